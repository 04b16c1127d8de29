#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean
concord_correlation_root (const double *correlation, gsize n, double *root, GError **error);

G_END_DECLS
