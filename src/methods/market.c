
#include "methods/market.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

static gboolean
check_appetites (const double *appetites, gsize n, GError **error)
{
  if (!concord_method_check_given (appetites, n, _ ("the suppliers' appetites"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (appetites[i] < 0 || appetites[i] > 1)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("The appetite of a supplier must lie between 0 and 1."));
  return TRUE;
}

/* Adds the suppliers one by one; the last place, @top, stands for "that many or more". Only sums
   and products of positive numbers, so that small probabilities keep their digits. */
static void
add_suppliers (const double *appetites, gsize n, gsize top, double *distribution)
{
  distribution[0] = 1;
  for (gsize k = 1; k <= top; k++)
    distribution[k] = 0;
  for (gsize i = 0; i < n; i++)
    {
      double p = appetites[i];

      distribution[top] += p * (top > 0 ? distribution[top - 1] : 0);
      for (gsize k = top; k-- > 0;)
        distribution[k] = distribution[k] * (1 - p) + (k > 0 ? distribution[k - 1] * p : 0);
    }
}

/**
 * concord_poisson_binomial:
 * @appetites: (array length=n): probability that each supplier bids, in [0, 1], independent
 * @n: number of suppliers, may be 0
 * @distribution: (out caller-allocates) (array length=n+1): probability of exactly 0, 1 ... n bids
 * @error: an appetite absent or outside [0, 1]
 *
 * Poisson-binomial distribution by adding one supplier after the other (R. E. Barlow and
 * K. D. Heidtmann, IEEE Transactions on Reliability R-33, 1984).
 *
 * Returns: whether there is one
 */
gboolean
concord_poisson_binomial (const double *appetites, gsize n, double *distribution, GError **error)
{
  if (!check_appetites (appetites, n, error))
    return FALSE;
  add_suppliers (appetites, n, n, distribution);
  return TRUE;
}

/**
 * concord_bids_probability:
 * @appetites: (array length=n): probability that each supplier bids, in [0, 1], independent
 * @n: number of suppliers, may be 0
 * @wanted: number of bids wanted
 * @probability: (out): of at least that many bids, in [0, 1]
 * @error: an appetite absent or outside [0, 1]
 *
 * Upper tail of the Poisson-binomial distribution; see concord_poisson_binomial().
 *
 * Returns: whether there is one
 */
gboolean
concord_bids_probability (
    const double *appetites, gsize n, gsize wanted, double *probability, GError **error)
{
  g_autofree double *distribution = NULL;

  if (!check_appetites (appetites, n, error))
    return FALSE;
  if (wanted > n)
    {
      *probability = 0;
      return TRUE;
    }
  distribution = g_new (double, wanted + 1);
  add_suppliers (appetites, n, wanted, distribution);
  *probability = MIN (distribution[wanted], 1);
  return TRUE;
}

/**
 * concord_expected_bids:
 * @appetites: (array length=n): probability that each supplier bids, in [0, 1]
 * @n: number of suppliers, may be 0
 * @expected: (out): mean number of bids, in [0, n]
 * @error: an appetite absent or outside [0, 1]
 *
 * Sum of the appetites; holds whether or not the suppliers decide independently.
 *
 * Returns: whether there is one
 */
gboolean
concord_expected_bids (const double *appetites, gsize n, double *expected, GError **error)
{
  double sum = 0;

  if (!check_appetites (appetites, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    sum += appetites[i];
  *expected = sum;
  return TRUE;
}
