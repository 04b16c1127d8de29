
#include "methods/intervals.h"

#include <math.h>

#include "concord-words.h"
#include <gsl/gsl_cdf.h>

#include "methods/method-error.h"

/**
 * concord_normal_quantile:
 * @level: two-sided confidence level, a share in (0, 1); 0.95 for 95 %
 * @z: (out): how many standard errors each side, > 0; 1.959964 for 95 %
 * @error: a level outside (0, 1)
 *
 * Quantile of the standard normal distribution at (1 + @level) / 2, from GSL.
 *
 * Returns: whether there is one
 */
gboolean
concord_normal_quantile (double level, double *z, GError **error)
{
  if (!concord_method_check_level (level, error))
    return FALSE;
  *z = gsl_cdf_ugaussian_Qinv ((1 - level) / 2);
  return TRUE;
}

static gboolean
check_share (double successes, double trials, GError **error)
{
  if (isnan (successes) || isnan (trials))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("A share needs both the number of answers and how many of "
                                     "them count."));
  if (!isfinite (trials) || trials <= 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There is no share of no answers."));
  if (successes < 0 || successes > trials)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The number that counts must lie between 0 and the number "
                                     "of answers."));
  return TRUE;
}

static gboolean
check_population (double trials, double population, GError **error)
{
  if (isnan (population) || isinf (population))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The size of the population has not been given."));
  if (trials > population)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("More answers were given than there are people in the "
                                     "population."));
  if (population < 1)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("A population has at least one person."));
  return TRUE;
}

static gboolean
check_quantile (double z, GError **error)
{
  if (z >= 0 && isfinite (z))
    return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                _ ("The number of standard errors must be zero or more."));
}

/* (N - n) / (N - 1): what is left of the variance when the rest of the population is small. */
static double
population_factor (double trials, double population)
{
  return population > trials ? MIN (1, (population - trials) / (population - 1)) : 0;
}

static void
score_interval (double share, double n, double z, double *low, double *high)
{
  double reach = z * z / n;
  double centre = (share + reach / 2) / (1 + reach);
  double half = z / (1 + reach) * sqrt (share * (1 - share) / n + reach / n / 4);

  /* At the ends of the scale the formula meets them exactly; rounding would not. */
  *low = share <= 0 ? 0 : CLAMP (centre - half, 0, share);
  *high = share >= 1 ? 1 : CLAMP (centre + half, share, 1);
}

/**
 * concord_wilson_interval:
 * @successes: count, 0 <= successes <= trials
 * @trials: count, > 0
 * @z: normal quantile, 1.959964 for 95 %, >= 0
 * @low: (out): lower bound, a share in [0, 1]
 * @high: (out): upper bound, a share in [0, 1]
 * @error: a count absent or out of range; no trials
 *
 * Score interval for a share, without continuity correction (E. B. Wilson, JASA 22, 1927;
 * R. G. Newcombe, Statistics in Medicine 17, 1998, method 3).
 *
 * Returns: whether there is one
 */
gboolean
concord_wilson_interval (
    double successes, double trials, double z, double *low, double *high, GError **error)
{
  if (!check_share (successes, trials, error) || !check_quantile (z, error))
    return FALSE;
  score_interval (successes / trials, trials, z, low, high);
  return TRUE;
}

/**
 * concord_wilson_interval_finite:
 * @successes: count, 0 <= successes <= trials
 * @trials: count, > 0
 * @population: count, >= @trials; where equal the share is known and the interval is a point
 * @z: normal quantile, 1.959964 for 95 %, >= 0
 * @low: (out): lower bound, a share in [0, 1]
 * @high: (out): upper bound, a share in [0, 1]
 * @error: a count absent or out of range; no trials; more trials than population
 *
 * Wilson's interval with n (N - 1) / (N - n) in place of n, so that its standard error is the one
 * of simple random sampling without replacement (W. G. Cochran, Sampling Techniques, 3rd ed.,
 * 1977, section 3.2).
 *
 * Returns: whether there is one
 */
