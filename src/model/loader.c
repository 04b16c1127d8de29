#include "model/loader.h"

#include "model/document-private.h"
#include "model/id.h"
#include "model/record-types.h"

#include "concord-words.h"
#include <string.h>

struct _ConcordLoader
{
  ConcordDocument *document;
  ConcordStep *edits;   /* what the state says beyond the replay */
  ConcordStep *inverse; /* what takes @edits back */
  ConcordRecord *record; /* whose fields come now */
  guint64 named;         /* which of its fields came, a bit each */
  GHashTable *years;     /* "field year" of its series that came */
  int missed;            /* changes of the history that could not be made */
  gboolean in_state;
};

ConcordLoader *
concord_loader_new (const char *project_id)
{
  ConcordLoader *loader = g_new0 (ConcordLoader, 1);

  loader->document = concord_document_new_for (project_id);
  loader->document->quiet = TRUE;
  concord_step_truncate (loader->document->base, 0);
  loader->edits = concord_step_new (_ ("Edited outside Concord"));
  loader->inverse = concord_step_new (NULL);
  loader->years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return loader;
}

void
concord_loader_free (ConcordLoader *loader)
{
  g_clear_object (&loader->document);
  concord_step_unref (loader->edits);
  concord_step_unref (loader->inverse);
  g_hash_table_unref (loader->years);
  g_free (loader);
}

gboolean
concord_loader_base (ConcordLoader *loader, const ConcordChange *change, GError **error)
{
  ConcordDocument *document = loader->document;
  gboolean is_project = change->kind == CONCORD_CHANGE_ADD && change->parent == NULL
                        && concord_document_find (document, change->id)
                               == CONCORD_RECORD (document->project)
                        && concord_step_get_length (document->base) == 0;

  if (!is_project && !concord_document_apply (document, change, NULL, error))
    return FALSE;
  concord_step_append_known (document->base, change);
  return TRUE;
}

static guint
check_references (ConcordLoader *loader, ConcordRecord *record, ConcordLoaderProblem problem,
                  gpointer data)
{
  guint n_fields, n_problems = 0;
  const ConcordField *fields = concord_record_get_fields (record, &n_fields);

  if (!CONCORD_RECORD_GET_CLASS (record)->refers)
    return 0;
  for (guint i = 0; i < n_fields; i++)
    {
      const char *id;
      ConcordRecord *target;
      g_autofree char *label = NULL;
      g_autofree char *sentence = NULL;

      if (fields[i].kind != CONCORD_KIND_REFERENCE)
        continue;
      id = G_STRUCT_MEMBER (char *, record, fields[i].offset);
      if (id == NULL)
        continue;
      target = concord_document_find (loader->document, id);
      if (target != NULL
          && (fields[i].target == NULL
              || concord_record_get_type_name (target) == fields[i].target))
        continue;
      label = concord_field_dup_label (&fields[i]);
      sentence = g_strdup_printf (target == NULL
                                      ? _ ("%s refers to %s, which is not in the file.")
                                      : _ ("%s refers to %s, which is another kind of record."),
                                  label, id);
      problem (record, sentence, data);
      n_problems++;
    }
  return n_problems;
}

