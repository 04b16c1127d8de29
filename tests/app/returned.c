/* A file that was mailed and came back: what the window says of it, and what can be done with it. */
#include "app/mail-request.h"
#include "app/recents.h"
#include "app/returned-dialog.h"
#include "app/window-private.h"
#include "harness.h"
#include "store/project-file.h"
#include "store/project-id.h"
#include "store/save.h"

#include <string.h>

static ConcordRecord *
service_of (ConcordDocument *document)
{
  g_autoptr (GPtrArray) services = concord_document_list (document, "service");

  g_assert_cmpuint (services->len, ==, 1);
  return services->pdata[0];
}

/* What the need of the service in @file is; NULL for none. */
static void
assert_need (GFile *file, const char *expected)
{
  g_autoptr (ConcordDocument) document = harness_load (file);
  ConcordRecord *service = service_of (document);
  g_autofree char *need
      = concord_record_dup_canonical (service, concord_record_find_field (service, "need"));

  g_assert_cmpstr (need, ==, expected);
}

static void
ask_to_replace (GtkWidget *dialog)
{
  harness_press (dialog, "Replace ours");
  harness_wait (harness_has_question, NULL);
}

/* @who changes the need of the service in @file to @need and saves. */
static void
change (GFile *file, const char *who, const char *need)
{
  g_autoptr (ConcordDocument) document = harness_load (file);
  g_autoptr (GError) error = NULL;

  concord_document_set_author (document, who);
  concord_document_set (document, service_of (document), "need", need, NULL, &error);
  g_assert_no_error (error);
  harness_save (document, file, who);
}

/* The file as a colleague has it, under a name of the mail program's. */
static GFile *
mail (GFile *file, const char *name)
{
  g_autofree char *folder = harness_folder ();
  GFile *copy = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_copy (file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return copy;
}

static gboolean
says_copy (gpointer window)
{
  const char *message = concord_window_get_message (window);

  return message != NULL
         && (strstr (message, "This file is") != NULL || strstr (message, "same project") != NULL);
}

static ConcordWindow *
open_copy (GFile *copy)
{
  ConcordWindow *window = harness_open (copy);

  harness_wait (says_copy, window);
  return window;
}

static void
assert_says (ConcordWindow *window, const char *part)
{
  const char *message = concord_window_get_message (window);

  if (message == NULL || strstr (message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, message == NULL ? "" : message);
}

static GtkWidget *
show_dialog (ConcordWindow *window)
{
  GtkWidget *dialog;

  g_signal_emit_by_name (window->message_bar, "response", 1);
  harness_settle (50);
  dialog = harness_find_window (CONCORD_TYPE_RETURNED_DIALOG);
  g_assert_nonnull (dialog);
  return dialog;
}

static gboolean
is_dialog_closed (gpointer data)
{
  return harness_find_window (CONCORD_TYPE_RETURNED_DIALOG) == NULL;
}

static gboolean
has_window (ConcordWindow *window)
{
  return g_list_find (gtk_application_get_windows (harness_application ()), window) != NULL;
}

static void
ask (ConcordDocument *document, const char *who)
{
  g_autoptr (ConcordStep) step
      = concord_mail_plan_request (document, who, "check the need", CONCORD_DATE_ABSENT);
  g_autoptr (GError) error = NULL;

  concord_document_perform (document, step, &error);
  g_assert_no_error (error);
}

/* Ours with a request to Dilip Rao, as the mail dialogue saves it. */
static GFile *
new_asked_project (void)
{
  GFile *file = harness_project ("river.concord");
  g_autoptr (ConcordDocument) document = harness_load (file);

  concord_document_set_author (document, "Ann Officer");
  ask (document, "Dilip Rao, finance");
  harness_save (document, file, "Ann Officer");
  return file;
}

static void
forget (GFile *file, GFile *copy)
{
  concord_recents_remove (file);
  concord_recents_remove (copy);
  harness_settle (50);
}

/* --- what is said ---------------------------------------------------------------------------- */

static void
test_peek (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (ConcordDocument) document = harness_load (file);
  g_autoptr (GFile) none = g_file_new_for_path ("/nowhere/at-all.concord");
  g_autofree char *folder = harness_folder ();
  g_autoptr (GFile) other = g_file_new_build_filename (folder, "other.concord", NULL);
  g_autofree char *id = concord_project_peek_id (file);
  static const char *const contents[]
      = { "", "<project id=\"", "<project id=\"short\"/>", "<projects id=\"0123456789abcdef\"/>",
          "plain text" };

  g_assert_cmpstr (id, ==,
                   concord_record_get_id (CONCORD_RECORD (concord_document_get_project (document))));
  g_assert_null (concord_project_peek_id (none));
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (g_file_peek_path (other), contents[i], -1, NULL));
      g_assert_null (concord_project_peek_id (other));
    }
}

