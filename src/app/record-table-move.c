/* Rows that move: up and down, in and out of each other, by key and by dragging. */
#include "app/record-table-private.h"
#include "model/order-key.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

#define LEVELS 3

/* --- where a row may stand ------------------------------------------------------------------- */

static gboolean
is_movable (ConcordRecordTable *table)
{
  if (concord_record_table_is_matrix (table) || table->document == NULL)
    return FALSE;
  if (table->sort_column < 0)
    return TRUE;
  concord_record_table_say (table,
                            _ ("The rows are sorted by a column. Choose “Rows in their own order” "
                               "to move them."),
                            TRUE);
  return FALSE;
}

static guint
find_position (GListModel *siblings, ConcordRecord *record)
{
  for (guint i = 0; i < g_list_model_get_n_items (siblings); i++)
    {
      g_autoptr (ConcordRecord) child = g_list_model_get_item (siblings, i);

      if (child == record)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* (transfer full): the sibling @steps further on, or NULL. */
static ConcordRecord *
find_sibling (ConcordRecord *record, int steps)
{
  ConcordRecord *parent = concord_record_get_parent (record);
  GListModel *siblings
      = parent == NULL ? NULL : concord_record_get_children (parent, concord_record_get_role (record));
  int position = siblings == NULL ? 0 : (int) find_position (siblings, record) + steps;

  return siblings == NULL || position < 0 ? NULL
                                          : g_list_model_get_item (siblings, (guint) position);
}

/* How many levels stand below @record. */
static int
count_levels (ConcordRecordTable *table, ConcordRecord *record)
{
  GListModel *below = concord_record_get_children (record, table->role);
  int deepest = 0;

  for (guint i = 0; below != NULL && i < g_list_model_get_n_items (below); i++)
    {
      g_autoptr (ConcordRecord) child = g_list_model_get_item (below, i);

      deepest = MAX (deepest, 1 + count_levels (table, child));
    }
  return deepest;
}

static gboolean
is_inside (ConcordRecord *record, ConcordRecord *ancestor)
{
  for (; record != NULL; record = concord_record_get_parent (record))
    if (record == ancestor)
      return TRUE;
  return FALSE;
}

/* Says why @record, or a new row where it is NULL, can't stand under @parent; else TRUE. */
static gboolean
check_parent (ConcordRecordTable *table, ConcordRecord *record, ConcordRecord *parent)
{
  g_autofree char *name = record == NULL ? NULL : concord_record_dup_name (record);
  g_autofree char *words = NULL;
  int depth;

  if (!table->nested)
    return TRUE;
  if (record != NULL && is_inside (parent, record))
    words = g_strdup_printf (_ ("“%s” can't stand under itself."), name);
  else if (g_strcmp0 (concord_record_get_type_name (parent), concord_record_table_get_row_type (table))
           == 0)
    {
      depth = concord_record_table_get_depth (table, parent) + 1;
      if (record == NULL && depth >= LEVELS)
        words = g_strdup (_ ("Rows go three levels deep. Add it one level up."));
      else if (record != NULL && depth + count_levels (table, record) >= LEVELS)
        words = g_strdup_printf (
            depth >= LEVELS ? _ ("“%s” would be on a fourth level. Rows go three levels deep: put it "
                                 "under a row further out.")
                            : _ ("What stands under “%s” would be on a fourth level. Rows go three "
                                 "levels deep: move that out first."),
            name);
    }
  if (words == NULL)
    return TRUE;
  concord_record_table_say (table, words, TRUE);
  return FALSE;
}

/* --- moving ---------------------------------------------------------------------------------- */

/* Before @sibling (nullable) under @parent; the moved row stays the current one. */
static gboolean
move_to (ConcordRecordTable *table, ConcordRecord *record, ConcordRecord *parent,
         ConcordRecord *sibling)
{
  g_autofree char *id = g_strdup (concord_record_get_id (record));
  g_autofree char *role = g_strdup (concord_record_get_role (record));
  g_autoptr (GError) error = NULL;

  if (!check_parent (table, record, parent))
    return FALSE;
  if (!concord_document_move (table->document, record, parent, role, sibling, &error))
    {
      concord_record_table_say (table, error->message, TRUE);
      return FALSE;
    }
  concord_record_table_say (table, NULL, FALSE);
  table->row = table->anchor_row = concord_record_table_find_row (table, id);
  gtk_single_selection_set_selected (table->selection, table->row);
  concord_record_table_refresh (table);
  concord_record_table_focus_later (table);
  return TRUE;
}

void
concord_record_table_move (ConcordRecordTable *table, int direction)
{
  ConcordRecord *record = concord_record_table_get_record (table, table->row);
  g_autoptr (ConcordRecord) next = NULL;
  g_autoptr (ConcordRecord) before = NULL;

  if (record == NULL || !is_movable (table))
    return;
  next = find_sibling (record, direction);
  if (next == NULL)
    return;
  if (direction < 0)
    before = g_object_ref (next);
  else
    before = find_sibling (record, 2);
  move_to (table, record, concord_record_get_parent (record), before);
}

/* In: the last under the sibling above. Out: right after what it stands under. */
void
concord_record_table_step_level (ConcordRecordTable *table, int direction)
{
  ConcordRecord *record = concord_record_table_get_record (table, table->row);
  ConcordRecord *parent = record == NULL ? NULL : concord_record_get_parent (record);
  g_autoptr (ConcordRecord) sibling = NULL;

  if (parent == NULL || !table->nested || !is_movable (table))
    return;
  if (direction > 0)
    {
      sibling = find_sibling (record, -1);
      if (sibling == NULL)
        concord_record_table_say (table, _ ("A row moves in under the one above it on its own level; "
                                            "there is none above this one."),
                                  FALSE);
      else
        move_to (table, record, sibling, NULL);
      return;
    }
  if (concord_record_table_get_depth (table, record) == 0)
    {
      concord_record_table_say (table, _ ("This row is on the outermost level already."), FALSE);
      return;
    }
  sibling = find_sibling (parent, 1);
  move_to (table, record, concord_record_get_parent (parent), sibling);
}

gboolean
concord_record_table_place (ConcordRecordTable *table, ConcordRecord *record, ConcordRecord *target,
                            ConcordRowPlace where)
{
  g_autoptr (ConcordRecord) sibling = NULL;

  if (record == target || !is_movable (table) || (where == CONCORD_ROW_INSIDE && !table->nested))
    return FALSE;
  if (where == CONCORD_ROW_INSIDE)
    return move_to (table, record, target, NULL);
  sibling = where == CONCORD_ROW_BEFORE ? g_object_ref (target) : find_sibling (target, 1);
  return move_to (table, record, concord_record_get_parent (target), sibling);
}

void
concord_record_table_add_below (ConcordRecordTable *table, gboolean inside)
{
  ConcordRecord *record = concord_record_table_get_record (table, table->row);
  ConcordRecord *parent;
  g_autoptr (ConcordRecord) next = NULL;
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *order = NULL;
  g_autofree char *id = NULL;

  if (record == NULL || !is_movable (table))
    {
      concord_record_table_add (table);
      return;
    }
  parent = inside ? record : concord_record_get_parent (record);
  if (!check_parent (table, NULL, parent))
    return;
  words = g_strdup_printf (_ ("Add %s"), concord_record_types_get_label (
                                             concord_record_table_get_row_type (table)));
  step = concord_step_new (words);
  id = concord_document_plan_add (table->document, step, parent, table->role);
  next = inside ? NULL : find_sibling (record, 1);
  if (next != NULL)
    {
      order = concord_order_key_between (concord_record_get_order (record),
                                         concord_record_get_order (next));
      concord_step_place (step, id, concord_record_get_id (parent), table->role, order);
    }
  if (!concord_document_perform (table->document, step, &error))
    {
      concord_record_table_say (table, error->message, TRUE);
      return;
    }
  concord_record_table_say (table, NULL, FALSE);
  table->row = table->anchor_row = concord_record_table_find_row (table, id);
  table->column = table->anchor_column = 0;
  concord_record_table_focus_later (table);
}

gboolean
concord_record_table_focus_reason (ConcordRecordTable *table)
{
  gboolean wanted = table->reason_wanted;

  table->reason_wanted = FALSE;
  for (guint i = 0; wanted && i < table->columns->len; i++)
    {
      ConcordTableColumn *column = table->columns->pdata[i];

      if (column->field != NULL && strcmp (column->field->name, "reason") == 0)
        return concord_record_table_focus_cell (table, table->row, i);
    }
  return FALSE;
}
