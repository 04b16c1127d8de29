#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The value of the better anchor of a linear scale; the worse one is 0. */
#define CONCORD_FULL_VALUE 100.0

gboolean concord_linear_value (double low,
                               double high,
                               gboolean higher_is_better,
                               const double *x,
                               gsize n,
                               double *values,
                               GError **error);
gboolean concord_piecewise_value (const double *points_x,
                                  const double *points_value,
                                  gsize n_points,
                                  const double *x,
                                  gsize n,
                                  double *values,
                                  GError **error);

G_END_DECLS
