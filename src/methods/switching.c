
#include "methods/switching.h"

#include <math.h>

#include "concord-words.h"

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

/**
 * concord_switching_line:
 * @varied: net present value of the option that holds the line, in pounds
 * @other: net present value of the option it is held against
 * @line: what the line, or a group of lines, adds to @varied, in pounds: minus the present cost of
 *   a cost, plus the present value of a benefit
 * @percent: (out): the change of the line at which both are worth the same: 25 where it has to be
 *   a quarter larger, -100 where it has to be gone; beyond that the line has to change its sign.
 *   NaN where the line is worth nothing and the options don't tie, so that no change does it
 * @error: a number absent or infinite
 *
 * NPV(varied) + x line = NPV(other) is linear in x (HM Treasury, The Green Book, 2022, section 5).
 *
 * Returns: whether the numbers are sound
 */
gboolean
concord_switching_line (
    double varied, double other, double line, double *percent, GError **error)
{
  const double values[] = { varied, other, line };

  if (!concord_method_check_given (values, 3, _ ("the present values"), error))
    return FALSE;
  *percent = (other - varied) / line * 100;
  if (!(fabs (other - varied) > 0))
    *percent = 0;
  else if (!isfinite (*percent))
    *percent = NAN;
  return TRUE;
}
