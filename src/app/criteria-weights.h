/* The weights of all bodies side by side, one group of criteria at a time, and the way to ask for
 * them in words. */
#pragma once

#include "app/pairwise-dialog.h"
#include "app/record-table.h"
#include "app/swing-dialog.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_CRITERIA_WEIGHTS (concord_criteria_weights_get_type ())
G_DECLARE_FINAL_TYPE (ConcordCriteriaWeights, concord_criteria_weights, CONCORD, CRITERIA_WEIGHTS,
                      GtkWidget)

/* Properties: document, weight-set (whose weights are asked for; the first where NULL), analyst
 * (whether the bounds of its weights and the way to compare criteria in pairs are shown). */

/* The group whose criteria are shown: a criterion, or the project for the outermost ones. */
ConcordRecord *concord_criteria_weights_get_node (ConcordCriteriaWeights *weights);
void concord_criteria_weights_set_node (ConcordCriteriaWeights *weights, ConcordRecord *node);

ConcordRecordTable *concord_criteria_weights_get_table (ConcordCriteriaWeights *weights);

/* How many points were given for a scale that has changed since. */
guint concord_criteria_weights_get_n_stale (ConcordCriteriaWeights *weights);

/* Opens the questions about a group; NULL where there is nothing to ask. */
ConcordSwingDialog *concord_criteria_weights_ask (ConcordCriteriaWeights *weights,
                                                  ConcordRecord *weight_set, ConcordRecord *node);

/* The same two criteria at a time, of the group that is shown and the set that is asked for; NULL
 * where there are not two. */
ConcordPairwiseDialog *concord_criteria_weights_compare (ConcordCriteriaWeights *weights);

G_END_DECLS
