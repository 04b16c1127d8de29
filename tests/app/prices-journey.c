/* Prices and the laboratory on the bidders' screen, and the explorer on the Package screen: what is
 * entered and what is then said. */
#include "app-test.h"
#include "app/bidders-page.h"
#include "app/detail-pane.h"
#include "app/explorer-view.h"
#include "app/package-page.h"
#include "app/prices-view.h"
#include "app/reason-popover.h"
#include "app/result-table.h"
#include "model/bidder.h"
#include "model/dummy-bid.h"
#include "model/service.h"
#include "reach.h"
#include "rich.h"
#include "screen-journey.h"
#include "store/project-file.h"

#include <string.h>

typedef struct
{
  ConcordDocument *document;
  GBytes *before;
  GtkWidget *page;
  GtkWidget *window;
} Scene;

static void
show (Scene *scene, GType type, const char *section)
{
  scene->document = rich_document_new ();
  scene->before = concord_project_write (scene->document, NULL);
  scene->page = g_object_new (type, "document", scene->document, NULL);
  scene->window = app_test_show (scene->page, 1200, 900);
  gtk_stack_set_visible_child_name (GTK_STACK (app_test_find (scene->page, GTK_TYPE_STACK, 0)),
                                    section);
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

/* The table of @label that can be seen: two sections show the same records. */
static ConcordRecordTable *
find_table (Scene *scene, const char *label)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *table = app_test_find (scene->page, CONCORD_TYPE_RECORD_TABLE, i);
      g_autofree char *own = NULL;

      g_assert_nonnull (table);
      g_object_get (table, "label", &own, NULL);
      if (gtk_widget_get_mapped (table) && g_strcmp0 (own, label) == 0)
        return CONCORD_RECORD_TABLE (table);
    }
}

static ConcordResultTable *
find_totals (Scene *scene)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *table = app_test_find (scene->page, CONCORD_TYPE_RESULT_TABLE, i);

      g_assert_nonnull (table);
      if (gtk_widget_get_mapped (table))
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

static GPtrArray *
list_dummies (Scene *scene)
{
  return concord_document_list (scene->document, "dummy-bid");
}

/* --- the laboratory -------------------------------------------------------------------------- */

static void
add_ratio (Scene *scene)
{
  ConcordRecordTable *formulas = find_table (scene, "Price formulas");

  screen_type (formulas, 0, 0, "Ratio");
  screen_type (formulas, 0, 1, "Lowest price over price");
  screen_type (formulas, 0, 2, "50");
}

/* At half the weight the price scores of 50, 75 and 100 are 100, 66.67 and 50: with qualities of 50,
 * 75 and 100 the middle one has 33.33 + 37.5 and the others 75. */
