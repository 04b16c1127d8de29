/* The bidders' screen as a person uses it: every section, the reason for a moderated mark, and past
 * contracts from public notices. */
#include "app-test.h"
#include "app/agreement-pane.h"
#include "app/bidders-page.h"
#include "app/chart-view.h"
#include "app/field-row.h"
#include "app/ocds-import.h"
#include "app/reason-popover.h"
#include "app/result-table.h"
#include "model/bidder.h"
#include "model/moderation.h"
#include "model/past-contract.h"
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
} Fixture;

static void
show (Fixture *f)
{
  f->document = rich_document_new ();
  f->before = concord_project_write (f->document, NULL);
  f->page = g_object_new (CONCORD_TYPE_BIDDERS_PAGE, "document", f->document, NULL);
  f->window = app_test_show (f->page, 1200, 900);
}

static void
close_all (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  app_test_settle (10);
  g_clear_object (&f->document);
  g_bytes_unref (f->before);
}

/* All cells of the chart's table. */
static char *
dup_figure (GtkWidget *page)
{
  ConcordChartView *view = CONCORD_CHART_VIEW (app_test_find (page, CONCORD_TYPE_CHART_VIEW, 0));
  ConcordFigure *figure = concord_chart_view_get_figure (view);
  GString *cells = g_string_new (NULL);

  for (guint row = 0; row < concord_figure_get_n_rows (figure); row++)
    for (guint column = 0; column < concord_figure_get_n_columns (figure); column++)
      g_string_append_printf (cells, "%s|", concord_figure_get_cell (figure, row, column));
  return g_string_free (cells, FALSE);
}

/* --- sections -------------------------------------------------------------------------------- */

