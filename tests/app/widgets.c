/* Field rows and tables as a person uses them; every change through the document. */
#include "app-test.h"
#include "app/detail-pane.h"
#include "app/package-page.h"
#include "app/pending-cells.h"
#include "app/record-table.h"
#include "model/ability.h"
#include "model/service.h"
#include "rich.h"

#include <string.h>

typedef struct
{
  ConcordDocument *document;
  GtkWidget *window;
  GtkWidget *widget;
} Fixture;

static void
show_table (Fixture *f, const char *columns)
{
  f->document = rich_document_new ();
  f->widget = g_object_new (CONCORD_TYPE_RECORD_TABLE, "role", "services", "columns", columns,
                            "label", "Services", "document", f->document, NULL);
  f->window = app_test_show (f->widget, 900, 400);
}

static void
close_all (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  app_test_settle (10);
  g_clear_object (&f->document);
}

static char *
dup_names (Fixture *f)
{
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (f->document));
  GListModel *services = concord_record_get_children (project, "services");
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (ConcordRecord) service = g_list_model_get_item (services, i);
      g_autofree char *name = concord_record_dup_name (service);

      g_string_append_printf (names, "%s%.4s", i == 0 ? "" : " ", name);
    }
  return g_string_free (names, FALSE);
}

/* --- field rows ------------------------------------------------------------------------------ */

static GtkWidget *
show_row (Fixture *f, const char *field, const char *service)
{
  f->document = rich_document_new ();
  f->widget = concord_field_row_new (field);
  concord_field_row_set_record (CONCORD_FIELD_ROW (f->widget), f->document,
                                rich_find (f->document, "service", service));
  f->window = app_test_show (f->widget, 400, 120);
  return concord_field_row_get_editor (CONCORD_FIELD_ROW (f->widget));
}

static void
test_row_refuses (void)
{
  Fixture f = { 0 };
  GtkWidget *entry = show_row (&f, "need", "Libraries");
  ConcordFieldRow *row = CONCORD_FIELD_ROW (f.widget);
  ConcordService *service = CONCORD_SERVICE (rich_find (f.document, "service", "Libraries"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "120");
  g_assert_cmpstr (concord_field_row_get_refusal (row), ==,
                   "Need is 120, but must be between 0 and 100.");
  g_assert_cmpfloat (service->need, ==, 35);
  g_assert_false (concord_document_can_undo (f.document));
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Need is 120, but must be between 0 and 100.");
  /* The bad text stays until it is mended. */
  g_assert_false (concord_field_row_commit (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "120");
  gtk_editable_set_text (GTK_EDITABLE (entry), "abc");
  g_assert_false (concord_field_row_commit (row));
  g_assert_nonnull (strstr (concord_field_row_get_refusal (row), "whole number"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "44");
  g_assert_true (concord_field_row_commit (row));
  g_assert_cmpstr (concord_field_row_get_refusal (row), ==, "");
  g_assert_cmpfloat (service->need, ==, 44);
  close_all (&f);
}

static void
test_row_takes_back_half_a_number (void)
{
  Fixture f = { 0 };
  GtkWidget *entry = show_row (&f, "need", "Libraries");
  ConcordService *service = CONCORD_SERVICE (rich_find (f.document, "service", "Libraries"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "1");
  g_assert_cmpfloat (service->need, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "12");
  gtk_editable_set_text (GTK_EDITABLE (entry), "120");
  g_assert_cmpfloat (service->need, ==, 35);
  g_assert_false (concord_document_can_undo (f.document));
  close_all (&f);
}

static void
test_row_coalesces (void)
{
  Fixture f = { 0 };
  GtkWidget *entry = show_row (&f, "name", "Libraries");
  ConcordFieldRow *row = CONCORD_FIELD_ROW (f.widget);
  ConcordService *service = CONCORD_SERVICE (rich_find (f.document, "service", "Libraries"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "Libraries a");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Libraries an");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Libraries and ");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Libraries and ");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Libraries and arts");
  g_assert_true (concord_field_row_commit (row));
  g_assert_cmpstr (service->name, ==, "Libraries and arts");
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, 1);
  concord_document_undo (f.document);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Libraries");
  g_assert_false (concord_document_can_undo (f.document));
  g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (entry)));
  close_all (&f);
}

