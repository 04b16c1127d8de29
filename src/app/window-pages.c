/* The stages of a window: each page is made when it is first visited. */
#include "app/page-kinds.h"
#include "app/settings.h"
#include "app/window-private.h"

#include "concord-words.h"

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
  /* Undo would take back something else. */
  if (hint->detail == g_quark_from_static_string ("note"))
    undo = FALSE;
  concord_window_say (window, GTK_MESSAGE_INFO, sentence, _ ("Undo"), undo ? undo_last : NULL);
}

/* Who works as a specialist on a stage does so tomorrow as well. */
static void
on_analyst (ConcordPage *page)
{
  concord_settings_set_analyst (concord_page_get_stage (page), concord_page_get_analyst (page));
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

/* The page that was made meanwhile, or a new one. */
static GtkWidget *
new_page (ConcordWindow *window, GType type)
{
  if (window->first_page != NULL && G_TYPE_CHECK_INSTANCE_TYPE (window->first_page, type))
    return g_steal_pointer (&window->first_page);
  return g_object_ref_sink (g_object_new (type, NULL));
}

gboolean
concord_window_go (ConcordWindow *window, const char *stage)
{
  const ConcordPageKind *kind = find_kind (stage);

  if (kind == NULL || window->session == NULL)
    return FALSE;
  if (gtk_stack_get_child_by_name (window->pages, stage) == NULL)
    {
      ConcordDocument *document = concord_session_get_document (window->session);
      g_autoptr (GtkWidget) page = new_page (window, kind->get_type ());

      g_object_set (page, "document", document, "analyst", concord_settings_get_analyst (stage),
                    NULL);
      g_signal_connect (page, "notify::analyst", G_CALLBACK (on_analyst), NULL);
      g_signal_connect (page, "message", G_CALLBACK (on_page_message), window);
      gtk_stack_add_named (window->pages, page, stage);
    }
  gtk_stack_set_visible_child_name (window->pages, stage);
  concord_sidebar_select (window->sidebar, stage);
  concord_sidebar_select (window->compact_sidebar, stage);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "stage",
                                      g_variant_new_string (stage));
  if (gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    concord_open_projects_note (gtk_window_get_application (GTK_WINDOW (window)));
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

/* Fonts are looked for in threads of Pango, so that the first text need not wait. */
static void
look_for_font (GtkLabel *label)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (label));
  PangoFontset *fonts
      = pango_context_load_fontset (context, pango_context_get_font_description (context),
                                    pango_context_get_language (context));

  g_clear_object (&fonts);
}

void
concord_window_prepare_pages (ConcordWindow *window)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  if (window->session != NULL || n == 0)
    return;
  look_for_font (window->opening);
  look_for_font (window->title);
  if (window->first_page == NULL)
    window->first_page = g_object_ref_sink (g_object_new (kinds[0].get_type (), NULL));
}

void
concord_window_drop_prepared (ConcordWindow *window)
{
  g_clear_object (&window->first_page);
}
