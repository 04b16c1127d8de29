#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What concord_tree_weights() gives as the failed parent when the trouble is not in one group. */
#define CONCORD_NO_FAILED_PARENT (-2)

gboolean concord_normalise_weights (const double *points, gsize n, double *weights, GError **error);
gboolean concord_swing_weights (
    const double *points, gsize n, double *swings, double *weights, GError **error);
gboolean concord_rank_order_weights (const gsize *order, gsize n, double *weights, GError **error);
gboolean concord_tree_weights (const int *parents,
                               const double *points,
                               gsize n,
                               double *local,
                               double *global,
                               int *failed_parent,
                               GError **error);

G_END_DECLS
