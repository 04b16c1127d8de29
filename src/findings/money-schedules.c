/* The same money discounted by another schedule. */
#include "findings/child-list.h"
#include "findings/money-case.h"

#include "methods/discounting.h"
#include "model/discount-rate.h"

static gboolean
read_factors (ConcordRecord *schedule, gsize n_years, double *factors)
{
  g_autoptr (GPtrArray) rates = concord_child_list_new (schedule, "rates");
  g_autofree ConcordRateStep *steps = g_new (ConcordRateStep, rates->len + 1);

  for (guint i = 0; i < rates->len; i++)
    {
      const ConcordDiscountRate *rate = rates->pdata[i];

      steps[i].from = concord_is_absent (rate->from_year) ? 0 : (guint) rate->from_year;
      steps[i].to = concord_is_absent (rate->to_year) ? G_MAXUINT : (guint) rate->to_year;
      steps[i].rate = rate->rate / 100;
    }
  return concord_discount_factors (steps, rates->len, n_years, factors, NULL);
}

double
concord_money_case_get_npv_by (const ConcordMoneyCase *money, const ConcordMoneyOption *option,
                               ConcordRecord *schedule)
{
  g_autofree double *factors = g_new0 (double, money->n_years);
  double npv = 0;

  if (!option->has_lines || !read_factors (schedule, money->n_years, factors))
    return NAN;
  for (gsize t = 0; t < money->n_years; t++)
    npv += (option->net[t] - option->risk[t]) * factors[t];
  return npv;
}
