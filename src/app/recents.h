/* Projects that were opened lately, as the desktop remembers them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file;
  char *title;
  gint64 time; /* of the last visit, seconds since 1970 */
} ConcordRecent;

void concord_recent_free (ConcordRecent *recent);

void concord_recents_add (GFile *file, const char *title);
void concord_recents_remove (GFile *file);

/* At most @limit, newest first: (transfer full) (element-type ConcordRecent). A file may be gone. */
GPtrArray *concord_recents_find (guint limit);

G_END_DECLS