gboolean
concord_loader_end_base (ConcordLoader *loader, ConcordLoaderProblem problem, gpointer data)
{
  GHashTableIter iter;
  gpointer record;
  guint problems = 0;

  g_hash_table_iter_init (&iter, loader->document->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    problems += check_references (loader, record, problem, data);
  return problems == 0;
}

void
concord_loader_revision (ConcordLoader *loader, ConcordRevision *revision)
{
  int missed = 0;

  for (guint i = 0; i < revision->steps->len; i++)
    missed += concord_document_apply_all (loader->document, revision->steps->pdata[i], NULL, NULL,
                                          NULL);
  /* Of a newer version's revision only a part is known: what it builds on may be missing. */
  if (revision->raw == NULL)
    loader->missed += missed;
  g_ptr_array_add (loader->document->revisions, concord_revision_ref (revision));
}

/* Makes a change that the history doesn't know, and remembers it. */
static gboolean
edit (ConcordLoader *loader, const ConcordChange *change, GError **error)
{
  g_autoptr (ConcordStep) one = concord_step_new (NULL);

  concord_step_append (one, change);
  return concord_document_apply_all (loader->document, one, loader->inverse, loader->edits, error)
         >= 0;
}

static gboolean
edit_field (ConcordLoader *loader, const char *field, int year, const char *value, GError **error)
{
  return edit (loader,
               &(ConcordChange){ .kind = CONCORD_CHANGE_SET,
                                 .id = (char *) concord_record_get_id (loader->record),
                                 .field = field,
                                 .year = year,
                                 .value = (char *) value },
               error);
}

static void
finish_series (ConcordLoader *loader, const ConcordField *field)
{
  ConcordSeries *series = NULL;

  g_object_get (loader->record, field->name, &series, NULL);
  for (guint i = 0; i < concord_series_get_length (series); i++)
    {
      int year = concord_series_get_year (series, i);
      g_autofree char *key = g_strdup_printf ("%s %d", field->name, year);

      if (!g_hash_table_contains (loader->years, key))
        edit_field (loader, field->name, year, NULL, NULL);
    }
  g_clear_pointer (&series, concord_series_unref);
}

/* Fields that the state does not name are absent there. */
static void
finish_record (ConcordLoader *loader)
{
  guint n_fields;
  const ConcordField *fields;

  if (loader->record == NULL)
    return;
  fields = concord_record_get_fields (loader->record, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (fields[i].kind == CONCORD_KIND_SERIES)
      finish_series (loader, &fields[i]);
    else if ((loader->named & ((guint64) 1 << i)) == 0
             && !concord_record_is_absent (loader->record, &fields[i]))
      edit_field (loader, fields[i].name, 0, NULL, NULL);
  if (g_hash_table_size (loader->years) > 0)
    g_hash_table_remove_all (loader->years);
  loader->named = 0;
  loader->record = NULL;
}

static gboolean
is_in_place (ConcordRecord *record, const char *parent, const char *role, const char *order)
{
  ConcordRecord *above = concord_record_get_parent (record);

  return g_strcmp0 (above == NULL ? NULL : concord_record_get_id (above), parent) == 0
         && strcmp (concord_record_get_role (record), role) == 0
         && strcmp (concord_record_get_order (record), order == NULL ? "" : order) == 0;
}

gboolean
concord_loader_state_record (ConcordLoader *loader, const char *id, const char *type,
                             const char *parent, const char *role, const char *order,
                             GError **error)
{
  ConcordRecord *record = concord_document_find (loader->document, id);
  ConcordChange change = { .id = (char *) id,
                           .type = type,
                           .parent = (char *) parent,
                           .role = g_intern_string (role),
                           .order = (char *) order };

  finish_record (loader);
  loader->in_state = TRUE;
  if (record != NULL && concord_record_get_seen (record))
    {
      g_set_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_TAKEN,
                   _ ("Two records have the id %s."), id);
      return FALSE;
    }
  if (record != NULL && strcmp (concord_record_get_type_name (record), type) != 0)
    {
      change.kind = CONCORD_CHANGE_REMOVE;
      if (!edit (loader, &change, error))
        return FALSE;
      record = NULL;
    }
  change.kind = record == NULL ? CONCORD_CHANGE_ADD : CONCORD_CHANGE_PLACE;
  if ((record == NULL || !is_in_place (record, parent, role, order))
      && !edit (loader, &change, error))
    return FALSE;
  loader->record = concord_document_find (loader->document, id);
  concord_record_set_seen (loader->record, TRUE);
  concord_record_clear_unknown (loader->record);
  return TRUE;
}

gboolean
concord_loader_state_field (ConcordLoader *loader, const char *field, int year, const char *value,
                            GError **error)
{
  const ConcordField *row = concord_record_find_field (loader->record, field);
  guint n_fields;
  guint index;

  if (row == NULL)
    {
      g_set_error (error, CONCORD_DOCUMENT_ERROR, CONCORD_DOCUMENT_ERROR_NO_FIELD,
                   _ ("A %s has no field called %s."),
                   concord_record_types_get_label (concord_record_get_type_name (loader->record)),
                   field);
      return FALSE;
    }
  index = (guint) (row - concord_record_get_fields (loader->record, &n_fields));
  loader->named |= (guint64) 1 << index;
  if (concord_document_is_newer_choice (loader->document, row, value))
    {
      concord_loader_state_unknown (loader, concord_record_get_id (loader->record), row->name,
                                    row->name, value);
      return concord_record_is_absent (loader->record, row)
             || edit_field (loader, row->name, 0, NULL, error);
    }
  if (row->kind == CONCORD_KIND_SERIES)
    g_hash_table_add (loader->years, g_strdup_printf ("%s %d", row->name, year));
  return concord_record_holds (loader->record, row, year, value)
         || edit_field (loader, row->name, year, value, error);
}

void
concord_loader_state_unknown (ConcordLoader *loader, const char *id, const char *after,
                              const char *name, const char *content)
{
  concord_record_keep_unknown (concord_document_find (loader->document, id), after, name, content);
}

void
concord_loader_set_newer_minor (ConcordLoader *loader, int minor)
{
  loader->document->newer_minor = minor;
}

/* Records of the replay that the state does not have. */
static void
remove_unseen (ConcordLoader *loader)
{
  g_autoptr (GPtrArray) unseen = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, loader->document->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!concord_record_get_seen (record))
      g_ptr_array_add (unseen, g_strdup (concord_record_get_id (record)));
  for (guint i = 0; i < unseen->len; i++)
    if (concord_document_find (loader->document, unseen->pdata[i]) != NULL)
      edit (loader, &(ConcordChange){ .kind = CONCORD_CHANGE_REMOVE, .id = unseen->pdata[i] },
            NULL);
}

