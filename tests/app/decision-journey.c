/* The Decision screen as a person uses it: what turns the first place, whether public value is shown,
 * what a point of value costs. */
#include "../findings/build-money.h"
#include "app-test.h"
#include "app/decision-page.h"
#include "app/field-row.h"
#include "app/result-table.h"
#include "reach.h"
#include "screen-journey.h"
#include "store/project-file.h"

#include <string.h>

typedef struct
{
  ConcordDocument *document;
  BuiltAppraisal built;
  GBytes *before;
  GtkWidget *page;
  GtkWidget *window;
} Scene;

/* The appraisal of build.h on the short list, one year of money, a threshold of 70 %. */
static void
begin (Scene *scene)
{
  ConcordRecord *project;

  scene->document = build_document ();
  project = build_project (scene->document);
  build_set (scene->document, project, "title", "Test");
  build_set (scene->document, project, "authority", "Riverdale");
  scene->built = build_appraisal (scene->document);
  build_green_book (scene->document);
  build_set (scene->document, project, "start", "2027-04-01");
  build_set (scene->document, project, "lifetime", "1");
  build_set (scene->document, project, "price-base-year", "2027");
  build_set (scene->document, project, "futures", "20000");
  build_set (scene->document, project, "public-value-threshold", "70");
  build_set (scene->document, project, "public-value-fixed", "2026-03-03");
  build_set (scene->document, scene->built.in_house, "in-house", "yes");
  build_set (scene->document, scene->built.shared, "proposed", "yes");
}

static void
show (Scene *scene, const char *section)
{
  GtkStack *stack;

  concord_document_rebase (scene->document);
  scene->before = concord_project_write (scene->document, NULL);
  scene->page = g_object_new (CONCORD_TYPE_DECISION_PAGE, "document", scene->document, NULL);
  scene->window = app_test_show (scene->page, 1200, 850);
  stack = GTK_STACK (app_test_find (scene->page, GTK_TYPE_STACK, 0));
  gtk_stack_set_visible_child_name (stack, section);
  app_test_settle (300);
}

static void
finish (Scene *scene)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  app_test_settle (200);
  g_bytes_unref (scene->before);
  g_assert_finalize_object (scene->document);
}

/* The table called @label. */
static ConcordResultTable *
find_table (Scene *scene, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *table = app_test_find (scene->page, CONCORD_TYPE_RESULT_TABLE, i);
      g_autofree char *own = NULL;

      g_assert_nonnull (table);
      g_object_get (table, "label", &own, NULL);
      if (g_str_has_prefix (own, label))
        return CONCORD_RESULT_TABLE (table);
    }
}

static void
assert_row (ConcordResultTable *table, guint row, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    g_assert_cmpstr (concord_result_table_get_cell (table, row, i), ==, cells[i]);
}

#define ASSERT_ROW(table, row, ...)                                                                \
  assert_row (table, row, (const char *const[]){ __VA_ARGS__, NULL })

/* --- robustness ------------------------------------------------------------------------------ */

/* With w on Quality and the rest 3 : 2, Shared service has 80 w + 56 (1 - w) and In-house 60 w + 64
 * (1 - w): equal at w = 8 / 28. With v on Cost 60 v + 500 / 7 (1 - v) and 80 v + 380 / 7 (1 - v):
 * equal at 120 / 260. Jobs never turn it: 50 j + 72.5 (1 - j) against 40 j + 67.5 (1 - j). */
static void
test_robustness (void)
{
  Scene scene;
  ConcordResultTable *weights;

  begin (&scene);
  show (&scene, "robustness");
  weights = find_table (&scene, "How far each weight may go");
  g_assert_cmpuint (concord_result_table_get_n_rows (weights), ==, 4);
  ASSERT_ROW (weights, 1, "Quality", "In-house", "50", "28.6", "28.6 to 100");
  ASSERT_ROW (weights, 2, "Cost", "In-house", "30", "46.2", "0 to 46.2");
  ASSERT_ROW (weights, 3, "Jobs", "–", "20", "–", "0 to 100");
  g_assert_nonnull (screen_label (scene.page, "Shared service leads"));
  /* 10 points of 110: under 28.6 % the other one leads. */
  build_link (scene.document, scene.built.weights, "weight", scene.built.quality, "points", "10");
  app_test_settle (300);
  ASSERT_ROW (weights, 1, "Quality", "Shared service", "9.1", "28.6", "0 to 28.6");
  g_assert_null (screen_label (scene.page, "Shared service leads"));
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

static void
test_analyst (void)
{
  Scene scene;
  ConcordResultTable *ranks, *pairs;
  GtkWidget *button;
  double first, other;

  begin (&scene);
  show (&scene, "robustness");
  ranks = find_table (&scene, "Rank acceptability");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (ranks)));
  button = app_test_find (scene.page, GTK_TYPE_TOGGLE_BUTTON, 0);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Analyst");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  app_test_settle (300);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (ranks)));
  g_assert_cmpuint (reach_check_names (scene.page, "decision"), >, 5);
  /* Of two options one is first: the shares make up the whole, and say the same as the pairs. */
  first = g_ascii_strtod (concord_result_table_get_cell (ranks, 1, 1), NULL);
  other = g_ascii_strtod (concord_result_table_get_cell (ranks, 2, 1), NULL);
  g_assert_cmpfloat_with_epsilon (first + other, 100, 0.11);
  pairs = find_table (&scene, "Pairwise");
  ASSERT_ROW (pairs, 1, "Shared service", "–", concord_result_table_get_cell (ranks, 1, 1));
  g_assert_cmpstr (concord_result_table_get_cell (find_table (&scene, "Central weights"), 0, 3), ==,
                   "Jobs (%)");
  finish (&scene);
}

