#include "check.h"

#include "methods/additive-value.h"
#include "methods/value-function.h"

static void
test_linear (void)
{
  /* By hand: straight line from 10 to 50, clipped. */
  static const double x[] = { 10, 20, 50, 5, 60, NAN };
  static const double higher[] = { 0, 25, 100, 0, 100, NAN };
  double values[6];

  g_assert_true (concord_linear_value (10, 50, TRUE, x, 6, values, NULL));
  for (gsize i = 0; i < 5; i++)
    assert_near (values[i], higher[i], 1e-12);
  g_assert_true (isnan (values[5]));
  g_assert_true (concord_linear_value (10, 50, FALSE, x, 6, values, NULL));
  for (gsize i = 0; i < 5; i++)
    assert_near (values[i], 100 - higher[i], 1e-12);
  g_assert_true (isnan (values[5]));
  g_assert_true (concord_linear_value (10, 50, FALSE, NULL, 0, NULL, NULL));
}

static void
test_linear_refused (void)
{
  static const struct
  {
    double low, high, x;
    int code;
  } cases[] = {
    { 5, 5, 5, CONCORD_METHOD_ERROR_UNDEFINED },
    { 6, 5, 5, CONCORD_METHOD_ERROR_UNDEFINED },
    { NAN, 5, 5, CONCORD_METHOD_ERROR_ABSENT },
    { 0, INFINITY, 5, CONCORD_METHOD_ERROR_INVALID },
    { 0, 5, -INFINITY, CONCORD_METHOD_ERROR_INVALID },
    { -1.5e308, 1.5e308, 5, CONCORD_METHOD_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      double value;

      assert_refused (
          concord_linear_value (cases[i].low, cases[i].high, TRUE, &cases[i].x, 1, &value, &error),
          error, cases[i].code);
    }
}

static void
test_piecewise (void)
{
  /* By hand; the values need not rise. */
  static const double xs[] = { 0, 10, 30, 40 }, vs[] = { 0, 80, 100, 60 };
  static const double x[] = { -5, 0, 5, 10, 20, 30, 35, 40, 99, NAN };
  static const double wanted[] = { 0, 0, 40, 80, 90, 100, 80, 60, 60, NAN };
  double values[10];

  g_assert_true (concord_piecewise_value (xs, vs, 4, x, 10, values, NULL));
  for (gsize i = 0; i < 9; i++)
    assert_near (values[i], wanted[i], 1e-12);
  g_assert_true (isnan (values[9]));
}

static void
test_piecewise_refused (void)
{
  static const double flat[] = { 0, 1, 1 }, falling[] = { 0, 2, 1 }, hole[] = { 0, NAN, 1 };
  static const double good[] = { 0, 1, 2 };
  double x = 1, value;
  GError *error = NULL;

  assert_refused (concord_piecewise_value (flat, good, 3, &x, 1, &value, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_piecewise_value (falling, good, 3, &x, 1, &value, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_piecewise_value (good, good, 1, &x, 1, &value, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_piecewise_value (good, good, 0, &x, 1, &value, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_piecewise_value (good, hole, 3, &x, 1, &value, &error), error,
                  CONCORD_METHOD_ERROR_ABSENT);
  x = INFINITY;
  assert_refused (concord_piecewise_value (good, good, 3, &x, 1, &value, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_totals (void)
{
  /* By hand: .5 .3 .2. Option 2 lacks a value that counts; option 3 has none of worth. */
  static const double weights[] = { 50, 30, 20, 0 };
  static const double values[] = { 80, 40, 60, NAN, 60, 90, 30, 1, 90, NAN, NAN, 5, 0, 0, 0, 0 };
  double totals[4];
  gsize missing[4], winners[4];
  guint ranks[4];

  g_assert_true (concord_additive_value (weights, values, 4, 4, totals, missing, NULL));
  assert_near (totals[0], 64, 1e-12);
  assert_near (totals[1], 63, 1e-12);
  g_assert_true (isnan (totals[2]));
  assert_near (totals[3], 0, 0);
  g_assert_cmpuint (missing[0], ==, 0);
  g_assert_cmpuint (missing[2], ==, 2);
  concord_rank_totals (totals, 4, 0, ranks);
  g_assert_cmpuint (ranks[0], ==, 1);
  g_assert_cmpuint (ranks[1], ==, 2);
  g_assert_cmpuint (ranks[2], ==, 0);
  g_assert_cmpuint (ranks[3], ==, 3);
  g_assert_cmpuint (concord_winners (ranks, 4, winners), ==, 1);
  g_assert_cmpuint (winners[0], ==, 0);
}

static void
test_totals_refused (void)
{
  static const double zero[] = { 0, 0 }, good[] = { 1, 1 }, infinite[] = { 1, INFINITY };
  double total;
  GError *error = NULL;

  assert_refused (concord_additive_value (zero, good, 1, 2, &total, NULL, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_additive_value (good, infinite, 1, 2, &total, NULL, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_additive_value (good, good, 1, 0, &total, NULL, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  g_assert_true (concord_additive_value (good, NULL, 0, 2, NULL, NULL, NULL));
}

static void
test_ties (void)
{
  /* Ties share the better rank. .1 + .2 and .3 differ in binary, not in worth. */
  static const double totals[] = { 5, 7, 7, 3, 5, NAN };
  static const guint wanted[] = { 3, 1, 1, 5, 3, 0 };
  static const double rounded[] = { .3, .1 + .2, .2 };
  static const double none[] = { NAN, NAN };
  guint ranks[6];
  gsize winners[6];

  concord_rank_totals (totals, 6, 0, ranks);
  for (gsize i = 0; i < 6; i++)
    g_assert_cmpuint (ranks[i], ==, wanted[i]);
  g_assert_cmpuint (concord_winners (ranks, 6, winners), ==, 2);
  g_assert_cmpuint (winners[0], ==, 1);
  g_assert_cmpuint (winners[1], ==, 2);
  concord_rank_totals (rounded, 3, concord_tie_tolerance (rounded, 3), ranks);
  g_assert_cmpuint (ranks[0], ==, 1);
  g_assert_cmpuint (ranks[1], ==, 1);
  g_assert_cmpuint (ranks[2], ==, 3);
  concord_rank_totals (none, 2, 0, ranks);
  g_assert_cmpuint (concord_winners (ranks, 2, winners), ==, 0);
  concord_rank_totals (none, 0, 0, ranks);
}

static void
test_order_of_options (void)
{
  /* Property: turning the list of options round turns the ranks round and nothing else. */
  for (int round = 0; round < 300; round++)
    {
      gsize n = g_test_rand_int_range (1, 12);
      double totals[12], turned[12];
      guint ranks[12], turned_ranks[12];

      for (gsize i = 0; i < n; i++)
        turned[n - 1 - i] = totals[i]
            = g_test_rand_int_range (0, 8) == 0 ? NAN : g_test_rand_int_range (0, 6);
      concord_rank_totals (totals, n, 1e-9, ranks);
      concord_rank_totals (turned, n, 1e-9, turned_ranks);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpuint (ranks[i], ==, turned_ranks[n - 1 - i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-function/linear", test_linear);
  g_test_add_func ("/value-function/linear-refused", test_linear_refused);
  g_test_add_func ("/value-function/piecewise", test_piecewise);
  g_test_add_func ("/value-function/piecewise-refused", test_piecewise_refused);
  g_test_add_func ("/additive-value/totals", test_totals);
  g_test_add_func ("/additive-value/totals-refused", test_totals_refused);
  g_test_add_func ("/additive-value/ties", test_ties);
  g_test_add_func ("/additive-value/order-of-options", test_order_of_options);
  return g_test_run ();
}
