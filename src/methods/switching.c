#include "concord-config.h"

#include "methods/switching.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "methods/discounting.h"
#include "methods/method-error.h"

/**
 * concord_switching_value:
 * @varied: (array length=n): flows of the option that changes, by year, year 0 first, in pounds
 * @other: (array length=n): flows of the option it is held against
 * @factors: (array length=n): from concord_discount_factors()
 * @n: number of years, > 0
 * @from: first year that changes
 * @to: last year that changes, @from <= @to < @n
 * @switching: (out): the change at which the two tie
 * @error: a flow absent or infinite; years out of range or reversed
 *
 * Switching value: x with NPV(varied) + x sum D_t = NPV(other), the sum over the years that change
 * (HM Treasury, The Green Book, 2022, section 5).
 *
 * Returns: whether there is one
 */
gboolean
concord_switching_value (const double *varied,
                         const double *other,
                         const double *factors,
                         gsize n,
                         gsize from,
                         gsize to,
                         ConcordSwitching *switching,
                         GError **error)
{
  double annuity = 0, now = 0, size = 0, gap;

  if (from > to || to >= n)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The years that change must lie within the years of the "
                                     "options, the first no later than the last."));
  if (!concord_present_values (varied, factors, n, NULL, &switching->varied, error)
      || !concord_present_values (other, factors, n, NULL, &switching->other, error))
    return FALSE;
  for (gsize year = from; year <= to; year++)
    {
      annuity += factors[year];
      now += factors[year] * varied[year];
      size += factors[year] * fabs (varied[year]);
    }
  gap = switching->other - switching->varied;
  switching->amount = gap / annuity;
  /* Flows that only cancel to their last digits are nothing to take a percentage of. */
  switching->percent = fabs (now) > size * 1e-12 ? gap / now * 100 : NAN;
  if (isinf (switching->percent))
    switching->percent = NAN;
  return concord_method_check_result (&switching->amount, 1, error);
}
