#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordLowBidRule:
 * @below_average: how far below the average a price must lie, a share in [0, 1); 0.15
 * @margin: how far below the lowest other price, a share of that price, >= 0; 0.01
 * @margin_low: the least that margin can be, in pounds, >= 0; 1,000
 * @margin_high: the most it can be, in pounds, >= @margin_low; 100,000
 *
 * The numbers of the rule are dated data, so that they come from outside.
 */
typedef struct
{
  double below_average;
  double margin;
  double margin_low;
  double margin_high;
} ConcordLowBidRule;

gboolean concord_flag_low_bids (const ConcordLowBidRule *rule,
                                const double *prices,
                                const gboolean *qualifies,
                                gsize n,
                                gboolean *flags,
                                double *margins,
                                double *average,
                                GError **error);

G_END_DECLS
