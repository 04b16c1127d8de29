#include "check.h"

#include "methods/stability.h"

#define MOST 5
#define NO_CROSSING                                                                                \
  {                                                                                                \
    0, 0, { 0 }, 0, { 0 }                                                                          \
  }

typedef struct
{
  double at;
  gsize n_winners, winners[MOST];
  gsize n_above, above[MOST];
} Crossing;

typedef struct
{
  gsize criterion;
  double low, high;
  gsize n_crossings;
  Crossing crossings[2];
} Wanted;

typedef struct
{
  gsize n_options, n_criteria;
  double weights[MOST], values[MOST * MOST];
  gsize n_wanted;
  Wanted wanted[4];
} Case;

/* Every pair's t* in exact fractions (python3 fractions), the winners there, just below and just
   above found by looking at all options; t* kept where these differ. */
static const Case cases[] = {
  { 3,
    3,
    { 50, 30, 20 },
    { 80, 40, 60, 60, 90, 30, 30, 70, 100 },
    3,
    { { 0,
        9. / 19,
        1,
        2,
        { { 8. / 23, 2, { 1, 2 }, 1, { 1 } }, { 9. / 19, 2, { 0, 1 }, 1, { 0 } } } },
      { 1, 0, 16. / 51, 1, { { 16. / 51, 2, { 0, 1 }, 1, { 1 } } } },
      { 2,
        5. / 29,
        1. / 3,
        2,
        { { 5. / 29, 2, { 0, 1 }, 1, { 0 } }, { 1. / 3, 2, { 0, 2 }, 1, { 2 } } } } } },
  /* Three that tie, and only here. */
  { 4,
    4,
    { 1, 1, 1, 1 },
    { 10, 10, 10, 10, 20, 0, 20, 0, 0, 20, 0, 20, 5, 5, 5, 5 },
    2,
    { { 0, .25, .25, 1, { { .25, 3, { 0, 1, 2 }, 1, { 1 } } } },
      { 1, .25, .25, 1, { { .25, 3, { 0, 1, 2 }, 1, { 2 } } } } } },
  /* The third criterion does not tell the options apart: all tie where it is everything. */
  { 3,
    3,
    { 2, 1, 1 },
    { 100, 0, 50, 0, 100, 50, 60, 55, 50 },
    3,
    { { 0,
        11. / 27,
        1,
        2,
        { { 3. / 11, 2, { 1, 2 }, 1, { 2 } }, { 11. / 27, 2, { 0, 2 }, 1, { 0 } } } },
      { 1,
        0,
        16. / 49,
        2,
        { { 16. / 49, 2, { 0, 2 }, 1, { 2 } }, { 8. / 17, 2, { 1, 2 }, 1, { 1 } } } },
      { 2, 0, 1, 1, { { 1, 3, { 0, 1, 2 }, 0, { 0 } } } } } },
  /* A criterion without weight yet. */
  { 2,
    3,
    { 0, 3, 2 },
    { 10, 50, 60, 90, 40, 50 },
    3,
    { { 0, 0, 1. / 9, 1, { { 1. / 9, 2, { 0, 1 }, 1, { 1 } } } },
      { 1, 0, 1, 0, { NO_CROSSING } },
      { 2, 0, 1, 0, { NO_CROSSING } } } },
  /* Two options alike in everything win together at every weight. */
  { 3, 2, { 1, 1 }, { 5, 7, 5, 7, 4, 4 }, 1, { { 0, 0, 1, 0, { NO_CROSSING } } } },
  /* A single option. */
  { 1,
    2,
    { 1, 1 },
    { 5, 7 },
    2,
    { { 0, 0, 1, 0, { NO_CROSSING } }, { 1, 0, 1, 0, { NO_CROSSING } } } },
};

static void
assert_options (const GArray *options, gsize n, const gsize *wanted)
{
  g_assert_cmpuint (options->len, ==, n);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (options, gsize, i), ==, wanted[i]);
}

static void
check_criterion (const ConcordStability *stability, const Wanted *wanted)
{
  g_assert_cmpint (stability->state, ==, CONCORD_STABILITY_KNOWN);
  assert_near (stability->low, wanted->low, 1e-12);
  assert_near (stability->high, wanted->high, 1e-12);
  g_assert_cmpuint (stability->crossovers->len, ==, wanted->n_crossings);
  for (gsize i = 0; i < wanted->n_crossings; i++)
    {
      const ConcordCrossover *crossover = g_ptr_array_index (stability->crossovers, i);
      const Crossing *crossing = &wanted->crossings[i];

      assert_near (crossover->at, crossing->at, 1e-12);
      assert_options (crossover->winners, crossing->n_winners, crossing->winners);
      assert_options (crossover->above, crossing->n_above, crossing->above);
    }
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *row = &cases[i];
      GError *error = NULL;
      g_autoptr (GPtrArray) stabilities = concord_weight_stability (
          row->weights, row->values, row->n_options, row->n_criteria, &error);

      assert_done (stabilities != NULL, error);
      g_assert_cmpuint (stabilities->len, ==, row->n_criteria);
      for (gsize k = 0; k < row->n_wanted; k++)
        check_criterion (g_ptr_array_index (stabilities, row->wanted[k].criterion),
                         &row->wanted[k]);
    }
}

