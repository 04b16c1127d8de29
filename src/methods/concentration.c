
#include "methods/concentration.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

/* What typed percentages may add up to above 100 by their own rounding in binary. */
#define ROUNDING 1e-6

/**
 * concord_herfindahl:
 * @shares: (array length=n): shares of a market in percent, each in [0, 100], adding up to no
 *   more than 100
 * @n: number of firms, > 0
 * @hhi: (out): sum of the squared percent shares, in [0, 10000]
 * @shares_missing: (out) (optional): what the shares leave of 100, in percent; taken as many
 *   small firms, whose squares add up to nothing
 * @error: no shares; one absent, negative or above 100; more than 100 together
 *
 * Herfindahl-Hirschman index (O. C. Herfindahl, Concentration in the Steel Industry, 1950;
 * A. O. Hirschman, National Power and the Structure of Foreign Trade, 1945).
 *
 * Returns: whether there is one
 */
gboolean
concord_herfindahl (
    const double *shares, gsize n, double *hhi, double *shares_missing, GError **error)
{
  double sum = 0, squares = 0;

  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("Concentration needs the market share of at least one firm."));
  if (!concord_method_check_given (shares, n, _ ("the market shares"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (shares[i] < 0 || shares[i] > 100)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("A market share must lie between 0 and 100 percent."));
      sum += shares[i];
      squares += shares[i] * shares[i];
    }
  if (sum > 100 + ROUNDING)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The market shares add up to %.1f percent, which is more "
                                     "than 100."),
                                  sum);
  *hhi = squares;
  if (shares_missing != NULL)
    *shares_missing = MAX (0, 100 - sum);
  return TRUE;
}
