#include "check.h"

#include "methods/pairwise.h"

static void
test_cases (void)
{
  /* Row 1: methods.md. Row 2: mpmath.eig (python3), index .90. Row 3: consistent, 1 : 2 : 6 by
     hand. Rows 4 and 5: one and two criteria are always consistent. */
  static const struct
  {
    gsize n;
    double matrix[16], weights[4], lambda, ratio, within;
  } cases[] = {
    { 3,
      { 1, .5, 3, 2, 1, 4, 1. / 3, .25, 1 },
      { .3196, .5584, .1220 },
      3.0183,
      .0183 / 2 / .58,
      5.1e-5 },
    { 4,
      { 1, 3, 5, 7, 1. / 3, 1, 2, 4, .2, .5, 1, 3, 1. / 7, .25, 1. / 3, 1 },
      { .578079523587, .228248947319, .133624905327, .0600466237667 },
      4.06739412591,
      .0249607873743,
      1e-11 },
    { 3, { 1, .5, 1. / 6, 2, 1, 1. / 3, 6, 3, 1 }, { 1. / 9, 2. / 9, 6. / 9 }, 3, 0, 1e-13 },
    { 1, { 1 }, { 1 }, 1, 0, 1e-15 },
    { 2, { 1, 4, .25, 1 }, { .8, .2 }, 2, 0, 1e-13 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double weights[4], sum = 0;
      ConcordPairwise pairwise;

      g_assert_true (
          concord_pairwise_weights (cases[i].matrix, cases[i].n, weights, &pairwise, NULL));
      for (gsize k = 0; k < cases[i].n; k++)
        {
          assert_near (weights[k], cases[i].weights[k], cases[i].within);
          sum += weights[k];
        }
      assert_near (sum, 1, 1e-14);
      assert_near (pairwise.lambda, cases[i].lambda, cases[i].within);
      g_assert_true (pairwise.has_ratio);
      assert_near (pairwise.consistency_ratio, cases[i].ratio, cases[i].within);
    }
}

static void
test_large (void)
{
  /* Eleven equal criteria: weights of 1/11, and no random index to hold the rest against. */
  double matrix[121], weights[11];
  ConcordPairwise pairwise;

  for (gsize i = 0; i < 121; i++)
    matrix[i] = 1;
  g_assert_true (concord_pairwise_weights (matrix, 11, weights, &pairwise, NULL));
  assert_near (weights[10], 1. / 11, 1e-15);
  assert_near (pairwise.lambda, 11, 1e-12);
  g_assert_false (pairwise.has_ratio);
}

static void
test_contradiction (void)
{
  /* By hand: a beats b beats c beats a, each 1,000 times: all weigh a third, however slowly that
     comes about; lambda = 1 + x + 1/x. */
  static const double matrix[] = { 1, 1000, .001, .001, 1, 1000, 1000, .001, 1 };
  double weights[3];
  ConcordPairwise pairwise;

  g_assert_true (concord_pairwise_weights (matrix, 3, weights, &pairwise, NULL));
  for (gsize i = 0; i < 3; i++)
    assert_near (weights[i], 1. / 3, 1e-10);
  assert_near (pairwise.lambda, 1001.001, 1e-6);
  g_assert_cmpfloat (pairwise.consistency_ratio, >, .1);
}

static void
test_refused (void)
{
  static const struct
  {
    double matrix[4];
    int code;
  } cases[] = {
    { { 1, 2, .6, 1 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 2, .5, 2 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, -2, -.5, 1 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 0, 0, 1 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, NAN, 1, 1 }, CONCORD_METHOD_ERROR_ABSENT },
    { { 1, 1e7, 1e-7, 1 }, CONCORD_METHOD_ERROR_INVALID },
  };
  double weights[2];
  ConcordPairwise pairwise;
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (concord_pairwise_weights (cases[i].matrix, 2, weights, &pairwise, &error),
                    error, cases[i].code);
  assert_refused (concord_pairwise_weights (NULL, 0, weights, &pairwise, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pairwise/cases", test_cases);
  g_test_add_func ("/pairwise/large", test_large);
  g_test_add_func ("/pairwise/contradiction", test_contradiction);
  g_test_add_func ("/pairwise/refused", test_refused);
  return g_test_run ();
}
