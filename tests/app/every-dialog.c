#include "every-dialog.h"
#include "app/catalogue-dialog.h"
#include "app/criteria-weights.h"
#include "app/mail-dialog.h"
#include "app/help-window.h"
#include "app/help.h"
#include "app/ocds-import.h"
#include "app/picture-dialog.h"
#include "app/record-table.h"
#include "app/request-send.h"
#include "app/returned-dialog.h"
#include "app/sheet-return.h"
#include "app/survey-import.h"
#include "app/swing-dialog.h"
#include "harness.h"
#include "rich.h"
#include "settle.h"
#include "store/draft.h"
#include "store/project-file.h"

#include <string.h>

static GtkWidget *
find_page (ConcordWindow *window)
{
  return harness_find_mapped (GTK_WIDGET (window), g_type_from_name ("ConcordPage"));
}

void
every_dialog_show_section (ConcordWindow *window, const char *section)
{
  GtkWidget *stack = harness_find_parts (find_page (window));

  gtk_stack_set_visible_child_name (GTK_STACK (stack), section);
  settle (60);
}

static void
go (ConcordWindow *window, const char *stage, const char *section)
{
  g_assert_true (concord_window_go (window, stage));
  settle (60);
  every_dialog_show_section (window, section);
}

/* The mapped table of @role, or of links of @link. */
static GtkWidget *
find_table (GtkWidget *widget, const char *role, const char *link)
{
  if (CONCORD_IS_RECORD_TABLE (widget) && gtk_widget_get_mapped (widget))
    {
      g_autofree char *own_role = NULL;
      g_autofree char *own_link = NULL;

      g_object_get (widget, "role", &own_role, "link", &own_link, NULL);
      if (g_strcmp0 (own_role, role) == 0 && g_strcmp0 (own_link, link) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_table (child, role, link);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The cell that holds the focus before something opens, as where a person would be. */
static ConcordRecordTable *
stand_in (ConcordWindow *window, const char *role, const char *link, guint row, guint column)
{
  GtkWidget *table = find_table (GTK_WIDGET (window), role, link);

  g_assert_nonnull (table);
  g_assert_true (concord_record_table_focus_cell (CONCORD_RECORD_TABLE (table), row, column));
  settle (60);
  return CONCORD_RECORD_TABLE (table);
}

static ConcordRecord *
find_first (ConcordWindow *window, const char *type)
{
  g_autoptr (GPtrArray) records = concord_document_list (harness_document (window), type);

  g_assert_cmpuint (records->len, >, 0);
  return records->pdata[0];
}

/* Focuses and presses the button that says @text, as a person would. */
static void
press (ConcordWindow *window, const char *text)
{
  GtkWidget *label = harness_find_text (find_page (window), text);
  GtkWidget *button;

  if (label == NULL)
    g_error ("Nothing says “%s”.", text);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  settle (60);
}

static void
act (ConcordWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
  settle (60);
}

static GFile *
new_file (const char *name, const char *text)
{
  g_autofree char *folder = harness_folder ();
  GFile *file = g_file_new_build_filename (folder, name, NULL);

  if (text != NULL)
    g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  return file;
}

/* --- each of them ---------------------------------------------------------------------------- */

static void
open_survey_import (ConcordWindow *window)
{
  g_autoptr (GFile) file = new_file ("answers.csv",
                                     "Area,The contact centre is easy to reach,One number for all,"
                                     "Comment\n"
                                     "Riverdale town,Agree,Strongly agree,Please keep the desk\n"
                                     "Riverdale town,Disagree,Agree,\n"
                                     "Villages,Strongly disagree,Neither,No bus\n"
                                     "Villages,Perhaps,Agree,\n");
  GtkWidget *dialog;

  go (window, "consultation", "questions");
  press (window, "Import answers…");
  dialog = every_dialog_find_open (window);
  g_assert_true (CONCORD_IS_SURVEY_IMPORT (dialog));
  concord_survey_import_load (CONCORD_SURVEY_IMPORT (dialog), file);
  settle (200);
}

static void
open_ocds_import (ConcordWindow *window)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "tests",
                                                      "files", "ocds", "early.json", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GtkWidget *dialog;

  go (window, "bidders", "contracts");
  press (window, "Import public notices…");
  dialog = every_dialog_find_open (window);
  g_assert_true (CONCORD_IS_OCDS_IMPORT (dialog));
  g_list_store_append (files, file);
  concord_ocds_import_read (CONCORD_OCDS_IMPORT (dialog), G_LIST_MODEL (files));
  while (concord_ocds_import_is_reading (CONCORD_OCDS_IMPORT (dialog)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (concord_ocds_import_choose (CONCORD_OCDS_IMPORT (dialog), "Fennel Services"));
  settle (100);
}

static void
open_catalogue (ConcordWindow *window)
{
  go (window, "options", "templates");
  press (window, "Take from the catalogue…");
}

static void
open_money_catalogue (ConcordWindow *window)
{
  go (window, "money", "rates");
  press (window, "Take from the catalogue…");
}

static void
open_swing (ConcordWindow *window)
{
  GtkWidget *weights;

  go (window, "options", "weights");
  stand_in (window, "weight-sets", NULL, 0, 0);
  weights = harness_find_mapped (GTK_WIDGET (window), CONCORD_TYPE_CRITERIA_WEIGHTS);
  concord_criteria_weights_ask (CONCORD_CRITERIA_WEIGHTS (weights),
                                find_first (window, "weight-set"),
                                CONCORD_RECORD (concord_document_get_project (
                                     harness_document (window))));
  settle (60);
}

/* Answered so that it has something to say against an answer. */
static void
open_pairwise (ConcordWindow *window)
{
  GtkWidget *weights;
  ConcordPairwiseDialog *dialog;

  go (window, "options", "weights");
  stand_in (window, "weight-sets", NULL, 0, 0);
  weights = harness_find_mapped (GTK_WIDGET (window), CONCORD_TYPE_CRITERIA_WEIGHTS);
  dialog = concord_criteria_weights_compare (CONCORD_CRITERIA_WEIGHTS (weights));
  g_assert_nonnull (dialog);
  for (guint i = 0; i < 8; i++)
    for (guint k = i + 1; k < 8; k++)
      concord_pairwise_dialog_answer (dialog, i, k, k - i == 2 ? 1. / 3 : 2);
  settle (60);
}

/* Beside the criteria, for one that has no criteria under it. */
static void
open_value_editor (ConcordWindow *window)
{
  ConcordRecordTable *table;
  GtkWidget *editor = harness_find (GTK_WIDGET (window), g_type_from_name ("ConcordValueEditor"));

  go (window, "options", "criteria");
  editor = harness_find (find_page (window), g_type_from_name ("ConcordValueEditor"));
  table = stand_in (window, "criteria", NULL, 0, 0);
  for (guint row = 0; row < 12 && !gtk_widget_get_mapped (editor); row++)
    {
      concord_record_table_focus_cell (table, row, 0);
      settle (40);
    }
  g_assert_true (gtk_widget_get_mapped (editor));
}

static void
open_request_send (ConcordWindow *window)
{
  GtkWidget *dialog;

  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.ask-colleague");
  dialog = every_dialog_find_open (window);
  concord_request_send_fill (CONCORD_REQUEST_SEND (dialog), "Package: services", "Dilip Rao",
                             "4 December 2026");
}

static void
open_request_list (ConcordWindow *window)
{
  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.requests");
}

/* Each line's cells of @column become what @to gives. */
static char *
fill_in (const char *sheet)
{
  g_autoptr (GRegex) need = g_regex_new (",(72|58|64|41|35)(,)", 0, 0, NULL);

  return g_regex_replace (need, sheet, -1, 0, ",47\\2", 0, NULL);
}

static void
open_sheet_return (ConcordWindow *window)
{
  g_autoptr (GFile) file = new_file ("sheet.csv", NULL);
  g_autoptr (ConcordRequestSend) send = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *filled = NULL;
  ConcordSheetReturn *back;

  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  send = g_object_ref (concord_request_send_new (NULL, harness_document (window)));
  concord_request_send_fill (send, "Package: services", "Dilip Rao", "4 December 2026");
  g_assert_true (concord_request_send_write (send, file));
  gtk_window_destroy (GTK_WINDOW (send));
  g_file_load_contents (file, NULL, &text, NULL, NULL, NULL);
  filled = fill_in (text);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), filled, -1, NULL));
  back = concord_sheet_return_new (GTK_WINDOW (window), harness_document (window), file, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (back));
  settle (60);
}

static void
open_mail (ConcordWindow *window)
{
  GtkWidget *dialog;

  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.mail");
  dialog = every_dialog_find_open (window);
  concord_mail_dialog_fill (CONCORD_MAIL_DIALOG (dialog), TRUE, TRUE, "Dilip Rao, finance",
                            "check the costs of each option", "4 December 2026");
}

static gboolean
is_saved (gpointer window)
{
  ConcordSession *session = concord_window_get_session (window);

  return concord_session_get_file (session) != NULL && !concord_session_is_saving (session);
}

static void
change (ConcordDocument *document, const char *type, guint index, const char *field,
        const char *value)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, type);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (index, <, records->len);
  concord_document_set (document, records->pdata[index], field, value, NULL, &error);
  g_assert_no_error (error);
}

