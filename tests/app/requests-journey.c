/* Colleagues without Concord: a sheet goes out, is filled in, and comes back as one step. */
#include "app-test.h"
#include "app/request-list.h"
#include "app/request-send.h"
#include "app/sheet-return.h"
#include "model/request.h"
#include "model/service.h"
#include "paper/xlsx-read.h"
#include "rich.h"
#include "screen-journey.h"
#include "store/project-file.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOON_23_NOVEMBER 1795435200 /* 2026, UTC */
#define SECONDS_A_DAY 86400

typedef struct
{
  ConcordDocument *document;
  GBytes *before;
  char *folder;
} Fixture;

static void
start (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->document = rich_document_new ();
  concord_document_set_now (f->document, NOON_23_NOVEMBER);
  f->before = concord_project_write (f->document, NULL);
  f->folder = g_dir_make_tmp ("concord-request-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
finish (Fixture *f)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_bytes_unref (f->before);
  g_clear_object (&f->document);
}

static GtkWidget *
show (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  app_test_settle (60);
  return window;
}

static void
close_window (gpointer window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle (10);
}

static const ConcordService *
service (Fixture *f, const char *name)
{
  return CONCORD_SERVICE (rich_find (f->document, "service", name));
}

static const ConcordRequest *
request (Fixture *f)
{
  g_autoptr (GPtrArray) requests = concord_document_list (f->document, "request");

  g_assert_cmpuint (requests->len, ==, 1);
  return requests->pdata[0];
}

/* Asks for the services and returns the file of the sheet. */
static GFile *
send_services (Fixture *f, const char *name)
{
  ConcordRequestSend *send = concord_request_send_new (NULL, f->document);
  GFile *file = g_file_new_build_filename (f->folder, name, NULL);

  show (GTK_WIDGET (send));
  g_assert_true (
      concord_request_send_fill (send, "Package: services", "Dilip Rao", "4 December 2026"));
  g_assert_true (concord_request_send_write (send, file));
  app_test_settle (30);
  g_assert_nonnull (screen_label (GTK_WIDGET (send), "The sheet for Dilip Rao is saved as "));
  close_window (send);
  return file;
}

/* --- sending --------------------------------------------------------------------------------- */

static void
test_form (void)
{
  Fixture f;
  ConcordRequestSend *send;
  g_autoptr (GFile) file = NULL;

  start (&f);
  file = g_file_new_build_filename (f.folder, "sheet.csv", NULL);
  send = concord_request_send_new (NULL, f.document);
  show (GTK_WIDGET (send));
  g_assert_true (concord_request_send_fill (send, "Bidders", "", ""));
  g_assert_false (concord_request_send_write (send, file));
  g_assert_nonnull (screen_label (GTK_WIDGET (send), "Say who is asked"));
  g_assert_true (concord_request_send_fill (send, "Bidders", "Ceri", "soon"));
  g_assert_false (concord_request_send_write (send, file));
  g_assert_nonnull (screen_label (GTK_WIDGET (send), "Due: “soon” is not a day."));
  g_assert_false (g_file_query_exists (file, NULL));
  g_assert_false (concord_document_can_undo (f.document));
  g_assert_false (concord_request_send_fill (send, "The weather", "Ceri", ""));
  close_window (send);
  finish (&f);
}

/* Each kind of sheet can be made, and no price is on the one of the bidders. */
static void
test_subjects (void)
{
  static const char *const kinds[]
      = { "Package: services", "Package: suppliers", "Consultation: groups of Spring",
          "Options: scores", "Bidders", "Evaluator’s pack: marks of A. Okafor" };
  Fixture f;

  start (&f);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("sheet-%u.csv", i);
      g_autoptr (GFile) file = g_file_new_build_filename (f.folder, name, NULL);
      ConcordRequestSend *send = concord_request_send_new (NULL, f.document);
      g_autofree char *text = NULL;

      show (GTK_WIDGET (send));
      g_assert_true (concord_request_send_fill (send, kinds[i], "Ceri Bowen", ""));
      g_assert_true (concord_request_send_write (send, file));
      g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
      g_assert_nonnull (strstr (text, "Ceri Bowen"));
      g_assert_null (strstr (text, "61200000"));
      g_assert_null (strstr (text, "J. Whitby"));
      close_window (send);
    }
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, G_N_ELEMENTS (kinds));
  finish (&f);
}

