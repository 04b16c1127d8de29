/* The scale of a criterion and its value function, as screens speak of them. */
#pragma once

#include "model/criterion.h"
#include "model/weight.h"

G_BEGIN_DECLS

typedef struct
{
  double x;     /* on the criterion's scale */
  double value; /* 0 to 100 */
} ConcordValuePoint;

/* The ends as numbers: 0 and 100 where the criterion does not say. */
double concord_criterion_get_low (ConcordCriterion *criterion);
double concord_criterion_get_high (ConcordCriterion *criterion);

/* Whether criteria stand below it. */
gboolean concord_criterion_is_group (ConcordCriterion *criterion);

/**
 * concord_value_points_new:
 * @given: (out) (nullable): whether the criterion has points of its own
 * @problem: (out) (nullable): why they can't be used, or NULL; the caller frees
 *
 * The points of the value function from left to right, at least two: those of a straight line where
 * the criterion gives none or none that can be used. (element-type ConcordValuePoint)
 */
GArray *concord_value_points_new (ConcordCriterion *criterion, gboolean *given, char **problem);

/* "0=0 40=70 100=100". The caller frees. */
char *concord_value_points_dup_text (const GArray *points);

/* The score of least value, or of greatest where @best. */
double concord_criterion_find_end (ConcordCriterion *criterion, gboolean best);

/* A score with its unit where the anchors name one: "180 jobs". The caller frees. */
char *concord_criterion_dup_at (ConcordCriterion *criterion, double x);

/* The worst or best end in words: its anchor in quotation marks, or its number. */
char *concord_criterion_dup_end (ConcordCriterion *criterion, gboolean best);

/* What is measured, from where to where, and what the ends mean: a line or two. */
char *concord_criterion_dup_scale (ConcordCriterion *criterion);

/* Whether the points were given for another scale than the criterion has now. */
gboolean concord_weight_is_stale (ConcordWeight *weight, ConcordCriterion *criterion);

G_END_DECLS
