#include "check.h"

#include "methods/correlation.h"
#include "methods/percentiles.h"
#include "methods/simulation.h"
#include "methods/switching.h"
#include "methods/frontier.h"

#include <stdlib.h>
#include <string.h>

static void
test_threads (void)
{
  ConcordSimulatedLine lines[12];
  double correlation[144];
  ConcordSimulationProblem problem = { .lines = lines, .n_lines = 12, .n_options = 3, .draws = 5001,
                                       .seed = 4 };

  for (gsize i = 0; i < 12; i++)
    {
      lines[i] = (ConcordSimulatedLine){ .option = i / 4, .low = -10, .likely = 5.0 + (double)i,
                                           .high = 40, .shape = i % 2, .years_worth = 3 };
      for (gsize j = 0; j < 12; j++)
        correlation[i * 12 + j] = i == j ? 1 : i / 6 == j / 6 ? .4 : 0;
    }
  for (int correlated = 0; correlated < 2; correlated++)
    {
      ConcordSimulatedOption one[3], two[3];

      problem.correlation = correlated ? correlation : NULL;
      problem.n_threads = 1;
      g_assert_true (concord_simulate (&problem, one, NULL));
      problem.n_threads = 2;
      g_assert_true (concord_simulate (&problem, two, NULL));
      g_assert_cmpmem (one, sizeof one, two, sizeof two);
      problem.seed++;
      g_assert_true (concord_simulate (&problem, two, NULL));
      g_assert_true (fabs (one[0].mean - two[0].mean) > 0);
    }
}

/* Beta distributions whose quantiles are plain: with the mode at the low end 1 - (1 - p)^(1/5), at
   the high end p^(1/5); in the middle the median is a half. */
static void
test_shape (void)
{
  ConcordShapeTable table;

  for (double z = -5; z <= 5; z += .37)
    {
      double below = erfc (-z / G_SQRT2) / 2, above = erfc (z / G_SQRT2) / 2;

      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, 0);
      assert_near (concord_shape_table_at (&table, z), 1 - pow (above, .2), 1e-7);
      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, 1);
      assert_near (concord_shape_table_at (&table, z), pow (below, .2), 1e-7);
      concord_shape_table_fill (&table, CONCORD_SHAPE_TRIANGULAR, .25);
      assert_near (concord_shape_table_at (&table, z),
                   below < .25 ? sqrt (below * .25) : 1 - sqrt (above * .75), 1e-4);
    }
  for (double likely = 0; likely <= 1; likely += .03125)
    {
      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, likely);
      for (gsize i = 0; i < CONCORD_SHAPE_CELLS; i++)
        g_assert_cmpfloat (table.nodes[i][0], <=, table.nodes[i + 1][0]);
    }
  concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, .5);
  assert_near (concord_shape_table_at (&table, 0), .5, 1e-12);
}