/* Ours is open: the copy says what it comes from, and ours is replaced by it. */
static void
test_open_in_window (void)
{
  g_autoptr (GFile) file = new_asked_project ();
  g_autoptr (GFile) copy = mail (file, "river (1).concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window;
  GtkWidget *dialog;
  g_autoptr (ConcordDocument) saved = NULL;
  g_autoptr (GPtrArray) requests = NULL;
  const ConcordRequest *request;
  const ConcordRevision *theirs;
  g_autofree char *backup = NULL;

  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  assert_says (window, "This file is a returned copy of “river.concord”. The copy comes from revision 2, ");
  assert_says (window, "by Ann Officer. Since then, theirs: 1 change in 1 save, of ");
  assert_says (window, "by Dilip Rao. Ours: no changes.");
  theirs = concord_document_get_revisions (harness_document (window))->pdata[2];
  dialog = show_dialog (window);
  g_assert_nonnull (harness_find_text (dialog, "Revenues (service)"));
  g_assert_nonnull (harness_find_text (dialog, "Need: – → 80 in theirs"));
  g_assert_nonnull (
      harness_find_text (dialog, "Note that Dilip Rao, finance has answered: check the need"));
  g_assert_nonnull (harness_find_text (dialog, "nothing is lost"));
  harness_press (dialog, "Replace ours");
  harness_wait (is_dialog_closed, NULL);
  harness_settle (50);
  /* The copy is ours now, and the window of before is gone without a question. */
  g_assert_false (has_window (ours));
  g_assert_null (harness_question ());
  g_assert_true (
      g_file_equal (concord_session_get_file (concord_window_get_session (window)), file));
  assert_says (window, "“river.concord” is now the copy that came back.");
  assert_need (file, "80");
  saved = harness_load (file);
  requests = concord_document_list (saved, "request");
  request = requests->pdata[0];
  g_assert_false (concord_is_absent (request->returned));
  g_assert_cmpstr (request->revision_returned, ==, theirs->id);
  backup = g_strconcat (g_file_peek_path (file), "~", NULL);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  /* What came by mail is as it came. */
  assert_need (copy, "80");
  harness_discard (window);
  forget (file, copy);
}

/* Ours was open lately: found on disk, whatever the copy is called. */
static void
test_found_among_recents (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) copy = mail (file, "Fwd finance.concord");
  ConcordWindow *window = harness_open (file);

  harness_discard (window);
  harness_settle (100);
  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  assert_says (window, "This file is a returned copy of “river.concord”. The copy comes from revision 1, ");
  harness_discard (window);
  harness_settle (100);
  /* Opened once it is known: no news the second time. */
  window = harness_open (copy);
  harness_settle (300);
  g_assert_null (concord_window_get_message (window));
  harness_discard (window);
  forget (file, copy);
}

