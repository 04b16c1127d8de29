/* The Package screen from an empty row to a saved file; the list of charts. */
#include "app-test.h"
#include "app/chart-view.h"
#include "app/detail-pane.h"
#include "app/package-page.h"
#include "app/record-chooser.h"
#include "model/ability.h"
#include "model/id.h"
#include "model/service-link.h"
#include "model/service.h"
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
open_scene (Scene *scene, gconstpointer data)
{
  scene->document = rich_document_new ();
  scene->before = concord_project_write (scene->document, NULL);
  scene->page = g_object_new (CONCORD_TYPE_PACKAGE_PAGE, "document", scene->document, NULL);
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

static GListModel *
get_links (Scene *scene)
{
  return concord_record_get_children (
      CONCORD_RECORD (concord_document_get_project (scene->document)), "service-links");
}

/* --- services -------------------------------------------------------------------------------- */

/* Three services are in. Two suppliers are able for all of them, three are wanted; each count below
 * is read off the table of abilities in rich.c. */
static void
test_totals (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *services = screen_table (scene->page, "Services");
  g_autofree char *title = screen_dup_title (scene->page);
  g_autofree char *changed = NULL;
  g_autofree char *back = NULL;

  g_assert_nonnull (screen_label (scene->page,
                                  "In the package: 3 services, £5.45m net cost a year, 157.5 FTE. "
                                  "2 suppliers are able for all of it."));
  g_assert_nonnull (screen_label (
      scene->page, "The package outgrows its market: 2 suppliers are able for all of it, and 3 bids "
                   "are wanted. Taking out any one of Revenues and council tax and Customer contact "
                   "centre restores most: 3 able suppliers."));
  screen_type (services, 2, 5, "Out");
  g_assert_nonnull (screen_label (scene->page,
                                  "In the package: 2 services, £3.60m net cost a year, 116.5 FTE. "
                                  "3 suppliers are able for all of it."));
  g_assert_null (screen_label (scene->page, "The package outgrows its market"));
  changed = screen_dup_title (scene->page);
  g_assert_cmpstr (changed, !=, title);
  concord_document_undo (scene->document);
  app_test_settle (60);
  back = screen_dup_title (scene->page);
  g_assert_cmpstr (back, ==, title);
  g_assert_nonnull (screen_label (scene->page, "The package outgrows its market"));
}

static void
test_reason (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *services = screen_table (scene->page, "Services");
  ConcordService *libraries
      = CONCORD_SERVICE (rich_find (scene->document, "service", "Libraries"));
  GtkWidget *pane = app_test_find (scene->page, CONCORD_TYPE_DETAIL_PANE, 0);
  ConcordFieldRow *row = concord_detail_pane_find (CONCORD_DETAIL_PANE (pane), "inclusion-reason");
  GtkTextView *editor;

  screen_type (services, 4, 5, "In");
  g_assert_nonnull (screen_label (scene->page, "“Libraries” is now “In”. Say why"));
  /* Nothing is blocked: another service can be worked on, and that ends the question. */
  screen_type (services, 5, 3, "42");
  g_assert_null (screen_label (scene->page, "“Libraries” is now"));
  screen_type (services, 4, 5, "Out");
  screen_press (scene->page, "Say why");
  editor = GTK_TEXT_VIEW (concord_field_row_get_editor (row));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (scene->window)) == GTK_WIDGET (editor));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (editor), "Its users are others.", -1);
  g_assert_true (concord_field_row_commit (row));
  g_assert_cmpstr (libraries->inclusion_reason, ==, "Its users are others.");
  screen_type (services, 4, 5, "In");
  g_assert_nonnull (screen_label (scene->page,
                                  "“Libraries” is now “In”, but the reason below was given before."));
  concord_document_undo (scene->document);
  app_test_settle (30);
  g_assert_null (screen_label (scene->page, "“Libraries” is now"));
  screen_undo_save_reopen (scene->document, scene->before);
}

/* --- able suppliers -------------------------------------------------------------------------- */

