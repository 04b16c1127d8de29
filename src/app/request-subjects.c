#include "app/request-subjects.h"

#include "concord-words.h"

static void
subject_free (gpointer data)
{
  ConcordRequestSubject *subject = data;

  g_free (subject->label);
  g_object_unref (subject->record);
  g_free (subject);
}

/* Takes @label. */
static void
add (GPtrArray *list, char *label, const char *role, const char *link, ConcordRecord *record)
{
  ConcordRequestSubject *subject = g_new0 (ConcordRequestSubject, 1);

  subject->label = label;
  subject->role = role;
  subject->link = link;
  subject->record = g_object_ref (record);
  g_ptr_array_add (list, subject);
}

static gboolean
has_any (ConcordDocument *document, const char *type_name)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, type_name);

  return records->len > 0;
}

/* One line for each record of a type. @label holds a %s for its name. */
static void
add_each (GPtrArray *list, ConcordDocument *document, const char *type_name, const char *label,
          const char *role)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, type_name);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = concord_record_dup_name (records->pdata[i]);

      add (list, g_strdup_printf (label, name), role, NULL, records->pdata[i]);
    }
}

GPtrArray *
concord_request_subjects_list (ConcordDocument *document)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  GPtrArray *list = g_ptr_array_new_with_free_func (subject_free);

  add (list, g_strdup (_ ("Package: services")), "services", NULL, project);
  add (list, g_strdup (_ ("Package: suppliers")), "suppliers", NULL, project);
  /* Translators: %s is a consultation exercise. */
  add_each (list, document, "exercise", _ ("Consultation: groups of %s"), "groups");
  if (has_any (document, "option") && has_any (document, "criterion"))
    add (list, g_strdup (_ ("Options: scores of the short list")), NULL, "score", project);
  add (list, g_strdup (_ ("Bidders")), "bidders", NULL, project);
  if (has_any (document, "bidder") && has_any (document, "award-criterion"))
    /* Translators: %s is an evaluator's name. */
    add_each (list, document, "evaluator", _ ("Evaluator’s pack: marks of %s"), NULL);
  return list;
}

ConcordSheet *
concord_request_subject_new_sheet (const ConcordRequestSubject *subject, ConcordDocument *document,
                                   GError **error)
{
  if (subject->role != NULL)
    return concord_sheet_new_records (document, subject->record, subject->role, NULL, error);
  if (subject->link != NULL)
    return concord_sheet_new_links (document, subject->link, NULL, NULL, error);
  return concord_sheet_new_marks (document, subject->record, error);
}
