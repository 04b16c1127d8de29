#include "cli/compute-method.h"

#include "methods/additive-value.h"
#include "methods/frontier.h"
#include "methods/method-error.h"
#include "methods/pairwise.h"
#include "methods/stability.h"
#include "methods/value-function.h"
#include "methods/weighting.h"

#include "concord-words.h"
#include <math.h>

#define MOST_COMPARED 100
/* Options x options x criteria: about a second. */
#define MOST_COMPARISONS 3e8

gboolean
concord_compute_weights (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  static const char *const kinds[] = { "points", "swing", "rank-order", NULL };
  g_auto (ConcordNumbers) points = { NULL, { 0 } };
  g_autofree gsize *order = NULL;
  g_autofree double *weights = NULL;
  gboolean ranked, done;
  guint kind;
  gsize n;

  if (!concord_input_choice (problem, "kind", kinds, &kind, error))
    return FALSE;
  ranked = kind == 2;
  if (concord_input_has (problem, ranked ? "points" : "order"))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“points” belongs to points and swing weights, “order” to "
                                     "rank-order weights."));
  if (ranked)
    {
      JsonArray *list;

      if (!concord_input_list (problem, "order", CONCORD_COMPUTE_MOST_NUMBERS,
                               CONCORD_INPUT_ALL_GIVEN, &list, error)
          || !concord_input_indices (problem, "order", json_array_get_length (list), &order, &n,
                                     error))
        return FALSE;
    }
  else if (!concord_input_numbers (problem, "points", 1, CONCORD_COMPUTE_MOST_NUMBERS,
                                   CONCORD_INPUT_ALL_GIVEN, &points, error))
    return FALSE;
  else
    n = points.sizes[0];
  weights = g_new (double, n);
  done = ranked      ? concord_rank_order_weights (order, n, weights, error)
         : kind == 1 ? concord_swing_weights (points.cells, n, NULL, weights, error)
                     : concord_normalise_weights (points.cells, n, weights, error);
  if (done)
    concord_output_numbers (answer, "weights", weights, n);
  return done;
}

/* Weights, and values of as many columns. */
static gboolean
read_model (JsonObject *problem, ConcordInputFlags flags, ConcordNumbers *weights,
            ConcordNumbers *values, GError **error)
{
  return concord_input_numbers (problem, "weights", 1, CONCORD_COMPUTE_MOST_NUMBERS,
                                CONCORD_INPUT_ALL_GIVEN, weights, error)
         && concord_input_numbers (problem, "values", 2, CONCORD_COMPUTE_MOST_NUMBERS, flags,
                                   values, error)
         && concord_input_check_sizes (values, "values", values->sizes[0], weights->sizes[0], 1,
                                       error);
}

gboolean
concord_compute_value (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) weights = { NULL, { 0 } };
  g_auto (ConcordNumbers) values = { NULL, { 0 } };
  g_autofree double *totals = NULL;
  g_autofree guint *ranks = NULL;
  gsize n, m;

  if (!read_model (problem, CONCORD_INPUT_MAY_BE_NULL, &weights, &values, error))
    return FALSE;
  n = values.sizes[0];
  m = values.sizes[1];
  totals = g_new (double, n);
  ranks = g_new (guint, n);
  if (!concord_additive_value (weights.cells, values.cells, n, m, totals, NULL, error))
    return FALSE;
  concord_rank_totals (totals, n, concord_tie_tolerance (values.cells, n * m), ranks);
  concord_output_numbers (answer, "totals", totals, n);
  concord_output_ranks (answer, "ranks", ranks, n);
  concord_output_winners (answer, "winners", ranks, n);
  return TRUE;
}

gboolean
concord_compute_value_function (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) points = { NULL, { 0 } };
  g_auto (ConcordNumbers) x = { NULL, { 0 } };
  g_autofree double *xs = NULL;
  g_autofree double *values = NULL;
  gsize n;

  if (!concord_input_numbers (problem, "points", 2, CONCORD_COMPUTE_MOST_NUMBERS,
                              CONCORD_INPUT_ALL_GIVEN, &points, error)
      || !concord_input_check_sizes (&points, "points", points.sizes[0], 2, 1, error)
      || !concord_input_numbers (problem, "x", 1, CONCORD_COMPUTE_MOST_NUMBERS,
                                 CONCORD_INPUT_MAY_BE_NULL, &x, error))
    return FALSE;
  n = points.sizes[0];
  xs = g_new (double, 2 * n);
  for (gsize i = 0; i < n; i++)
    {
      xs[i] = points.cells[2 * i];
      xs[n + i] = points.cells[2 * i + 1];
    }
  values = g_new (double, x.sizes[0]);
  if (!concord_piecewise_value (xs, xs + n, n, x.cells, x.sizes[0], values, error))
    return FALSE;
  concord_output_numbers (answer, "values", values, x.sizes[0]);
  return TRUE;
}

