#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize concord_sign_changes (const double *flows, gsize n);
gboolean concord_internal_rates (const double *flows, gsize n, GArray **rates, GError **error);
gboolean
concord_internal_rate (const double *flows, gsize n, double *rate, gsize *n_rates, GError **error);
gboolean concord_modified_internal_rate (const double *flows,
                                         gsize n,
                                         double finance_rate,
                                         double reinvest_rate,
                                         double *rate,
                                         GError **error);

G_END_DECLS
