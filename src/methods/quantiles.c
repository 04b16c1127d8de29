#include "methods/quantiles.h"

#include <math.h>

#include <gsl/gsl_cdf.h>

#include "methods/method-error.h"

/* How far off a quantile may be, as a share of the probability asked for. */
#define GOOD_ENOUGH 1e-11
#define HALVINGS 1100

static gboolean
is_quantile (double x, double p, double a, double b)
{
  return x >= 0 && x <= 1 && fabs (gsl_cdf_beta_P (x, a, b) - p) <= GOOD_ENOUGH * p;
}

/* Halving between 0 and 1 until the two ends are neighbours: slow, but it cannot fail. */
static double
halve_beta (double p, double a, double b)
{
  double low = 0, high = 1;

  for (int i = 0; i < HALVINGS; i++)
    {
      double middle = low + (high - low) / 2;

      if (middle <= low || middle >= high)
        break;
      if (gsl_cdf_beta_P (middle, a, b) < p)
        low = middle;
      else
        high = middle;
    }
  return low + (high - low) / 2;
}

/**
 * concord_beta_quantile:
 * @p: probability in (0, 1)
 * @a: first shape, > 0
 * @b: second shape, > 0
 *
 * Quantile of the beta distribution. GSL's own inversion is taken where it holds, and gives no
 * answer at all for some shapes; then the distribution function is inverted by halving.
 *
 * Returns: a share in [0, 1]
 */
double
concord_beta_quantile (double p, double a, double b)
{
  double x;

  concord_method_quiet_gsl ();
  x = gsl_cdf_beta_Pinv (p, a, b);
  return is_quantile (x, p, a, b) ? x : halve_beta (p, a, b);
}

/**
 * concord_f_quantile:
 * @p: probability in (0, 1)
 * @numerator: degrees of freedom, > 0, need not be whole
 * @denominator: degrees of freedom, > 0, need not be whole
 *
 * Quantile of Fisher's F distribution from that of the beta distribution, both tails of which are
 * taken so that neither is found by subtraction (M. Abramowitz and I. A. Stegun, Handbook of
 * Mathematical Functions, 1964, 26.6.2).
 *
 * Returns: a ratio >= 0
 */
double
concord_f_quantile (double p, double numerator, double denominator)
{
  double x = concord_beta_quantile (p, numerator / 2, denominator / 2);
  double rest = concord_beta_quantile (1 - p, denominator / 2, numerator / 2);

  return x / rest * (denominator / numerator);
}
