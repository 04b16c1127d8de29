/* Making single changes: the only place that writes records outside loading. */
#include "model/document-private.h"
#include "model/id.h"
#include "model/order-key.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

#define DEPTH_MAX 50

static gboolean
fail (GError **error, ConcordDocumentError code, const char *format, const char *what)
{
  g_set_error (error, CONCORD_DOCUMENT_ERROR, (int) code, format, what);
  return FALSE;
}

static void
touch (ConcordDocument *document, ConcordRecord *record)
{
  document->serials[CONCORD_RECORD_GET_CLASS (record)->index]++;
  document->serial++;
  concord_record_touch_parent (record);
}

static void
touch_place (ConcordDocument *document, ConcordRecord *record)
{
  document->shapes[CONCORD_RECORD_GET_CLASS (record)->index]++;
  touch (document, record);
}

static ConcordRecord *
find_or_fail (ConcordDocument *document, const char *id, GError **error)
{
  ConcordRecord *record = concord_document_find (document, id);

  if (record == NULL)
    fail (error, CONCORD_DOCUMENT_ERROR_NO_RECORD, _ ("There is no record %s."),
          id == NULL ? "?" : id);
  return record;
}

/* A reference must point to a record of the type that the field asks for. */
static gboolean
check_reference (ConcordDocument *document, const ConcordField *field, const char *value,
                 GError **error)
{
  ConcordRecord *target;

  if (field->kind != CONCORD_KIND_REFERENCE || value == NULL || document->quiet)
    return TRUE;
  target = g_hash_table_lookup (document->records, value);
  if (target == NULL)
    return fail (error, CONCORD_DOCUMENT_ERROR_REFERENCE,
                 _ ("The record %s that it refers to is not in this project."), value);
  if (field->target != NULL && concord_record_get_type_name (target) != field->target)
    return fail (error, CONCORD_DOCUMENT_ERROR_REFERENCE,
                 _ ("The record that it refers to is not a %s."),
                 concord_record_types_get_label (field->target));
  return TRUE;
}

/* A year goes with a series and with nothing else, and must be one that a file can hold. */
static gboolean
check_year (const ConcordField *field, int year, GError **error)
{
  gboolean good = field->kind == CONCORD_KIND_SERIES
                      ? year >= CONCORD_SERIES_FIRST_YEAR && year <= CONCORD_SERIES_LAST_YEAR
                      : year == 0;

  return good
         || fail (error, CONCORD_DOCUMENT_ERROR_NO_FIELD,
                  _ ("There is no such year of the field %s."), field->name);
}

gboolean
concord_document_is_newer_choice (ConcordDocument *document, const ConcordField *field, const char *value)
{
  ConcordCell cell;

  return document->newer_minor > 0 && document->quiet && value != NULL
         && (field->kind == CONCORD_KIND_CHOICE || field->kind == CONCORD_KIND_FLAG)
         && !concord_field_read (field, value, &cell, NULL);
}

/* The field is absent to this version, and the value is written back where it stood. */
static void
keep_choice (ConcordRecord *record, const ConcordField *field, const char *value)
{
  g_free (concord_record_take_unknown (record, field));
  concord_record_write (record, field, 0, NULL, NULL);
  concord_record_keep_unknown (record, field->name, field->name, value);
}

/* A new value takes the place of one that only a newer version knows. */
static void
replace_unknown (ConcordRecord *record, const ConcordField *field, const ConcordChange *change,
                 ConcordStep *inverse)
{
  g_autofree char *kept = concord_record_take_unknown (record, field);

  if (kept != NULL && inverse != NULL)
    concord_step_keep (inverse, change->id, field->name, field->name, kept);
}

