/* The workbook with formulas, saved from the window's menu. */
#include "harness.h"

#include <string.h>

/* Or what is wrong is said. */
static gboolean
is_there (gpointer file)
{
  if (harness_question () != NULL)
    g_error ("%s", harness_question_words ());
  return g_file_query_exists (file, NULL);
}

static GtkWidget *
ask (ConcordWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export-spreadsheet", NULL);
  return harness_wait_for_chooser ();
}

static void
test_save (void)
{
  g_autofree char *folder = harness_folder ();
  g_autoptr (GFile) project = harness_project ("spreadsheet");
  g_autoptr (GFile) target = g_file_new_build_filename (folder, "case.xlsx", NULL);
  ConcordWindow *window = harness_open (project);
  GtkWidget *chooser = ask (window);
  g_autofree char *name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_str_has_suffix (name, ".xlsx"));
  harness_choose (chooser, folder, "case.xlsx");
  harness_wait (is_there, target);
  g_assert_null (harness_question ());
  g_assert_true (g_file_load_contents (target, NULL, &contents, &length, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (contents, 4, "PK\003\004", 4);
  harness_discard (window);
}

static void
test_cancel (void)
{
  g_autoptr (GFile) project = harness_project ("cancelled");
  ConcordWindow *window = harness_open (project);
  GtkWidget *chooser = ask (window);

  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  harness_settle (100);
  g_assert_null (harness_question ());
  harness_discard (window);
}

/* Without a project there is nothing to save. */
static void
test_no_project (void)
{
  ConcordWindow *window = concord_window_new (harness_application ());

  gtk_window_present (GTK_WINDOW (window));
  harness_settle (100);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window),
                                                     "export-spreadsheet"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spreadsheet/save", test_save);
  g_test_add_func ("/spreadsheet/cancel", test_cancel);
  g_test_add_func ("/spreadsheet/no-project", test_no_project);
  return g_test_run ();
}
