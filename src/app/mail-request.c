#include "app/mail-request.h"
#include "app/when.h"

#include "concord-words.h"
#include <string.h>

static const char *
get_last_revision (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);

  return revisions->len == 0 ? NULL : ((ConcordRevision *) revisions->pdata[revisions->len - 1])->id;
}

static ConcordDate
get_today (ConcordDocument *document)
{
  return (ConcordDate){ concord_when_get_day (concord_document_get_now (document)) };
}

static void
set_date (ConcordStep *step, const char *id, const char *field, ConcordDate date)
{
  g_autofree char *text = concord_is_absent (date) ? NULL : concord_date_dup_canonical (date);

  concord_step_set (step, id, field, text);
}

ConcordStep *
concord_mail_plan_request (ConcordDocument *document, const char *who, const char *what,
                           ConcordDate due)
{
  /* Translators: the label of a step: a person. */
  g_autofree char *label = g_strdup_printf (_ ("Ask %s"), who);
  ConcordStep *step = concord_step_new (label);
  g_autofree char *asked = concord_text_dup_storable (who);
  g_autofree char *wanted
      = what == NULL || *what == '\0' ? NULL : concord_text_dup_storable (what);
  g_autofree char *id = concord_document_plan_add (
      document, step, CONCORD_RECORD (concord_document_get_project (document)), "requests");

  concord_step_set (step, id, "who", asked);
  concord_step_set (step, id, "what", wanted);
  concord_step_set (step, id, "revision-sent", get_last_revision (document));
  set_date (step, id, "sent", get_today (document));
  set_date (step, id, "due", due);
  return step;
}

/* --- the return ------------------------------------------------------------------------------ */

/* From 1; 0 where the document has no such revision. */
static guint
find_revision (ConcordDocument *document, const char *id)
{
  GPtrArray *revisions = concord_document_get_revisions (document);

  for (guint i = 0; id != NULL && i < revisions->len; i++)
    if (strcmp (((ConcordRevision *) revisions->pdata[i])->id, id) == 0)
      return i + 1;
  return 0;
}

/* "Dilip Rao, finance" was asked, and "Dilip Rao" saved after the revision that was mailed. */
static gboolean
was_answered_by_who (const ConcordRequest *request, ConcordDocument *theirs)
{
  GPtrArray *revisions = concord_document_get_revisions (theirs);
  g_autofree char *who = g_utf8_casefold (request->who, -1);

  for (guint i = find_revision (theirs, request->revision_sent); i < revisions->len; i++)
    {
      const ConcordRevision *revision = revisions->pdata[i];
      g_autofree char *author = g_utf8_casefold (revision->author, -1);

      if (*author != '\0' && strstr (who, author) != NULL)
        return TRUE;
    }
  return FALSE;
}

ConcordRequest *
concord_mail_find_request (ConcordDocument *ours, ConcordDocument *theirs)
{
  g_autoptr (GPtrArray) requests = concord_document_list (ours, "request");
  ConcordRequest *only = NULL;
  guint n = 0;

  for (guint i = 0; i < requests->len; i++)
    {
      ConcordRequest *request = requests->pdata[i];

      if (!concord_is_absent (request->returned) || request->who == NULL
          || find_revision (theirs, request->revision_sent) == 0)
        continue;
      if (was_answered_by_who (request, theirs))
        return request;
      only = request;
      n++;
    }
  return n == 1 ? only : NULL;
}

ConcordStep *
concord_mail_plan_return (ConcordDocument *document, ConcordRequest *request,
                          ConcordDocument *theirs)
{
  /* Translators: the label of a step: a person. */
  g_autofree char *label = g_strdup_printf (_ ("Note the answer of %s"), request->who);
  ConcordStep *step = concord_step_new (label);
  const char *id = concord_record_get_id (CONCORD_RECORD (request));

  concord_document_plan_copy (document, step, CONCORD_RECORD (request),
                              CONCORD_RECORD (concord_document_get_project (document)));
  set_date (step, id, "returned", get_today (document));
  concord_step_set (step, id, "revision-returned", get_last_revision (theirs));
  return step;
}
