/* Ticks and numbers, case by case. */
#include "charts/axis.h"

#include <math.h>
#include <string.h>

static void
test_ticks (void)
{
  static const struct
  {
    double min, max;
    guint most;
    double low, high, step;
  } cases[] = {
    { 0, 73.5, 5, 0, 80, 20 },     { 0, 100, 6, 0, 100, 20 }, { 0, 1, 6, 0, 1, 0.2 },
    { -12, 20, 5, -20, 20, 10 },   { 0, 9, 6, 0, 10, 2 },     { 0, 14.2e6, 4, 0, 15e6, 5e6 },
    { 0, 0.03, 4, 0, 0.03, 0.01 }, { -58, 0, 4, -60, 0, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ConcordAxis axis;

      concord_axis_fit (&axis, cases[i].min, cases[i].max, cases[i].most, CONCORD_NUMBER_PLAIN);
      g_assert_false (axis.pathological);
      g_assert_cmpfloat_with_epsilon (axis.low, cases[i].low, 1e-9 * cases[i].step);
      g_assert_cmpfloat_with_epsilon (axis.high, cases[i].high, 1e-6 * cases[i].step);
      g_assert_cmpfloat_with_epsilon (axis.step, cases[i].step, 1e-9 * cases[i].step);
      g_assert_cmpuint (axis.n_ticks, <=, cases[i].most);
    }
}

static void
test_pathological (void)
{
  static const double ranges[][2] = {
    { NAN, NAN },
    { NAN, 5 },
    { 5, NAN },
    { INFINITY, INFINITY },
    { -INFINITY, 3 },
    { 0, INFINITY },
    { 0, 0 },
    { 7, 7 },
    { -7, -7 },
    { 5, 3 },
    { -1e308, 1e308 },
    { 1e300, 1e300 },
    { 0, 1e-300 },
    { 1e15, 1e16 },
    { 1e9, 1e9 + 1e-7 },
    { -INFINITY, INFINITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (guint most = 0; most < 14; most++)
      {
        ConcordAxis axis;

        concord_axis_fit (&axis, ranges[i][0], ranges[i][1], most, CONCORD_NUMBER_MONEY);
        g_assert_true (axis.pathological);
        g_assert_true (isfinite (axis.low) && isfinite (axis.high) && axis.high > axis.low);
        g_assert_cmpfloat (axis.step, >, 0);
        g_assert_cmpuint (axis.n_ticks, >=, 2);
        g_assert_cmpuint (axis.n_ticks, <=, 12);
        concord_axis_place (&axis, 10, 110);
        for (guint t = 0; t < axis.n_ticks; t++)
          {
            g_autofree char *text = concord_axis_dup_tick_text (&axis, t);
            double x = concord_axis_at (&axis, concord_axis_tick (&axis, t));

            g_assert_true (x >= 10 - 1e-6 && x <= 110 + 1e-6);
            g_assert_cmpuint (strlen (text), >, 0);
          }
        g_assert_true (isfinite (concord_axis_at (&axis, NAN)));
        g_assert_true (isfinite (concord_axis_at (&axis, INFINITY)));
        g_assert_true (isfinite (concord_axis_at (&axis, -INFINITY)));
      }
}

/* A range of any size and place gets a bounded number of ticks that contain it. */
static void
test_any_range (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250314);

  for (int i = 0; i < 20000; i++)
    {
      double min
          = g_rand_double_range (random, -1, 1) * pow (10, g_rand_int_range (random, -6, 13));
      double width
          = g_rand_double_range (random, 0.01, 1) * pow (10, g_rand_int_range (random, -4, 13));
      guint most = (guint)g_rand_int_range (random, 2, 13);
      ConcordAxis axis;

      concord_axis_fit (&axis, min, min + width, most, CONCORD_NUMBER_PLAIN);
      if (axis.pathological)
        continue;
      g_assert_cmpfloat (axis.low, <=, min + 1e-6 * axis.step);
      g_assert_cmpfloat (axis.high, >=, min + width - 1e-6 * axis.step);
      g_assert_cmpuint (axis.n_ticks, <=, MAX (most, 3));
      g_assert_cmpuint (axis.n_ticks, >=, 2);
    }
}

static void
test_tick_texts (void)
{
  static const struct
  {
    double min, max;
    guint most;
    ConcordNumberKind kind;
    const char *texts[8];
  } cases[] = {
    { 0, 6e6, 4, CONCORD_NUMBER_MONEY, { "£0", "£2m", "£4m", "£6m" } },
    { 0, 5e6, 6, CONCORD_NUMBER_MONEY, { "£0", "£1m", "£2m", "£3m", "£4m", "£5m" } },
    { 0, 1.5e6, 4, CONCORD_NUMBER_MONEY, { "£0", "£0.5m", "£1.0m", "£1.5m" } },
    { 0, 1, 3, CONCORD_NUMBER_PERCENT, { "0%", "50%", "100%" } },
    { -2000, 2000, 5, CONCORD_NUMBER_PLAIN, { "−2,000", "−1,000", "0", "1,000", "2,000" } },
    { 0, 1, 5, CONCORD_NUMBER_PLAIN, { "0.00", "0.25", "0.50", "0.75", "1.00" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ConcordAxis axis;

      concord_axis_fit (&axis, cases[i].min, cases[i].max, cases[i].most, cases[i].kind);
      for (guint t = 0; t < axis.n_ticks; t++)
        {
          g_autofree char *text = concord_axis_dup_tick_text (&axis, t);

          g_assert_cmpstr (text, ==, cases[i].texts[t]);
        }
      g_assert_null (cases[i].texts[axis.n_ticks]);
    }
}

static void
test_money (void)
{
  static const struct
  {
    double pounds;
    const char *text;
  } cases[] = {
    { 0, "£0" },
    { 950, "£950" },
    { 9500, "£9,500" },
    { 212000, "£212k" },
    { 2e6, "£2m" },
    { 14.2e6, "£14.2m" },
    { -3.25e6, "−£3.2m" },
    { 1.5e9, "£1.5bn" },
    { NAN, "–" },
    { INFINITY, "–" },
    { -0.001, "£0" },
    { 140.2e6, "£140m" },
    { 1e300, "£1,000,000bn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = concord_number_dup_text (CONCORD_NUMBER_MONEY, cases[i].pounds, 0);

      if (cases[i].pounds < 1e20)
        g_assert_cmpstr (text, ==, cases[i].text);
      else
        g_assert_cmpuint (strlen (text), <, 40);
    }
}

static void
test_plain (void)
{
  static const struct
  {
    double value;
    int decimals;
    const char *text;
  } cases[] = {
    { 0, 0, "0" },          { 999, 0, "999" },
    { 1000, 0, "1,000" },   { 1234567.891, 2, "1,234,567.89" },
    { -1234, 0, "−1,234" }, { -0.2, 0, "0" },
    { 12.5, 1, "12.5" },    { NAN, 1, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = concord_number_dup_plain (cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_decimals (void)
{
  g_assert_cmpint (concord_number_decimals ((double[]){ 1, 2, 3 }, 3), ==, 0);
  g_assert_cmpint (concord_number_decimals ((double[]){ 1.5, NAN }, 2), ==, 2);
  g_assert_cmpint (concord_number_decimals ((double[]){ 1.5, 22 }, 2), ==, 1);
  g_assert_cmpint (concord_number_decimals ((double[]){ 1.5, 222 }, 2), ==, 0);
  g_assert_cmpint (concord_number_decimals (NULL, 0), ==, 0);
}

/* Whole percentages that add to 100, by the method of largest remainders, worked out by hand. */
static void
test_shares (void)
{
  static const struct
  {
    double shares[5], percents[5];
    guint n;
  } cases[] = {
    { { 1 / 3.0, 1 / 3.0, 1 / 3.0 }, { 34, 33, 33 }, 3 },
    { { 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 2.0 }, { 17, 17, 16, 50 }, 4 },
    { { 0.005, 0.995, 0 }, { 0, 100, 0 }, 3 }, /* of equal remainders the largest */
    { { 0.145, 0.285, 0.57, 0, 0 }, { 14, 29, 57, 0, 0 }, 5 },
    { { 0.1, 0.1, 0.2, 0.4, 0.2 }, { 10, 10, 20, 40, 20 }, 5 },
    { { 0.29, 0.71 }, { 29, 71 }, 2 },
    { { 1 }, { 100 }, 1 },
    /* No whole: one by one. */
    { { 1 / 3.0, 1 / 3.0, NAN }, { 33, 33, NAN }, 3 },
    { { 0, 0 }, { 0, 0 }, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double rounded[5];

      concord_number_round_shares (cases[i].shares, cases[i].n, rounded);
      for (guint k = 0; k < cases[i].n; k++)
        if (isnan (cases[i].percents[k]))
          g_assert_true (isnan (rounded[k]));
        else
          g_assert_cmpfloat_with_epsilon (100 * rounded[k], cases[i].percents[k], 1e-9);
    }
}

/* An unknown range takes the first value as both ends; what isn't finite doesn't count. */
static void
test_widen (void)
{
  double range[2] = { NAN, NAN };

  concord_axis_widen (range, NAN);
  g_assert_true (isnan (range[0]) && isnan (range[1]));
  concord_axis_widen (range, 4);
  g_assert_true (range[0] == 4 && range[1] == 4);
  concord_axis_widen (range, -INFINITY);
  concord_axis_widen (range, -2);
  concord_axis_widen (range, 3);
  g_assert_true (range[0] == -2 && range[1] == 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/axis/ticks", test_ticks);
  g_test_add_func ("/charts/axis/pathological", test_pathological);
  g_test_add_func ("/charts/axis/any-range", test_any_range);
  g_test_add_func ("/charts/axis/tick-texts", test_tick_texts);
  g_test_add_func ("/charts/numbers/money", test_money);
  g_test_add_func ("/charts/numbers/plain", test_plain);
  g_test_add_func ("/charts/numbers/decimals", test_decimals);
  g_test_add_func ("/charts/numbers/shares", test_shares);
  g_test_add_func ("/charts/axis/widen", test_widen);
  return g_test_run ();
}
