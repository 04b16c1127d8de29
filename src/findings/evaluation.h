/* Marks of the tenders: each evaluator's, what they agreed on, and whether all is in order. */
#pragma once

#include "findings/finding.h"
#include "methods/intraclass.h"
#include "model/document.h"

G_BEGIN_DECLS

#define CONCORD_EVALUATION_N_FAMILIES 6

typedef struct
{
  char *id, *name;
  gboolean has_conflict; /* actual, potential or perceived */
  gboolean is_assessed;  /* it is said whether there is one */
} ConcordEvaluationEvaluator;

/* A question that tenders are marked on. */
typedef struct
{
  char *id, *text;
  int family;        /* index into concord_award_families; -1 is absent */
  gboolean is_scored; /* counts in the award; conditions and advisory questions never do */
  double weight;     /* percent; NAN is absent */
  double top;        /* highest mark; NAN is absent */
} ConcordEvaluationQuestion;

/* What one bidder got on one question. */
typedef struct
{
  double *marks;          /* one for each evaluator; NAN is absent */
  guint n, n_no_reason;   /* marks given; of these without a reason */
  double mean, low, high; /* of those given; NAN without any */
  gboolean is_moderated;
  double moderated;       /* NAN without */
  gboolean has_reason;    /* of the moderation */
  double points;          /* weight x mark / top: moderated, else the mean; NAN if not scored */
} ConcordEvaluationCell;

typedef struct
{
  char *id, *name;
  ConcordEvaluationCell *cells; /* one for each question */
  guint n_marks;
  double total; /* of the scored questions that evaluators mark; NAN where one has no mark */
  double families[CONCORD_EVALUATION_N_FAMILIES]; /* of the same; NAN without a scored question */
} ConcordEvaluationBidder;

typedef struct
{
  ConcordFinding *finding;
  ConcordFinding *public_finding; /* the same where there is no mark; else nothing that rests on one:
                                     neither how many there are nor what is wrong with them */
  GPtrArray *evaluators, *questions, *bidders; /* of the records above, in the document's order */
  guint n_marks, n_missing; /* given; missing where a bidder has some mark on a question */
  double weight_sum;        /* of the scored questions, percent; NAN without any weight */
  double widest;            /* largest difference between two marks of one cell; NAN without two */
  int widest_bidder, widest_question; /* -1 likewise */
  guint n_raters;           /* evaluators with some mark */
  guint n_rated, n_unrated; /* marked answers with a mark of each of them, and the others */
  ConcordIcc intraclass[CONCORD_ICC_FORMS]; /* of the rated ones, 95 % */
  char *intraclass_problem; /* why there is none; NULL where there is */
} ConcordEvaluation;

/**
 * concord_evaluation_new:
 *
 * Reads all marks and moderations. Points are those of questions used as scored criteria: a
 * condition of participation or an advisory question, such as a track record shrunken to a base
 * rate, never counts. Price is worked out by its formula and counts only where it is marked. Marks
 * are confidential: they are in confidential facts and sentences alone.
 */
ConcordEvaluation *concord_evaluation_new (ConcordDocument *document);
void concord_evaluation_free (ConcordEvaluation *evaluation);

/* What a form of the intraclass correlation tells: "One evaluator’s mark, ...". */
const char *concord_evaluation_get_form_name (ConcordIccForm form);

const ConcordEvaluationBidder *concord_evaluation_get_bidder (const ConcordEvaluation *evaluation,
                                                              guint bidder);
const ConcordEvaluationQuestion *
concord_evaluation_get_question (const ConcordEvaluation *evaluation, guint question);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordEvaluation, concord_evaluation_free)

G_END_DECLS