static void
test_usual_bids (void)
{
  Scene scene;
  g_autoptr (GPtrArray) first = NULL, second = NULL;
  ConcordResultTable *totals;

  show (&scene, CONCORD_TYPE_BIDDERS_PAGE, "laboratory");
  g_assert_nonnull (screen_label (scene.page, "No dummy bids yet"));
  screen_press (scene.page, "Fill with usual dummy bids");
  first = list_dummies (&scene);
  g_assert_cmpuint (first->len, ==, 3);
  g_assert_cmpuint (concord_document_get_unsaved (scene.document)->len, ==, 1);
  g_assert_cmpint (2 * CONCORD_DUMMY_BID (first->pdata[0])->price.pence, ==,
                   CONCORD_DUMMY_BID (first->pdata[2])->price.pence);
  add_ratio (&scene);
  app_test_settle (300);
  totals = find_totals (&scene);
  ASSERT_ROW (totals, 0, "Formula", "Winner", "Half the price", "Three quarters of the price",
              "The full price");
  ASSERT_ROW (totals, 2, "Quality (of 100)", "", "50.0", "75.0", "100.0");
  ASSERT_ROW (totals, 3, "Ratio", "Half the price and The full price", "75.00 of 100",
              "70.83 of 100", "75.00 of 100");
  /* Once more they take the place of those before, and undo brings these back. */
  screen_type (find_table (&scene, "Dummy bids"), 0, 0, "Mine");
  screen_press (scene.page, "Fill with usual dummy bids");
  second = list_dummies (&scene);
  g_assert_cmpuint (second->len, ==, 3);
  g_assert_null (strstr (CONCORD_DUMMY_BID (second->pdata[0])->name, "Mine"));
  concord_document_undo (scene.document);
  app_test_settle (300);
  g_assert_cmpstr (concord_result_table_get_cell (totals, 0, 2), ==, "Mine");
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

/* Price scores of 100, 66.67 and 33.33: totals of 50, 53.33 and 54.17. Without the cheapest the
 * second is full: 70 against 62.5. */
static void
test_irrelevant_bid (void)
{
  static const char *const bids[3][3]
      = { { "A", "10,000", "0" }, { "B", "15,000", "40" }, { "C", "30,000", "75" } };
  Scene scene;

  show (&scene, CONCORD_TYPE_BIDDERS_PAGE, "laboratory");
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 3; k++)
      screen_type (find_table (&scene, "Dummy bids"), i, k, bids[i][k]);
  add_ratio (&scene);
  app_test_settle (300);
  ASSERT_ROW (find_totals (&scene), 3, "Ratio", "C", "50.00 of 100", "53.33 of 100", "54.17 of 100");
  g_assert_nonnull (screen_label (scene.page, "Ratio: without A the winner changes to B."));
  g_assert_nonnull (screen_label (scene.page,
                                  "* The price of A is abnormally low against the others. That opens "
                                  "an enquiry"));
  /* Near the next one it is not low, and decides nothing: 49.67 + 20 against 24.83 + 37.5. */
  screen_type (find_table (&scene, "Dummy bids"), 0, 1, "14,900");
  app_test_settle (300);
  g_assert_null (screen_label (scene.page, "* The price of A"));
  g_assert_nonnull (screen_label (scene.page, "No losing bid decides who wins"));
  g_assert_cmpstr (concord_result_table_get_cell (find_totals (&scene), 3, 1), ==, "B");
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

/* --- prices ---------------------------------------------------------------------------------- */

/* Northgate has 7.5 of 10 and Civic 5.5 on the one question that has marks. At 50 % price: 58.9 /
 * 61.2 x 50 + 37.5 against 50 + 27.5; with Northgate at 117.8 million 25 + 37.5. */
static void
test_prices (void)
{
  Scene scene;
  ConcordBidder *bidder;
  ConcordResultTable *totals;

  show (&scene, CONCORD_TYPE_BIDDERS_PAGE, "prices");
  bidder = CONCORD_BIDDER (rich_find (scene.document, "bidder", "Northgate Partners"));
  add_ratio (&scene);
  app_test_settle (300);
  totals = find_totals (&scene);
  ASSERT_ROW (totals, 0, "Formula", "Winner", "Northgate Partners", "Civic Services Cooperative");
  ASSERT_ROW (totals, 3, "Ratio", "Northgate Partners", "85.62 of 100", "77.50 of 100");
  screen_type (find_table (&scene, "Prices of the bidders"), 0, 2, "117.8m");
  app_test_settle (300);
  g_assert_cmpint (bidder->price.pence, ==, G_GINT64_CONSTANT (11780000000));
  ASSERT_ROW (totals, 3, "Ratio", "Civic Services Cooperative", "62.50 of 100", "77.50 of 100");
  concord_document_undo (scene.document);
  app_test_settle (300);
  g_assert_cmpstr (concord_result_table_get_cell (totals, 3, 1), ==, "Northgate Partners");
  g_assert_cmpuint (reach_check_names (scene.page, "bidders"), >, 20);
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

/* --- the explorer ---------------------------------------------------------------------------- */

static int
get_inclusion (Scene *scene, const char *name)
{
  return CONCORD_SERVICE (rich_find (scene->document, "service", name))->inclusion;
}

/* The list to take a package from. */
static GtkDropDown *
find_packages (Scene *scene)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *list = app_test_find (scene->page, GTK_TYPE_DROP_DOWN, i);

      g_assert_nonnull (list);
      if (gtk_widget_get_mapped (list)
          && gtk_widget_is_ancestor (list, app_test_find (scene->page, CONCORD_TYPE_EXPLORER_VIEW, 0)))
        return GTK_DROP_DOWN (list);
    }
}

