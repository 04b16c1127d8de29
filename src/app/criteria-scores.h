/* What is odd about the scores on a criterion, in words. */
#pragma once

#include "app/criteria-scale.h"
#include "model/document.h"

G_BEGIN_DECLS

/* A line for each option whose low, likely and high are out of order or off the scale; NULL where
 * all are well. The caller frees. */
char *concord_criteria_scores_dup_hints (ConcordDocument *document, ConcordCriterion *criterion);

G_END_DECLS