static void
test_row_series_and_choice (void)
{
  Fixture f = { 0 };
  GtkWidget *entry = show_row (&f, "demand", "Libraries");
  ConcordService *service = CONCORD_SERVICE (rich_find (f.document, "service", "Libraries"));
  GtkWidget *row;

  gtk_editable_set_text (GTK_EDITABLE (entry), "2027: 1,200; 2028: 1250");
  g_assert_true (concord_field_row_commit (CONCORD_FIELD_ROW (f.widget)));
  g_assert_cmpfloat (concord_series_get (service->demand, 2027), ==, 1200);
  g_assert_cmpfloat (concord_series_get (service->demand, 2028), ==, 1250);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2028: 1300");
  g_assert_true (concord_field_row_commit (CONCORD_FIELD_ROW (f.widget)));
  g_assert_cmpuint (concord_series_get_length (service->demand), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "about 1300");
  g_assert_false (concord_field_row_commit (CONCORD_FIELD_ROW (f.widget)));
  g_assert_nonnull (
      strstr (concord_field_row_get_refusal (CONCORD_FIELD_ROW (f.widget)), "2027: 1200"));

  row = concord_field_row_new ("provider");
  g_object_ref_sink (row);
  concord_field_row_set_record (CONCORD_FIELD_ROW (row), f.document, CONCORD_RECORD (service));
  entry = concord_field_row_get_editor (CONCORD_FIELD_ROW (row));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (entry)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (entry), 2);
  g_assert_cmpint (service->provider, ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (entry), 0);
  g_assert_true (concord_is_absent (service->provider));
  g_object_unref (row);
  close_all (&f);
}

static void
test_row_keeps_bad_text_of_each_record (void)
{
  Fixture f = { 0 };
  GtkWidget *entry = show_row (&f, "need", "Libraries");
  ConcordFieldRow *row = CONCORD_FIELD_ROW (f.widget);
  ConcordRecord *libraries = rich_find (f.document, "service", "Libraries");

  gtk_editable_set_text (GTK_EDITABLE (entry), "lots");
  concord_field_row_set_record (row, f.document,
                                rich_find (f.document, "service", "Housing benefits"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "58");
  g_assert_cmpstr (concord_field_row_get_refusal (row), ==, "");
  concord_field_row_set_record (row, f.document, libraries);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "lots");
  g_assert_cmpstr (concord_field_row_get_refusal (row), !=, "");
  close_all (&f);
}

/* --- tables ---------------------------------------------------------------------------------- */

static void
test_table_edits (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  ConcordService *service;

  show_table (&f, "name gross-cost staff need inclusion");
  table = CONCORD_RECORD_TABLE (f.widget);
  service = CONCORD_SERVICE (rich_find (f.document, "service", "Libraries"));
  g_assert_true (concord_record_table_focus_cell (table, 4, 3));
  g_assert_true (concord_record_table_get_selected (table) == CONCORD_RECORD (service));
  g_assert_true (concord_record_table_enter (table, "47"));
  g_assert_cmpfloat (service->need, ==, 47);
  g_assert_false (concord_record_table_enter (table, "101"));
  g_assert_cmpfloat (service->need, ==, 47);
  g_assert_cmpstr (concord_record_table_get_status (table), ==,
                   "Need is 101, but must be between 0 and 100.");
  g_assert_true (concord_record_table_focus_cell (table, 4, 1));
  g_assert_true (concord_record_table_enter (table, "1.7m"));
  g_assert_cmpint (service->gross_cost.pence, ==, 170000000);
  concord_record_table_clear (table);
  g_assert_true (concord_is_absent (service->gross_cost));
  concord_document_undo (f.document);
  g_assert_cmpint (service->gross_cost.pence, ==, 170000000);
  g_assert_false (concord_record_table_focus_cell (table, 99, 0));
  close_all (&f);
}

