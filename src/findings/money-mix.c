/* Optimism bias by the method; apart from the records, whose types bear the same names. */
#include "findings/money-private.h"

#include "methods/optimism-bias.h"

static gboolean
mitigate (const ConcordMoneyBiasPart *part, ConcordOptimismBias *bias, GError **error)
{
  ConcordOptimismPart whole = { 1, part->lower, part->upper };
  guint n = part->factors->len / 2;
  g_autofree ConcordOptimismFactor *factors = g_new (ConcordOptimismFactor, n);

  for (guint i = 0; i < n; i++)
    {
      factors[i].contribution = g_array_index (part->factors, double, 2 * i);
      factors[i].mitigation = g_array_index (part->factors, double, 2 * i + 1);
    }
  return concord_optimism_bias (&whole, 1, factors, n, part->may_fall_below, bias, error);
}

gboolean
concord_money_mix_bias (const ConcordMoneyBiasPart *parts, guint n, ConcordMoneyBias *bias,
                        GError **error)
{
  double lower = 0, upper = 0, applied = 0;

  for (guint i = 0; i < n; i++)
    {
      ConcordOptimismBias one;

      if (!mitigate (&parts[i], &one, error))
        return FALSE;
      lower += parts[i].share * one.lower;
      upper += parts[i].share * one.upper;
      applied += parts[i].share * one.mitigated;
    }
  bias->lower = lower;
  bias->upper = upper;
  bias->applied = applied;
  return TRUE;
}
