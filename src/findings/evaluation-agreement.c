/* How far the evaluators agree: intraclass correlations of their marks. */
#include "findings/evaluation-private.h"

#define LEVEL .95

/* Whether each evaluator gave any mark; returns how many did. */
static guint
find_raters (const ConcordEvaluation *evaluation, gboolean *is_rater)
{
  guint n = 0;

  for (guint e = 0; e < evaluation->evaluators->len; e++)
    {
      is_rater[e] = FALSE;
      for (guint i = 0; i < evaluation->bidders->len; i++)
        for (guint k = 0; k < evaluation->questions->len; k++)
          is_rater[e]
              |= !isnan (concord_evaluation_get_bidder (evaluation, i)->cells[k].marks[e]);
      n += is_rater[e];
    }
  return n;
}

/* The marks of one answer as shares of the highest mark, so that a long scale does not pass for a
 * difference between answers. Nothing is taken where one is absent. */
static gboolean
take_answer (const ConcordEvaluation *evaluation, const ConcordEvaluationCell *cell, double top,
             const gboolean *is_rater, GArray *ratings)
{
  guint before = ratings->len;

  for (guint e = 0; e < evaluation->evaluators->len; e++)
    {
      double rating = cell->marks[e] / top;

      if (is_rater[e] && !isfinite (rating))
        {
          g_array_set_size (ratings, before);
          return FALSE;
        }
      if (is_rater[e])
        g_array_append_val (ratings, rating);
    }
  return TRUE;
}

void
concord_evaluation_find_agreement (ConcordEvaluation *evaluation)
{
  g_autofree gboolean *is_rater = g_new (gboolean, MAX (evaluation->evaluators->len, 1));
  g_autoptr (GArray) ratings = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;

  evaluation->n_raters = find_raters (evaluation, is_rater);
  for (guint i = 0; i < evaluation->bidders->len; i++)
    for (guint k = 0; k < evaluation->questions->len; k++)
      {
        const ConcordEvaluationCell *cell
            = &concord_evaluation_get_bidder (evaluation, i)->cells[k];
        double top = concord_evaluation_get_question (evaluation, k)->top;

        if (cell->n == 0)
          continue;
        if (take_answer (evaluation, cell, top, is_rater, ratings))
          evaluation->n_rated++;
        else
          evaluation->n_unrated++;
      }
  if (!concord_intraclass ((const double *) (gpointer) ratings->data, evaluation->n_rated,
                           evaluation->n_raters, LEVEL, evaluation->intraclass, &error))
    {
      for (guint f = 0; f < CONCORD_ICC_FORMS; f++)
        evaluation->intraclass[f] = (ConcordIcc){ FALSE, NAN, NAN, NAN };
      evaluation->intraclass_problem = g_strdup (error->message);
    }
}
