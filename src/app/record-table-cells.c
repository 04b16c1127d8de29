/* The values behind a table's cells: which record and field each shows, and how one is entered. */
#include "app/page.h"
#include "app/reason-popover.h"
#include "app/record-table-private.h"
#include "app/typed.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

/* --- planning -------------------------------------------------------------------------------- */

gboolean
concord_record_table_plan_cell (ConcordRecordTable *table, ConcordStep *step,
                                ConcordTableColumn *column, const char *row_id, ConcordRecord *row,
                                const char *typed, GError **error)
{
  if (column->kind != NULL)
    return column->kind->plan (table->document, step, row_id, row, typed, error);
  if (column->field == NULL)
    return TRUE;
  if (column->linked)
    return concord_record_table_plan_link (table, step, column, row_id, typed, error);
  return concord_typed_plan (table->document, step, row_id, row, column->field, typed, error);
}

/* --- entering -------------------------------------------------------------------------------- */

/* The step for a cell of a row that is there, or of the empty last row, which then becomes one. */
static ConcordStep *
new_step (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *row, char **row_id)
{
  const char *label;
  g_autofree char *words = NULL;
  ConcordStep *step;

  if (row != NULL)
    {
      *row_id = g_strdup (concord_record_get_id (row));
      if (!column->linked && column->field != NULL)
        return concord_typed_new_step (table->document, row, column->field);
      {
        g_autofree char *name = concord_record_dup_name (row);
        g_autofree char *title = column->kind == NULL ? g_strdup (column->title)
                                                      : concord_table_column_dup_label (column);

        /* Translators: the label of a step: a column and a row: "Score, likely of In-house". */
        words = g_strdup_printf (_ ("%s of %s"), title, name);
        return concord_step_new (words);
      }
    }
  label = concord_record_types_get_label (concord_record_table_get_row_type (table));
  words = g_strdup_printf (_ ("Add %s"), label);
  step = concord_step_new (words);
  *row_id = concord_document_plan_add (table->document, step,
                                       concord_record_table_find_parent (table), table->role);
  return step;
}

/* Scores and marks have a reason beside them; a change is asked for it. The words that ask, or
 * NULL. */
static const char *
ask_reason (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *row)
{
  ConcordRecord *link = column->linked ? concord_record_table_find_target (table, column, row) : NULL;
  const ConcordField *reason
      = link == NULL ? NULL : concord_record_find_field (link, "reason");

  if (reason == NULL || reason == column->field || !concord_field_is_number (column->field)
      || concord_record_is_absent (link, column->field) || column->end != NULL)
    return NULL;
  table->reason_wanted = TRUE;
  return concord_record_is_absent (link, reason)
             ? _ ("Now say why, in the column Reason: a score without a reason can be challenged.")
             : _ ("The score is another one now. Does its reason still hold? It stands in the "
                  "column Reason.");
}

/* --- reasons --------------------------------------------------------------------------------- */

static ConcordRecordCell *
find_cell (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *record)
{
  for (guint i = 0; i < table->cells->len; i++)
    {
      ConcordRecordCell *cell = table->cells->pdata[i];

      if (concord_record_cell_get_record (cell) == record
          && concord_record_cell_get_column (cell) == column->index
          && gtk_widget_get_mapped (GTK_WIDGET (cell)))
        return cell;
    }
  return NULL;
}

static void
reason_given (ConcordRecordCell *cell, ConcordReasonPopover *popover)
{
  ConcordRecordTable *table
      = CONCORD_RECORD_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (cell), CONCORD_TYPE_RECORD_TABLE));
  ConcordTableColumn *column
      = concord_record_table_get_column (table, concord_record_cell_get_column (cell));
  ConcordRecord *record = concord_record_cell_get_record (cell);

  concord_record_table_clear_pending (table, column, concord_record_get_id (record));
  concord_record_table_complain (table, NULL);
  concord_record_table_refresh (table);
}

/* "Moderated mark of Open book: 6 → 7": what is there and what was typed. */
static char *
dup_change (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *row,
            const char *typed)
{
  ConcordRecord *target = concord_record_table_find_target (table, column, row);
  g_autofree char *old = target == NULL ? g_strdup ("–")
                                        : concord_record_dup_text (target, column->field);
  g_autofree char *name = concord_record_dup_name (row);
  g_autofree char *label = concord_field_dup_label (column->field);

  /* Translators: a field, the row it stands in, the old value and the new one, which stay
   * in one line. */
  return g_strdup_printf (_ ("%s of “%s”: %s → %s"), label, name, old, *typed == '\0' ? "–" : typed);
}

