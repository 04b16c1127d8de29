#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The probability from which a lead counts as separated. */
#define CONCORD_SEPARATED 0.95

/**
 * ConcordSeparation:
 * @residual_deviation: standard deviation of an evaluator's total for a bidder once the bidder's
 *   and the evaluator's own means are taken off, in points
 * @degrees_of_freedom: (evaluators - 1) x (bidders - 1), what it rests on
 * @is_separated: whether one bidder leads and is first with a probability of at least
 *   %CONCORD_SEPARATED
 */
typedef struct
{
  double residual_deviation;
  double degrees_of_freedom;
  gboolean is_separated;
} ConcordSeparation;

gboolean concord_separation (const double *marks,
                             gsize n_evaluators,
                             gsize n_questions,
                             gsize n_bidders,
                             const double *weights,
                             double *totals,
                             guint *ranks,
                             double *probability_first,
                             ConcordSeparation *separation,
                             GError **error);

G_END_DECLS
