/* The Money screen from the first line to a saved file. Present values are worked out by hand: four
 * years at 3.5 % give 1 + 1/1.035 + 1/1.035² + 1/1.035³ = 3.801637, at 1.5 % 3.912200; paid at the
 * end of each of four years, a pound a year is worth 3.673079, so that 3,801.64 is 1,035 a year. */
#include "app-test.h"
#include "app/catalogue-dialog.h"
#include "app/chart-view.h"
#include "app/detail-pane.h"
#include "app/money-page.h"
#include "app/money-rates.h"
#include "app/record-chooser.h"
#include "app/result-table.h"
#include "model/bias.h"
#include "model/line.h"
#include "model/option.h"
#include "reach.h"
#include "rich.h"
#include "screen-journey.h"
#include "store/project-file.h"

#include <string.h>

#define IN_HOUSE "Improved in-house service"
#define SHARED "Shared service with Dale"

typedef struct
{
  ConcordDocument *document;
  GBytes *before;
  GtkWidget *page;
  GtkWidget *window;
} Scene;

static void
open_scene (Scene *scene, gconstpointer data)
{
  scene->document = rich_document_new ();
  scene->before = concord_project_write (scene->document, NULL);
  scene->page = g_object_new (CONCORD_TYPE_MONEY_PAGE, "document", scene->document, NULL);
  scene->window = app_test_show (scene->page, 1200, 850);
}

static void
close_scene (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  app_test_settle (10);
  g_bytes_unref (scene->before);
  g_assert_finalize_object (scene->document);
}

static void
turn_to (Scene *scene, const char *section)
{
  GtkStack *stack = GTK_STACK (app_test_find (scene->page, GTK_TYPE_STACK, 0));

  gtk_stack_set_visible_child_name (stack, section);
  app_test_settle (60);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CONCORD_IS_CATALOGUE_DIALOG (window))
        return window;
    }
  g_error ("The catalogue did not open.");
}

/* Everything that the catalogue has, as one step. */
static void
take_catalogue (Scene *scene)
{
  ConcordCatalogueDialog *dialog;
  guint n;

  turn_to (scene, "rates");
  screen_press (scene->page, "Take from the catalogue…");
  dialog = CONCORD_CATALOGUE_DIALOG (find_dialog ());
  n = concord_catalogue_dialog_get_n_entries (dialog);
  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i < n; i++)
    concord_catalogue_dialog_set_ticked (dialog, i, TRUE);
  concord_catalogue_dialog_take (dialog);
  app_test_settle (60);
}

static void
fill_field (Scene *scene, const char *field, const char *text)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *found = app_test_find (scene->page, CONCORD_TYPE_FIELD_ROW, i);
      g_autofree char *name = NULL;

      g_assert_nonnull (found);
      g_object_get (found, "field", &name, NULL);
      if (strcmp (name, field) != 0)
        continue;
      gtk_editable_set_text (
          GTK_EDITABLE (concord_field_row_get_editor (CONCORD_FIELD_ROW (found))), text);
      g_assert_true (concord_field_row_commit (CONCORD_FIELD_ROW (found)));
      app_test_settle (30);
      return;
    }
}

/* Four years from April 2027, in prices of the first, discounted by the Green Book. */
static void
set_rates (Scene *scene)
{
  GtkWidget *rates = app_test_find (scene->page, CONCORD_TYPE_MONEY_RATES, 0);
  GtkDropDown *schedules;

  take_catalogue (scene);
  fill_field (scene, "start", "1 April 2027");
  fill_field (scene, "lifetime", "4");
  fill_field (scene, "price-base-year", "2027");
  schedules = GTK_DROP_DOWN (app_test_find (rates, GTK_TYPE_DROP_DOWN, 0));
  g_assert_nonnull (screen_label (rates, "Choose the schedule that the money is discounted by"));
  gtk_drop_down_set_selected (schedules, 1);
  app_test_settle (30);
  g_assert_cmpstr (concord_document_get_project (scene->document)->discount_schedule, ==,
                   "green-book");
  g_assert_null (screen_label (rates, "Choose the schedule that the money is discounted by"));
}

