#include "check.h"

#include "methods/cash-flow.h"
#include "methods/switching.h"

/* By hand: 110 / 100, and 110 x 1.1 after the end. */
static const ConcordPriceIndex prices[] = { { 2022, 80 }, { 2023, 100 }, { 2024, 110 } };

static void
test_prices (void)
{
  double factors[4], amounts[] = { 10, NAN, 22, -1.21 };
  g_autoptr (GError) error = NULL;

  g_assert_true (concord_price_factors (prices, 3, 2023, 2022, 4, factors, &error));
  g_assert_no_error (error);
  assert_near (factors[0], .8, 0);
  assert_near (factors[1], 1, 0);
  assert_near (factors[2], 1.1, 1e-15);
  assert_near (factors[3], 1.21, 1e-15);
  g_assert_true (concord_to_real (amounts, factors, 4, amounts, &error));
  assert_near (amounts[0], 12.5, 1e-12);
  g_assert_true (isnan (amounts[1]));
  assert_near (amounts[2], 20, 1e-12);
  assert_near (amounts[3], -1, 1e-12);
  g_assert_true (concord_to_nominal (amounts, factors, 4, amounts, &error));
  assert_near (amounts[0], 10, 1e-12);
  assert_near (amounts[3], -1.21, 1e-12);
  /* A base year past the end: 110 x 1.1^2 over 100. */
  g_assert_true (concord_price_factors (prices, 3, 2026, 2023, 1, factors, &error));
  assert_near (factors[0], 1 / 1.331, 1e-14);
  /* Two hundred years of 10 %. */
  {
    double many[200];

    g_assert_true (concord_price_factors (prices, 3, 2024, 2024, 200, many, &error));
    assert_near (many[199] / pow (1.1, 199), 1, 1e-11);
  }
  g_assert_true (concord_price_factors (prices, 1, 2022, 2022, 0, factors, &error));
}

static void
test_refused (void)
{
  static const struct
  {
    ConcordPriceIndex prices[2];
    gsize n;
    gint base;
    gint first;
    gint code;
  } cases[] = {
    { { { 0, 0 } }, 0, 2020, 2020, CONCORD_METHOD_ERROR_ABSENT },
    { { { 2020, 1 }, { 2022, 1 } }, 2, 2020, 2020, CONCORD_METHOD_ERROR_INVALID },
    { { { 2020, 1 }, { 2021, 0 } }, 2, 2020, 2020, CONCORD_METHOD_ERROR_INVALID },
    { { { 2020, 1 }, { 2021, NAN } }, 2, 2020, 2020, CONCORD_METHOD_ERROR_ABSENT },
    { { { 2020, 1 }, { 2021, 1 } }, 2, 2019, 2020, CONCORD_METHOD_ERROR_ABSENT },
    { { { 2020, 1 }, { 2021, 1 } }, 2, 2020, 2019, CONCORD_METHOD_ERROR_ABSENT },
    { { { 2020, 1 } }, 1, 2020, 2020, CONCORD_METHOD_ERROR_ABSENT },
    { { { 2020, 1e-300 }, { 2021, 1e300 } }, 2, 2020, 2020, CONCORD_METHOD_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double factors[2];
      GError *error = NULL;

      assert_refused (concord_price_factors (cases[i].prices, cases[i].n, cases[i].base,
                                             cases[i].first, 2, factors, &error),
                      error, cases[i].code);
    }
}

static void
test_series (void)
{
  double total[] = { 1, 1, 1 };
  const double longer[] = { 10, NAN, 30, 40 }, shorter[] = { NAN };

  g_assert_cmpuint (concord_add_series (total, 3, longer, 4, -2), ==, 1);
  g_assert_cmpuint (concord_add_series (total, 3, shorter, 1, 1), ==, 1);
  g_assert_cmpuint (concord_add_series (total, 0, longer, 4, 1), ==, 0);
  assert_near (total[0], -19, 0);
  assert_near (total[1], 1, 0);
  assert_near (total[2], -59, 0);
}

static void
test_switching_line (void)
{
  GError *error = NULL;
  double percent;

  /* By hand: -100 of which -40 is the line; at -50 of it the option is worth -110. */
  g_assert_true (concord_switching_line (-100, -110, -40, &percent, NULL));
  assert_near (percent, 25, 1e-12);
  g_assert_true (concord_switching_line (-100, -60, -40, &percent, NULL));
  assert_near (percent, -100, 1e-12);
  g_assert_true (concord_switching_line (-100, -60, 0, &percent, NULL));
  g_assert_true (isnan (percent));
  g_assert_true (concord_switching_line (-60, -60, 0, &percent, NULL));
  assert_near (percent, 0, 0);
  assert_refused (concord_switching_line (-60, NAN, 1, &percent, &error), error,
                  CONCORD_METHOD_ERROR_ABSENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cash-flow/prices", test_prices);
  g_test_add_func ("/cash-flow/refused", test_refused);
  g_test_add_func ("/cash-flow/series", test_series);
  g_test_add_func ("/cash-flow/switching-line", test_switching_line);
  return g_test_run ();
}
