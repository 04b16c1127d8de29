/* The welcome: templates, samples, recent projects that are there and that are gone. */
#include "harness.h"
#include "app/recents.h"
#include "app/starters.h"
#include "app/welcome.h"

#include <string.h>

static ConcordWindow *
open_welcome (void)
{
  ConcordWindow *window = concord_window_new (harness_application ());

  concord_window_show_welcome (window);
  harness_settle (400);
  return window;
}

static GtkListBoxRow *
find_row (ConcordWindow *window, const char *text)
{
  GtkWidget *welcome = harness_find (GTK_WIDGET (window), CONCORD_TYPE_WELCOME);
  GtkWidget *label = harness_find_text (welcome, text);

  return label == NULL ? NULL
                       : GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW));
}

static void
activate (GtkListBoxRow *row)
{
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (GTK_WIDGET (row)));
  harness_settle (200);
}

static void
test_template (void)
{
  ConcordWindow *window = open_welcome ();
  ConcordSession *session;

  activate (find_row (window, "Service-delivery partnership"));
  session = concord_window_get_session (window);
  g_assert_nonnull (session);
  g_assert_null (concord_session_get_file (session));
  g_assert_false (concord_session_is_dirty (session));
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (window)),
                                   "(Not saved yet) – Concord"));
  g_assert_cmpuint (concord_document_get_revisions (concord_session_get_document (session))->len,
                    ==, 0);
  harness_discard (window);
}

static void
test_every_starter (void)
{
  static const char *const folders[] = { "templates", "samples" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) starters = concord_starters_find (folders[i]);

      g_assert_cmpuint (starters->len, >=, 1);
      for (guint k = 0; k < starters->len; k++)
        {
          const ConcordStarter *starter = starters->pdata[k];
          g_autoptr (GError) error = NULL;
          g_autoptr (ConcordSession) session
              = concord_session_new_from_template (starter->file, &error);

          g_assert_no_error (error);
          g_assert_nonnull (session);
          /* Words for people, not a file name. */
          g_assert_null (strstr (starter->title, ".concord"));
        }
    }
}

static void
test_sample_is_a_copy (void)
{
  g_autoptr (GPtrArray) samples = concord_starters_find ("samples");
  const ConcordStarter *sample = samples->pdata[0];
  ConcordWindow *window = open_welcome ();
  ConcordSession *session;

  activate (find_row (window, sample->title));
  session = concord_window_get_session (window);
  g_assert_nonnull (session);
  g_assert_cmpstr (concord_session_get_title (session), ==, sample->title);
  /* Saving asks where to: the sample itself can't be overwritten. */
  g_assert_null (concord_session_get_file (session));
  harness_discard (window);
}

static void
test_recents (void)
{
  g_autoptr (GFile) there = harness_project ("there.concord");
  g_autoptr (GFile) gone = harness_project ("gone.concord");
  ConcordWindow *window = harness_open (there);
  GtkListBoxRow *row;
  GtkWidget *button;

  harness_discard (window);
  concord_recents_add (gone, "A lost project");
  g_file_delete (gone, NULL, NULL);
  harness_settle (200);
  window = open_welcome ();
  row = find_row (window, "A lost project");
  g_assert_nonnull (row);
  g_assert_false (gtk_list_box_row_get_activatable (row));
  g_assert_nonnull (harness_find_text (GTK_WIDGET (row), "moved or deleted"));
  button = harness_find (GTK_WIDGET (row), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  harness_settle (100);
  g_assert_null (find_row (window, "A lost project"));
  activate (find_row (window, "Riverdale partnership"));
  g_assert_true (g_file_equal (concord_session_get_file (concord_window_get_session (window)),
                               there));
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", NULL);

  g_setenv ("CONCORD_DATA_PATH", data, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/welcome/template", test_template);
  g_test_add_func ("/welcome/every-starter", test_every_starter);
  g_test_add_func ("/welcome/sample-is-a-copy", test_sample_is_a_copy);
  g_test_add_func ("/welcome/recents", test_recents);
  return g_test_run ();
}
