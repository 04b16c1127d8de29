/* What the header bar says: project, state, and what undo and redo would do. */
#include "app/window-private.h"
#include "app/tip.h"

#include "concord-words.h"

static void
set_tip (GtkWidget *button, const char *label, const char *plain, const char *named,
         const char *keys)
{
  g_autofree char *text = label == NULL ? g_strdup (plain) : g_strdup_printf (named, label);
  g_autofree char *tip = g_strdup_printf ("%s (%s)", text, keys);

  concord_set_tip (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_tips (ConcordWindow *window)
{
  ConcordDocument *document
      = window->session == NULL ? NULL : concord_session_get_document (window->session);

  set_tip (window->undo_button,
           document == NULL ? NULL : concord_document_get_undo_label (document), _ ("Undo"),
           /* Translators: %s is what was done: "Undo: set need of Revenues". */
           _ ("Undo: %s"), _ ("Ctrl+Z"));
  set_tip (window->redo_button,
           document == NULL ? NULL : concord_document_get_redo_label (document), _ ("Redo"),
           _ ("Redo: %s"), _ ("Shift+Ctrl+Z"));
}

void
concord_window_update_title (ConcordWindow *window)
{
  const char *title;
  g_autofree char *state = NULL;
  g_autofree char *whole = NULL;

  update_tips (window);
  gtk_widget_set_visible (GTK_WIDGET (window->subtitle), window->session != NULL);
  if (window->session == NULL)
    {
      gtk_label_set_text (window->title, _ ("Concord"));
      gtk_window_set_title (GTK_WINDOW (window), _ ("Concord"));
      return;
    }
  title = concord_session_get_title (window->session);
  state = concord_session_dup_state (window->session);
  gtk_label_set_text (window->title, title);
  concord_set_tip (GTK_WIDGET (window->title), title);
  gtk_label_set_text (window->subtitle, state);
  /* Translators: the window's title: project, save state, program. */
  whole = g_strdup_printf (_ ("%s (%s) – Concord"), title, state);
  gtk_window_set_title (GTK_WINDOW (window), whole);
}
