#include "model/scale.h"

#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

double
concord_scale_get_top_of (ConcordRecord *target, const ConcordField *field)
{
  const ConcordField *top
      = target == NULL || field->top == NULL ? NULL : concord_record_find_field (target, field->top);

  return top == NULL ? (double) NAN : concord_record_get_number (target, top);
}

double
concord_scale_get_top (ConcordDocument *document, ConcordRecord *record, const ConcordField *field)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);
  double top = NAN;

  if (field->top == NULL)
    return NAN;
  for (guint i = 0; i < n_fields && isnan (top); i++)
    if (fields[i].key && fields[i].kind == CONCORD_KIND_REFERENCE)
      {
        g_autofree char *id = concord_record_dup_canonical (record, &fields[i]);

        top = concord_scale_get_top_of (concord_document_find (document, id), field);
      }
  return top;
}

gboolean
concord_scale_check (const ConcordField *field, double top, const char *canonical, GError **error)
{
  ConcordField narrow = *field;
  ConcordCell cell;

  if (canonical == NULL || isnan (top))
    return TRUE;
  /* A range that has a bottom of its own keeps it. */
  narrow.range = (ConcordRange){ TRUE, field->range.is_set ? field->range.low : -INFINITY, top };
  return concord_field_read (&narrow, canonical, &cell, error);
}

/* --- steps ---------------------------------------------------------------------------------- */

/* What a step sets, by "ID FIELD": the last value of each. */
static GHashTable *
collect_set (const ConcordStep *step)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);

      if (change->kind == CONCORD_CHANGE_SET)
        g_hash_table_replace (set, g_strdup_printf ("%s %s", change->id, change->field),
                              change->value);
    }
  return set;
}

/* The value that a field has once the step is done, NULL for absent. @record may be NULL. */
static char *
dup_after (GHashTable *set, ConcordRecord *record, const char *id, const ConcordField *field)
{
  g_autofree char *key = g_strdup_printf ("%s %s", id, field->name);
  gpointer value;

  if (g_hash_table_lookup_extended (set, key, NULL, &value))
    return g_strdup (value);
  return record == NULL ? NULL : concord_record_dup_canonical (record, field);
}

/* The top of a scale once the step is done. */
static double
get_top_after (ConcordDocument *document, GHashTable *set, const ConcordRecordClass *klass,
               const char *id, const ConcordField *field)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *target_id = NULL;
      g_autofree char *top = NULL;
      ConcordRecord *target;
      const ConcordField *row;
      double number;

      if (!klass->fields[i].key || klass->fields[i].kind != CONCORD_KIND_REFERENCE)
        continue;
      target_id = dup_after (set, concord_document_find (document, id), id, &klass->fields[i]);
      target = concord_document_find (document, target_id);
      row = target == NULL ? NULL : concord_record_find_field (target, field->top);
      top = row == NULL ? NULL : dup_after (set, target, target_id, row);
      if (top != NULL && concord_number_read (top, &number))
        return number;
    }
  return NAN;
}

/* The type of the record that a change is about: one that is there, or that the step adds. */
static const ConcordRecordClass *
find_class (ConcordDocument *document, GHashTable *added, const char *id)
{
  ConcordRecord *record = concord_document_find (document, id);
  const char *type = g_hash_table_lookup (added, id);

  if (record != NULL)
    return CONCORD_RECORD_GET_CLASS (record);
  return type == NULL ? NULL : concord_record_types_get_class (type);
}

static const ConcordField *
find_scaled (const ConcordRecordClass *klass, const char *name)
{
  for (guint i = 0; klass != NULL && i < klass->n_fields; i++)
    if (klass->fields[i].top != NULL && strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

gboolean
concord_scale_check_step (ConcordDocument *document, const ConcordStep *step, GError **error)
{
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) set = NULL; /* made when it is first needed: few steps give marks */

  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);
      const ConcordRecordClass *klass;
      const ConcordField *field;

      if (change->kind == CONCORD_CHANGE_ADD && change->type != NULL)
        g_hash_table_insert (added, change->id, (gpointer) change->type);
      if (change->kind != CONCORD_CHANGE_SET || change->value == NULL)
        continue;
      klass = find_class (document, added, change->id);
      field = find_scaled (klass, change->field);
      if (field == NULL)
        continue;
      if (set == NULL)
        set = collect_set (step);
      if (!concord_scale_check (field, get_top_after (document, set, klass, change->id, field),
                                change->value, error))
        return FALSE;
    }
  return TRUE;
}