/* Typing in a cell: the editor opens with what is typed; leaving it takes it. */
static void
test_table_editor (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  ConcordService *service;
  GtkWidget *text;

  show_table (&f, "name need");
  table = CONCORD_RECORD_TABLE (f.widget);
  service = CONCORD_SERVICE (rich_find (f.document, "service", "Housing benefits"));
  concord_record_table_focus_cell (table, 1, 1);
  app_test_settle (30);
  concord_record_table_edit (table, NULL);
  text = app_test_find (f.widget, GTK_TYPE_TEXT, 0);
  g_assert_nonnull (text);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "58");
  g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (text)));
  gtk_editable_set_text (GTK_EDITABLE (text), "59");
  concord_record_table_focus_cell (table, 2, 1);
  app_test_settle (30);
  g_assert_cmpfloat (service->need, ==, 59);
  g_assert_null (app_test_find (f.widget, GTK_TYPE_TEXT, 0));
  close_all (&f);
}

static void
test_table_adds (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;

  show_table (&f, "name need");
  table = CONCORD_RECORD_TABLE (f.widget);
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 6);
  concord_record_table_add (table);
  app_test_settle (60);
  g_assert_true (concord_record_table_enter (table, "Parks"));
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 7);
  g_assert_nonnull (rich_find (f.document, "service", "Parks"));
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, 1);
  concord_document_undo (f.document);
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 6);
  close_all (&f);
}

static void
keep_message (ConcordPage *page, const char *message, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (message);
}

static void
test_table_removes (void)
{
  Fixture f = { .document = rich_document_new () };
  ConcordRecordTable *table;
  g_autofree char *message = NULL;
  guint n_records = concord_document_get_n_records (f.document);

  f.widget = g_object_new (CONCORD_TYPE_PACKAGE_PAGE, "document", f.document, NULL);
  g_signal_connect (f.widget, "message", G_CALLBACK (keep_message), &message);
  f.window = app_test_show (f.widget, 1000, 700);
  table = CONCORD_RECORD_TABLE (app_test_find (f.widget, CONCORD_TYPE_RECORD_TABLE, 0));
  concord_record_table_focus_cell (table, 0, 0);
  concord_record_table_remove (table);
  /* Four suppliers, each with an ability for it. */
  g_assert_cmpstr (message, ==,
                   "Removed Revenues and council tax and 4 entries that rested on it. Undo?");
  g_assert_cmpuint (concord_document_get_n_records (f.document), ==, n_records - 5);
  concord_document_undo (f.document);
  g_assert_cmpuint (concord_document_get_n_records (f.document), ==, n_records);
  app_test_settle (60);
  close_all (&f);
}

static void
test_table_moves (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  g_autofree char *before = NULL, *moved = NULL, *back = NULL, *ends = NULL;

  show_table (&f, "name need");
  table = CONCORD_RECORD_TABLE (f.widget);
  before = dup_names (&f);
  g_assert_cmpstr (before, ==, "Reve Hous Cust Info Libr Payr");
  concord_record_table_focus_cell (table, 1, 0);
  concord_record_table_move (table, 1);
  moved = dup_names (&f);
  g_assert_cmpstr (moved, ==, "Reve Cust Hous Info Libr Payr");
  app_test_settle (60);
  /* The row that moved is still the current one. */
  concord_record_table_move (table, -1);
  back = dup_names (&f);
  g_assert_cmpstr (back, ==, before);
  concord_record_table_focus_cell (table, 5, 0);
  concord_record_table_move (table, 1);
  ends = dup_names (&f);
  g_assert_cmpstr (ends, ==, before);
  concord_record_table_sort (table, 1, FALSE);
  concord_record_table_move (table, -1);
  g_assert_nonnull (strstr (concord_record_table_get_status (table), "own order"));
  close_all (&f);
}

