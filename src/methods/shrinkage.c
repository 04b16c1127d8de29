
#include "methods/shrinkage.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"
#include "methods/quantiles.h"

/* Shapes beyond this say nothing about contracts, and the tails can't be told apart. */
#define GREATEST_SHAPE 1e7
#define LEAST_SHAPE 1e-6

/**
 * concord_prior_from_rate:
 * @rate: base rate of success, a share in (0, 1)
 * @strength: how many contracts the base rate counts for, > 0
 * @alpha: (out): first shape of the prior beta distribution, rate x strength
 * @beta: (out): second shape, (1 - rate) x strength
 * @error: a rate of 0 or 1 (it would outweigh any record), a strength that isn't above 0
 *
 * Prior by mean and size (A. Gelman and others, Bayesian Data Analysis, 3rd ed., 2013, section
 * 2.4).
 *
 * Returns: whether there is such a prior
 */
gboolean
concord_prior_from_rate (double rate, double strength, double *alpha, double *beta, GError **error)
{
  if (isnan (rate) || isnan (strength))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The base rate or its strength has not been given."));
  if (!(rate > 0 && rate < 1))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The base rate must lie between 0 and 1, without reaching "
                                     "either."));
  if (!(strength > 0) || isinf (strength))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The strength of the base rate must be more than 0 "
                                     "contracts."));
  *alpha = rate * strength;
  *beta = (1 - rate) * strength;
  return TRUE;
}

static gboolean
check_record (double successes, double trials, GError **error)
{
  if (isnan (successes) || isnan (trials))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The number of contracts, or of those that went well, has "
                                     "not been given."));
  if (trials < 0 || isinf (trials) || successes < 0 || successes > trials)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The contracts that went well must number between 0 and all "
                                     "contracts."));
  return TRUE;
}

static gboolean
check_shapes (double alpha, double beta, GError **error)
{
  if (isnan (alpha) || isnan (beta))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The base rate has not been given."));
  if (!(alpha >= LEAST_SHAPE && beta >= LEAST_SHAPE))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Both numbers of the base rate must be more than 0."));
  if (alpha > GREATEST_SHAPE || beta > GREATEST_SHAPE)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_OVERFLOW,
                                  _ ("The numbers are too large to calculate with."));
  return TRUE;
}

/**
 * concord_shrink:
 * @alpha: first shape of the prior, > 0: successes it counts for
 * @beta: second shape of the prior, > 0: failures it counts for
 * @successes: count, 0 <= successes <= trials
 * @trials: count, >= 0; with none the prior comes back
 * @level: of the credible interval, a share in (0, 1)
 * @shrinkage: (out): the posterior
 * @error: a number absent or out of range
 *
 * Beta-binomial shrinkage of a track record towards a base rate: posterior mean (a + y) / (a + b +
 * n) with an equal-tailed credible interval (A. Gelman and others, Bayesian Data Analysis, 3rd ed.,
 * 2013, section 2.4).
 *
 * Returns: whether there is one
 */
gboolean
concord_shrink (double alpha,
                double beta,
                double successes,
                double trials,
                double level,
                ConcordShrinkage *shrinkage,
                GError **error)
{
  double a, b, sum;

  if (!check_shapes (alpha, beta, error) || !check_record (successes, trials, error)
      || !concord_method_check_level (level, error))
    return FALSE;
  a = alpha + successes;
  b = beta + (trials - successes);
  if (!check_shapes (a, b, error))
    return FALSE;
  sum = a + b;
  shrinkage->alpha = a;
  shrinkage->beta = b;
  shrinkage->mean = a / sum;
  shrinkage->standard_deviation = sqrt (a / sum * (b / sum) / (sum + 1));
  shrinkage->low = concord_beta_quantile ((1 - level) / 2, a, b);
  shrinkage->high = 1 - concord_beta_quantile ((1 - level) / 2, b, a);
  return TRUE;
}
