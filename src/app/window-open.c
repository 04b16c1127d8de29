/* Opening a project: read in a thread, then the drafts that belong to it are offered. */
#include "app/dialogs.h"
#include "app/when.h"
#include "app/window-private.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

/* A file that takes longer than this to read gets a word and a way out. */
#define SOON_MS 500

typedef struct
{
  ConcordWindow *window;
  GCancellable *cancellable;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_object_unref (opening->cancellable);
  g_free (opening);
}

static void
stop_waiting (ConcordWindow *window)
{
  g_clear_handle_id (&window->opening_delay, g_source_remove);
  g_clear_object (&window->opening_cancellable);
  gtk_spinner_stop (window->spinner);
}

void
concord_window_cancel_opening (ConcordWindow *window)
{
  if (window->opening_cancellable != NULL)
    g_cancellable_cancel (window->opening_cancellable);
  g_clear_handle_id (&window->opening_delay, g_source_remove);
  g_clear_object (&window->opening_cancellable);
}

static gboolean
show_opening (gpointer data)
{
  ConcordWindow *window = data;

  window->opening_delay = 0;
  gtk_spinner_start (window->spinner);
  gtk_stack_set_visible_child_name (window->views, "opening");
  gtk_window_present (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

/* --- drafts ---------------------------------------------------------------------------------- */

typedef struct
{
  ConcordWindow *window;
  ConcordSession *session;
  ConcordDraftInfo *info;
} Offer;

static void
on_draft_answered (const char *answer, gpointer data)
{
  Offer *offer = data;

  if (g_str_equal (answer, "restore"))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ConcordSession) restored = concord_session_recover (offer->info, &error);

      if (restored != NULL)
        concord_window_set_session (offer->window, restored);
      else
        concord_window_say (offer->window, GTK_MESSAGE_WARNING, error->message, NULL, NULL);
    }
  concord_draft_info_free (offer->info);
  g_object_unref (offer->session);
  g_object_unref (offer->window);
  g_free (offer);
}

static void
ask_about_draft (ConcordWindow *window, ConcordSession *session, ConcordDraftInfo *info)
{
  const ConcordAnswer answers[] = { { "later", _ ("Not now"), CONCORD_ANSWER_PLAIN },
                                    { "restore", _ ("Restore"), CONCORD_ANSWER_SUGGESTED } };
  Offer *offer = g_new0 (Offer, 1);
  g_autofree char *when = concord_when_dup (info->time);
  g_autofree char *body = g_strdup_printf (
      ngettext ("Concord stopped before %u change of %s was saved. Nothing is lost: restore it "
                "now, or later from the welcome screen.",
                "Concord stopped before %u changes, the last of %s, were saved. Nothing is lost: "
                "restore them now, or later from the welcome screen.",
                info->n_steps),
      info->n_steps, when);

  offer->window = g_object_ref (window);
  offer->session = g_object_ref (session);
  offer->info = info;
  concord_ask (GTK_WINDOW (window), _ ("Restore unsaved changes?"), body, answers,
               G_N_ELEMENTS (answers), on_draft_answered, offer);
}

static void
show_drafts (ConcordWindow *window)
{
  concord_window_show_welcome (
      concord_window_new (gtk_window_get_application (GTK_WINDOW (window))));
}

/* Whoever starts with a file sees no welcome, and shall still hear of other work left behind. */
static void
mention_draft (ConcordWindow *window, const ConcordDraftInfo *info)
{
  GList *windows = gtk_application_get_windows (gtk_window_get_application (GTK_WINDOW (window)));
  g_autofree char *sentence
      = g_strdup_printf (_ ("Work on “%s” was not saved when Concord stopped."), info->title);

  if (g_list_length (windows) == 1 && concord_window_get_message (window) == NULL)
    concord_window_say (window, GTK_MESSAGE_INFO, sentence, _ ("Show"), show_drafts);
}

static void
offer_draft (ConcordWindow *window, ConcordSession *session)
{
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (GPtrArray) drafts = concord_drafts_find (folder);
  GFile *file = concord_session_get_file (session);

  for (guint i = 0; i < drafts->len; i++)
    {
      ConcordDraftInfo *info = drafts->pdata[i];

      if (info->file == NULL || !g_file_equal (info->file, file))
        continue;
      ask_about_draft (window, session, g_ptr_array_steal_index (drafts, i));
      return;
    }
  if (drafts->len > 0)
    mention_draft (window, drafts->pdata[0]);
}

/* --- reading --------------------------------------------------------------------------------- */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = data;
  ConcordWindow *window = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSession) session = concord_session_open_finish (result, &error);
  gboolean current = window->opening_cancellable == opening->cancellable;

  if (current)
    stop_waiting (window);
  if (session != NULL && current)
    {
      concord_window_set_session (window, session);
      gtk_window_present (GTK_WINDOW (window));
      offer_draft (window, session);
    }
  else if (gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    {
      /* Not where the window was closed meanwhile. */
      concord_window_show_welcome (window);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        concord_tell (GTK_WINDOW (window), _ ("This file can’t be opened"), error->message);
    }
  opening_free (opening);
}

static ConcordWindow *
find_window_of (GtkApplication *application, GFile *file)
{
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next)
    if (CONCORD_IS_WINDOW (item->data))
      {
        ConcordSession *session = concord_window_get_session (item->data);
        GFile *open = session == NULL ? NULL : concord_session_get_file (session);

        if (open != NULL && g_file_equal (open, file))
          return item->data;
      }
  return NULL;
}

static void
start_opening (ConcordWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *words = g_strdup_printf (_ ("Opening “%s”…"), name);
  Opening *opening = g_new0 (Opening, 1);

  window->opening_cancellable = g_cancellable_new ();
  window->opening_delay = g_timeout_add (SOON_MS, show_opening, window);
  gtk_label_set_text (window->opening, words);
  opening->window = g_object_ref (window);
  opening->cancellable = g_object_ref (window->opening_cancellable);
  concord_session_open_async (file, opening->cancellable, on_opened, opening);
}

void
concord_window_open (ConcordWindow *window, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  ConcordWindow *there = find_window_of (application, file);

  if (there != NULL)
    {
      gtk_window_present (GTK_WINDOW (there));
      if (window->session == NULL && !gtk_widget_get_visible (GTK_WIDGET (window)))
        gtk_window_destroy (GTK_WINDOW (window));
      return;
    }
  if (window->session != NULL || window->opening_cancellable != NULL)
    window = concord_window_new (application);
  start_opening (window, file);
}

void
concord_window_open_again (ConcordWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  start_opening (concord_window_new (application), concord_session_get_file (window->session));
}

static void
on_project_chosen (GFile *file, gpointer data)
{
  g_autoptr (ConcordWindow) window = data;

  if (file != NULL)
    concord_window_open (window, file);
}

void
concord_window_choose_and_open (ConcordWindow *window)
{
  concord_choose_project (GTK_WINDOW (window), on_project_chosen, g_object_ref (window));
}