/* 1,000 a year for the option that is chosen. */
static void
add_cost (Scene *scene)
{
  ConcordRecordTable *lines = screen_table (scene->page, "Costs and benefits");

  screen_type (lines, 0, 0, "Running the service");
  screen_type (lines, 0, 1, "Cost");
  screen_type (lines, 0, 3, "1,000");
}

static void
choose (Scene *scene, const char *option)
{
  GtkWidget *chooser = app_test_find (scene->page, CONCORD_TYPE_RECORD_CHOOSER, 0);

  concord_record_chooser_select (CONCORD_RECORD_CHOOSER (chooser),
                                 rich_find (scene->document, "option", option));
  app_test_settle (60);
}

static ConcordResultTable *
find_table (Scene *scene, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *found = app_test_find (scene->page, CONCORD_TYPE_RESULT_TABLE, i);
      g_autofree char *name = NULL;

      if (found == NULL)
        g_error ("There is no table called %s.", label);
      g_object_get (found, "label", &name, NULL);
      if (strcmp (name, label) == 0)
        return CONCORD_RESULT_TABLE (found);
    }
}

/* The chart follows when the keys have rested: waits until it says something else than @words. */
static char *
dup_next_words (Scene *scene, const char *words)
{
  GtkWidget *view = app_test_find (scene->page, CONCORD_TYPE_CHART_VIEW, 0);

  for (guint i = 0; i < 200; i++)
    {
      ConcordFigure *figure = concord_chart_view_get_figure (CONCORD_CHART_VIEW (view));

      if (figure != NULL && g_strcmp0 (concord_figure_get_words (figure), words) != 0)
        return g_strdup (concord_figure_get_words (figure));
      app_test_settle (50);
    }
  g_error ("The chart still says: %s", words);
}

/* --- lines ----------------------------------------------------------------------------------- */

static void
test_first_line (Scene *scene, gconstpointer data)
{
  g_autofree char *empty = dup_next_words (scene, NULL);
  g_autofree char *full = NULL, *undone = NULL;

  g_assert_null (screen_label (scene->page, "Present cost"));
  add_cost (scene);
  g_assert_nonnull (screen_label (scene->page, "The project names no discount schedule"));
  screen_press (scene->page, "To rates and prices");
  set_rates (scene);
  turn_to (scene, "lines");
  g_assert_nonnull (screen_label (
      scene->page, "Present cost £3,802, benefits £0, net present value −£3,802; equivalent annual "
                   "cost £1,035. 2027/28 to 2030/31, discounted."));
  while (strstr (full == NULL ? "" : full, "£3,802") == NULL)
    {
      g_free (full);
      full = dup_next_words (scene, empty);
      app_test_settle (50);
    }
  concord_document_undo (scene->document);
  app_test_settle (60);
  g_assert_null (screen_label (scene->page, "Present cost"));
  undone = dup_next_words (scene, full);
  g_assert_null (strstr (undone, "£3,802"));
  concord_document_redo (scene->document);
  screen_undo_save_reopen (scene->document, scene->before);
}

static void
test_copied_lines_are_one_step (Scene *scene, gconstpointer data)
{
  ConcordRecord *from = rich_find (scene->document, "option", IN_HOUSE);
  ConcordRecord *to = rich_find (scene->document, "option", SHARED);
  GListModel *copies = concord_record_get_children (to, "lines");
  g_autoptr (ConcordLine) copy = NULL;
  guint n_steps;

  add_cost (scene);
  fill_field (scene, "by-year", "2027: 1200; 2029: 0");
  choose (scene, SHARED);
  n_steps = concord_document_get_unsaved (scene->document)->len;
  g_assert_true (gtk_widget_activate_action (scene->page, "money.copy-lines", "s",
                                             concord_record_get_id (from)));
  app_test_settle (60);
  g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, n_steps + 1);
  g_assert_cmpstr (concord_document_get_undo_label (scene->document), ==,
                   "Copy lines from " IN_HOUSE " to " SHARED);
  g_assert_cmpuint (g_list_model_get_n_items (copies), ==, 1);
  copy = g_list_model_get_item (copies, 0);
  g_assert_cmpstr (copy->name, ==, "Running the service");
  g_assert_cmpfloat (copy->amount_likely, ==, 1000);
  g_assert_cmpuint (concord_series_get_length (copy->by_year), ==, 2);
  g_assert_cmpfloat (concord_series_get (copy->by_year, 2027), ==, 1200);
  g_assert_cmpfloat (concord_series_get (copy->by_year, 2029), ==, 0);
  concord_document_undo (scene->document);
  g_assert_cmpuint (g_list_model_get_n_items (copies), ==, 0);
  app_test_settle (60);
}

