#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordShrinkage:
 * @alpha: first shape of the posterior beta distribution, > 0
 * @beta: second shape, > 0
 * @mean: posterior mean, a share in (0, 1)
 * @standard_deviation: of the posterior, a share
 * @low: lower bound of the equal-tailed credible interval, a share in [0, 1]
 * @high: upper bound, a share in [0, 1]
 */
typedef struct
{
  double alpha;
  double beta;
  double mean;
  double standard_deviation;
  double low;
  double high;
} ConcordShrinkage;

gboolean
concord_prior_from_rate (double rate, double strength, double *alpha, double *beta, GError **error);
gboolean concord_shrink (double alpha,
                         double beta,
                         double successes,
                         double trials,
                         double level,
                         ConcordShrinkage *shrinkage,
                         GError **error);

G_END_DECLS