static gboolean
apply_set (ConcordDocument *document, const ConcordChange *change, ConcordStep *inverse,
           GError **error)
{
  ConcordRecord *record = find_or_fail (document, change->id, error);
  const ConcordField *field;
  g_autofree char *before = NULL;

  if (record == NULL)
    return FALSE;
  field = concord_record_find_field (record, change->field);
  if (field == NULL)
    return fail (error, CONCORD_DOCUMENT_ERROR_NO_FIELD, _ ("There is no field called %s."),
                 change->field);
  if (!check_year (field, change->year, error))
    return FALSE;
  if (concord_document_is_newer_choice (document, field, change->value))
    {
      keep_choice (record, field, change->value);
      return TRUE;
    }
  if (concord_record_holds (record, field, change->year, change->value))
    {
      /* The newer version cleared its value; here a blank cell that is cleared keeps it. */
      if (document->quiet)
        replace_unknown (record, field, change, NULL);
      return TRUE;
    }
  if (field->key && !concord_record_is_absent (record, field) && !document->quiet)
    return fail (error, CONCORD_DOCUMENT_ERROR_KEY,
                 _ ("What a link joins can't change; remove it and make another (%s)."),
                 change->field);
  if (!check_reference (document, field, change->value, error))
    return FALSE;
  if (inverse != NULL)
    before = concord_record_dup_held (record, field, change->year);
  if (!concord_record_write (record, field, change->year, change->value, error))
    return FALSE;
  if (inverse != NULL)
    concord_step_set_year (inverse, change->id, field->name, change->year, before);
  replace_unknown (record, field, change, inverse);
  touch (document, record);
  if (!document->quiet)
    g_object_notify_by_pspec (G_OBJECT (record), field->pspec);
  return TRUE;
}

/* How many records stand above @record. */
static guint
get_depth (ConcordRecord *record)
{
  guint depth = 0;

  for (; record != NULL; record = concord_record_get_parent (record))
    depth++;
  return depth;
}

/* How many levels @record and what is below it take. */
static guint
get_height (ConcordRecord *record)
{
  g_autofree const char **roles = concord_record_get_roles (record);
  guint most = 0;

  for (const char **role = roles; *role != NULL; role++)
    {
      GListModel *children = concord_record_get_children (record, *role);

      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

          most = MAX (most, get_height (child));
        }
    }
  return most + 1;
}

/* A file's reader refuses elements that stand too deep in each other. */
static gboolean
check_depth (ConcordRecord *parent, guint height, GError **error)
{
  if (get_depth (parent) + height <= DEPTH_MAX)
    return TRUE;
  g_set_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_PLACE,
               _ ("Records stand at most %d deep in each other."), DEPTH_MAX);
  return FALSE;
}

/* The parent of a place, or NULL where a record of @type can't stand there. */
static ConcordRecord *
find_place (ConcordDocument *document, const char *type, const ConcordChange *change,
            GError **error)
{
  ConcordRecord *parent = find_or_fail (document, change->parent, error);
  const ConcordChildRole *role;

  if (parent == NULL)
    return NULL;
  role = change->role == NULL
             ? NULL
             : concord_roles_find (concord_record_get_type_name (parent), change->role);
  if (role == NULL || strcmp (role->child, type) != 0)
    {
      fail (error, CONCORD_DOCUMENT_ERROR_PLACE, _ ("A %s can't stand in this place."),
            concord_record_types_get_label (type));
      return NULL;
    }
  if (change->order == NULL || !concord_order_key_is_valid (change->order))
    {
      fail (error, CONCORD_DOCUMENT_ERROR_PLACE, _ ("“%s” is not a place in an order."),
            change->order == NULL ? "" : change->order);
      return NULL;
    }
  return parent;
}

static gboolean
apply_add (ConcordDocument *document, const ConcordChange *change, ConcordStep *inverse,
           GError **error)
{
  ConcordRecord *parent, *record;

  if (!concord_id_is_valid (change->id))
    return fail (error, CONCORD_DOCUMENT_ERROR_NO_RECORD, _ ("“%s” is not the id of a record."),
                 change->id);
  if (g_hash_table_contains (document->records, change->id))
    return fail (error, CONCORD_DOCUMENT_ERROR_TAKEN, _ ("The id %s is in use already."),
                 change->id);
  if (change->type == NULL || concord_record_types_get_class (change->type) == NULL)
    return fail (error, CONCORD_DOCUMENT_ERROR_PLACE, _ ("There is no kind of record called %s."),
                 change->type == NULL ? "?" : change->type);
  parent = find_place (document, change->type, change, error);
  if (parent == NULL || !check_depth (parent, 1, error))
    return FALSE;
  record = concord_record_new (change->type, change->id);
  concord_record_set_document (record, document);
  g_hash_table_insert (document->records, (gpointer) concord_record_get_id (record), record);
  concord_record_set_place (record, parent, change->role, change->order);
  if (inverse != NULL)
    concord_step_remove (inverse, change->id);
  touch_place (document, record);
  return TRUE;
}

