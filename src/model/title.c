/* What tells records of one name apart. */
#include "model/document-private.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

/* Of names, for comparing what people type. */
static char *
dup_folded (ConcordRecord *record)
{
  g_autofree char *name = concord_record_dup_name (record);

  return g_utf8_casefold (name, -1);
}

/* How many records of the type have each name. It is made anew once one of them has changed. */
static GHashTable *
get_names (ConcordDocument *document, const ConcordRecordClass *klass)
{
  ConcordNameCounts *names = &document->names[klass->index];
  g_autoptr (GPtrArray) records = NULL;

  if (names->counts != NULL && names->serial == document->serials[klass->index])
    return names->counts;
  g_clear_pointer (&names->counts, g_hash_table_unref);
  names->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names->serial = document->serials[klass->index];
  records = concord_document_list (document, klass->type_name);
  for (guint i = 0; i < records->len; i++)
    {
      char *name = dup_folded (records->pdata[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names->counts, name));

      g_hash_table_replace (names->counts, name, GUINT_TO_POINTER (n + 1));
    }
  return names->counts;
}

/* The records that have the name of @record, in order of place. */
static GPtrArray *
list_same (ConcordDocument *document, ConcordRecord *record)
{
  GPtrArray *same = g_ptr_array_new ();
  g_autoptr (GPtrArray) records
      = concord_document_list (document, concord_record_get_type_name (record));
  g_autofree char *wanted = dup_folded (record);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = dup_folded (records->pdata[i]);

      if (strcmp (name, wanted) == 0)
        g_ptr_array_add (same, records->pdata[i]);
    }
  return same;
}

/* The text of a field, or with NULL the name of the record above. */
static char *
dup_mark (ConcordRecord *record, const ConcordField *field)
{
  return field == NULL ? concord_record_dup_name (concord_record_get_parent (record))
                       : concord_record_dup_text (record, field);
}

static gboolean
tells_apart (const GPtrArray *same, const ConcordField *field)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < same->len; i++)
    {
      g_autofree char *mark = dup_mark (same->pdata[i], field);

      if (!g_hash_table_add (met, g_utf8_casefold (mark, -1)))
        return FALSE;
    }
  return TRUE;
}

/* The first choice or line of text that is another in each of them. */
static const ConcordField *
find_telling (const GPtrArray *same)
{
  guint n_fields;
  const ConcordField *fields = concord_record_get_fields (same->pdata[0], &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].kind == CONCORD_KIND_CHOICE || fields[i].kind == CONCORD_KIND_TEXT)
        && tells_apart (same, &fields[i]))
      return &fields[i];
  return NULL;
}

char *
concord_record_dup_title (ConcordRecord *record)
{
  ConcordDocument *document = concord_record_get_document (record);
  const ConcordRecordClass *klass = CONCORD_RECORD_GET_CLASS (record);
  g_autofree char *name = concord_record_dup_name (record);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GPtrArray) same = NULL;
  g_autofree char *mark = NULL;
  const ConcordField *telling;
  guint at = 0;

  /* What a link joins is its name, and nothing else joins the same. */
  if (document == NULL || klass->is_link || concord_record_get_parent (record) == NULL
      || GPOINTER_TO_UINT (g_hash_table_lookup (get_names (document, klass), folded)) < 2)
    return g_steal_pointer (&name);
  same = list_same (document, record);
  telling = find_telling (same);
  if (telling != NULL && concord_record_is_absent (record, telling))
    return g_steal_pointer (&name);
  if (telling != NULL || tells_apart (same, NULL))
    mark = dup_mark (record, telling);
  else if (g_ptr_array_find (same, record, &at))
    mark = g_strdup_printf ("%u", at + 1);
  /* Translators: a record's name and what tells it from others of that name. */
  return g_strdup_printf (_ ("%s (%s)"), name, mark);
}