static int
compare_numbers (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

static void
test_percentile (void)
{
  double four[] = { 3, 1, 4, 2 }, one[] = { 7 };

  /* By hand: place 3 x .1 = .3 between 1 and 2. */
  assert_near (concord_percentile (four, 4, .1), 1.3, 1e-12);
  assert_near (concord_percentile (four, 4, .5), 2.5, 1e-12);
  assert_near (concord_percentile (four, 4, 1), 4, 0);
  assert_near (concord_percentile (one, 1, .9), 7, 0);
  for (int round = 0; round < 300; round++)
    {
      gsize n = (gsize)g_test_rand_int_range (1, 60);
      double numbers[60], sorted[60], share = g_test_rand_double (), place;

      for (gsize i = 0; i < n; i++)
        numbers[i] = g_test_rand_int_range (0, round % 2 ? 5 : 1000);
      memcpy (sorted, numbers, sizeof sorted);
      qsort (sorted, n, sizeof *sorted, compare_numbers);
      place = share * (double)(n - 1);
      assert_near (concord_percentile (numbers, n, share),
                   sorted[(gsize)place]
                       + (place - floor (place))
                             * (sorted[MIN ((gsize)place + 1, n - 1)] - sorted[(gsize)place]),
                   1e-9);
    }
}

static void
test_root (void)
{
  const double pair[] = { 1, .6, .6, 1 }, same[] = { 1, 1, 1, 1 };
  const double torn[] = { 1, .9, -.9, .9, 1, .9, -.9, .9, 1 };
  double root[9];
  GError *error = NULL;

  g_assert_true (concord_correlation_root (pair, 2, NULL, root, NULL));
  assert_near (root[2], .6, 1e-15);
  assert_near (root[3], .8, 1e-15);
  g_assert_true (concord_correlation_root (same, 2, NULL, root, NULL));
  assert_near (root[2], 1, 0);
  assert_near (root[3], 0, 0);
  assert_refused (concord_correlation_root (torn, 3, NULL, root, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
}

static void
test_refused (void)
{
  ConcordSimulatedLine line = { .low = 3, .likely = 2, .high = 1, .shape = CONCORD_SHAPE_PERT,
                                .years_worth = 1 };
  ConcordSimulationProblem problem = { .lines = &line, .n_lines = 1, .n_options = 1, .draws = 10 };
  ConcordSimulatedOption option;
  GError *error = NULL;

  assert_refused (concord_simulate (&problem, &option, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  line.low = NAN;
  assert_refused (concord_simulate (&problem, &option, &error), error,
                  CONCORD_METHOD_ERROR_ABSENT);
  line = (ConcordSimulatedLine){ .low = -1e308, .high = 1e308, .shape = CONCORD_SHAPE_PERT,
                                  .years_worth = 1 };
  assert_refused (concord_simulate (&problem, &option, &error), error,
                  CONCORD_METHOD_ERROR_OVERFLOW);
  problem.draws = G_MAXSIZE;
  assert_refused (concord_simulate (&problem, &option, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_switching (void)
{
  const double a[] = { -100, -35, -35 }, b[] = { -90, -35, -35 }, factors[] = { 1, .5, .25 };
  ConcordSwitching switching;
  GError *error = NULL;

  /* By hand: 10 more is wanted; a pound in years 1 and 2 is worth .75; now they have 35 x .75. */
  g_assert_true (concord_switching_value (a, b, factors, 3, 1, 2, &switching, NULL));
  assert_near (switching.amount, 10 / .75, 1e-12);
  assert_near (switching.percent, -1000 / (35 * .75), 1e-12);
  assert_refused (concord_switching_value (a, b, factors, 3, 2, 1, &switching, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_switching_value (a, b, factors, 3, 2, 3, &switching, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

/* Against every pair compared. */
static void
test_frontier (void)
{
  for (int round = 0; round < 200; round++)
    {
      double costs[12], values[12];
      gsize n = (gsize)g_test_rand_int_range (1, 13), efficient[12], found, kept = 0;

      for (gsize i = 0; i < n; i++)
        {
          costs[i] = g_test_rand_int_range (0, 6);
          values[i] = g_test_rand_int_range (0, 6);
        }
      g_assert_true (concord_efficient_options (costs, values, n, efficient, &found, NULL));
      for (gsize i = 0; i < n; i++)
        {
          gboolean beaten = FALSE;

          for (gsize j = 0; j < n; j++)
            beaten = beaten
                     || (costs[j] <= costs[i] && values[j] >= values[i]
                         && (costs[j] < costs[i] || values[j] > values[i]));
          kept += !beaten;
          for (gsize k = 0; beaten && k < found; k++)
            g_assert_cmpuint (efficient[k], !=, i);
        }
      g_assert_cmpuint (found, ==, kept);
      for (gsize k = 1; k < found; k++)
        g_assert_cmpfloat (costs[efficient[k - 1]], <=, costs[efficient[k]]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulation/threads", test_threads);
  g_test_add_func ("/simulation/shape", test_shape);
  g_test_add_func ("/simulation/percentile", test_percentile);
  g_test_add_func ("/simulation/root", test_root);
  g_test_add_func ("/simulation/refused", test_refused);
  g_test_add_func ("/simulation/switching", test_switching);
  g_test_add_func ("/simulation/frontier", test_frontier);
  return g_test_run ();
}