static void
warn_of_edits (ConcordLoader *loader)
{
  ConcordDocument *document = loader->document;
  guint n = concord_step_get_length (loader->edits);

  if (loader->missed > 0)
    g_ptr_array_add (document->warnings,
                     g_strdup_printf (ngettext ("%d change of the history can't be made again: the "
                                                "file was edited elsewhere.",
                                                "%d changes of the history can't be made again: "
                                                "the file was edited elsewhere.",
                                                (gulong) loader->missed),
                                      loader->missed));
  if (n == 0)
    return;
  g_ptr_array_add (document->warnings,
                   g_strdup_printf (ngettext ("The history does not lead to the content of the "
                                              "file (%u difference): it was edited elsewhere.",
                                              "The history does not lead to the content of the "
                                              "file (%u differences): it was edited elsewhere.",
                                              n),
                                    n));
  concord_step_set_origin (loader->edits, _ ("unknown"), concord_document_get_now (document));
  g_ptr_array_add (document->unsaved, concord_step_ref (loader->edits));
}

ConcordDocument *
concord_loader_finish (ConcordLoader *loader, ConcordLoaderProblem problem, gpointer data)
{
  ConcordDocument *document = loader->document;
  GHashTableIter iter;
  gpointer record;
  guint problems = 0;

  finish_record (loader);
  if (loader->in_state)
    remove_unseen (loader);
  g_hash_table_iter_init (&iter, document->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      problems += check_references (loader, record, problem, data);
      concord_record_set_seen (record, FALSE);
    }
  if (problems > 0)
    return NULL;
  document->base_was_read = TRUE;
  warn_of_edits (loader);
  document->quiet = FALSE;
  return g_steal_pointer (&loader->document);
}
