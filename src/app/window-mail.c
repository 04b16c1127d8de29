/* Mail: what is mailed is what is saved, so unsaved changes are asked about first. */
#include "app/dialogs.h"
#include "app/mail.h"
#include "app/window-private.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ConcordWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (concord_mail_compose_finish (result, NULL, &words, &error))
    concord_window_say (window, GTK_MESSAGE_INFO, words, NULL, NULL);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    concord_window_say (window, GTK_MESSAGE_INFO, _ ("The message was cancelled; nothing was sent."),
                        NULL, NULL);
  else
    concord_window_say (window, GTK_MESSAGE_ERROR, error->message, NULL, NULL);
}

static void
compose (ConcordWindow *window)
{
  ConcordSession *session = window->session;

  concord_mail_compose_async (
      GTK_WINDOW (window), concord_session_get_file (session), concord_session_get_title (session),
      concord_document_get_author (concord_session_get_document (session)), on_composed,
      g_object_ref (window));
}

static void
on_saved (ConcordWindow *window, gboolean saved, gpointer data)
{
  if (saved && window->session != NULL)
    compose (window);
}

static void
on_answered (const char *answer, gpointer data)
{
  g_autoptr (ConcordWindow) window = data;

  if (window->session == NULL)
    return;
  if (g_str_equal (answer, "save"))
    concord_window_save (window, NULL, on_saved, NULL);
  else if (g_str_equal (answer, "as-saved"))
    compose (window);
}

void
concord_window_mail (ConcordWindow *window)
{
  const ConcordAnswer answers[] = { { "as-saved", _ ("Mail as last saved"), CONCORD_ANSWER_PLAIN },
                                    { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
                                    { "save", _ ("Save and mail"), CONCORD_ANSWER_SUGGESTED } };
  gboolean has_file = concord_session_get_file (window->session) != NULL;
  guint n;
  g_autofree char *body = NULL;

  concord_document_end_typing (concord_session_get_document (window->session));
  n = concord_document_get_unsaved (concord_session_get_document (window->session))->len;
  if (has_file && n == 0)
    {
      compose (window);
      return;
    }
  body = has_file ? g_strdup_printf (ngettext ("%u change is not saved, and only what is saved can "
                                               "be mailed.",
                                               "%u changes are not saved, and only what is saved "
                                               "can be mailed.",
                                               n),
                                     n)
                  : g_strdup (_ ("The project is not saved to a file yet, and a file is what is "
                                 "mailed."));
  concord_ask (GTK_WINDOW (window), _ ("Save the project before mailing it?"), body, 
               has_file ? answers : answers + 1, has_file ? 3 : 2, on_answered, g_object_ref (window));
}