/* The list says what each option is; the name says it once. */
static void
test_options_are_marked (Scene *scene, gconstpointer data)
{
  GtkWidget *chooser = app_test_find (scene->page, CONCORD_TYPE_RECORD_CHOOSER, 0);
  GtkDropDown *list = GTK_DROP_DOWN (app_test_find (chooser, GTK_TYPE_DROP_DOWN, 0));
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (list));
  ConcordRecord *shared = rich_find (scene->document, "option", SHARED);

  g_assert_cmpstr (gtk_string_list_get_string (names, 0), ==, IN_HOUSE);
  concord_document_set (scene->document, shared, "proposed", "yes", NULL, NULL);
  names = GTK_STRING_LIST (gtk_drop_down_get_model (list));
  g_assert_cmpstr (gtk_string_list_get_string (names, 1), ==, SHARED " (proposed)");
  concord_document_set (scene->document, shared, "do-minimum", "yes", NULL, NULL);
  names = GTK_STRING_LIST (gtk_drop_down_get_model (list));
  g_assert_cmpstr (gtk_string_list_get_string (names, 1), ==, SHARED " (do-minimum, proposed)");
}

/* --- risks and optimism bias ----------------------------------------------------------------- */

/* A fifth of 1,000 in the second year: 200 / 1.035 = 193.24. */
static void
test_risks (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *risks;

  set_rates (scene);
  add_cost (scene);
  risks = screen_table (scene->page, "Risks");
  screen_type (risks, 0, 0, "The system fails");
  screen_type (risks, 0, 1, "20");
  screen_type (risks, 0, 3, "1000");
  screen_type (risks, 0, 5, "2028");
  g_assert_nonnull (screen_label (scene->page, "Expected cost of the risks: £193, discounted; it "
                                               "stands beside the lines."));
  screen_type (risks, 0, 6, "Yes");
  g_assert_nonnull (screen_label (scene->page,
                                  "Expected cost of the risks: £0, discounted; it stands beside the "
                                  "lines. 1 risk is in the lines already and is not added."));
  screen_undo_save_reopen (scene->document, scene->before);
}

static ConcordBias *
get_bias (Scene *scene)
{
  g_autoptr (GPtrArray) biases = concord_document_list (scene->document, "bias");

  g_assert_cmpuint (biases->len, ==, 1);
  return biases->pdata[0];
}

/* The kind of project brings its bounds in the same step; what is changed since then stays. */
static void
test_bias_range (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *biases;
  ConcordBias *bias;
  guint n_steps;

  take_catalogue (scene);
  biases = screen_table (scene->page, "Optimism bias");
  screen_type (biases, 0, 0, "Service contract");
  n_steps = concord_document_get_unsaved (scene->document)->len;
  screen_type (biases, 0, 1, "Outsourcing: operating costs");
  bias = get_bias (scene);
  g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, n_steps + 1);
  /* HM Treasury, optimism bias, 2013: outsourcing 0 to 41 % of operating costs. */
  g_assert_cmpfloat (bias->lower, ==, 0);
  g_assert_cmpfloat (bias->upper, ==, 41);
  g_assert_cmpstr (concord_bias_measures[bias->applies_to].nick, ==, "operating");
  screen_type (biases, 0, 5, "30");
  screen_type (biases, 0, 1, "Outsourcing: operating costs");
  g_assert_cmpfloat (bias->upper, ==, 30);
  screen_type (biases, 0, 1, "Standard buildings: capital costs");
  g_assert_cmpfloat (bias->upper, ==, 24);
  concord_document_undo (scene->document);
  g_assert_cmpfloat (bias->upper, ==, 30);
  screen_undo_save_reopen (scene->document, scene->before);
}

