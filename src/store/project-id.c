#include "store/project-id.h"

#include "model/id.h"

#include <string.h>

/* The project's element comes first in a file; what stands before it is short. */
#define HEAD 4096

char *
concord_project_peek_id (GFile *file)
{
  static const char element[] = "<project ";
  static const char attribute[] = " id=\"";
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[HEAD + 1] = "";
  gsize length = 0;
  const char *start, *end;
  g_autofree char *id = NULL;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, &length, NULL, NULL))
    return NULL;
  head[length] = '\0';
  start = strstr (head, element);
  start = start == NULL ? NULL : strstr (start, attribute);
  if (start == NULL)
    return NULL;
  start += sizeof attribute - 1;
  end = strchr (start, '"');
  id = end == NULL ? NULL : g_strndup (start, (gsize) (end - start));
  return id != NULL && concord_id_is_valid (id) ? g_steal_pointer (&id) : NULL;
}
