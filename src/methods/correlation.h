#pragma once

#include "methods/progress.h"

G_BEGIN_DECLS

gboolean concord_correlation_check (const double *correlation, gsize n, GError **error);
gboolean concord_correlation_root (const double *correlation,
                                   gsize n,
                                   const ConcordProgress *progress,
                                   double *root,
                                   GError **error);

G_END_DECLS