static char *
dup_cell (ConcordRecordTable *table, guint row, guint column)
{
  g_assert_true (concord_record_table_focus_cell (table, row, column));
  return concord_record_table_dup_copy (table);
}

static const ConcordAbility *
find_ability (Scene *scene, const char *supplier, const char *service)
{
  const char *const keys[]
      = { concord_record_get_id (rich_find (scene->document, "service", service)), NULL };

  return (const ConcordAbility *) concord_document_find_link (
      scene->document, "ability", rich_find (scene->document, "supplier", supplier), keys);
}

static guint
count_suppliers (Scene *scene)
{
  g_autoptr (GPtrArray) suppliers = concord_document_list (scene->document, "supplier");

  return suppliers->len;
}

/* Names typed in one cell make suppliers and abilities, and take abilities away, as one step. */
static void
test_able_suppliers (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *services = screen_table (scene->page, "Services");
  guint n = count_suppliers (scene);
  g_autofree char *before = dup_cell (services, 5, 4);
  g_autofree char *shown = NULL, *again = NULL, *fewer = NULL, *none = NULL, *undone = NULL;

  screen_type (services, 5, 4, "Zenith Ltd; BRIGHTLINE  digital (with a partner);; \"A; B Ltd\"");
  g_assert_cmpstr (concord_document_get_undo_label (scene->document), ==,
                   "Able suppliers of Payroll and human resources");
  g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, 1);
  g_assert_cmpuint (count_suppliers (scene), ==, n + 2);
  g_assert_cmpstr (
      concord_abilities[find_ability (scene, "Brightline Digital", "Payroll and human resources")->able]
          .nick,
      ==, "partner");
  g_assert_cmpstr (
      concord_abilities[find_ability (scene, "Zenith Ltd", "Payroll and human resources")->able].nick,
      ==, "alone");
  shown = dup_cell (services, 5, 4);
  g_assert_nonnull (strstr (shown, "Brightline Digital (with a partner); Zenith Ltd; "));
  /* What is shown reads back as the same, and changes nothing. */
  g_assert_true (concord_record_table_enter (
      services, "Brightline Digital (with a partner); Zenith Ltd; \"A; B Ltd\""));
  g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, 1);
  again = dup_cell (services, 5, 4);
  g_assert_cmpstr (again, ==, shown);
  screen_type (services, 5, 4, "zenith ltd; Zenith Ltd");
  g_assert_null (find_ability (scene, "Brightline Digital", "Payroll and human resources"));
  g_assert_cmpuint (count_suppliers (scene), ==, n + 2);
  fewer = dup_cell (services, 5, 4);
  g_assert_cmpstr (fewer, ==, "Zenith Ltd");
  concord_record_table_clear (services);
  g_assert_null (find_ability (scene, "Zenith Ltd", "Payroll and human resources"));
  none = dup_cell (services, 5, 4);
  g_assert_cmpstr (none, ==, "");
  while (concord_document_can_undo (scene->document))
    concord_document_undo (scene->document);
  app_test_settle (60);
  g_assert_cmpuint (count_suppliers (scene), ==, n);
  undone = dup_cell (services, 5, 4);
  g_assert_cmpstr (undone, ==, before);
  while (concord_document_can_redo (scene->document))
    concord_document_redo (scene->document);
  screen_undo_save_reopen (scene->document, scene->before);
}

static void
test_able_suppliers_refuse_numbers (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *services = screen_table (scene->page, "Services");
  g_autofree char *left = NULL;

  g_assert_true (concord_record_table_focus_cell (services, 0, 4));
  g_assert_false (concord_record_table_enter (services, "3"));
  g_assert_cmpstr (concord_record_table_get_status (services), ==,
                   "Able suppliers: “3” is a number. Write the suppliers’ names with semicolons "
                   "between them, as in: Alpha Ltd; Beta Ltd.");
  g_assert_false (concord_document_can_undo (scene->document));
  g_assert_false (concord_record_table_enter (services, "Alpha Ltd; 4"));
  g_assert_false (concord_document_can_undo (scene->document));
  left = dup_cell (services, 0, 4);
  g_assert_cmpstr (left, ==, "Alpha Ltd; 4");
  g_assert_true (concord_record_table_enter (services, "3M United Kingdom"));
  app_test_settle (60);
}

