#include "check.h"

#include "methods/smaa.h"

static void
fill_estimates (double *low, double *likely, double *high, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      low[i] = (double)(i * 37 % 50);
      likely[i] = low[i] + 10 + (double)(i % 7);
      high[i] = likely[i] + 20;
    }
}

static void
assert_same (const ConcordSmaa *a, const ConcordSmaa *b, gsize n, gsize m)
{
  g_assert_cmpmem (a->acceptability, n * n * sizeof (double), b->acceptability,
                   n * n * sizeof (double));
  g_assert_cmpmem (a->pairwise, n * n * sizeof (double), b->pairwise, n * n * sizeof (double));
  g_assert_cmpmem (a->confidence, n * sizeof (double), b->confidence, n * sizeof (double));
  g_assert_cmpmem (a->central_weights, n * m * sizeof (double), b->central_weights,
                   n * m * sizeof (double));
}

/* The same figures on any number of threads, and other figures from another seed. */
static void
test_threads (void)
{
  double low[15], likely[15], high[15];
  const double bound_low[] = { 0, .1, 0 }, bound_high[] = { .5, .6, .7 };
  ConcordSmaaProblem problem = { .n_options = 5, .n_criteria = 3, .low = low, .likely = likely,
                                 .high = high, .draws = 30001, .seed = 9 };

  fill_estimates (low, likely, high, 15);
  for (int bounded = 0; bounded < 2; bounded++)
    {
      g_autoptr (ConcordSmaa) one = NULL, two = NULL, five = NULL, other = NULL;

      problem.weight_low = bounded ? bound_low : NULL;
      problem.weight_high = bounded ? bound_high : NULL;
      problem.n_threads = 1;
      one = concord_smaa (&problem, NULL);
      problem.n_threads = 2;
      two = concord_smaa (&problem, NULL);
      problem.n_threads = 5;
      five = concord_smaa (&problem, NULL);
      assert_same (one, two, 5, 3);
      assert_same (one, five, 5, 3);
      problem.seed++;
      other = concord_smaa (&problem, NULL);
      problem.seed--;
      g_assert_true (fabs (one->acceptability[0] - other->acceptability[0]) > 0);
    }
}

/* Given draws, worked by hand: three draws, the last a tie. Normalised weights of the first are
   1/4, 3/4. */
static void
test_given (void)
{
  const double weights[] = { 1, 3, 1, 0, .5, .5 };
  const double values[] = { 4, 0, 0, 4, /**/ 2, 0, 1, 9, /**/ 3, 1, 1, 3 };
  ConcordSmaaProblem problem = { .n_options = 2, .n_criteria = 2, .weight_draws = weights,
                                 .value_draws = values, .draws = 3 };
  g_autoptr (ConcordSmaa) smaa = concord_smaa (&problem, NULL);
  /* Ranks 2 1; 1 2; 1 1. */
  const double acceptability[] = { 2. / 3, 1. / 3, 2. / 3, 1. / 3 };
  const double centres[] = { .75, .25, .375, .625 };

  for (gsize i = 0; i < 4; i++)
    {
      assert_near (smaa->acceptability[i], acceptability[i], 1e-15);
      assert_near (smaa->central_weights[i], centres[i], 1e-15);
    }
  assert_near (smaa->pairwise[1], 1. / 3, 1e-15);
  assert_near (smaa->pairwise[2], 1. / 3, 1e-15);
  /* With .75 .25: 3 1, 1.5 3, 2.5 1.5; with .375 .625: 1.5 2.5, .75 6, 1.75 2.25. */
  assert_near (smaa->confidence[0], 2. / 3, 1e-15);
  assert_near (smaa->confidence[1], 1, 1e-15);
  g_assert_cmpuint (smaa->confidence_draws, ==, 3);
}

/* Every draw obeys the rule: with criterion k the only one of worth, the mean weight of the winner
   lies within the bounds and in the order. */
