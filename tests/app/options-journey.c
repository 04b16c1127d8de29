/* An afternoon on the options screen in a real window: scores by keyboard, the figure follows, undo,
 * save, open again, the same bytes. */
#include "harness.h"
#include "app/chart-view.h"
#include "app/record-table.h"
#include "model/score.h"
#include "store/project-file.h"

#include <string.h>

static gboolean
is_idle (gpointer window)
{
  return !concord_session_is_saving (concord_window_get_session (window));
}

static GBytes *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* A window on a copy of the sample project. */
static ConcordWindow *
open_sample (GFile **file)
{
  g_autoptr (GFile) sample = g_file_new_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data",
                                                        "samples", "riverdale.concord", NULL);
  g_autofree char *folder = harness_folder ();
  g_autoptr (ConcordSession) session = NULL;
  g_autoptr (GError) error = NULL;
  ConcordWindow *window = concord_window_new (harness_application ());

  session = concord_session_new_from_template (sample, &error);
  g_assert_no_error (error);
  concord_window_adopt (window, session);
  *file = g_file_new_build_filename (folder, "options.concord", NULL);
  concord_window_save_as (window, *file);
  harness_wait (is_idle, window);
  g_assert_null (concord_window_get_message (window));
  return window;
}

static char *
dup_words (ConcordWindow *window)
{
  GtkWidget *view;

  harness_settle (150);
  view = harness_find_mapped (gtk_window_get_child (GTK_WINDOW (window)), CONCORD_TYPE_CHART_VIEW);
  g_assert_nonnull (view);
  return g_strdup (concord_figure_get_words (concord_chart_view_get_figure (CONCORD_CHART_VIEW (view))));
}

static GtkStack *
find_sections (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget) && gtk_widget_get_mapped (widget)
      && gtk_stack_get_child_by_name (GTK_STACK (widget), "scores") != NULL)
    return GTK_STACK (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStack *found = find_sections (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
save (ConcordWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  harness_wait (is_idle, window);
  g_assert_null (concord_window_get_message (window));
  g_assert_false (concord_session_is_dirty (concord_window_get_session (window)));
}

/* The likely score of the fourth option on the first criterion that has no others below it. */
static double
get_likely (ConcordDocument *document)
{
  g_autoptr (GPtrArray) criteria = concord_document_list (document, "criterion");
  g_autoptr (GPtrArray) options = concord_document_list (document, "option");
  const char *keys[] = { concord_record_get_id (criteria->pdata[1]), NULL };
  ConcordRecord *score = concord_document_find_link (document, "score", options->pdata[3], keys);

  g_assert_nonnull (score);
  return CONCORD_SCORE (score)->score_likely;
}

static void
test_scores (void)
{
  g_autoptr (GFile) file = NULL;
  ConcordWindow *window = open_sample (&file);
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (window));
  ConcordRecordTable *table;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  double first = get_likely (harness_document (window));

  g_assert_cmpfloat (first, !=, 55);
  g_assert_true (concord_window_go (window, "options"));
  gtk_stack_set_visible_child_name (find_sections (content), "scores");
  harness_settle (100);
  before = dup_words (window);
  table = CONCORD_RECORD_TABLE (harness_find_mapped (content, CONCORD_TYPE_RECORD_TABLE));
  g_assert_true (concord_record_table_focus_cell (table, 3, 2));
  g_assert_true (concord_record_table_enter (table, "55"));
  g_assert_cmpfloat (get_likely (harness_document (window)), ==, 55);
  after = dup_words (window);
  g_assert_cmpstr (after, !=, before);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpfloat (get_likely (harness_document (window)), ==, first);
  undone = dup_words (window);
  g_assert_cmpstr (undone, ==, before);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  save (window);
  saved = read_file (file);
  harness_discard (window);

  window = harness_open (file);
  g_assert_cmpuint (concord_document_get_warnings (harness_document (window))->len, ==, 0);
  g_assert_cmpfloat (get_likely (harness_document (window)), ==, 55);
  written = concord_project_write (harness_document (window), NULL);
  g_assert_true (g_bytes_equal (written, saved));
  save (window);
  again = read_file (file);
  g_assert_true (g_bytes_equal (again, saved));
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/options/scores", test_scores);
  return g_test_run ();
}
