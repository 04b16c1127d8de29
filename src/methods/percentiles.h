#pragma once

#include "methods/progress.h"

G_BEGIN_DECLS

double concord_percentile (double *numbers, gsize n, double share);
void concord_percentiles (double *numbers,
                          gsize n,
                          const double *shares,
                          gsize n_shares,
                          const ConcordProgress *progress,
                          double *percentiles);

G_END_DECLS