static char *
dup_name_at (ConcordRecordTable *table, guint row)
{
  concord_record_table_focus_cell (table, row, 0);
  return concord_record_dup_name (concord_record_table_get_selected (table));
}

static void
test_table_sorts_absent_last (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  g_autofree char *least = NULL, *most = NULL, *last = NULL, *last_again = NULL, *own = NULL;

  show_table (&f, "name gross-cost");
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_sort (table, 1, FALSE);
  least = dup_name_at (table, 0);
  last = dup_name_at (table, 5);
  g_assert_cmpstr (least, ==, "Libraries");
  g_assert_cmpstr (last, ==, "Payroll and human resources");
  concord_record_table_sort (table, 1, TRUE);
  most = dup_name_at (table, 0);
  last_again = dup_name_at (table, 5);
  g_assert_cmpstr (most, ==, "Information technology");
  g_assert_cmpstr (last_again, ==, "Payroll and human resources");
  concord_record_table_sort (table, -1, FALSE);
  own = dup_name_at (table, 0);
  g_assert_cmpstr (own, ==, "Revenues and council tax");
  close_all (&f);
}

static void
test_table_pastes (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  ConcordService *payroll, *parks;
  g_autofree char *copied = NULL;

  show_table (&f, "name gross-cost need");
  table = CONCORD_RECORD_TABLE (f.widget);
  payroll = CONCORD_SERVICE (rich_find (f.document, "service", "Payroll and human resources"));
  concord_record_table_focus_cell (table, 5, 0);
  concord_record_table_paste (table, "Payroll\t£900,000\t140\r\n\"Parks\tand \"\"open\"\" space\"\t1.2m\t50\r\n");
  g_assert_cmpstr (payroll->name, ==, "Payroll");
  g_assert_cmpint (payroll->gross_cost.pence, ==, 90000000);
  g_assert_cmpfloat (payroll->need, ==, 41);
  g_assert_nonnull (strstr (concord_record_table_get_status (table),
                            "Row 1: Need is 140, but must be between 0 and 100."));
  parks = CONCORD_SERVICE (rich_find (f.document, "service", "Parks\tand \"open\" space"));
  g_assert_cmpint (parks->gross_cost.pence, ==, 120000000);
  g_assert_cmpfloat (parks->need, ==, 50);
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, 1);
  copied = concord_record_table_dup_copy (table);
  g_assert_cmpstr (copied, ==, "Payroll");
  concord_document_undo (f.document);
  g_assert_cmpstr (payroll->name, ==, "Payroll and human resources");
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 6);
  close_all (&f);
}

static void
test_table_pastes_by_heading (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  ConcordService *service;

  show_table (&f, "name gross-cost need");
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_focus_cell (table, 6, 0);
  concord_record_table_paste (table, "need\tservice\n12\tArchives\n");
  service = CONCORD_SERVICE (rich_find (f.document, "service", "Archives"));
  g_assert_cmpfloat (service->need, ==, 12);
  g_assert_true (concord_is_absent (service->gross_cost));
  close_all (&f);
}

/* --- pasted headings ------------------------------------------------------------------------- */

