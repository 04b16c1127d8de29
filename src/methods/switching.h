#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordSwitching:
 * @amount: what is to be added to the varied option in each of the years so that both options are
 *   worth the same, in pounds of year 0's prices
 * @percent: the same in percent of what the varied option has in those years now, each year
 *   weighted by its discount factor; NaN where that is nothing
 * @varied: net present value of the varied option now, in pounds
 * @other: net present value of the other option, in pounds
 */
typedef struct
{
  double amount;
  double percent;
  double varied;
  double other;
} ConcordSwitching;

gboolean concord_switching_value (const double *varied,
                                  const double *other,
                                  const double *factors,
                                  gsize n,
                                  gsize from,
                                  gsize to,
                                  ConcordSwitching *switching,
                                  GError **error);
gboolean concord_switching_line (
    double varied, double other, double line, double *percent, GError **error);

G_END_DECLS