static gboolean
apply_place (ConcordDocument *document, const ConcordChange *change, ConcordStep *inverse,
             GError **error)
{
  ConcordRecord *record = find_or_fail (document, change->id, error);
  ConcordRecord *parent, *old;

  if (record == NULL)
    return FALSE;
  parent = find_place (document, concord_record_get_type_name (record), change, error);
  if (parent == NULL)
    return FALSE;
  old = concord_record_get_parent (record);
  if (parent == old && concord_record_get_role (record) == change->role
      && strcmp (concord_record_get_order (record), change->order) == 0)
    return TRUE;
  if (concord_record_is_inside (parent, record))
    return fail (error, CONCORD_DOCUMENT_ERROR_PLACE, _ ("A record can't stand below itself (%s)."),
                 change->id);
  if (CONCORD_RECORD_GET_CLASS (record)->is_link && parent != old)
    return fail (error, CONCORD_DOCUMENT_ERROR_KEY,
                 _ ("What a link joins can't change; remove it and make another (%s)."),
                 change->id);
  if (parent != old && !check_depth (parent, get_height (record), error))
    return FALSE;
  if (inverse != NULL)
    concord_step_place (inverse, change->id, concord_record_get_id (old),
                        concord_record_get_role (record), concord_record_get_order (record));
  concord_record_touch_parent (record);
  concord_record_set_place (record, parent, change->role, change->order);
  touch_place (document, record);
  return TRUE;
}

static void
describe_series (ConcordRecord *record, const ConcordField *field, ConcordStep *step)
{
  ConcordSeries *series = NULL;

  g_object_get (record, field->name, &series, NULL);
  for (guint k = 0; k < concord_series_get_length (series); k++)
    {
      int year = concord_series_get_year (series, k);
      g_autofree char *number = concord_record_dup_held (record, field, year);

      concord_step_set_year (step, concord_record_get_id (record), field->name, year, number);
    }
  g_clear_pointer (&series, concord_series_unref);
}

/* As in files: short fields, then long ones, then what a newer version wrote. */
static void
describe_fields (ConcordRecord *record, ConcordStep *step)
{
  const char *id = concord_record_get_id (record);
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);
  const GPtrArray *unknown = concord_record_get_unknown (record);

  for (guint i = 0; i < 2 * n_fields; i++)
    {
      const ConcordField *field = &fields[i % n_fields];
      g_autofree char *value = NULL;

      if (concord_field_is_long (field) != (i >= n_fields))
        continue;
      if (field->kind == CONCORD_KIND_SERIES)
        {
          describe_series (record, field, step);
          continue;
        }
      value = concord_record_dup_held (record, field, 0);
      if (value != NULL)
        concord_step_set (step, id, field->name, value);
    }
  for (guint i = 0; unknown != NULL && i < unknown->len; i++)
    {
      const ConcordUnknown *kept = unknown->pdata[i];

      concord_step_keep (step, id, kept->after, kept->name, kept->text);
    }
}

static void
describe_places (ConcordRecord *record, ConcordStep *step, GPtrArray *found)
{
  ConcordRecord *parent = concord_record_get_parent (record);
  g_autofree const char **roles = concord_record_get_roles (record);

  concord_step_add (step, concord_record_get_id (record), concord_record_get_type_name (record),
                    parent == NULL ? NULL : concord_record_get_id (parent),
                    concord_record_get_role (record), concord_record_get_order (record));
  g_ptr_array_add (found, record);
  for (const char **role = roles; *role != NULL; role++)
    {
      GListModel *children = concord_record_get_children (record, *role);

      for (guint i = 0; i < g_list_model_get_n_items (children); i++)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, i);

          describe_places (child, step, found);
        }
    }
}

/* All records come before any field: one of them may refer to another that stands further on. */
void
concord_document_describe (ConcordDocument *document, ConcordRecord *record, ConcordStep *step)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  describe_places (record, step, found);
  for (guint i = 0; i < found->len; i++)
    describe_fields (found->pdata[i], step);
}