gboolean
concord_wilson_interval_finite (double successes,
                                double trials,
                                double population,
                                double z,
                                double *low,
                                double *high,
                                GError **error)
{
  double factor;

  if (!check_share (successes, trials, error) || !check_population (trials, population, error)
      || !check_quantile (z, error))
    return FALSE;
  factor = population_factor (trials, population);
  if (factor > 0)
    score_interval (successes / trials, trials / factor, z, low, high);
  else
    *low = *high = successes / trials;
  return TRUE;
}

/**
 * concord_share_standard_error:
 * @successes: count, 0 <= successes <= trials
 * @trials: count, > 0
 * @population: count, >= @trials; NaN for one without limit
 * @standard_error: (out): of the share successes / trials, a share in [0, 0.5]
 * @error: a count absent or out of range; no trials; more trials than population
 *
 * sqrt (p (1 - p) / n), times sqrt ((N - n) / (N - 1)) for a finite population (W. G. Cochran,
 * Sampling Techniques, 3rd ed., 1977, section 3.2).
 *
 * Returns: whether there is one
 */
gboolean
concord_share_standard_error (
    double successes, double trials, double population, double *standard_error, GError **error)
{
  double share;

  if (!check_share (successes, trials, error))
    return FALSE;
  if (!isnan (population) && !check_population (trials, population, error))
    return FALSE;
  share = successes / trials;
  *standard_error = sqrt (share * (1 - share) / trials);
  if (!isnan (population))
    *standard_error *= sqrt (population_factor (trials, population));
  return TRUE;
}

static gboolean
check_answers (const double *counts, gsize n_answers, GError **error)
{
  if (n_answers != 5 && n_answers != 7)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Net agreement needs a scale of 5 or 7 answers."));
  if (!concord_method_check_given (counts, n_answers, _ ("the answers"), error))
    return FALSE;
  for (gsize i = 0; i < n_answers; i++)
    if (counts[i] < 0)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("A number of answers cannot be negative."));
  return TRUE;
}

/**
 * concord_net_agreement:
 * @counts: (array length=n_answers): answers from strongly disagree to strongly agree, each >= 0;
 *   whole, or weighted to totals
 * @n_answers: 5 or 7
 * @population: count, >= the number of answers; NaN for one without limit
 * @z: normal quantile, 1.959964 for 95 %, >= 0
 * @agreement: (out): shares in [-1, 1]
 * @error: another number of answers, counts absent or negative, nobody answered, more answers
 *   than population
 *
 * Share above the middle p+ less share below it p-; its variance is (p+ + p- - net^2) / n, that of
 * a difference of two multinomial shares (A. Agresti, Categorical Data Analysis, 2nd ed., 2002,
 * chapter 1), times (N - n) / (N - 1) for a finite population. Bounds are clipped to [-1, 1].
 *
 * Returns: whether there is one
 */
gboolean
concord_net_agreement (const double *counts,
                       gsize n_answers,
                       double population,
                       double z,
                       ConcordNetAgreement *agreement,
                       GError **error)
{
  double below = 0, above = 0, n, net, variance;

  if (!check_answers (counts, n_answers, error) || !check_quantile (z, error))
    return FALSE;
  for (gsize i = 0; i < n_answers / 2; i++)
    {
      below += counts[i];
      above += counts[n_answers - 1 - i];
    }
  n = below + counts[n_answers / 2] + above;
  if (!check_share (0, n, error))
    return FALSE;
  if (!isnan (population) && !check_population (n, population, error))
    return FALSE;
  net = (above - below) / n;
  variance = MAX (0, ((above + below) / n - net * net) / n);
  if (!isnan (population))
    variance *= population_factor (n, population);
  *agreement = (ConcordNetAgreement){ n, net, MAX (-1, net - z * sqrt (variance)),
                                      MIN (1, net + z * sqrt (variance)) };
  return TRUE;
}
