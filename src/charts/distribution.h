#pragma once

#include "charts/chart.h"
#include "charts/numbers.h"

G_BEGIN_DECLS

/* A small histogram in each row over one scale, with its middle and a range written below it: net
 * present values of options over many futures. Rows share the scale of heights too, so that equal
 * areas are equal shares. */
#define CONCORD_TYPE_DISTRIBUTION (concord_distribution_get_type ())
G_DECLARE_FINAL_TYPE (
    ConcordDistribution, concord_distribution, CONCORD, DISTRIBUTION, ConcordChart)

ConcordDistribution *concord_distribution_new (void);
void concord_distribution_set_axis (ConcordDistribution *distribution,
                                    const char *title,
                                    ConcordNumberKind kind);
void concord_distribution_set_bins (ConcordDistribution *distribution,
                                    double from,
                                    double to,
                                    guint n_bins);
void concord_distribution_set_end_title (ConcordDistribution *distribution, const char *title);
void concord_distribution_add_row (ConcordDistribution *distribution,
                                   const char *id,
                                   const char *label,
                                   const char *note,
                                   const double *shares,
                                   double low,
                                   double middle,
                                   double high,
                                   const char *end_text,
                                   const char *words);

G_END_DECLS
