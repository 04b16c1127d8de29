
#include "methods/discounting.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

static gboolean
check_rate (double rate, GError **error)
{
  if (isnan (rate))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("A discount rate has not been given."));
  if (!(rate > -1) || isinf (rate))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("A discount rate must be more than minus 100 percent a "
                                     "year."));
  return TRUE;
}

static gboolean
check_schedule (const ConcordRateStep *schedule, gsize n_steps, GError **error)
{
  for (gsize i = 0; i < n_steps; i++)
    {
      if (!check_rate (schedule[i].rate, error))
        return FALSE;
      if (schedule[i].from < 1 || schedule[i].to < schedule[i].from)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("A discount rate must begin in year 1 or later and end "
                                         "no earlier than it begins."));
      for (gsize j = 0; j < i; j++)
        if (schedule[i].from <= schedule[j].to && schedule[j].from <= schedule[i].to)
          return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                        _ ("Two discount rates are given for year %u."),
                                        MAX (schedule[i].from, schedule[j].from));
    }
  return TRUE;
}

static const ConcordRateStep *
step_of_year (const ConcordRateStep *schedule, gsize n_steps, gsize year)
{
  for (gsize i = 0; i < n_steps; i++)
    if (year >= schedule[i].from && year <= schedule[i].to)
      return schedule + i;
  return NULL;
}

/**
 * concord_discount_factors:
 * @schedule: (array length=n_steps): rates by year
 * @n_steps: number of steps
 * @n: number of years, year 0 included, > 0
 * @factors: (out caller-allocates) (array length=n): what a pound of year t is worth in year 0;
 *   1 for year 0
 * @error: no years, a rate absent or out of range, a year without a rate or with two
 *
 * D_t = prod_{k <= t} 1 / (1 + r_k) (HM Treasury, The Green Book, 2022, annex 6).
 *
 * Returns: whether there are any
 */
gboolean
concord_discount_factors (
    const ConcordRateStep *schedule, gsize n_steps, gsize n, double *factors, GError **error)
{
  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no years to discount."));
  if (!check_schedule (schedule, n_steps, error))
    return FALSE;
  factors[0] = 1;
  for (gsize year = 1; year < n; year++)
    {
      const ConcordRateStep *step = step_of_year (schedule, n_steps, year);

      if (step == NULL)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                      _ ("No discount rate is given for year %zu."),
                                      year);
      factors[year] = factors[year - 1] / (1 + step->rate);
    }
  return concord_method_check_result (factors, n, error);
}

/**
 * concord_present_values:
 * @flows: (array length=n): by year, year 0 first, in pounds of year 0's prices
 * @factors: (array length=n): from concord_discount_factors()
 * @n: number of years, > 0
 * @present_values: (out caller-allocates) (array length=n) (optional): flow x factor, in pounds
 * @npv: (out): their sum, in pounds, never rounded
 * @error: no years; a flow absent or infinite
 *
 * Net present value, first flow now (HM Treasury, The Green Book, 2022, annex 6).
 *
 * Returns: whether there is one
 */
gboolean
concord_present_values (const double *flows,
                        const double *factors,
                        gsize n,
                        double *present_values,
                        double *npv,
                        GError **error)
{
  double sum = 0;

  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no years to discount."));
  if (!concord_method_check_given (flows, n, _ ("the yearly amounts"), error))
    return FALSE;
  for (gsize year = 0; year < n; year++)
    {
      sum += flows[year] * factors[year];
      if (present_values != NULL)
        present_values[year] = flows[year] * factors[year];
    }
  *npv = sum;
  return concord_method_check_result (npv, 1, error);
}

/**
 * concord_net_present_value:
 * @rate: a year, a fraction > -1, the same for all years
 * @flows: (array length=n): by year, year 0 first, in pounds
 * @n: number of years, > 0
 * @npv: (out): in pounds
 * @error: as for concord_discount_factors() and concord_present_values()
 *
 * Net present value at one rate, first flow now.
 *
 * Returns: whether there is one
 */
gboolean
concord_net_present_value (double rate, const double *flows, gsize n, double *npv, GError **error)
{
  ConcordRateStep schedule = { 1, G_MAXUINT, rate };
  g_autofree double *factors = g_new (double, MAX (n, 1));

  return concord_discount_factors (&schedule, 1, n, factors, error)
         && concord_present_values (flows, factors, n, NULL, npv, error);
}

/**
 * concord_equivalent_annual_cost:
 * @present_value: in pounds
 * @years: of life, > 0
 * @rate: a year, a fraction > -1; at 0 the cost is spread evenly
 * @cost: (out): the same amount at the end of each year that is worth @present_value, in pounds
 * @annuity_factor: (out) (optional): present value of a pound at the end of each year
 * @error: a number absent or out of range, no years
 *
 * PV r / (1 - (1 + r)^-n) (HM Treasury, The Green Book, 2022).
 *
 * Returns: whether there is one
 */
gboolean
concord_equivalent_annual_cost (double present_value,
                                guint years,
                                double rate,
                                double *cost,
                                double *annuity_factor,
                                GError **error)
{
  double factor;

  if (!check_rate (rate, error)
      || !concord_method_check_given (&present_value, 1, _ ("the present values"), error))
    return FALSE;
  if (years == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("A cost cannot be spread over no years."));
  /* expm1 and log1p keep the digits that 1 - (1 + r)^-n loses at small rates. */
  factor = fabs (rate) < 1e-300 ? years : -expm1 (-(double)years * log1p (rate)) / rate;
  *cost = present_value / factor;
  if (annuity_factor != NULL)
    *annuity_factor = factor;
  return concord_method_check_result ((double[]){ *cost, factor }, 2, error);
}
