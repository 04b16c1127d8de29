/* The values behind a table's cells: which record and field each shows, and how one is entered. */
#include "app/page.h"
#include "app/reason-popover.h"
#include "app/record-table-private.h"
#include "app/typed.h"
#include "model/record-types.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

/* --- link records ---------------------------------------------------------------------------- */

/* The end of a link whose type is @type: the row, the column's or one of the chosen ends. */
static const char *
find_end (ConcordRecordTable *table, ConcordTableColumn *column, const char *row_id,
          const char *type)
{
  if (g_strcmp0 (concord_record_table_get_row_type (table), type) == 0)
    return row_id;
  if (column->end != NULL && strcmp (concord_record_get_type_name (column->end), type) == 0)
    return concord_record_get_id (column->end);
  if (table->subject != NULL && strcmp (concord_record_get_type_name (table->subject), type) == 0)
    return concord_record_get_id (table->subject);
  if (table->second != NULL && strcmp (concord_record_get_type_name (table->second), type) == 0)
    return concord_record_get_id (table->second);
  return NULL;
}

/* The record under which links of the table's type stand. */
static ConcordRecord *
find_link_parent (ConcordRecordTable *table, ConcordTableColumn *column, const char *row_id)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  for (guint i = 0; i < n_roles; i++)
    if (strcmp (roles[i].child, table->link) == 0)
      return concord_document_find (table->document,
                                    find_end (table, column, row_id, roles[i].parent));
  return NULL;
}

/* Keys in the table's order; "" for those that say nothing. NULL where an end is missing. */
static GPtrArray *
new_keys (ConcordRecordTable *table, ConcordTableColumn *column, const char *row_id)
{
  ConcordRecordClass *klass = concord_record_types_get_class (table->link);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  gboolean answered = FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const ConcordField *field = &klass->fields[i];
      const char *key = "";

      if (!field->key)
        continue;
      if (field->kind == CONCORD_KIND_REFERENCE)
        key = find_end (table, column, row_id, field->target);
      else if (!answered && column->answer != NULL)
        {
          key = column->answer;
          answered = TRUE;
        }
      if (key == NULL)
        return NULL;
      g_ptr_array_add (keys, (gpointer) key);
    }
  g_ptr_array_add (keys, NULL);
  return g_steal_pointer (&keys);
}

ConcordRecord *
concord_record_table_find_target (ConcordRecordTable *table, ConcordTableColumn *column,
                                  ConcordRecord *row)
{
  g_autoptr (GPtrArray) keys = NULL;
  ConcordRecord *parent;

  if (row == NULL || !column->linked)
    return row;
  parent = find_link_parent (table, column, concord_record_get_id (row));
  keys = parent == NULL ? NULL : new_keys (table, column, concord_record_get_id (row));
  if (keys == NULL)
    return NULL;
  return concord_document_find_link (table->document, table->link, parent,
                                     (const char *const *) keys->pdata);
}

static gboolean
plan_link (ConcordRecordTable *table, ConcordStep *step, ConcordTableColumn *column,
           const char *row_id, const char *typed, GError **error)
{
  ConcordRecord *parent = find_link_parent (table, column, row_id);
  g_autoptr (GPtrArray) keys = parent == NULL ? NULL : new_keys (table, column, row_id);
  guint length = concord_step_get_length (step);
  ConcordRecord *link;
  g_autofree char *id = NULL;
  const ConcordChange *last;

  if (keys == NULL)
    return TRUE;
  link = concord_document_find_link (table->document, table->link, parent,
                                     (const char *const *) keys->pdata);
  id = concord_document_plan_link (table->document, step, parent, table->link,
                                   (const char *const *) keys->pdata);
  if (!concord_typed_plan (table->document, step, id, link, column->field, typed, error))
    {
      concord_step_truncate (step, length);
      return FALSE;
    }
  /* An empty cell that stays empty makes no record. */
  last = concord_step_get_change (step, concord_step_get_length (step) - 1);
  if (link == NULL && last->value == NULL)
    concord_step_truncate (step, length);
  return TRUE;
}

