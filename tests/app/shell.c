/* The window around a project: opening, title, saving, undo, closing, files that are not sound. */
#include "harness.h"
#include "app/page-kinds.h"
#include "app/pending-cells.h"
#include "app/split.h"
#include "store/project-file.h"

#include <string.h>

static void
set_title (ConcordWindow *window, const char *title)
{
  ConcordDocument *document = harness_document (window);
  g_autoptr (GError) error = NULL;

  concord_document_set (document, CONCORD_RECORD (concord_document_get_project (document)), "title",
                        title, NULL, &error);
  g_assert_no_error (error);
}

static void
act (ConcordWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static char *
read_title (GFile *file)
{
  g_autoptr (ConcordDocument) document = harness_load (file);

  return g_strdup (concord_document_get_project (document)->title);
}

static char *
read_bytes (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
is_enabled (ConcordWindow *window, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static void
test_open_shows_title (void)
{
  g_autoptr (GFile) file = harness_project ("title.concord");
  ConcordWindow *window = harness_open (file);
  const char *title = gtk_window_get_title (GTK_WINDOW (window));

  g_assert_true (g_str_has_prefix (title, "Riverdale partnership (Saved "));
  g_assert_cmpstr (concord_window_get_stage (window), ==, "package");
  g_assert_false (is_enabled (window, "undo"));
  g_assert_true (is_enabled (window, "save"));
  harness_discard (window);
}

static void
test_edit_save_reopen (void)
{
  g_autoptr (GFile) file = harness_project ("edit.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *title = NULL;

  set_title (window, "Riverdale alliance");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "Riverdale alliance (1 change not saved) – Concord");
  g_assert_true (is_enabled (window, "undo"));
  act (window, "win.save");
  harness_wait (harness_is_clean, window);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)),
                                   "Riverdale alliance (Saved "));
  title = read_title (file);
  g_assert_cmpstr (title, ==, "Riverdale alliance");
  harness_discard (window);
  window = harness_open (file);
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)),
                                   "Riverdale alliance (Saved "));
  harness_discard (window);
}

static void
test_undo_to_clean (void)
{
  g_autoptr (GFile) file = harness_project ("undo.concord");
  g_autofree char *before = read_bytes (file);
  ConcordWindow *window = harness_open (file);
  g_autofree char *after = NULL;

  set_title (window, "One");
  set_title (window, "Two");
  g_assert_true (strstr (gtk_window_get_title (GTK_WINDOW (window)), "2 changes not saved") != NULL);
  act (window, "win.undo");
  act (window, "win.undo");
  g_assert_true (harness_is_clean (window));
  g_assert_false (is_enabled (window, "undo"));
  g_assert_true (is_enabled (window, "redo"));
  g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (window)),
                                   "Riverdale partnership (Saved "));
  /* Nothing is left to ask about. */
  gtk_window_close (GTK_WINDOW (window));
  harness_settle (50);
  g_assert_null (harness_question ());
  after = read_bytes (file);
  g_assert_cmpstr (after, ==, before);
}

static void
test_stages (void)
{
  g_autoptr (GFile) file = harness_project ("stages.concord");
  ConcordWindow *window = harness_open (file);
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  g_assert_cmpuint (n, >=, 4);
  for (guint i = 0; i < n; i++)
    {
      const char *keys[] = { NULL, NULL };
      g_autofree char *action = g_strdup_printf ("win.stage::%s", kinds[i].stage);
      g_autofree char *digit = g_strdup_printf ("<Alt>%u", kinds[i].number);
      g_auto (GStrv) accelerators
          = gtk_application_get_accels_for_action (harness_application (), action);

      keys[0] = digit;
      if (kinds[i].number < 10)
        g_assert_cmpstrv (accelerators, keys);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.stage", "s",
                                                 kinds[i].stage));
      g_assert_cmpstr (concord_window_get_stage (window), ==, kinds[i].stage);
    }
  g_assert_false (concord_window_go (window, "no such stage"));
  harness_discard (window);
}

static void
test_narrow_window (void)
{
  g_autoptr (GFile) file = harness_project ("narrow.concord");
  ConcordWindow *window = harness_open (file);
  GtkWidget *split = harness_find (GTK_WIDGET (window), CONCORD_TYPE_SPLIT);

  g_assert_false (concord_split_is_narrow (CONCORD_SPLIT (split)));
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 500);
  harness_settle (300);
  g_assert_cmpint (gtk_widget_get_width (split), <, 700);
  g_assert_true (concord_split_is_narrow (CONCORD_SPLIT (split)));
  harness_discard (window);
}

