/* Times for people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The day of now here, as GDate's Julian day number; 0 where @now (seconds since 1970) is
 * no time. */
guint32 concord_when_get_day (gint64 now);

/* "14:02" today, "3 March 2026, 14:02" on other days; NULL where @seconds (since 1970) is no time.
 * The caller frees. */
char *concord_when_dup (gint64 seconds);

G_END_DECLS