gboolean
concord_record_table_plan_cell (ConcordRecordTable *table, ConcordStep *step,
                                ConcordTableColumn *column, const char *row_id, ConcordRecord *row,
                                const char *typed, GError **error)
{
  if (column->field == NULL)
    return TRUE;
  if (column->linked)
    return plan_link (table, step, column, row_id, typed, error);
  return concord_typed_plan (table->document, step, row_id, row, column->field, typed, error);
}

/* --- refusals -------------------------------------------------------------------------------- */

static char *
dup_refusal_key (ConcordTableColumn *column, const char *row_id)
{
  return g_strdup_printf ("%s %u", row_id, column->index);
}

const ConcordRefusal *
concord_record_table_find_refusal (ConcordRecordTable *table, ConcordTableColumn *column,
                                   ConcordRecord *row)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (table->refusals) == 0)
    return NULL;
  key = dup_refusal_key (column, row == NULL ? "" : concord_record_get_id (row));
  return g_hash_table_lookup (table->refusals, key);
}

void
concord_record_table_refuse (ConcordRecordTable *table, ConcordTableColumn *column,
                             const char *row_id, const char *text, const char *reason)
{
  ConcordRefusal *refusal = g_new0 (ConcordRefusal, 1);

  refusal->text = g_strdup (text);
  refusal->reason = g_strdup (reason);
  g_hash_table_replace (table->refusals, dup_refusal_key (column, row_id), refusal);
}

void
concord_record_table_accept (ConcordRecordTable *table, ConcordTableColumn *column,
                             const char *row_id)
{
  g_autofree char *key = dup_refusal_key (column, row_id);

  g_hash_table_remove (table->refusals, key);
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
      if (!column->linked)
        return concord_typed_new_step (table->document, row, column->field);
      {
        g_autofree char *name = concord_record_dup_name (row);

        /* Translators: the label of a step: a column and a row: "Score, likely of In-house". */
        words = g_strdup_printf (_ ("%s of %s"), column->title, name);
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

/* Scores and marks have a reason beside them; a change is asked for it. */
static void
ask_reason (ConcordRecordTable *table, ConcordTableColumn *column, ConcordRecord *row)
{
  ConcordRecord *link = concord_record_table_find_target (table, column, row);
  const ConcordField *reason
      = link == NULL ? NULL : concord_record_find_field (link, "reason");

  if (reason == NULL || reason == column->field || !concord_field_is_number (column->field)
      || concord_record_is_absent (link, column->field) || column->end != NULL)
    return;
  table->reason_wanted = TRUE;
  concord_record_table_say (table,
                            concord_record_is_absent (link, reason)
                                ? _ ("Now say why, in the column Reason: a score without a reason "
                                     "can be challenged.")
                                : _ ("The score is another one now. Does its reason still hold? It "
                                     "stands in the column Reason."),
                            FALSE);
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

  concord_record_table_accept (table, column, concord_record_get_id (record));
  concord_record_table_say (table, NULL, FALSE);
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

  if (cell == NULL)
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
  if (column->field == NULL || (record == NULL && *typed == '\0'))
    return TRUE;
  step = new_step (table, column, record, &row_id);
  if (!concord_record_table_plan_cell (table, step, column, row_id, record, typed, &error)
      || !concord_document_perform (table->document, step, &error))
    {
      if (wants_reason (error)
          && concord_record_table_ask_why (table, column, record, step, typed))
        return FALSE;
      concord_record_table_refuse (table, column, record == NULL ? "" : row_id, typed,
                                   error->message);
      concord_record_table_say (table, error->message, TRUE);
      concord_record_table_refresh_row (table, record);
      return FALSE;
    }
  concord_record_table_accept (table, column, record == NULL ? "" : row_id);
  concord_record_table_say (table, NULL, FALSE);
  if (column->linked)
    ask_reason (table, column, record);
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

        if (column == NULL)
          continue;
        concord_record_table_accept (table, column,
                                     record == NULL ? "" : concord_record_get_id (record));
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
    concord_record_table_say (table, NULL, FALSE);
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
concord_record_table_refresh (ConcordRecordTable *table)
{
  table->stale = !gtk_widget_get_mapped (GTK_WIDGET (table));
  if (table->stale)
    return;
  for (guint i = 0; i < table->cells->len; i++)
    concord_record_cell_refresh (table->cells->pdata[i]);
}
