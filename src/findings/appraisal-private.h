/* How the making of an appraisal is split: tree and weights, values, sentence. */
#pragma once

#include "findings/appraisal.h"
#include "findings/value-scale.h"
#include "model/option.h"

G_BEGIN_DECLS

/* Fills criteria and leaves; @scales gets one ConcordScale for each leaf. */
void concord_appraisal_read_criteria (ConcordAppraisal *appraisal, ConcordDocument *document,
                                      GPtrArray *scales);

/* Finds the weight set and weighs the tree; FALSE where there are no usable weights, and why is
 * then in @problem (the caller frees). */
gboolean concord_appraisal_weigh (ConcordAppraisal *appraisal, ConcordDocument *document,
                                  const char *weight_set, char **problem);

/* Fills the options with their scores and values. */
void concord_appraisal_read_options (ConcordAppraisal *appraisal, ConcordDocument *document,
                                     const GPtrArray *scales);

char *concord_appraisal_dup_sentence (const ConcordAppraisal *appraisal, const char *problem);

G_END_DECLS