static void
test_rules (void)
{
  const gsize order[] = { 3, 1 };
  const double low[] = { .05, .1, 0, .15 }, high[] = { .3, .25, .6, .5 };
  const double values[] = { 1, 1, 1, 1 };
  ConcordSmaaProblem problem = { .n_options = 1, .n_criteria = 4, .values = values, .order = order,
                                 .n_order = 2, .weight_low = low, .weight_high = high,
                                 .draws = 1, .seed = 0 };

  for (problem.seed = 0; problem.seed < 300; problem.seed++)
    {
      /* One draw, whose weights are then the central ones. */
      g_autoptr (ConcordSmaa) smaa = concord_smaa (&problem, NULL);
      double sum = 0;

      for (gsize k = 0; k < 4; k++)
        {
          g_assert_cmpfloat (smaa->central_weights[k], >=, low[k] - 1e-12);
          g_assert_cmpfloat (smaa->central_weights[k], <=, high[k] + 1e-12);
          sum += smaa->central_weights[k];
        }
      assert_near (sum, 1, 1e-12);
      g_assert_cmpfloat (smaa->central_weights[3], >=, smaa->central_weights[1]);
    }
}

/* Mean weights under ratios. 1: w0 uniform from 1/2 to 3/4. 2: the order of the simplex, 11/18 5/18
   2/18. 3: a fixed ratio leaves w0 + w1 uniform. 4: a narrow one leaves a wedge whose width grows
   with w0 + w1, so that its mean is 2/3. 5: nothing may be spent on w0. 6: the two bounds of w0 over
   w1 by way of w2 fix w0 = 6 w1. */