/* The window shows a copy whose need of a service was changed here and there. */
static void
open_returned (ConcordWindow *window)
{
  g_autoptr (GFile) file = new_file ("Riverdale.concord", NULL);
  ConcordReturned *returned = g_new0 (ConcordReturned, 1);
  g_autoptr (GError) error = NULL;

  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  concord_window_save_as (window, file);
  harness_wait (is_saved, window);
  returned->ours = concord_project_load (file, NULL, NULL, &error);
  g_assert_no_error (error);
  returned->file = g_object_ref (file);
  change (returned->ours, "service", 0, "need", "61");
  change (harness_document (window), "service", 0, "need", "77");
  change (harness_document (window), "service", 1, "staff", "39");
  change (harness_document (window), "service", 1, "name", "Revenues, benefits and business rates");
  change (harness_document (window), "project", 0, "successor-body",
          "Vale Unitary Council, April 2028");
  concord_document_remove (harness_document (window), find_first (window, "option"), &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (concord_returned_dialog_new (window, returned)));
  settle (60);
}

static void
open_print (ConcordWindow *window)
{
  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.print");
  settle (200);
}

static void
open_picture (ConcordWindow *window)
{
  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.export-picture");
}

static void
open_author (ConcordWindow *window)
{
  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.author");
}

static void
open_about (ConcordWindow *window)
{
  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.about");
}

