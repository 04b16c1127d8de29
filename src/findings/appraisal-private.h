/* How the making of an appraisal is split: tree and weights, values, sentence. */
#pragma once

#include "findings/appraisal.h"
#include "model/criterion.h"
#include "model/option.h"

G_BEGIN_DECLS

/* A piecewise value function, or the straight line of a scale. */
typedef struct
{
  double low, high;
  gboolean higher_is_better;
  double *xs, *values; /* NULL for a straight line */
  gsize n_points;
  char *problem; /* why it can't be used, or NULL */
} ConcordScale;

ConcordScale *concord_scale_new (ConcordCriterion *criterion);
void concord_scale_free (ConcordScale *scale);

/* Value 0..100 of a score; NAN for an absent score or a scale that can't be used. */
double concord_scale_get_value (const ConcordScale *scale, double score);

/* The least and the greatest value that scores from @from to @to take; NAN likewise. */
void concord_scale_get_range (const ConcordScale *scale, double from, double to, double *least,
                              double *greatest);

/* TRUE for a score that the scale does not reach. */
gboolean concord_scale_is_outside (const ConcordScale *scale, double score);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordScale, concord_scale_free)

G_END_DECLS
