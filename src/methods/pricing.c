
#include "methods/pricing.h"

#include <math.h>
#include <string.h>

#include "concord-words.h"

#include "methods/additive-value.h"
#include "methods/method-error.h"

static gboolean
check_bids (const double *prices, const double *quality, gsize n, GError **error)
{
  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no bids to score."));
  if (!concord_method_check_given (prices, n, _ ("the prices"), error)
      || !concord_method_check_given (quality, n, _ ("the quality scores"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (prices[i] < 0)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("Price %zu is negative."), i + 1);
      if (quality[i] < 0 || quality[i] > 100)
        return concord_method_refuse (
            error, CONCORD_METHOD_ERROR_INVALID,
            _ ("Quality score %zu does not lie between 0 and 100."), i + 1);
    }
  return TRUE;
}

static gboolean
is_scored (const ConcordPriceRule *rule)
{
  return rule->formula <= CONCORD_PRICE_BENCHMARK;
}

static gboolean
check_rule (const ConcordPriceRule *rule, GError **error)
{
  if (is_scored (rule) && !(rule->price_weight >= 0 && rule->price_weight <= 1))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The weight of price must lie between 0 and 1."));
  if (is_scored (rule) && !(rule->points > 0 && isfinite (rule->points)))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("A full total must be worth more than 0 points."));
  if (rule->formula == CONCORD_PRICE_BENCHMARK
      && !(rule->full_at < rule->zero_at && isfinite (rule->zero_at - rule->full_at)))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("The price with the full score must lie below the price "
                                     "with no score."));
  if (rule->formula == CONCORD_PRICE_MONETISED
      && !(rule->willingness_to_pay >= 0 && isfinite (rule->willingness_to_pay)))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("What a point of quality is worth must be 0 pounds or "
                                     "more."));
  return TRUE;
}

static gboolean
check_positive (const double *numbers, gsize n, const char *sentence, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (numbers[i] <= 0)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED, "%s", sentence);
  return TRUE;
}

static gboolean
check_defined (const ConcordPriceRule *rule,
               const double *prices,
               const double *quality,
               gsize n,
               GError **error)
{
  switch (rule->formula)
    {
    case CONCORD_PRICE_LOWEST_RATIO:
    case CONCORD_PRICE_VALUE_INDEX:
      return check_positive (prices, n, _ ("This formula has no score for a price of zero."),
                             error);
    case CONCORD_PRICE_PER_QUALITY:
      return check_positive (quality, n, _ ("This formula has no answer for a quality of zero."),
                             error);
    case CONCORD_PRICE_MEAN_RELATIVE:
      for (gsize i = 0; i < n; i++)
        if (prices[i] > 0)
          return TRUE;
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                    _ ("This formula has no scores where all prices are zero."));
    case CONCORD_PRICE_BENCHMARK:
    case CONCORD_PRICE_MONETISED:
    default:
      return TRUE;
    }
}

typedef struct
{
  double lowest;
  double mean;
} Field;

static Field
field_of (const double *prices, gsize n)
{
  Field field = { prices[0], 0 };

  for (gsize i = 0; i < n; i++)
    {
      field.lowest = MIN (field.lowest, prices[i]);
      field.mean += prices[i] / n;
    }
  return field;
}

/* A share of the full score, or the measure itself where the formula has no scores. */
static double
price_measure (const ConcordPriceRule *rule, const Field *field, double price, double quality)
{
  switch (rule->formula)
    {
    case CONCORD_PRICE_LOWEST_RATIO:
      return field->lowest / price;
    case CONCORD_PRICE_MEAN_RELATIVE:
      return CLAMP (.5 - (price - field->mean) / field->mean, 0, 1);
    case CONCORD_PRICE_BENCHMARK:
      return CLAMP ((rule->zero_at - price) / (rule->zero_at - rule->full_at), 0, 1);
    case CONCORD_PRICE_PER_QUALITY:
      return price / quality;
    case CONCORD_PRICE_VALUE_INDEX:
      return quality / price;
    case CONCORD_PRICE_MONETISED:
    default:
      return rule->willingness_to_pay * quality - price;
    }
}

static void
rank_bids (const ConcordPriceRule *rule, const double *totals, gsize n, guint *ranks)
{
  g_autofree double *merits = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    merits[i] = rule->formula == CONCORD_PRICE_PER_QUALITY ? -totals[i] : totals[i];
  concord_rank_totals (merits, n, concord_tie_tolerance (merits, n), ranks);
}

