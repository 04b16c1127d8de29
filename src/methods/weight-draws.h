#pragma once

#include "methods/lanes-private.h"
#include "methods/progress.h"
#include "methods/weight-ratio.h"

G_BEGIN_DECLS

/**
 * ConcordWeightRule:
 * @n: number of criteria, > 0
 * @order: (array length=n_order) (nullable): criteria from the most to the least important
 * @n_order: how many are ordered, 0..n
 * @low: (array length=n) (nullable): least weight of each, in [0, 1]
 * @high: (array length=n) (nullable): greatest weight of each
 * @ratios: (array length=n_ratios) (nullable): how many times as heavy one is as another
 * @n_ratios: how many
 *
 * What is known of the weights; they are uniform over all that it allows.
 */
typedef struct
{
  gsize n;
  const gsize *order;
  gsize n_order;
  const double *low;
  const double *high;
  const ConcordWeightRatio *ratios;
  gsize n_ratios;
} ConcordWeightRule;

typedef struct _ConcordWeightSampler ConcordWeightSampler;

ConcordWeightSampler *concord_weight_sampler_new (const ConcordWeightRule *rule, GError **error);
void concord_weight_sampler_free (ConcordWeightSampler *sampler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordWeightSampler, concord_weight_sampler_free)

/* What a draw takes, in weights looked at. */
double concord_weight_sampler_get_work (const ConcordWeightSampler *sampler);
void concord_weight_sampler_begin (const ConcordWeightSampler *sampler,
                                   ConcordRandom *random,
                                   const ConcordProgress *progress,
                                   ConcordLanes *weights);
void concord_weight_sampler_draw (const ConcordWeightSampler *sampler,
                                  ConcordRandom *random,
                                  ConcordLanes *weights);

G_END_DECLS
