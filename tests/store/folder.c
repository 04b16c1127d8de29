#include "folder.h"

void
folder_set_up (Folder *folder, gconstpointer data)
{
  folder->path = g_dir_make_tmp ("concord-test-XXXXXX", NULL);
  g_assert_nonnull (folder->path);
}

void
folder_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!g_file_test (child, G_FILE_TEST_IS_SYMLINK) && g_file_test (child, G_FILE_TEST_IS_DIR))
        folder_remove (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
folder_tear_down (Folder *folder, gconstpointer data)
{
  folder_remove (folder->path);
  g_free (folder->path);
}

char *
folder_dup_path (const Folder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

void
put (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

char *
get (const char *path)
{
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

void
assert_holds (const char *path, const char *text)
{
  g_autofree char *found = get (path);

  g_assert_cmpstr (found, ==, text);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
dup_listing (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

void
assert_listing (const char *path, const char *expected)
{
  g_autofree char *listing = dup_listing (path);

  g_assert_cmpstr (listing, ==, expected);
}
