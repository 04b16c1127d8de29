/* Work that a killed program left behind is offered, restored, kept for later or discarded, and
 * never dropped unseen. The program that is killed is a real one: this test, started again. */
#include "harness.h"
#include "app/open-projects.h"
#include "store/project-file.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- the program that dies ------------------------------------------------------------------- */

static void
set_title (ConcordSession *session, const char *title)
{
  ConcordDocument *document = concord_session_get_document (session);
  g_autoptr (GError) error = NULL;

  concord_document_set (document, CONCORD_RECORD (concord_document_get_project (document)), "title",
                        title, NULL, &error);
  g_assert_no_error (error);
}

static void
on_victim_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  ConcordSession *session = concord_session_open_finish (result, &error);

  g_assert_no_error (error);
  set_title (session, "Typed first");
  set_title (session, "Typed last");
  /* Ready to be killed. */
  g_assert_cmpint (write (STDOUT_FILENO, "x", 1), ==, 1);
}

/* A project that was never saved. */
static void
begin_untitled (void)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();
  ConcordSession *session = concord_session_new (document);

  set_title (session, "Never saved");
  g_assert_cmpint (write (STDOUT_FILENO, "x", 1), ==, 1);
}

static int
be_victim (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  if (*path == '\0')
    begin_untitled ();
  else
    concord_session_open_async (file, NULL, on_victim_opened, NULL);
  g_main_loop_run (loop);
  return 1;
}

/* A program is killed that has the file at @path open with two changes unsaved; "" for no file. */
static void
crash (const char *path)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { self, "--victim", path, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int out, status;
  char byte;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (out, &byte, 1), ==, 1);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status));
  close (out);
}

/* A project whose program was killed with two changes unsaved. */
static GFile *
make_crash (const char *name)
{
  GFile *file = harness_project (name);

  crash (g_file_peek_path (file));
  return file;
}

/* --- what is left ---------------------------------------------------------------------------- */

static guint
count_drafts (void)
{
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (GPtrArray) drafts = concord_drafts_find (folder);

  return drafts->len;
}

static char *
read_bytes (GFile *file)
{
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, NULL);
  return text;
}

static const char *
title_of (ConcordWindow *window)
{
  return concord_session_get_title (concord_window_get_session (window));
}

static void
test_restore_on_opening (void)
{
  g_autoptr (GFile) file = make_crash ("restore.concord");
  g_autofree char *before = read_bytes (file);
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ConcordDocument) saved = NULL;
  ConcordWindow *window;

  g_assert_cmpuint (count_drafts (), ==, 1);
  window = harness_open (file);
  harness_wait (harness_has_question, NULL);
  words = harness_question_words ();
  g_assert_true (g_str_has_prefix (words, "Restore unsaved changes?\n"));
  g_assert_true (strstr (words, "2 changes") != NULL);
  harness_answer ("Restore");
  g_assert_cmpstr (title_of (window), ==, "Typed last");
  g_assert_true (strstr (gtk_window_get_title (GTK_WINDOW (window)), "2 changes not saved") != NULL);
  after = read_bytes (file);
  g_assert_cmpstr (after, ==, before);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpstr (title_of (window), ==, "Typed first");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  harness_wait (harness_is_clean, window);
  saved = concord_project_load (file, NULL, NULL, NULL);
  g_assert_cmpstr (concord_document_get_project (saved)->title, ==, "Typed last");
  harness_discard (window);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

