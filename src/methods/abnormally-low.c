
#include "methods/abnormally-low.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

/* "More than 15 %" must not turn on the last binary digit of 0.15. */
#define ROUNDING 1e-9

static gboolean
check_rule (const ConcordLowBidRule *rule, GError **error)
{
  if (rule->below_average >= 0 && rule->below_average < 1 && rule->margin >= 0
      && isfinite (rule->margin) && rule->margin_low >= 0 && rule->margin_high >= rule->margin_low
      && isfinite (rule->margin_high))
    return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                _ ("The numbers of the rule for abnormally low bids are out of "
                                   "range."));
}

static gboolean
check_prices (const double *prices, gsize n, GError **error)
{
  if (n < 2)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("At least two bids are needed to say that one is abnormally "
                                     "low."));
  if (!concord_method_check_given (prices, n, _ ("the prices"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (prices[i] < 0)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("Price %zu is negative."), i + 1);
  return TRUE;
}

static double
average_without_highest (const double *prices, gsize n)
{
  gsize highest = 0;
  double average = 0;

  for (gsize i = 1; i < n; i++)
    if (prices[i] > prices[highest])
      highest = i;
  for (gsize i = 0; i < n; i++)
    if (i != highest)
      average += prices[i] / (n - 1);
  return average;
}

static double
lowest_other (const double *prices, const gboolean *qualifies, gsize n, gsize bid)
{
  double lowest = NAN;

  for (gsize i = 0; i < n; i++)
    if (i != bid && (qualifies == NULL || qualifies[i]))
      lowest = fmin (lowest, prices[i]);
  return lowest;
}

/**
 * concord_flag_low_bids:
 * @rule: the numbers of the rule
 * @prices: (array length=n): price of each bid, in pounds, >= 0
 * @qualifies: (array length=n) (nullable): %FALSE for a bid that is already excluded; %NULL where
 *   none is
 * @n: number of bids, >= 2
 * @flags: (out caller-allocates) (array length=n): whether the bid calls for an enquiry (never
 *   for a rejection); an excluded bid is not flagged
 * @margins: (out caller-allocates) (array length=n): how far below the lowest other qualifying
 *   price each bid must lie, in pounds; NaN where no other bid qualifies
 * @average: (out): of all bids, excluded ones too, without the highest (one of them, where
 *   several are), in pounds
 * @error: fewer than two bids, a price absent or negative, a rule out of range
 *
 * A bid is flagged when it is more than a share below the average of all bids without the highest
 * *and* more than a margin below the lowest other qualifying price. The margin is a share of that
 * price, held between two amounts (after Scottish construction procurement guidance). Two low bids
 * shield each other: show both side by side.
 *
 * Returns: whether the rule could be applied
 */
gboolean
concord_flag_low_bids (const ConcordLowBidRule *rule,
                       const double *prices,
                       const gboolean *qualifies,
                       gsize n,
                       gboolean *flags,
                       double *margins,
                       double *average,
                       GError **error)
{
  if (!check_rule (rule, error) || !check_prices (prices, n, error))
    return FALSE;
  *average = average_without_highest (prices, n);
  for (gsize i = 0; i < n; i++)
    {
      double other = lowest_other (prices, qualifies, n, i);
      double bound = *average * (1 - rule->below_average), slack = *average * ROUNDING;

      margins[i]
          = isnan (other) ? NAN : CLAMP (other * rule->margin, rule->margin_low, rule->margin_high);
      flags[i] = (qualifies == NULL || qualifies[i]) && prices[i] < bound - slack
                 && prices[i] < other - margins[i] - slack;
    }
  return TRUE;
}
