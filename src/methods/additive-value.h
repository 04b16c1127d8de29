#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean concord_additive_value (const double *weights,
                                 const double *values,
                                 gsize n_options,
                                 gsize n_criteria,
                                 double *totals,
                                 gsize *missing,
                                 GError **error);
double concord_tie_tolerance (const double *values, gsize n);
void concord_rank_totals (const double *totals, gsize n, double tolerance, guint *ranks);
gsize concord_winners (const guint *ranks, gsize n, gsize *winners);

G_END_DECLS