/* The table shows three columns and takes others by their headings; what it does not know is said. */
static void
test_table_pastes_hidden_fields (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  ConcordService *parks, *roads;

  show_table (&f, "name gross-cost need");
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_focus_cell (table, 6, 0);
  concord_record_table_paste (table, "  SERVICE area\tFTE (posts)\tcolour\tProvider today\tBudget [£]\tcost\n"
                                     "Parks\t12.5\tgreen\tContractor\t£450,000\t1\n"
                                     "\t\t\t\t\t\n"
                                     "Roads\t40\tgrey\tin-house\t3.1m\t2\n");
  parks = CONCORD_SERVICE (rich_find (f.document, "service", "Parks"));
  roads = CONCORD_SERVICE (rich_find (f.document, "service", "Roads"));
  g_assert_cmpfloat (parks->staff, ==, 12.5);
  g_assert_cmpint (parks->gross_cost.pence, ==, 45000000);
  g_assert_cmpstr (concord_providers[parks->provider].nick, ==, "contractor");
  g_assert_cmpfloat (roads->staff, ==, 40);
  g_assert_cmpint (roads->gross_cost.pence, ==, 310000000);
  g_assert_cmpstr (concord_record_table_get_status (table), ==,
                   "Pasted 8 cells. Left out, because nothing here is called so: the column "
                   "“colour”. Left out, because another column of the block means the same: the "
                   "column “cost”.");
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, 1);
  concord_document_undo (f.document);
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 6);
  /* Words that are no headings are names, and numbers are never headings. */
  concord_record_table_focus_cell (table, 6, 0);
  concord_record_table_paste (table, "Cemeteries\t5\nNeed\t7\n");
  g_assert_nonnull (rich_find (f.document, "service", "Cemeteries"));
  g_assert_nonnull (rich_find (f.document, "service", "Need"));
  close_all (&f);
}

/* Lines of a matrix that have names go where the names say. */
static void
test_matrix_pastes_by_name (void)
{
  Fixture f = { .document = rich_document_new () };
  ConcordRecordTable *table;
  ConcordRecord *supplier = rich_find (f.document, "supplier", "Civic Services Cooperative");
  ConcordRecord *payroll = rich_find (f.document, "service", "Payroll and human resources");
  const char *const keys[] = { concord_record_get_id (payroll), NULL };
  ConcordAbility *ability;

  f.widget = g_object_new (CONCORD_TYPE_RECORD_TABLE, "role", "services", "link", "ability",
                           "columns", "able", "document", f.document, "subject", supplier, NULL);
  f.window = app_test_show (f.widget, 800, 400);
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_focus_cell (table, 0, 0);
  concord_record_table_paste (table, "Source\tAble\tService\n"
                                     "Call of 3 May\tAlone\tpayroll and human resources\n"
                                     "Nobody\tAlone\tTram lines\n");
  ability = (ConcordAbility *) concord_document_find_link (f.document, "ability", supplier, keys);
  g_assert_nonnull (ability);
  g_assert_cmpstr (ability->source, ==, "Call of 3 May");
  g_assert_cmpstr (concord_abilities[ability->able].nick, ==, "alone");
  g_assert_nonnull (strstr (concord_record_table_get_status (table),
                            "1 row was left out: no row here has its name."));
  close_all (&f);
}

static void
test_net_cost (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  ConcordService *service, *parks;

  show_table (&f, "name net-cost income");
  table = CONCORD_RECORD_TABLE (f.widget);
  service = CONCORD_SERVICE (rich_find (f.document, "service", "Libraries"));
  concord_record_table_focus_cell (table, 4, 2);
  g_assert_true (concord_record_table_enter (table, "200,000"));
  concord_record_table_focus_cell (table, 4, 1);
  g_assert_true (concord_record_table_enter (table, "1m"));
  g_assert_cmpint (service->gross_cost.pence, ==, 120000000);
  g_assert_false (concord_record_table_enter (table, "-300,000"));
  g_assert_cmpint (service->gross_cost.pence, ==, 120000000);
  g_assert_false (concord_record_table_enter (table, "dear"));
  g_assert_true (g_str_has_prefix (concord_record_table_get_status (table), "Net cost"));
  /* Without income, net is gross; with it, the three have to agree. */
  concord_record_table_focus_cell (table, 6, 0);
  concord_record_table_paste (table, "Service\tNet cost\nParks\t450000\n");
  parks = CONCORD_SERVICE (rich_find (f.document, "service", "Parks"));
  g_assert_cmpint (parks->gross_cost.pence, ==, 45000000);
  concord_record_table_focus_cell (table, 7, 0);
  concord_record_table_paste (table, "Service\tNet cost\tIncome\tGross cost\n"
                                     "Halls\t90\t10\t100\nPools\t95\t10\t100\n");
  g_assert_nonnull (strstr (concord_record_table_get_status (table),
                            "Row 3: Net cost is £95, but gross cost less income is £90"));
  g_assert_cmpint (CONCORD_SERVICE (rich_find (f.document, "service", "Pools"))->gross_cost.pence,
                   ==, 10000);
  close_all (&f);
}

