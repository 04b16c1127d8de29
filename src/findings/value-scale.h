/* The value function of a criterion, as its record states it. */
#pragma once

#include "model/criterion.h"

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordScale, concord_scale_free)

G_END_DECLS