static ConcordWindow *
open_welcome (void)
{
  ConcordWindow *window = concord_window_new (harness_application ());

  concord_window_show_welcome (window);
  harness_settle (300);
  return window;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (ConcordWindow *window, const char *label)
{
  GtkWidget *button = find_button (GTK_WIDGET (window), label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  harness_settle (50);
}

static void
test_later_then_welcome (void)
{
  g_autoptr (GFile) file = make_crash ("later.concord");
  ConcordWindow *window = harness_open (file);

  harness_wait (harness_has_question, NULL);
  harness_answer ("Not now");
  g_assert_cmpstr (title_of (window), ==, "Riverdale partnership");
  harness_discard (window);
  g_assert_cmpuint (count_drafts (), ==, 1);
  window = open_welcome ();
  g_assert_nonnull (harness_find_text (GTK_WIDGET (window), "Typed last"));
  g_assert_nonnull (harness_find_text (GTK_WIDGET (window), "2 changes"));
  click (window, "Later");
  g_assert_null (find_button (GTK_WIDGET (window), "Restore"));
  harness_discard (window);
  window = open_welcome ();
  click (window, "Restore");
  g_assert_cmpstr (title_of (window), ==, "Typed last");
  harness_discard (window);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

static void
test_discard_asks (void)
{
  ConcordWindow *window;

  g_object_unref (make_crash ("discard.concord"));
  window = open_welcome ();
  click (window, "Discard…");
  harness_answer ("Keep");
  g_assert_cmpuint (count_drafts (), ==, 1);
  click (window, "Discard…");
  harness_answer ("Discard");
  g_assert_cmpuint (count_drafts (), ==, 0);
  g_assert_null (find_button (GTK_WIDGET (window), "Restore"));
  harness_discard (window);
}

static void
test_file_moved_on (void)
{
  g_autoptr (GFile) file = make_crash ("moved.concord");
  g_autoptr (ConcordDocument) theirs = concord_document_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *after = NULL;
  ConcordWindow *window;

  concord_document_set (theirs, CONCORD_RECORD (concord_document_get_project (theirs)), "title",
                        "Somebody else’s", NULL, NULL);
  concord_document_rebase (theirs);
  bytes = concord_project_write (theirs, NULL);
  g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                           FALSE, 0, NULL, NULL, NULL);
  window = harness_open (file);
  harness_wait (harness_has_question, NULL);
  harness_answer ("Restore");
  g_assert_cmpstr (title_of (window), ==, "Somebody else’s");
  g_assert_nonnull (concord_window_get_message (window));
  g_assert_cmpuint (count_drafts (), ==, 1);
  harness_discard (window);
  window = open_welcome ();
  click (window, "Discard…");
  harness_answer ("Discard");
  harness_discard (window);
  after = read_bytes (file);
  g_assert_cmpmem (after, strlen (after), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Killed, not restored, worked on and killed again: the newest is offered, the older is not hidden. */
static void
test_two_of_one_file (void)
{
  g_autoptr (GFile) file = make_crash ("twice.concord");
  ConcordWindow *window;

  crash (g_file_peek_path (file));
  g_assert_cmpuint (count_drafts (), ==, 2);
  window = harness_open (file);
  harness_wait (harness_has_question, NULL);
  harness_answer ("Restore");
  g_assert_cmpstr (title_of (window), ==, "Typed last");
  g_assert_cmpstr (concord_window_get_message (window), ==,
                   "Older unsaved work on this project is kept as well.");
  g_assert_cmpuint (count_drafts (), ==, 1);
  harness_discard (window);
  window = open_welcome ();
  click (window, "Discard…");
  harness_answer ("Discard");
  harness_discard (window);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

static void
test_never_saved (void)
{
  ConcordWindow *window;

  crash ("");
  window = open_welcome ();
  g_assert_nonnull (harness_find_text (GTK_WIDGET (window), "Never saved"));
  g_assert_nonnull (harness_find_text (GTK_WIDGET (window), "never saved to a file"));
  click (window, "Restore");
  g_assert_cmpstr (title_of (window), ==, "Never saved");
  g_assert_null (concord_session_get_file (concord_window_get_session (window)));
  g_assert_true (concord_session_is_dirty (concord_window_get_session (window)));
  harness_discard (window);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

/* The next start opens what was open, and offers what was not saved of it. */
static void
test_next_start (void)
{
  g_autoptr (GFile) file = make_crash ("start.concord");
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *notes = g_strdup_printf ("[project 1]\nuri=%s\nstage=package\n", uri);
  g_autofree char *path
      = g_build_filename (g_get_user_state_dir (), "concord", "open-projects", NULL);
  ConcordWindow *window;

  g_assert_true (g_file_set_contents (path, notes, -1, NULL));
  g_assert_true (concord_open_projects_restore (harness_application ()));
  harness_wait (harness_has_question, NULL);
  window = gtk_application_get_windows (harness_application ())->data;
  window = CONCORD_IS_WINDOW (window)
               ? window
               : CONCORD_WINDOW (gtk_window_get_transient_for (harness_question ()));
  harness_answer ("Restore");
  g_assert_cmpstr (title_of (window), ==, "Typed last");
  harness_discard (window);
  g_assert_cmpuint (count_drafts (), ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--victim") == 0)
    return be_victim (argv[2]);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recover/restore-on-opening", test_restore_on_opening);
  g_test_add_func ("/recover/later-then-welcome", test_later_then_welcome);
  g_test_add_func ("/recover/discard-asks", test_discard_asks);
  g_test_add_func ("/recover/file-moved-on", test_file_moved_on);
  g_test_add_func ("/recover/two-of-one-file", test_two_of_one_file);
  g_test_add_func ("/recover/never-saved", test_never_saved);
  g_test_add_func ("/recover/next-start", test_next_start);
  return g_test_run ();
}
