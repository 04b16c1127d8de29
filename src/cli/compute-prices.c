#include "cli/compute-method.h"

#include "methods/abnormally-low.h"
#include "methods/method-error.h"
#include "methods/pricing.h"

#include "concord-words.h"
#include <math.h>

/* Each bid is left out in turn. */
#define MOST_BIDS 2000

/* A number that only some formulas have: needed by them, refused by the others. */
static gboolean
read_for (JsonObject *problem, const char *key, gboolean wanted, double *number, GError **error)
{
  if (wanted)
    return concord_input_number (problem, key, number, error);
  if (!concord_input_has (problem, key))
    return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                _ ("“%s” does not belong to this formula."), key);
}

/* Numbers that these formulas don't use may still be there: a tender states its price weight
   whatever the formula. */
static gboolean
read_rule (JsonObject *problem, ConcordPriceRule *rule, GError **error)
{
  static const char *const names[] = { "lowest-ratio", "mean-relative", "benchmark",
                                       "price-per-quality", "value-index", "monetised", NULL };
  guint formula;

  *rule = (ConcordPriceRule){ 0, 0, 100, 0, 0, 0 };
  if (!concord_input_choice (problem, "formula", names, &formula, error))
    return FALSE;
  rule->formula = (ConcordPriceMethod) formula;
  if (formula <= CONCORD_PRICE_BENCHMARK || concord_input_has (problem, "price_weight"))
    if (!concord_input_number (problem, "price_weight", &rule->price_weight, error))
      return FALSE;
  return concord_input_number_or (problem, "points", 100, &rule->points, error)
         && read_for (problem, "full_at", formula == CONCORD_PRICE_BENCHMARK, &rule->full_at, error)
         && read_for (problem, "zero_at", formula == CONCORD_PRICE_BENCHMARK, &rule->zero_at, error)
         && read_for (problem, "willingness_to_pay", formula == CONCORD_PRICE_MONETISED,
                      &rule->willingness_to_pay, error);
}

static void
write_dropped (const GPtrArray *dropped, const guint *ranks, gsize n, ConcordOutput *answer)
{
  concord_output_begin (answer, "irrelevant_bids", '[');
  for (guint i = 0; i < dropped->len; i++)
    {
      const ConcordDroppedBid *bid = dropped->pdata[i];

      concord_output_begin (answer, NULL, '{');
      concord_output_number (answer, "dropped", (double) bid->dropped);
      concord_output_winners (answer, "winners_before", ranks, n);
      concord_output_indices (answer, "winners_after", (gsize *) (gpointer) bid->winners->data,
                              bid->winners->len);
      concord_output_boolean (answer, "changes", bid->changes);
      concord_output_end (answer, '}');
    }
  concord_output_end (answer, ']');
}

gboolean
concord_compute_price_scores (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) prices = { NULL, { 0 } };
  g_auto (ConcordNumbers) quality = { NULL, { 0 } };
  g_autofree double *results = NULL;
  g_autofree guint *ranks = NULL;
  g_autoptr (GPtrArray) dropped = NULL;
  ConcordPriceRule rule;
  gsize n;

  if (!read_rule (problem, &rule, error)
      || !concord_input_numbers (problem, "prices", 1, MOST_BIDS, CONCORD_INPUT_ALL_GIVEN, &prices,
                                 error)
      || !concord_input_numbers (problem, "quality", 1, MOST_BIDS, CONCORD_INPUT_ALL_GIVEN,
                                 &quality, error)
      || !concord_input_check_sizes (&quality, "quality", prices.sizes[0], 1, 1, error))
    return FALSE;
  n = prices.sizes[0];
  results = g_new (double, 2 * n);
  ranks = g_new (guint, n);
  if (!concord_score_prices (&rule, prices.cells, quality.cells, n, results, results + n, ranks,
                             error))
    return FALSE;
  dropped = concord_test_irrelevant_bids (&rule, prices.cells, quality.cells, n, error);
  if (dropped == NULL)
    return FALSE;
  concord_output_numbers (answer, "price_scores", results, n);
  concord_output_numbers (answer, "totals", results + n, n);
  concord_output_ranks (answer, "ranks", ranks, n);
  concord_output_winners (answer, "winners", ranks, n);
  write_dropped (dropped, ranks, n, answer);
  return TRUE;
}

gboolean
concord_compute_abnormally_low (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) prices = { NULL, { 0 } };
  g_autofree gboolean *flags = NULL;
  g_autofree double *margins = NULL;
  ConcordLowBidRule rule;
  double average;
  gsize n;

  if (!concord_input_numbers (problem, "prices", 1, MOST_BIDS, CONCORD_INPUT_ALL_GIVEN, &prices,
                              error)
      || !concord_input_number_or (problem, "below_average", .15, &rule.below_average, error)
      || !concord_input_number_or (problem, "margin", .01, &rule.margin, error)
      || !concord_input_number_or (problem, "margin_low", 1000, &rule.margin_low, error)
      || !concord_input_number_or (problem, "margin_high", 100000, &rule.margin_high, error))
    return FALSE;
  n = prices.sizes[0];
  flags = g_new (gboolean, n);
  margins = g_new (double, n);
  if (!concord_flag_low_bids (&rule, prices.cells, NULL, n, flags, margins, &average, error))
    return FALSE;
  concord_output_begin (answer, "flags", '[');
  for (gsize i = 0; i < n; i++)
    concord_output_boolean (answer, NULL, flags[i]);
  concord_output_end (answer, ']');
  concord_output_number (answer, "average_without_highest", average);
  concord_output_numbers (answer, "margins", margins, n);
  return TRUE;
}
