#include "check.h"

#include "methods/discounting.h"
#include "methods/internal-rate.h"
#include "methods/optimism-bias.h"

/* methods.md, from HM Treasury's Green Book. */
static const ConcordRateStep green_book[] = {
  { 1, 30, .035 },   { 31, 75, .03 },    { 76, 125, .025 },
  { 126, 200, .02 }, { 201, 300, .015 }, { 301, G_MAXUINT, .01 },
};

static void
test_factors (void)
{
  /* The published Green Book factors as methods.md gives them, to four decimals. */
  static const struct
  {
    gsize year;
    double factor;
  } cases[] = { { 0, 1 },      { 1, .9662 },  { 5, .8420 },  { 10, .7089 }, { 20, .5026 },
                { 30, .3563 }, { 31, .3459 }, { 75, .0942 }, { 76, .0919 }, { 100, .0508 } };
  double factors[401];

  g_assert_true (concord_discount_factors (green_book, 6, 401, factors, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_near (factors[cases[i].year], cases[i].factor, 5e-5);
  for (gsize year = 1; year < 401; year++)
    g_assert_cmpfloat (factors[year], <, factors[year - 1]);
}

static void
test_schedule_refused (void)
{
  static const struct
  {
    ConcordRateStep steps[2];
    int code;
  } cases[] = {
    { { { 1, 2, .03 }, { 4, 9, .02 } }, CONCORD_METHOD_ERROR_ABSENT },
    { { { 1, 3, .03 }, { 3, 9, .02 } }, CONCORD_METHOD_ERROR_INVALID },
    { { { 0, 3, .03 }, { 4, 9, .02 } }, CONCORD_METHOD_ERROR_INVALID },
    { { { 3, 1, .03 }, { 4, 9, .02 } }, CONCORD_METHOD_ERROR_INVALID },
    { { { 1, 3, -1 }, { 4, 9, .02 } }, CONCORD_METHOD_ERROR_INVALID },
    { { { 1, 3, NAN }, { 4, 9, .02 } }, CONCORD_METHOD_ERROR_ABSENT },
    { { { 1, 3, INFINITY }, { 4, 9, .02 } }, CONCORD_METHOD_ERROR_INVALID },
  };
  double factors[6];
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (concord_discount_factors (cases[i].steps, 2, 6, factors, &error), error,
                    cases[i].code);
  assert_refused (concord_discount_factors (green_book, 6, 0, factors, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  g_assert_true (concord_discount_factors (NULL, 0, 1, factors, NULL));
  assert_near (factors[0], 1, 0);
}

static void
test_present_values (void)
{
  /* methods.md: capital 100 and 35 a year for 4 years, exact 228.558; and npv with the first
     flow now, 122.89. */
  static const double costs[] = { 100, 35, 35, 35, 35 };
  static const double flows[] = { -15000, 1500, 2500, 3500, 4500, 6000 };
  double factors[6], values[6], npv, sum = 0;

  g_assert_true (concord_discount_factors (green_book, 6, 5, factors, NULL));
  g_assert_true (concord_present_values (costs, factors, 5, values, &npv, NULL));
  assert_near (npv, 228.558, 5e-4);
  for (gsize i = 0; i < 5; i++)
    sum += values[i];
  assert_near (sum, npv, 1e-12);
  g_assert_true (concord_net_present_value (.05, flows, 6, &npv, NULL));
  assert_near (npv, 122.89, 5e-3);
}

static void
test_present_values_refused (void)
{
  static const double hole[] = { 1, NAN }, huge[] = { 1.5e308, 1.5e308 };
  double npv;
  GError *error = NULL;

  assert_refused (concord_net_present_value (.05, hole, 2, &npv, &error), error,
                  CONCORD_METHOD_ERROR_ABSENT);
  assert_refused (concord_net_present_value (0, huge, 2, &npv, &error), error,
                  CONCORD_METHOD_ERROR_OVERFLOW);
  assert_refused (concord_net_present_value (.05, hole, 0, &npv, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_net_present_value (-1, huge, 1, &npv, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_annual_cost (void)
{
  /* methods.md: 2,000 pounds over 7 years at 3.5 % = 327; at no rate 2,000 / 7. At a tiny rate the
     series (1 + (n + 1) r / 2) / n. */
  double cost, factor;
  GError *error = NULL;

  g_assert_true (concord_equivalent_annual_cost (2000, 7, .035, &cost, &factor, NULL));
  assert_near (cost, 327, .5);
  assert_near (cost * factor, 2000, 1e-9);
  g_assert_true (concord_equivalent_annual_cost (2000, 7, 0, &cost, &factor, NULL));
  assert_near (cost, 2000. / 7, 1e-12);
  g_assert_true (concord_equivalent_annual_cost (2000, 7, 1e-12, &cost, &factor, NULL));
  assert_near (cost, 2000. / 7 * (1 + 4e-12), 1e-10);
  assert_refused (concord_equivalent_annual_cost (2000, 0, .035, &cost, NULL, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_equivalent_annual_cost (NAN, 7, .035, &cost, NULL, &error), error,
                  CONCORD_METHOD_ERROR_ABSENT);
  assert_refused (concord_equivalent_annual_cost (1, 7, -1, &cost, NULL, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_internal_rate (void)
{
  /* Row 1: methods.md. Rows 2-4: Microsoft's example of IRR (8.7 %, -2.1 % after four years,
     -44.4 % after two). Row 5: Lorie and Savage's pump, 25 % and 400 %. Row 6: (x - 1.1)(x - 1.2)
     (x - 1.3). Row 7: (x - 1.1)^2, which only touches. Row 8: 1.1^60. */
  static const struct
  {
    gsize n;
    double flows[6], rate, within;
    gsize n_rates, changes;
  } cases[] = {
    { 6, { -150000, 15000, 25000, 35000, 45000, 60000 }, .0524, 5e-5, 1, 1 },
    { 6, { -70000, 12000, 15000, 18000, 21000, 26000 }, .087, 5e-4, 1, 1 },
    { 5, { -70000, 12000, 15000, 18000, 21000 }, -.021, 5e-4, 1, 1 },
    { 3, { -70000, 12000, 15000 }, -.444, 5e-4, 1, 1 },
    { 3, { -1600, 10000, -10000 }, .25, 1e-12, 2, 2 },
    { 4, { 1, -3.6, 4.31, -1.716 }, .1, 1e-9, 3, 3 },
    { 3, { 1, -2.2, 1.21 }, .1, 1e-6, 1, 2 },
    { 4, { 0, -100, 110, 0 }, .1, 1e-12, 1, 1 },
    { 2, { 100, -100 }, 0, 1e-12, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double rate;
      gsize n_rates;
      GError *error = NULL;

      assert_done (concord_internal_rate (cases[i].flows, cases[i].n, &rate, &n_rates, &error),
                   error);
      assert_near (rate, cases[i].rate, cases[i].within);
      g_assert_cmpuint (n_rates, ==, cases[i].n_rates);
      g_assert_cmpuint (concord_sign_changes (cases[i].flows, cases[i].n), ==, cases[i].changes);
    }
}

static void
test_all_rates (void)
{
  static const double pump[] = { -1600, 10000, -10000 };
  g_autoptr (GArray) rates = NULL;

  g_assert_true (concord_internal_rates (pump, 3, &rates, NULL));
  g_assert_cmpuint (rates->len, ==, 2);
  assert_near (g_array_index (rates, double, 0), .25, 1e-12);
  assert_near (g_array_index (rates, double, 1), 4, 1e-11);
}

static void
test_no_internal_rate (void)
{
  /* methods.md: 1, 2, 3 has none. 1000 -3000 2500 has two changes and no root (9 < 10). */
  static const struct
  {
    gsize n;
    double flows[3];
    int code;
  } cases[] = {
    { 3, { 1, 2, 3 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { 3, { 1000, -3000, 2500 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { 3, { 0, 0, 0 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { 0, { 0 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { 1, { -5 }, CONCORD_METHOD_ERROR_UNDEFINED },
    { 2, { -5, NAN }, CONCORD_METHOD_ERROR_ABSENT },
    { 2, { -5, INFINITY }, CONCORD_METHOD_ERROR_INVALID },
    { 2, { -1e-300, 1e300 }, CONCORD_METHOD_ERROR_UNDEFINED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double rate;
      gsize n_rates = 9;
      GError *error = NULL;

      assert_refused (concord_internal_rate (cases[i].flows, cases[i].n, &rate, &n_rates, &error),
                      error, cases[i].code);
      g_assert_cmpuint (n_rates, ==, 0);
    }
}

static void
test_rates_are_roots (void)
{
  /* Property: at each rate the present value is nothing, and there are no more rates than changes
     of sign, from which they differ by an even number unless roots coincide. */
  for (int round = 0; round < 400; round++)
    {
      gsize n = g_test_rand_int_range (2, 60), changes;
      double flows[60];
      g_autoptr (GArray) rates = NULL;

      for (gsize i = 0; i < n; i++)
        flows[i] = g_test_rand_int_range (-100, 101);
      changes = concord_sign_changes (flows, n);
      if (!concord_internal_rates (flows, n, &rates, NULL))
        continue;
      g_assert_cmpuint (rates->len, <=, changes);
      for (guint k = 0; k < rates->len; k++)
        {
          double d = 1 / (1 + g_array_index (rates, double, k)), sum = 0, size = 0, power = 1;

          for (gsize i = 0; i < n; i++, power *= d)
            {
              sum += flows[i] * power;
              size += fabs (flows[i] * power);
            }
          g_assert_cmpfloat (fabs (sum), <=, 1e-10 * size);
        }
    }
}

static void
test_many_changes (void)
{
  /* 1,001 years of coming and going: an answer or a reason, and soon. */
  double flows[1001], rate;

  for (gsize i = 0; i < 1001; i++)
    flows[i] = (i % 2 ? -1 : 1) * g_test_rand_double_range (1, 100);
  concord_internal_rate (flows, 1001, &rate, NULL, NULL);
}

static void
test_modified_rate (void)
{
  /* Microsoft's example of MIRR: 12.61 % after five years, -4.80 % after three, and 13.48 % with
     14 % on what is reinvested. */
  static const double flows[] = { -120000, 39000, 30000, 21000, 37000, 46000 };
  static const double good[] = { 1, 2 };
  double rate;
  GError *error = NULL;

  g_assert_true (concord_modified_internal_rate (flows, 6, .1, .12, &rate, NULL));
  assert_near (rate, .1261, 5e-5);
  g_assert_true (concord_modified_internal_rate (flows, 4, .1, .12, &rate, NULL));
  assert_near (rate, -.0480, 5e-5);
  g_assert_true (concord_modified_internal_rate (flows, 6, .1, .14, &rate, NULL));
  assert_near (rate, .1348, 5e-5);
  assert_refused (concord_modified_internal_rate (good, 2, .1, .1, &rate, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_modified_internal_rate (good, 0, .1, .1, &rate, &error), error,
                  CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_modified_internal_rate (flows, 6, -1, .1, &rate, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
}

static void
test_bias (void)
{
  /* methods.md: 30 % non-standard and 70 % standard buildings, capital 32.1 %, duration 14.5 %.
     Mitigated by hand: half of 40 % and all of 20 % leave 60 %. */
  static const ConcordOptimismPart capital[] = { { .3, .04, .51 }, { .7, .02, .24 } };
  static const ConcordOptimismPart duration[] = { { .3, .02, .39 }, { .7, .01, .04 } };
  static const ConcordOptimismFactor some[] = { { .4, .5 }, { .2, 1 } }, all[] = { { 1, 1 } };
  ConcordOptimismBias bias;

  g_assert_true (concord_optimism_bias (duration, 2, NULL, 0, FALSE, &bias, NULL));
  assert_near (bias.mitigated, .145, 1e-15);
  g_assert_true (concord_optimism_bias (capital, 2, some, 2, FALSE, &bias, NULL));
  assert_near (bias.upper, .321, 1e-15);
  assert_near (bias.lower, .026, 1e-15);
  assert_near (bias.mitigated, .321 * .6, 1e-15);
  g_assert_false (bias.at_lower_bound);
  g_assert_true (concord_optimism_bias (capital, 2, all, 1, FALSE, &bias, NULL));
  assert_near (bias.mitigated, .026, 1e-15);
  g_assert_true (bias.at_lower_bound);
  g_assert_true (concord_optimism_bias (capital, 2, all, 1, TRUE, &bias, NULL));
  assert_near (bias.mitigated, 0, 0);
}

static void
test_bias_refused (void)
{
  static const struct
  {
    ConcordOptimismPart part;
    ConcordOptimismFactor factor;
    int code;
  } cases[] = {
    { { .9, .02, .24 }, { 0, 0 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1.1, .02, .24 }, { 0, 0 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, .24, .02 }, { 0, 0 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, -.1, .02 }, { 0, 0 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 0, INFINITY }, { 0, 0 }, CONCORD_METHOD_ERROR_INVALID },
    { { NAN, 0, .2 }, { 0, 0 }, CONCORD_METHOD_ERROR_ABSENT },
    { { 1, 0, .2 }, { 1.2, 0 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 0, .2 }, { .5, -1 }, CONCORD_METHOD_ERROR_INVALID },
    { { 1, 0, .2 }, { .5, NAN }, CONCORD_METHOD_ERROR_ABSENT },
  };
  static const ConcordOptimismFactor too_much[] = { { .6, 0 }, { .6, 0 } };
  ConcordOptimismBias bias;
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (
        concord_optimism_bias (&cases[i].part, 1, &cases[i].factor, 1, FALSE, &bias, &error), error,
        cases[i].code);
  assert_refused (concord_optimism_bias (NULL, 0, NULL, 0, FALSE, &bias, &error), error,
                  CONCORD_METHOD_ERROR_INVALID);
  assert_refused (concord_optimism_bias (&cases[8].part, 1, too_much, 2, FALSE, &bias, &error),
                  error, CONCORD_METHOD_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discounting/factors", test_factors);
  g_test_add_func ("/discounting/schedule-refused", test_schedule_refused);
  g_test_add_func ("/discounting/present-values", test_present_values);
  g_test_add_func ("/discounting/present-values-refused", test_present_values_refused);
  g_test_add_func ("/discounting/annual-cost", test_annual_cost);
  g_test_add_func ("/internal-rate/cases", test_internal_rate);
  g_test_add_func ("/internal-rate/all", test_all_rates);
  g_test_add_func ("/internal-rate/none", test_no_internal_rate);
  g_test_add_func ("/internal-rate/are-roots", test_rates_are_roots);
  g_test_add_func ("/internal-rate/many-changes", test_many_changes);
  g_test_add_func ("/internal-rate/modified", test_modified_rate);
  g_test_add_func ("/optimism-bias/mixed", test_bias);
  g_test_add_func ("/optimism-bias/refused", test_bias_refused);
  return g_test_run ();
}