/* --- texts that were refused ----------------------------------------------------------------- */

static GtkWidget *
find_cell (Fixture *f, guint row, guint column)
{
  ConcordRecordTable *table = CONCORD_RECORD_TABLE (f->widget);

  g_assert_true (concord_record_table_focus_cell (table, row, column));
  app_test_settle (40);
  return gtk_root_get_focus (GTK_ROOT (f->window));
}

static guint
count_pending (Fixture *f)
{
  return concord_pending_cells_get_count (concord_pending_cells_get (f->document));
}

static void
test_bad_cell_stays (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  ConcordService *service;
  GtkWidget *cell, *text, *row;
  g_autofree char *copied = NULL;

  show_table (&f, "name need");
  table = CONCORD_RECORD_TABLE (f.widget);
  service = CONCORD_SERVICE (rich_find (f.document, "service", "Libraries"));
  cell = find_cell (&f, 4, 1);
  g_assert_false (concord_record_table_enter (table, "very high"));
  g_assert_cmpuint (count_pending (&f), ==, 1);
  g_assert_cmpfloat (service->need, ==, 35);
  /* The text, an icon, the reason three times over. */
  g_assert_true (gtk_widget_has_css_class (cell, "error"));
  g_assert_nonnull (app_test_find (cell, GTK_TYPE_IMAGE, 0));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (app_test_find (cell, GTK_TYPE_LABEL, 0))), ==,
                   "very high");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (cell), ==, concord_record_table_get_status (table));
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       gtk_widget_get_tooltip_text (cell));
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  copied = concord_record_table_dup_copy (table);
  g_assert_cmpstr (copied, ==, "very high");
  /* A form of the same field shows it as well. */
  row = g_object_ref_sink (concord_field_row_new ("need"));
  concord_field_row_set_record (CONCORD_FIELD_ROW (row), f.document, CONCORD_RECORD (service));
  text = concord_field_row_get_editor (CONCORD_FIELD_ROW (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "very high");
  g_assert_cmpstr (concord_field_row_get_refusal (CONCORD_FIELD_ROW (row)), ==,
                   concord_record_table_get_status (table));
  /* Editing begins with it; a right value ends it, in the form too. */
  concord_record_table_edit (table, NULL);
  text = app_test_find (cell, GTK_TYPE_TEXT, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "very high");
  gtk_editable_set_text (GTK_EDITABLE (text), "80");
  concord_record_table_focus_cell (table, 3, 1);
  app_test_settle (40);
  g_assert_cmpfloat (service->need, ==, 80);
  g_assert_cmpuint (count_pending (&f), ==, 0);
  g_assert_false (gtk_widget_has_css_class (cell, "error"));
  g_assert_null (app_test_find (cell, GTK_TYPE_IMAGE, 0));
  g_assert_cmpstr (concord_record_table_get_status (table), ==, "");
  g_assert_cmpstr (concord_field_row_get_refusal (CONCORD_FIELD_ROW (row)), ==, "");
  g_object_unref (row);
  close_all (&f);
}

