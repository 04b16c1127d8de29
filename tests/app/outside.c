/* What others do to a file while it is open: a colleague saves it, a tool touches it, somebody renames
 * or deletes it. The window says so and loses nothing. */
#include "harness.h"
#include "app/pending-cells.h"
#include "app/window-private.h"
#include "store/project-file.h"
#include "store/save.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
set_title (ConcordDocument *document, const char *title)
{
  g_autoptr (GError) error = NULL;

  concord_document_set (document, CONCORD_RECORD (concord_document_get_project (document)), "title",
                        title, NULL, &error);
  g_assert_no_error (error);
}

static const char *
title_of (ConcordWindow *window)
{
  return concord_session_get_title (concord_window_get_session (window));
}

/* A colleague's program opens the file, changes it and saves. */
static void
save_as_colleague (GFile *file, const char *title)
{
  g_autoptr (ConcordDocument) document = harness_load (file);

  set_title (document, title);
  harness_save (document, file, "Bert Colleague");
}

static gboolean
has_bar (gpointer window)
{
  return gtk_info_bar_get_revealed (CONCORD_WINDOW (window)->change_bar);
}

static gboolean
has_no_bar (gpointer window)
{
  return !has_bar (window);
}

static const char *
get_words (ConcordWindow *window)
{
  return gtk_label_get_text (window->change);
}

static void
assert_says (ConcordWindow *window, const char *words)
{
  if (strstr (get_words (window), words) == NULL)
    g_error ("The bar says “%s”, not “%s”.", get_words (window), words);
}

static gboolean
can_reload (ConcordWindow *window)
{
  return gtk_widget_get_visible (window->reload_button);
}