static void
test_request_kept (void)
{
  Fixture f;
  g_autoptr (GFile) file = NULL;
  g_autofree char *due = NULL;
  g_autofree char *sent = NULL;

  start (&f);
  file = send_services (&f, "services.csv");
  due = concord_date_dup_canonical (request (&f)->due);
  sent = concord_date_dup_canonical (request (&f)->sent);
  g_assert_cmpstr (request (&f)->who, ==, "Dilip Rao");
  g_assert_cmpstr (due, ==, "2026-12-04");
  g_assert_cmpstr (sent, ==, "2026-11-23");
  screen_undo_save_reopen (f.document, f.before);
  finish (&f);
}

/* --- taking back ----------------------------------------------------------------------------- */

/* Writes what a colleague would: @to in place of @from in the line that holds @name. */
static void
fill_in (GFile *file, const char *name, const char *from, const char *to)
{
  g_autofree char *text = NULL;
  char *line, *cell;
  g_autofree char *changed = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  line = strstr (text, name);
  g_assert_nonnull (line);
  cell = strstr (line, from);
  g_assert_nonnull (cell);
  g_assert_true (cell < strstr (line, "\r\n"));
  *cell = '\0';
  changed = g_strconcat (text, to, cell + strlen (from), NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), changed, -1, NULL));
}

/* A sheet with one change, one conflict and one value that can't be, shown. */
static ConcordSheetReturn *
come_back (Fixture *f)
{
  g_autoptr (GFile) file = send_services (f, "services.csv");
  ConcordSheetReturn *back;
  g_autoptr (GError) error = NULL;

  fill_in (file, "Libraries", ",35,", ",47,");
  fill_in (file, "Housing benefits", ",58,", ",60,");
  fill_in (file, "Revenues and council tax", ",72,", ",500,");
  g_assert_true (concord_document_set (f->document,
                                       rich_find (f->document, "service", "Housing benefits"),
                                       "need", "59", NULL, NULL));
  back = concord_sheet_return_new (NULL, f->document, file, &error);
  g_assert_no_error (error);
  return CONCORD_SHEET_RETURN (show (GTK_WIDGET (back)));
}

static void
test_taken (void)
{
  Fixture f;
  GtkWidget *back;
  guint n;

  start (&f);
  back = GTK_WIDGET (come_back (&f));
  g_assert_nonnull (screen_label (
      back, "Services, from Dilip Rao: 1 change, 1 changed here too, 1 that can’t be taken."));
  g_assert_nonnull (screen_label (back, "Need of Libraries: 35 → 47"));
  g_assert_nonnull (screen_label (back, "Changed here too: Need of Housing benefits: "));
  g_assert_nonnull (screen_label (back, "Can’t be taken: "));
  n = concord_document_get_unsaved (f.document)->len;
  screen_press (back, "Take 1 change");
  g_assert_cmpfloat (service (&f, "Libraries")->need, ==, 47);
  g_assert_cmpfloat (service (&f, "Housing benefits")->need, ==, 59);
  g_assert_cmpfloat (service (&f, "Revenues and council tax")->need, ==, 72);
  g_assert_false (concord_is_absent (request (&f)->returned));
  g_assert_cmpuint (concord_document_get_unsaved (f.document)->len, ==, n + 1);
  concord_document_undo (f.document);
  g_assert_cmpfloat (service (&f, "Libraries")->need, ==, 35);
  g_assert_true (concord_is_absent (request (&f)->returned));
  concord_document_redo (f.document);
  screen_undo_save_reopen (f.document, f.before);
  finish (&f);
}

static void
test_ticked (void)
{
  Fixture f;
  ConcordSheetReturn *back;

  start (&f);
  back = come_back (&f);
  /* What is refused can't be ticked. */
  g_assert_false (concord_sheet_return_tick (back, "Need of Revenues", TRUE));
  g_assert_true (concord_sheet_return_tick (back, "Need of Housing benefits", TRUE));
  g_assert_true (concord_sheet_return_tick (back, "Need of Libraries", FALSE));
  app_test_settle (60);
  screen_press (GTK_WIDGET (back), "Take 1 change");
  g_assert_cmpfloat (service (&f, "Libraries")->need, ==, 35);
  g_assert_cmpfloat (service (&f, "Housing benefits")->need, ==, 60);
  finish (&f);
}

