/* What bytes look like that are no Concord project. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sentence that says what these bytes are, where they can't be a project: a web page, a
 * spreadsheet, nothing at all. NULL where they may be one. @line (out): where, 0 for nowhere. */
const char *concord_sniff (const guint8 *bytes, gsize length, int *line);

G_END_DECLS
