/* Ready-made steps: set, add, link, remove, move. */
#include "model/document.h"
#include "model/id.h"
#include "model/order-key.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

ConcordStep *
concord_document_new_set_step (ConcordDocument *document, ConcordRecord *record, const char *field,
                               const char *value)
{
  const ConcordField *row = concord_record_find_field (record, field);
  g_autofree char *name = concord_record_dup_name (record);
  g_autofree char *label = row == NULL ? g_strdup (field) : concord_field_dup_label (row);
  /* Translators: the label of a step: a field and the record it belongs to: "Need of Revenues". */
  g_autofree char *words = g_strdup_printf (_ ("%s of %s"), label, name);
  ConcordStep *step = concord_step_new (words);

  concord_step_set (step, concord_record_get_id (record), field, value);
  return step;
}

gboolean
concord_document_set (ConcordDocument *document, ConcordRecord *record, const char *field,
                      const char *value, const char *reason, GError **error)
{
  g_autoptr (ConcordStep) step = concord_document_new_set_step (document, record, field, value);

  concord_step_set_reason (step, reason);
  return concord_document_perform (document, step, error);
}

static char *
dup_last_order (ConcordRecord *parent, const char *role)
{
  GListModel *children = concord_record_get_children (parent, role);
  guint n = g_list_model_get_n_items (children);
  g_autoptr (ConcordRecord) last = n == 0 ? NULL : g_list_model_get_item (children, n - 1);

  return last == NULL ? NULL : g_strdup (concord_record_get_order (last));
}

/* The order key of the last child that @step itself adds there, else of the last that is there. */
static char *
dup_next_order (ConcordStep *step, ConcordRecord *parent, const char *role)
{
  const char *parent_id = concord_record_get_id (parent);
  g_autofree char *last = dup_last_order (parent, role);

  for (guint i = concord_step_get_length (step); i > 0; i--)
    {
      const ConcordChange *change = concord_step_get_change (step, i - 1);

      if (change->kind == CONCORD_CHANGE_ADD && strcmp (change->role, role) == 0
          && g_strcmp0 (change->parent, parent_id) == 0)
        return concord_order_key_between (change->order, NULL);
    }
  return concord_order_key_between (last, NULL);
}

static char *
plan_add (ConcordStep *step, ConcordRecord *parent, const char *type, const char *role, char *id)
{
  g_autofree char *order = dup_next_order (step, parent, role);

  concord_step_add (step, id, type, concord_record_get_id (parent), role, order);
  return id;
}

char *
concord_document_plan_add (ConcordDocument *document, ConcordStep *step, ConcordRecord *parent,
                           const char *role)
{
  const ConcordChildRole *row = concord_roles_find (concord_record_get_type_name (parent), role);

  g_return_val_if_fail (row != NULL, NULL);
  return plan_add (step, parent, row->child, row->role, concord_id_new ());
}

char *
concord_document_plan_link (ConcordDocument *document, ConcordStep *step, ConcordRecord *parent,
                            const char *type_name, const char *const *keys)
{
  const ConcordChildRole *row
      = concord_roles_find_child (concord_record_get_type_name (parent), type_name);
  ConcordRecordClass *klass = concord_record_types_get_class (type_name);
  char *id = concord_id_new_link (type_name, concord_record_get_id (parent), keys);

  g_return_val_if_fail (row != NULL && klass != NULL && klass->is_link, id);
  if (concord_document_find (document, id) != NULL || concord_step_adds (step, id))
    return id;
  plan_add (step, parent, row->child, row->role, id);
  for (guint i = 0; i < klass->n_fields && *keys != NULL; i++)
    if (klass->fields[i].key)
      {
        concord_step_set (step, id, klass->fields[i].name, **keys == '\0' ? NULL : *keys);
        keys++;
      }
  return id;
}

gboolean
concord_document_set_link (ConcordDocument *document, ConcordRecord *parent, const char *type_name,
                           const char *const *keys, const char *field, const char *value,
                           const char *reason, GError **error)
{
  ConcordRecordClass *klass = concord_record_types_get_class (type_name);
  g_autofree char *parent_name = concord_record_dup_name (parent);
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;
  g_autoptr (ConcordStep) step = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, field) == 0)
      label = concord_field_dup_label (&klass->fields[i]);
  words = g_strdup_printf (_ ("%s of %s"), label == NULL ? field : label, parent_name);
  step = concord_step_new (words);
  concord_step_set_reason (step, reason);
  /* An empty cell that stays empty makes no record. */
  if (value == NULL && concord_document_find_link (document, type_name, parent, keys) == NULL)
    return TRUE;
  id = concord_document_plan_link (document, step, parent, type_name, keys);
  concord_step_set (step, id, field, value);
  return concord_document_perform (document, step, error);
}