/* --- public value ---------------------------------------------------------------------------- */

static void
add_money (Scene *scene)
{
  ConcordRecord *minimum = build_add (scene->document, build_project (scene->document), "options",
                                      "Do-minimum");

  build_set (scene->document, minimum, "do-minimum", "yes");
  build_set (scene->document, minimum, "stage", "short-list");
  build_set (scene->document, scene->built.shared, "stage", "short-list");
  build_set (scene->document, scene->built.in_house, "stage", "short-list");
  build_set (scene->document, scene->built.venture, "stage", "dropped");
  build_line (scene->document, minimum, "Running", "cost", "120");
  build_line (scene->document, scene->built.in_house, "Running", "cost", "100");
  build_range (scene->document, scene->built.shared, "Fee", "cost", "80", "95", "110");
}

/* A cost of 80, 95, 110 stays below 100 with 1 - 10 x 10 / (30 x 15) = 77.8 %; eight of ten futures
 * cost less than 110 - sqrt (.2 x 450), 51 pence too much. */
static void
test_public_value (void)
{
  Scene scene;
  ConcordResultTable *verdicts;
  ConcordFieldRow *threshold;
  GtkWidget *editor;

  begin (&scene);
  add_money (&scene);
  show (&scene, "public-value");
  verdicts = find_table (&scene, "The verdict on each option");
  g_assert_nonnull (screen_label (scene.page, "Public value of Shared service is shown"));
  ASSERT_ROW (verdicts, 1, "Shared service (proposed)", "shown", "–");
  g_assert_nonnull (screen_label (scene.page, "Shared service: shown. It would no longer be"));
  g_assert_nonnull (screen_label (scene.page, "No objective is protected."));
  threshold = CONCORD_FIELD_ROW (app_test_find (scene.page, CONCORD_TYPE_FIELD_ROW, 0));
  editor = concord_field_row_get_editor (threshold);
  gtk_editable_set_text (GTK_EDITABLE (editor), "80");
  g_assert_true (concord_field_row_commit (threshold));
  app_test_settle (300);
  g_assert_nonnull (screen_label (scene.page, "Public value of Shared service is not shown"));
  ASSERT_ROW (verdicts, 1, "Shared service (proposed)", "not shown", "–");
  g_assert_nonnull (screen_label (scene.page, "Shared service: not shown, which is reason enough not "
                                              "to pursue it. It would have to be £"));
  /* On Cost it has 60 points and in-house 80. */
  build_set (scene.document, scene.built.cost, "safeguarded", "yes");
  app_test_settle (300);
  g_assert_nonnull (screen_label (scene.page, "Protected objectives: Cost."));
  ASSERT_ROW (verdicts, 1, "Shared service (proposed)", "not shown", "Cost");
  concord_document_undo (scene.document);
  concord_document_undo (scene.document);
  app_test_settle (300);
  g_assert_nonnull (screen_label (scene.page, "Public value of Shared service is shown"));
  concord_document_redo (scene.document);
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

/* --- value for money ------------------------------------------------------------------------- */

/* 68 points for 6,800 pounds and 62 for 9,300. */
static void
test_money (void)
{
  Scene scene;
  ConcordResultTable *table;

  begin (&scene);
  show (&scene, "value-for-money");
  g_assert_nonnull (screen_label (scene.page, "No option has a cost yet"));
  build_line (scene.document, scene.built.shared, "Fee", "cost", "6800");
  build_line (scene.document, scene.built.in_house, "Running", "cost", "9300");
  app_test_settle (300);
  table = find_table (&scene, "Value against cost");
  ASSERT_ROW (table, 1, "Shared service", "No", "68", "6,800", "100");
  ASSERT_ROW (table, 2, "In-house", "Yes", "62", "9,300", "150");
  g_assert_nonnull (screen_label (scene.page, "Shared service gives most value"));
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/decision/robustness", test_robustness);
  g_test_add_func ("/decision/analyst", test_analyst);
  g_test_add_func ("/decision/public-value", test_public_value);
  g_test_add_func ("/decision/money", test_money);
  return g_test_run ();
}