static gboolean
act (ConcordWindow *window, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

/* --- saved by a colleague -------------------------------------------------------------------- */

static gboolean
shows_theirs (gpointer window)
{
  return strcmp (title_of (window), "Theirs") == 0;
}

static void
test_reload_where_nothing_is_unsaved (void)
{
  g_autoptr (GFile) file = harness_project ("theirs.concord");
  ConcordWindow *window = harness_open (file);

  g_assert_true (concord_window_go (window, "options"));
  save_as_colleague (file, "Theirs");
  harness_wait (has_bar, window);
  assert_says (window, "Bert Colleague changed the file at ");
  assert_says (window, "You have no unsaved changes.");
  g_assert_true (can_reload (window));
  g_assert_cmpstr (title_of (window), ==, "Riverdale partnership");
  g_assert_true (act (window, "win.reload"));
  harness_wait (shows_theirs, window);
  g_assert_null (harness_question ());
  harness_wait (has_no_bar, window);
  /* Where the person was. */
  g_assert_cmpstr (concord_window_get_stage (window), ==, "options");
  harness_discard (window);
}

static void
test_undo_is_not_lost_unsaid (void)
{
  g_autoptr (GFile) file = harness_project ("undo.concord");
  ConcordWindow *window = harness_open (file);

  set_title (harness_document (window), "Mine");
  g_assert_true (act (window, "win.save"));
  harness_wait (harness_is_clean, window);
  harness_settle (200);
  save_as_colleague (file, "Theirs");
  harness_wait (has_bar, window);
  assert_says (window, "can’t be undone step by step");
  harness_discard (window);
}

static void
test_unsaved_is_counted_and_asked_about (void)
{
  g_autoptr (GFile) file = harness_project ("both.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *words = NULL;

  set_title (harness_document (window), "Mine");
  save_as_colleague (file, "Theirs");
  harness_wait (has_bar, window);
  assert_says (window, "You have 1 unsaved change.");
  set_title (harness_document (window), "Mine again");
  assert_says (window, "You have 2 unsaved changes.");
  g_assert_true (act (window, "win.reload"));
  harness_wait (harness_has_question, NULL);
  words = harness_question_words ();
  g_assert_nonnull (strstr (words, "2 changes of yours are not saved and would be gone for good."));
  harness_answer ("Cancel");
  g_assert_cmpstr (title_of (window), ==, "Mine again");
  g_assert_true (has_bar (window));
  g_assert_true (act (window, "win.reload"));
  harness_wait (harness_has_question, NULL);
  harness_answer ("Discard and reload");
  harness_wait (shows_theirs, window);
  g_assert_true (harness_is_clean (window));
  harness_discard (window);
}

/* Both beside each other: theirs in a window of its own. */
static ConcordWindow *
find_other (ConcordWindow *window)
{
  for (GList *item = gtk_application_get_windows (harness_application ()); item != NULL;
       item = item->next)
    if (CONCORD_IS_WINDOW (item->data) && item->data != window
        && concord_window_get_session (item->data) != NULL)
      return item->data;
  return NULL;
}

static gboolean
has_other (gpointer window)
{
  return find_other (window) != NULL;
}

static void
test_theirs_opens_beside_ours (void)
{
  g_autoptr (GFile) file = harness_project ("beside.concord");
  ConcordWindow *window = harness_open (file);

  set_title (harness_document (window), "Mine");
  save_as_colleague (file, "Theirs");
  harness_wait (has_bar, window);
  g_assert_true (act (window, "win.open-theirs"));
  harness_wait (has_other, window);
  g_assert_cmpstr (title_of (window), ==, "Mine");
  g_assert_true (concord_session_is_dirty (concord_window_get_session (window)));
  g_assert_cmpstr (title_of (find_other (window)), ==, "Theirs");
  harness_discard (find_other (window));
  harness_discard (window);
}

/* A text that a cell refused is on the screen only. */
static void
test_refused_texts_are_asked_about (void)
{
  g_autoptr (GFile) file = harness_project ("texts.concord");
  ConcordWindow *window = harness_open (file);
  g_autoptr (GPtrArray) services = concord_document_list (harness_document (window), "service");
  g_autofree char *words = NULL;

  concord_pending_cells_leave (concord_pending_cells_get (harness_document (window)),
                               concord_record_get_id (services->pdata[0]), "need", NULL, "about ten",
                               "Need is a number.");
  save_as_colleague (file, "Theirs");
  harness_wait (has_bar, window);
  g_assert_true (act (window, "win.reload"));
  harness_wait (harness_has_question, NULL);
  words = harness_question_words ();
  g_assert_nonnull (strstr (words, "1 text that no field could take would be gone as well."));
  harness_answer ("Cancel");
  harness_discard (window);
}

/* --- nothing to speak of --------------------------------------------------------------------- */

static void
test_own_save_is_silent (void)
{
  g_autoptr (GFile) file = harness_project ("own.concord");
  ConcordWindow *window = harness_open (file);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("Own %u", i);

      set_title (harness_document (window), title);
      g_assert_true (act (window, "win.save"));
      harness_wait (harness_is_clean, window);
    }
  harness_settle (1500);
  g_assert_false (has_bar (window));
  harness_discard (window);
}

/* A tool that copies the file over itself, or sets its time, changes nothing; saving goes on. */
static void
test_same_content_is_silent (void)
{
  g_autoptr (GFile) file = harness_project ("touched.concord");
  ConcordWindow *window = harness_open (file);
  const char *path = g_file_peek_path (file);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  harness_settle (1500);
  g_assert_false (has_bar (window));
  set_title (harness_document (window), "Saved all the same");
  g_assert_true (act (window, "win.save"));
  harness_wait (harness_is_clean, window);
  g_assert_null (harness_question ());
  harness_discard (window);
}

/* --- spoilt, moved, deleted ------------------------------------------------------------------ */

static void
test_spoilt_file_offers_no_reload (void)
{
  g_autoptr (GFile) file = harness_project ("spoilt.concord");
  ConcordWindow *window = harness_open (file);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "Dear colleague,\n", -1, NULL));
  harness_wait (has_bar, window);
  assert_says (window, "can’t be opened as a project any more");
  g_assert_false (can_reload (window));
  harness_discard (window);
}