/* A supplier that two rows of one paste name is made once; few able suppliers sort first and rows
 * without any last, both ways round. */
static void
test_able_suppliers_paste_and_sort (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *services = screen_table (scene->page, "Services");
  guint n = count_suppliers (scene);
  g_autofree char *least = NULL, *last = NULL, *last_again = NULL;

  g_assert_true (concord_record_table_focus_cell (services, 6, 0));
  concord_record_table_paste (services, "Service\tSuppliers\nParks\tNew One; New Two\n"
                                        "Roads\tnew two\nHalls\t\n");
  app_test_settle (60);
  g_assert_cmpuint (count_suppliers (scene), ==, n + 2);
  g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, 1);
  g_assert_nonnull (find_ability (scene, "New Two", "Parks"));
  g_assert_nonnull (find_ability (scene, "New Two", "Roads"));
  concord_record_table_sort (services, 4, FALSE);
  least = dup_cell (services, 0, 4);
  last = dup_cell (services, 8, 4);
  g_assert_null (strchr (least, ';'));
  g_assert_cmpstr (least, !=, "");
  g_assert_cmpstr (last, ==, "");
  concord_record_table_sort (services, 4, TRUE);
  last_again = dup_cell (services, 8, 4);
  g_assert_cmpstr (last_again, ==, "");
  screen_undo_save_reopen (scene->document, scene->before);
}

/* --- links ----------------------------------------------------------------------------------- */

static void
choose (Scene *scene, guint nth, const char *service)
{
  GtkWidget *chooser = app_test_find (scene->page, CONCORD_TYPE_RECORD_CHOOSER, nth);
  GtkDropDown *list = GTK_DROP_DOWN (app_test_find (chooser, GTK_TYPE_DROP_DOWN, 0));
  GListModel *names = gtk_drop_down_get_model (list);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (names, i);

      if (strcmp (gtk_string_object_get_string (name), service) == 0)
        gtk_drop_down_set_selected (list, i);
    }
  app_test_settle (30);
}

/* Either way round, two services have one link, and its id is made of both. */
static void
test_links (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *table = screen_table (scene->page, "Links between services");
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (scene->document));
  g_autoptr (ConcordServiceLink) link = NULL;
  g_autofree char *id = NULL;

  choose (scene, 0, "Housing benefits");
  choose (scene, 1, "Housing benefits");
  screen_press (scene->page, "Add link");
  g_assert_nonnull (screen_label (scene->page, "A service can't be linked with itself"));
  g_assert_cmpuint (g_list_model_get_n_items (get_links (scene)), ==, 0);
  choose (scene, 1, "Revenues and council tax");
  screen_press (scene->page, "Add link");
  g_assert_null (screen_label (scene->page, "A service can't be linked with itself"));
  g_assert_cmpuint (g_list_model_get_n_items (get_links (scene)), ==, 1);
  link = g_list_model_get_item (get_links (scene), 0);
  g_assert_cmpstr (link->first, <, link->second);
  id = concord_id_new_link ("service-link", concord_record_get_id (project),
                            (const char *const[]){ link->first, link->second, NULL });
  g_assert_cmpstr (concord_record_get_id (CONCORD_RECORD (link)), ==, id);
  choose (scene, 0, "Revenues and council tax");
  choose (scene, 1, "Housing benefits");
  screen_press (scene->page, "Add link");
  g_assert_nonnull (screen_label (scene->page, "These two services are linked already"));
  g_assert_cmpuint (g_list_model_get_n_items (get_links (scene)), ==, 1);
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 1);
  screen_type (table, 0, 2, "Shared staff");
  screen_type (table, 0, 3, "260,000");
  screen_table (scene->page, "Services");
  g_assert_nonnull (screen_label (scene->page,
                                  "In the package: 3 services, £5.45m net cost a year, 157.5 FTE, "
                                  "£260k a year saved by links in it."));
  screen_undo_save_reopen (scene->document, scene->before);
}

