#include "model/confidential.h"

#include "model/record-types.h"

#include <string.h>

typedef struct
{
  ConcordDocument *document;
  GHashTable *types; /* id -> type name: of each record that ever was */
  GHashTable *gone;  /* "id field value": what is not so any more, each once */
} Search;

static const ConcordField *
find_field (const char *type, const char *name)
{
  ConcordRecordClass *klass = type == NULL ? NULL : concord_record_types_get_class (type);

  for (guint i = 0; klass != NULL && i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

static gboolean
is_still_so (ConcordDocument *document, const ConcordChange *change)
{
  ConcordRecord *record = concord_document_find (document, change->id);
  const ConcordField *field
      = record == NULL ? NULL : concord_record_find_field (record, change->field);
  g_autofree char *now = field == NULL ? NULL : concord_record_dup_canonical (record, field);

  return g_strcmp0 (now, change->value) == 0;
}

static void
look_at_step (Search *search, const ConcordStep *step)
{
  for (guint i = 0; i < concord_step_get_length (step); i++)
    {
      const ConcordChange *change = concord_step_get_change (step, i);
      const ConcordField *field;

      if (change->kind == CONCORD_CHANGE_ADD)
        g_hash_table_insert (search->types, change->id, (gpointer) change->type);
      if (change->kind != CONCORD_CHANGE_SET || change->value == NULL)
        continue;
      field = find_field (g_hash_table_lookup (search->types, change->id), change->field);
      if (field != NULL && field->confidential && !is_still_so (search->document, change))
        g_hash_table_add (search->gone, g_strdup_printf ("%s %s %s", change->id, change->field,
                                                         change->value));
    }
}

static guint
count_now (ConcordDocument *document)
{
  guint n_types, n = 0;
  const GType *types = concord_record_types_get (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      ConcordRecordClass *klass = g_type_class_peek (types[t]);
      g_autoptr (GPtrArray) records = NULL;
      gboolean any = FALSE;

      for (guint f = 0; f < klass->n_fields; f++)
        any |= klass->fields[f].confidential;
      if (!any)
        continue;
      records = concord_document_list (document, klass->type_name);
      for (guint i = 0; i < records->len; i++)
        for (guint f = 0; f < klass->n_fields; f++)
          n += klass->fields[f].confidential
               && !concord_record_is_absent (records->pdata[i], &klass->fields[f]);
    }
  return n;
}

ConcordConfidential
concord_confidential_count (ConcordDocument *document)
{
  Search search = { document, g_hash_table_new (g_str_hash, g_str_equal),
                    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  GPtrArray *revisions = concord_document_get_revisions (document);
  GPtrArray *unsaved = concord_document_get_unsaved (document);
  ConcordConfidential found = { count_now (document), 0 };

  look_at_step (&search, concord_document_get_base (document));
  for (guint r = 0; r < revisions->len; r++)
    {
      const ConcordRevision *revision = revisions->pdata[r];

      for (guint i = 0; i < revision->steps->len; i++)
        look_at_step (&search, revision->steps->pdata[i]);
    }
  for (guint i = 0; i < unsaved->len; i++)
    look_at_step (&search, unsaved->pdata[i]);
  found.n_history = g_hash_table_size (search.gone);
  g_hash_table_unref (search.types);
  g_hash_table_unref (search.gone);
  return found;
}
