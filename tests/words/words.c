/* Words in the program's language and in another one beside it, with a small translation of the
 * test's own. The Welsh forms of "dog" are the example in the manual of GNU gettext's plural forms. */
#include "concord-catalogue.h"
#include "concord-words.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *
get_dogs (gulong n)
{
  return ngettext ("%u dog", "%u dogs", n);
}

static void
test_own_language (void)
{
  g_assert_null (concord_words_get_language ());
  g_assert_cmpstr (_ ("March"), ==, "March");
  g_assert_cmpstr (get_dogs (1), ==, "%u dog");
  g_assert_cmpstr (get_dogs (0), ==, "%u dogs");
  g_assert_cmpstr (concord_words_get_spoken (), ==, "en");
  g_assert_cmpstr (concord_words_get (""), ==, "");
}

static void
test_other_language (void)
{
  g_assert_null (concord_words_set_language ("cy"));
  g_assert_cmpstr (concord_words_get_language (), ==, "cy");
  g_assert_cmpstr (concord_words_get_spoken (), ==, "cy");
  g_assert_cmpstr (_ ("March"), ==, "Mawrth");
  g_assert_cmpstr (_ ("Zebra"), ==, "Sebra");
  g_assert_cmpstr (_ ("Aardvark"), ==, "Aardvark");
  g_assert_cmpstr (get_dogs (1), ==, "%u ci");
  g_assert_cmpstr (get_dogs (2), ==, "%u gi");
  g_assert_cmpstr (get_dogs (3), ==, "%u chi");
  g_assert_cmpstr (get_dogs (8), ==, "%u o gŵn");
  g_assert_cmpstr (get_dogs (11), ==, "%u o gŵn");
  g_assert_cmpstr (get_dogs (0), ==, "%u chi");
  g_assert_cmpstr (ngettext ("%u cat", "%u cats", 2), ==, "%u cats");

  g_assert_cmpstr (concord_words_set_language ("en"), ==, "cy");
  g_assert_cmpstr (_ ("March"), ==, "March");
  g_assert_cmpstr (get_dogs (2), ==, "%u dogs");
  g_assert_cmpstr (concord_words_set_language (NULL), ==, "en");
  g_assert_null (concord_words_get_language ());
}

/* One that is not spoken here is the program's own. */
static void
test_unknown_language (void)
{
  g_assert_false (concord_words_has_language ("tlh"));
  g_assert_true (concord_words_has_language ("en"));
  g_assert_true (concord_words_has_language ("cy"));
  concord_words_set_language ("tlh");
  g_assert_null (concord_words_get_language ());
  g_assert_cmpstr (_ ("March"), ==, "March");
}

static gpointer
look_in_thread (gpointer data)
{
  g_assert_null (concord_words_get_language ());
  concord_words_set_language ("en");
  return (gpointer) _ ("March");
}

static void
test_threads (void)
{
  GThread *thread;

  concord_words_set_language ("cy");
  thread = g_thread_new ("words", look_in_thread, NULL);
  g_assert_cmpstr (g_thread_join (thread), ==, "March");
  g_assert_cmpstr (_ ("March"), ==, "Mawrth");
  concord_words_set_language (NULL);
}

static ConcordCatalogue *
read_bytes (const char *path, const char *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return concord_catalogue_read (path);
}

/* Cut at every byte it is refused, or as good as whole where only padding is gone. */
static void
test_broken_files (void)
{
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  gsize length;
  guint refused = 0;
  int handle = g_file_open_tmp ("concord-words-XXXXXX", &path, NULL);

  g_close (handle, NULL);
  g_assert_true (g_file_get_contents (g_getenv ("CONCORD_TOY"), &bytes, &length, NULL));
  for (gsize cut = 0; cut < length; cut++)
    {
      ConcordCatalogue *catalogue = read_bytes (path, bytes, cut);

      refused += catalogue == NULL;
      if (catalogue == NULL)
        continue;
      g_assert_cmpstr (concord_catalogue_find (catalogue, "Zebra", 0), ==, "Sebra");
      concord_catalogue_free (catalogue);
    }
  g_assert_cmpuint (refused, >=, length - 1);
  bytes[0] ^= 1;
  g_assert_null (read_bytes (path, bytes, length));
  g_unlink (path);
  g_assert_null (concord_catalogue_read (path));
}

static void
test_forms_that_are_not_there (void)
{
  ConcordCatalogue *catalogue = concord_catalogue_read (g_getenv ("CONCORD_TOY"));

  g_assert_nonnull (catalogue);
  g_assert_cmpstr (concord_catalogue_find (catalogue, "%u dog", 3), ==, "%u o gŵn");
  g_assert_null (concord_catalogue_find (catalogue, "%u dog", 4));
  g_assert_null (concord_catalogue_find (catalogue, "March", 1));
  g_assert_null (concord_catalogue_find (catalogue, "Marc", 0));
  concord_catalogue_free (catalogue);
}

/* The translation where an installed program looks for it. */
static char *
install_toy (void)
{
  char *folder = g_dir_make_tmp ("concord-words-XXXXXX", NULL);
  g_autofree char *place = g_build_filename (folder, "cy", "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (place, "concord.mo", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir_with_parents (place, 0700), ==, 0);
  g_assert_true (g_file_get_contents (g_getenv ("CONCORD_TOY"), &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_setenv ("CONCORD_LOCALE_PATH", folder, TRUE);
  return folder;
}

static void
remove_toy (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "cy", "LC_MESSAGES", "concord.mo", NULL);

  g_unlink (path);
  for (guint i = 0; i < 3; i++)
    {
      *strrchr (path, '/') = '\0';
      g_rmdir (path);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = install_toy ();
  int status;

  g_test_init (&argc, &argv, NULL);
  concord_words_start ();
  g_test_add_func ("/words/own-language", test_own_language);
  g_test_add_func ("/words/other-language", test_other_language);
  g_test_add_func ("/words/unknown-language", test_unknown_language);
  g_test_add_func ("/words/threads", test_threads);
  g_test_add_func ("/words/broken-files", test_broken_files);
  g_test_add_func ("/words/forms-that-are-not-there", test_forms_that_are_not_there);
  status = g_test_run ();
  remove_toy (folder);
  return status;
}
