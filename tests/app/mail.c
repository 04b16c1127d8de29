/* Mail by each of its ways: portal, xdg-email, a draft file, the folder; never a claim of sent. */
#include "app/mail.h"
#include "fake-portal.h"
#include "harness.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  gboolean done;
  gboolean good;
  ConcordMailWay way;
  char *words;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_free (outcome->words);
  g_clear_error (&outcome->error);
}

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->good
      = concord_mail_compose_finish (result, &outcome->way, &outcome->words, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->done;
}

static void
compose_files (GFile *const *files, guint n, Outcome *outcome)
{
  *outcome = (Outcome){ 0 };
  concord_mail_compose_async (NULL, files, n, "Concord project: Riverdale", "Fill in your part.\n",
                              on_composed, outcome);
  harness_wait (is_done, outcome);
  if (outcome->good)
    g_assert_null (strstr (outcome->words, "was sent"));
}

static void
compose (GFile *file, Outcome *outcome)
{
  compose_files (&file, 1, outcome);
}

/* A paper beside the project, as the dialogue makes one. */
static GFile *
new_paper (GFile *project)
{
  g_autoptr (GFile) folder = g_file_get_parent (project);
  GFile *paper = g_file_get_child (folder, "Cabinet paper.pdf");

  g_assert_true (g_file_set_contents (g_file_peek_path (paper), "%PDF-1.7\n%test\n", -1, NULL));
  return paper;
}

/* A folder that is the whole of PATH, so that no mail program of this computer is found. */
static char *
use_own_path (void)
{
  char *folder = harness_folder ();

  g_setenv ("PATH", folder, TRUE);
  return folder;
}

/* A program that writes its arguments into LOG beside it, one a line, and ends with @status. */
static void
add_program (const char *folder, const char *name, int status)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done "
                                           ">%s/%s.log\nexit %d\n",
                                           folder, name, status);

  g_file_set_contents (path, text, -1, NULL);
  g_chmod (path, 0755);
}

static char *
read_log (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.log", folder, name);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

/* The default program for message drafts, in the test's own home. */
static void
add_mail_program (const char *folder)
{
  g_autofree char *apps = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *path = g_build_filename (apps, "test-mail.desktop", NULL);
  g_autofree char *text
      = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Test Mail\nExec=%s/reader %%u\n"
                         "MimeType=message/rfc822;\n",
                         folder);
  g_autoptr (GDesktopAppInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  add_program (folder, "reader", 0);
  g_mkdir_with_parents (apps, 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  info = g_desktop_app_info_new_from_filename (path);
  g_app_info_set_as_default_for_type (G_APP_INFO (info), "message/rfc822", &error);
  g_assert_no_error (error);
}

static void
test_portal (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_OK);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, NULL);
  Outcome outcome;

  compose (file, &outcome);
  g_assert_true (outcome.good);
  g_assert_cmpint (outcome.way, ==, CONCORD_MAIL_PORTAL);
  g_assert_cmpstr (fake_portal_get_subject (portal), ==, "Concord project: Riverdale");
  g_assert_cmpstr (fake_portal_get_body (portal), ==, "Fill in your part.\n");
  g_assert_cmpuint (fake_portal_get_n_attachments (portal), ==, 1);
  g_assert_cmpstr (fake_portal_get_attachment_name (portal, 0), ==, "river.concord");
  g_assert_true (g_bytes_equal (fake_portal_get_attachment (portal, 0), bytes));
  g_assert_true (strstr (outcome.words, "“river.concord” attached") != NULL);
  g_assert_true (strstr (outcome.words, "Concord has sent nothing") != NULL);
  outcome_clear (&outcome);
  fake_portal_free (portal);
}

static void
test_portal_two (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) paper = new_paper (file);
  GFile *files[] = { file, paper };
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_OK);
  Outcome outcome;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) project_bytes = g_file_load_bytes (file, NULL, NULL, NULL);
      g_autoptr (GBytes) paper_bytes = g_file_load_bytes (paper, NULL, NULL, NULL);

      /* Twice: what the first message had is not left over in the second. */
      compose_files (files, 2, &outcome);
      g_assert_true (outcome.good);
      g_assert_cmpuint (fake_portal_get_n_attachments (portal), ==, 2);
      g_assert_cmpstr (fake_portal_get_attachment_name (portal, 0), ==, "river.concord");
      g_assert_cmpstr (fake_portal_get_attachment_name (portal, 1), ==, "Cabinet paper.pdf");
      g_assert_true (g_bytes_equal (fake_portal_get_attachment (portal, 0), project_bytes));
      g_assert_true (g_bytes_equal (fake_portal_get_attachment (portal, 1), paper_bytes));
      g_assert_true (strstr (outcome.words, "“river.concord” and “Cabinet paper.pdf” attached")
                     != NULL);
      outcome_clear (&outcome);
    }
  fake_portal_free (portal);
}

static void
test_cancelled (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autofree char *folder = use_own_path ();
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_CANCEL);
  g_autofree char *log = NULL;
  Outcome outcome;

  add_program (folder, "xdg-email", 0);
  compose (file, &outcome);
  g_assert_false (outcome.good);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* Nothing else is tried: the person said no. */
  log = read_log (folder, "xdg-email");
  g_assert_null (log);
  outcome_clear (&outcome);
  fake_portal_free (portal);
}