gboolean
concord_record_table_ask_why (ConcordRecordTable *table, ConcordTableColumn *column,
                              ConcordRecord *row, ConcordStep *step, const char *typed)
{
  ConcordRecordCell *cell = row == NULL ? NULL : find_cell (table, column, row);
  ConcordReasonPopover *popover;
  g_autofree char *change = NULL;

  if (cell == NULL || column->field == NULL)
    return FALSE;
  change = dup_change (table, column, row, typed);
  popover = concord_reason_popover_new (table->document, step,
                                        concord_field_is_number (column->field)
                                            ? _ ("Why does this mark change?")
                                            : _ ("Why does this change?"),
                                        change);
  concord_record_cell_pop_up (cell, GTK_WIDGET (popover));
  g_signal_connect_object (popover, "performed", G_CALLBACK (reason_given), cell,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (gtk_widget_grab_focus), cell,
                           G_CONNECT_SWAPPED);
  concord_reason_popover_open (popover);
  return TRUE;
}

/* --- taking ---------------------------------------------------------------------------------- */

static gboolean
wants_reason (const GError *error)
{
  return g_error_matches (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_REASON);
}

gboolean
concord_record_table_enter_in (ConcordRecordTable *table, ConcordTableColumn *column,
                               ConcordRecord *record, const char *typed)
{
  g_autofree char *row_id = NULL;
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;

  table->reason_wanted = FALSE;
  if (concord_table_column_get_name (column) == NULL)
    return TRUE;
  if (record == NULL && *typed == '\0')
    {
      concord_record_table_clear_pending (table, column, NULL);
      concord_record_table_complain (table, NULL);
      return TRUE;
    }
  step = new_step (table, column, record, &row_id);
  if (!concord_record_table_plan_cell (table, step, column, row_id, record, typed, &error)
      || !concord_document_perform (table->document, step, &error))
    {
      if (wants_reason (error)
          && concord_record_table_ask_why (table, column, record, step, typed))
        return FALSE;
      concord_record_table_leave_pending (table, column, record == NULL ? NULL : row_id, typed,
                                          error->message);
      concord_record_table_complain (table, error->message);
      return FALSE;
    }
  concord_record_table_clear_pending (table, column, record == NULL ? NULL : row_id);
  if (record == NULL)
    concord_record_table_move_pending (table, row_id);
  concord_record_table_relent (table, ask_reason (table, column, record));
  concord_record_table_refresh_row (table, record);
  return TRUE;
}

gboolean
concord_record_table_enter (ConcordRecordTable *table, const char *typed)
{
  ConcordTableColumn *column = concord_record_table_get_column (table, table->column);

  return column != NULL
         && concord_record_table_enter_in (
             table, column, concord_record_table_get_record (table, table->row), typed);
}

/* Empties the range as one step. */
void
concord_record_table_clear (ConcordRecordTable *table)
{
  g_autoptr (ConcordStep) step = concord_step_new (_ ("Clear cells"));
  g_autoptr (GError) error = NULL;

  for (guint row = MIN (table->row, table->anchor_row); row <= MAX (table->row, table->anchor_row);
       row++)
    for (guint c = MIN (table->column, table->anchor_column);
         c <= MAX (table->column, table->anchor_column); c++)
      {
        ConcordTableColumn *column = concord_record_table_get_column (table, c);
        ConcordRecord *record = concord_record_table_get_record (table, row);

        if (column == NULL || concord_table_column_get_name (column) == NULL)
          continue;
        concord_record_table_clear_pending (table, column,
                                            record == NULL ? NULL : concord_record_get_id (record));
        if (record != NULL)
          concord_record_table_plan_cell (table, step, column, concord_record_get_id (record),
                                          record, "", NULL);
      }
  if (!concord_document_perform (table->document, step, &error))
    {
      ConcordTableColumn *column = concord_record_table_get_column (table, table->column);
      ConcordRecord *record = concord_record_table_get_record (table, table->row);

      if (!wants_reason (error) || table->row != table->anchor_row
          || table->column != table->anchor_column
          || !concord_record_table_ask_why (table, column, record, step, ""))
        concord_record_table_say (table, error->message, TRUE);
    }
  else
    concord_record_table_complain (table, NULL);
  concord_record_table_refresh (table);
}

void
concord_record_table_refresh_row (ConcordRecordTable *table, ConcordRecord *row)
{
  for (guint i = 0; i < table->cells->len; i++)
    if (concord_record_cell_get_record (table->cells->pdata[i]) == row)
      concord_record_cell_refresh (table->cells->pdata[i]);
}

void
concord_record_table_refresh_column (ConcordRecordTable *table, ConcordTableColumn *column)
{
  for (guint i = 0; i < table->cells->len; i++)
    if (concord_record_cell_get_column (table->cells->pdata[i]) == column->index)
      concord_record_cell_refresh (table->cells->pdata[i]);
}

void
concord_record_table_refresh (ConcordRecordTable *table)
{
  table->stale = !gtk_widget_get_mapped (GTK_WIDGET (table));
  if (table->stale)
    return;
  for (guint i = 0; i < table->cells->len; i++)
    concord_record_cell_refresh (table->cells->pdata[i]);
}
