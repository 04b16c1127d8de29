/* Saving and closing, and the questions that belong to them. */
#include "app/dialogs.h"
#include "app/open-projects.h"
#include "app/pending-cells.h"
#include "app/window-private.h"
#include "store/project-file.h"

#include "concord-words.h"

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

/* Nothing is there that could be lost: it is saved anew, there or elsewhere. */
static void
ask_about_loss (Save *save, const char *name)
{
  const ConcordAnswer answers[] = { { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
                                    { "save-as", _ ("Save as…"), CONCORD_ANSWER_SUGGESTED } };
  g_autofree char *heading = g_strdup_printf (_ ("“%s” is not there any more"), name);

  concord_ask (GTK_WINDOW (save->window), heading,
               _ ("The file was moved or deleted since you opened it. Choose where to save your "
                  "project now: under the same name, or another."),
               answers, G_N_ELEMENTS (answers), on_changed_answered, save);
}

static void
ask_about_change (Save *save)
{
  const ConcordAnswer answers[]
      = { { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
          { "open", _ ("Open theirs in another window"), CONCORD_ANSWER_PLAIN },
          { "save-as", _ ("Save mine as…"), CONCORD_ANSWER_SUGGESTED } };
  GFile *file = concord_session_get_file (save->window->session);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *heading = g_strdup_printf (_ ("Someone else changed “%s”"), name);

  if (!g_file_query_exists (file, NULL))
    {
      ask_about_loss (save, name);
      return;
    }
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

/* Two windows that save to one file would go on overwriting each other. */
static gboolean
is_open_elsewhere (ConcordWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *body = NULL;

  if (concord_window_find_other (window, file) == NULL)
    return FALSE;
  body = g_strdup_printf (_ ("“%s” is open in another window. Save under another name, or close that "
                             "window first."),
                          name);
  concord_tell (GTK_WINDOW (window), _ ("The project was not saved"), body);
  return TRUE;
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
  if (file != NULL && is_open_elsewhere (window, file))
    {
      if (done != NULL)
        done (window, FALSE, data);
      return;
    }
  concord_session_save_async (window->session, file, on_saved, save_new (window, done, data));
}

void
concord_window_save_as (ConcordWindow *window, GFile *file)
{
  concord_window_save (window, file, NULL, NULL);
}

/* Where the session's own file is gone, nothing that somebody else wrote can be replaced. */
static void
forget_gone (ConcordSession *session, GFile *file)
{
  GFile *own = concord_session_get_file (session);

  if (own != NULL && g_file_equal (own, file) && !g_file_query_exists (file, NULL))
    concord_session_set_etag (session, NULL);
}

static void
on_target_chosen (GFile *file, gpointer data)
{
  Save *save = data;

  if (file == NULL || save->window->session == NULL || is_open_elsewhere (save->window, file))
    {
      finish (save, FALSE);
      return;
    }
  forget_gone (save->window->session, file);
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

/* What would be lost by closing. */
typedef struct
{
  guint n_changes;
  char *texts;    /* what no field could take, in words, or NULL */
  gboolean gone;  /* the file is not there any more: all of it */
} Loss;

static gboolean
find_loss (ConcordWindow *window, Loss *loss)
{
  ConcordDocument *document = concord_session_get_document (window->session);

  loss->n_changes = concord_document_get_unsaved (document)->len;
  loss->texts = concord_pending_cells_dup_list (concord_pending_cells_get (document));
  loss->gone = window->watch != NULL
               && concord_file_watch_get_state (window->watch) == CONCORD_FILE_GONE;
  return loss->n_changes > 0 || loss->texts != NULL || loss->gone;
}

static char *
dup_loss (ConcordWindow *window, const Loss *loss)
{
  const char *title = concord_session_get_title (window->session);
  guint n = loss->n_changes;
  GString *words = g_string_new (NULL);

  if (loss->gone)
    g_string_append_printf (words, _ ("The file of “%s” was moved or deleted. What is here is gone "
                                      "as well if you don’t save it."),
                            title);
  else if (n > 0)
    g_string_append_printf (
        words,
        /* Translators: number of changes, title of the project. */
        ngettext ("%u change of “%s” is not saved. If you discard it, it is gone.",
                  "%u changes of “%s” are not saved. If you discard them, they are gone.", n),
        n, title);
  if (loss->texts != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n\n" : "", loss->texts);
  return g_string_free (words, FALSE);
}

static void
close_now (ConcordWindow *window)
{
  window->closing = TRUE;
  gtk_window_close (GTK_WINDOW (window));
}

/* The window stays: if all were to go, that is off. */
static void
stay (ConcordWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL)
    concord_open_projects_release (application);
}

static void
on_saved_for_close (ConcordWindow *window, gboolean saved, gpointer data)
{
  /* Not where something was typed while the disk was busy. */
  if (saved && window->session != NULL && !concord_session_is_dirty (window->session))
    close_now (window);
  else
    stay (window);
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
  else
    stay (window);
}

static void
ask_before_close (ConcordWindow *window, const Loss *loss)
{
  const ConcordAnswer answers[] = { { "discard", _ ("Discard"), CONCORD_ANSWER_DESTRUCTIVE },
                                    { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
                                    { "save", _ ("Save"), CONCORD_ANSWER_SUGGESTED } };
  const ConcordAnswer only_texts[]
      = { { "discard", _ ("Close all the same"), CONCORD_ANSWER_DESTRUCTIVE },
          { "cancel", _ ("Go back"), CONCORD_ANSWER_SUGGESTED } };
  g_autofree char *body = dup_loss (window, loss);
  gboolean can_save = loss->n_changes > 0 || loss->gone;

  concord_ask (GTK_WINDOW (window),
               can_save ? _ ("Save before closing?") : _ ("Close without these texts?"), body,
               can_save ? answers : only_texts,
               can_save ? G_N_ELEMENTS (answers) : G_N_ELEMENTS (only_texts), on_close_answered,
               g_object_ref (window));
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
  Loss loss;

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
  if (!find_loss (window, &loss))
    return TRUE;
  ask_before_close (window, &loss);
  g_free (loss.texts);
  return FALSE;
}

/* --- the end of the desktop's session -------------------------------------------------------- */

void
concord_window_inhibit_end (ConcordWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_autofree char *reason = NULL;
  guint n;

  if (window->session == NULL || application == NULL || window->inhibition != 0)
    return;
  concord_document_end_typing (concord_session_get_document (window->session));
  n = concord_document_get_unsaved (concord_session_get_document (window->session))->len;
  if (n == 0)
    return;
  /* Translators: the desktop shows this when somebody logs out. */
  reason = g_strdup_printf (ngettext ("%u change of “%s” is not saved.",
                                      "%u changes of “%s” are not saved.", n),
                            n, concord_session_get_title (window->session));
  window->inhibition = gtk_application_inhibit (application, GTK_WINDOW (window),
                                                GTK_APPLICATION_INHIBIT_LOGOUT, reason);
}

void
concord_window_allow_end (ConcordWindow *window)
{
  GApplication *application = g_application_get_default ();

  /* A window that is on its way out has no application any more. */
  if (window->inhibition == 0 || !GTK_IS_APPLICATION (application))
    return;
  gtk_application_uninhibit (GTK_APPLICATION (application), window->inhibition);
  window->inhibition = 0;
}