static void
open_shortcuts (ConcordWindow *window)
{
  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  act (window, "win.shortcuts");
  settle (200);
}

static void
open_help (ConcordWindow *window)
{
  GtkWidget *help = concord_help_window_new (GTK_WINDOW (window));
  g_autoptr (GFile) page = concord_help_find ("package");
  g_autoptr (GError) error = NULL;

  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  g_assert_true (concord_help_window_go (CONCORD_HELP_WINDOW (help), page, &error));
  gtk_window_present (GTK_WINDOW (help));
  settle (200);
}

/* A moderated mark that changes is asked about. */
static void
open_reason (ConcordWindow *window)
{
  ConcordRecordTable *table;

  go (window, "bidders", "moderation");
  table = stand_in (window, "award-criteria", "moderation", 0, 2);
  concord_record_table_enter (table, "9");
  settle (200);
}

/* In the column of what is in the package and what is out. */
static void
open_choice (ConcordWindow *window)
{
  ConcordRecordTable *table;

  go (window, "package", "services");
  table = stand_in (window, "services", NULL, 0, 5);
  concord_record_table_edit (table, NULL);
  settle (100);
}

static void
open_question (ConcordWindow *window)
{
  g_autoptr (GError) error = NULL;

  go (window, "package", "services");
  stand_in (window, "services", NULL, 0, 0);
  concord_document_set (harness_document (window),
                        CONCORD_RECORD (concord_document_get_project (harness_document (window))),
                        "title", "Another title", NULL, &error);
  g_assert_no_error (error);
  act (window, "win.close");
}