static void
check_refused (const char *name, const char *content, const char *words)
{
  g_autofree char *folder = harness_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  ConcordWindow *window = concord_window_new (harness_application ());
  g_autofree char *asked = NULL;
  g_autofree char *after = NULL;

  g_file_replace_contents (file, content, strlen (content), NULL, FALSE, 0, NULL, NULL, NULL);
  concord_window_open (window, file);
  harness_wait (harness_has_question, NULL);
  asked = harness_question_words ();
  g_assert_true (g_str_has_prefix (asked, "This file can’t be opened\n"));
  g_assert_true (strstr (asked, words) != NULL);
  harness_answer ("Close");
  g_assert_null (harness_question ());
  g_assert_null (concord_window_get_session (window));
  after = read_bytes (file);
  g_assert_cmpstr (after, ==, content);
  harness_discard (window);
}

static void
test_broken_files (void)
{
  check_refused ("cut.concord",
                 "<?xml version=\"1.0\"?>\n<concord xmlns=\"urn:concord:project:1\" format=\"1\" "
                 "minor=\"0\">\n<base>",
                 "cut.concord:");
  check_refused ("letter.concord", "Dear colleague,\n", "letter.concord");
  check_refused ("empty.concord", "", "empty.concord");
  check_refused ("newer.concord",
                 "<concord xmlns=\"urn:concord:project:1\" format=\"99\" minor=\"0\"><base/>"
                 "<state/></concord>",
                 "99");
}

static void
test_missing_file (void)
{
  g_autofree char *folder = harness_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "nowhere.concord", NULL);
  ConcordWindow *window = concord_window_new (harness_application ());

  concord_window_open (window, file);
  harness_wait (harness_has_question, NULL);
  harness_answer ("Close");
  g_assert_null (concord_window_get_session (window));
  harness_discard (window);
}

