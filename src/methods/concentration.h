#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean concord_herfindahl (
    const double *shares, gsize n, double *hhi, double *shares_missing, GError **error);

G_END_DECLS
