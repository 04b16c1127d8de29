/* Saving and closing, and the questions that belong to them. */
#include "app/dialogs.h"
#include "app/pending-cells.h"
#include "app/window-private.h"
#include "store/project-file.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

/* A save in progress and what follows it. */
typedef struct
{
  ConcordWindow *window;
  ConcordWindowSaved done;
  gpointer data;
} Save;

static Save *
save_new (ConcordWindow *window, ConcordWindowSaved done, gpointer data)
{
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (window);
  save->done = done;
  save->data = data;
  return save;
}

static void
finish (Save *save, gboolean saved)
{
  if (save->done != NULL)
    save->done (save->window, saved, save->data);
  g_object_unref (save->window);
  g_free (save);
}

/* --- somebody else saved meanwhile ----------------------------------------------------------- */

static void
on_changed_answered (const char *answer, gpointer data)
{
  Save *save = data;
  ConcordWindow *window = save->window;

  if (g_str_equal (answer, "save-as") && window->session != NULL)
    {
      concord_window_choose_and_save (window, save->done, save->data);
      save->done = NULL;
    }
  else if (g_str_equal (answer, "open") && window->session != NULL)
    concord_window_open_again (window);
  finish (save, FALSE);
}

static void
ask_about_change (Save *save)
{
  const ConcordAnswer answers[]
      = { { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
          { "open", _ ("Open theirs in another window"), CONCORD_ANSWER_PLAIN },
          { "save-as", _ ("Save mine as…"), CONCORD_ANSWER_SUGGESTED } };
  g_autofree char *name = g_file_get_basename (concord_session_get_file (save->window->session));
  g_autofree char *heading = g_strdup_printf (_ ("Someone else changed “%s”"), name);

  concord_ask (GTK_WINDOW (save->window), heading,
               _ ("The file is not the one you opened any more. It was left as it is. Save your "
                  "version under another name, or look at theirs first."),
               answers, G_N_ELEMENTS (answers), on_changed_answered, save);
}

/* --- saving ---------------------------------------------------------------------------------- */

static void
forget_error (ConcordWindow *window)
{
  if (window->message_bar == NULL)
    return;
  if (gtk_info_bar_get_message_type (window->message_bar) == GTK_MESSAGE_ERROR)
    gtk_info_bar_set_revealed (window->message_bar, FALSE);
}

/* What a field refused is on the screen only: who saves is told so. */
static void
say_pending (ConcordWindow *window)
{
  g_autofree char *words = NULL;

  if (window->session == NULL || window->message_bar == NULL)
    return;
  words = concord_pending_cells_dup_words (
      concord_pending_cells_get (concord_session_get_document (window->session)));
  if (words != NULL)
    concord_window_say (window, GTK_MESSAGE_WARNING, words, NULL, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Save *save = data;
  g_autoptr (GError) error = NULL;

  if (concord_session_save_finish (CONCORD_SESSION (source), result, &error))
    {
      forget_error (save->window);
      say_pending (save->window);
      finish (save, TRUE);
      return;
    }
  if (g_error_matches (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_CHANGED)
      && save->window->session != NULL)
    {
      ask_about_change (save);
      return;
    }
  concord_window_say (save->window, GTK_MESSAGE_ERROR, error->message, NULL, NULL);
  finish (save, FALSE);
}

void
concord_window_save (ConcordWindow *window, GFile *file, ConcordWindowSaved done, gpointer data)
{
  if (window->session == NULL)
    return;
  /* What is still being typed in a field belongs to the save. */
  concord_document_end_typing (concord_session_get_document (window->session));
  if (file == NULL && concord_session_get_file (window->session) == NULL)
    {
      concord_window_choose_and_save (window, done, data);
      return;
    }
  concord_session_save_async (window->session, file, on_saved, save_new (window, done, data));
}

void
concord_window_save_as (ConcordWindow *window, GFile *file)
{
  concord_window_save (window, file, NULL, NULL);
}

static void
on_target_chosen (GFile *file, gpointer data)
{
  Save *save = data;

  if (file == NULL || save->window->session == NULL)
    {
      finish (save, FALSE);
      return;
    }
  concord_session_save_async (save->window->session, file, on_saved, save);
}

void
concord_window_choose_and_save (ConcordWindow *window, ConcordWindowSaved done, gpointer data)
{
  g_autofree char *name = concord_session_dup_file_name (window->session);
  g_autoptr (GtkFileFilter) filter = concord_project_filter_new ();
  GFile *file = concord_session_get_file (window->session);
  g_autoptr (GFile) folder = file == NULL ? NULL : g_file_get_parent (file);
  g_autofree char *old = file == NULL ? NULL : g_file_get_basename (file);

  concord_choose_target (GTK_WINDOW (window), _ ("Save the project"), old != NULL ? old : name,
                         folder, filter, ".concord", on_target_chosen,
                         save_new (window, done, data));
}

/* --- closing --------------------------------------------------------------------------------- */

static void
close_now (ConcordWindow *window)
{
  window->closing = TRUE;
  gtk_window_close (GTK_WINDOW (window));
}

static void
on_saved_for_close (ConcordWindow *window, gboolean saved, gpointer data)
{
  /* Not where something was typed while the disk was busy. */
  if (saved && window->session != NULL && !concord_session_is_dirty (window->session))
    close_now (window);
}

static void
on_close_answered (const char *answer, gpointer data)
{
  g_autoptr (ConcordWindow) window = data;

  if (window->session == NULL)
    return;
  if (g_str_equal (answer, "save"))
    concord_window_save (window, NULL, on_saved_for_close, NULL);
  else if (g_str_equal (answer, "discard"))
    {
      concord_session_discard (window->session);
      close_now (window);
    }
}

static void
ask_before_close (ConcordWindow *window)
{
  const ConcordAnswer answers[] = { { "discard", _ ("Discard"), CONCORD_ANSWER_DESTRUCTIVE },
                                    { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
                                    { "save", _ ("Save"), CONCORD_ANSWER_SUGGESTED } };
  guint n = concord_document_get_unsaved (concord_session_get_document (window->session))->len;
  /* Translators: number of changes, title of the project. */
  g_autofree char *body = g_strdup_printf (
      ngettext ("%u change of “%s” is not saved. If you discard it, it is gone.",
                "%u changes of “%s” are not saved. If you discard them, they are gone.", n),
      n, concord_session_get_title (window->session));

  concord_ask (GTK_WINDOW (window), _ ("Save before closing?"), body, answers, G_N_ELEMENTS (answers),
               on_close_answered, g_object_ref (window));
}

static void
on_saving_ended (ConcordSession *session, GParamSpec *pspec, ConcordWindow *window)
{
  g_signal_handlers_disconnect_by_func (session, on_saving_ended, window);
  gtk_window_close (GTK_WINDOW (window));
}

gboolean
concord_window_may_close (ConcordWindow *window)
{
  if (window->session == NULL || window->closing)
    return TRUE;
  concord_document_end_typing (concord_session_get_document (window->session));
  if (concord_session_is_saving (window->session))
    {
      /* The question depends on whether this save succeeds. */
      g_signal_handlers_disconnect_by_func (window->session, on_saving_ended, window);
      g_signal_connect (window->session, "notify::saving", G_CALLBACK (on_saving_ended), window);
      return FALSE;
    }
  if (!concord_session_is_dirty (window->session))
    return TRUE;
  ask_before_close (window);
  return FALSE;
}
