#include "check.h"

#include "methods/intervals.h"
#include "methods/quantiles.h"

static void
test_quantile (void)
{
  /* mpmath, sqrt(2) erfinv (level), 30 digits; the first also in every printed table. */
  static const double cases[][2] = { { .95, 1.95996398454 },
                                     { .8, 1.28155156554 },
                                     { .9, 1.64485362695 },
                                     { .99, 2.57582930355 },
                                     { .999, 3.29052673149 } };
  static const double refused[] = { 0, 1, -1, 95, NAN };
  GError *error = NULL;
  double z;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (concord_normal_quantile (cases[i][0], &z, NULL));
      assert_near (z, cases[i][1], 1e-10);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (concord_normal_quantile (refused[i], &z, &error), error,
                    CONCORD_METHOD_ERROR_INVALID);
}

static void
test_wilson (void)
{
  /* Rows 1-4: methods.md. Rows 5-8: Newcombe 1998, table I, method 3 (four decimals). */
  static const struct
  {
    double successes, trials, low, high, within;
  } cases[] = {
    { 18, 20, .698966, .972134, 1e-6 }, { 0, 30, 0, .113513, 1e-6 },
    { 30, 30, .886487, 1, 1e-6 },       { 19, 38, .348499, .651501, 1e-6 },
    { 81, 263, .2553, .3662, 6e-5 },    { 15, 148, .0624, .1605, 6e-5 },
    { 0, 20, 0, .1611, 6e-5 },          { 1, 29, .0061, .1718, 6e-5 },
  };
  double z, low, high;

  g_assert_true (concord_normal_quantile (.95, &z, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (
          concord_wilson_interval (cases[i].successes, cases[i].trials, z, &low, &high, NULL));
      assert_near (low, cases[i].low, cases[i].within);
      assert_near (high, cases[i].high, cases[i].within);
    }
}

static void
test_wilson_refused (void)
{
  static const struct
  {
    double successes, trials, population;
    int code;
  } cases[] = {
    { 0, 0, 10, CONCORD_METHOD_ERROR_UNDEFINED },
    { 1, NAN, 10, CONCORD_METHOD_ERROR_ABSENT },
    { NAN, 5, 10, CONCORD_METHOD_ERROR_ABSENT },
    { 6, 5, 10, CONCORD_METHOD_ERROR_INVALID },
    { -1, 5, 10, CONCORD_METHOD_ERROR_INVALID },
    { 1, -5, 10, CONCORD_METHOD_ERROR_UNDEFINED },
    { 1, INFINITY, 10, CONCORD_METHOD_ERROR_UNDEFINED },
    { 1, 5, 4, CONCORD_METHOD_ERROR_INVALID },
    { 1, 5, NAN, CONCORD_METHOD_ERROR_ABSENT },
  };
  GError *error = NULL;
  double low, high;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_refused (concord_wilson_interval_finite (cases[i].successes, cases[i].trials,
                                                      cases[i].population, 1.96, &low, &high,
                                                      &error),
                      error, cases[i].code);
      if (i < 7)
        assert_refused (concord_wilson_interval (cases[i].successes, cases[i].trials, 1.96, &low,
                                                 &high, &error),
                        error, cases[i].code);
    }
  assert_refused (concord_wilson_interval (1, 2, NAN, &low, &high, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_finite_population (void)
{
  /* methods.md: n 200, N 800, p .6. A census leaves nothing to guess. */
  double z, low, high, standard_error;

  g_assert_true (concord_normal_quantile (.95, &z, NULL));
  g_assert_true (concord_wilson_interval_finite (120, 200, 800, z, &low, &high, NULL));
  assert_near (low, .5401, 5e-5);
  assert_near (high, .6570, 5e-5);
  g_assert_true (concord_share_standard_error (120, 200, 800, &standard_error, NULL));
  assert_near (standard_error, .0300, 5e-5);
  g_assert_true (concord_share_standard_error (120, 200, NAN, &standard_error, NULL));
  assert_near (standard_error, .0346, 5e-5);
  g_assert_true (concord_wilson_interval_finite (3, 4, 4, z, &low, &high, NULL));
  assert_near (low, .75, 0);
  assert_near (high, .75, 0);
  g_assert_true (concord_wilson_interval_finite (1, 1, 1, z, &low, &high, NULL));
  assert_near (low, 1, 0);
  g_assert_true (concord_share_standard_error (3, 4, 4, &standard_error, NULL));
  assert_near (standard_error, 0, 0);
}

static void
test_bounds (void)
{
  /* Property: bounds stay in [0, 1] around the share; a finite population narrows them. */
  for (int round = 0; round < 2000; round++)
    {
      double trials = g_test_rand_int_range (1, 2000);
      double successes = g_test_rand_int_range (0, (int)trials + 1);
      double population = trials + g_test_rand_int_range (0, 5000);
      double z = g_test_rand_double_range (0, 6);
      double low, high, low_finite, high_finite, share = successes / trials;

      g_assert_true (concord_wilson_interval (successes, trials, z, &low, &high, NULL));
      g_assert_true (concord_wilson_interval_finite (successes, trials, population, z, &low_finite,
                                                     &high_finite, NULL));
      g_assert_true (0 <= low && low <= share && share <= high && high <= 1);
      g_assert_true (low <= low_finite + 1e-12 && high_finite <= high + 1e-12);
    }
}

static void
test_net (void)
{
  /* The formula of methods.md in exact fractions and mpmath (python3), 95 %. In the second row
     above - below = 50 - 30 of 100; in the last every one of 8 agrees. */
  static const struct
  {
    gsize n_answers;
    double counts[7], population, n, net, low, high;
  } cases[] = {
    { 5, { 10, 20, 30, 25, 15 }, NAN, 100, .1, -.06280683604, .262806836 },
    { 7, { 5, 10, 15, 20, 25, 15, 10 }, NAN, 100, .2, .02913430117, .3708656988 },
    { 5, { 10, 20, 30, 25, 15 }, 400, 100, .1, -.04117143064, .2411714306 },
    { 5, { 1, 0, 0, 0, 9 }, NAN, 10, .8, .4281229806, 1 },
    { 5, { 0, 0, 0, 0, 8 }, NAN, 8, 1, 1, 1 },
    { 5, { 0, 0, 7, 0, 0 }, NAN, 7, 0, 0, 0 },
    { 5, { 1, 2, 3, 2, 2 }, 10, 10, .1, .1, .1 },
  };
  double z;

  g_assert_true (concord_normal_quantile (.95, &z, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ConcordNetAgreement net;

      g_assert_true (concord_net_agreement (cases[i].counts, cases[i].n_answers,
                                            cases[i].population, z, &net, NULL));
      assert_near (net.n, cases[i].n, 0);
      assert_near (net.net, cases[i].net, 1e-15);
      assert_near (net.low, cases[i].low, 1e-9);
      assert_near (net.high, cases[i].high, 1e-9);
    }
}

static void
test_net_refused (void)
{
  static const double nobody[5] = { 0 }, some[] = { 1, 1, 1, 1, 1, 1 };
  static const double hole[] = { 1, 1, NAN, 1, 1 }, negative[] = { 1, 1, -1, 1, 1 };
  ConcordNetAgreement net;
  GError *error = NULL;

  assert_refused (concord_net_agreement (nobody, 5, NAN, 2, &net, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_net_agreement (some, 6, NAN, 2, &net, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_net_agreement (some, 5, 4, 2, &net, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_net_agreement (hole, 5, NAN, 2, &net, &error), error,
                  CONCORD_METHOD_ERROR_ABSENT);
  assert_refused (concord_net_agreement (negative, 5, NAN, 2, &net, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_f_quantile (void)
{
  /* mpmath, by halving its regularised incomplete beta function, 30 digits. */
  static const double cases[][4] = {
    { .975, 5, 18, 3.38196780588 },      { .025, 5, 15, .155575963078 },
    { .975, 5, 3.7, 10.4665456356 },     { .5, 10, 10, 1 },
    { .001, .5, 40, 2.75119027722e-12 }, { .999, 1, 1, 405284.067903 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_near (concord_f_quantile (cases[i][0], cases[i][1], cases[i][2]) / cases[i][3], 1, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intervals/quantile", test_quantile);
  g_test_add_func ("/intervals/wilson", test_wilson);
  g_test_add_func ("/intervals/wilson-refused", test_wilson_refused);
  g_test_add_func ("/intervals/finite-population", test_finite_population);
  g_test_add_func ("/intervals/bounds", test_bounds);
  g_test_add_func ("/intervals/net", test_net);
  g_test_add_func ("/intervals/net-refused", test_net_refused);
  g_test_add_func ("/quantiles/f", test_f_quantile);
  return g_test_run ();
}
