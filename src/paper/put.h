/* A finished paper put where somebody wants it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE with a sentence where it can't be written; what was there is then as it was. */
gboolean concord_put_file (const char *path, const void *data, gsize size, GError **error);

G_END_DECLS
