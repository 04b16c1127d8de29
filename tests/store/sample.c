#include "sample.h"

#include "model/record-types.h"

#include <string.h>

static const char awkward[]
    = " Café “£” <b> & \"quotes\" 'apostrophes' ]]>\nsecond line\n\n\tafter a tab, \360\237\217\233 "
      "\327\251\327\234\327\225\327\235 \331\205\330\261\330\255\330\250\330\247 &amp; &#10; \\n ";

static const char *
get_value (const ConcordField *field, char *buffer, gsize size)
{
  double low = field->range.is_set ? field->range.low : -1234;

  switch (field->kind)
    {
    case CONCORD_KIND_WHOLE:
      g_snprintf (buffer, size, "%.0f", low);
      return buffer;
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
      g_snprintf (buffer, size, "%g", low + 0.25);
      return buffer;
    case CONCORD_KIND_MONEY:
      return field->range.is_set ? "0.07" : "-0.07";
    case CONCORD_KIND_DATE:
      return "2028-02-29";
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
      return field->choices[1].nick;
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
    default:
      return awkward;
    }
}

ConcordRecord *
sample_find (ConcordDocument *document, const char *type)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, type);

  return records->len == 0 ? NULL : records->pdata[0];
}

static void
fill (ConcordDocument *document, ConcordRecord *record)
{
  const char *id = concord_record_get_id (record);
  g_autoptr (ConcordStep) step = concord_step_new (awkward);
  g_autoptr (GError) error = NULL;
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);

  concord_step_set_reason (step, awkward);
  for (guint i = 0; i < n_fields; i++)
    {
      char buffer[64];

      if (fields[i].key)
        continue;
      if (fields[i].kind == CONCORD_KIND_SERIES)
        {
          concord_step_set_year (step, id, fields[i].name, 2028, "0.1");
          concord_step_set_year (step, id, fields[i].name, 2026, "0");
          concord_step_set_year (step, id, fields[i].name, 2030, "1e+20");
        }
      else if (fields[i].kind == CONCORD_KIND_REFERENCE)
        concord_step_set (step, id, fields[i].name,
                          concord_record_get_id (sample_find (document, fields[i].target)));
      else
        concord_step_set (step, id, fields[i].name, get_value (&fields[i], buffer, sizeof buffer));
    }
  g_assert_true (concord_document_perform (document, step, &error));
  g_assert_no_error (error);
}

/* A link record between the first records of the types that it joins. */
static void
add_link (ConcordDocument *document, ConcordRecord *parent, const ConcordRecordClass *klass)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (ConcordStep) step = concord_step_new ("link");
  g_autofree char *id = NULL;

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].key && klass->fields[i].kind == CONCORD_KIND_REFERENCE)
      g_ptr_array_add (keys, (gpointer) concord_record_get_id (
                                 sample_find (document, klass->fields[i].target)));
    else if (klass->fields[i].key)
      g_ptr_array_add (keys, (gpointer) "a \"key\"\n& more");
  g_ptr_array_add (keys, NULL);
  id = concord_document_plan_link (document, step, parent, klass->type_name,
                                   (const char *const *) keys->pdata);
  g_assert_true (concord_document_perform (document, step, NULL));
}

static void
add_records (ConcordDocument *document, gboolean links)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  for (guint r = 0; r < n_roles; r++)
    {
      const ConcordRecordClass *klass = concord_record_types_get_class (roles[r].child);
      ConcordRecord *parent;

      if (roles[r].parent == NULL || klass->is_link != links)
        continue;
      parent = sample_find (document, roles[r].parent);
      if (links)
        add_link (document, parent, klass);
      else
        g_assert_nonnull (concord_document_add (document, parent, roles[r].role, NULL));
    }
}

void
sample_commit (ConcordDocument *document, const char *note)
{
  g_autoptr (ConcordRevision) revision = concord_document_prepare (document, note);

  g_assert_nonnull (revision);
  concord_document_commit (document, revision);
}

ConcordDocument *
sample_everything (void)
{
  ConcordDocument *document = concord_document_new ();
  guint n_types;
  const GType *types = concord_record_types_get (&n_types);

  concord_document_set_author (document, "Ann \"Officer\" <ann@example.org> & others");
  concord_document_set_now (document, 1795435200); /* 2026-11-23T12:00:00Z by date(1) */
  add_records (document, FALSE);
  add_records (document, TRUE);
  sample_commit (document, awkward);
  for (guint t = 0; t < n_types; t++)
    {
      const ConcordRecordClass *klass = g_type_class_peek (types[t]);
      ConcordRecord *record = sample_find (document, klass->type_name);

      g_assert_nonnull (record);
      fill (document, record);
    }
  sample_commit (document, NULL);
  return document;
}

ConcordDocument *
sample_small (void)
{
  ConcordDocument *document = concord_document_new ();
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *service;

  concord_document_set_author (document, "Ann");
  concord_document_set_now (document, 1795435200);
  concord_document_set (document, project, "title", "Small", NULL, NULL);
  service = concord_document_add (document, project, "services", NULL);
  concord_document_set (document, service, "name", "Revenues", NULL, NULL);
  concord_document_set (document, service, "need", "70", NULL, NULL);
  sample_commit (document, NULL);
  return document;
}

char *
sample_write (ConcordDocument *document)
{
  g_autoptr (GBytes) bytes = concord_project_write (document, NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (strnlen (text, length), ==, length);
  return g_strndup (text, length);
}

ConcordDocument *
sample_read (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_project_read (bytes, "x", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

char *
sample_refuse (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document = concord_project_read (bytes, "x", NULL, &error);

  g_assert_nonnull (error);
  g_assert_null (document);
  g_assert_true (error->domain == CONCORD_STORE_ERROR);
  return g_strdup (error->message);
}

char *
sample_get_file (const char *name, gsize *length)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "tests", "files", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

char *
sample_replace (const char *text, const char *old, const char *replacement)
{
  GString *copy = g_string_new (text);

  g_assert_nonnull (strstr (text, old));
  g_string_replace (copy, old, replacement, 1);
  return g_string_free (copy, FALSE);
}

char *
sample_get (ConcordRecord *record, const char *field)
{
  return concord_record_dup_canonical (record, concord_record_find_field (record, field));
}