/* 41 % with a quarter of it half dealt with: 41 - 0.25 x 0.5 x 41 = 35.875. */
static void
test_bias_asks_for_its_reason (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *biases, *factors;
  ConcordFieldRow *row;
  GtkTextView *editor;

  set_rates (scene);
  add_cost (scene);
  turn_to (scene, "bias");
  g_assert_nonnull (screen_label (scene->page, "This option has costs and no optimism bias."));
  biases = screen_table (scene->page, "Optimism bias");
  screen_type (biases, 0, 0, "Service contract");
  screen_type (biases, 0, 1, "Outsourcing: operating costs");
  g_assert_nonnull (screen_label (scene->page, "Operating costs: upper bound 41%, none of it dealt "
                                               "with.\nOptimism bias adds £1,559 to the present "
                                               "cost."));
  factors = screen_table (scene->page, "Factors of the bias");
  screen_type (factors, 0, 0, "Volumes");
  screen_type (factors, 0, 1, "25");
  screen_type (factors, 0, 2, "50");
  g_assert_nonnull (
      screen_label (scene->page, "Operating costs: upper bound 41%, dealt with to 35.9%."));
  g_assert_nonnull (screen_label (scene->page, "Service contract: say why this bias"));
  screen_press (scene->page, "To the reason");
  for (guint i = 0;; i++)
    {
      GtkWidget *pane = app_test_find (scene->page, CONCORD_TYPE_DETAIL_PANE, i);

      row = concord_detail_pane_find (CONCORD_DETAIL_PANE (pane), "reason");
      if (row != NULL)
        break;
    }
  editor = GTK_TEXT_VIEW (concord_field_row_get_editor (row));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (scene->window)) == GTK_WIDGET (editor));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (editor), "As contracts before it.", -1);
  g_assert_true (concord_field_row_commit (row));
  app_test_settle (60);
  g_assert_null (screen_label (scene->page, "Service contract: say why this bias"));
}

/* --- results --------------------------------------------------------------------------------- */

static void
test_results (Scene *scene, gconstpointer data)
{
  ConcordResultTable *options, *futures, *schedules;
  ConcordRecord *from = rich_find (scene->document, "option", IN_HOUSE);

  set_rates (scene);
  add_cost (scene);
  choose (scene, SHARED);
  gtk_widget_activate_action (scene->page, "money.copy-lines", "s", concord_record_get_id (from));
  screen_type (screen_table (scene->page, "Costs and benefits"), 0, 3, "800");
  turn_to (scene, "results");
  /* 4 x 800 = 3,041.31 discounted, 760.33 less. */
  /* Results follow when the keys have rested. */
  for (guint i = 0; i < 100 && screen_label (scene->page, SHARED " costs least") == NULL; i++)
    app_test_settle (50);
  g_assert_nonnull (screen_label (scene->page,
                                  SHARED " costs least, £3,041 net over 4 years, discounted: £760 "
                                         "less than " IN_HOUSE "."));
  options = find_table (scene, "What each option costs and brings, discounted");
  g_assert_cmpstr (concord_result_table_get_cell (options, 1, 0), ==, IN_HOUSE);
  g_assert_cmpstr (concord_result_table_get_cell (options, 1, 1), ==, "−3,802");
  g_assert_cmpstr (concord_result_table_get_cell (options, 1, 2), ==, "2");
  g_assert_cmpstr (concord_result_table_get_cell (options, 2, 1), ==, "−3,041");
  g_assert_cmpstr (concord_result_table_get_cell (options, 2, 2), ==, "1");
  /* Options without lines are there and have no numbers. */
  g_assert_cmpstr (concord_result_table_get_cell (options, 3, 1), ==, "–");
  concord_result_table_step (options, 1, 1);
  g_assert_cmpstr (concord_result_table_get_spoken (options), ==,
                   "Net present value (£), " IN_HOUSE ": −3,802");
  g_assert_cmpuint (reach_check_tab (scene->page, "results"), >, 8);
  futures = find_table (scene, "Net present value in simulated futures");
  g_assert_cmpstr (concord_result_table_get_cell (futures, 2, 2), ==, "−3,041");
  g_assert_cmpstr (concord_result_table_get_cell (futures, 2, 4), ==, "100.0");
  schedules = find_table (scene, "Net present value by each discount schedule of the project");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (schedules)));
  g_object_set (scene->page, "analyst", TRUE, NULL);
  app_test_settle (60);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (schedules)));
  g_assert_cmpstr (concord_result_table_get_cell (schedules, 1, 1), ==, "−3,802");
  g_assert_cmpstr (concord_result_table_get_cell (schedules, 1, 2), ==, "−3,912");
}

