#include "check.h"

#include "methods/correlation.h"
#include "methods/percentiles.h"
#include "methods/simulation.h"
#include "methods/switching.h"
#include "methods/frontier.h"

#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

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

/* What a table gives for the sum @s of four uniforms. */
static double
at_sum (const ConcordShapeTable *table, double s)
{
  double along = s * (CONCORD_SHAPE_CELLS / 4.0);

  return concord_shape_between (table->nodes[(int)along], along - (int)along);
}

/* How many futures lie below such a sum (J. O. Irwin, Biometrika 19, 1927; P. Hall, the same). */
static double
below_sum (double s)
{
  const double binomial[] = { 1, -4, 6, -4, 1 };
  double sum = 0;

  for (int k = 0; k <= s; k++)
    sum += binomial[k] * pow (s - k, 4) / 24;
  return sum;
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

      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, 0, CONCORD_SHAPE_NORMAL);
      assert_near (concord_shape_table_at (&table, z), 1 - pow (above, .2), 1e-7);
      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, 1, CONCORD_SHAPE_NORMAL);
      assert_near (concord_shape_table_at (&table, z), pow (below, .2), 1e-7);
      concord_shape_table_fill (&table, CONCORD_SHAPE_TRIANGULAR, .25, CONCORD_SHAPE_NORMAL);
      assert_near (concord_shape_table_at (&table, z),
                   below < .25 ? sqrt (below * .25) : 1 - sqrt (above * .75), 1e-4);
    }
  for (double s = .07; s < 4; s += .013)
    {
      double below = below_sum (s), above = below_sum (4 - s);

      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, 0, CONCORD_SHAPE_SUM);
      assert_near (at_sum (&table, s), 1 - pow (above, .2), above > 1e-7 ? 1e-7 : 3e-4);
      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, 1, CONCORD_SHAPE_SUM);
      assert_near (at_sum (&table, s), pow (below, .2), below > 1e-7 ? 1e-7 : 3e-4);
      concord_shape_table_fill (&table, CONCORD_SHAPE_TRIANGULAR, .25, CONCORD_SHAPE_SUM);
      assert_near (at_sum (&table, s),
                   below < .25 ? sqrt (below * .25) : 1 - sqrt (above * .75), 1e-4);
    }
  for (int scale = 0; scale < 2; scale++)
    {
      for (double likely = 0; likely <= 1; likely += .03125)
        {
          concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, likely, scale);
          for (gsize i = 0; i < CONCORD_SHAPE_CELLS; i++)
            g_assert_cmpfloat (table.nodes[i][0], <=, table.nodes[i + 1][0]);
        }
      concord_shape_table_fill (&table, CONCORD_SHAPE_PERT, .5, scale);
      assert_near (table.nodes[CONCORD_SHAPE_CELLS / 2][0], .5, 1e-12);
    }
}

/* The promised 1e-7 of the range, and 3e-4 at the ends of the sum, against GSL's quantiles. */
static void
test_shape_by_gsl (void)
{
  for (double likely = 0; likely <= 1; likely += .0625)
    {
      double a = 1 + 4 * likely, b = 5 - 4 * likely;
      ConcordShapeTable by_score, by_sum;

      concord_shape_table_fill (&by_score, CONCORD_SHAPE_PERT, likely, CONCORD_SHAPE_NORMAL);
      concord_shape_table_fill (&by_sum, CONCORD_SHAPE_PERT, likely, CONCORD_SHAPE_SUM);
      for (double s = .005; s < 4; s += .0171)
        {
          double below = below_sum (MIN (s, 4 - s));
          double exact = s < 2 ? gsl_cdf_beta_Pinv (below, a, b) : gsl_cdf_beta_Qinv (below, a, b);

          assert_near (at_sum (&by_sum, s), exact, below > 1e-7 ? 1e-7 : 3e-4);
        }
      for (double z = -5; z <= 5; z += .043)
        assert_near (concord_shape_table_at (&by_score, z),
                     z < 0 ? gsl_cdf_beta_Pinv (erfc (-z / G_SQRT2) / 2, a, b)
                           : gsl_cdf_beta_Qinv (erfc (z / G_SQRT2) / 2, a, b),
                     1e-7);
    }
}

/* A PERT line on its own and one that is correlated, which are drawn in two ways: mean and variance
   by formula, percentiles by GSL, each within five standard errors. */