static void
test_deleted_file_is_saved_again (void)
{
  g_autoptr (GFile) file = harness_project ("deleted.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *words = NULL;
  g_autoptr (ConcordDocument) saved = NULL;

  g_assert_true (g_file_delete (file, NULL, NULL));
  harness_wait (has_bar, window);
  assert_says (window, "“deleted.concord” was moved or deleted.");
  g_assert_false (can_reload (window));
  /* Nothing was changed, and still all would be gone. */
  gtk_window_close (GTK_WINDOW (window));
  harness_wait (harness_has_question, NULL);
  words = harness_question_words ();
  g_assert_nonnull (strstr (words, "was moved or deleted. What is here is gone as well"));
  harness_answer ("Cancel");
  concord_session_set_etag (concord_window_get_session (window), NULL);
  concord_window_save_as (window, file);
  harness_wait (has_no_bar, window);
  saved = concord_project_load (file, NULL, NULL, NULL);
  g_assert_nonnull (saved);
  g_assert_cmpstr (concord_document_get_project (saved)->title, ==, "Riverdale partnership");
  harness_discard (window);
}

static void
test_saving_to_a_file_that_is_gone_asks_where (void)
{
  g_autoptr (GFile) file = harness_project ("gone.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *words = NULL;

  set_title (harness_document (window), "Mine");
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (act (window, "win.save"));
  harness_wait (harness_has_question, NULL);
  words = harness_question_words ();
  g_assert_true (g_str_has_prefix (words, "“gone.concord” is not there any more\n"));
  harness_answer ("Cancel");
  g_assert_true (concord_session_is_dirty (concord_window_get_session (window)));
  harness_discard (window);
}

static void
test_renamed_file_is_named (void)
{
  g_autoptr (GFile) file = harness_project ("before.concord");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) after = g_file_get_child (folder, "after.concord");
  ConcordWindow *window = harness_open (file);

  g_assert_cmpint (g_rename (g_file_peek_path (file), g_file_peek_path (after)), ==, 0);
  harness_wait (has_bar, window);
  assert_says (window, "“before.concord” was renamed to “after.concord”.");
  /* And back again: nothing is amiss. */
  g_assert_cmpint (g_rename (g_file_peek_path (after), g_file_peek_path (file)), ==, 0);
  harness_wait (has_no_bar, window);
  harness_discard (window);
}

/* Programs that delete a file before they write it anew are not taken for somebody who deleted it. */
static void
test_replaced_in_two_steps_is_not_gone (void)
{
  g_autoptr (GFile) file = harness_project ("steps.concord");
  g_autofree char *bytes = NULL;
  ConcordWindow *window = harness_open (file);
  gsize size;

  g_assert_true (g_file_get_contents (g_file_peek_path (file), &bytes, &size, NULL));
  g_assert_true (g_file_delete (file, NULL, NULL));
  harness_settle (100);
  g_assert_false (has_bar (window));
  g_assert_true (g_file_set_contents (g_file_peek_path (file), bytes, (gssize) size, NULL));
  harness_settle (1500);
  g_assert_false (has_bar (window));
  harness_discard (window);
}

/* --- where the system tells nothing ---------------------------------------------------------- */

/* The monitor is taken away; the window comes to the front, as when somebody returns to it. */
static void
test_coming_back_looks (void)
{
  g_autoptr (GFile) file = harness_project ("share.concord");
  ConcordWindow *window = harness_open (file);
  ConcordFileWatch *watch = window->watch;

  concord_file_watch_go_deaf (watch);
  save_as_colleague (file, "Theirs");
  harness_settle (1500);
  g_assert_false (has_bar (window));
  g_object_notify (G_OBJECT (window), "is-active");
  gtk_window_present (GTK_WINDOW (window));
  concord_file_watch_look (watch);
  harness_wait (has_bar, window);
  assert_says (window, "Bert Colleague changed the file");
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outside/reload-where-nothing-is-unsaved", test_reload_where_nothing_is_unsaved);
  g_test_add_func ("/outside/undo-is-not-lost-unsaid", test_undo_is_not_lost_unsaid);
  g_test_add_func ("/outside/unsaved-is-counted-and-asked-about",
                   test_unsaved_is_counted_and_asked_about);
  g_test_add_func ("/outside/theirs-opens-beside-ours", test_theirs_opens_beside_ours);
  g_test_add_func ("/outside/refused-texts-are-asked-about", test_refused_texts_are_asked_about);
  g_test_add_func ("/outside/own-save-is-silent", test_own_save_is_silent);
  g_test_add_func ("/outside/same-content-is-silent", test_same_content_is_silent);
  g_test_add_func ("/outside/spoilt-file-offers-no-reload", test_spoilt_file_offers_no_reload);
  g_test_add_func ("/outside/deleted-file-is-saved-again", test_deleted_file_is_saved_again);
  g_test_add_func ("/outside/saving-to-a-file-that-is-gone-asks-where",
                   test_saving_to_a_file_that_is_gone_asks_where);
  g_test_add_func ("/outside/renamed-file-is-named", test_renamed_file_is_named);
  g_test_add_func ("/outside/replaced-in-two-steps-is-not-gone",
                   test_replaced_in_two_steps_is_not_gone);
  g_test_add_func ("/outside/coming-back-looks", test_coming_back_looks);
  return g_test_run ();
}
