/* Where a file really is, so that two spellings of one file are known to be one. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The path of @file with all links followed; its address where it has no path, or is not there. May
 * wait for a server: call it in a thread where nothing has just been read. The caller frees. */
char *concord_file_place_dup (GFile *file);

G_END_DECLS