/* The check boxes themselves, as a person uses them. */
static void
test_check_boxes (void)
{
  Fixture f;
  GtkWidget *back, *list;
  guint n_ticked = 0, n_can = 0;

  start (&f);
  back = GTK_WIDGET (come_back (&f));
  list = app_test_find (back, GTK_TYPE_LIST_VIEW, 0);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *check = app_test_find (list, GTK_TYPE_CHECK_BUTTON, i);

      g_assert_nonnull (check);
      g_assert_true (
          gtk_test_accessible_has_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL));
      n_ticked += gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
      n_can += gtk_widget_is_sensitive (check);
      if (gtk_widget_is_sensitive (check))
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
    }
  g_assert_cmpuint (n_ticked, ==, 1);
  g_assert_cmpuint (n_can, ==, 2);
  screen_press (back, "Take 2 changes");
  g_assert_cmpfloat (service (&f, "Libraries")->need, ==, 47);
  g_assert_cmpfloat (service (&f, "Housing benefits")->need, ==, 60);
  finish (&f);
}

static void
test_workbook (void)
{
  Fixture f;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ConcordSheetReturn *back;

  start (&f);
  file = send_services (&f, "services.xlsx");
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (concord_xlsx_is_likely (bytes));
  back = concord_sheet_return_new (NULL, f.document, file, &error);
  g_assert_no_error (error);
  show (GTK_WIDGET (back));
  g_assert_nonnull (screen_label (GTK_WIDGET (back), "Services, from Dilip Rao: nothing was filled "
                                                     "in that differs from the project."));
  screen_press (GTK_WIDGET (back), "Note the return");
  g_assert_false (concord_is_absent (request (&f)->returned));
  finish (&f);
}

static void
test_no_sheet (void)
{
  Fixture f;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  start (&f);
  file = g_file_new_build_filename (f.folder, "letter.csv", NULL);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "Dear Ann,\n", -1, NULL));
  g_assert_null (concord_sheet_return_new (NULL, f.document, file, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  finish (&f);
}

/* --- the list -------------------------------------------------------------------------------- */

static void
check_state (Fixture *f, guint day, const char *expected)
{
  g_autofree char *state = NULL;

  concord_document_set_now (f->document, NOON_23_NOVEMBER + (gint64) day * SECONDS_A_DAY);
  state = concord_request_dup_state (f->document, CONCORD_RECORD ((gpointer) request (f)));
  g_assert_cmpstr (state, ==, expected);
}

static void
test_list (void)
{
  Fixture f;
  g_autoptr (GFile) file = NULL;
  GtkWidget *list;
  ConcordRecord *record;

  start (&f);
  file = send_services (&f, "services.csv");
  check_state (&f, 0, "Due in 11 days");
  check_state (&f, 10, "Due in 1 day");
  check_state (&f, 11, "Due today");
  check_state (&f, 12, "Overdue by 1 day");
  check_state (&f, 14, "Overdue by 3 days");
  list = show (GTK_WIDGET (concord_request_list_new (NULL, f.document)));
  g_assert_nonnull (screen_label (list, "Overdue: Dilip Rao."));
  g_assert_nonnull (screen_label (list, "Overdue by 3 days"));
  record = CONCORD_RECORD ((gpointer) request (&f));
  g_assert_true (concord_document_set (f.document, record, "returned", "2026-12-06", NULL, NULL));
  app_test_settle (60);
  g_assert_null (screen_label (list, "Overdue"));
  g_assert_nonnull (screen_label (list, "Returned"));
  g_assert_true (concord_document_set (f.document, record, "returned", NULL, NULL, NULL));
  g_assert_true (concord_document_set (f.document, record, "due", NULL, NULL, NULL));
  check_state (&f, 14, "Waiting");
  close_window (list);
  finish (&f);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  app_test_init (&argc, &argv);
  g_test_add_func ("/requests/form", test_form);
  g_test_add_func ("/requests/subjects", test_subjects);
  g_test_add_func ("/requests/kept", test_request_kept);
  g_test_add_func ("/requests/taken", test_taken);
  g_test_add_func ("/requests/ticked", test_ticked);
  g_test_add_func ("/requests/check-boxes", test_check_boxes);
  g_test_add_func ("/requests/workbook", test_workbook);
  g_test_add_func ("/requests/no-sheet", test_no_sheet);
  g_test_add_func ("/requests/list", test_list);
  return g_test_run ();
}
