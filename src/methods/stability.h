#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ConcordStabilityState:
 * @CONCORD_STABILITY_KNOWN: low, high and the crossovers are there
 * @CONCORD_STABILITY_WEIGHT_IS_ONE: no other criterion has weight, so there are no proportions
 *   in which the others could move
 * @CONCORD_STABILITY_NO_WINNER: no option is complete
 * @CONCORD_STABILITY_WINNER_INCOMPLETE: the criterion has no weight yet, and a winner has no
 *   value on it
 */
typedef enum
{
  CONCORD_STABILITY_KNOWN,
  CONCORD_STABILITY_WEIGHT_IS_ONE,
  CONCORD_STABILITY_NO_WINNER,
  CONCORD_STABILITY_WINNER_INCOMPLETE,
} ConcordStabilityState;

/**
 * ConcordCrossover:
 * @at: weight of the criterion at which the winners change, a share in [0, 1]
 * @winners: (element-type gsize): the options that tie for the first place there, rising
 * @above: (element-type gsize): the winners at weights just above, rising; empty at 1
 */
typedef struct
{
  double at;
  GArray *winners;
  GArray *above;
} ConcordCrossover;

/**
 * ConcordStability:
 * @state: whether the rest has a meaning
 * @weight: the normalised weight now, a share
 * @low: the least weight at which all present winners still win, a share
 * @high: the greatest such weight, a share
 * @crossovers: (element-type ConcordCrossover): by rising weight over the whole of [0, 1]
 */
typedef struct
{
  ConcordStabilityState state;
  double weight;
  double low;
  double high;
  GPtrArray *crossovers;
} ConcordStability;

GPtrArray *concord_weight_stability (
    const double *weights, const double *values, gsize n_options, gsize n_criteria, GError **error);

G_END_DECLS