/* In the order of files, so that a file's base reads as it stands in memory. */
void
concord_document_describe_whole (ConcordRecord *record, ConcordStep *step)
{
  const ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  ConcordRecord *parent = concord_record_get_parent (record);

  concord_step_add (step, concord_record_get_id (record), klass->type_name,
                    parent == NULL ? NULL : concord_record_get_id (parent),
                    concord_record_get_role (record),
                    parent == NULL ? NULL : concord_record_get_order (record));
  describe_fields (record, step);
  for (guint r = 0; r < klass->n_roles; r++)
    {
      const char *role = klass->roles[r].role;
      guint n = concord_record_count_children (record, role);

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (ConcordRecord) child
              = g_list_model_get_item (concord_record_get_children (record, role), i);

          concord_document_describe_whole (child, step);
        }
    }
}

/* Takes the sub-tree out, leaves first. */
static void
drop (ConcordDocument *document, ConcordRecord *record)
{
  g_autofree const char **roles = concord_record_get_roles (record);

  for (const char **role = roles; *role != NULL; role++)
    {
      GListModel *children = concord_record_get_children (record, *role);

      for (guint n = g_list_model_get_n_items (children); n > 0; n--)
        {
          g_autoptr (ConcordRecord) child = g_list_model_get_item (children, n - 1);

          drop (document, child);
        }
    }
  g_object_ref (record);
  touch_place (document, record);
  memset (document->recent, 0, sizeof document->recent);
  g_hash_table_remove (document->records, concord_record_get_id (record));
  concord_record_set_place (record, NULL, NULL, NULL);
  concord_record_set_document (record, NULL);
  g_object_unref (record);
}

static gboolean
apply_remove (ConcordDocument *document, const ConcordChange *change, ConcordStep *inverse,
              GError **error)
{
  ConcordRecord *record = find_or_fail (document, change->id, error);

  if (record == NULL)
    return FALSE;
  if (record == CONCORD_RECORD (document->project))
    return fail (error, CONCORD_DOCUMENT_ERROR_PLACE,
                 _ ("The project itself can't be removed (%s)."), change->id);
  if (inverse != NULL)
    concord_document_describe (document, record, inverse);
  drop (document, record);
  return TRUE;
}

gboolean
concord_document_apply (ConcordDocument *document, const ConcordChange *change,
                        ConcordStep *inverse, GError **error)
{
  ConcordRecord *record;

  switch (change->kind)
    {
    case CONCORD_CHANGE_SET:
      return apply_set (document, change, inverse, error);
    case CONCORD_CHANGE_ADD:
      return apply_add (document, change, inverse, error);
    case CONCORD_CHANGE_PLACE:
      return apply_place (document, change, inverse, error);
    case CONCORD_CHANGE_REMOVE:
      return apply_remove (document, change, inverse, error);
    case CONCORD_CHANGE_KEEP:
    default:
      record = find_or_fail (document, change->id, error);
      if (record != NULL)
        concord_record_keep_unknown (record, change->field, change->name, change->value);
      return record != NULL;
    }
}

/* What takes back the last change goes first. */
static void
reverse_groups (ConcordStep *step, const GArray *starts, guint end)
{
  g_autoptr (ConcordStep) copy = concord_step_again (step);

  concord_step_truncate (step, 0);
  for (guint g = starts->len; g > 0; g--)
    {
      guint from = g_array_index (starts, guint, g - 1);

      for (guint i = from; i < end; i++)
        concord_step_append_known (step, concord_step_get_change (copy, i));
      end = from;
    }
}

int
concord_document_apply_all (ConcordDocument *document, const ConcordStep *step,
                            ConcordStep *inverse, ConcordStep *made, GError **error)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  int missed = 0;

  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      guint start = inverse == NULL ? 0 : concord_step_get_length (inverse);

      if (!concord_document_apply (document, concord_step_get_change (step, i), inverse,
                                   inverse == NULL ? NULL : error))
        {
          missed++;
          if (inverse == NULL)
            continue;
          reverse_groups (inverse, starts, concord_step_get_length (inverse));
          concord_document_apply_all (document, inverse, NULL, NULL, NULL);
          return -1;
        }
      if (inverse == NULL || concord_step_get_length (inverse) == start)
        continue;
      g_array_append_val (starts, start);
      if (made != NULL)
        concord_step_append_known (made, concord_step_get_change (step, i));
    }
  if (inverse != NULL)
    reverse_groups (inverse, starts, concord_step_get_length (inverse));
  return missed;
}
