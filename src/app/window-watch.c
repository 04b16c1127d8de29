/* What others do to the open file: a bar says so, and offers what can be done. */
#include "app/dialogs.h"
#include "app/pending-cells.h"
#include "app/window-private.h"

#include "concord-words.h"

/* --- the bar --------------------------------------------------------------------------------- */

/* What it means for the work that is on the screen. */
static char *
dup_advice (ConcordWindow *window, ConcordFileState state)
{
  ConcordDocument *document = concord_session_get_document (window->session);
  guint n = concord_document_get_unsaved (document)->len;

  if (state == CONCORD_FILE_GONE)
    return g_strdup (_ ("What you see is all here still: save it under a name to keep it."));
  if (state == CONCORD_FILE_SPOILT)
    return g_strdup (_ ("What you see is what you opened: save it under another name to keep it."));
  if (n > 0)
    return g_strdup_printf (ngettext ("You have %u unsaved change.", "You have %u unsaved changes.", n),
                            n);
  if (concord_document_can_undo (document))
    return g_strdup (_ ("You have no unsaved changes. After reloading, what you did before can’t be "
                        "undone step by step."));
  return g_strdup (_ ("You have no unsaved changes."));
}

void
concord_window_update_change (ConcordWindow *window)
{
  ConcordFileState state
      = window->watch == NULL ? CONCORD_FILE_SAME : concord_file_watch_get_state (window->watch);
  g_autofree char *happened = NULL;
  g_autofree char *advice = NULL;
  g_autofree char *words = NULL;

  if (window->change_bar == NULL || state == CONCORD_FILE_SAME)
    return;
  happened = concord_file_watch_dup_words (window->watch);
  advice = dup_advice (window, state);
  /* Translators: what happened to the file, and a sentence of what it means for the work here. */
  words = g_strdup_printf (_ ("%s. %s"), happened, advice);
  if (g_strcmp0 (gtk_label_get_text (window->change), words) != 0)
    gtk_label_set_text (window->change, words);
  gtk_widget_set_visible (GTK_WIDGET (window->change_bar), TRUE);
  gtk_widget_set_visible (window->reload_button, state == CONCORD_FILE_CHANGED);
  gtk_widget_set_visible (window->theirs_button, state == CONCORD_FILE_CHANGED);
}

static void
on_watch_changed (ConcordWindow *window)
{
  if (window->change_bar == NULL)
    return;
  concord_window_update_change (window);
  gtk_info_bar_set_revealed (window->change_bar,
                             concord_file_watch_get_state (window->watch) != CONCORD_FILE_SAME);
}

void
concord_window_start_watch (ConcordWindow *window)
{
  if (window->watch != NULL || concord_session_get_file (window->session) == NULL)
    return;
  window->watch = concord_file_watch_new (window->session);
  g_signal_connect_swapped (window->watch, "changed", G_CALLBACK (on_watch_changed), window);
}

void
concord_window_stop_watch (ConcordWindow *window)
{
  if (window->watch == NULL)
    return;
  g_signal_handlers_disconnect_by_data (window->watch, window);
  g_clear_object (&window->watch);
  if (window->change_bar != NULL)
    gtk_info_bar_set_revealed (window->change_bar, FALSE);
}

/* --- taking theirs --------------------------------------------------------------------------- */

static void
on_reload_answered (const char *answer, gpointer data)
{
  g_autoptr (ConcordWindow) window = data;

  if (window->session == NULL)
    return;
  if (g_str_equal (answer, "save-as"))
    concord_window_choose_and_save (window, NULL, NULL);
  else if (g_str_equal (answer, "reload"))
    concord_window_open_anew (window);
}

static void
ask_before_reload (ConcordWindow *window, guint n_changes, guint n_texts)
{
  const ConcordAnswer answers[]
      = { { "cancel", _ ("Cancel"), CONCORD_ANSWER_PLAIN },
          { "reload", _ ("Discard and reload"), CONCORD_ANSWER_DESTRUCTIVE },
          { "save-as", _ ("Save mine as…"), CONCORD_ANSWER_SUGGESTED } };
  g_autofree char *changes = g_strdup_printf (
      ngettext ("%u change of yours is not saved and would be gone for good.",
                "%u changes of yours are not saved and would be gone for good.", n_changes),
      n_changes);
  g_autofree char *texts = g_strdup_printf (
      ngettext ("%u text that no field could take would be gone as well.",
                "%u texts that no field could take would be gone as well.", n_texts),
      n_texts);
  g_autofree char *body = n_changes > 0 && n_texts > 0 ? g_strdup_printf ("%s %s", changes, texts)
                          : n_changes > 0              ? g_steal_pointer (&changes)
                                                       : g_steal_pointer (&texts);

  concord_ask (GTK_WINDOW (window), _ ("Take what is in the file now?"), body, answers,
               G_N_ELEMENTS (answers), on_reload_answered, g_object_ref (window));
}

void
concord_window_reload (ConcordWindow *window)
{
  ConcordDocument *document;
  guint n_changes, n_texts;

  if (window->session == NULL || concord_session_get_file (window->session) == NULL)
    return;
  document = concord_session_get_document (window->session);
  concord_document_end_typing (document);
  n_changes = concord_document_get_unsaved (document)->len;
  n_texts = concord_pending_cells_get_count (concord_pending_cells_get (document));
  if (n_changes + n_texts > 0)
    ask_before_reload (window, n_changes, n_texts);
  else
    concord_window_open_anew (window);
}
