/* How the making of prices is split: bids, formulas, words. */
#pragma once

#include "findings/prices.h"

G_BEGIN_DECLS

/* What is known beside the bids. */
typedef struct
{
  GArray *excluded;         /* of double: prices of bidders that are excluded */
  double price_weight;      /* of the award criteria, a share; NAN without */
  GPtrArray *unmarked;      /* of char *: scored questions that no tender has a mark on */
  double lowest, mean_price, mean_quality; /* of the complete bids; NAN without any */
} ConcordPriceField;

/* Fills the bids, of bidders or dummy ones. */
void concord_prices_read_bids (ConcordPrices *prices, ConcordDocument *document,
                               ConcordPriceField *field);

/* Holds the prices against each other. */
void concord_prices_test_low (ConcordPrices *prices, const ConcordPriceField *field);

/* Fills the tables with the project's formulas and their settings, or all with their usual ones. */
void concord_prices_read_formulas (ConcordPrices *prices, ConcordDocument *document,
                                   const ConcordPriceField *field);

/* Whether two tables have the same winners. */
gboolean concord_price_table_agrees (const ConcordPriceTable *one, const ConcordPriceTable *other);

/* Names of the winners of a table. The caller frees. */
char *concord_prices_dup_winners (const ConcordPrices *prices, const ConcordPriceTable *table);

void concord_prices_take_sentences (ConcordPrices *prices);

/* Makes the public finding, of what @prices has been told before it looks at any bid. */
void concord_prices_tell_public (ConcordPrices *prices);
void concord_prices_tell (ConcordPrices *prices, const ConcordPriceField *field);

/* The numbers of the test for abnormally low prices, and where they come from. */
#define CONCORD_LOW_BELOW_AVERAGE 0.15
#define CONCORD_LOW_MARGIN 0.01
#define CONCORD_LOW_MARGIN_LEAST 1000.0
#define CONCORD_LOW_MARGIN_MOST 100000.0
/* Where the award criteria give price no weight. */
#define CONCORD_USUAL_PRICE_WEIGHT 0.4

static inline const ConcordPricedBid *
concord_prices_get_bid (const ConcordPrices *prices, gsize i)
{
  return prices->bids->pdata[i];
}

static inline gboolean
concord_priced_bid_is_complete (const ConcordPricedBid *bid)
{
  return bid->price >= 0 && bid->quality >= 0;
}

G_END_DECLS
