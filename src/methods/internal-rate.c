
#include "methods/internal-rate.h"

#include <float.h>
#include <math.h>

#include "concord-words.h"

#include "methods/discounting.h"
#include "methods/method-error.h"

/* Looked for between these logarithms of a year's discount factor: rates from -99.9...% on. */
#define WIDEST 30.0
#define MOST_YEARS 1001

/**
 * concord_sign_changes:
 * @flows: (array length=n): by year, in any unit
 * @n: number of years, may be 0
 *
 * How often the flows go from spending to receiving or back, years with nothing left out. There
 * are no more internal rates than that (Descartes' rule of signs).
 *
 * Returns: the number of changes
 */
gsize
concord_sign_changes (const double *flows, gsize n)
{
  gsize changes = 0;
  double last = 0;

  for (gsize i = 0; i < n; i++)
    if (flows[i] > 0 || flows[i] < 0)
      {
        changes += last * copysign (1, flows[i]) < 0;
        last = copysign (1, flows[i]);
      }
  return changes;
}

/* Value of sum c_t d^t with d = exp (@x), over d^(n-1) where d is above 1 so that it can't
   overflow; @size takes the same of the magnitudes. */
static double
value_at (const double *flows, gsize n, double x, double *size)
{
  double d = exp (-fabs (x)), sum = 0, magnitude = 0;

  for (gsize i = 0; i < n; i++)
    {
      double flow = x > 0 ? flows[i] : flows[n - 1 - i];

      sum = sum * d + flow;
      magnitude = magnitude * d + fabs (flow);
    }
  *size = magnitude;
  return sum;
}

/* -1, 0 or 1, where 0 means less than rounding can tell from nothing. */
static int
sign_at (const double *flows, gsize n, double x)
{
  double size, value = value_at (flows, n, x, &size);

  if (fabs (value) <= size * n * DBL_EPSILON)
    return 0;
  return value > 0 ? 1 : -1;
}

static double
halve (const double *flows, gsize n, double low, double high)
{
  double size;
  gboolean low_positive = value_at (flows, n, low, &size) > 0;

  for (int i = 0; i < 200; i++)
    {
      double middle = low + (high - low) / 2;

      if (middle <= low || middle >= high)
        break;
      if ((value_at (flows, n, middle, &size) > 0) == low_positive)
        low = middle;
      else
        high = middle;
    }
  return low + (high - low) / 2;
}

static void
add_root (GArray *roots, double x)
{
  if (roots->len == 0 || x > g_array_index (roots, double, roots->len - 1) + 1e-9)
    g_array_append_val (roots, x);
}

/* Where the value crosses nothing, given the places where it turns. */
static void
roots_between (const double *flows, gsize n, const GArray *turns, GArray *roots)
{
  double low = -WIDEST;

  for (guint i = 0; i <= turns->len; i++)
    {
      double high = i < turns->len ? g_array_index (turns, double, i) : WIDEST;
      int sign = sign_at (flows, n, high);

      if (sign_at (flows, n, low) * sign < 0)
        add_root (roots, halve (flows, n, low, high));
      else if (sign == 0 && i < turns->len)
        add_root (roots, high); /* it touches nothing without crossing */
      low = high;
    }
}

/* The logarithms of all d > 0 at which sum c_t d^t is nothing. d^-s times the sum turns where
   sum (t - s) c_t d^t is nothing; with s inside a change of sign that has one change less
   (the induction by which Descartes' rule is proved), until none is left. */
static GArray *
find_roots (const double *flows, gsize n)
{
  GArray *roots = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) turns = NULL;
  g_autofree double *slopes = NULL;
  gsize first = 0, second;

  if (concord_sign_changes (flows, n) == 0)
    return roots;
  while (!(fabs (flows[first]) > 0))
    first++;
  for (second = first + 1; !(flows[second] * copysign (1, flows[first]) < 0); second++)
    if (fabs (flows[second]) > 0)
      first = second;
  slopes = g_new (double, n);
  for (gsize t = 0; t < n; t++)
    slopes[t] = ((double)t - (first + second) / 2.0) * (flows[t] / n);
  turns = find_roots (slopes, n);
  roots_between (flows, n, turns, roots);
  return roots;
}

