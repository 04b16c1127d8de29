/* Prices: every formula side by side, bids that change the winner by going away, and prices that
 * are abnormally low. The laboratory does the same with dummy bids before publication. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  char *id, *name;
  double price;    /* pounds; NAN */
  double quality;  /* 0 to 100 from the marks of the questions that are scored and not price; NAN */
  gboolean is_abnormally_low; /* opens an enquiry, never an automatic rejection */
  double low_margin; /* how far below the lowest other price it would have to lie, pounds; NAN */
} ConcordPricedBid;

/* One formula over the bids; arrays hold one number for each bid of the table. */
typedef struct
{
  char *id, *name;      /* the id is NULL for a formula with its usual settings */
  gboolean published;
  int formula;          /* index into concord_price_formulas; -1 where it is not said */
  double price_weight;  /* in [0, 1]; these four are NAN where the formula has no use for them */
  double full_at, zero_at, willingness; /* pounds; the last for a point of quality */
  char *problem;        /* why it can't be used here, a sentence; else NULL, and then: */
  double *price_scores; /* points; NAN for a bid that is not complete */
  double *totals;
  guint *ranks;         /* 0 for a bid that is not complete */
  GArray *winners;      /* of guint */
  GPtrArray *droppers;  /* of ConcordDroppedWinner: losing bids without which the winner changes */
} ConcordPriceTable;

typedef struct
{
  guint dropped;   /* index of the losing bid */
  char *winners;   /* names of the winners without it */
} ConcordDroppedWinner;

typedef struct
{
  ConcordFinding *finding;
  ConcordFinding *public_finding; /* the same for dummy bids, or where there is no price and no mark;
                                     else nothing that rests on one, not even which formulas agree */
  gboolean is_laboratory; /* over the dummy bids */
  gboolean is_exempt;     /* some bidder has a price or a mark; never so in the laboratory */
  GPtrArray *bids;        /* of ConcordPricedBid */
  GPtrArray *tables;      /* of ConcordPriceTable: the project's formulas, else all with their usual
                             settings, said so */
  gboolean formulas_are_usual;
  int published;          /* the first table that is published, which decides; -1 without one */
  guint n_complete;       /* bids with a price and a quality */
  double average;         /* price of all bids without the highest, pounds; NAN below two */
  int low_pair[2];        /* the two lowest bids, where they shield each other in the test for
                             abnormally low ones; -1 */
} ConcordPrices;

/* @laboratory: dummy bids in place of the bidders. Never NULL. */
ConcordPrices *concord_prices_new (ConcordDocument *document, gboolean laboratory);
void concord_prices_free (ConcordPrices *prices);

/* A price weight, benchmarks or a worth of quality belong to the formula. */
gboolean concord_price_table_has_points (const ConcordPriceTable *table);

/* "78.3 of 100", "£14,200 a point", "£2.1m". The caller frees. */
char *concord_price_table_dup_total (const ConcordPriceTable *table, double total);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordPrices, concord_prices_free)

G_END_DECLS
