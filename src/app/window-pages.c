/* The stages of a window: each page is made when it is first visited. */
#include "app/page-kinds.h"
#include "app/window-private.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

static void
undo_last (ConcordWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}

/* What was not taken can't be undone; the sentence goes when the text is mended. */
static void
show_refusal (ConcordWindow *window, const char *sentence)
{
  if (sentence != NULL)
    concord_window_say (window, GTK_MESSAGE_WARNING, sentence, NULL, NULL);
  else if (gtk_info_bar_get_message_type (window->message_bar) == GTK_MESSAGE_WARNING)
    gtk_info_bar_set_revealed (window->message_bar, FALSE);
}

static void
on_page_message (ConcordPage *page, const char *sentence, ConcordWindow *window)
{
  GSignalInvocationHint *hint = g_signal_get_invocation_hint (page);
  ConcordDocument *document = concord_page_get_document (page);
  gboolean undo = document != NULL && concord_document_can_undo (document);

  if (hint->detail == g_quark_from_static_string ("refusal"))
    {
      show_refusal (window, sentence);
      return;
    }
  concord_window_say (window, GTK_MESSAGE_INFO, sentence, _ ("Undo"), undo ? undo_last : NULL);
}

static const ConcordPageKind *
find_kind (const char *stage)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kinds[i].stage, stage) == 0)
      return &kinds[i];
  return NULL;
}

gboolean
concord_window_go (ConcordWindow *window, const char *stage)
{
  const ConcordPageKind *kind = find_kind (stage);

  if (kind == NULL || window->session == NULL)
    return FALSE;
  if (gtk_stack_get_child_by_name (window->pages, stage) == NULL)
    {
      GtkWidget *page
          = g_object_new (kind->get_type (), "document",
                          concord_session_get_document (window->session), NULL);

      g_signal_connect (page, "message", G_CALLBACK (on_page_message), window);
      gtk_stack_add_named (window->pages, page, stage);
    }
  gtk_stack_set_visible_child_name (window->pages, stage);
  concord_sidebar_select (window->sidebar, stage);
  concord_sidebar_select (window->compact_sidebar, stage);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "stage",
                                      g_variant_new_string (stage));
  return TRUE;
}

const char *
concord_window_get_stage (ConcordWindow *window)
{
  return gtk_stack_get_visible_child_name (window->pages);
}

void
concord_window_clear_pages (ConcordWindow *window)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (window->pages))) != NULL)
    {
      concord_page_set_document (CONCORD_PAGE (page), NULL);
      gtk_stack_remove (window->pages, page);
    }
}

void
concord_window_start_pages (ConcordWindow *window)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  concord_window_clear_pages (window);
  if (n > 0)
    concord_window_go (window, kinds[0].stage);
}
