#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordPriceMethod:
 * @CONCORD_PRICE_LOWEST_RATIO: lowest price over the bid's price
 * @CONCORD_PRICE_MEAN_RELATIVE: 50 - 100 (price - mean) / mean of 100, held to 0..100
 * @CONCORD_PRICE_BENCHMARK: full at one fixed price, nothing at another, straight between them
 * @CONCORD_PRICE_PER_QUALITY: price over quality, the lowest wins
 * @CONCORD_PRICE_VALUE_INDEX: quality over price, the highest wins
 * @CONCORD_PRICE_MONETISED: what the quality is worth in money less the price, the highest wins
 */
typedef enum
{
  CONCORD_PRICE_LOWEST_RATIO,
  CONCORD_PRICE_MEAN_RELATIVE,
  CONCORD_PRICE_BENCHMARK,
  CONCORD_PRICE_PER_QUALITY,
  CONCORD_PRICE_VALUE_INDEX,
  CONCORD_PRICE_MONETISED,
} ConcordPriceMethod;

/**
 * ConcordPriceRule:
 * @formula: how a price becomes a score
 * @price_weight: share of price in the total, in [0, 1]; for the first three formulas
 * @points: what a full total is worth, > 0, such as 100; for the first three formulas
 * @full_at: price with the full score, in pounds; for the benchmark
 * @zero_at: price with no score, > @full_at; for the benchmark
 * @willingness_to_pay: pounds for a point of quality, >= 0; for monetised quality
 */
typedef struct
{
  ConcordPriceMethod formula;
  double price_weight;
  double points;
  double full_at;
  double zero_at;
  double willingness_to_pay;
} ConcordPriceRule;

/**
 * ConcordDroppedBid:
 * @dropped: index of the losing bid that was taken away
 * @changes: whether the winners are others without it
 * @winners: (element-type gsize): the winners without it, indices into all bids, rising
 */
typedef struct
{
  gsize dropped;
  gboolean changes;
  GArray *winners;
} ConcordDroppedBid;

gboolean concord_score_prices (const ConcordPriceRule *rule,
                               const double *prices,
                               const double *quality,
                               gsize n,
                               double *price_scores,
                               double *totals,
                               guint *ranks,
                               GError **error);
GPtrArray *concord_test_irrelevant_bids (const ConcordPriceRule *rule,
                                         const double *prices,
                                         const double *quality,
                                         gsize n,
                                         GError **error);

G_END_DECLS
