#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_METRIC_NOMINAL,
  CONCORD_METRIC_ORDINAL,
  CONCORD_METRIC_INTERVAL,
  CONCORD_METRIC_RATIO,
} ConcordMetric;

gboolean concord_krippendorff_alpha (const double *ratings,
                                     gsize n_raters,
                                     gsize n_units,
                                     ConcordMetric metric,
                                     double *alpha,
                                     GError **error);

G_END_DECLS
