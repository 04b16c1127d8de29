/* The mail dialogue: what is attached, what is asked, the message, and what becomes of the request
 * where the message is opened, cancelled or fails. */
#include "app/mail-dialog.h"
#include "app/print-dialog.h"
#include "app/record-chooser.h"
#include "app/window-private.h"
#include "fake-portal.h"
#include "harness.h"
#include "model/request.h"
#include "store/project-file.h"

#include <string.h>

typedef struct
{
  GFile *file;
  ConcordWindow *window;
  ConcordDocument *document;
  ConcordMailDialog *dialog;
} Fixture;

/* Before any fake portal: GTK would ask it for more than mail when it starts. */
static void
start (Fixture *f, const char *name)
{
  f->file = harness_project (name);
  f->window = harness_open (f->file);
  f->document = concord_session_get_document (concord_window_get_session (f->window));
  concord_document_set_author (f->document, "Ann Officer");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.mail", NULL);
  harness_settle (50);
  f->dialog = CONCORD_MAIL_DIALOG (harness_find_window (CONCORD_TYPE_MAIL_DIALOG));
  g_assert_nonnull (f->dialog);
}

static void
finish (Fixture *f)
{
  GtkWidget *dialog = harness_find_window (CONCORD_TYPE_MAIL_DIALOG);

  if (dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (dialog));
  harness_settle (20);
  harness_discard (f->window);
  g_object_unref (f->file);
}

static const char *
get_text (Fixture *f, const char *id)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (f->dialog), CONCORD_TYPE_MAIL_DIALOG,
                                                   id);

  return gtk_label_get_text (GTK_LABEL (object));
}

static GtkTextBuffer *
get_body (Fixture *f)
{
  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (harness_find (GTK_WIDGET (f->dialog), GTK_TYPE_TEXT_VIEW)));
}

static char *
dup_body (Fixture *f)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (get_body (f), &from, &to);
  return gtk_text_buffer_get_text (get_body (f), &from, &to, FALSE);
}

static void
press (Fixture *f)
{
  harness_press (GTK_WIDGET (f->dialog), "Open in mail program");
}

static gboolean
is_closed (gpointer data)
{
  return harness_find_window (CONCORD_TYPE_MAIL_DIALOG) == NULL;
}

static gboolean
has_outcome (gpointer data)
{
  Fixture *f = data;

  return *get_text (f, "outcome") != '\0' || *get_text (f, "refusal") != '\0';
}

static const ConcordRequest *
get_request (ConcordDocument *document)
{
  g_autoptr (GPtrArray) requests = concord_document_list (document, "request");

  g_assert_cmpuint (requests->len, <=, 1);
  return requests->len == 0 ? NULL : requests->pdata[0];
}