/* A ceiling of one million leaves Housing benefits, 850,000 net, and nothing else. */
static void
test_explorer (void)
{
  Scene scene;
  ConcordFieldRow *ceiling;
  ConcordResultTable *frontier;
  GtkWidget *popover, *entry;

  show (&scene, CONCORD_TYPE_PACKAGE_PAGE, "explore");
  frontier = find_totals (&scene);
  g_assert_cmpuint (concord_result_table_get_n_rows (frontier), >, 2);
  for (guint i = 0;; i++)
    {
      g_autofree char *field = NULL;

      ceiling = CONCORD_FIELD_ROW (app_test_find (scene.page, CONCORD_TYPE_FIELD_ROW, i));
      g_object_get (ceiling, "field", &field, NULL);
      if (strcmp (field, "package-ceiling") == 0)
        break;
    }
  gtk_editable_set_text (GTK_EDITABLE (concord_field_row_get_editor (ceiling)), "1m");
  g_assert_true (concord_field_row_commit (ceiling));
  app_test_settle (300);
  ASSERT_ROW (frontier, 1, "Housing benefits", "850,000");
  g_assert_nonnull (g_strstr_len (concord_result_table_get_cell (frontier, 2, 0), -1,
                                  "As it is now: "));
  g_assert_cmpuint (concord_result_table_get_n_rows (frontier), ==, 3);
  gtk_drop_down_set_selected (find_packages (&scene), 0);
  screen_press (scene.page, "Take this package…");
  app_test_settle (300);
  popover = app_test_find (scene.page, CONCORD_TYPE_REASON_POPOVER, 0);
  g_assert_nonnull (popover);
  g_assert_nonnull (screen_label (popover, "Out: Revenues and council tax, Customer contact centre"));
  entry = app_test_find (popover, GTK_TYPE_ENTRY, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), "It is all we can afford.");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle (300);
  g_assert_cmpint (get_inclusion (&scene, "Housing benefits"), ==, 0);
  g_assert_cmpint (get_inclusion (&scene, "Revenues and council tax"), ==, 1);
  g_assert_cmpuint (concord_document_get_unsaved (scene.document)->len, ==, 2);
  g_assert_cmpstr (
      concord_step_get_reason (concord_document_get_unsaved (scene.document)->pdata[1]), ==,
      "It is all we can afford.");
  ASSERT_ROW (frontier, 1, "As it is now: Housing benefits", "850,000");
  screen_press (scene.page, "Take this package…");
  g_assert_nonnull (screen_label (scene.page, "It is the package already."));
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

/* What a rule forbids is in no package. */
static void
test_explorer_rules (void)
{
  Scene scene;
  ConcordResultTable *frontier;

  show (&scene, CONCORD_TYPE_PACKAGE_PAGE, "explore");
  frontier = find_totals (&scene);
  screen_type (find_table (&scene, "Services to explore"), 2, 3, "In no package");
  app_test_settle (300);
  for (guint row = 1; row < concord_result_table_get_n_rows (frontier); row++)
    {
      const char *name = concord_result_table_get_cell (frontier, row, 0);

      if (!g_str_has_prefix (name, "As it is now"))
        g_assert_null (strstr (name, "Customer contact centre"));
    }
  screen_type (find_table (&scene, "Services to explore"), 0, 3, "In every package");
  app_test_settle (300);
  for (guint row = 1; row < concord_result_table_get_n_rows (frontier); row++)
    g_assert_nonnull (strstr (concord_result_table_get_cell (frontier, row, 0),
                              "Revenues and council tax"));
  screen_undo_save_reopen (scene.document, scene.before);
  finish (&scene);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/prices/usual-bids", test_usual_bids);
  g_test_add_func ("/prices/irrelevant-bid", test_irrelevant_bid);
  g_test_add_func ("/prices/bidders", test_prices);
  g_test_add_func ("/explorer/take", test_explorer);
  g_test_add_func ("/explorer/rules", test_explorer_rules);
  return g_test_run ();
}
