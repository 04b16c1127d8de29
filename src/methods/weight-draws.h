#pragma once

#include "methods/lanes-private.h"

G_BEGIN_DECLS

/**
 * ConcordWeightRule:
 * @n: number of criteria, > 0
 * @order: (array length=n_order) (nullable): criteria from the most to the least important
 * @n_order: how many are ordered, 0..n
 * @low: (array length=n) (nullable): least weight of each, in [0, 1]
 * @high: (array length=n) (nullable): greatest weight of each
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
} ConcordWeightRule;

typedef struct _ConcordWeightSampler ConcordWeightSampler;

ConcordWeightSampler *concord_weight_sampler_new (const ConcordWeightRule *rule, GError **error);
void concord_weight_sampler_free (ConcordWeightSampler *sampler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordWeightSampler, concord_weight_sampler_free)

void concord_weight_sampler_begin (const ConcordWeightSampler *sampler,
                                   ConcordRandom *random,
                                   ConcordLanes *weights);
void concord_weight_sampler_draw (const ConcordWeightSampler *sampler,
                                  ConcordRandom *random,
                                  ConcordLanes *weights);

G_END_DECLS
