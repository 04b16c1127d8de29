#include "model/canonical.h"

#include "model/document-private.h"

#include "concord-words.h"
#include <string.h>

/* A value on one line: what would end the line or look like an escape is escaped. */
static void
append_value (GString *line, const char *value)
{
  for (;;)
    {
      gsize plain = strcspn (value, "\n\\");

      g_string_append_len (line, value, (gssize) plain);
      value += plain;
      if (*value == '\0')
        return;
      g_string_append (line, *value == '\n' ? "\\n" : "\\\\");
      value++;
    }
}

static void
append_line (GString *lines, const char *mark, const char *name, const char *value)
{
  g_string_append (lines, mark);
  g_string_append (lines, name);
  g_string_append_c (lines, '=');
  append_value (lines, value);
  g_string_append_c (lines, '\n');
}

/* Where and what the record is: "id type parent role order". */
static void
append_place (ConcordRecord *record, GString *lines)
{
  ConcordRecord *parent = concord_record_get_parent (record);
  const char *words[] = { concord_record_get_id (record), concord_record_get_type_name (record),
                          parent == NULL ? "-" : concord_record_get_id (parent),
                          concord_record_get_role (record), concord_record_get_order (record) };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_string_append (lines, words[i]);
      g_string_append_c (lines, i + 1 == G_N_ELEMENTS (words) ? '\n' : ' ');
    }
}

static void
append_record (ConcordRecord *record, GString *lines)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);
  const GPtrArray *unknown = concord_record_get_unknown (record);

  append_place (record, lines);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = concord_record_dup_canonical (record, &fields[i]);

      if (value != NULL)
        append_line (lines, " ", fields[i].name, value);
    }
  for (guint i = 0; unknown != NULL && i < unknown->len; i++)
    {
      const ConcordUnknown *kept = unknown->pdata[i];

      append_line (lines, " +", kept->name == NULL ? "" : kept->name, kept->text);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (concord_record_get_id (*(ConcordRecord *const *) a),
                 concord_record_get_id (*(ConcordRecord *const *) b));
}

/* All records, by id. */
static GPtrArray *
sort_records (ConcordDocument *document)
{
  GPtrArray *records = g_ptr_array_sized_new (g_hash_table_size (document->records));
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, document->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, record);
  g_ptr_array_sort (records, compare_ids);
  return records;
}

typedef void (*LinesFunc) (const GString *lines, gpointer data);

static void
each_record (ConcordDocument *document, LinesFunc func, gpointer data)
{
  g_autoptr (GPtrArray) records = sort_records (document);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_string_truncate (lines, 0);
      append_record (records->pdata[i], lines);
      func (lines, data);
    }
}

static void
feed (const GString *lines, gpointer data)
{
  g_checksum_update (data, (const guchar *) lines->str, (gssize) lines->len);
}

static void
append (const GString *lines, gpointer data)
{
  g_string_append_len (data, lines->str, (gssize) lines->len);
}

char *
concord_canonical_dup_hash (ConcordDocument *document)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  each_record (document, feed, sum);
  return g_strdup (g_checksum_get_string (sum));
}

char *
concord_canonical_dup_text (ConcordDocument *document)
{
  GString *text = g_string_new (NULL);

  each_record (document, append, text);
  return g_string_free (text, FALSE);
}

gboolean
concord_canonical_equal (ConcordDocument *a, ConcordDocument *b)
{
  GHashTableIter iter;
  gpointer record;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);

  if (g_hash_table_size (a->records) != g_hash_table_size (b->records))
    return FALSE;
  g_hash_table_iter_init (&iter, a->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      ConcordRecord *other = concord_document_find (b, concord_record_get_id (record));

      if (other == NULL)
        return FALSE;
      g_string_truncate (lines, 0);
      g_string_truncate (others, 0);
      append_record (record, lines);
      append_record (other, others);
      if (!g_string_equal (lines, others))
        return FALSE;
    }
  return TRUE;
}

ConcordDocument *
concord_canonical_replay (ConcordDocument *document, guint n_revisions)
{
  ConcordDocument *replayed;

  /* The first change of a base makes the project record, which a new document has. */
  replayed = concord_document_new_for (concord_step_get_change (document->base, 0)->id);
  replayed->newer_minor = document->newer_minor;
  replayed->quiet = TRUE;
  concord_document_apply_all (replayed, document->base, NULL, NULL, NULL);
  concord_step_unref (replayed->base);
  replayed->base = concord_step_ref (document->base);
  for (guint r = 0; r < n_revisions; r++)
    {
      ConcordRevision *revision = document->revisions->pdata[r];

      g_ptr_array_add (replayed->revisions, concord_revision_ref (revision));
      for (guint i = 0; i < revision->steps->len; i++)
        concord_document_apply_all (replayed, revision->steps->pdata[i], NULL, NULL, NULL);
    }
  replayed->quiet = FALSE;
  return replayed;
}

static void
complain (GPtrArray *problems, const char *format, guint number)
{
  g_ptr_array_add (problems, g_strdup_printf (format, number));
}

GPtrArray *
concord_canonical_verify (ConcordDocument *document)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ConcordDocument) replayed = concord_canonical_replay (document, 0);
  g_autofree char *before = concord_canonical_dup_hash (replayed);

  for (guint i = 0; i < document->warnings->len; i++)
    g_ptr_array_add (problems, g_strdup (document->warnings->pdata[i]));
  replayed->quiet = TRUE;
  for (guint r = 0; r < document->revisions->len; r++)
    {
      ConcordRevision *revision = document->revisions->pdata[r];
      g_autofree char *hash = concord_revision_dup_hash (revision);
      g_autofree char *state = NULL;
      int missed = 0;

      for (guint i = 0; i < revision->steps->len; i++)
        missed += concord_document_apply_all (replayed, revision->steps->pdata[i], NULL, NULL, NULL);
      state = concord_canonical_dup_hash (replayed);
      if (!g_strv_contains ((const char *const *) revision->parents, before))
        complain (problems, _ ("Revision %u does not follow the one before it."), r + 1);
      if (revision->raw != NULL)
        complain (problems,
                  _ ("Revision %u was made with a newer version of Concord; only that can check it."),
                  r + 1);
      else if (strcmp (hash, revision->id) != 0)
        complain (problems, _ ("Revision %u was changed after it was sealed."), r + 1);
      if (missed > 0 || strcmp (state, revision->state) != 0)
        complain (problems, _ ("The steps of revision %u do not give the state that it was sealed with."),
                  r + 1);
      g_free (before);
      before = g_strdup (revision->id);
    }
  return problems;
}