static void
test_pert (void)
{
  const double likely[] = { 10, 25, 60 }, correlation[] = { 1, .01, .01, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (likely); i++)
    for (int correlated = 0; correlated < 2; correlated++)
      {
        ConcordSimulatedLine lines[2];
        ConcordSimulationProblem problem = { .lines = lines, .n_lines = 2, .n_options = 2,
                                             .correlation = correlated ? correlation : NULL,
                                             .draws = 200000, .seed = 3 + i };
        double mean = (10 + 4 * likely[i] + 60) / 6, a = 1 + 4 * (likely[i] - 10) / 50;
        double deviation = sqrt ((mean - 10) * (60 - mean) / 7), error = deviation / sqrt (2e5);
        ConcordSimulatedOption options[2];

        for (gsize k = 0; k < 2; k++)
          lines[k] = (ConcordSimulatedLine){ .option = k, .low = 10, .likely = likely[i],
                                             .high = 60, .shape = CONCORD_SHAPE_PERT,
                                             .years_worth = 1 };
        g_assert_true (concord_simulate (&problem, options, NULL));
        for (gsize k = 0; k < 2; k++)
          {
            assert_near (options[k].mean, mean, 5 * error);
            assert_near (options[k].standard_deviation, deviation, 5 * error);
            assert_near (options[k].p10, 10 + 50 * gsl_cdf_beta_Pinv (.1, a, 6 - a), 10 * error);
            assert_near (options[k].p50, 10 + 50 * gsl_cdf_beta_Pinv (.5, a, 6 - a), 10 * error);
            assert_near (options[k].p90, 10 + 50 * gsl_cdf_beta_Pinv (.9, a, 6 - a), 10 * error);
          }
      }
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

typedef double (*Maker) (gsize i, gsize n);

static double
make_even (gsize i, gsize n)
{
  return g_test_rand_double_range (-5, 40);
}

static double
make_tied (gsize i, gsize n)
{
  return g_test_rand_int_range (0, 7);
}

static double
make_same (gsize i, gsize n)
{
  return -3.25;
}

static double
make_rising (gsize i, gsize n)
{
  return (double)i;
}

/* All but one number are in one bucket. */
static double
make_with_one_apart (gsize i, gsize n)
{
  return i == n / 2 ? 1e15 : g_test_rand_double ();
}

/* Further apart than a number can say. */
static double
make_opposite (gsize i, gsize n)
{
  return i % 10 < 3 ? -1.7e308 : 1.7e308;
}

/* The smallest numbers there are. */
static double
make_tiny (gsize i, gsize n)
{
  return (double)(i * 7919 % n) * 5e-324;
}

/* Many numbers, of which only some are put in order: the very figures that sorting gives. */
static void
test_percentiles_of_many (void)
{
  const Maker makers[] = { make_even, make_tied, make_same, make_rising, make_with_one_apart,
                           make_opposite, make_tiny };
  const gsize sizes[] = { 4096, 4097, 20011 };
  const double shares[] = { 0, .1, .25, .5, .55, .9, 1 };

  for (gsize m = 0; m < G_N_ELEMENTS (makers); m++)
    for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        gsize n = sizes[k];
        g_autofree double *numbers = g_new (double, n);
        g_autofree double *sorted = NULL;
        double found[G_N_ELEMENTS (shares)];

        for (gsize i = 0; i < n; i++)
          numbers[i] = makers[m](i, n);
        sorted = g_memdup2 (numbers, n * sizeof *numbers);
        qsort (sorted, n, sizeof *sorted, compare_numbers);
        concord_percentiles (numbers, n, shares, G_N_ELEMENTS (shares), NULL, found);
        for (gsize s = 0; s < G_N_ELEMENTS (shares); s++)
          {
            double place = shares[s] * (double)(n - 1), low = sorted[(gsize)place];
            double high = sorted[MIN ((gsize)place + 1, n - 1)];

            assert_near (found[s], low + (place - floor (place)) * (high - low), 0);
          }
        assert_near (concord_percentile (numbers, n, .5), found[3], 0);
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
  g_test_add_func ("/simulation/shape-by-gsl", test_shape_by_gsl);
  g_test_add_func ("/simulation/pert", test_pert);
  g_test_add_func ("/simulation/percentile", test_percentile);
  g_test_add_func ("/simulation/percentiles-of-many", test_percentiles_of_many);
  g_test_add_func ("/simulation/root", test_root);
  g_test_add_func ("/simulation/refused", test_refused);
  g_test_add_func ("/simulation/switching", test_switching);
  g_test_add_func ("/simulation/frontier", test_frontier);
  return g_test_run ();
}
