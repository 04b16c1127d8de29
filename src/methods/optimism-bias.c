
#include "methods/optimism-bias.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

/* What typed shares may miss 1 by. */
#define ROUNDING 1e-6

static gboolean
is_share (double number)
{
  return number >= 0 && number <= 1;
}

static gboolean
check_parts (const ConcordOptimismPart *parts, gsize n, GError **error)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (parts[i].share) || isnan (parts[i].lower) || isnan (parts[i].upper))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                      _ ("A part of the project lacks its share or its bounds of "
                                         "optimism bias."));
      if (!is_share (parts[i].share) || !(parts[i].lower >= 0)
          || !(parts[i].upper >= parts[i].lower) || isinf (parts[i].upper))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("A part of the project has a share outside 0 to 1, or an "
                                         "upper bound below its lower one."));
      sum += parts[i].share;
    }
  if (fabs (sum - 1) > ROUNDING)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The shares of the parts of the project must add up to 1."));
  return TRUE;
}

static gboolean
check_factors (const ConcordOptimismFactor *factors, gsize n, GError **error)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (isnan (factors[i].contribution) || isnan (factors[i].mitigation))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                      _ ("A factor of optimism bias lacks its contribution or its "
                                         "mitigation."));
      if (!is_share (factors[i].contribution) || !is_share (factors[i].mitigation))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The contribution and the mitigation of a factor must lie "
                                         "between 0 and 1."));
      sum += factors[i].contribution;
    }
  if (sum > 1 + ROUNDING)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The factors of optimism bias contribute more than the whole "
                                     "of it."));
  return TRUE;
}

/**
 * concord_optimism_bias:
 * @parts: (array length=n_parts): the kinds of work in the project
 * @n_parts: number of parts, > 0
 * @factors: (array length=n_factors): what is being done about it
 * @n_factors: number of factors, may be 0
 * @may_fall_below: whether mitigation may go below the lower bound
 * @bias: (out): fractions to be added to the estimate
 * @error: a number absent or out of range, shares that don't add up to 1
 *
 * Upper bound U mixed by share, mitigated to U (1 - sum c_i m_i) (HM Treasury, Supplementary Green
 * Book guidance: optimism bias, 2013, after Mott MacDonald, Review of Large Public Procurement in
 * the UK, 2002).
 *
 * Returns: whether there is one
 */
gboolean
concord_optimism_bias (const ConcordOptimismPart *parts,
                       gsize n_parts,
                       const ConcordOptimismFactor *factors,
                       gsize n_factors,
                       gboolean may_fall_below,
                       ConcordOptimismBias *bias,
                       GError **error)
{
  double lower = 0, upper = 0, relief = 0, mitigated;

  if (!check_parts (parts, n_parts, error) || !check_factors (factors, n_factors, error))
    return FALSE;
  for (gsize i = 0; i < n_parts; i++)
    {
      lower += parts[i].share * parts[i].lower;
      upper += parts[i].share * parts[i].upper;
    }
  for (gsize i = 0; i < n_factors; i++)
    relief += factors[i].contribution * factors[i].mitigation;
  mitigated = upper * (1 - MIN (relief, 1));
  *bias = (ConcordOptimismBias){ lower, upper, mitigated, FALSE };
  if (!may_fall_below && mitigated < lower)
    {
      bias->mitigated = lower;
      bias->at_lower_bound = TRUE;
    }
  return concord_method_check_result (&upper, 1, error);
}
