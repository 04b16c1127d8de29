
#include "methods/cash-flow.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

static gboolean
check_prices (const ConcordPriceIndex *prices, gsize n, GError **error)
{
  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The price index has no years."));
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (prices[i].index))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                      _ ("The price index of year %d has not been given."),
                                      prices[i].year);
      if (!(prices[i].index > 0) || isinf (prices[i].index))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The price index of year %d must be more than nothing."),
                                      prices[i].year);
      if (i > 0 && (gint64)prices[i].year != (gint64)prices[i - 1].year + 1)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The price index must give every year from its first to "
                                         "its last, in their order."));
    }
  return TRUE;
}

/* The logarithm of the index, so that growth far ahead can't run over before it is divided. */
static gboolean
log_price (const ConcordPriceIndex *prices, gsize n, gint64 year, double *level, GError **error)
{
  gint64 place = year - prices[0].year, last = (gint64)n - 1;

  if (place < 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The price index begins in %d, after year %d."),
                                  prices[0].year, (gint)year);
  if (place > last && n < 2)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The price index has one year only, so its growth is not "
                                     "known; give a second."));
  *level = log (prices[MIN (place, last)].index);
  if (place > last)
    *level += (double)(place - last) * log (prices[last].index / prices[last - 1].index);
  return TRUE;
}

/**
 * concord_price_factors:
 * @prices: (array length=n_prices): a price index, such as the GDP deflator
 * @n_prices: how many years, > 0
 * @base_year: the year in whose prices real amounts are
 * @first_year: what year 0 of the amounts is
 * @n: number of years
 * @factors: (out caller-allocates) (array length=n): prices of each year over those of @base_year
 * @error: an index absent, out of range or with a gap; a year before it begins; growth needed that
 *   a single year can't tell
 *
 * After the last year of the index its last growth goes on.
 *
 * Returns: whether there are factors
 */
gboolean
concord_price_factors (const ConcordPriceIndex *prices,
                       gsize n_prices,
                       gint base_year,
                       gint first_year,
                       gsize n,
                       double *factors,
                       GError **error)
{
  double base, level;

  if (!check_prices (prices, n_prices, error)
      || !log_price (prices, n_prices, base_year, &base, error))
    return FALSE;
  for (gsize t = 0; t < n; t++)
    {
      gint64 year = (gint64)first_year + (gint64)t, place = year - prices[0].year;
      gint64 base_place = (gint64)base_year - prices[0].year;

      if (!log_price (prices, n_prices, year, &level, error))
        return FALSE;
      /* Exact where both years are given. */
      factors[t] = place < (gint64)n_prices && base_place < (gint64)n_prices
                       ? prices[place].index / prices[base_place].index
                       : exp (level - base);
      if (!(factors[t] > 0))
        factors[t] = INFINITY; /* too small to divide by */
    }
  return concord_method_check_result (factors, n, error);
}

/**
 * concord_to_nominal:
 * @real: (array length=n): amounts in prices of the base year, in pounds; NaN where absent
 * @factors: (array length=n): from concord_price_factors()
 * @n: number of years
 * @nominal: (out caller-allocates) (array length=n): in the prices of each year; may be @real
 * @error: an amount infinite, or too large when inflated
 *
 * Returns: whether there are amounts
 */
gboolean
concord_to_nominal (
    const double *real, const double *factors, gsize n, double *nominal, GError **error)
{
  for (gsize t = 0; t < n; t++)
    {
      nominal[t] = real[t] * factors[t];
      if (!isnan (nominal[t]) && !concord_method_check_result (nominal + t, 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * concord_to_real:
 * @nominal: (array length=n): amounts in the prices of each year, in pounds; NaN where absent
 * @factors: (array length=n): from concord_price_factors()
 * @n: number of years
 * @real: (out caller-allocates) (array length=n): in prices of the base year; may be @nominal
 * @error: an amount infinite, or too large when deflated
 *
 * Returns: whether there are amounts
 */
gboolean
concord_to_real (
    const double *nominal, const double *factors, gsize n, double *real, GError **error)
{
  for (gsize t = 0; t < n; t++)
    {
      real[t] = nominal[t] / factors[t];
      if (!isnan (real[t]) && !concord_method_check_result (real + t, 1, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * concord_add_series:
 * @total: (inout) (array length=n): pounds by year
 * @n: number of years of the total
 * @series: (array length=n_series): pounds by year, year 0 first; NaN where nothing is given
 * @n_series: number of years of the series; it ends with nothing due after them
 * @times: what the series is multiplied by, such as -1 for a benefit among costs
 *
 * Adds a series to a total. A year that is absent adds nothing, which the caller has to say; years
 * past the end of the total are left out.
 *
 * Returns: in how many years of the total something was absent
 */
gsize
concord_add_series (double *total, gsize n, const double *series, gsize n_series, double times)
{
  gsize absent = 0;

  for (gsize t = 0; t < MIN (n, n_series); t++)
    if (isnan (series[t]))
      absent++;
    else
      total[t] += series[t] * times;
  return absent;
}
