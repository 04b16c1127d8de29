/* Waiting for a window's own work, as long as there is any and no longer. */
#pragma once

#include <glib.h>

/* Lets the main loop run until nothing is idle, drawn, under way to the screen or due within
 * @milliseconds; at most so long. What threads, other programs and the file system do is to be waited
 * for by what it changes: see harness_wait(). */
void settle (guint milliseconds);