/* No empty row and no button make a link without ends; taking one away is answered by undo. */
static void
test_links_are_made_of_ends (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *table = screen_table (scene->page, "Links between services");

  concord_record_table_add (table);
  g_assert_false (concord_record_table_focus_cell (table, 0, 0));
  screen_press (scene->page, "Add link");
  g_assert_true (concord_record_table_focus_cell (table, 0, 0));
  g_assert_false (concord_record_table_focus_cell (table, 1, 0));
  g_assert_false (concord_record_table_enter (table, "Libraries"));
  g_assert_nonnull (strstr (concord_record_table_get_status (table), "can't change"));
  concord_record_table_remove (table);
  g_assert_cmpuint (g_list_model_get_n_items (get_links (scene)), ==, 0);
  concord_document_undo (scene->document);
  g_assert_cmpuint (g_list_model_get_n_items (get_links (scene)), ==, 1);
  app_test_settle (60);
}

/* --- dialogue and lots ----------------------------------------------------------------------- */

static void
test_dialogue_and_lots (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *dialogues = screen_table (scene->page, "Dialogue with suppliers");
  ConcordRecordTable *lots;
  ConcordFieldRow *row = NULL;
  GtkTextView *editor;

  screen_type (dialogues, 0, 0, "12 May 2026");
  screen_type (dialogues, 0, 1, "Brightline Digital");
  screen_type (dialogues, 0, 3, "Yes");
  g_assert_nonnull (screen_label (scene->page, "Equal treatment"));
  lots = screen_table (scene->page, "Lots considered");
  screen_type (lots, 0, 0, "Benefits alone");
  screen_type (lots, 0, 2, "Rejected");
  for (guint i = 0; row == NULL; i++)
    {
      GtkWidget *found = app_test_find (scene->page, CONCORD_TYPE_FIELD_ROW, i);
      g_autofree char *field = NULL;

      g_object_get (found, "field", &field, NULL);
      if (strcmp (field, "no-lots-reason") == 0)
        row = CONCORD_FIELD_ROW (found);
    }
  editor = GTK_TEXT_VIEW (concord_field_row_get_editor (row));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (editor), "One system serves all.", -1);
  g_assert_true (concord_field_row_commit (row));
  g_assert_cmpstr (concord_document_get_project (scene->document)->no_lots_reason, ==,
                   "One system serves all.");
  screen_undo_save_reopen (scene->document, scene->before);
}

/* --- the list of charts ---------------------------------------------------------------------- */

static guint
count_kinds (const char *stage)
{
  guint n, of_stage = 0;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    of_stage += strcmp (kinds[i].stage, stage) == 0;
  return of_stage;
}

static void
test_kinds (Scene *scene, gconstpointer data)
{
  ConcordChartView *view
      = CONCORD_CHART_VIEW (app_test_find (scene->page, CONCORD_TYPE_CHART_VIEW, 0));
  GtkDropDown *list = GTK_DROP_DOWN (app_test_find (GTK_WIDGET (view), GTK_TYPE_DROP_DOWN, 0));
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (list));
  g_autofree char *first = screen_dup_title (scene->page);

  g_assert_cmpuint (n, ==, count_kinds ("package"));
  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (list)), ==, n > 1);
  g_assert_cmpstr (concord_figure_get_kind (concord_chart_view_get_figure (view)), ==,
                   "need-capacity");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkStringObject) label
          = g_list_model_get_item (gtk_drop_down_get_model (list), i);
      g_autofree char *title = NULL;
      const char *kind;

      gtk_drop_down_set_selected (list, i);
      app_test_settle (60);
      kind = concord_figure_get_kind (concord_chart_view_get_figure (view));
      g_assert_cmpstr (concord_figure_kinds_find (kind)->stage, ==, "package");
      g_assert_cmpstr (concord_figure_kinds_find (kind)->label, ==,
                       gtk_string_object_get_string (label));
      title = screen_dup_title (scene->page);
      g_assert_cmpint (strcmp (title, first) == 0, ==, strcmp (kind, "need-capacity") == 0);
    }
  /* What was chosen stays through edits and a look at the table. */
  screen_type (screen_table (scene->page, "Services"), 0, 3, "11");
  concord_chart_view_show_table (view, TRUE);
  app_test_settle (60);
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, n - 1);
}

