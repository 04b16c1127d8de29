/* The link records behind the cells of a matrix: which one a row and the chosen ends make. */
#include "app/record-table-private.h"
#include "app/typed.h"
#include "model/id.h"
#include "model/record-types.h"

#include <string.h>

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

gboolean
concord_record_table_plan_link (ConcordRecordTable *table, ConcordStep *step,
                                ConcordTableColumn *column, const char *row_id, const char *typed,
                                GError **error)
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

char *
concord_record_table_dup_link_id (ConcordRecordTable *table, ConcordTableColumn *column,
                                  const char *row_id, GPtrArray *rests_on)
{
  ConcordRecord *parent = find_link_parent (table, column, row_id);
  g_autoptr (GPtrArray) keys = parent == NULL ? NULL : new_keys (table, column, row_id);

  if (keys == NULL)
    return NULL;
  g_ptr_array_add (rests_on, (gpointer) concord_record_get_id (parent));
  for (guint i = 0; i + 1 < keys->len; i++)
    if (concord_document_find (table->document, keys->pdata[i]) != NULL)
      g_ptr_array_add (rests_on, keys->pdata[i]);
  return concord_id_new_link (table->link, concord_record_get_id (parent),
                              (const char *const *) keys->pdata);
}
