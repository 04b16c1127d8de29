/* F1: the page of each stage, in the browser where there is one and in a window of ours else. */
#include "../app/harness.h"
#include "app/help-page.h"
#include "app/help-window.h"
#include "app/help.h"
#include "app/page-kinds.h"

#include "concord-words.h"


static char *
dup_name (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *language = g_file_get_basename (folder);
  g_autofree char *name = g_file_get_basename (file);

  return g_strconcat (language, "/", name, NULL);
}

static void
assert_found (const char *topic, const char *expected)
{
  g_autoptr (GFile) file = concord_help_find (topic);
  g_autofree char *name = NULL;

  g_assert_nonnull (file);
  g_assert_true (g_file_query_exists (file, NULL));
  name = dup_name (file);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_each_stage_has_its_page (void)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  g_assert_cmpuint (n, >=, 6);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *expected = g_strdup_printf ("en/%s.html", kinds[i].stage);

      assert_found (kinds[i].stage, expected);
    }
}

static void
test_contents_where_there_is_no_page (void)
{
  assert_found (NULL, "en/index.html");
  assert_found ("gardening", "en/index.html");
}

/* A folder of help with an English page on two topics and a Welsh one on one of them. */
static void
test_own_language_then_english (void)
{
  g_autofree char *folder = harness_folder ();
  g_autofree char *before = g_strdup (g_getenv ("CONCORD_DATA_PATH"));
  const char *const pages[] = { "en/index.html", "en/money.html", "en/package.html",
                                "cy/index.html", "cy/package.html" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_build_filename (folder, "help", pages[i], NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
      g_assert_true (g_file_set_contents (path, "<html/>", -1, NULL));
    }
  g_setenv ("CONCORD_DATA_PATH", folder, TRUE);
  assert_found ("package", "en/package.html");
  g_assert_null (concord_help_find_in ("cy", "money"));
  {
    g_autoptr (GFile) welsh = concord_help_find_in ("cy", "package");
    g_autofree char *name = dup_name (welsh);

    g_assert_cmpstr (name, ==, "cy/package.html");
  }
  g_setenv ("CONCORD_DATA_PATH", before, TRUE);
}

static void
test_page_becomes_blocks (void)
{
  g_autofree char *folder = harness_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "page.html", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordHelpPage) page = NULL;
  static const char text[]
      = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Two &amp; two</title></head><body>\n"
        "<header><p>For browsers</p></header>\n<main><h1>Head</h1>\n<p>A\n  <strong>b</strong> &lt; "
        "<a href=\"x.html#y\">c</a></p><ol><li>one</li>\n<li>two</li></ol>\n<h2 id=\"q\">Second</h2>"
        "<ul><li>three</li></ul><table><tr><th>k</th><td>v</td></tr></table>"
        "<pre>a\n b</pre></main></body></html>";
  static const struct
  {
    ConcordHelpKind kind;
    const char *markup;
  } expected[] = {
    { CONCORD_HELP_HEADING, "Head" },
    { CONCORD_HELP_PARAGRAPH, "A <b>b</b> &lt; <a href=\"x.html#y\">c</a>" },
    { CONCORD_HELP_ITEM, "1. one" },
    { CONCORD_HELP_ITEM, "2. two" },
    { CONCORD_HELP_HEADING, "Second" },
    { CONCORD_HELP_ITEM, "• three" },
    { CONCORD_HELP_ROW, "<b>k</b>\nv" },
    { CONCORD_HELP_PARAGRAPH, "a\n b" },
  };

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  page = concord_help_page_read (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (page->title, ==, "Two & two");
  g_assert_cmpuint (page->blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ConcordHelpBlock *block = page->blocks->pdata[i];

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpstr (block->markup, ==, expected[i].markup);
    }
  g_assert_cmpstr (((ConcordHelpBlock *) page->blocks->pdata[4])->id, ==, "q");
}

static void
test_broken_page_is_refused (void)
{
  g_autofree char *folder = harness_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "page.html", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "<html><main><p>a</main>", -1, NULL));
  g_assert_null (concord_help_page_read (file, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE);
}

/* --- windows --------------------------------------------------------------------------------- */

static GtkWidget *
find_help_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CONCORD_IS_HELP_WINDOW (window) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static gboolean
help_shows (gpointer title)
{
  GtkWidget *window = find_help_window ();

  return window != NULL && g_strcmp0 (gtk_window_get_title (GTK_WINDOW (window)), title) == 0;
}

/* Any label of the page answers for its links. */
static void
follow (GtkWidget *window, const char *link)
{
  GtkWidget *body = gtk_widget_get_first_child (harness_find (window, GTK_TYPE_VIEWPORT));
  gboolean handled = FALSE;

  g_signal_emit_by_name (gtk_widget_get_first_child (body), "activate-link", link, &handled);
  g_assert_true (handled);
}

/* A window in Welsh opens Welsh help. */
static void
test_welsh_stages (void)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  if (!concord_words_has_language ("cy"))
    {
      g_test_skip ("the Welsh words are not built");
      return;
    }
  concord_words_set_language ("cy");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *expected = g_strdup_printf ("cy/%s.html", kinds[i].stage);

      assert_found (kinds[i].stage, expected);
    }
  assert_found (NULL, "cy/index.html");
  concord_words_set_language (NULL);
}

