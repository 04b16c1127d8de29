#include "check.h"

#include "methods/abnormally-low.h"
#include "methods/pricing.h"

#define MOST 5

static void
test_formulas (void)
{
  /* Rows 1 and 2: methods.md (the middle bid that can't win). The rest by hand. Mean-relative: mean
     20, so 50 - 100 (10 - 20) / 20 = 100, 75, 0 (-25 clipped... 35 gives 50 - 75). */
  static const struct
  {
    ConcordPriceRule rule;
    gsize n;
    double prices[MOST], quality[MOST], scores[MOST], totals[MOST];
    guint ranks[MOST];
  } cases[] = {
    { { CONCORD_PRICE_LOWEST_RATIO, 1, 1, 0, 0, 0 },
      3,
      { 10, 15, 30 },
      { 0, 0, 0 },
      { 1, 2. / 3, 1. / 3 },
      { 1, 2. / 3, 1. / 3 },
      { 1, 2, 3 } },
    { { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 },
      3,
      { 50, 75, 100 },
      { 50, 75, 100 },
      { 100, 200. / 3, 50 },
      { 75, 70 + 5. / 6, 75 },
      { 1, 3, 1 } },
    { { CONCORD_PRICE_MEAN_RELATIVE, 1, 100, 0, 0, 0 },
      3,
      { 10, 15, 35 },
      { 0, 0, 0 },
      { 100, 75, 0 },
      { 100, 75, 0 },
      { 1, 2, 3 } },
    { { CONCORD_PRICE_MEAN_RELATIVE, .4, 100, 0, 0, 0 },
      2,
      { 90, 110 },
      { 40, 80 },
      { 60, 40 },
      { 48, 64 },
      { 2, 1 } },
    { { CONCORD_PRICE_BENCHMARK, .5, 40, 100, 200, 0 },
      4,
      { 90, 125, 200, 300 },
      { 100, 50, 50, 0 },
      { 40, 30, 0, 0 },
      { 40, 25, 10, 0 },
      { 1, 2, 3, 4 } },
    { { CONCORD_PRICE_PER_QUALITY, 0, 0, 0, 0, 0 },
      3,
      { 100, 60, 90 },
      { 50, 20, 45 },
      { 2, 3, 2 },
      { 2, 3, 2 },
      { 1, 3, 1 } },
    { { CONCORD_PRICE_VALUE_INDEX, 0, 0, 0, 0, 0 },
      3,
      { 100, 60, 90 },
      { 50, 0, 90 },
      { .5, 0, 1 },
      { .5, 0, 1 },
      { 2, 3, 1 } },
    { { CONCORD_PRICE_MONETISED, 0, 0, 0, 0, 10 },
      3,
      { 1000, 700, 0 },
      { 80, 50, 0 },
      { -200, -200, 0 },
      { -200, -200, 0 },
      { 2, 2, 1 } },
    { { CONCORD_PRICE_LOWEST_RATIO, .6, 100, 0, 0, 0 }, 1, { 7 }, { 50 }, { 100 }, { 80 }, { 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double scores[MOST], totals[MOST];
      guint ranks[MOST];
      GError *error = NULL;

      assert_done (concord_score_prices (&cases[i].rule, cases[i].prices, cases[i].quality,
                                         cases[i].n, scores, totals, ranks, &error),
                   error);
      for (gsize k = 0; k < cases[i].n; k++)
        {
          assert_near (scores[k], cases[i].scores[k], 1e-12);
          assert_near (totals[k], cases[i].totals[k], 1e-12);
          g_assert_cmpuint (ranks[k], ==, cases[i].ranks[k]);
        }
    }
}

static void
test_formulas_refused (void)
{
  static const struct
  {
    ConcordPriceRule rule;
    gsize n;
    double prices[2], quality[2];
    int code;
  } cases[] = {
    { { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 },
      2,
      { 0, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_UNDEFINED },
    { { CONCORD_PRICE_VALUE_INDEX, .5, 100, 0, 0, 0 },
      2,
      { 0, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_UNDEFINED },
    { { CONCORD_PRICE_PER_QUALITY, .5, 100, 0, 0, 0 },
      2,
      { 3, 5 },
      { 1, 0 },
      CONCORD_METHOD_ERROR_UNDEFINED },
    { { CONCORD_PRICE_MEAN_RELATIVE, .5, 100, 0, 0, 0 },
      2,
      { 0, 0 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_UNDEFINED },
    { { CONCORD_PRICE_BENCHMARK, .5, 100, 9, 9, 0 },
      2,
      { 3, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_UNDEFINED },
    { { CONCORD_PRICE_MONETISED, .5, 100, 0, 0, -1 },
      2,
      { 3, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_INVALID },
    { { CONCORD_PRICE_LOWEST_RATIO, 1.5, 100, 0, 0, 0 },
      2,
      { 3, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_INVALID },
    { { CONCORD_PRICE_LOWEST_RATIO, NAN, 100, 0, 0, 0 },
      2,
      { 3, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_INVALID },
    { { CONCORD_PRICE_LOWEST_RATIO, .5, 0, 0, 0, 0 },
      2,
      { 3, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_INVALID },
    { { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 },
      0,
      { 3, 5 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_UNDEFINED },
    { { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 },
      2,
      { 3, NAN },
      { 1, 1 },
      CONCORD_METHOD_ERROR_ABSENT },
    { { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 },
      2,
      { 3, -3 },
      { 1, 1 },
      CONCORD_METHOD_ERROR_INVALID },
    { { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 },
      2,
      { 3, 3 },
      { 1, 101 },
      CONCORD_METHOD_ERROR_INVALID },
    { { CONCORD_PRICE_VALUE_INDEX, .5, 100, 0, 0, 0 },
      2,
      { 3, 1e-320 },
      { 1, 100 },
      CONCORD_METHOD_ERROR_OVERFLOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double scores[2], totals[2];
      guint ranks[2];
      GError *error = NULL;

      assert_refused (concord_score_prices (&cases[i].rule, cases[i].prices, cases[i].quality,
                                            cases[i].n, scores, totals, ranks, &error),
                      error, cases[i].code);
      assert_refused (concord_test_irrelevant_bids (&cases[i].rule, cases[i].prices,
                                                    cases[i].quality, cases[i].n, &error)
                          != NULL,
                      error, cases[i].code);
    }
}

static void
test_irrelevant_bids (void)
{
  /* By hand, lowest ratio at 50:50. With the dear bid 2 gone nothing moves; the cheap bid 1 holds
     the ratio down: bid 0 70/2 + 50 x 40/100 = 55, bid 2 90/2 + 50 x 40/130 = 60.4, bid 1
     10/2 + 50 = 55 -> 2 wins. Without bid 1: bid 0 35 + 50 = 85, bid 2 45 + 50/1.3 = 83.5 -> 0. */
  static const double prices[] = { 100, 40, 130 }, quality[] = { 70, 10, 90 };
  static const ConcordPriceRule rule = { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 };
  static const ConcordPriceRule fixed = { CONCORD_PRICE_BENCHMARK, .5, 100, 40, 200, 0 };
  g_autoptr (GPtrArray) tried = concord_test_irrelevant_bids (&rule, prices, quality, 3, NULL);
  g_autoptr (GPtrArray) sound = concord_test_irrelevant_bids (&fixed, prices, quality, 3, NULL);
  const ConcordDroppedBid *bid;

  g_assert_cmpuint (tried->len, ==, 2);
  bid = g_ptr_array_index (tried, 0);
  g_assert_cmpuint (bid->dropped, ==, 0);
  g_assert_false (bid->changes);
  bid = g_ptr_array_index (tried, 1);
  g_assert_cmpuint (bid->dropped, ==, 1);
  g_assert_true (bid->changes);
  g_assert_cmpuint (bid->winners->len, ==, 1);
  g_assert_cmpuint (g_array_index (bid->winners, gsize, 0), ==, 0);
  for (guint i = 0; i < sound->len; i++)
    g_assert_false (((ConcordDroppedBid *)g_ptr_array_index (sound, i))->changes);
}

static void
test_no_losers (void)
{
  static const double same[] = { 5, 5 };
  static const ConcordPriceRule rule = { CONCORD_PRICE_LOWEST_RATIO, .5, 100, 0, 0, 0 };
  g_autoptr (GPtrArray) tied = concord_test_irrelevant_bids (&rule, same, same, 2, NULL);
  g_autoptr (GPtrArray) alone = concord_test_irrelevant_bids (&rule, same, same, 1, NULL);

  g_assert_cmpuint (tied->len, ==, 0);
  g_assert_cmpuint (alone->len, ==, 0);
}

static const ConcordLowBidRule scottish = { .15, .01, 1000, 100000 };

static void
test_low_bids (void)
{
  /* By hand, from the rule in methods.md. Row 1: average without the highest 950,000, bound
     807,500. Row 2: two low bids shield each other, 2,000 apart and the margin 8,000. Row 3: just
     15 % below 100,000 is not more than 15 %. Row 4: the highest of two ties counts once. Row 5:
     the margin is held at 100,000. Row 6: the other low bid is excluded. Row 7: two bids. Row 8:
     two free bids. */
  static const struct
  {
    gsize n;
    double prices[MOST];
    gboolean excluded[MOST];
    double average;
    gboolean flags[MOST];
    double margins[MOST];
  } cases[] = {
    { 4,
      { 800000, 1e6, 1050000, 1.2e6 },
      { 0 },
      950000,
      { 1, 0, 0, 0 },
      { 10000, 8000, 8000, 8000 } },
    { 5,
      { 800000, 802000, 1e6, 1.2e6, 1.3e6 },
      { 0 },
      950500,
      { 0, 0, 0, 0, 0 },
      { 8020, 8000, 8000, 8000, 8000 } },
    { 4,
      { 85000, 100000, 115000, 120000 },
      { 0 },
      100000,
      { 0, 0, 0, 0 },
      { 1000, 1000, 1000, 1000 } },
    { 3, { 50000, 100000, 100000 }, { 0 }, 75000, { 1, 0, 0 }, { 1000, 1000, 1000 } },
    { 3, { 1e7, 2e7, 3e7 }, { 0 }, 1.5e7, { 1, 0, 0 }, { 100000, 100000, 100000 } },
    { 5,
      { 800000, 802000, 1e6, 1.2e6, 1.3e6 },
      { 0, 1, 0, 0, 0 },
      950500,
      { 1, 0, 0, 0, 0 },
      { 10000, 8000, 8000, 8000, 8000 } },
    { 2, { 1, 1e6 }, { 0 }, 1, { 0, 0 }, { 10000, 1000 } },
    { 2, { 0, 0 }, { 0 }, 0, { 0, 0 }, { 1000, 1000 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean flags[MOST], qualifies[MOST];
      double margins[MOST], average;

      for (gsize k = 0; k < MOST; k++)
        qualifies[k] = !cases[i].excluded[k];
      g_assert_true (concord_flag_low_bids (&scottish, cases[i].prices, qualifies, cases[i].n,
                                            flags, margins, &average, NULL));
      assert_near (average, cases[i].average, 1e-6);
      for (gsize k = 0; k < cases[i].n; k++)
        {
          g_assert_cmpint (flags[k], ==, cases[i].flags[k]);
          assert_near (margins[k], cases[i].margins[k], 1e-6);
        }
    }
}

static void
test_low_bids_refused (void)
{
  static const double prices[] = { 1, 2, NAN }, negative[] = { 1, -2 };
  static const gboolean only_first[] = { TRUE, FALSE };
  ConcordLowBidRule rule = scottish;
  gboolean flags[3];
  double margins[3], average;
  GError *error = NULL;

  assert_refused (concord_flag_low_bids (&rule, prices, NULL, 0, flags, margins, &average, &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_flag_low_bids (&rule, prices, NULL, 1, flags, margins, &average, &error),
                  error, CONCORD_METHOD_ERROR_UNDEFINED);
  assert_refused (concord_flag_low_bids (&rule, prices, NULL, 3, flags, margins, &average, &error),
                  error, CONCORD_METHOD_ERROR_ABSENT);
  assert_refused (
      concord_flag_low_bids (&rule, negative, NULL, 2, flags, margins, &average, &error), error,
      CONCORD_METHOD_ERROR_INVALID);
  rule.margin_high = 5;
  assert_refused (concord_flag_low_bids (&rule, prices, NULL, 2, flags, margins, &average, &error),
                  error, CONCORD_METHOD_ERROR_INVALID);
  /* No other bid qualifies: no margin, no flag. */
  g_assert_true (
      concord_flag_low_bids (&scottish, prices, only_first, 2, flags, margins, &average, NULL));
  g_assert_true (isnan (margins[0]) && !flags[0] && !flags[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pricing/formulas", test_formulas);
  g_test_add_func ("/pricing/formulas-refused", test_formulas_refused);
  g_test_add_func ("/pricing/irrelevant-bids", test_irrelevant_bids);
  g_test_add_func ("/pricing/no-losers", test_no_losers);
  g_test_add_func ("/abnormally-low/flags", test_low_bids);
  g_test_add_func ("/abnormally-low/refused", test_low_bids_refused);
  return g_test_run ();
}
