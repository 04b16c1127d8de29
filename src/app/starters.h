/* Templates and sample projects that come with the program. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file;
  char *title;
  char *summary; /* or NULL */
} ConcordStarter;

void concord_starter_free (ConcordStarter *starter);

/* The sound projects in the folder @name ("templates", "samples") of the program's data, by file
 * name: (transfer full) (element-type ConcordStarter). */
GPtrArray *concord_starters_find (const char *name);

G_END_DECLS
