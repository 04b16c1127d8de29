/* A GFile that is not native, as those of GVfs: it hands over to a local file with GIO's calls. */
#pragma once

#include <gio/gio.h>

GFile *slow_file_new (const char *path);

/* Cancels @cancellable as soon as a replacement has been opened. */
void slow_file_cancel_on_replace (GFile *file, GCancellable *cancellable);