/* Appends to @step what gives the new record @id the values of @source. */
static void
plan_values (ConcordStep *step, const char *id, ConcordRecord *source)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (source, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = concord_record_dup_canonical (source, &fields[i]);
      g_auto (GStrv) years = NULL;

      if (value == NULL)
        continue;
      if (fields[i].kind != CONCORD_KIND_SERIES)
        {
          concord_step_set (step, id, fields[i].name, value);
          continue;
        }
      /* A series changes year by year; its text is "2026:1 2027:2.5". */
      years = g_strsplit (value, " ", -1);
      for (guint y = 0; years[y] != NULL; y++)
        {
          char *number = NULL;
          gint64 year = g_ascii_strtoll (years[y], &number, 10);

          if (*number == ':')
            concord_step_set_year (step, id, fields[i].name, (int) year, number + 1);
        }
    }
}

static void
plan_children (ConcordDocument *document, ConcordStep *step, ConcordRecord *source)
{
  const char *type = concord_record_get_type_name (source);
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  for (guint r = 0; r < n_roles; r++)
    {
      GListModel *children;

      if (g_strcmp0 (roles[r].parent, type) != 0)
        continue;
      children = concord_record_get_children (source, roles[r].role);
      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);
          const char *id = concord_record_get_id (child);

          /* One that was taken in before and moved elsewhere stays where it is. */
          if (concord_document_find (document, id) != NULL || concord_step_adds (step, id))
            continue;
          concord_step_add (step, id, roles[r].child, concord_record_get_id (source),
                            roles[r].role, concord_record_get_order (child));
          plan_values (step, id, child);
          plan_children (document, step, child);
        }
    }
}

gboolean
concord_document_plan_copy (ConcordDocument *document, ConcordStep *step, ConcordRecord *source,
                            ConcordRecord *parent)
{
  const ConcordChildRole *row = concord_roles_find_child (concord_record_get_type_name (parent),
                                                          concord_record_get_type_name (source));
  const char *id = concord_record_get_id (source);

  g_return_val_if_fail (row != NULL, FALSE);
  if (concord_document_find (document, id) != NULL || concord_step_adds (step, id))
    return FALSE;
  g_free (plan_add (step, parent, row->child, row->role, g_strdup (id)));
  plan_values (step, id, source);
  plan_children (document, step, source);
  return TRUE;
}

/* What stands below @source as new records below the new record @id. */
static void
plan_new_children (ConcordStep *step, const char *id, ConcordRecord *source)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  for (guint r = 0; r < n_roles; r++)
    {
      GListModel *children;

      if (g_strcmp0 (roles[r].parent, concord_record_get_type_name (source)) != 0)
        continue;
      children = concord_record_get_children (source, roles[r].role);
      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);
          g_autofree char *new_id = concord_id_new ();

          concord_step_add (step, new_id, roles[r].child, id, roles[r].role,
                            concord_record_get_order (child));
          plan_values (step, new_id, child);
          plan_new_children (step, new_id, child);
        }
    }
}

char *
concord_document_plan_duplicate (ConcordDocument *document, ConcordStep *step,
                                 ConcordRecord *source, ConcordRecord *parent)
{
  const ConcordChildRole *row = concord_roles_find_child (concord_record_get_type_name (parent),
                                                          concord_record_get_type_name (source));
  char *id;

  g_return_val_if_fail (row != NULL, NULL);
  id = plan_add (step, parent, row->child, row->role, concord_id_new ());
  plan_values (step, id, source);
  plan_new_children (step, id, source);
  return id;
}

ConcordRecord *
concord_document_add (ConcordDocument *document, ConcordRecord *parent, const char *role,
                      GError **error)
{
  const ConcordChildRole *row = concord_roles_find (concord_record_get_type_name (parent), role);
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;
  g_autoptr (ConcordStep) step = NULL;

  g_return_val_if_fail (row != NULL, NULL);
  /* Translators: the label of a step: "Add service". */
  words = g_strdup_printf (_ ("Add %s"), concord_record_types_get_label (row->child));
  step = concord_step_new (words);
  id = concord_document_plan_add (document, step, parent, role);
  if (!concord_document_perform (document, step, error))
    return NULL;
  return concord_document_find (document, id);
}

