#include "model/canonical.h"

#include "model/append.h"
#include "model/document-private.h"

#include "concord-words.h"
#include <string.h>

/* A value on one line: what would end the line or look like an escape is escaped. */
static void
append_value (GString *line, const char *value)
{
  for (;;)
    {
      gsize plain = 0;

      while (value[plain] != '\0' && value[plain] != '\n' && value[plain] != '\\')
        plain++;
      concord_append_bytes (line, value, plain);
      value += plain;
      if (*value == '\0')
        return;
      concord_append (line, *value == '\n' ? "\\n" : "\\\\");
      value++;
    }
}

static void
append_line (GString *lines, const char *mark, const char *name, const char *value)
{
  concord_append (lines, mark);
  concord_append (lines, name);
  concord_append_bytes (lines, "=", 1);
  append_value (lines, value);
  concord_append_bytes (lines, "\n", 1);
}

void
concord_canonical_append_place (GString *lines, const char *id, const char *type,
                                const char *parent, const char *role, const char *order)
{
  const char *words[] = { id, type, parent == NULL ? "-" : parent, role, order };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      concord_append (lines, words[i]);
      concord_append_bytes (lines, i + 1 == G_N_ELEMENTS (words) ? "\n" : " ", 1);
    }
}

void
concord_canonical_append_field (GString *lines, const char *name, const char *value)
{
  append_line (lines, " ", name, value);
}

static void
append_record (ConcordRecord *record, GString *lines, GString *scratch)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);
  const GPtrArray *unknown = concord_record_get_unknown (record);
  ConcordRecord *parent = concord_record_get_parent (record);

  concord_canonical_append_place (lines, concord_record_get_id (record),
                                  concord_record_get_type_name (record),
                                  parent == NULL ? NULL : concord_record_get_id (parent),
                                  concord_record_get_role (record),
                                  concord_record_get_order (record));
  for (guint i = 0; i < n_fields; i++)
    {
      const char *value = concord_record_peek_canonical (record, &fields[i], scratch);

      if (value != NULL)
        concord_canonical_append_field (lines, fields[i].name, value);
    }
  for (guint i = 0; unknown != NULL && i < unknown->len; i++)
    {
      const ConcordUnknown *kept = unknown->pdata[i];

      append_line (lines, " +", kept->name == NULL ? "" : kept->name, kept->text);
    }
}

/* A record, or its lines at @start, and the first bytes of its id as a number that sorts as they
 * do. */
typedef struct
{
  guint64 key;
  ConcordRecord *record;
  gsize start;
} Row;

static guint64
get_key (const char *id)
{
  guint64 key = 0;

  for (int i = 0; i < 8; i++)
    {
      key = key << 8 | (guint8) *id;
      id += *id != '\0';
    }
  return key;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return strcmp (concord_record_get_id (one->record), concord_record_get_id (other->record));
}

/* All records, by id. */
static GArray *
sort_records (ConcordDocument *document)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (Row),
                                    g_hash_table_size (document->records) + 1);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, document->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      Row row = { .key = get_key (concord_record_get_id (record)), .record = record };

      g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_rows);
  return rows;
}

typedef void (*LinesFunc) (const GString *lines, gpointer data);

static void
each_record (ConcordDocument *document, LinesFunc func, gpointer data)
{
  g_autoptr (GArray) rows = sort_records (document);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) scratch = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_string_truncate (lines, 0);
      append_record (g_array_index (rows, Row, i).record, lines, scratch);
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

struct _ConcordCanonical
{
  GArray *rows; /* by id */
  GString *text;
};

ConcordCanonical *
concord_canonical_new (ConcordDocument *document)
{
  ConcordCanonical *canonical = g_new0 (ConcordCanonical, 1);
  g_autoptr (GString) scratch = g_string_new (NULL);

  canonical->rows = sort_records (document);
  canonical->text = g_string_sized_new (128 * (gsize) canonical->rows->len);
  for (guint i = 0; i < canonical->rows->len; i++)
    {
      Row *row = &g_array_index (canonical->rows, Row, i);

      row->start = canonical->text->len;
      append_record (row->record, canonical->text, scratch);
      /* From here on it is nobody's. */
      row->record = NULL;
    }
  return canonical;
}

void
concord_canonical_free (ConcordCanonical *canonical)
{
  g_array_unref (canonical->rows);
  g_string_free (canonical->text, TRUE);
  g_free (canonical);
}

char *
concord_canonical_dup_hash_of (const ConcordCanonical *canonical)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) canonical->text->str,
                                      canonical->text->len);
}

guint
concord_canonical_get_n_records (const ConcordCanonical *canonical)
{
  return canonical->rows->len;
}

/* The first row whose key is not below @key. */
static guint
find_key (const ConcordCanonical *canonical, guint64 key)
{
  guint low = 0, high = canonical->rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (canonical->rows, Row, middle).key < key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const char *
concord_canonical_find (const ConcordCanonical *canonical, const char *id, guint *index,
                        gsize *length)
{
  guint64 key = get_key (id);
  gsize size = strlen (id);

  for (guint i = find_key (canonical, key); i < canonical->rows->len; i++)
    {
      const Row *row = &g_array_index (canonical->rows, Row, i);
      const char *lines = canonical->text->str + row->start;

      if (row->key != key)
        return NULL;
      if (strncmp (lines, id, size) != 0 || lines[size] != ' ')
        continue;
      *index = i;
      *length = (i + 1 < canonical->rows->len ? row[1].start : canonical->text->len) - row->start;
      return lines;
    }
  return NULL;
}

gboolean
concord_canonical_equal (ConcordDocument *a, ConcordDocument *b)
{
  GHashTableIter iter;
  gpointer record;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);
  g_autoptr (GString) scratch = g_string_new (NULL);

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
      append_record (record, lines, scratch);
      append_record (other, others, scratch);
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
  replayed->base_was_read = document->base_was_read;
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