static void
check_xdg_email (GFile *file, const char *attachment)
{
  g_autofree char *folder = use_own_path ();
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;
  Outcome outcome;

  add_program (folder, "xdg-email", 0);
  compose (file, &outcome);
  g_assert_true (outcome.good);
  g_assert_cmpint (outcome.way, ==, CONCORD_MAIL_XDG_EMAIL);
  g_assert_true (strstr (outcome.words, "Check that") != NULL);
  log = read_log (folder, "xdg-email");
  g_assert_nonnull (log);
  lines = g_strsplit (g_strchomp (log), "\n", -1);
  g_assert_true (g_strv_contains ((const char *const *) lines, "--attach"));
  g_assert_true (g_str_has_suffix (lines[g_strv_length (lines) - 1], attachment));
  g_assert_null (strchr (lines[g_strv_length (lines) - 1], ','));
  outcome_clear (&outcome);
}

static void
test_xdg_email (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_FAIL);

  /* A portal that fails, then no portal at all. */
  check_xdg_email (file, "/river.concord");
  fake_portal_free (portal);
  check_xdg_email (file, "/river.concord");
}

static void
test_comma (void)
{
  g_autoptr (GFile) file = harness_project ("revenues, benefits.concord");

  check_xdg_email (file, "/revenues benefits.concord");
}

/* The option stands before each file. */
static void
test_xdg_email_two (void)
{
  g_autoptr (GFile) file = harness_project ("revenues, benefits.concord");
  g_autoptr (GFile) paper = new_paper (file);
  GFile *files[] = { file, paper };
  g_autofree char *folder = use_own_path ();
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;
  guint n;
  Outcome outcome;

  add_program (folder, "xdg-email", 0);
  compose_files (files, 2, &outcome);
  g_assert_true (outcome.good);
  g_assert_cmpint (outcome.way, ==, CONCORD_MAIL_XDG_EMAIL);
  g_assert_true (strstr (outcome.words, "some programs leave them out") != NULL);
  log = read_log (folder, "xdg-email");
  lines = g_strsplit (g_strchomp (log), "\n", -1);
  n = g_strv_length (lines);
  g_assert_cmpuint (n, >, 4);
  g_assert_cmpstr (lines[n - 4], ==, "--attach");
  g_assert_true (g_str_has_suffix (lines[n - 3], "/revenues benefits.concord"));
  g_assert_cmpstr (lines[n - 2], ==, "--attach");
  g_assert_true (g_str_has_suffix (lines[n - 1], "/Cabinet paper.pdf"));
  outcome_clear (&outcome);
}

static gboolean
has_reader_log (gpointer folder)
{
  g_autofree char *log = read_log (folder, "reader");

  return log != NULL && *log != '\0';
}

/* What is waited for here happens outside the main loop. */
static gboolean
keep_waking (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* The system learns of a new program in its own time. */
static gboolean
has_mail_program (gpointer data)
{
  g_autoptr (GAppInfo) info = g_app_info_get_default_for_type ("message/rfc822", FALSE);

  return info != NULL;
}

static void
test_draft (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) paper = new_paper (file);
  GFile *files[] = { file, paper };
  g_autofree char *folder = use_own_path ();
  g_autofree char *log = NULL;
  g_autofree char *path = NULL;
  g_autofree char *draft = NULL;
  guint timer;
  Outcome outcome;

  /* Where xdg-email finds no mail program it ends with 3. */
  add_program (folder, "xdg-email", 3);
  add_mail_program (folder);
  timer = g_timeout_add (50, keep_waking, NULL);
  harness_wait (has_mail_program, NULL);
  compose_files (files, 2, &outcome);
  g_assert_true (outcome.good);
  g_assert_cmpint (outcome.way, ==, CONCORD_MAIL_DRAFT);
  g_assert_true (strstr (outcome.words, "Test Mail") != NULL);
  harness_wait (has_reader_log, folder);
  g_source_remove (timer);
  log = read_log (folder, "reader");
  path = g_str_has_prefix (log, "file://") ? g_filename_from_uri (g_strchomp (log), NULL, NULL)
                                           : g_strdup (g_strchomp (log));
  g_assert_true (g_str_has_suffix (path, "/message.eml"));
  g_file_get_contents (path, &draft, NULL, NULL);
  g_assert_true (g_str_has_prefix (draft, "X-Unsent: 1\r\n"));
  g_assert_true (strstr (draft, "filename=\"river.concord\"") != NULL);
  g_assert_true (strstr (draft, "Content-Type: application/vnd.concord.project+xml\r\n") != NULL);
  g_assert_true (strstr (draft, "filename=\"Cabinet paper.pdf\"") != NULL);
  g_assert_true (strstr (draft, "Content-Type: application/pdf\r\n") != NULL);
  outcome_clear (&outcome);
}

static void
test_no_mail_program (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) paper = new_paper (file);
  GFile *files[] = { file, paper };
  Outcome outcome;

  g_free (use_own_path ());
  compose_files (files, 2, &outcome);
  g_assert_true (outcome.good);
  g_assert_cmpint (outcome.way, ==, CONCORD_MAIL_FOLDER);
  g_assert_true (strstr (outcome.words, g_file_peek_path (file)) != NULL);
  g_assert_true (strstr (outcome.words, g_file_peek_path (paper)) != NULL);
  outcome_clear (&outcome);
}

static void
test_file_gone (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  Outcome outcome;

  g_file_delete (file, NULL, NULL);
  compose (file, &outcome);
  g_assert_false (outcome.good);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  outcome_clear (&outcome);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mail/portal", test_portal);
  g_test_add_func ("/mail/portal-two", test_portal_two);
  g_test_add_func ("/mail/cancelled", test_cancelled);
  g_test_add_func ("/mail/no-mail-program", test_no_mail_program);
  g_test_add_func ("/mail/xdg-email", test_xdg_email);
  g_test_add_func ("/mail/comma", test_comma);
  g_test_add_func ("/mail/xdg-email-two", test_xdg_email_two);
  g_test_add_func ("/mail/file-gone", test_file_gone);
  g_test_add_func ("/mail/draft", test_draft);
  return g_test_run ();
}
