#include "check.h"

#include "methods/weighting.h"

static void
test_points (void)
{
  /* By hand: exact fractions. The last row would overflow if it were simply added up. */
  static const struct
  {
    gsize n;
    double points[4];
    double weights[4];
  } cases[] = {
    { 1, { 7 }, { 1 } },
    { 3, { 50, 30, 20 }, { .5, .3, .2 } },
    { 3, { 0, 3, 1 }, { 0, .75, .25 } },
    { 4, { 1, 1, 1, 1 }, { .25, .25, .25, .25 } },
    { 2, { 1.5e308, 1.5e308 }, { .5, .5 } },
    { 2, { 5e-324, 5e-324 }, { .5, .5 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      double weights[4];

      assert_done (concord_normalise_weights (cases[i].points, cases[i].n, weights, &error), error);
      for (gsize k = 0; k < cases[i].n; k++)
        assert_near (weights[k], cases[i].weights[k], 1e-15);
    }
}

static void
test_points_refused (void)
{
  static const struct
  {
    gsize n;
    double points[3];
    int code;
  } cases[] = {
    { 0, { 0 }, CONCORD_METHOD_ERROR_INVALID },
    { 3, { 0, 0, 0 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { 2, { 1, NAN }, CONCORD_METHOD_ERROR_ABSENT },
    { 2, { 1, INFINITY }, CONCORD_METHOD_ERROR_INVALID },
    { 2, { 1, -1 }, CONCORD_METHOD_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      double weights[3];

      assert_refused (concord_normalise_weights (cases[i].points, cases[i].n, weights, &error),
                      error, cases[i].code);
    }
}

static void
test_swing (void)
{
  /* 100 to the largest, then normalised: 40, 100, 60 of 200. */
  static const double points[] = { 20, 50, 30 };
  GError *error = NULL;
  double swings[3], weights[3];

  assert_done (concord_swing_weights (points, 3, swings, weights, &error), error);
  assert_near (swings[0], 40, 1e-12);
  assert_near (swings[1], 100, 1e-12);
  assert_near (swings[2], 60, 1e-12);
  assert_near (weights[0], .2, 1e-15);
  assert_near (weights[1], .5, 1e-15);
  assert_near (weights[2], .3, 1e-15);
}

static void
test_rank_order (void)
{
  /* Barron and Barrett 1996: .6111 .2778 .1111 for three (11/18, 5/18, 2/18, which methods.md
     gives too) and .5208 .2708 .1458 .0625 for four (25/48, 13/48, 7/48, 3/48). */
  static const gsize three[] = { 2, 0, 1 }, four[] = { 0, 1, 2, 3 }, one[] = { 0 };
  double weights[4];

  g_assert_true (concord_rank_order_weights (three, 3, weights, NULL));
  assert_near (weights[2], 11. / 18, 1e-15);
  assert_near (weights[0], 5. / 18, 1e-15);
  assert_near (weights[1], 2. / 18, 1e-15);
  g_assert_true (concord_rank_order_weights (four, 4, weights, NULL));
  assert_near (weights[0], 25. / 48, 1e-15);
  assert_near (weights[1], 13. / 48, 1e-15);
  assert_near (weights[2], 7. / 48, 1e-15);
  assert_near (weights[3], 3. / 48, 1e-15);
  g_assert_true (concord_rank_order_weights (one, 1, weights, NULL));
  assert_near (weights[0], 1, 0);
}

static void
test_rank_order_refused (void)
{
  static const gsize twice[] = { 0, 1, 1 }, beyond[] = { 0, 3, 1 };
  GError *error = NULL;
  double weights[3];

  assert_refused (concord_rank_order_weights (twice, 3, weights, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_rank_order_weights (beyond, 3, weights, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_rank_order_weights (twice, 0, weights, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_tree (void)
{
  /* By hand. Children stand before their parents; node 5 is an only child without points.
       3 (60) -> 0 (1), 1 (3); 4 (40) -> 5 (absent) -> 2 (5), 6 (15) */
  static const int parents[] = { 3, 3, 5, -1, -1, 4, 5 };
  static const double points[] = { 1, 3, 5, 60, 40, NAN, 15 };
  static const double wanted_local[] = { .25, .75, .25, .6, .4, 1, .75 };
  static const double wanted_global[] = { .15, .45, .1, .6, .4, .4, .3 };
  double local[7], global[7];
  int failed = 99;
  GError *error = NULL;

  assert_done (concord_tree_weights (parents, points, 7, local, global, &failed, &error), error);
  g_assert_cmpint (failed, ==, CONCORD_NO_FAILED_PARENT);
  for (gsize i = 0; i < 7; i++)
    {
      assert_near (local[i], wanted_local[i], 1e-15);
      assert_near (global[i], wanted_global[i], 1e-15);
    }
  assert_near (global[0] + global[1] + global[2] + global[6], 1, 1e-15);
}

static void
test_tree_refused (void)
{
  static const struct
  {
    int parents[4];
    double points[4];
    int failed;
    int code;
  } cases[] = {
    { { -1, -1, 0, 0 }, { 1, 1, 0, 0 }, 0, CONCORD_METHOD_ERROR_UNDEFINED },
    { { -1, -1, 1, 1 }, { 1, 1, NAN, NAN }, 1, CONCORD_METHOD_ERROR_ABSENT },
    { { -1, -1, 1, 1 }, { 1, 1, 2, NAN }, 1, CONCORD_METHOD_ERROR_ABSENT },
    { { -1, -1, 1, 1 }, { 0, 0, 2, 3 }, -1, CONCORD_METHOD_ERROR_UNDEFINED },
    { { -1, 0, 1, 1 }, { 1, 0, 1, 1 }, 0, CONCORD_METHOD_ERROR_UNDEFINED },
    { { -1, 2, 1, 0 }, { 1, 1, 1, 1 }, CONCORD_NO_FAILED_PARENT, CONCORD_METHOD_ERROR_INVALID },
    { { -1, 1, 0, 0 }, { 1, 1, 1, 1 }, CONCORD_NO_FAILED_PARENT, CONCORD_METHOD_ERROR_INVALID },
    { { 0, 1, 2, 3 }, { 1, 1, 1, 1 }, CONCORD_NO_FAILED_PARENT, CONCORD_METHOD_ERROR_INVALID },
    { { -1, 4, 0, 0 }, { 1, 1, 1, 1 }, CONCORD_NO_FAILED_PARENT, CONCORD_METHOD_ERROR_INVALID },
    { { -1, -2, 0, 0 }, { 1, 1, 1, 1 }, CONCORD_NO_FAILED_PARENT, CONCORD_METHOD_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double local[4], global[4];
      int failed = 99;
      GError *error = NULL;

      assert_refused (concord_tree_weights (cases[i].parents, cases[i].points, 4, local, global,
                                            &failed, &error),
                      error, cases[i].code);
      g_assert_cmpint (failed, ==, cases[i].failed);
    }
}

static void
test_tree_sums (void)
{
  /* Property: in any tree the leaves sum to 1 and no weight leaves [0, 1]. */
  for (int round = 0; round < 500; round++)
    {
      int n = g_test_rand_int_range (1, 40);
      int parents[40];
      double points[40], local[40], global[40], sum = 0;
      gboolean leaf[40];

      for (int i = 0; i < n; i++)
        {
          leaf[i] = TRUE;
          parents[i] = i == 0 ? -1 : g_test_rand_int_range (-1, i);
          points[i] = g_test_rand_double_range (0.001, 100);
          if (parents[i] >= 0)
            leaf[parents[i]] = FALSE;
        }
      g_assert_true (concord_tree_weights (parents, points, n, local, global, NULL, NULL));
      for (int i = 0; i < n; i++)
        {
          g_assert_true (local[i] >= 0 && local[i] <= 1 && global[i] <= local[i] + 1e-15);
          sum += leaf[i] ? global[i] : 0;
        }
      assert_near (sum, 1, 1e-12);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weighting/points", test_points);
  g_test_add_func ("/weighting/points-refused", test_points_refused);
  g_test_add_func ("/weighting/swing", test_swing);
  g_test_add_func ("/weighting/rank-order", test_rank_order);
  g_test_add_func ("/weighting/rank-order-refused", test_rank_order_refused);
  g_test_add_func ("/weighting/tree", test_tree);
  g_test_add_func ("/weighting/tree-refused", test_tree_refused);
  g_test_add_func ("/weighting/tree-sums", test_tree_sums);
  return g_test_run ();
}