static void
open_menu (ConcordWindow *window)
{
  GtkWidget *bar = gtk_window_get_titlebar (GTK_WINDOW (window));
  GtkWidget *button = harness_find_mapped (bar, GTK_TYPE_MENU_BUTTON);

  go (window, "package", "services");
  gtk_widget_grab_focus (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (200);
}

static const EveryDialog dialogs[] = {
  { "survey-import", open_survey_import, FALSE, "Consultation" },
  { "ocds-import", open_ocds_import, FALSE, "Bidders" },
  { "catalogue", open_catalogue, FALSE, "Options" },
  { "money-catalogue", open_money_catalogue, FALSE, "Money" },
  { "swing", open_swing, FALSE, "Options" },
  { "pairwise", open_pairwise, FALSE, "Options" },
  { "value-editor", open_value_editor, TRUE, "Options" },
  { "request-send", open_request_send, FALSE, "Mail and requests" },
  { "request-list", open_request_list, FALSE, "Mail and requests" },
  { "sheet-return", open_sheet_return, FALSE, "Mail and requests" },
  { "mail", open_mail, FALSE, "Mail and requests" },
  { "returned", open_returned, FALSE, "Mail and requests" },
  { "print", open_print, FALSE, "Printing and the cabinet paper" },
  { "picture", open_picture, FALSE, "Charts and pictures" },
  { "author", open_author, FALSE, "The file and its history" },
  { "about", open_about, FALSE, "Concord help" },
  { "shortcuts", open_shortcuts, FALSE, "Keyboard" },
  { "help", open_help, FALSE, NULL },
  { "question", open_question, FALSE, "Package" },
  { "menu", open_menu, FALSE, NULL },
  { "reason", open_reason, FALSE, NULL },
  { "choice", open_choice, FALSE, NULL },
};

const EveryDialog *
every_dialog_get (guint *n)
{
  *n = G_N_ELEMENTS (dialogs);
  return dialogs;
}

/* --- windows --------------------------------------------------------------------------------- */

ConcordWindow *
every_dialog_new_window (void)
{
  const char *path = g_getenv ("CONCORD_TEST_PROJECT");
  g_autoptr (GFile) file
      = path != NULL ? g_file_new_for_path (path)
                     : g_file_new_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", "samples",
                                                  "riverdale.concord", NULL);
  ConcordWindow *window = concord_window_new (harness_application ());
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSession) session = concord_session_new_from_template (file, &error);

  g_assert_no_error (error);
  concord_window_adopt (window, session);
  settle (300);
  return window;
}

ConcordWindow *
every_dialog_new_welcome (void)
{
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (ConcordDocument) document = rich_document_new ();
  ConcordDraft *draft = concord_draft_new (document, NULL, folder);
  ConcordWindow *window;

  g_assert_true (concord_document_set (
      document, CONCORD_RECORD (concord_document_get_project (document)), "title",
      "Work of yesterday", NULL, NULL));
  /* As if the program had stopped: unreferencing keeps it. */
  g_object_unref (draft);
  window = concord_window_new (harness_application ());
  concord_window_show_welcome (window);
  settle (400);
  return window;
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  if (GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_popover (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
every_dialog_find_open (ConcordWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (gtk_window_get_transient_for (item->data) == GTK_WINDOW (window)
        && gtk_widget_get_mapped (item->data))
      return item->data;
  return find_popover (GTK_WIDGET (window));
}
