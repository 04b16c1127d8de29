/* Weights of which it is known how many times as heavy some are as others. */
#pragma once

#include "methods/weight-draws.h"

G_BEGIN_DECLS

#define CONCORD_MOST_RATIO_CRITERIA 100

typedef struct _ConcordRatioSampler ConcordRatioSampler;

ConcordRatioSampler *concord_ratio_sampler_new (const ConcordWeightRule *rule, GError **error);
void concord_ratio_sampler_free (ConcordRatioSampler *sampler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordRatioSampler, concord_ratio_sampler_free)

/* Weights that obey the rule, then the next draw after some. */
void concord_ratio_sampler_start (const ConcordRatioSampler *sampler, ConcordLanes *weights);
void concord_ratio_sampler_move (const ConcordRatioSampler *sampler,
                                 ConcordRandom *random,
                                 ConcordLanes *weights,
                                 guint rounds);
/* Steps in one round, each of which takes as long as drawing a few scores. */
gsize concord_ratio_sampler_count_steps (const ConcordRatioSampler *sampler);

G_END_DECLS