/* Going back to before it was left takes it away; what was done after it does not. */
static void
test_bad_cell_and_undo (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;

  show_table (&f, "name need");
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_focus_cell (table, 0, 1);
  g_assert_true (concord_record_table_enter (table, "70"));
  concord_record_table_focus_cell (table, 4, 1);
  g_assert_false (concord_record_table_enter (table, "101"));
  concord_record_table_focus_cell (table, 1, 1);
  g_assert_true (concord_record_table_enter (table, "71"));
  concord_document_undo (f.document);
  g_assert_cmpuint (count_pending (&f), ==, 1);
  concord_document_undo (f.document);
  g_assert_cmpuint (count_pending (&f), ==, 0);
  concord_document_redo (f.document);
  g_assert_cmpuint (count_pending (&f), ==, 0);
  /* A pasted one goes with its paste, and with its row. */
  concord_record_table_focus_cell (table, 6, 0);
  concord_record_table_paste (table, "Parks\tlow\nRoads\thigh\n");
  g_assert_cmpuint (count_pending (&f), ==, 2);
  concord_record_table_focus_cell (table, 6, 0);
  concord_record_table_remove (table);
  g_assert_cmpuint (count_pending (&f), ==, 1);
  concord_document_undo (f.document);
  concord_document_undo (f.document);
  g_assert_cmpuint (count_pending (&f), ==, 0);
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 6);
  close_all (&f);
}

/* A text left in the empty row goes with the record that the row becomes. */
static void
test_bad_cell_of_new_row (void)
{
  Fixture f = { 0 };
  ConcordRecordTable *table;
  g_autofree char *words = NULL;
  g_autofree char *copied = NULL;

  show_table (&f, "name need");
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_focus_cell (table, 6, 1);
  g_assert_false (concord_record_table_enter (table, "lots"));
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 6);
  concord_record_table_focus_cell (table, 6, 0);
  g_assert_true (concord_record_table_enter (table, "Parks"));
  app_test_settle (40);
  concord_record_table_focus_cell (table, 6, 1);
  copied = concord_record_table_dup_copy (table);
  g_assert_cmpstr (copied, ==, "lots");
  words = concord_pending_cells_dup_words (concord_pending_cells_get (f.document));
  g_assert_true (g_str_has_prefix (words, "Saved, but 1 cell holds a text"));
  concord_record_table_clear (table);
  g_assert_cmpuint (count_pending (&f), ==, 0);
  g_assert_null (concord_pending_cells_dup_words (concord_pending_cells_get (f.document)));
  close_all (&f);
}

/* Each link has its own: what is refused for one supplier is not shown for another. */
static void
test_bad_cell_of_matrix (void)
{
  Fixture f = { .document = rich_document_new () };
  ConcordRecordTable *table;
  ConcordRecord *one = rich_find (f.document, "supplier", "Civic Services Cooperative");
  ConcordRecord *other = rich_find (f.document, "supplier", "Brightline Digital");
  g_autofree char *here = NULL, *there = NULL, *back = NULL;

  f.widget = g_object_new (CONCORD_TYPE_RECORD_TABLE, "role", "services", "link", "ability",
                           "columns", "able", "document", f.document, "subject", one, NULL);
  f.window = app_test_show (f.widget, 800, 400);
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_focus_cell (table, 5, 1);
  g_assert_false (concord_record_table_enter (table, "perhaps"));
  here = concord_record_table_dup_copy (table);
  concord_record_table_set_subject (table, other);
  concord_record_table_focus_cell (table, 5, 1);
  there = concord_record_table_dup_copy (table);
  concord_record_table_set_subject (table, one);
  concord_record_table_focus_cell (table, 5, 1);
  back = concord_record_table_dup_copy (table);
  g_assert_cmpstr (here, ==, "perhaps");
  g_assert_cmpstr (there, !=, "perhaps");
  g_assert_cmpstr (back, ==, "perhaps");
  concord_document_remove (f.document, one, NULL);
  g_assert_cmpuint (count_pending (&f), ==, 0);
  close_all (&f);
}

/* --- matrices -------------------------------------------------------------------------------- */