static void
change_outside (GFile *file, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_bytes (file);
  g_autoptr (GString) changed = g_string_new (text);

  g_string_append_printf (changed, "<!-- %s -->\n", title);
  g_file_replace_contents (file, changed->str, changed->len, NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_changed_by_somebody (void)
{
  g_autoptr (GFile) file = harness_project ("shared.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *theirs = NULL;
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;
  guint n;

  change_outside (file, "saved by a colleague");
  theirs = read_bytes (file);
  set_title (window, "Mine");
  act (window, "win.save");
  harness_wait (harness_has_question, NULL);
  words = harness_question_words ();
  g_assert_true (g_str_has_prefix (words, "Someone else changed “shared.concord”\n"));
  after = read_bytes (file);
  g_assert_cmpstr (after, ==, theirs);
  n = g_list_length (gtk_application_get_windows (harness_application ()));
  harness_answer ("Open theirs in another window");
  harness_settle (300);
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (harness_application ())), ==,
                    n + 1);
  g_assert_true (concord_session_is_dirty (concord_window_get_session (window)));
  g_assert_cmpstr (concord_session_get_title (concord_window_get_session (window)), ==, "Mine");
  for (GList *item = gtk_application_get_windows (harness_application ()); item != NULL;)
    {
      ConcordWindow *other = item->data;

      item = item->next;
      if (other != window)
        {
          g_assert_cmpstr (concord_session_get_title (concord_window_get_session (other)), ==,
                           "Riverdale partnership");
          harness_discard (other);
        }
    }
  harness_discard (window);
}

static guint
count_drafts (void)
{
  g_autofree char *folder = concord_drafts_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_close_asks (void)
{
  g_autoptr (GFile) file = harness_project ("close.concord");
  ConcordWindow *window = harness_open (file);
  gpointer weak = window;
  g_autofree char *title = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  set_title (window, "Kept");
  act (window, "win.close");
  harness_wait (harness_has_question, NULL);
  harness_answer ("Cancel");
  g_assert_nonnull (weak);
  act (window, "win.close");
  harness_wait (harness_has_question, NULL);
  harness_answer ("Save");
  harness_settle (300);
  g_assert_null (weak);
  title = read_title (file);
  g_assert_cmpstr (title, ==, "Kept");
}

static void
test_close_discards (void)
{
  g_autoptr (GFile) file = harness_project ("discard.concord");
  ConcordWindow *window = harness_open (file);
  gpointer weak = window;
  guint drafts = count_drafts ();
  g_autofree char *title = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  set_title (window, "Gone");
  g_assert_cmpuint (count_drafts (), >, drafts);
  act (window, "win.close");
  harness_wait (harness_has_question, NULL);
  harness_answer ("Discard");
  harness_settle (100);
  g_assert_null (weak);
  g_assert_cmpuint (count_drafts (), ==, drafts);
  title = read_title (file);
  g_assert_cmpstr (title, ==, "Riverdale partnership");
}

static void
leave_text (ConcordWindow *window, const char *field, const char *text)
{
  g_autoptr (GPtrArray) services = concord_document_list (harness_document (window), "service");

  concord_pending_cells_leave (concord_pending_cells_get (harness_document (window)),
                               concord_record_get_id (services->pdata[0]), field, NULL, text,
                               "That is no number.");
}

/* A text that no field took is in no step, no draft and no file: closing would lose it. */
static void
test_close_asks_about_refused_texts (void)
{
  g_autoptr (GFile) file = harness_project ("texts.concord");
  ConcordWindow *window = harness_open (file);
  gpointer weak = window;
  g_autofree char *words = NULL;
  g_autofree char *both = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  leave_text (window, "need", "about ten");
  act (window, "win.close");
  harness_wait (harness_has_question, NULL);
  words = harness_question_words ();
  g_assert_true (g_str_has_prefix (words, "Close without these texts?\n1 text that no field could "
                                          "take is in no file."));
  g_assert_nonnull (strstr (words, "Need of “Revenues”: “about ten”"));
  harness_answer ("Go back");
  g_assert_nonnull (weak);
  set_title (window, "Changed as well");
  act (window, "win.close");
  harness_wait (harness_has_question, NULL);
  both = harness_question_words ();
  g_assert_true (g_str_has_prefix (both, "Save before closing?\n1 change of “Changed as well”"));
  g_assert_nonnull (strstr (both, "“about ten”"));
  harness_answer ("Cancel");
  act (window, "win.undo");
  /* Undoing what came after left it where it was. */
  act (window, "win.close");
  harness_wait (harness_has_question, NULL);
  harness_answer ("Close all the same");
  harness_settle (100);
  g_assert_null (weak);
}

static void
test_windows (void)
{
  g_autoptr (GFile) first = harness_project ("first.concord");
  g_autoptr (GFile) second = harness_project ("second.concord");
  GFile *files[] = { first, second, first };
  GtkApplication *application = harness_application ();
  g_autoptr (GList) windows = NULL;

  g_application_open (G_APPLICATION (application), files, 2, "");
  harness_settle (500);
  g_application_open (G_APPLICATION (application), files + 2, 1, "");
  harness_settle (300);
  windows = g_list_copy (gtk_application_get_windows (application));
  g_assert_cmpuint (g_list_length (windows), ==, 2);
  for (GList *item = windows; item != NULL; item = item->next)
    harness_discard (item->data);
}

static void
test_save_as (void)
{
  g_autoptr (GFile) file = harness_project ("from.concord");
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) copy = g_file_get_child (folder, "to.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *title = NULL;
  g_autofree char *old = NULL;

  set_title (window, "Copy");
  concord_window_save_as (window, copy);
  harness_wait (harness_is_clean, window);
  g_assert_true (
      g_file_equal (concord_session_get_file (concord_window_get_session (window)), copy));
  title = read_title (copy);
  old = read_title (file);
  g_assert_cmpstr (title, ==, "Copy");
  g_assert_cmpstr (old, ==, "Riverdale partnership");
  harness_discard (window);
}

/* Two windows that save to one file would overwrite each other for ever. */
static void
test_save_as_over_another_window (void)
{
  g_autoptr (GFile) first = harness_project ("first.concord");
  g_autoptr (GFile) second = harness_project ("second.concord");
  ConcordWindow *one = harness_open (first);
  ConcordWindow *two = harness_open (second);
  g_autofree char *before = read_bytes (first);
  g_autofree char *after = NULL;

  set_title (two, "Over it");
  concord_window_save_as (two, first);
  harness_wait (harness_has_question, NULL);
  harness_answer ("Close");
  after = read_bytes (first);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (concord_session_is_dirty (concord_window_get_session (two)));
  harness_discard (one);
  harness_discard (two);
}

static void
test_save_fails (void)
{
  g_autoptr (GFile) file = harness_project ("fails.concord");
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/proc/nowhere/to.concord");
  ConcordWindow *window = harness_open (file);

  set_title (window, "Still here");
  concord_window_save_as (window, nowhere);
  harness_settle (500);
  g_assert_nonnull (concord_window_get_message (window));
  g_assert_true (concord_session_is_dirty (concord_window_get_session (window)));
  g_assert_true (
      g_file_equal (concord_session_get_file (concord_window_get_session (window)), file));
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shell/open-shows-title", test_open_shows_title);
  g_test_add_func ("/shell/edit-save-reopen", test_edit_save_reopen);
  g_test_add_func ("/shell/undo-to-clean", test_undo_to_clean);
  g_test_add_func ("/shell/stages", test_stages);
  g_test_add_func ("/shell/narrow-window", test_narrow_window);
  g_test_add_func ("/shell/broken-files", test_broken_files);
  g_test_add_func ("/shell/missing-file", test_missing_file);
  g_test_add_func ("/shell/changed-by-somebody", test_changed_by_somebody);
  g_test_add_func ("/shell/close-asks", test_close_asks);
  g_test_add_func ("/shell/close-discards", test_close_discards);
  g_test_add_func ("/shell/close-asks-about-refused-texts", test_close_asks_about_refused_texts);
  g_test_add_func ("/shell/windows", test_windows);
  g_test_add_func ("/shell/save-as", test_save_as);
  g_test_add_func ("/shell/save-as-over-another-window", test_save_as_over_another_window);
  g_test_add_func ("/shell/save-fails", test_save_fails);
  return g_test_run ();
}
