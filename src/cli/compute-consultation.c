#include "cli/compute-method.h"

#include "methods/intervals.h"
#include "methods/method-error.h"
#include "methods/raking.h"

#include "concord-words.h"
#include <math.h>

/* Up to 20,000 rounds over this many cells: some seconds. */
#define MOST_CELLS 100000

static gboolean
read_quantile (JsonObject *problem, double *z, GError **error)
{
  double level;

  return concord_input_number_or (problem, "level", .95, &level, error)
         && concord_normal_quantile (level, z, error);
}

gboolean
concord_compute_wilson (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  double successes, trials, population, z, low, high, standard_error;
  gboolean finite, done;

  if (!concord_input_number (problem, "successes", &successes, error)
      || !concord_input_number (problem, "trials", &trials, error)
      || !concord_input_number_or (problem, "population", NAN, &population, error)
      || !read_quantile (problem, &z, error))
    return FALSE;
  finite = !isnan (population);
  done = finite ? concord_wilson_interval_finite (successes, trials, population, z, &low, &high,
                                                  error)
                : concord_wilson_interval (successes, trials, z, &low, &high, error);
  if (!done
      || !concord_share_standard_error (successes, trials, population, &standard_error, error))
    return FALSE;
  concord_output_number (answer, "share", successes / trials);
  concord_output_number (answer, "low", low);
  concord_output_number (answer, "high", high);
  concord_output_number (answer, "standard_error", standard_error);
  return TRUE;
}

gboolean
concord_compute_rake (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) counts = { NULL, { 0 } };
  g_auto (ConcordNumbers) rows = { NULL, { 0 } };
  g_auto (ConcordNumbers) columns = { NULL, { 0 } };
  g_autofree double *weights = NULL;
  ConcordRaking raking = { 0 };
  gsize n, m;

  if (!concord_input_numbers (problem, "counts", 2, MOST_CELLS, CONCORD_INPUT_ALL_GIVEN, &counts,
                              error)
      || !concord_input_numbers (problem, "row_totals", 1, MOST_CELLS, CONCORD_INPUT_ALL_GIVEN,
                                 &rows, error)
      || !concord_input_numbers (problem, "column_totals", 1, MOST_CELLS, CONCORD_INPUT_ALL_GIVEN,
                                 &columns, error))
    return FALSE;
  n = counts.sizes[0];
  m = counts.sizes[1];
  if (!concord_input_check_sizes (&rows, "row_totals", n, 1, 1, error)
      || !concord_input_check_sizes (&columns, "column_totals", m, 1, 1, error))
    return FALSE;
  weights = g_new (double, n * m);
  if (!concord_rake (counts.cells, n, m, rows.cells, columns.cells, weights, &raking, error))
    return FALSE;
  concord_output_table (answer, "weights", weights, n, m);
  concord_output_number (answer, "iterations", (double) raking.iterations);
  concord_output_boolean (answer, "converged", raking.converged);
  concord_output_number (answer, "design_effect", raking.converged ? raking.design_effect : NAN);
  concord_output_number (answer, "largest_weight", raking.converged ? raking.largest_weight : NAN);
  concord_output_number (answer, "empty_cells", (double) raking.empty_cells);
  return TRUE;
}

gboolean
concord_compute_net_agreement (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) counts = { NULL, { 0 } };
  ConcordNetAgreement agreement;
  double z;

  if (!concord_input_numbers (problem, "counts", 1, 7, CONCORD_INPUT_ALL_GIVEN, &counts, error)
      || !read_quantile (problem, &z, error)
      || !concord_net_agreement (counts.cells, counts.sizes[0], NAN, z, &agreement, error))
    return FALSE;
  concord_output_number (answer, "net", agreement.net);
  concord_output_number (answer, "low", agreement.low);
  concord_output_number (answer, "high", agreement.high);
  concord_output_number (answer, "n", agreement.n);
  return TRUE;
}