static void
test_matrix (void)
{
  Fixture f = { .document = rich_document_new () };
  ConcordRecordTable *table;
  ConcordRecord *supplier = rich_find (f.document, "supplier", "Civic Services Cooperative");
  ConcordRecord *payroll = rich_find (f.document, "service", "Payroll and human resources");
  const char *const keys[] = { concord_record_get_id (payroll), NULL };

  f.widget = g_object_new (CONCORD_TYPE_RECORD_TABLE, "role", "services", "link", "ability",
                           "columns", "able source", "document", f.document, NULL);
  f.window = app_test_show (f.widget, 800, 400);
  table = CONCORD_RECORD_TABLE (f.widget);
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 0);
  concord_record_table_set_subject (table, supplier);
  app_test_settle (30);
  g_assert_cmpuint (concord_record_table_get_n_records (table), ==, 6);
  g_assert_null (concord_document_find_link (f.document, "ability", supplier, keys));
  concord_record_table_focus_cell (table, 5, 1);
  g_assert_true (concord_record_table_enter (table, ""));
  g_assert_false (concord_document_can_undo (f.document));
  g_assert_true (concord_record_table_enter (table, "with a partner"));
  g_assert_nonnull (concord_document_find_link (f.document, "ability", supplier, keys));
  g_assert_false (concord_record_table_enter (table, "perhaps"));
  concord_document_undo (f.document);
  g_assert_null (concord_document_find_link (f.document, "ability", supplier, keys));
  close_all (&f);
}

/* A score without a reason is asked for one. */
static void
test_score_asks_reason (void)
{
  Fixture f = { .document = rich_document_new () };
  ConcordRecordTable *table;
  g_autoptr (ConcordRecord) linked = NULL;
  g_autofree char *name = NULL;

  f.widget = g_object_new (CONCORD_TYPE_RECORD_TABLE, "role", "options", "link", "score", "columns",
                           "score-likely reason", "document", f.document, "subject",
                           rich_find (f.document, "criterion", "Saving by year five"), NULL);
  f.window = app_test_show (f.widget, 800, 400);
  table = CONCORD_RECORD_TABLE (f.widget);
  concord_record_table_focus_cell (table, 0, 1);
  g_assert_true (concord_record_table_enter (table, "44"));
  g_assert_nonnull (strstr (concord_record_table_get_status (table), "Reason"));
  concord_record_table_focus_cell (table, 0, 2);
  g_assert_true (concord_record_table_enter (table, "Pilot year"));
  g_assert_cmpstr (concord_record_table_get_status (table), ==, "");
  g_object_get (table, "linked", &linked, NULL);
  name = concord_record_dup_name (linked);
  g_assert_cmpstr (name, ==, "Saving by year five");
  close_all (&f);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/field-row/refuses", test_row_refuses);
  g_test_add_func ("/field-row/takes-back", test_row_takes_back_half_a_number);
  g_test_add_func ("/field-row/coalesces", test_row_coalesces);
  g_test_add_func ("/field-row/series-and-choice", test_row_series_and_choice);
  g_test_add_func ("/field-row/keeps-bad-text", test_row_keeps_bad_text_of_each_record);
  g_test_add_func ("/table/edits", test_table_edits);
  g_test_add_func ("/table/editor", test_table_editor);
  g_test_add_func ("/table/adds", test_table_adds);
  g_test_add_func ("/table/removes", test_table_removes);
  g_test_add_func ("/table/moves", test_table_moves);
  g_test_add_func ("/table/sorts-absent-last", test_table_sorts_absent_last);
  g_test_add_func ("/table/pastes", test_table_pastes);
  g_test_add_func ("/table/pastes-by-heading", test_table_pastes_by_heading);
  g_test_add_func ("/table/pastes-hidden-fields", test_table_pastes_hidden_fields);
  g_test_add_func ("/table/net-cost", test_net_cost);
  g_test_add_func ("/bad-cell/stays", test_bad_cell_stays);
  g_test_add_func ("/bad-cell/undo", test_bad_cell_and_undo);
  g_test_add_func ("/bad-cell/new-row", test_bad_cell_of_new_row);
  g_test_add_func ("/bad-cell/matrix", test_bad_cell_of_matrix);
  g_test_add_func ("/matrix/edits", test_matrix);
  g_test_add_func ("/matrix/pastes-by-name", test_matrix_pastes_by_name);
  g_test_add_func ("/matrix/asks-reason", test_score_asks_reason);
  return g_test_run ();
}
