/* What a returned sheet and each of its rows are about. Ids come from outside: nothing is taken on
 * trust. */
#include "store/sheet-compare-private.h"

#include "model/id.h"

#include "concord-words.h"
#include <string.h>

void
concord_sheet_subject_clear (ConcordSheetSubject *subject)
{
  g_clear_pointer (&subject->fixed, g_free);
}

static gboolean
find_records (ConcordSheetSubject *subject, ConcordDocument *document, const char *role,
              const char *parent)
{
  const ConcordChildRole *row;

  subject->parent = concord_document_find (document, parent);
  if (subject->parent == NULL)
    return FALSE;
  row = concord_roles_find (concord_record_get_type_name (subject->parent), role);
  if (row == NULL)
    return FALSE;
  subject->role = row->role;
  subject->klass = concord_record_types_get_class (row->child);
  return TRUE;
}

static gboolean
find_matrix (ConcordSheetSubject *subject, ConcordDocument *document, const char *type,
             const char *fixed_key)
{
  guint n_roles;
  const ConcordChildRole *roles = concord_roles_get (&n_roles);

  subject->is_matrix = TRUE;
  subject->klass = concord_record_types_get_class (type);
  if (subject->klass == NULL || !subject->klass->is_link)
    return FALSE;
  subject->free_key = concord_sheet_find_key (subject->klass, fixed_key);
  for (guint i = 0; i < n_roles; i++)
    if (strcmp (roles[i].child, type) == 0)
      subject->parent_type = roles[i].parent;
  return subject->free_key != NULL && subject->parent_type != NULL;
}

static gboolean
find_marks (ConcordSheetSubject *subject, ConcordDocument *document, const char *evaluator)
{
  ConcordRecord *record = concord_document_find (document, evaluator);

  if (record == NULL || strcmp (concord_record_get_type_name (record), "evaluator") != 0)
    return FALSE;
  subject->fixed = g_strdup (evaluator);
  return find_matrix (subject, document, "mark", "evaluator");
}

gboolean
concord_sheet_subject_find (ConcordSheetSubject *subject, ConcordDocument *document,
                            const ConcordSheet *sheet, GError **error)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  g_auto (GStrv) words = g_strsplit (sheet->kind, " ", -1);
  guint n = g_strv_length (words);
  gboolean found = FALSE;

  if (strcmp (sheet->project, concord_record_get_id (project)) != 0)
    return concord_sheet_fail (error, _ ("This sheet was made from another project: %s."),
                               sheet->title == NULL ? sheet->project : sheet->title);
  if (n == 3 && strcmp (words[0], "records") == 0)
    found = find_records (subject, document, words[1], words[2]);
  else if (n == 3 && strcmp (words[0], "links") == 0)
    found = find_matrix (subject, document, words[1], NULL);
  else if (n == 2 && strcmp (words[0], "marks") == 0)
    found = find_marks (subject, document, words[1]);
  if (!found)
    return concord_sheet_fail (error,
                               _ ("The project no longer holds what this sheet is about "
                                  "(“%.80s”)."),
                               sheet->kind);
  return TRUE;
}

/* --- rows ----------------------------------------------------------------------------------- */

void
concord_sheet_place_clear (ConcordSheetPlace *place)
{
  g_clear_pointer (&place->keys, g_strfreev);
  g_clear_pointer (&place->name, g_free);
  place->record = place->parent = place->target = NULL;
}

static gboolean
is_of_type (ConcordRecord *record, const char *type)
{
  return record != NULL && strcmp (concord_record_get_type_name (record), type) == 0;
}

static gboolean
refuse_key (const char *key, GError **error)
{
  return concord_sheet_fail (error, _ ("“%.80s” is no id that was sent with this sheet."), key);
}

static gboolean
refuse_gone (const ConcordSheetSubject *subject, const char *id, gboolean *is_gone, GError **error)
{
  if (is_gone != NULL)
    *is_gone = TRUE;
  return concord_sheet_fail (error, _ ("there is no %s with the id %s in the project (any more)."),
                             subject->is_matrix
                                 ? _ ("record")
                                 : concord_record_types_get_label (subject->klass->type_name),
                             id);
}

static gboolean
place_record (ConcordSheetPlace *place, const ConcordSheetSubject *subject,
              ConcordDocument *document, const char *key, const char *id, gboolean *is_gone,
              GError **error)
{
  place->record = concord_document_find (document, id);
  if (place->record == NULL)
    return refuse_gone (subject, id, is_gone, error);
  if (!is_of_type (place->record, subject->klass->type_name)
      || concord_record_get_parent (place->record) != subject->parent)
    return refuse_key (key, error);
  place->name = concord_record_dup_name (place->record);
  return TRUE;
}

/* @ids: of the parent, then of the keys in the table's order. */
static gboolean
place_cell (ConcordSheetPlace *place, const ConcordSheetSubject *subject, ConcordDocument *document,
            const char *key, char **ids, gboolean *is_gone, GError **error)
{
  g_autofree char *parent_name = NULL;
  g_autofree char *target_name = NULL;
  ConcordRecord *target = NULL;
  guint at = 1;

  place->parent = concord_document_find (document, ids[0]);
  if (place->parent == NULL)
    return refuse_gone (subject, ids[0], is_gone, error);
  for (guint i = 0; i < subject->klass->n_fields; i++)
    {
      if (!subject->klass->fields[i].key)
        continue;
      if (&subject->klass->fields[i] == subject->free_key)
        target = concord_document_find (document, ids[at]);
      else if (g_strcmp0 (ids[at], subject->fixed) != 0)
        return refuse_key (key, error);
      if (&subject->klass->fields[i] == subject->free_key && target == NULL)
        return refuse_gone (subject, ids[at], is_gone, error);
      at++;
    }
  if (!is_of_type (place->parent, subject->parent_type)
      || !is_of_type (target, subject->free_key->target) || !concord_sheet_is_target (target))
    return refuse_key (key, error);
  place->target = target;
  place->keys = concord_sheet_dup_keys (subject->klass, subject->free_key,
                                        concord_record_get_id (target), subject->fixed);
  place->record = concord_document_find_link (document, subject->klass->type_name, place->parent,
                                              (const char *const *) place->keys);
  parent_name = concord_record_dup_name (place->parent);
  target_name = concord_record_dup_name (target);
  /* Translators: a cell of a table: row and column, such as "Partnership, Cost". */
  place->name = g_strdup_printf (_ ("%s, %s"), parent_name, target_name);
  return TRUE;
}

gboolean
concord_sheet_place_find (ConcordSheetPlace *place, const ConcordSheetSubject *subject,
                          ConcordDocument *document, const char *key, gboolean *is_gone,
                          GError **error)
{
  g_auto (GStrv) parts = g_strsplit (key, ":", 8);
  guint n = g_strv_length (parts), n_wanted = 2;

  *place = (ConcordSheetPlace){ 0 };
  if (is_gone != NULL)
    *is_gone = FALSE;
  for (guint i = 0; subject->is_matrix && i < subject->klass->n_fields; i++)
    n_wanted += subject->klass->fields[i].key;
  if (n != n_wanted || strcmp (parts[0], subject->klass->type_name) != 0)
    return refuse_key (key, error);
  for (guint i = 1; i < n; i++)
    if (!concord_id_is_valid (parts[i]))
      return refuse_key (key, error);
  if (!subject->is_matrix)
    return place_record (place, subject, document, key, parts[1], is_gone, error);
  return place_cell (place, subject, document, key, parts + 1, is_gone, error);
}