static ConcordStabilityState
state_of (const double *weights, const double *values, gsize n_options, gsize n_criteria, gsize k)
{
  g_autoptr (GPtrArray) all
      = concord_weight_stability (weights, values, n_options, n_criteria, NULL);
  const ConcordStability *stability = g_ptr_array_index (all, k);

  g_assert_true (stability->state == CONCORD_STABILITY_KNOWN || isnan (stability->low));
  return stability->state;
}

static void
test_without_answer (void)
{
  static const double all_in_one[] = { 0, 5 }, even[] = { 1, 1 }, one[] = { 3 };
  static const double values[] = { 1, 2, 3, 1 };
  static const double holes[] = { NAN, 2, 3, NAN }, winner_hole[] = { NAN, 9, 3, 1 };

  g_assert_cmpint (state_of (one, values, 4, 1, 0), ==, CONCORD_STABILITY_WEIGHT_IS_ONE);
  g_assert_cmpint (state_of (all_in_one, values, 2, 2, 1), ==, CONCORD_STABILITY_WEIGHT_IS_ONE);
  g_assert_cmpint (state_of (all_in_one, values, 2, 2, 0), ==, CONCORD_STABILITY_KNOWN);
  g_assert_cmpint (state_of (even, holes, 2, 2, 0), ==, CONCORD_STABILITY_NO_WINNER);
  g_assert_cmpint (state_of (even, NULL, 0, 2, 0), ==, CONCORD_STABILITY_NO_WINNER);
  g_assert_cmpint (state_of (all_in_one, winner_hole, 2, 2, 0), ==,
                   CONCORD_STABILITY_WINNER_INCOMPLETE);
}

static void
test_refused (void)
{
  static const double zero[] = { 0, 0 }, even[] = { 1, 1 }, infinite[] = { 1, -INFINITY };
  static const double huge[] = { 1.5e308, -1.5e308 };
  GError *error = NULL;

  assert_refused (concord_weight_stability (zero, even, 1, 2, &error) != NULL, error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_weight_stability (even, infinite, 1, 2, &error) != NULL, error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_weight_stability (even, huge, 1, 2, &error) != NULL, error,
                  CONCORD_METHOD_ERROR_OVERFLOW);
}

/* Total of option @i with the weight of criterion @k at @t, from the definition. */
static double
moved_total (const double *weights, const double *values, gsize n, gsize i, gsize k, double t)
{
  double sum = 0, others = 0;

  for (gsize j = 0; j < n; j++)
    others += j == k ? 0 : weights[j];
  for (gsize j = 0; j < n; j++)
    sum += values[i * n + j] * (j == k ? t : weights[j] / others * (1 - t));
  return sum;
}

/* How far option @i is behind the best at @t. */
static double
behind (const double *weights, const double *values, gsize m, gsize n, gsize i, gsize k, double t)
{
  double best = -INFINITY;

  for (gsize a = 0; a < m; a++)
    best = MAX (best, moved_total (weights, values, n, a, k, t));
  return best - moved_total (weights, values, n, i, k, t);
}

static void
test_against_grid (void)
{
  /* Property: on a grid of weights, the winner is first inside its interval and not outside, and
     between crossovers the winners are those named above the one before. */
  for (int round = 0; round < 200; round++)
    {
      gsize m = g_test_rand_int_range (1, 7), n = g_test_rand_int_range (2, 6);
      double weights[6], values[42];
      gsize winner = 0, k = g_test_rand_int_range (0, n);
      g_autoptr (GPtrArray) all = NULL;
      const ConcordStability *stability;

      for (gsize j = 0; j < n; j++)
        weights[j] = g_test_rand_int_range (1, 10);
      for (gsize j = 0; j < m * n; j++)
        values[j] = g_test_rand_int_range (0, 11) * 10;
      all = concord_weight_stability (weights, values, m, n, NULL);
      stability = g_ptr_array_index (all, k);
      while (behind (weights, values, m, n, winner, k, stability->weight) > 1e-9)
        winner++;
      for (double t = 0.0005; t < 1; t += 0.001)
        {
          double gap = behind (weights, values, m, n, winner, k, t);

          if (t > stability->low && t < stability->high)
            g_assert_cmpfloat (gap, <, 1e-9);
          for (guint i = 0; i < stability->crossovers->len; i++)
            {
              const ConcordCrossover *from = g_ptr_array_index (stability->crossovers, i);
              const ConcordCrossover *to = i + 1 < stability->crossovers->len
                                               ? g_ptr_array_index (stability->crossovers, i + 1)
                                               : NULL;

              if (t > from->at && (to == NULL || t < to->at))
                g_assert_cmpfloat (
                    behind (weights, values, m, n, g_array_index (from->above, gsize, 0), k, t), <,
                    1e-9);
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stability/cases", test_cases);
  g_test_add_func ("/stability/without-answer", test_without_answer);
  g_test_add_func ("/stability/refused", test_refused);
  g_test_add_func ("/stability/against-grid", test_against_grid);
  return g_test_run ();
}
