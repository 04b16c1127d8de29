#include "app/later.h"
#include "app/open-projects.h"
#include "app/recents.h"
#include "app/settings.h"
#include "app/welcome.h"
#include "app/window-private.h"
#include "app/wrap-layout.h"

#include "concord-words.h"

G_DEFINE_FINAL_TYPE (ConcordWindow, concord_window, GTK_TYPE_APPLICATION_WINDOW)

/* --- messages -------------------------------------------------------------------------------- */

void
concord_window_say (ConcordWindow *window, GtkMessageType type, const char *sentence,
                    const char *button, ConcordWindowDeed deed)
{
  /* What was started before the window was closed may end after it. */
  if (window->message_bar == NULL)
    return;
  window->message_deed = deed;
  gtk_label_set_text (window->message, sentence);
  gtk_info_bar_set_message_type (window->message_bar, type);
  gtk_widget_set_visible (GTK_WIDGET (window->message_button), deed != NULL);
  if (deed != NULL)
    gtk_button_set_label (window->message_button, button);
  gtk_widget_set_visible (GTK_WIDGET (window->message_bar), TRUE);
  gtk_info_bar_set_revealed (window->message_bar, TRUE);
}

const char *
concord_window_get_message (ConcordWindow *window)
{
  return gtk_info_bar_get_revealed (window->message_bar) ? gtk_label_get_text (window->message)
                                                         : NULL;
}

static void
on_message_response (GtkInfoBar *bar, int response, ConcordWindow *window)
{
  ConcordWindowDeed deed = window->message_deed;

  window->message_deed = NULL;
  gtk_info_bar_set_revealed (bar, FALSE);
  if (response == 1 && deed != NULL)
    deed (window);
}

static void
on_change_response (GtkInfoBar *bar, int response, ConcordWindow *window)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void
on_cancel_opening (ConcordWindow *window)
{
  concord_window_cancel_opening (window);
}

/* --- session --------------------------------------------------------------------------------- */

static void
on_session_state (ConcordWindow *window)
{
  concord_window_update_title (window);
  concord_window_update_actions (window);
  concord_window_update_change (window);
  if (window->session == NULL || !concord_session_is_dirty (window->session))
    concord_window_allow_end (window);
}

static void
note_open (ConcordWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (application != NULL && window->session != NULL)
    concord_open_projects_note (application);
}

static void
on_session_file (ConcordWindow *window)
{
  concord_recents_add (concord_session_get_file (window->session),
                       concord_session_get_title (window->session));
  concord_window_start_watch (window);
  note_open (window);
}

static void
on_session_problem (ConcordWindow *window)
{
  const char *problem = concord_session_get_problem (window->session);

  if (problem != NULL)
    concord_window_say (window, GTK_MESSAGE_WARNING, problem, NULL, NULL);
}

static void
drop_session (ConcordWindow *window)
{
  ConcordDocument *document;

  if (window->session == NULL)
    return;
  document = concord_session_get_document (window->session);
  concord_window_stop_watch (window);
  g_signal_handlers_disconnect_by_data (document, window);
  g_signal_handlers_disconnect_by_data (window->session, window);
  concord_window_clear_pages (window);
  concord_work_bar_set_document (window->work_bar, NULL);
  g_clear_pointer (&window->returned, concord_returned_free);
  g_clear_object (&window->session);
}

ConcordSession *
concord_window_get_session (ConcordWindow *window)
{
  return window->session;
}

void
concord_window_set_session (ConcordWindow *window, ConcordSession *session)
{
  g_autofree char *notice = NULL;

  if (window->session == session)
    return;
  drop_session (window);
  window->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::state", G_CALLBACK (on_session_state), window);
  g_signal_connect_swapped (session, "notify::file", G_CALLBACK (on_session_file), window);
  g_signal_connect_swapped (session, "notify::problem", G_CALLBACK (on_session_problem), window);
  gtk_info_bar_set_revealed (window->message_bar, FALSE);
  concord_work_bar_set_document (window->work_bar, concord_session_get_document (session));
  concord_window_start_pages (window);
  gtk_stack_set_visible_child_name (window->views, "project");
  on_session_state (window);
  if (concord_session_get_file (session) != NULL)
    on_session_file (window);
  notice = concord_session_dup_notice (session);
  if (notice != NULL)
    concord_window_say (window, GTK_MESSAGE_WARNING, notice, NULL, NULL);
  on_session_problem (window);
}

