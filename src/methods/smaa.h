#pragma once

#include "methods/progress.h"
#include "methods/weight-ratio.h"

G_BEGIN_DECLS

/**
 * ConcordSmaaProblem:
 * @n_options: number of options, > 0
 * @n_criteria: number of criteria, > 0
 * @values: (nullable): [option][criterion] for scores that are known
 * @low: (nullable): [option][criterion], with @likely and @high, for triangular scores
 * @likely: (nullable): the most likely score, from @low to @high
 * @high: (nullable): the highest score
 * @value_draws: (nullable): [draw][option][criterion] for scores drawn elsewhere
 * @weight_draws: (nullable): [draw][criterion], each >= 0 and not all zero, for weights drawn
 *   elsewhere; normalised here
 * @order: (array length=n_order) (nullable): criteria from the most to the least important
 * @n_order: how many are ordered
 * @weight_low: (nullable): [criterion], least weight, a share
 * @weight_high: (nullable): [criterion], greatest weight
 * @draws: how many draws, 1 to %CONCORD_SMAA_MOST_DRAWS; as many as are given where some are
 * @seed: where chance starts
 * @n_threads: 0 for one a processor; the result is the same on any number
 * @ratios: (array length=n_ratios) (nullable): how many times as heavy one weight is as another
 * @n_ratios: how many
 * @progress: (nullable): how far it is, and the way to stop it
 *
 * Exactly one of @values, @low and @value_draws says what the options are worth.
 */
typedef struct
{
  gsize n_options;
  gsize n_criteria;
  const double *values;
  const double *low;
  const double *likely;
  const double *high;
  const double *value_draws;
  const double *weight_draws;
  const gsize *order;
  gsize n_order;
  const double *weight_low;
  const double *weight_high;
  gsize draws;
  guint64 seed;
  guint n_threads;
  const ConcordWeightRatio *ratios;
  gsize n_ratios;
  ConcordProgress *progress;
} ConcordSmaaProblem;

#define CONCORD_SMAA_MOST_DRAWS 10000000

/**
 * ConcordSmaa:
 * @acceptability: [option][rank], share of draws
 * @central_weights: [option][criterion], mean weights with which the option was first; NaN for
 *   one that never was
 * @confidence: [option], share of draws of the scores in which the option is first with its
 *   central weights; NaN for one that has none
 * @confidence_draws: how many draws that is a share of
 * @pairwise: [option][other], share of draws in which the option is better than the other
 */
typedef struct
{
  double *acceptability;
  double *central_weights;
  double *confidence;
  gsize confidence_draws;
  double *pairwise;
} ConcordSmaa;

ConcordSmaa *concord_smaa (const ConcordSmaaProblem *problem, GError **error);
void concord_smaa_free (ConcordSmaa *smaa);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSmaa, concord_smaa_free)

G_END_DECLS
