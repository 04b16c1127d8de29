#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordOptimismPart:
 * @share: of the project, in [0, 1]; the shares of all parts add up to 1
 * @lower: lower bound for its kind, a fraction >= 0; 0.02 for 2 %
 * @upper: upper bound, a fraction >= @lower
 */
typedef struct
{
  double share;
  double lower;
  double upper;
} ConcordOptimismPart;

/**
 * ConcordOptimismFactor:
 * @contribution: share of the bias that the factor makes up, in [0, 1]; no more than 1 in all
 * @mitigation: how far it is mitigated, in [0, 1]
 */
typedef struct
{
  double contribution;
  double mitigation;
} ConcordOptimismFactor;

/**
 * ConcordOptimismBias:
 * @lower: lower bound of the mixed project, a fraction
 * @upper: upper bound, a fraction: what is added where nothing is mitigated
 * @mitigated: what is added after mitigation, a fraction
 * @at_lower_bound: whether mitigation was held at the lower bound
 */
typedef struct
{
  double lower;
  double upper;
  double mitigated;
  gboolean at_lower_bound;
} ConcordOptimismBias;

gboolean concord_optimism_bias (const ConcordOptimismPart *parts,
                                gsize n_parts,
                                const ConcordOptimismFactor *factors,
                                gsize n_factors,
                                gboolean may_fall_below,
                                ConcordOptimismBias *bias,
                                GError **error);

G_END_DECLS