static void
test_bidders (void)
{
  Fixture f;
  ConcordRecordTable *table;
  ConcordBidder *bidder;
  g_autofree char *figure = NULL;

  show (&f);
  bidder = CONCORD_BIDDER (rich_find (f.document, "bidder", "Northgate Partners"));
  table = screen_table (f.page, "Bidders");
  screen_type (table, 0, 0, "Northgate Group");
  screen_type (table, 0, 2, "Preferred partner");
  screen_type (table, 0, 3, "59.5m");
  screen_type (table, 0, 6, "Yes");
  g_assert_cmpint (bidder->price.pence, ==, G_GINT64_CONSTANT (5950000000));
  g_assert_cmpstr (concord_bidder_states[bidder->state].nick, ==, "preferred");
  g_assert_cmpint (bidder->information_requests, ==, 1);
  figure = dup_figure (f.page);
  g_assert_nonnull (strstr (figure, "Northgate Group"));
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

static void
test_contracts (void)
{
  Fixture f;
  ConcordRecordTable *table;
  ConcordPastContract *contract;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  show (&f);
  /* The first of Northgate Partners: the third of fourteen, as every seventh is Dale's. */
  contract = CONCORD_PAST_CONTRACT (rich_find (f.document, "past-contract", "Authority C"));
  before = dup_figure (f.page);
  table = screen_table (f.page, "Past contracts");
  screen_type (table, 0, 2, "£2.5m");
  screen_type (table, 0, 6, "No");
  g_assert_cmpint (contract->value.pence, ==, 250000000);
  g_assert_cmpint (contract->troubled, ==, 0);
  after = dup_figure (f.page);
  g_assert_cmpstr (before, !=, after);
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

static void
test_doubt (void)
{
  Fixture f;
  ConcordRecord *contract;
  GtkLabel *doubt;

  show (&f);
  contract = rich_find (f.document, "past-contract", "Authority C");
  screen_table (f.page, "Past contracts");
  g_assert_null (screen_label (f.page, "To be checked: "));
  g_assert_true (concord_document_set (f.document, contract, "doubt",
                                       "The value is of the whole framework.", NULL, NULL));
  app_test_settle (30);
  doubt = screen_label (f.page, "To be checked: ");
  g_assert_nonnull (doubt);
  g_assert_cmpstr (gtk_label_get_text (doubt), ==,
                   "To be checked: The value is of the whole framework.");
  g_assert_nonnull (screen_label (f.page, "1 past contract is still to be checked."));
  screen_press (f.page, "Checked");
  g_assert_null (CONCORD_PAST_CONTRACT (contract)->doubt);
  g_assert_null (screen_label (f.page, "1 past contract"));
  concord_document_undo (f.document);
  app_test_settle (30);
  g_assert_nonnull (screen_label (f.page, "1 past contract is still to be checked."));
  close_all (&f);
}

static void
test_questions (void)
{
  Fixture f;
  ConcordRecordTable *table;

  show (&f);
  table = screen_table (f.page, "Award questions");
  g_assert_nonnull (screen_label (f.page, "Scored weights add up to 100 %."));
  g_assert_nonnull (screen_label (f.page, "Compulsory families have no question yet: Track record "
                                          "and Political environment."));
  screen_type (table, 0, 3, "15");
  g_assert_nonnull (
      screen_label (f.page, "Scored weights add up to 95 %: 5 % are missing."));
  screen_type (table, 1, 3, "45");
  g_assert_nonnull (screen_label (f.page, "Scored weights add up to 110 %: 10 % too many."));
  screen_type (table, 1, 3, "");
  g_assert_nonnull (screen_label (f.page, "Scored weights add up to 65 %: 35 % are missing. "
                                          "1 scored question has no weight."));
  g_assert_null (screen_label (f.page, "“How will you keep"));
  screen_type (table, 0, 1, "Track record");
  g_assert_nonnull (screen_label (f.page, "“How will you keep services open to scrutiny?” scores "
                                          "the track record."));
  g_assert_nonnull (screen_label (f.page, "Compulsory families have no question yet: Political "
                                          "environment and Transparency."));
  screen_type (table, 0, 2, "Advisory");
  g_assert_null (screen_label (f.page, "“How will you keep"));
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

static ConcordFieldRow *
find_row (GtkWidget *page, const char *wanted)
{
  for (guint i = 0;; i++)
    {
      GtkWidget *row = app_test_find (page, CONCORD_TYPE_FIELD_ROW, i);
      g_autofree char *field = NULL;

      g_assert_nonnull (row);
      g_object_get (row, "field", &field, NULL);
      if (strcmp (field, wanted) == 0)
        return CONCORD_FIELD_ROW (row);
    }
}

static void
set_assessed (Fixture *f, const char *day)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (f->document));

  g_assert_true (
      concord_document_set (f->document, project, "conflicts-assessed", day, NULL, NULL));
  app_test_settle (30);
}

static void
test_evaluators (void)
{
  Fixture f;
  ConcordRecordTable *table;
  ConcordFieldRow *row;

  show (&f);
  table = screen_table (f.page, "Notices");
  screen_type (table, 0, 0, "Tender");
  screen_type (table, 0, 2, "1 July 2026");
  table = screen_table (f.page, "Evaluators");
  g_assert_nonnull (screen_label (f.page, "The tender notice was published on 1 July 2026, but no "
                                          "conflicts assessment is dated before it."));
  g_assert_nonnull (screen_label (f.page, "A conflict without a mitigation: J. Whitby."));
  screen_type (table, 1, 4, "Does not mark tenders of Dale");
  g_assert_null (screen_label (f.page, "A conflict without"));
  row = find_row (f.page, "conflicts-assessed");
  gtk_editable_set_text (GTK_EDITABLE (concord_field_row_get_editor (row)), "1 July 2026");
  g_assert_true (concord_field_row_commit (row));
  app_test_settle (30);
  g_assert_nonnull (screen_label (f.page, "The conflicts assessment is dated 1 July 2026, but the "
                                          "tender notice was published on 1 July 2026"));
  set_assessed (&f, "2026-06-30");
  g_assert_null (screen_label (f.page, "The conflicts assessment"));
  set_assessed (&f, NULL);
  concord_document_undo (f.document);
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

static void
test_notices (void)
{
  Fixture f;
  ConcordRecordTable *table;

  show (&f);
  concord_document_set_now (f.document, 1796040000); /* 30 November 2026, noon */
  table = screen_table (f.page, "Notices");
  screen_type (table, 0, 0, "Tender");
  screen_type (table, 0, 1, "30 November 2026");
  g_assert_null (screen_label (f.page, "Overdue: "));
  screen_type (table, 0, 1, "29 November 2026");
  g_assert_nonnull (screen_label (f.page, "Overdue: Tender (due 29 November 2026)."));
  screen_type (table, 0, 2, "30/11/2026");
  g_assert_null (screen_label (f.page, "Overdue: "));
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

/* --- marks ----------------------------------------------------------------------------------- */

static const ConcordModeration *
find_moderation (Fixture *f)
{
  ConcordRecord *bidder = rich_find (f->document, "bidder", "Northgate Partners");
  ConcordRecord *question
      = rich_find (f->document, "award-criterion", "How will you keep services open to scrutiny?");
  const char *const keys[] = { concord_record_get_id (question), NULL };

  return (const ConcordModeration *) concord_document_find_link (f->document, "moderation", bidder,
                                                                 keys);
}

static void
test_marks (void)
{
  Fixture f;
  ConcordRecordTable *table;

  show (&f);
  screen_table (f.page, "Moderated marks by question");
  g_assert_nonnull (screen_label (f.page, "7, 8 (mean 7.5)"));
  table = screen_table (f.page, "Marks by evaluator");
  screen_type (table, 0, 1, "9");
  table = screen_table (f.page, "Moderated marks by question");
  g_assert_nonnull (screen_label (f.page, "9, 8 (mean 8.5)"));
  g_assert_nonnull (screen_label (f.page, "A. Okafor: 9. Publishes board papers; page 12."));
  screen_type (table, 0, 2, "8");
  screen_type (table, 0, 3, "Agreed on the papers");
  screen_type (table, 0, 4, "J. Whitby");
  screen_type (table, 0, 5, "30 October 2026");
  g_assert_cmpfloat (find_moderation (&f)->mark, ==, 8);
  g_assert_cmpstr (find_moderation (&f)->chair, ==, "J. Whitby");
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

/* Shown to specialists alone. Marks 7 8 / 6 5 / 8 6: mean squares 13/6 between bidders, 1 within,
 * 2/3 of evaluators, 7/6 the rest; so 7/19, 1/3, 3/10, 7/13, 1/2, 6/13. */
static void
test_agreement (void)
{
  static const char *const wanted[] = { "0.37", "0.33", "0.30", "0.54", "0.50", "0.46" };
  Fixture f;
  GtkWidget *pane;
  ConcordResultTable *table;

  show (&f);
  screen_table (f.page, "Marks by evaluator");
  pane = app_test_find (f.page, CONCORD_TYPE_AGREEMENT_PANE, 0);
  g_assert_false (gtk_widget_get_visible (pane));
  g_object_set (f.page, "analyst", TRUE, NULL);
  app_test_settle (60);
  g_assert_true (gtk_widget_get_mapped (pane));
  g_assert_nonnull (screen_label (pane, "Of 3 answers that all 2 evaluators marked"));
  table = CONCORD_RESULT_TABLE (app_test_find (pane, CONCORD_TYPE_RESULT_TABLE, 0));
  g_assert_cmpuint (concord_result_table_get_n_rows (table), ==, G_N_ELEMENTS (wanted) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (concord_result_table_get_cell (table, i + 1, 1), ==, wanted[i]);
  close_all (&f);
}

/* Enters a change of the given mark; returns the popover that asks why. */
static GtkWidget *
change_mark (Fixture *f, ConcordRecordTable *table, const char *typed)
{
  GtkWidget *popover;

  g_assert_true (concord_record_table_focus_cell (table, 0, 2));
  app_test_settle (30);
  g_assert_false (concord_record_table_enter (table, typed));
  app_test_settle (120);
  popover = app_test_find (GTK_WIDGET (table), CONCORD_TYPE_REASON_POPOVER, 0);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_mapped (popover));
  return popover;
}

static void
test_reason (void)
{
  Fixture f;
  ConcordRecordTable *table;
  GtkWidget *popover, *entry;
  GPtrArray *unsaved;

  show (&f);
  table = screen_table (f.page, "Moderated marks by question");
  screen_type (table, 0, 2, "8");
  popover = change_mark (&f, table, "7");
  g_assert_nonnull (screen_label (popover, "Why does this mark change?"));
  g_assert_nonnull (screen_label (popover, "Moderated mark of “How will you keep services open to "
                                           "scrutiny?”: 8 → 7"));
  entry = app_test_find (popover, GTK_TYPE_ENTRY, 0);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Why does this mark change?");
  /* Blank is no reason. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "  ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (screen_label (popover, "Say why in a few words"));
  g_assert_cmpfloat (find_moderation (&f)->mark, ==, 8);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Page 12 was read again");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle (60);
  g_assert_cmpfloat (find_moderation (&f)->mark, ==, 7);
  unsaved = concord_document_get_unsaved (f.document);
  g_assert_cmpstr (concord_step_get_reason (unsaved->pdata[unsaved->len - 1]), ==,
                   "Page 12 was read again");
  concord_document_undo (f.document);
  g_assert_cmpfloat (find_moderation (&f)->mark, ==, 8);
  concord_document_redo (f.document);
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

static void
test_reason_withheld (void)
{
  Fixture f;
  ConcordRecordTable *table;
  GtkWidget *popover;
  g_autofree char *status = NULL;
  guint n;

  show (&f);
  table = screen_table (f.page, "Moderated marks by question");
  screen_type (table, 0, 2, "8");
  n = concord_document_get_unsaved (f.document)->len;
  status = g_strdup (concord_record_table_get_status (table));
  popover = change_mark (&f, table, "7");
  gtk_popover_popdown (GTK_POPOVER (popover));
  app_test_settle (60);
  g_assert_cmpfloat (find_moderation (&f)->mark, ==, 8);
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, n);
  g_assert_cmpstr (concord_record_table_get_status (table), ==, status);
  g_assert_nonnull (screen_label (GTK_WIDGET (table), "8"));
  /* Clearing it asks as well. */
  concord_record_table_clear (table);
  app_test_settle (120);
  popover = app_test_find (GTK_WIDGET (table), CONCORD_TYPE_REASON_POPOVER, 0);
  g_assert_nonnull (screen_label (popover, "Moderated mark of “How will you keep services open to "
                                           "scrutiny?”: 8 → –"));
  g_assert_cmpfloat (find_moderation (&f)->mark, ==, 8);
  close_all (&f);
}

/* --- public notices -------------------------------------------------------------------------- */

static ConcordOcdsImport *
open_import (Fixture *f, ConcordRecord *bidder)
{
  static const char *const names[] = { "late.json", "early.json" };
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  ConcordOcdsImport *import
      = concord_ocds_import_new (GTK_WINDOW (f->window), f->document, bidder);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "tests",
                                                          "files", "ocds", names[i], NULL);

      g_list_store_append (files, file);
    }
  gtk_window_present (GTK_WINDOW (import));
  concord_ocds_import_read (import, G_LIST_MODEL (files));
  while (concord_ocds_import_is_reading (import))
    g_main_context_iteration (NULL, TRUE);
  app_test_settle (60);
  return import;
}

static void
test_import (void)
{
  Fixture f;
  ConcordRecord *bidder;
  ConcordOcdsImport *import;
  const ConcordPastContract *contract;
  guint n;

  show (&f);
  bidder = rich_find (f.document, "bidder", "Civic Services Cooperative");
  n = g_list_model_get_n_items (concord_record_get_children (bidder, "past-contracts"));
  import = open_import (&f, bidder);
  /* The later file corrects one award and cancels the other. */
  g_assert_nonnull (screen_label (GTK_WIDGET (import), "2 files, 1 award to 1 supplier. 1 award is "
                                                       "set aside"));
  g_assert_false (concord_ocds_import_choose (import, "Nobody at all"));
  g_assert_true (concord_ocds_import_choose (import, "fennel services ltd"));
  app_test_settle (60);
  g_assert_nonnull (screen_label (GTK_WIDGET (import), "1 contract to add."));
  g_assert_nonnull (
      screen_label (GTK_WIDGET (import), "Add: Mere Council, Parking enforcement\n£188,487"));
  screen_press (GTK_WIDGET (import), "Take these contracts");
  g_assert_cmpuint (g_list_model_get_n_items (concord_record_get_children (bidder, "past-contracts")),
                    ==, n + 1);
  contract = CONCORD_PAST_CONTRACT (rich_find (f.document, "past-contract", "Mere Council"));
  g_assert_cmpint (contract->value.pence, ==, 18848700);
  g_assert_true (concord_is_absent (contract->troubled));
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, 1);

  /* A second time there is nothing to take. */
  import = open_import (&f, bidder);
  g_assert_true (concord_ocds_import_choose (import, "Fennel Services"));
  app_test_settle (60);
  g_assert_nonnull (screen_label (GTK_WIDGET (import), "0 contracts to add, 1 there already."));
  gtk_window_destroy (GTK_WINDOW (import));
  screen_undo_save_reopen (f.document, f.before);
  close_all (&f);
}

static void
test_import_refuses (void)
{
  Fixture f;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "meson.build",
                                                      NULL);
  ConcordOcdsImport *import;

  show (&f);
  import = concord_ocds_import_new (GTK_WINDOW (f.window), f.document,
                                    rich_find (f.document, "bidder", "Northgate Partners"));
  gtk_window_present (GTK_WINDOW (import));
  g_list_store_append (files, file);
  concord_ocds_import_read (import, G_LIST_MODEL (files));
  while (concord_ocds_import_is_reading (import))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (screen_label (GTK_WIDGET (import), "meson.build: "));
  /* Closed in the middle of reading: nothing happens. */
  concord_ocds_import_read (import, G_LIST_MODEL (files));
  gtk_window_destroy (GTK_WINDOW (import));
  app_test_settle (100);
  g_assert_false (concord_document_can_undo (f.document));
  close_all (&f);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/bidders/bidders", test_bidders);
  g_test_add_func ("/bidders/past-contracts", test_contracts);
  g_test_add_func ("/bidders/doubt", test_doubt);
  g_test_add_func ("/bidders/questions", test_questions);
  g_test_add_func ("/bidders/evaluators", test_evaluators);
  g_test_add_func ("/bidders/notices", test_notices);
  g_test_add_func ("/bidders/marks", test_marks);
  g_test_add_func ("/bidders/agreement", test_agreement);
  g_test_add_func ("/bidders/reason", test_reason);
  g_test_add_func ("/bidders/reason-withheld", test_reason_withheld);
  g_test_add_func ("/bidders/import", test_import);
  g_test_add_func ("/bidders/import-refuses", test_import_refuses);
  return g_test_run ();
}
