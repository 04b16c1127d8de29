/* Texts that were refused in a table's cells, and what is said of them. */
#include "app/page.h"
#include "app/record-table-private.h"

/* The record that a text is left at: the row's, the link's, or one that is still to be made at the
 * end of the rows. NULL where a matrix has no such link. */
static char *
dup_cell_id (ConcordRecordTable *table, ConcordTableColumn *column, const char *row_id,
             GPtrArray *rests_on)
{
  ConcordRecord *parent;

  if (row_id != NULL && column->linked)
    return concord_record_table_dup_link_id (table, column, row_id, rests_on);
  if (row_id != NULL)
    {
      g_ptr_array_add (rests_on, (gpointer) row_id);
      return g_strdup (row_id);
    }
  parent = concord_record_table_find_parent (table);
  if (parent == NULL)
    return NULL;
  g_ptr_array_add (rests_on, (gpointer) concord_record_get_id (parent));
  return g_strconcat ("new ", concord_record_get_id (parent), " ", table->role, NULL);
}

const ConcordPendingCell *
concord_record_table_find_pending (ConcordRecordTable *table, ConcordTableColumn *column,
                                   const char *row_id)
{
  const char *name = concord_table_column_get_name (column);
  g_autoptr (GPtrArray) rests_on = NULL;
  g_autofree char *id = NULL;

  if (name == NULL || table->document == NULL
      || concord_pending_cells_get_count (concord_pending_cells_get (table->document)) == 0)
    return NULL;
  rests_on = g_ptr_array_new ();
  id = dup_cell_id (table, column, row_id, rests_on);
  return id == NULL ? NULL
                    : concord_pending_cells_find (concord_pending_cells_get (table->document), id,
                                                  name);
}

void
concord_record_table_leave_pending (ConcordRecordTable *table, ConcordTableColumn *column,
                                    const char *row_id, const char *text, const char *reason)
{
  g_autoptr (GPtrArray) rests_on = g_ptr_array_new ();
  g_autofree char *id = dup_cell_id (table, column, row_id, rests_on);

  if (id == NULL)
    return;
  g_ptr_array_add (rests_on, NULL);
  concord_pending_cells_leave (concord_pending_cells_get (table->document), id,
                               concord_table_column_get_name (column),
                               (const char *const *) rests_on->pdata, text, reason);
}

void
concord_record_table_clear_pending (ConcordRecordTable *table, ConcordTableColumn *column,
                                    const char *row_id)
{
  g_autoptr (GPtrArray) rests_on = g_ptr_array_new ();
  g_autofree char *id = dup_cell_id (table, column, row_id, rests_on);

  if (id != NULL)
    concord_pending_cells_clear (concord_pending_cells_get (table->document), id,
                                 concord_table_column_get_name (column));
}

void
concord_record_table_move_pending (ConcordRecordTable *table, const char *row_id)
{
  ConcordTableColumn *first = concord_record_table_get_column (table, 0);
  g_autoptr (GPtrArray) rests_on = g_ptr_array_new ();
  g_autofree char *id = dup_cell_id (table, first, NULL, rests_on);

  if (id != NULL)
    concord_pending_cells_move (concord_pending_cells_get (table->document), id, row_id);
}

/* --- following ------------------------------------------------------------------------------- */

static void
pending_changed (ConcordPendingCells *pending, ConcordRecordTable *table)
{
  if (table->pasting)
    return;
  /* Undo and other screens mend as well as typing does. */
  if (table->complained && concord_pending_cells_get_count (pending) == 0)
    concord_record_table_complain (table, NULL);
  concord_record_table_refresh (table);
}

void
concord_record_table_follow_pending (ConcordRecordTable *table, ConcordDocument *document)
{
  if (table->document != NULL)
    g_signal_handlers_disconnect_by_func (concord_pending_cells_get (table->document),
                                          pending_changed, table);
  table->complained = FALSE;
  if (document != NULL)
    g_signal_connect_object (concord_pending_cells_get (document), "changed",
                             G_CALLBACK (pending_changed), table, 0);
}

void
concord_record_table_complain (ConcordRecordTable *table, const char *words)
{
  if (words == NULL)
    {
      concord_record_table_relent (table, NULL);
      return;
    }
  concord_record_table_say (table, words, TRUE);
  concord_page_refuse (GTK_WIDGET (table), words);
  table->complained = TRUE;
}

/* Words that stay as they are move nothing on the page. */
void
concord_record_table_relent (ConcordRecordTable *table, const char *words)
{
  concord_record_table_say (table, words, FALSE);
  if (table->complained)
    concord_page_refuse (GTK_WIDGET (table), NULL);
  table->complained = FALSE;
}