/* A stage with one figure has nothing to choose from, one without a figure of its own neither. */
static void
test_single_kind (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  GtkWidget *view = g_object_new (CONCORD_TYPE_CHART_VIEW, "stage", "nowhere", "figure",
                                  "need-capacity", "document", document, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  window = app_test_show (scroller, 600, 500);
  g_assert_false (gtk_widget_get_visible (app_test_find (view, GTK_TYPE_DROP_DOWN, 0)));
  g_assert_nonnull (concord_chart_view_get_figure (CONCORD_CHART_VIEW (view)));
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle (10);
}

/* --- what is built when -------------------------------------------------------------------------- */

static guint
count_tables (Scene *scene)
{
  guint n = 0;

  while (app_test_find (scene->page, CONCORD_TYPE_RECORD_TABLE, n) != NULL)
    n++;
  return n;
}

/* One table stands in Services, one in Links, two in Suppliers; what was built stays. */
static void
test_parts_are_built_when_opened (Scene *scene, gconstpointer data)
{
  GtkStack *parts = app_test_find_parts (scene->page);

  g_assert_cmpuint (count_tables (scene), ==, 1);
  gtk_stack_set_visible_child_name (parts, "links");
  app_test_settle (60);
  g_assert_cmpuint (count_tables (scene), ==, 2);
  gtk_stack_set_visible_child_name (parts, "suppliers");
  app_test_settle (60);
  g_assert_cmpuint (count_tables (scene), ==, 4);
  gtk_stack_set_visible_child_name (parts, "links");
  app_test_settle (60);
  g_assert_cmpuint (count_tables (scene), ==, 4);
}

/* The form has its fields once a frame has shown the table, and before that for who asks. */
static void
test_form_comes_after_the_table (Scene *scene, gconstpointer data)
{
  GtkWidget *pane = g_object_new (CONCORD_TYPE_DETAIL_PANE, "fields", "description need", NULL);
  g_autoptr (ConcordRecord) service = g_list_model_get_item (
      concord_record_get_children (
          CONCORD_RECORD (concord_document_get_project (scene->document)), "services"),
      0);
  GtkWidget *window;

  g_object_ref_sink (pane);
  g_assert_null (app_test_find (pane, CONCORD_TYPE_FIELD_ROW, 0));
  g_assert_nonnull (concord_detail_pane_find (CONCORD_DETAIL_PANE (pane), "need"));
  g_object_unref (pane);
  pane = g_object_new (CONCORD_TYPE_DETAIL_PANE, "fields", "description need", "document",
                       scene->document, "record", service, NULL);
  window = app_test_show (pane, 600, 400);
  app_test_settle (100);
  g_assert_nonnull (app_test_find (pane, CONCORD_TYPE_FIELD_ROW, 1));
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle (10);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(path, test) g_test_add (path, Scene, NULL, open_scene, test, close_scene)
  ADD ("/package/totals", test_totals);
  ADD ("/package/reason", test_reason);
  ADD ("/package/able-suppliers", test_able_suppliers);
  ADD ("/package/able-suppliers-refuse-numbers", test_able_suppliers_refuse_numbers);
  ADD ("/package/able-suppliers-paste-and-sort", test_able_suppliers_paste_and_sort);
  ADD ("/package/links", test_links);
  ADD ("/package/links-are-made-of-ends", test_links_are_made_of_ends);
  ADD ("/package/dialogue-and-lots", test_dialogue_and_lots);
  ADD ("/package/kinds", test_kinds);
  ADD ("/package/parts-are-built-when-opened", test_parts_are_built_when_opened);
  ADD ("/package/form-comes-after-the-table", test_form_comes_after_the_table);
  g_test_add_func ("/package/single-kind", test_single_kind);
  return g_test_run ();
}