static void
test_same_and_older (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) same = mail (file, "same.concord");
  g_autoptr (GFile) older = mail (file, "older.concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window = open_copy (same);
  GtkWidget *dialog;

  assert_says (window, "This file is a copy of “river.concord” and says the same.");
  harness_discard (window);
  concord_document_set (harness_document (ours), service_of (harness_document (ours)), "need", "70", NULL, NULL);
  window = open_copy (older);
  assert_says (window, "This file is an older copy of “river.concord”.");
  assert_says (window, "theirs: no changes. Ours: 1 change, not saved yet.");
  dialog = show_dialog (window);
  g_assert_nonnull (harness_find_text (dialog, "Need: – → 70 in ours"));
  /* There is nothing in it to replace ours with. */
  g_assert_null (harness_find_text (dialog, "nothing is lost"));
  g_assert_false (gtk_widget_get_mapped (
      gtk_widget_get_ancestor (harness_find_text (dialog, "Replace ours"), GTK_TYPE_BUTTON)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  harness_discard (window);
  harness_discard (ours);
  forget (file, same);
  forget (file, older);
}

static void
test_strangers (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) other = harness_project ("river.concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window = harness_open (other);

  harness_settle (300);
  g_assert_null (concord_window_get_message (window));
  harness_discard (window);
  harness_discard (ours);
  forget (file, other);
}

/* --- both went on ---------------------------------------------------------------------------- */

static void
test_diverged (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) copy = mail (file, "back.concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window;
  GtkWidget *dialog;
  g_autofree char *words = NULL;

  change (copy, "Dilip Rao", "80");
  concord_document_set (harness_document (ours), service_of (harness_document (ours)), "need", "75", NULL, NULL);
  window = open_copy (copy);
  assert_says (window, "1 record was changed on both sides in ways that do not go together.");
  dialog = show_dialog (window);
  g_assert_nonnull (harness_find_text (dialog, "Revenues (service) – changed on both sides"));
  g_assert_nonnull (harness_find_text (dialog, "Need: 75 in ours, 80 in theirs"));
  g_assert_nonnull (harness_find_text (dialog, "Merging comes with a later version"));
  /* What would be lost is said first, and no is an answer. */
  ask_to_replace (dialog);
  words = harness_question_words ();
  g_assert_true (strstr (words, "Replace “river.concord”?") != NULL);
  g_assert_true (strstr (words, "1 change of ours is not in the copy and would be lost: Revenues.")
                 != NULL);
  g_assert_true (strstr (words, "what is not saved is gone") != NULL);
  harness_answer ("Cancel");
  assert_need (file, NULL);
  g_assert_true (has_window (ours));
  g_assert_true (concord_document_is_dirty (harness_document (ours)));
  ask_to_replace (dialog);
  harness_answer ("Replace ours");
  harness_wait (is_dialog_closed, NULL);
  harness_settle (50);
  assert_need (file, "80");
  g_assert_false (has_window (ours));
  harness_discard (window);
  forget (file, copy);
}

/* Somebody saved ours after it was looked at: that is said to be lost, and what is saved even while
 * the question stands is left as it is. */
static void
test_changed_meanwhile (void)
{
  g_autoptr (GFile) file = new_asked_project ();
  g_autoptr (GFile) copy = mail (file, "back.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  harness_discard (window);
  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  dialog = show_dialog (window);
  change (file, "Ceri Hughes", "60");
  ask_to_replace (dialog);
  words = harness_question_words ();
  g_assert_true (strstr (words, "1 change of ours is not in the copy and would be lost: Revenues.")
                 != NULL);
  change (file, "Ceri Hughes", "61");
  harness_answer ("Replace ours");
  harness_wait (harness_has_question, NULL);
  g_free (words);
  words = harness_question_words ();
  g_assert_true (strstr (words, "Ours was not replaced") != NULL);
  harness_answer ("Close");
  assert_need (file, "61");
  /* The copy is as it was: nothing was noted in it. */
  g_assert_false (concord_document_is_dirty (harness_document (window)));
  g_assert_true (
      g_file_equal (concord_session_get_file (concord_window_get_session (window)), copy));
  gtk_window_destroy (GTK_WINDOW (dialog));
  harness_discard (window);
  forget (file, copy);
}

/* The window of ours was closed after the copy was opened: its file is what counts. */
static void
test_closed_meanwhile (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (GFile) copy = mail (file, "back.concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window;
  GtkWidget *dialog;

  concord_document_set (harness_document (ours), service_of (harness_document (ours)), "need", "75", NULL, NULL);
  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  assert_says (window, "Ours: 1 change, not saved yet");
  harness_discard (ours);
  dialog = show_dialog (window);
  g_assert_nonnull (harness_find_text (dialog, "Ours: no changes."));
  harness_press (dialog, "Replace ours");
  harness_wait (is_dialog_closed, NULL);
  assert_need (file, "80");
  harness_discard (window);
  forget (file, copy);
}

/* The answer is in the file of ours, with who answered by which revision, and nothing else is. */
static void
assert_noted (GFile *file, GFile *copy, gboolean noted)
{
  g_autoptr (ConcordDocument) ours = harness_load (file);
  g_autoptr (ConcordDocument) theirs = harness_load (copy);
  g_autoptr (GPtrArray) requests = concord_document_list (ours, "request");
  GPtrArray *revisions = concord_document_get_revisions (theirs);
  const ConcordRevision *last = revisions->pdata[revisions->len - 1];
  const ConcordRequest *request = requests->pdata[0];

  g_assert_cmpuint (requests->len, ==, 1);
  g_assert_cmpint (concord_is_absent (request->returned), ==, !noted);
  g_assert_cmpstr (request->revision_returned, ==, noted ? last->id : NULL);
  assert_need (file, NULL);
}

static gboolean
says_noted (gpointer window)
{
  const char *message = concord_window_get_message (window);

  return message != NULL && strstr (message, "Dilip Rao, finance has answered, in “river.concord”") != NULL;
}

/* Ours is open with nothing unsaved: the note is saved there at once. */
static void
test_keep_both (void)
{
  g_autoptr (GFile) file = new_asked_project ();
  g_autoptr (GFile) copy = mail (file, "back.concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window;
  GtkWidget *dialog;

  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  dialog = show_dialog (window);
  harness_press (dialog, "Keep both");
  harness_wait (is_dialog_closed, NULL);
  harness_wait (says_noted, window);
  g_assert_true (has_window (ours));
  g_assert_false (concord_document_is_dirty (harness_document (ours)));
  g_assert_false (concord_document_is_dirty (harness_document (window)));
  assert_noted (file, copy, TRUE);
  harness_discard (window);
  harness_discard (ours);
  forget (file, copy);
}

/* What is being changed in ours is not saved behind somebody's back. */
static void
test_keep_both_while_ours_is_changed (void)
{
  g_autoptr (GFile) file = new_asked_project ();
  g_autoptr (GFile) copy = mail (file, "back.concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window;

  concord_document_set (harness_document (ours), service_of (harness_document (ours)), "name",
                        "Revenues and benefits", NULL, NULL);
  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  harness_press (show_dialog (window), "Keep both");
  harness_wait (says_noted, window);
  assert_says (window, "which is not saved yet");
  assert_noted (file, copy, FALSE);
  g_assert_cmpstr (concord_document_get_undo_label (harness_document (ours)), ==,
                   "Note the answer of Dilip Rao, finance");
  harness_discard (window);
  harness_discard (ours);
  forget (file, copy);
}

/* Ours is a file that no window has: the note is saved in it. */
static void
test_keep_both_with_ours_closed (void)
{
  g_autoptr (GFile) file = new_asked_project ();
  g_autoptr (GFile) copy = mail (file, "back.concord");
  ConcordWindow *window = harness_open (file);

  harness_discard (window);
  harness_settle (100);
  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  harness_press (show_dialog (window), "Keep both");
  harness_wait (says_noted, window);
  assert_noted (file, copy, TRUE);
  harness_discard (window);
  forget (file, copy);
}

/* Cancelled, or not ticked: ours is as it was. */
static void
test_cancel_notes_nothing (void)
{
  g_autoptr (GFile) file = new_asked_project ();
  g_autoptr (GFile) copy = mail (file, "back.concord");
  g_autoptr (GBytes) before = g_file_load_bytes (file, NULL, NULL, NULL);
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window;
  g_autoptr (GBytes) after = NULL;

  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  harness_press (show_dialog (window), "Cancel");
  harness_wait (is_dialog_closed, NULL);
  harness_settle (200);
  after = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (concord_document_is_dirty (harness_document (ours)));
  g_assert_false (concord_document_is_dirty (harness_document (window)));
  harness_discard (window);
  harness_discard (ours);
  forget (file, copy);
}

static gboolean
is_there (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

/* Under a name of its own, the copy answers as well; not before it is saved. */
static void
test_save_as (void)
{
  g_autofree char *folder = harness_folder ();
  g_autoptr (GFile) target = g_file_new_build_filename (folder, "finance.concord", NULL);
  g_autoptr (GFile) file = new_asked_project ();
  g_autoptr (GFile) copy = mail (file, "back.concord");
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *window;
  GtkWidget *chooser;

  change (copy, "Dilip Rao", "80");
  window = open_copy (copy);
  harness_press (show_dialog (window), "Save as…");
  chooser = harness_wait_for_chooser ();
  assert_noted (file, copy, FALSE);
  harness_choose (chooser, folder, "finance.concord");
  harness_wait (is_there, target);
  harness_wait (says_noted, window);
  assert_noted (file, copy, TRUE);
  g_assert_true (has_window (ours));
  harness_discard (window);
  harness_discard (ours);
  forget (file, copy);
  concord_recents_remove (target);
}

/* --- somebody else saved in our file --------------------------------------------------------- */

static gboolean
says_theirs (ConcordWindow *window)
{
  const char *message = concord_window_get_message (window);

  return message != NULL
         && strstr (message, "This window shows what is in “river.concord” now") != NULL;
}

static gboolean
has_other (gpointer window)
{
  ConcordWindow *other
      = concord_window_find_other (window, concord_session_get_file (concord_window_get_session (window)));

  return other != NULL && concord_window_get_session (other) != NULL && says_theirs (other);
}

/* "Open theirs" says what differs; what was mailed is not answered by it. */
static void
test_theirs_in_the_same_file (void)
{
  g_autoptr (GFile) file = new_asked_project ();
  ConcordWindow *ours = harness_open (file);
  ConcordWindow *theirs;
  GtkWidget *dialog;
  g_autofree char *need = NULL;

  concord_document_set (harness_document (ours), service_of (harness_document (ours)), "need", "75",
                        NULL, NULL);
  change (file, "Ceri Hughes", "80");
  gtk_widget_activate_action (GTK_WIDGET (ours), "win.open-theirs", NULL);
  harness_wait (has_other, ours);
  theirs = concord_window_find_other (ours, file);
  assert_says (theirs, "Ours: 1 change, not saved yet");
  dialog = show_dialog (theirs);
  g_assert_nonnull (harness_find_text (dialog, "Need: 75 in ours, 80 in theirs"));
  g_assert_nonnull (harness_find_text (dialog, "take theirs and lose your own changes"));
  g_assert_null (harness_find_text (dialog, "Note that Dilip Rao, finance has answered: check the need"));
  /* Nothing is lost without a question. */
  harness_press (dialog, "Take theirs");
  harness_wait (harness_has_question, NULL);
  harness_answer ("Discard and reload");
  harness_wait (harness_is_clean, ours);
  harness_settle (200);
  need = concord_record_dup_canonical (
      service_of (harness_document (ours)),
      concord_record_find_field (service_of (harness_document (ours)), "need"));
  g_assert_cmpstr (need, ==, "80");
  harness_discard (theirs);
  harness_discard (ours);
  concord_recents_remove (file);
}

/* --- which request --------------------------------------------------------------------------- */

static void
test_which_request (void)
{
  g_autoptr (GFile) file = harness_project ("river.concord");
  g_autoptr (ConcordDocument) ours = harness_load (file);
  g_autoptr (GFile) copy = NULL;
  g_autoptr (ConcordDocument) theirs = NULL;
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;
  ConcordRequest *request;

  ask (ours, "Dilip Rao, finance");
  concord_project_save (ours, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  copy = mail (file, "back.concord");
  theirs = harness_load (copy);
  /* The only one there is, whoever answers. */
  request = concord_mail_find_request (ours, theirs);
  g_assert_nonnull (request);
  /* Two may be meant, and nothing says which. */
  ask (ours, "Ceri Hughes");
  concord_project_save (ours, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (theirs);
  g_file_copy (file, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  theirs = harness_load (copy);
  g_assert_null (concord_mail_find_request (ours, theirs));
  /* Who saved says it. */
  change (copy, "Ceri Hughes", "80");
  g_object_unref (theirs);
  theirs = harness_load (copy);
  request = concord_mail_find_request (ours, theirs);
  g_assert_cmpstr (request->who, ==, "Ceri Hughes");
  /* An answer is noted once, in the copy too where the request is not known. */
  step = concord_mail_plan_return (ours, request, theirs);
  concord_document_perform (ours, step, &error);
  g_assert_no_error (error);
  g_assert_false (concord_is_absent (request->returned));
  request = concord_mail_find_request (ours, theirs);
  g_assert_cmpstr (request->who, ==, "Dilip Rao, finance");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/returned/peek", test_peek);
  g_test_add_func ("/returned/which-request", test_which_request);
  g_test_add_func ("/returned/open-in-window", test_open_in_window);
  g_test_add_func ("/returned/found-among-recents", test_found_among_recents);
  g_test_add_func ("/returned/same-and-older", test_same_and_older);
  g_test_add_func ("/returned/strangers", test_strangers);
  g_test_add_func ("/returned/diverged", test_diverged);
  g_test_add_func ("/returned/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/returned/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/returned/keep-both", test_keep_both);
  g_test_add_func ("/returned/keep-both-while-ours-is-changed", test_keep_both_while_ours_is_changed);
  g_test_add_func ("/returned/keep-both-with-ours-closed", test_keep_both_with_ours_closed);
  g_test_add_func ("/returned/cancel-notes-nothing", test_cancel_notes_nothing);
  g_test_add_func ("/returned/save-as", test_save_as);
  g_test_add_func ("/returned/theirs-in-the-same-file", test_theirs_in_the_same_file);
  return g_test_run ();
}
