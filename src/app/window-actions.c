/* Every command of the window as an action with its keys. */
#include "app/help.h"
#include "app/page-kinds.h"
#include "app/request-list.h"
#include "app/request-send.h"
#include "app/settings.h"
#include "app/sheet-return.h"
#include "app/shortcuts.h"
#include "app/window-private.h"

#include "concord-words.h"

static void
do_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ConcordWindow *window = data;

  if (window->session != NULL)
    window = concord_window_new (gtk_window_get_application (GTK_WINDOW (window)));
  concord_window_show_welcome (window);
}

static void
do_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_choose_and_open (data);
}

static void
do_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_save (data, NULL, NULL, NULL);
}

static void
do_save_as (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_choose_and_save (data, NULL, NULL);
}

static void
do_reload (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_reload (data);
}

static void
do_open_theirs (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_open_again (data);
}

static void
do_undo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_document_undo (concord_session_get_document (CONCORD_WINDOW (data)->session));
}

static void
do_redo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_document_redo (concord_session_get_document (CONCORD_WINDOW (data)->session));
}

static void
do_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_print (data);
}

static void
do_mail (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_mail (data);
}

static void
do_export_paper (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_export_paper (data);
}

static void
do_export_picture (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_export_picture (data);
}

static void
do_export_spreadsheet (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_export_spreadsheet (data);
}

static void
do_ask_colleague (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ConcordDocument *document = concord_session_get_document (CONCORD_WINDOW (data)->session);

  concord_document_end_typing (document);
  gtk_window_present (GTK_WINDOW (concord_request_send_new (GTK_WINDOW (data), document)));
}

static void
do_take_back (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_sheet_return_choose (GTK_WINDOW (data),
                               concord_session_get_document (CONCORD_WINDOW (data)->session));
}

static void
do_requests (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (concord_request_list_new (
      GTK_WINDOW (data), concord_session_get_document (CONCORD_WINDOW (data)->session))));
}

static void
do_author (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_ask_author (data);
}

static void
do_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_show_about (data);
}

static void
do_help (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gboolean at_work = CONCORD_WINDOW (data)->session != NULL;

  concord_help_show (GTK_WINDOW (data), at_work ? concord_window_get_stage (data) : NULL);
}

static void
do_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (concord_shortcuts_new (GTK_WINDOW (data))));
}

static void
do_close (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
}

static void
do_stage (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  concord_window_go (data, g_variant_get_string (parameter, NULL));
}

static void
change_stage (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
}

static void
change_sidebar (GSimpleAction *action, GVariant *state, gpointer data)
{
  ConcordWindow *window = data;
  gboolean shown = g_variant_get_boolean (state);

  concord_split_set_shown (window->split, shown);
  concord_settings_set_sidebar (shown);
  g_simple_action_set_state (action, state);
}

static const GActionEntry entries[] = {
  { "new", do_new, NULL, NULL, NULL, { 0 } },
  { "open", do_open, NULL, NULL, NULL, { 0 } },
  { "save", do_save, NULL, NULL, NULL, { 0 } },
  { "save-as", do_save_as, NULL, NULL, NULL, { 0 } },
  { "reload", do_reload, NULL, NULL, NULL, { 0 } },
  { "open-theirs", do_open_theirs, NULL, NULL, NULL, { 0 } },
  { "undo", do_undo, NULL, NULL, NULL, { 0 } },
  { "redo", do_redo, NULL, NULL, NULL, { 0 } },
  { "print", do_print, NULL, NULL, NULL, { 0 } },
  { "mail", do_mail, NULL, NULL, NULL, { 0 } },
  { "export-paper", do_export_paper, NULL, NULL, NULL, { 0 } },
  { "export-picture", do_export_picture, NULL, NULL, NULL, { 0 } },
  { "export-spreadsheet", do_export_spreadsheet, NULL, NULL, NULL, { 0 } },
  { "ask-colleague", do_ask_colleague, NULL, NULL, NULL, { 0 } },
  { "take-back", do_take_back, NULL, NULL, NULL, { 0 } },
  { "requests", do_requests, NULL, NULL, NULL, { 0 } },
  { "author", do_author, NULL, NULL, NULL, { 0 } },
  { "about", do_about, NULL, NULL, NULL, { 0 } },
  { "help", do_help, NULL, NULL, NULL, { 0 } },
  { "shortcuts", do_shortcuts, NULL, NULL, NULL, { 0 } },
  { "close", do_close, NULL, NULL, NULL, { 0 } },
  { "stage", do_stage, "s", "''", change_stage, { 0 } },
  { "sidebar", NULL, NULL, "true", change_sidebar, { 0 } },
};

void
concord_window_add_actions (ConcordWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_action_group_change_action_state (
      G_ACTION_GROUP (window), "sidebar",
      g_variant_new_boolean (concord_settings_get_sidebar ()));
}

static void
enable (ConcordWindow *window, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), enabled);
}

void
concord_window_update_actions (ConcordWindow *window)
{
  static const char *const needs_project[]
      = { "save-as", "print", "mail", "export-paper", "export-picture", "export-spreadsheet",
          "stage", "sidebar", "ask-colleague", "take-back", "requests" };
  ConcordSession *session = window->session;
  ConcordDocument *document = session == NULL ? NULL : concord_session_get_document (session);

  for (guint i = 0; i < G_N_ELEMENTS (needs_project); i++)
    enable (window, needs_project[i], session != NULL);
  enable (window, "reload", session != NULL && concord_session_get_file (session) != NULL);
  enable (window, "open-theirs",
          session != NULL && concord_session_get_file (session) != NULL);
  enable (window, "save", session != NULL && !concord_session_is_saving (session));
  enable (window, "undo", document != NULL && concord_document_can_undo (document));
  enable (window, "redo", document != NULL && concord_document_can_redo (document));
  gtk_widget_set_visible (window->sidebar_button, session != NULL);
  gtk_widget_set_visible (window->undo_button, session != NULL);
  gtk_widget_set_visible (window->redo_button, session != NULL);
  gtk_widget_set_visible (window->mail_button, session != NULL);
  gtk_widget_set_visible (window->print_button, session != NULL);
}