/**
 * concord_score_prices:
 * @rule: the formula with its numbers
 * @prices: (array length=n): whole price of each bid, in pounds, >= 0
 * @quality: (array length=n): quality score of each bid, 0..100
 * @n: number of bids, > 0
 * @price_scores: (out caller-allocates) (array length=n): in the unit of the rule's points for
 *   the first three formulas; else equal to @totals
 * @totals: (out caller-allocates) (array length=n): price weight x price score + the rest x
 *   quality, out of the rule's points; for price per quality in pounds a point of quality, for
 *   the value index in points of quality a pound, for monetised quality in pounds
 * @ranks: (out caller-allocates) (array length=n): 1 for the best, ties share the better rank;
 *   for price per quality the lowest total is the best
 * @error: no bids, a number absent or out of range, a formula undefined for these bids
 *
 * Price formulas as compared by P. S. Stilger, J. Siderius and E. M. van Raaij, Journal of Public
 * Procurement 17(1), 2017. In the first two the score of a bid depends on the other bids: see
 * concord_test_irrelevant_bids().
 *
 * Returns: whether the bids are scored
 */
gboolean
concord_score_prices (const ConcordPriceRule *rule,
                      const double *prices,
                      const double *quality,
                      gsize n,
                      double *price_scores,
                      double *totals,
                      guint *ranks,
                      GError **error)
{
  Field field;

  if (!check_rule (rule, error) || !check_bids (prices, quality, n, error)
      || !check_defined (rule, prices, quality, n, error))
    return FALSE;
  field = field_of (prices, n);
  for (gsize i = 0; i < n; i++)
    {
      double measure = price_measure (rule, &field, prices[i], quality[i]);

      price_scores[i] = totals[i] = measure;
      if (!is_scored (rule))
        continue;
      price_scores[i] = measure * rule->points;
      totals[i] = rule->price_weight * price_scores[i]
                  + (1 - rule->price_weight) * (quality[i] / 100) * rule->points;
    }
  if (!concord_method_check_result (totals, n, error))
    return FALSE;
  rank_bids (rule, totals, n, ranks);
  return TRUE;
}

static void
dropped_free (gpointer data)
{
  ConcordDroppedBid *bid = data;

  g_array_unref (bid->winners);
  g_free (bid);
}

static gboolean
same_options (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gsize)) == 0;
}

/* The winners among all bids but @dropped (all, where that is @n), as indices into all. */
static GArray *
winners_without (const ConcordPriceRule *rule,
                 const double *prices,
                 const double *quality,
                 gsize n,
                 gsize dropped,
                 GError **error)
{
  g_autofree double *left = g_new (double, 4 * n + 1);
  g_autofree guint *ranks = g_new (guint, n + 1);
  g_autoptr (GArray) winners = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize m = 0;

  for (gsize i = 0; i < n; i++)
    if (i != dropped)
      {
        left[m] = prices[i];
        left[n + m++] = quality[i];
      }
  if (!concord_score_prices (rule, left, left + n, m, left + 2 * n, left + 3 * n, ranks, error))
    return NULL;
  for (gsize i = 0; i < m; i++)
    if (ranks[i] == 1)
      {
        gsize option = i < dropped ? i : i + 1;

        g_array_append_val (winners, option);
      }
  return g_steal_pointer (&winners);
}

static gboolean
is_among (const GArray *options, gsize option)
{
  for (guint i = 0; i < options->len; i++)
    if (g_array_index (options, gsize, i) == option)
      return TRUE;
  return FALSE;
}

/**
 * concord_test_irrelevant_bids:
 * @rule: the formula with its numbers
 * @prices: (array length=n): as for concord_score_prices()
 * @quality: (array length=n): as for concord_score_prices()
 * @n: number of bids, > 0
 * @error: as for concord_score_prices(), with all bids or with one fewer
 *
 * Takes each losing bid away in turn and scores the rest again: a sound formula names the same
 * winners (independence of irrelevant alternatives; K. J. Arrow, Social Choice and Individual
 * Values, 1951, chapter 3).
 *
 * Returns: (transfer full) (element-type ConcordDroppedBid) (nullable): one for each losing bid
 */
GPtrArray *
concord_test_irrelevant_bids (const ConcordPriceRule *rule,
                              const double *prices,
                              const double *quality,
                              gsize n,
                              GError **error)
{
  g_autoptr (GArray) before = winners_without (rule, prices, quality, n, n, error);
  g_autoptr (GPtrArray) tried = g_ptr_array_new_with_free_func (dropped_free);

  if (before == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      ConcordDroppedBid *bid;
      GArray *winners;

      if (is_among (before, i))
        continue;
      winners = winners_without (rule, prices, quality, n, i, error);
      if (winners == NULL)
        return NULL;
      bid = g_new (ConcordDroppedBid, 1);
      *bid = (ConcordDroppedBid){ i, !same_options (before, winners), winners };
      g_ptr_array_add (tried, bid);
    }
  return g_steal_pointer (&tried);
}