/* A label warns of markup that it can't show, and a warning ends the test. */
static void
test_every_page_shows (gconstpointer language)
{
  g_autofree char *folder
      = g_build_filename (g_getenv ("CONCORD_DATA_PATH"), "help", language, NULL);
  GtkWidget *window = concord_help_window_new (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".html"))
      {
        g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
        g_autoptr (GError) error = NULL;
        GtkWidget *body;

        g_assert_true (concord_help_window_go (CONCORD_HELP_WINDOW (window), file, &error));
        g_assert_no_error (error);
        body = gtk_widget_get_first_child (harness_find (window, GTK_TYPE_VIEWPORT));
        g_assert_cmpint (gtk_accessible_get_accessible_role (
                             GTK_ACCESSIBLE (gtk_widget_get_first_child (body))),
                         ==, GTK_ACCESSIBLE_ROLE_HEADING);
        n++;
      }
  g_assert_cmpuint (n, >=, 15);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* No program opens web addresses here: the window of ours shows the page of the stage. */
static void
test_window_where_there_is_no_browser (void)
{
  g_autoptr (GFile) file = harness_project ("project.concord");
  ConcordWindow *window = harness_open (file);
  GtkWidget *help;

  g_assert_null (g_app_info_get_default_for_uri_scheme ("https"));
  g_assert_true (concord_window_go (window, "package"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL));
  harness_wait (help_shows, (gpointer) "Package – Concord help");
  help = find_help_window ();
  g_assert_nonnull (harness_find_text (help, "Package"));

  follow (help, "numbers.html#market");
  harness_wait (help_shows, (gpointer) "What each number means – Concord help");
  harness_settle (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (
                         GTK_SCROLLED_WINDOW (harness_find (help, GTK_TYPE_SCROLLED_WINDOW)))),
                     >, 0);
  gtk_window_close (GTK_WINDOW (help));
  harness_discard (window);
}

static void
test_keys (void)
{
  GtkApplication *application = harness_application ();
  g_auto (GStrv) help = gtk_application_get_accels_for_action (application, "win.help");
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, "win.shortcuts");

  g_assert_cmpstr (help[0], ==, "F1");
  g_assert_null (help[1]);
  g_assert_cmpstr (keys[0], ==, "<Control>question");
  g_assert_null (keys[1]);
}

static gboolean
file_is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A browser that writes down what it was asked to open. */
static void
test_browser_is_asked (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *desktop = g_build_filename (folder, "web-browser.desktop", NULL);
  g_autofree char *list = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *own = harness_folder ();
  g_autofree char *asked = g_build_filename (own, "asked", NULL);
  g_autofree char *browser = g_build_filename (own, "browser", NULL);
  g_autofree char *script
      = g_strdup_printf ("#!/bin/sh\necho \"$1\" >%s.new\nmv %s.new %s\n", asked, asked, asked);
  g_autofree char *entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Web\nExec=%s %%u\n"
                                            "MimeType=x-scheme-handler/https;\n",
                                            browser);
  g_autoptr (GFile) file = harness_project ("project.concord");
  ConcordWindow *window = harness_open (file);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents_full (browser, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_assert_true (g_file_set_contents (desktop, entry, -1, NULL));
  g_assert_true (g_file_set_contents (
      list, "[Default Applications]\nx-scheme-handler/https=web-browser.desktop\n", -1, NULL));
  g_assert_true (concord_window_go (window, "money"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.help", NULL));
  harness_wait (file_is_there, asked);
  g_assert_true (g_file_get_contents (asked, &text, NULL, NULL));
  g_assert_true (g_str_has_suffix (text, "/help/en/money.html\n"));
  g_assert_null (find_help_window ());
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", NULL);

  harness_hide_programs ();
  g_setenv ("CONCORD_DATA_PATH", data, TRUE);
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/help/each-stage-has-its-page", test_each_stage_has_its_page);
  g_test_add_func ("/help/contents-where-there-is-no-page", test_contents_where_there_is_no_page);
  g_test_add_func ("/help/own-language-then-english", test_own_language_then_english);
  g_test_add_func ("/help/page-becomes-blocks", test_page_becomes_blocks);
  g_test_add_func ("/help/broken-page-is-refused", test_broken_page_is_refused);
  g_test_add_func ("/help/keys", test_keys);
  g_test_add_func ("/help/welsh-stages", test_welsh_stages);
  g_test_add_data_func ("/help/every-page-shows", "en", test_every_page_shows);
  g_test_add_data_func ("/help/every-welsh-page-shows", "cy", test_every_page_shows);
  if (g_getenv ("CONCORD_TEST_BROWSER") != NULL)
    g_test_add_func ("/help/browser-is-asked", test_browser_is_asked);
  else
    g_test_add_func ("/help/window-where-there-is-no-browser",
                     test_window_where_there_is_no_browser);
  return g_test_run ();
}
