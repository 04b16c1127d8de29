#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordPairwise:
 * @lambda: principal eigenvalue, >= the number of criteria
 * @has_ratio: %FALSE for more than 10 criteria, for which no random index is kept
 * @consistency_ratio: 0 for judgements that agree with each other; above 0.1 look again. NaN
 *   where there is none
 */
typedef struct
{
  double lambda;
  gboolean has_ratio;
  double consistency_ratio;
} ConcordPairwise;

gboolean concord_pairwise_weights (
    const double *matrix, gsize n, double *weights, ConcordPairwise *pairwise, GError **error);

G_END_DECLS
