#include "app/returned-answer.h"
#include "app/mail-request.h"
#include "app/window-private.h"

#include "concord-words.h"

typedef struct
{
  ConcordWindow *window; /* that shows the copy */
  char *who;
  char *name; /* of our file */
} Noting;

static void
noting_free (Noting *noting)
{
  g_object_unref (noting->window);
  g_free (noting->who);
  g_free (noting->name);
  g_free (noting);
}

/* @sentence: with the person and the file. */
static void
say (Noting *noting, GtkMessageType type, const char *sentence)
{
  g_autofree char *words = g_strdup_printf (sentence, noting->who, noting->name);

  concord_window_say (noting->window, type, words, NULL, NULL);
}

static void
say_noted (Noting *noting)
{
  /* Translators: a person, a file. */
  say (noting, GTK_MESSAGE_INFO, _ ("The list of requests says now that %s has answered, in “%s”."));
}

static void
say_unsaved (Noting *noting)
{
  /* Translators: a person, a file. */
  say (noting, GTK_MESSAGE_INFO,
       _ ("The list of requests says now that %s has answered, in “%s”, which is not saved yet."));
}

static void
say_failed (Noting *noting, const char *reason)
{
  g_autofree char *words = g_strdup_printf (
      /* Translators: a person, a file, a sentence with the reason. */
      _ ("That %s has answered could not be noted in “%s”: %s"), noting->who, noting->name, reason);

  concord_window_say (noting->window, GTK_MESSAGE_WARNING, words, NULL, NULL);
}

/* --- ours is open ---------------------------------------------------------------------------- */

static void
on_window_saved (ConcordWindow *ours, gboolean saved, gpointer data)
{
  if (saved)
    say_noted (data);
  else
    say_unsaved (data);
  noting_free (data);
}

/* --- ours is a file -------------------------------------------------------------------------- */

static void
on_file_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ConcordSession) session = CONCORD_SESSION (source);
  g_autoptr (GError) error = NULL;

  if (concord_session_save_finish (session, result, &error))
    say_noted (data);
  else
    {
      /* No draft of what nobody sees stays behind. */
      concord_session_discard (session);
      say_failed (data, error->message);
    }
  noting_free (data);
}

/* ------------------------------------------------------------------------------------------------ */

static void
note (Noting *noting, ConcordReturned *returned, ConcordDocument *theirs)
{
  ConcordSession *open = concord_returned_get_session (returned);
  /* Held until it is saved. */
  ConcordSession *session = open == NULL ? concord_session_new (returned->ours) : NULL;
  gboolean was_clean = !concord_document_is_dirty (returned->ours);
  g_autoptr (ConcordStep) step
      = concord_mail_plan_return (returned->ours, returned->request, theirs);
  g_autoptr (GError) error = NULL;

  if (!concord_document_perform (returned->ours, step, &error))
    {
      say_failed (noting, error->message);
      noting_free (noting);
      g_clear_object (&session);
    }
  else if (session != NULL)
    concord_session_replace_async (session, returned->file, returned->etag, on_file_saved, noting);
  else if (was_clean)
    concord_window_save (returned->window, NULL, on_window_saved, noting);
  else
    {
      say_unsaved (noting);
      noting_free (noting);
    }
}

void
concord_returned_note_answer (ConcordWindow *window, ConcordReturned *returned)
{
  ConcordDocument *theirs = concord_session_get_document (window->session);
  Noting *noting;

  /* Somebody may have gone on, or noted it, since it was looked at. */
  concord_returned_update (returned, theirs);
  if (returned->request == NULL)
    return;
  noting = g_new0 (Noting, 1);
  noting->window = g_object_ref (window);
  noting->who = g_strdup (returned->request->who);
  noting->name = g_file_get_basename (returned->file);
  note (noting, returned, theirs);
}
