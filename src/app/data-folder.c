#include "app/data-folder.h"

#include "concord-config.h"

/* CONCORD_DATA_PATH names the data of a program that is not installed. */
char *
concord_data_folder_dup (const char *name)
{
  const char *path = g_getenv ("CONCORD_DATA_PATH");
  g_autofree char *installed = g_build_filename (CONCORD_DATA_DIR, name, NULL);

  if (path != NULL && *path != '\0')
    return g_build_filename (path, name, NULL);
  if (g_file_test (installed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&installed);
  return g_build_filename (CONCORD_SOURCE_DATA_DIR, name, NULL);
}