/* 200 a year less than the do-minimum from the first year on: no rate, and that in words. */
static void
test_rates_of_return (Scene *scene, gconstpointer data)
{
  GtkLabel *label;

  set_rates (scene);
  add_cost (scene);
  choose (scene, "Do minimum");
  screen_type (screen_table (scene->page, "Costs and benefits"), 0, 0, "As today");
  screen_type (screen_table (scene->page, "Costs and benefits"), 0, 1, "Cost");
  screen_type (screen_table (scene->page, "Costs and benefits"), 0, 3, "1,200");
  turn_to (scene, "results");
  g_assert_null (screen_label (scene->page, "Internal rate of return of"));
  g_object_set (scene->page, "analyst", TRUE, NULL);
  app_test_settle (60);
  label = screen_label (scene->page, "Internal rate of return of " IN_HOUSE " over Do minimum: There "
                                     "is no internal rate of return");
  g_assert_nonnull (label);
  g_assert_nonnull (strstr (gtk_label_get_text (label),
                            "\nModified internal rate of return of " IN_HOUSE " over Do minimum: "));
}

/* --- budget ---------------------------------------------------------------------------------- */

/* Without an index cash is as in the base year. */
static void
test_budget_copies (Scene *scene, gconstpointer data)
{
  ConcordResultTable *funds = find_table (scene, "What has to be found, by fund");
  g_autofree char *copy = NULL;
  ConcordRecordTable *lines;

  fill_field (scene, "start", "1 April 2027");
  fill_field (scene, "lifetime", "2");
  fill_field (scene, "price-base-year", "2027");
  turn_to (scene, "budget");
  g_assert_nonnull (screen_label (scene->page, "No cash yet"));
  add_cost (scene);
  fill_field (scene, "fund", "General Fund");
  lines = screen_table (scene->page, "Costs and benefits");
  screen_type (lines, 1, 0, "Rent from sharing");
  screen_type (lines, 1, 1, "Cashable benefit");
  screen_type (lines, 1, 3, "1500.4");
  turn_to (scene, "budget");
  g_assert_null (screen_label (scene->page, "No cash yet"));
  copy = concord_result_table_dup_copy (funds);
  g_assert_cmpstr (copy, ==,
                   "Financial year\tGeneral Fund (£)\tNo fund named (£)\tAll (£)\n"
                   "2027/28\t1000\t-1500\t-500\n"
                   "2028/29\t1000\t-1500\t-500\n"
                   "All years\t2000\t-3001\t-1001\n");
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(path, test) g_test_add (path, Scene, NULL, open_scene, test, close_scene)
  ADD ("/money/first-line", test_first_line);
  ADD ("/money/copied-lines-are-one-step", test_copied_lines_are_one_step);
  ADD ("/money/options-are-marked", test_options_are_marked);
  ADD ("/money/risks", test_risks);
  ADD ("/money/bias-range", test_bias_range);
  ADD ("/money/bias-asks-for-its-reason", test_bias_asks_for_its_reason);
  ADD ("/money/results", test_results);
  ADD ("/money/rates-of-return", test_rates_of_return);
  ADD ("/money/budget-copies", test_budget_copies);
  return g_test_run ();
}