void
concord_window_adopt (ConcordWindow *window, ConcordSession *session)
{
  if (window->session != NULL)
    window = concord_window_new (gtk_window_get_application (GTK_WINDOW (window)));
  concord_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
}

void
concord_window_show_welcome (ConcordWindow *window)
{
  if (gtk_stack_get_child_by_name (window->views, "welcome") == NULL)
    gtk_stack_add_named (window->views, concord_welcome_new (), "welcome");
  gtk_stack_set_visible_child_name (window->views, "welcome");
  on_session_state (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* --- coming back ------------------------------------------------------------------------------ */

/* Some network shares tell nobody that a file was saved: who comes back to the window is told. */
static void
on_active (ConcordWindow *window)
{
  if (gtk_window_is_active (GTK_WINDOW (window)) && window->watch != NULL)
    concord_file_watch_look (window->watch);
}

/* --- class ----------------------------------------------------------------------------------- */

static gboolean
close_request (GtkWindow *gtk_window)
{
  ConcordWindow *window = CONCORD_WINDOW (gtk_window);
  int width, height;

  if (!concord_window_may_close (window))
    return TRUE;
  concord_open_projects_note_closing (gtk_window_get_application (gtk_window), gtk_window);
  gtk_window_get_default_size (gtk_window, &width, &height);
  concord_settings_set_window_size (width, height, gtk_window_is_maximized (gtk_window));
  return GTK_WINDOW_CLASS (concord_window_parent_class)->close_request (gtk_window);
}

static void
dispose (GObject *object)
{
  ConcordWindow *window = CONCORD_WINDOW (object);

  concord_window_cancel_opening (window);
  concord_window_allow_end (window);
  drop_session (window);
  concord_window_drop_prepared (window);
  G_OBJECT_CLASS (concord_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, ConcordWindow, title);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, subtitle);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, sidebar_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, undo_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, redo_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, mail_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, print_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, menu_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, primary_menu);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, message_bar);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, message);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, message_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, change_bar);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, change_line);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, change);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, reload_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, theirs_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, keep_button);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, views);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, spinner);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, opening);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, split);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, sidebar);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, compact_sidebar);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, pages);
  gtk_widget_class_bind_template_child (klass, ConcordWindow, work_bar);
  gtk_widget_class_bind_template_callback (klass, on_message_response);
  gtk_widget_class_bind_template_callback (klass, on_change_response);
  gtk_widget_class_bind_template_callback (klass, on_cancel_opening);
}

static void
concord_window_class_init (ConcordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WINDOW_CLASS (klass)->close_request = close_request;
  g_type_ensure (CONCORD_TYPE_SPLIT);
  g_type_ensure (CONCORD_TYPE_WORK_BAR);
  g_type_ensure (CONCORD_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, CONCORD_RESOURCES "/ui/window.ui");
  bind_children (widget_class);
}

static void
concord_window_init (ConcordWindow *window)
{
  int width, height;
  gboolean maximized;

  gtk_widget_init_template (GTK_WIDGET (window));
  concord_menu_later (window->menu_button, window->primary_menu);
  concord_settings_get_window_size (&width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (window));
  concord_split_set_shown (window->split, concord_settings_get_sidebar ());
  gtk_widget_set_layout_manager (window->change_line, concord_wrap_layout_new (0, 12));
  g_signal_connect (window, "notify::is-active", G_CALLBACK (on_active), NULL);
  concord_window_add_actions (window);
  concord_window_update_title (window);
  concord_window_update_actions (window);
}

ConcordWindow *
concord_window_new (GtkApplication *application)
{
  return g_object_new (CONCORD_TYPE_WINDOW, "application", application, NULL);
}