/* Which field of @record refers to @target or to anything below it; NULL for none. */
static const ConcordField *
find_reference (ConcordDocument *document, ConcordRecord *record, ConcordRecord *target)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *id = NULL;

      if (fields[i].kind != CONCORD_KIND_REFERENCE)
        continue;
      id = concord_record_dup_canonical (record, &fields[i]);
      if (id != NULL && concord_record_is_inside (concord_document_find (document, id), target))
        return &fields[i];
    }
  return NULL;
}

GPtrArray *
concord_document_find_referrers (ConcordDocument *document, ConcordRecord *record)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      ConcordRecordClass *klass = g_type_class_peek (types[t]);
      gboolean refers = FALSE;
      g_autoptr (GPtrArray) records = NULL;

      for (guint i = 0; i < klass->n_fields; i++)
        refers |= klass->fields[i].kind == CONCORD_KIND_REFERENCE;
      if (!refers)
        continue;
      records = concord_document_list (document, klass->type_name);
      for (guint i = 0; i < records->len; i++)
        if (!concord_record_is_inside (records->pdata[i], record)
            && find_reference (document, records->pdata[i], record) != NULL)
          g_ptr_array_add (found, records->pdata[i]);
    }
  return found;
}

void
concord_document_plan_remove (ConcordDocument *document, ConcordStep *step, ConcordRecord *record)
{
  g_autoptr (GPtrArray) referrers = concord_document_find_referrers (document, record);

  for (guint i = 0; i < referrers->len; i++)
    {
      ConcordRecord *referrer = referrers->pdata[i];
      const char *id = concord_record_get_id (referrer);
      guint n_fields;
      const ConcordField *fields = concord_record_get_fields (referrer, &n_fields);

      if (CONCORD_RECORD_GET_CLASS (referrer)->is_link)
        {
          concord_step_remove (step, id);
          continue;
        }
      for (guint f = 0; f < n_fields; f++)
        {
          g_autofree char *target = NULL;

          if (fields[f].kind != CONCORD_KIND_REFERENCE)
            continue;
          target = concord_record_dup_canonical (referrer, &fields[f]);
          if (target != NULL && concord_record_is_inside (concord_document_find (document, target), record))
            concord_step_set (step, id, fields[f].name, NULL);
        }
    }
  concord_step_remove (step, concord_record_get_id (record));
}

gboolean
concord_document_remove (ConcordDocument *document, ConcordRecord *record, GError **error)
{
  g_autofree char *name = concord_record_dup_name (record);
  /* Translators: the label of a step: "Remove service Revenues". */
  g_autofree char *words
      = g_strdup_printf (_ ("Remove %s %s"),
                         concord_record_types_get_label (concord_record_get_type_name (record)),
                         name);
  g_autoptr (ConcordStep) step = concord_step_new (words);

  concord_document_plan_remove (document, step, record);
  return concord_document_perform (document, step, error);
}

/* The order key of the child that stands just ahead of @sibling and isn't @record. */
static char *
dup_order_ahead (GListModel *children, ConcordRecord *sibling, ConcordRecord *record)
{
  char *order = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

      if (child == sibling)
        break;
      if (child == record)
        continue;
      g_free (order);
      order = g_strdup (concord_record_get_order (child));
    }
  return order;
}

gboolean
concord_document_move (ConcordDocument *document, ConcordRecord *record, ConcordRecord *parent,
                       const char *role, ConcordRecord *sibling, GError **error)
{
  GListModel *children = concord_record_get_children (parent, role);
  g_autofree char *name = concord_record_dup_name (record);
  /* Translators: the label of a step: "Move Revenues". */
  g_autofree char *words = g_strdup_printf (_ ("Move %s"), name);
  g_autofree char *ahead = NULL;
  g_autofree char *order = NULL;
  g_autoptr (ConcordStep) step = concord_step_new (words);

  if (sibling == record)
    return TRUE;
  ahead = dup_order_ahead (children, sibling, record);
  order = concord_order_key_between (ahead,
                                     sibling == NULL ? NULL : concord_record_get_order (sibling));
  concord_step_place (step, concord_record_get_id (record), concord_record_get_id (parent), role,
                      order);
  return concord_document_perform (document, step, error);
}