static ConcordDocument *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_project_read (bytes, "mailed", NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* --- mailing --------------------------------------------------------------------------------- */

static void
test_project (void)
{
  FakePortal *portal;
  g_autoptr (GBytes) bytes = NULL;
  Fixture f;

  start (&f, "river.concord");
  portal = fake_portal_new (FAKE_PORTAL_OK);
  bytes = g_file_load_bytes (f.file, NULL, NULL, NULL);
  press (&f);
  harness_wait (is_closed, NULL);
  g_assert_cmpstr (fake_portal_get_subject (portal), ==, "Concord project: Riverdale partnership");
  g_assert_true (strstr (fake_portal_get_body (portal), "river.concord is a Concord project") != NULL);
  g_assert_cmpuint (fake_portal_get_n_attachments (portal), ==, 1);
  g_assert_true (g_bytes_equal (fake_portal_get_attachment (portal, 0), bytes));
  g_assert_true (strstr (concord_window_get_message (f.window), "Concord has sent nothing") != NULL);
  /* Nothing was asked: the project is as it was. */
  g_assert_null (get_request (f.document));
  g_assert_false (concord_document_is_dirty (f.document));
  finish (&f);
  fake_portal_free (portal);
}

/* A request, both attachments, and unsaved changes that are saved on the way. */
static void
test_request (void)
{
  FakePortal *portal;
  g_autoptr (ConcordDocument) mailed = NULL;
  const ConcordRequest *request;
  const ConcordRevision *before;
  const char *paper;
  gsize size;
  Fixture f;

  start (&f, "river.concord");
  portal = fake_portal_new (FAKE_PORTAL_OK);
  before = concord_document_get_revisions (f.document)->pdata[0];
  concord_document_set (f.document, CONCORD_RECORD (concord_document_get_project (f.document)),
                        "reference", "RV/1", NULL, NULL);
  concord_mail_dialog_fill (f.dialog, TRUE, TRUE, "Dilip Rao, finance", "check the costs",
                            "4/12/2026");
  g_assert_true (strstr (get_text (&f, "unsaved"), "1 change is not saved yet") != NULL);
  press (&f);
  harness_wait (is_closed, NULL);
  g_assert_cmpstr (fake_portal_get_subject (portal), ==,
                   "Concord project: Riverdale partnership – please answer by 4 December 2026");
  g_assert_true (g_str_has_prefix (
      fake_portal_get_body (portal),
      "Asked of: Dilip Rao, finance\nWhat: check the costs\nBy: 4 December 2026\n"));
  g_assert_cmpuint (fake_portal_get_n_attachments (portal), ==, 2);
  g_assert_cmpstr (fake_portal_get_attachment_name (portal, 1), ==,
                   "Cabinet paper Riverdale partnership.pdf");
  paper = g_bytes_get_data (fake_portal_get_attachment (portal, 1), &size);
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpint (memcmp (paper, "%PDF-", 5), ==, 0);
  /* What was mailed holds the request and all else, as it is saved here. */
  g_assert_false (concord_document_is_dirty (f.document));
  mailed = read_bytes (fake_portal_get_attachment (portal, 0));
  g_assert_cmpstr (concord_document_get_project (mailed)->reference, ==, "RV/1");
  request = get_request (mailed);
  g_assert_nonnull (request);
  g_assert_cmpstr (request->who, ==, "Dilip Rao, finance");
  g_assert_cmpstr (request->what, ==, "check the costs");
  g_assert_cmpstr (request->revision_sent, ==, before->id);
  g_assert_cmpuint (request->due.julian - request->sent.julian, >, 0);
  g_assert_true (concord_is_absent (request->returned));
  g_assert_nonnull (get_request (f.document));
  finish (&f);
  fake_portal_free (portal);
}

/* Nobody was asked after all: the request goes, on disk too, and the dialogue waits. */
static void
test_cancelled (void)
{
  FakePortal *portal;
  g_autoptr (ConcordDocument) saved = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Fixture f;

  start (&f, "river.concord");
  portal = fake_portal_new (FAKE_PORTAL_CANCEL);
  concord_mail_dialog_fill (f.dialog, TRUE, FALSE, "Dilip Rao", "", "");
  press (&f);
  harness_wait (has_outcome, &f);
  harness_settle (300);
  g_assert_cmpstr (get_text (&f, "outcome"), ==, "The message was cancelled; nothing was sent.");
  g_assert_null (get_request (f.document));
  g_assert_false (concord_document_is_dirty (f.document));
  bytes = g_file_load_bytes (f.file, NULL, NULL, NULL);
  saved = read_bytes (bytes);
  g_assert_null (get_request (saved));
  /* What was typed is still there for another try. */
  fake_portal_set_answer (portal, FAKE_PORTAL_OK);
  press (&f);
  harness_wait (is_closed, NULL);
  g_assert_cmpstr (get_request (f.document)->who, ==, "Dilip Rao");
  finish (&f);
  fake_portal_free (portal);
}

/* No mail program at all: the text stays to be copied. */
static void
test_failed (void)
{
  FakePortal *portal;
  g_autofree char *folder = harness_folder ();
  g_autofree char *body = NULL;
  Fixture f;

  start (&f, "river.concord");
  portal = fake_portal_new (FAKE_PORTAL_FAIL);
  g_setenv ("PATH", folder, TRUE);
  concord_mail_dialog_fill (f.dialog, TRUE, FALSE, "Dilip Rao", "check the costs", "");
  press (&f);
  harness_wait (has_outcome, &f);
  g_assert_true (strstr (get_text (&f, "outcome"), "No mail program was found") != NULL);
  g_assert_true (strstr (get_text (&f, "outcome"), g_file_peek_path (f.file)) != NULL);
  g_assert_nonnull (harness_find_window (CONCORD_TYPE_MAIL_DIALOG));
  body = dup_body (&f);
  g_assert_true (strstr (body, "What: check the costs") != NULL);
  g_assert_nonnull (get_request (f.document));
  finish (&f);
  fake_portal_free (portal);
}

/* --- the form -------------------------------------------------------------------------------- */

static void
test_refusals (void)
{
  Fixture f;

  start (&f, "river.concord");
  concord_mail_dialog_fill (f.dialog, FALSE, FALSE, "", "", "");
  press (&f);
  g_assert_true (strstr (get_text (&f, "refusal"), "Nothing is attached") != NULL);
  concord_mail_dialog_fill (f.dialog, TRUE, FALSE, "Dilip Rao", "", "soon");
  press (&f);
  g_assert_true (strstr (get_text (&f, "refusal"), "“soon” is not a day") != NULL);
  concord_mail_dialog_fill (f.dialog, TRUE, FALSE, "", "check the costs", "");
  press (&f);
  g_assert_true (strstr (get_text (&f, "refusal"), "Say who is asked") != NULL);
  g_assert_null (get_request (f.document));
  /* Mended, it is not said any more. */
  concord_mail_dialog_fill (f.dialog, TRUE, FALSE, "Dilip Rao", "check the costs", "");
  g_assert_cmpstr (get_text (&f, "refusal"), ==, "");
  finish (&f);
}

/* What the officer wrote is left alone until asked to be written anew. */
static void
test_edited (void)
{
  FakePortal *portal;
  g_autofree char *kept = NULL;
  g_autofree char *anew = NULL;
  Fixture f;

  start (&f, "river.concord");
  portal = fake_portal_new (FAKE_PORTAL_OK);
  gtk_text_buffer_set_text (get_body (&f), "My own words.\n", -1);
  concord_mail_dialog_fill (f.dialog, TRUE, FALSE, "Dilip Rao", "", "");
  kept = dup_body (&f);
  g_assert_cmpstr (kept, ==, "My own words.\n");
  harness_press (GTK_WIDGET (f.dialog), "Write the message anew");
  anew = dup_body (&f);
  g_assert_true (g_str_has_prefix (anew, "Asked of: Dilip Rao\n"));
  gtk_text_buffer_set_text (get_body (&f), "My own words again.\n", -1);
  press (&f);
  harness_wait (is_closed, NULL);
  g_assert_cmpstr (fake_portal_get_body (portal), ==, "My own words again.\n");
  finish (&f);
  fake_portal_free (portal);
}

static void
test_exempt (void)
{
  g_autoptr (GFile) file = harness_project ("prices.concord");
  ConcordWindow *window = harness_open (file);
  ConcordDocument *document = concord_session_get_document (concord_window_get_session (window));
  ConcordRecord *project = CONCORD_RECORD (concord_document_get_project (document));
  ConcordRecord *supplier = concord_document_add (document, project, "suppliers", NULL);
  Fixture f = { .window = window, .document = document };

  concord_document_set (document, supplier, "name", "Fennel Services", NULL, NULL);
  concord_document_set (document, supplier, "appetite", "0.5", NULL, NULL);
  concord_document_set (document, supplier, "appetite-source", "A call", NULL, NULL);
  concord_document_set (document, supplier, "appetite-source", "Two calls", NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.mail", NULL);
  harness_settle (50);
  f.dialog = CONCORD_MAIL_DIALOG (harness_find_window (CONCORD_TYPE_MAIL_DIALOG));
  /* Two now, and what the call was said to be before. */
  g_assert_true (g_str_has_prefix (get_text (&f, "exempt"),
                                   "The project file holds 2 exempt entries"));
  g_assert_true (strstr (get_text (&f, "exempt"), "1 more in its history") != NULL);
  g_assert_true (strstr (get_text (&f, "exempt"), "only to people who may see them") != NULL);
  /* The paper for the public holds none of them. */
  concord_mail_dialog_fill (f.dialog, FALSE, TRUE, "", "", "");
  g_assert_cmpstr (get_text (&f, "exempt"), ==, "");
  gtk_window_destroy (GTK_WINDOW (f.dialog));
  harness_settle (20);
  harness_discard (window);
}

/* --- which paper ----------------------------------------------------------------------------- */

static ConcordRecord *
add_paper (ConcordDocument *document, const char *title)
{
  ConcordRecord *report = concord_document_add (
      document, CONCORD_RECORD (concord_document_get_project (document)), "reports", NULL);

  g_assert_nonnull (report);
  g_assert_true (concord_document_set (document, report, "title", title, NULL, NULL));
  return report;
}

/* What the Paper screen shows is what is printed and mailed, not the first of the papers. */
static void
test_shown_paper (void)
{
  g_autoptr (GFile) file = harness_project ("papers.concord");
  ConcordWindow *window = harness_open (file);
  ConcordDocument *document = concord_session_get_document (concord_window_get_session (window));
  ConcordRecord *first = add_paper (document, "Cabinet report");
  ConcordRecord *second = add_paper (document, "Briefing for scrutiny");
  Fixture f = { .window = window, .document = document };
  FakePortal *portal;
  GtkWidget *chooser, *print;

  g_assert_true (concord_window_find_report (window) == first);
  g_assert_true (concord_window_go (window, "paper"));
  harness_settle (100);
  chooser = harness_find_mapped (GTK_WIDGET (window), CONCORD_TYPE_RECORD_CHOOSER);
  concord_record_chooser_select (CONCORD_RECORD_CHOOSER (chooser), second);
  harness_settle (100);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  harness_settle (100);
  print = harness_find_window (CONCORD_TYPE_PRINT_DIALOG);
  g_assert_nonnull (print);
  g_assert_cmpstr (concord_print_dialog_get_choice (CONCORD_PRINT_DIALOG (print))->report, ==,
                   concord_record_get_id (second));
  g_assert_cmpint (concord_print_dialog_get_choice (CONCORD_PRINT_DIALOG (print))->what, ==,
                   CONCORD_PRINT_PART_A);
  gtk_window_destroy (GTK_WINDOW (print));
  /* Still, from another screen. */
  g_assert_true (concord_window_go (window, "package"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.mail", NULL);
  harness_settle (50);
  f.dialog = CONCORD_MAIL_DIALOG (harness_find_window (CONCORD_TYPE_MAIL_DIALOG));
  g_assert_null (harness_find_mapped (GTK_WIDGET (f.dialog), CONCORD_TYPE_RECORD_CHOOSER));
  concord_mail_dialog_fill (f.dialog, FALSE, TRUE, "", "", "");
  harness_settle (50);
  chooser = harness_find_mapped (GTK_WIDGET (f.dialog), CONCORD_TYPE_RECORD_CHOOSER);
  g_assert_nonnull (chooser);
  g_assert_true (concord_record_chooser_get_selected (CONCORD_RECORD_CHOOSER (chooser)) == second);
  portal = fake_portal_new (FAKE_PORTAL_OK);
  press (&f);
  harness_wait (is_closed, NULL);
  g_assert_cmpstr (fake_portal_get_subject (portal), ==, "Briefing for scrutiny");
  g_assert_true (strstr (fake_portal_get_body (portal), "is the paper “Briefing for scrutiny” of the "
                                                        "project “Riverdale partnership”")
                 != NULL);
  g_assert_cmpuint (fake_portal_get_n_attachments (portal), ==, 1);
  g_assert_cmpstr (fake_portal_get_attachment_name (portal, 0), ==, "Briefing for scrutiny.pdf");
  fake_portal_free (portal);
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail-dialog/project", test_project);
  g_test_add_func ("/mail-dialog/request", test_request);
  g_test_add_func ("/mail-dialog/cancelled", test_cancelled);
  g_test_add_func ("/mail-dialog/refusals", test_refusals);
  g_test_add_func ("/mail-dialog/edited", test_edited);
  g_test_add_func ("/mail-dialog/exempt", test_exempt);
  g_test_add_func ("/mail-dialog/failed", test_failed);
  g_test_add_func ("/mail-dialog/shown-paper", test_shown_paper);
  return g_test_run ();
}
