/* The appraisal: options scored on the criteria tree and weighted by one weight set. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* A criterion or group of criteria, in the order of the tree, parents before children. */
typedef struct
{
  char *id, *name;
  int parent; /* index, -1 at the top */
  int leaf;   /* column among the leaves, -1 for a group */
  double points;
  double local;  /* share among its siblings in [0, 1]; NAN without weights */
  double global; /* share of the whole in [0, 1]; NAN without weights */
} ConcordAppraisalCriterion;

/* An option; arrays hold one number for each leaf of the tree. */
typedef struct
{
  char *id, *name;
  double *scores;        /* likely, on the criterion's scale; NAN is absent */
  double *values;        /* 0 at the worse end of the scale to 100 at the better; NAN is absent */
  double *low_values, *high_values; /* worst and best value between the low and the high score */
  double *contributions; /* weight x value in points of 100; NAN is absent */
  double total;          /* 0 to 100; NAN where it is not complete or there are no weights */
  double low, high;      /* the total with every score at its worst and at its best; NAN likewise */
  gboolean has_range;    /* some score says how low or high it could be */
  guint rank;            /* 1 is best, ties share the better rank; 0 is not ranked */
  GPtrArray *missing;    /* of char *: names of criteria with weight that it has no score for */
} ConcordAppraisalOption;

typedef enum
{
  CONCORD_APPRAISAL_NO_OPTIONS,
  CONCORD_APPRAISAL_NO_CRITERIA,
  CONCORD_APPRAISAL_NO_WEIGHTS, /* none at all, or some group of criteria can't be weighted */
  CONCORD_APPRAISAL_NOT_RANKED, /* no option has all its scores */
  CONCORD_APPRAISAL_RANKED
} ConcordAppraisalState;

typedef struct
{
  ConcordFinding *finding;
  ConcordAppraisalState state;
  char *weight_set_id, *weight_set_name; /* NULL without one */
  GPtrArray *criteria;                   /* of ConcordAppraisalCriterion */
  GArray *leaves;                        /* of guint: indices of the leaves among the criteria */
  GPtrArray *options;                    /* of ConcordAppraisalOption, in the document's order */
  gboolean short_list;                   /* the options are those of the short list */
  guint n_ranked, n_winners;
  double best;   /* total of the winners; NAN */
  double margin; /* the winners' total less the next option's; NAN where there is none */
} ConcordAppraisal;

/**
 * concord_appraisal_new:
 * @weight_set: (nullable): id of a weight set; NULL for the leading one, else the first
 *
 * Additive value model over the options on the short list, or over all that are not dropped where
 * nothing is on it. Scores that are not there are never taken as zero: the option has no rank.
 */
ConcordAppraisal *concord_appraisal_new (ConcordDocument *document, const char *weight_set);
void concord_appraisal_free (ConcordAppraisal *appraisal);

/* The options in order of rank, those without one last: (transfer container). */
GPtrArray *concord_appraisal_list_by_rank (const ConcordAppraisal *appraisal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordAppraisal, concord_appraisal_free)

G_END_DECLS
