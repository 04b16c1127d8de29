/* Who answered against who lives here, and what the answers come to when they are weighted to the
 * population: raking to the margins of groups and dimensions. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* A weight over so many times the mean is refused: a few would speak for too many. */
#define CONCORD_HIGHEST_WEIGHT 5

/* A group of persons, or a level of a dimension; numbers are NAN where absent. */
typedef struct
{
  char *id, *name;
  double population;
  double answered;         /* to the question that has most answers counted by the margin */
  double share;            /* of these; NAN where nobody answered */
  double population_share; /* NAN where a population of the margin is not given */
  double most_answers;     /* to any one question */
  gboolean is_silent;      /* has a population, and nobody answered while others did */
} ConcordMarginLevel;

/* What answers can be weighted to: the groups, or a dimension. */
typedef struct
{
  char *id;          /* of the dimension; NULL for the groups */
  char *name;
  GPtrArray *levels; /* of ConcordMarginLevel */
  double population; /* NAN where one is not given */
  double answered;   /* of those whose level is known */
  double unplaced;   /* who answered that question too, and whose level is not known */
  char *obstacle;    /* why nothing can be weighted to it, a sentence; else NULL */
} ConcordMargin;

/* One question, as answered and as weighted. */
typedef struct
{
  char *id, *text;
  int rows, columns; /* the margins that it is weighted to; columns -1 for one alone */
  double n;          /* persons whose place in the margins is known */
  double n_unplaced; /* those whose place is not; they are not in what follows */
  double net;        /* agree less disagree, in [-1, 1] */
  gboolean is_weighted;
  char *refusal;     /* why it is not weighted, a sentence; else NULL */
  double weighted_net, design_effect, effective_n, largest_weight; /* NAN where it is not */
  guint n_empty_cells; /* nobody of these answered, though others of their row and column did */
  gboolean has_interval;
  double low, high;    /* of the weighted net, 95 %, with the effective n; NAN without */
  gboolean is_small;   /* answers of 1 to 4 persons stand behind it: not for the public */
} ConcordWeightedQuestion;

typedef struct
{
  ConcordFinding *finding;
  GPtrArray *margins;   /* of ConcordMargin: the groups first, then the dimensions */
  GPtrArray *questions; /* of ConcordWeightedQuestion: those of an ordered kind with answers */
  int rows, columns;    /* the margins that are weighted to, -1 for none */
  gboolean is_sample;
} ConcordRepresentativeness;

#define CONCORD_MARGIN_FITTING (-1)

/**
 * concord_representativeness_new:
 * @rows: the margin to weight to, or CONCORD_MARGIN_FITTING for the first one or two with populations
 * @columns: a second one; CONCORD_MARGIN_FITTING for none where @rows is given
 */
ConcordRepresentativeness *concord_representativeness_new (ConcordDocument *document,
                                                           ConcordRecord *exercise, int rows,
                                                           int columns);
void concord_representativeness_free (ConcordRepresentativeness *representativeness);

/* Points with their sign and, where there is one, the interval. The caller frees. */
char *concord_representativeness_dup_net (const ConcordWeightedQuestion *question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordRepresentativeness, concord_representativeness_free)

G_END_DECLS
