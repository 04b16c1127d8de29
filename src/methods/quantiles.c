#include "methods/quantiles.h"

#include <float.h>
#include <math.h>

#include <gsl/gsl_sf_gamma.h>

#include "methods/method-error.h"

/* The fraction needs about sqrt (a + b) terms. */
#define MOST_TERMS 100000
/* From 1 down to the least number above 0. */
#define MOST_HALVINGS 1100

static double
away_from_zero (double number)
{
  return fabs (number) < DBL_MIN ? DBL_MIN : number;
}

/* The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22;
   I. J. Thompson and A. R. Barnett, Journal of Computational Physics 64, 1986). */
static double
beta_fraction (double x, double a, double b)
{
  double c = 1, d = 1 / away_from_zero (1 - (a + b) * x / (a + 1)), fraction = d;

  for (int m = 1; m <= MOST_TERMS; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double step;

      d = 1 / away_from_zero (1 + even * d);
      c = away_from_zero (1 + even / c);
      fraction *= c * d;
      d = 1 / away_from_zero (1 + odd * d);
      c = away_from_zero (1 + odd / c);
      step = c * d;
      fraction *= step;
      if (fabs (step - 1) <= 2 * DBL_EPSILON)
        break;
    }
  return fraction;
}

/* Share of the beta distribution below @x. GSL's own stops after 512 terms with no answer, and
   its quantiles with it. */
static double
beta_below (double x, double a, double b)
{
  double scale;

  if (x <= 0 || x >= 1)
    return x >= 1;
  scale = exp (a * log (x) + b * log1p (-x) - gsl_sf_lnbeta (a, b));
  if (x < (a + 1) / (a + b + 2))
    return scale * beta_fraction (x, a, b) / a;
  return 1 - scale * beta_fraction (1 - x, b, a) / b;
}

/**
 * concord_beta_quantile:
 * @p: probability in (0, 1)
 * @a: first shape, 1e-6 to 1e7
 * @b: second shape, 1e-6 to 1e7
 *
 * Quantile of the beta distribution, its distribution function (DLMF 8.17) inverted by halving
 * until the two ends are neighbours: slower than Newton's method, but it cannot fail.
 *
 * Returns: a share in [0, 1]
 */
double
concord_beta_quantile (double p, double a, double b)
{
  double low = 0, high = 1;

  concord_method_quiet_gsl ();
  for (int i = 0; i < MOST_HALVINGS; i++)
    {
      double middle = low + (high - low) / 2;

      if (middle <= low || middle >= high)
        break;
      if (beta_below (middle, a, b) < p)
        low = middle;
      else
        high = middle;
    }
  return low + (high - low) / 2;
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
