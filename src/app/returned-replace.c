#include "app/returned-replace.h"
#include "app/dialogs.h"
#include "app/window-private.h"
#include "model/compare-words.h"

#include "concord-words.h"

/* The most records that the question names. */
#define NAMED_MAX 5

typedef struct
{
  ConcordWindow *window;
  GtkWindow *parent;
  ConcordReturned *returned;
  gboolean answered;
  gboolean noted; /* a step says that the request was answered */
  ConcordReturnedDone done;
  gpointer data;
} Replacing;

static void
finish (Replacing *replacing, gboolean replaced)
{
  replacing->done (replaced, replacing->data);
  g_object_unref (replacing->window);
  g_object_unref (replacing->parent);
  g_free (replacing);
}

gboolean
concord_returned_may_replace (const ConcordReturned *returned)
{
  ConcordKinship kinship = returned->comparison->kinship;

  return !returned->is_same_file
         && (kinship == CONCORD_KINSHIP_AHEAD || kinship == CONCORD_KINSHIP_DIVERGED
             || kinship == CONCORD_KINSHIP_PARTED);
}

static char *
dup_file_name (const Replacing *replacing)
{
  return g_file_get_basename (replacing->returned->file);
}

/* --- replacing ------------------------------------------------------------------------------- */

/* What was unsaved in it was said to go. */
static void
close_ours (ConcordWindow *window)
{
  if (window == NULL || window->session == NULL)
    return;
  concord_session_discard (window->session);
  window->closing = TRUE;
  gtk_window_close (GTK_WINDOW (window));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Replacing *replacing = data;
  ConcordSession *session = CONCORD_SESSION (source);
  ConcordDocument *theirs = concord_session_get_document (session);
  g_autofree char *name = dup_file_name (replacing);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (!concord_session_save_finish (session, result, &error))
    {
      if (replacing->noted)
        concord_document_undo (theirs);
      concord_tell (replacing->parent, _ ("Ours was not replaced"), error->message);
      finish (replacing, FALSE);
      return;
    }
  close_ours (replacing->returned->window);
  words = g_strdup_printf (_ ("“%s” is now the copy that came back. The version before stays beside "
                              "it as “%s~” until the next save."),
                           name, name);
  concord_window_say (replacing->window, GTK_MESSAGE_INFO, words, NULL, NULL);
  finish (replacing, TRUE);
}

static void
replace (Replacing *replacing)
{
  ConcordSession *session = replacing->window->session;
  ConcordDocument *theirs = session == NULL ? NULL : concord_session_get_document (session);
  g_autoptr (ConcordStep) step = NULL;

  if (session == NULL)
    {
      finish (replacing, FALSE);
      return;
    }
  concord_document_end_typing (theirs);
  if (replacing->answered && replacing->returned->request != NULL)
    {
      g_autoptr (GError) error = NULL;

      step = concord_mail_plan_return (theirs, replacing->returned->request, theirs);
      replacing->noted = concord_document_perform (theirs, step, &error);
      if (error != NULL)
        g_debug ("The answer could not be noted: %s", error->message);
    }
  concord_session_replace_async (session, replacing->returned->file, replacing->returned->etag,
                                 on_saved, replacing);
}

/* --- what would be lost ---------------------------------------------------------------------- */

static gboolean
is_ours (const ConcordRecordDifference *record)
{
  if ((record->added | record->removed | record->moved) & CONCORD_SIDE_OURS)
    return TRUE;
  for (guint i = 0; i < record->fields->len; i++)
    if (((const ConcordFieldDifference *) record->fields->pdata[i])->side & CONCORD_SIDE_OURS)
      return TRUE;
  return FALSE;
}

static char *
dup_lost (const ConcordComparison *comparison)
{
  GString *list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < comparison->records->len; i++)
    {
      const ConcordRecordDifference *record = comparison->records->pdata[i];

      if (!is_ours (record))
        continue;
      n++;
      if (n <= NAMED_MAX)
        g_string_append_printf (list, "%s%s", n > 1 ? ", " : "", record->name);
    }
  if (n > NAMED_MAX)
    g_string_append_printf (list, ngettext (" and %u more", " and %u more", n - NAMED_MAX),
                            n - NAMED_MAX);
  return g_string_free (list, FALSE);
}

static void
on_answered (const char *answer, gpointer data)
{
  if (g_str_equal (answer, "replace"))
    replace (data);
  else
    finish (data, FALSE);
}

static void
ask (Replacing *replacing)
{
  const ConcordAnswer answers[] = { { "cancel", _ ("Cancel"), CONCORD_ANSWER_SUGGESTED },
                                    { "replace", _ ("Replace ours"), CONCORD_ANSWER_DESTRUCTIVE } };
  const ConcordComparison *comparison = replacing->returned->comparison;
  guint n = comparison->ours.n_changes;
  g_autofree char *name = dup_file_name (replacing);
  g_autofree char *lost = dup_lost (comparison);
  /* Translators: a number, a list of records. */
  g_autofree char *changes
      = g_strdup_printf (ngettext ("%u change of ours is not in the copy and would be lost: %s.",
                                   "%u changes of ours are not in the copy and would be lost: %s.", n),
                         n, lost);
  g_autofree char *beside = g_strdup_printf (
      comparison->ours.n_unsaved == 0
          ? _ ("The version of now stays beside it as “%s~” until the next save.")
          : _ ("What is saved of the version of now stays beside it as “%s~” until the next save; "
               "what is not saved is gone."),
      name);
  g_autofree char *body = g_strdup_printf ("%s %s", changes, beside);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);

  concord_ask (replacing->parent, heading, body, answers, G_N_ELEMENTS (answers), on_answered,
               replacing);
}

void
concord_returned_replace (ConcordWindow *window, GtkWindow *parent, ConcordReturned *returned,
                          gboolean answered, ConcordReturnedDone done, gpointer data)
{
  Replacing *replacing = g_new0 (Replacing, 1);

  replacing->window = g_object_ref (window);
  replacing->parent = g_object_ref (parent);
  replacing->returned = returned;
  replacing->answered = answered;
  replacing->done = done;
  replacing->data = data;
  concord_returned_update (returned, concord_session_get_document (window->session));
  if (returned->comparison->kinship == CONCORD_KINSHIP_AHEAD)
    replace (replacing);
  else
    ask (replacing);
}
