#include "check.h"

#include "methods/concentration.h"
#include "methods/market.h"

static void
test_distribution (void)
{
  /* Exact fractions, python3. Sums: 1. */
  static const struct
  {
    gsize n;
    double appetites[8], wanted[9];
  } cases[] = {
    { 0, { 0 }, { 1 } },
    { 1, { .25 }, { .75, .25 } },
    { 3, { .1, .2, .3 }, { 63. / 125, 199. / 500, 23. / 250, 3. / 500 } },
    { 5,
      { .9, .8, .7, .6, .5 },
      { 3. / 2500, 107. / 5000, 637. / 5000, 1637. / 5000, 1857. / 5000, 189. / 1250 } },
    { 3, { 1, 0, 1 }, { 0, 0, 1, 0 } },
    { 4, { .5, .5, .5, .5 }, { 1. / 16, 4. / 16, 6. / 16, 4. / 16, 1. / 16 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double distribution[9], expected = 0, mean = 0;

      g_assert_true (concord_poisson_binomial (cases[i].appetites, cases[i].n, distribution, NULL));
      g_assert_true (concord_expected_bids (cases[i].appetites, cases[i].n, &expected, NULL));
      for (gsize k = 0; k <= cases[i].n; k++)
        {
          assert_near (distribution[k], cases[i].wanted[k], 1e-15);
          mean += k * distribution[k];
        }
      assert_near (mean, expected, 1e-14);
    }
}

static void
test_at_least (void)
{
  static const double five[] = { .9, .8, .7, .6, .5 };
  /* 1 - the exact fractions of the row above, added from the top. */
  static const double wanted[]
      = { 1, 2497. / 2500, 4887. / 5000, .85, 2613. / 5000, 189. / 1250, 0 };
  double p;

  for (gsize m = 0; m < G_N_ELEMENTS (wanted); m++)
    {
      g_assert_true (concord_bids_probability (five, 5, m, &p, NULL));
      assert_near (p, wanted[m], 1e-15);
    }
  g_assert_true (concord_bids_probability (NULL, 0, 0, &p, NULL));
  assert_near (p, 1, 0);
  g_assert_true (concord_bids_probability (NULL, 0, 1, &p, NULL));
  assert_near (p, 0, 0);
  g_assert_true (concord_bids_probability (five, 5, G_MAXSIZE, &p, NULL));
  assert_near (p, 0, 0);
}

static void
test_small_tail (void)
{
  /* 60 suppliers at 1 in a million: all bid with probability 1e-360, which is nothing; ten of ten
     with 1e-60, which a difference of numbers near 1 would lose. */
  double appetites[60], p;

  for (gsize i = 0; i < 60; i++)
    appetites[i] = 1e-6;
  g_assert_true (concord_bids_probability (appetites, 10, 10, &p, NULL));
  assert_near (p / 1e-60, 1, 1e-12);
  g_assert_true (concord_bids_probability (appetites, 60, 60, &p, NULL));
  assert_near (p, 0, 0);
}

static void
test_enumeration (void)
{
  /* Property: against all 2^n ways to bid or not, and against turning the suppliers round. */
  for (int round = 0; round < 60; round++)
    {
      gsize n = g_test_rand_int_range (0, 11);
      double appetites[10], turned[10], exact[11] = { 0 }, distribution[11], sum = 0, tail, back;
      gsize m = g_test_rand_int_range (0, n + 1);

      for (gsize i = 0; i < n; i++)
        turned[n - 1 - i] = appetites[i] = g_test_rand_double ();
      for (guint set = 0; set < 1u << n; set++)
        {
          double p = 1;
          gsize bids = 0;

          for (gsize i = 0; i < n; i++)
            {
              p *= set >> i & 1 ? appetites[i] : 1 - appetites[i];
              bids += set >> i & 1;
            }
          exact[bids] += p;
        }
      g_assert_true (concord_poisson_binomial (appetites, n, distribution, NULL));
      for (gsize k = 0; k <= n; k++)
        assert_near (distribution[k], exact[k], 1e-13);
      for (gsize k = m; k <= n; k++)
        sum += exact[k];
      g_assert_true (concord_bids_probability (appetites, n, m, &tail, NULL));
      g_assert_true (concord_bids_probability (turned, n, m, &back, NULL));
      assert_near (tail, sum, 1e-13);
      assert_near (tail, back, 1e-13);
      g_assert_true (tail >= 0 && tail <= 1);
    }
}

static void
test_market_refused (void)
{
  static const double over[] = { .5, 1.1 }, under[] = { -.1 }, hole[] = { NAN };
  double out[3];
  GError *error = NULL;

  assert_refused (concord_poisson_binomial (over, 2, out, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_bids_probability (under, 1, 1, out, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_expected_bids (hole, 1, out, &error), error, CONCORD_METHOD_ERROR_ABSENT);
}

static void
test_concentration (void)
{
  /* First row: methods.md, and the example of the US Department of Justice. The others by hand;
     100 firms of 1 % make 100, a monopoly 10,000. */
  static const struct
  {
    gsize n;
    double shares[5], hhi, missing;
  } cases[] = {
    { 4, { 30, 30, 20, 20 }, 2600, 0 },
    { 1, { 100 }, 10000, 0 },
    { 2, { 30, 20 }, 1300, 50 },
    { 2, { 0, 0 }, 0, 100 },
    { 3, { 33.3, 33.3, 33.4 }, 3333.34, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double hhi, missing;

      g_assert_true (concord_herfindahl (cases[i].shares, cases[i].n, &hhi, &missing, NULL));
      assert_near (hhi, cases[i].hhi, 1e-9);
      assert_near (missing, cases[i].missing, 1e-9);
    }
}

static void
test_concentration_refused (void)
{
  static const struct
  {
    gsize n;
    double shares[2];
    int code;
  } cases[] = {
    { 0, { 0 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { 2, { 60, 50 }, CONCORD_METHOD_ERROR_INVALID },
    { 2, { -1, 50 }, CONCORD_METHOD_ERROR_INVALID },
    { 1, { 101 }, CONCORD_METHOD_ERROR_INVALID },
    { 2, { NAN, 50 }, CONCORD_METHOD_ERROR_ABSENT },
  };
  GError *error = NULL;
  double hhi;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (concord_herfindahl (cases[i].shares, cases[i].n, &hhi, NULL, &error), error,
                    cases[i].code);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/market/distribution", test_distribution);
  g_test_add_func ("/market/at-least", test_at_least);
  g_test_add_func ("/market/small-tail", test_small_tail);
  g_test_add_func ("/market/enumeration", test_enumeration);
  g_test_add_func ("/market/refused", test_market_refused);
  g_test_add_func ("/concentration/index", test_concentration);
  g_test_add_func ("/concentration/refused", test_concentration_refused);
  return g_test_run ();
}
