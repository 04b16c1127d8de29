#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordRaking:
 * @iterations: how many times rows and columns were fitted
 * @converged: whether the weighted counts meet all totals; where not, say so: there
 *   are no weights, and the last two are NaN
 * @empty_cells: cells that nobody answered from, whose weight stands for nobody
 * @largest_weight: largest weight of a cell with answers, over the mean weight
 * @design_effect: Kish's, >= 1: by how much the weights multiply the variance of a mean
 */
typedef struct
{
  gsize iterations;
  gboolean converged;
  gsize empty_cells;
  double largest_weight;
  double design_effect;
} ConcordRaking;

gboolean concord_rake (const double *counts,
                       gsize n_rows,
                       gsize n_columns,
                       const double *row_totals,
                       const double *column_totals,
                       double *weights,
                       ConcordRaking *raking,
                       GError **error);

G_END_DECLS