static void
test_ratios (void)
{
  static const struct
  {
    gsize n;
    ConcordWeightRatio ratios[3];
    gsize n_ratios;
    double means[3];
    double within;
  } cases[] = {
    { 2, { { 0, 1, 1, 3 } }, 1, { .625, .375 }, .002 },
    { 3, { { 0, 1, 1, INFINITY }, { 1, 2, 1, INFINITY } }, 2, { 11 / 18., 5 / 18., 1 / 9. }, .003 },
    { 3, { { 0, 1, 2, 2 } }, 1, { 1 / 3., 1 / 6., .5 }, .003 },
    { 3, { { 0, 1, 1.98, 2.02 } }, 1, { 4 / 9., 2 / 9., 1 / 3. }, .004 },
    { 3, { { 0, 1, 0, 0 } }, 1, { 0, .5, .5 }, .003 },
    { 3, { { 0, 1, 0, 6 }, { 0, 2, 2, INFINITY }, { 2, 1, 3, INFINITY } }, 3, { .6, .1, .3 }, 1e-9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double values[] = { 1, 1, 1 };
      ConcordSmaaProblem problem = { .n_options = 1, .n_criteria = cases[i].n, .values = values,
                                     .draws = 100000, .seed = 3, .ratios = cases[i].ratios,
                                     .n_ratios = cases[i].n_ratios };
      g_autoptr (GError) error = NULL;
      g_autoptr (ConcordSmaa) smaa = concord_smaa (&problem, &error);

      g_assert_no_error (error);
      for (gsize k = 0; k < cases[i].n; k++)
        assert_near (smaa->central_weights[k], cases[i].means[k], cases[i].within);
    }
}

/* Each single draw obeys ratios, order and bounds together. */
static void
test_ratios_kept (void)
{
  const gsize order[] = { 3, 1 };
  const double low[] = { .05, 0, 0, .1 }, high[] = { .3, 1, .6, .5 }, values[] = { 1, 1, 1, 1 };
  const ConcordWeightRatio ratios[] = { { 0, 1, .5, 2 }, { 2, 0, .1, 1.5 } };
  ConcordSmaaProblem problem = { .n_options = 1, .n_criteria = 4, .values = values, .order = order,
                                 .n_order = 2, .weight_low = low, .weight_high = high, .draws = 1,
                                 .ratios = ratios, .n_ratios = 2 };

  for (problem.seed = 0; problem.seed < 300; problem.seed++)
    {
      g_autoptr (ConcordSmaa) smaa = concord_smaa (&problem, NULL);
      const double *w = smaa->central_weights;

      assert_near (w[0] + w[1] + w[2] + w[3], 1, 1e-12);
      for (gsize k = 0; k < 4; k++)
        g_assert_true (w[k] >= low[k] - 1e-12 && w[k] <= high[k] + 1e-12);
      g_assert_cmpfloat (w[3], >=, w[1] - 1e-12);
      g_assert_true (w[0] >= .5 * w[1] - 1e-12 && w[0] <= 2 * w[1] + 1e-12);
      g_assert_true (w[2] >= .1 * w[0] - 1e-12 && w[2] <= 1.5 * w[0] + 1e-12);
    }
}

static void
test_ratios_refused (void)
{
  static const struct
  {
    ConcordWeightRatio ratios[2];
    double high;
    gint code;
  } cases[] = {
    { { { 0, 1, 2, 3 }, { 1, 0, 1, 3 } }, 1, CONCORD_METHOD_ERROR_UNDEFINED },
    { { { 0, 1, 3, 9 }, { 0, 1, 3, 9 } }, .5, CONCORD_METHOD_ERROR_UNDEFINED },
    { { { 0, 1, 3, 2 }, { 0, 1, 3, 9 } }, 1, CONCORD_METHOD_ERROR_INVALID },
    { { { 0, 1, -1, 2 }, { 0, 1, 3, 9 } }, 1, CONCORD_METHOD_ERROR_INVALID },
    { { { 0, 1, NAN, 2 }, { 0, 1, 3, 9 } }, 1, CONCORD_METHOD_ERROR_INVALID },
    { { { 0, 0, 1, 2 }, { 0, 1, 3, 9 } }, 1, CONCORD_METHOD_ERROR_INVALID },
    { { { 0, 2, 1, 2 }, { 0, 1, 3, 9 } }, 1, CONCORD_METHOD_ERROR_INVALID },
    { { { 0, 1, 1e200, 2e200 }, { 0, 1, 3, 9 } }, 1, CONCORD_METHOD_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double values[] = { 1, 1 }, low[2] = { 0 }, high[] = { cases[i].high, 1 };
      ConcordSmaaProblem problem = { .n_options = 1, .n_criteria = 2, .values = values,
                                     .draws = 10, .weight_low = low, .weight_high = high,
                                     .ratios = cases[i].ratios, .n_ratios = 2 };
      GError *error = NULL;

      assert_refused (concord_smaa (&problem, &error), error, cases[i].code);
    }
}

static void
test_refused (void)
{
  const double values[] = { 1, 2 }, bad[] = { 1, NAN }, low[] = { .6, .6 }, one[] = { 1, 1 };
  ConcordSmaaProblem problem
      = { .n_options = 1, .n_criteria = 2, .values = bad, .draws = 10, .seed = 0 };
  GError *error = NULL;

  assert_refused (concord_smaa (&problem, &error), error, CONCORD_METHOD_ERROR_ABSENT);
  problem.values = values;
  problem.weight_low = low;
  problem.weight_high = one;
  assert_refused (concord_smaa (&problem, &error), error, CONCORD_METHOD_ERROR_UNDEFINED);
  problem.weight_low = NULL;
  problem.weight_high = NULL;
  problem.draws = 0;
  assert_refused (concord_smaa (&problem, &error), error, CONCORD_METHOD_ERROR_INVALID);
  problem.draws = 10;
  problem.n_options = 0;
  assert_refused (concord_smaa (&problem, &error), error, CONCORD_METHOD_ERROR_UNDEFINED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smaa/threads", test_threads);
  g_test_add_func ("/smaa/given", test_given);
  g_test_add_func ("/smaa/rules", test_rules);
  g_test_add_func ("/smaa/ratios", test_ratios);
  g_test_add_func ("/smaa/ratios-kept", test_ratios_kept);
  g_test_add_func ("/smaa/ratios-refused", test_ratios_refused);
  g_test_add_func ("/smaa/refused", test_refused);
  return g_test_run ();
}