static void
write_crossovers (const ConcordStability *stability, ConcordOutput *answer)
{
  concord_output_begin (answer, NULL, '[');
  for (guint i = 0; i < stability->crossovers->len; i++)
    {
      const ConcordCrossover *crossover = stability->crossovers->pdata[i];

      concord_output_begin (answer, NULL, '{');
      concord_output_number (answer, "at", crossover->at);
      concord_output_indices (answer, "winners", (gsize *) (gpointer) crossover->winners->data,
                              crossover->winners->len);
      concord_output_indices (answer, "above", (gsize *) (gpointer) crossover->above->data,
                              crossover->above->len);
      concord_output_end (answer, '}');
    }
  concord_output_end (answer, ']');
}

gboolean
concord_compute_stability (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) weights = { NULL, { 0 } };
  g_auto (ConcordNumbers) values = { NULL, { 0 } };
  g_autoptr (GPtrArray) all = NULL;

  if (!read_model (problem, CONCORD_INPUT_MAY_BE_NULL, &weights, &values, error))
    return FALSE;
  if ((double) values.sizes[0] * (double) values.sizes[0] * (double) values.sizes[1]
      > MOST_COMPARISONS)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“values” holds too many options to compare each with each."));
  all = concord_weight_stability (weights.cells, values.cells, values.sizes[0], values.sizes[1],
                                  error);
  if (all == NULL)
    return FALSE;
  concord_output_begin (answer, "low", '[');
  for (guint k = 0; k < all->len; k++)
    concord_output_number (answer, NULL, ((ConcordStability *) all->pdata[k])->low);
  concord_output_end (answer, ']');
  concord_output_begin (answer, "high", '[');
  for (guint k = 0; k < all->len; k++)
    concord_output_number (answer, NULL, ((ConcordStability *) all->pdata[k])->high);
  concord_output_end (answer, ']');
  concord_output_begin (answer, "crossovers", '[');
  for (guint k = 0; k < all->len; k++)
    if (((ConcordStability *) all->pdata[k])->state == CONCORD_STABILITY_KNOWN)
      write_crossovers (all->pdata[k], answer);
    else
      concord_output_null (answer, NULL);
  concord_output_end (answer, ']');
  return TRUE;
}

gboolean
concord_compute_frontier (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) costs = { NULL, { 0 } };
  g_auto (ConcordNumbers) values = { NULL, { 0 } };
  g_autofree gsize *efficient = NULL;
  gsize n, found;

  if (!concord_input_numbers (problem, "costs", 1, CONCORD_COMPUTE_MOST_NUMBERS,
                              CONCORD_INPUT_ALL_GIVEN, &costs, error)
      || !concord_input_numbers (problem, "values", 1, CONCORD_COMPUTE_MOST_NUMBERS,
                                 CONCORD_INPUT_ALL_GIVEN, &values, error)
      || !concord_input_check_sizes (&values, "values", costs.sizes[0], 1, 1, error))
    return FALSE;
  n = costs.sizes[0];
  efficient = g_new (gsize, n);
  if (!concord_efficient_options (costs.cells, values.cells, n, efficient, &found, error))
    return FALSE;
  concord_output_indices (answer, "efficient", efficient, found);
  return TRUE;
}

gboolean
concord_compute_pairwise (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) matrix = { NULL, { 0 } };
  g_autofree double *weights = NULL;
  ConcordPairwise pairwise;
  gsize n;

  if (!concord_input_numbers (problem, "matrix", 2, MOST_COMPARED * MOST_COMPARED,
                              CONCORD_INPUT_ALL_GIVEN, &matrix, error))
    return FALSE;
  n = matrix.sizes[0];
  if (!concord_input_check_sizes (&matrix, "matrix", n, n, 1, error))
    return FALSE;
  weights = g_new (double, n);
  if (!concord_pairwise_weights (matrix.cells, n, weights, &pairwise, error))
    return FALSE;
  concord_output_numbers (answer, "weights", weights, n);
  concord_output_number (answer, "lambda", pairwise.lambda);
  concord_output_number (answer, "consistency_ratio", pairwise.consistency_ratio);
  return TRUE;
}