static gboolean
check_flows (const double *flows, gsize n, GError **error)
{
  if (n > MOST_YEARS)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Internal rates are not looked for over more than 1,000 "
                                     "years."));
  return concord_method_check_given (flows, n, _ ("the yearly amounts"), error);
}

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/**
 * concord_internal_rates:
 * @flows: (array length=n): by year, year 0 first, in any unit
 * @n: number of years, at most 1,001
 * @rates: (out) (transfer full) (element-type double): every rate at which the net present value
 *   is nothing, rising, fractions > -1
 * @error: a flow absent or infinite, too many years; flows that never change sign, or with no such
 *   rate
 *
 * All internal rates of return between -100 % and some 10^15 %. Several changes of sign can have
 * several rates, or none (J. H. Lorie and L. J. Savage, Journal of Business 28, 1955).
 *
 * Returns: whether there are any
 */
gboolean
concord_internal_rates (const double *flows, gsize n, GArray **rates, GError **error)
{
  g_autoptr (GArray) roots = NULL;
  gsize first = 0;

  if (!check_flows (flows, n, error))
    return FALSE;
  if (concord_sign_changes (flows, n) == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There is no internal rate of return, because the amounts "
                                     "never change between spending and receiving."));
  /* Empty years before the first flow and after the last one move no rate. */
  while (!(fabs (flows[first]) > 0))
    first++;
  while (!(fabs (flows[n - 1]) > 0))
    n--;
  roots = find_roots (flows + first, n - first);
  if (roots->len == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There is no internal rate of return: at no rate is the net "
                                     "present value zero."));
  for (guint i = 0; i < roots->len; i++)
    g_array_index (roots, double, i) = expm1 (-g_array_index (roots, double, i));
  g_array_sort (roots, compare_rates);
  *rates = g_steal_pointer (&roots);
  return TRUE;
}

/**
 * concord_internal_rate:
 * @flows: (array length=n): by year, year 0 first, in any unit
 * @n: number of years, at most 1,001
 * @rate: (out): the internal rate nearest to zero, a fraction > -1
 * @n_rates: (out) (optional): how many there are; above 1 the screen says so
 * @error: as for concord_internal_rates()
 *
 * Internal rate of return; see concord_internal_rates().
 *
 * Returns: whether there is one
 */
gboolean
concord_internal_rate (const double *flows, gsize n, double *rate, gsize *n_rates, GError **error)
{
  g_autoptr (GArray) rates = NULL;

  if (n_rates != NULL)
    *n_rates = 0;
  if (!concord_internal_rates (flows, n, &rates, error))
    return FALSE;
  *rate = g_array_index (rates, double, 0);
  for (guint i = 1; i < rates->len; i++)
    if (fabs (g_array_index (rates, double, i)) < fabs (*rate))
      *rate = g_array_index (rates, double, i);
  if (n_rates != NULL)
    *n_rates = rates->len;
  return TRUE;
}

static gboolean
check_both_signs (const double *flows, gsize n, GError **error)
{
  if (concord_sign_changes (flows, n) > 0)
    return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                _ ("There is no modified internal rate of return without both "
                                   "spending and receiving."));
}

/**
 * concord_modified_internal_rate:
 * @flows: (array length=n): by year, year 0 first, in any unit
 * @n: number of years, at most 1,001
 * @finance_rate: what is spent is financed at, a fraction > -1
 * @reinvest_rate: what is received is put out at, a fraction > -1
 * @rate: (out): a fraction
 * @error: a number absent or out of range; only spending or only receiving
 *
 * (FV of receipts / PV of spending)^(1 / (n - 1)) - 1 (S. A. Y. Lin, The Engineering
 * Economist 21(4), 1976).
 *
 * Returns: whether there is one
 */
gboolean
concord_modified_internal_rate (const double *flows,
                                gsize n,
                                double finance_rate,
                                double reinvest_rate,
                                double *rate,
                                GError **error)
{
  g_autofree double *spent = g_new0 (double, MAX (n, 1));
  g_autofree double *received = g_new0 (double, MAX (n, 1));
  double cost, income;

  if (!check_flows (flows, n, error) || !check_both_signs (flows, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      spent[i] = MAX (0, -flows[i]);
      received[i] = MAX (0, flows[i]);
    }
  if (!concord_net_present_value (finance_rate, spent, n, &cost, error)
      || !concord_net_present_value (reinvest_rate, received, n, &income, error))
    return FALSE;
  /* The future value is the present one grown for n - 1 years, here taken out of the root. */
  *rate = pow (income / cost, 1.0 / (n - 1)) * (1 + reinvest_rate) - 1;
  return concord_method_check_result (rate, 1, error);
}
