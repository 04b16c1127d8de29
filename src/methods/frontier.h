#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean concord_efficient_options (const double *costs,
                                    const double *values,
                                    gsize n,
                                    gsize *efficient,
                                    gsize *n_efficient,
                                    GError **error);

G_END_DECLS
