#include "app/file-place.h"

#include <stdlib.h>

char *
concord_file_place_dup (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path == NULL ? NULL : realpath (path, NULL);

  return real != NULL ? real : g_file_get_uri (file);
}
