#include "check.h"

#include "methods/raking.h"

static void
test_cases (void)
{
  /* mpmath (python3): proportional fitting of rows and columns, 3,000 rounds in 25 digits. The
     second table has an empty cell. The last is post-stratification by hand: 60 and 40 answers for
     300 and 700 persons; 100 (60 x 25 + 40 x 306.25) / 1000^2. */
  static const struct
  {
    gsize n_rows, n_columns;
    double counts[6], row_totals[2], column_totals[3], weights[6];
    double design_effect, largest;
    gsize empty;
  } cases[] = {
    { 2,
      3,
      { 10, 20, 30, 40, 25, 5 },
      { 600, 400 },
      { 300, 300, 400 },
      { 7.99231138385, 8.06233866649, 11.9610037611, 5.50192215404, 5.55012906681, 8.23397743366 },
      1.11159112624,
      1.55493048894,
      0 },
    { 2,
      3,
      { 10, 0, 30, 40, 25, 5 },
      { 600, 400 },
      { 300, 300, 400 },
      { 20.7314962357, 107.364882684, 13.0895012548, 2.31712594108, 12, 1.46299247138 },
      1.45898118241,
      20.7314962357 * .11,
      1 },
    { 2, 1, { 60, 40 }, { 300, 700 }, { 1000 }, { 5, 17.5 }, 1.375, 1.75, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double weights[6];
      ConcordRaking raking;
      GError *error = NULL;

      assert_done (concord_rake (cases[i].counts, cases[i].n_rows, cases[i].n_columns,
                                 cases[i].row_totals, cases[i].column_totals, weights, &raking,
                                 &error),
                   error);
      g_assert_true (raking.converged);
      g_assert_cmpuint (raking.empty_cells, ==, cases[i].empty);
      for (gsize k = 0; k < cases[i].n_rows * cases[i].n_columns; k++)
        assert_near (weights[k], cases[i].weights[k], 1e-9);
      assert_near (raking.design_effect, cases[i].design_effect, 1e-10);
      assert_near (raking.largest_weight, cases[i].largest, 1e-10);
    }
}

static void
test_totals_met (void)
{
  /* Property: weighted counts meet the totals to 1e-9 of a person for a city of some 100,000, and
     weights are a product of one factor for the row and one for the column. */
  for (int round = 0; round < 200; round++)
    {
      gsize n = g_test_rand_int_range (1, 6), m = g_test_rand_int_range (1, 6);
      double counts[25], weights[25], rows[5] = { 0 }, columns[5] = { 0 };
      ConcordRaking raking;

      for (gsize i = 0; i < n * m; i++)
        {
          double persons = g_test_rand_int_range (1, 10000);

          counts[i] = g_test_rand_int_range (1, 300);
          rows[i / m] += persons;
          columns[i % m] += persons;
        }
      g_assert_true (concord_rake (counts, n, m, rows, columns, weights, &raking, NULL));
      g_assert_true (raking.converged);
      g_assert_cmpfloat (raking.design_effect, >=, 1);
      for (gsize i = 0; i < n * m; i++)
        {
          rows[i / m] -= counts[i] * weights[i];
          columns[i % m] -= counts[i] * weights[i];
          assert_near (weights[i] * weights[0] / (weights[i % m] * weights[i / m * m]), 1, 1e-12);
        }
      for (gsize i = 0; i < n; i++)
        assert_near (rows[i], 0, 1e-9);
      for (gsize i = 0; i < m; i++)
        assert_near (columns[i], 0, 1e-9);
    }
}

static void
test_not_converging (void)
{
  /* By hand: two people per cell on the diagonal only, so row 1 and column 1 are the same people
     and can't number both 6 and 4. */
  static const double counts[] = { 2, 0, 0, 2 }, rows[] = { 6, 4 }, columns[] = { 4, 6 };
  double weights[4];
  ConcordRaking raking;

  g_assert_true (concord_rake (counts, 2, 2, rows, columns, weights, &raking, NULL));
  g_assert_false (raking.converged);
  g_assert_cmpuint (raking.empty_cells, ==, 2);
  g_assert_true (isnan (weights[0]) && isnan (raking.design_effect));
}

static void
test_refused (void)
{
  static const struct
  {
    double counts[4], rows[2], columns[2];
    int code;
  } cases[] = {
    { { 1, 1, 1, 1 }, { 5, 5 }, { 5, 6 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 1, 0, 0 }, { 5, 5 }, { 5, 5 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { { 1, 0, 1, 0 }, { 5, 5 }, { 5, 5 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { { 0, 0, 0, 0 }, { 5, 5 }, { 5, 5 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { { 1, 1, 1, 1 }, { 0, 0 }, { 0, 0 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { { 1, -1, 1, 1 }, { 5, 5 }, { 5, 5 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, NAN, 1, 1 }, { 5, 5 }, { 5, 5 }, CONCORD_METHOD_ERROR_ABSENT },
    { { 1, 1, 1, 1 }, { NAN, 5 }, { 5, 5 }, CONCORD_METHOD_ERROR_ABSENT },
    { { 1, 1, 1, 1 }, { 15, -5 }, { 5, 5 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 1, 1, 1 }, { 5, 5 }, { INFINITY, 5 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 1, 1, 1 }, { 1.5e308, 1.5e308 }, { 1.5e308, 1.5e308 }, CONCORD_METHOD_ERROR_OVERFLOW },
  };
  double weights[4];
  ConcordRaking raking;
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (concord_rake (cases[i].counts, 2, 2, cases[i].rows, cases[i].columns, weights,
                                  &raking, &error),
                    error, cases[i].code);
  assert_refused (concord_rake (NULL, 0, 2, NULL, cases[0].columns, weights, &raking, &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/raking/cases", test_cases);
  g_test_add_func ("/raking/totals-met", test_totals_met);
  g_test_add_func ("/raking/not-converging", test_not_converging);
  g_test_add_func ("/raking/refused", test_refused);
  return g_test_run ();
}
