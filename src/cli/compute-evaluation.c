#include "cli/compute-method.h"

#include "methods/agreement.h"
#include "methods/intraclass.h"
#include "methods/method-error.h"
#include "methods/separation.h"
#include "methods/shrinkage.h"

#include "concord-words.h"
#include <math.h>

/* Each rating is compared with each. */
#define MOST_RATINGS 40000

gboolean
concord_compute_alpha (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  static const char *const metrics[] = { "nominal", "ordinal", "interval", "ratio", NULL };
  g_auto (ConcordNumbers) ratings = { NULL, { 0 } };
  g_autoptr (GError) none = NULL;
  double alpha = NAN;
  guint metric;

  if (!concord_input_numbers (problem, "ratings", 2, MOST_RATINGS, CONCORD_INPUT_MAY_BE_NULL,
                              &ratings, error)
      || !concord_input_choice (problem, "metric", metrics, &metric, error))
    return FALSE;
  if (!concord_krippendorff_alpha (ratings.cells, ratings.sizes[0], ratings.sizes[1],
                                   (ConcordMetric) metric, &alpha, &none)
      && !g_error_matches (none, CONCORD_METHOD_ERROR, CONCORD_METHOD_ERROR_UNDEFINED))
    {
      g_propagate_error (error, g_steal_pointer (&none));
      return FALSE;
    }
  concord_output_number (answer, "alpha", none == NULL ? alpha : NAN);
  if (none != NULL)
    concord_output_text (answer, "reason", none->message);
  return TRUE;
}

gboolean
concord_compute_icc (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  static const char *const names[CONCORD_ICC_FORMS]
      = { "icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k" };
  g_auto (ConcordNumbers) ratings = { NULL, { 0 } };
  ConcordIcc forms[CONCORD_ICC_FORMS];
  double level;

  if (!concord_input_numbers (problem, "ratings", 2, CONCORD_COMPUTE_MOST_NUMBERS,
                              CONCORD_INPUT_ALL_GIVEN, &ratings, error)
      || !concord_input_number_or (problem, "level", .95, &level, error)
      || !concord_intraclass (ratings.cells, ratings.sizes[0], ratings.sizes[1], level, forms,
                              error))
    return FALSE;
  for (guint i = 0; i < CONCORD_ICC_FORMS; i++)
    {
      concord_output_begin (answer, names[i], '{');
      concord_output_number (answer, "value", forms[i].value);
      concord_output_number (answer, "low", forms[i].low);
      concord_output_number (answer, "high", forms[i].high);
      concord_output_end (answer, '}');
    }
  return TRUE;
}

gboolean
concord_compute_separation (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) marks = { NULL, { 0 } };
  g_auto (ConcordNumbers) weights = { NULL, { 0 } };
  g_autofree double *totals = NULL;
  g_autofree double *first = NULL;
  g_autofree guint *ranks = NULL;
  ConcordSeparation separation;
  gsize n;

  if (!concord_input_numbers (problem, "marks", 3, CONCORD_COMPUTE_MOST_NUMBERS,
                              CONCORD_INPUT_ALL_GIVEN, &marks, error)
      || !concord_input_numbers (problem, "weights", 1, CONCORD_COMPUTE_MOST_NUMBERS,
                                 CONCORD_INPUT_ALL_GIVEN, &weights, error)
      || !concord_input_check_sizes (&weights, "weights", marks.sizes[1], 1, 1, error))
    return FALSE;
  n = marks.sizes[2];
  totals = g_new (double, n);
  first = g_new (double, n);
  ranks = g_new (guint, n);
  if (!concord_separation (marks.cells, marks.sizes[0], marks.sizes[1], n, weights.cells, totals,
                           ranks, first, &separation, error))
    return FALSE;
  concord_output_numbers (answer, "totals", totals, n);
  concord_output_numbers (answer, "probability_first", first, n);
  concord_output_boolean (answer, "separated", separation.is_separated);
  concord_output_winners (answer, "winners", ranks, n);
  concord_output_number (answer, "residual_deviation", separation.residual_deviation);
  concord_output_number (answer, "degrees_of_freedom", separation.degrees_of_freedom);
  return TRUE;
}

static gboolean
read_prior (JsonObject *problem, double *alpha, double *beta, GError **error)
{
  JsonObject *prior;
  double rate, strength;

  if (!concord_input_object (problem, "prior", &prior, error))
    return FALSE;
  if (concord_input_has (prior, "rate") || concord_input_has (prior, "strength"))
    return concord_input_check_keys (prior, "rate strength", "prior", error)
           && concord_input_number (prior, "rate", &rate, error)
           && concord_input_number (prior, "strength", &strength, error)
           && concord_prior_from_rate (rate, strength, alpha, beta, error);
  return concord_input_check_keys (prior, "alpha beta", "prior", error)
         && concord_input_number (prior, "alpha", alpha, error)
         && concord_input_number (prior, "beta", beta, error);
}

gboolean
concord_compute_track_record (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  ConcordShrinkage shrinkage;
  double alpha, beta, successes, trials, level;

  if (!read_prior (problem, &alpha, &beta, error)
      || !concord_input_number (problem, "successes", &successes, error)
      || !concord_input_number (problem, "trials", &trials, error)
      || !concord_input_number_or (problem, "level", .95, &level, error)
      || !concord_shrink (alpha, beta, successes, trials, level, &shrinkage, error))
    return FALSE;
  concord_output_number (answer, "mean", shrinkage.mean);
  concord_output_number (answer, "low", shrinkage.low);
  concord_output_number (answer, "high", shrinkage.high);
  concord_output_number (answer, "standard_deviation", shrinkage.standard_deviation);
  return TRUE;
}
