#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordPriceIndex:
 * @year: a calendar or financial year
 * @index: price level of the year, > 0, in any unit
 *
 * A price index is an array of these, years rising one by one. It is dated data and comes from
 * outside.
 */
typedef struct
{
  gint year;
  double index;
} ConcordPriceIndex;

gboolean concord_price_factors (const ConcordPriceIndex *prices,
                                gsize n_prices,
                                gint base_year,
                                gint first_year,
                                gsize n,
                                double *factors,
                                GError **error);
gboolean concord_to_nominal (
    const double *real, const double *factors, gsize n, double *nominal, GError **error);
gboolean concord_to_real (
    const double *nominal, const double *factors, gsize n, double *real, GError **error);
gsize concord_add_series (
    double *total, gsize n, const double *series, gsize n_series, double times);

G_END_DECLS
