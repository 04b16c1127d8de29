/* Simulated futures against the formulas of their distributions: the triangular one on a, c, b has
 * the mean (a + b + c) / 3 and the variance (a^2 + b^2 + c^2 - ab - ac - bc) / 18, PERT the mean
 * (a + 4c + b) / 6; sampled values are held within five standard errors. */
#include "build-money.h"
#include "check.h"

#include "findings/futures.h"

#define DRAWS 20000

/* A project of one year, so that a discount factor is 1, with @DRAWS futures. */
static ConcordDocument *
build_year_long (void)
{
  ConcordDocument *document = build_document ();
  ConcordRecord *project = build_project (document);

  build_green_book (document);
  build_set (document, project, "start", "2027-04-01");
  build_set (document, project, "lifetime", "1");
  build_set (document, project, "price-base-year", "2027");
  build_set (document, project, "futures", "20000");
  build_set (document, project, "seed", "7");
  return document;
}

static ConcordRecord *
add_option (ConcordDocument *document, const char *name)
{
  return build_add (document, build_project (document), "options", name);
}

static ConcordFutures *
simulate (ConcordDocument *document)
{
  g_autoptr (GError) error = NULL;
  ConcordFutures *futures = concord_futures_get (document, TRUE, &error);

  g_assert_no_error (error);
  assert_sound (futures->finding);
  return futures;
}

/* Of 80, 100, 110: mean 290 / 3; variance 700 / 18; P (below 100) = 20 / 30. */
static void
test_triangular (void)
{
  g_autoptr (ConcordDocument) document = build_year_long ();
  ConcordRecord *one = add_option (document, "One"), *other = add_option (document, "Other");
  double deviation = sqrt (700 / 18.0);
  g_autoptr (ConcordFutures) futures = NULL;
  const ConcordFuturesOption *option;

  build_range (document, one, "Fee", "cost", "80", "100", "110");
  build_line (document, other, "Fee", "cost", "100");
  futures = simulate (document);
  option = &futures->options[0];
  g_assert_cmpuint (futures->draws, ==, DRAWS);
  g_assert_false (futures->is_coarse);
  g_assert_cmpuint (futures->n_options, ==, 2);
  g_assert_cmpuint (futures->seed, ==, 7);
  assert_near (option->mean, -290 / 3.0, 5 * deviation / sqrt (DRAWS));
  assert_near (option->standard_deviation, deviation, 0.1);
  /* Quantiles of the cost: 80 + sqrt (.1 x 600), 80 + sqrt (.5 x 600), 110 - sqrt (.1 x 300). */
  assert_near (option->p90, -80 - sqrt (60), 0.3);
  assert_near (option->p50, -80 - sqrt (300), 0.3);
  assert_near (option->p10, -110 + sqrt (30), 0.3);
  assert_near (option->probability_best, 2 / 3.0, 5 * sqrt (2 / 9.0 / DRAWS));
  assert_near (futures->beats[0 * 2 + 1], option->probability_best, 1e-12);
  assert_near (futures->beats[1 * 2 + 0], 1 - option->probability_best, 1e-12);
  assert_near (futures->options[1].mean, -100, 1e-9);
  assert_near (futures->options[1].standard_deviation, 0, 1e-9);
  assert_has (futures->finding->sentence, "One is the best on money in 6");
  assert_has (futures->finding->sentence, "of 100 simulated futures; in eight of ten it costs "
                                          "between £88 and £105 net, discounted.");
}

/* The numbers of draws and fan fit together: the fan's last year is the whole. */
static void
test_fan (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordFutures) futures = NULL;
  ConcordRecord *project = build_project (document);
  const ConcordFuturesOption *in_house, *minimum;
  const double *last;

  build_money (document);
  build_set (document, project, "futures", "20000");
  futures = simulate (document);
  g_assert_cmpuint (futures->n_years, ==, 4);
  g_assert_cmpuint (futures->fan_draws, ==, DRAWS);
  g_assert_cmpuint (futures->seed, ==, 0);
  minimum = &futures->options[0];
  in_house = &futures->options[1];
  last = in_house->fan + 3 * CONCORD_FAN_PERCENTILES;
  assert_near (last[0], in_house->p10, 1e-6);
  assert_near (last[2], in_house->p50, 1e-6);
  assert_near (last[4], in_house->p90, 1e-6);
  for (gsize k = 1; k < CONCORD_FAN_PERCENTILES; k++)
    g_assert_cmpfloat (last[k], >, last[k - 1]);
  /* What is certain has no width: the do-minimum's first year costs 1,000. */
  assert_near (minimum->fan[0], -1000, 1e-9);
  assert_near (minimum->fan[CONCORD_FAN_PERCENTILES - 1], -1000, 1e-9);
  assert_near (minimum->mean, -3801.636980913652, 1e-6);
  /* The mean of 850, 900, 1000 in place of 900 on a present cost of 3506.369; 363 is certain. */
  assert_near (in_house->mean, -363 - 3506.3694622268085 * (2750 / 3.0) / 900, 3);
  /* The expected risk is what the money case adds for it. */
  assert_near (futures->options[2].mean, -3353.9369461898978, 3);
}

static void
test_risk (void)
{
  g_autoptr (ConcordDocument) document = build_year_long ();
  ConcordRecord *option = add_option (document, "One"), *risk;
  g_autoptr (ConcordFutures) futures = NULL;
  guint hit = 0;

  build_line (document, option, "Gain", "cashable-benefit", "50");
  risk = build_add (document, option, "risks", "Flood");
  build_set (document, risk, "probability", "25");
  build_set (document, risk, "impact-likely", "1000");
  futures = simulate (document);
  for (gsize d = 0; d < DRAWS; d++)
    {
      double npv = futures->options[0].npv[d];

      g_assert_true (fabs (npv - 50) < 1e-9 || fabs (npv + 950) < 1e-9);
      hit += npv < 0;
    }
  assert_near ((double) hit / DRAWS, 0.25, 5 * sqrt (0.25 * 0.75 / DRAWS));
  assert_has (futures->finding->sentence, "there is no other option to compare it with");
}

static void
test_pert_benefit (void)
{
  g_autoptr (ConcordDocument) document = build_year_long ();
  ConcordRecord *option = add_option (document, "One");
  g_autoptr (ConcordFutures) futures = NULL;

  build_set (document, build_project (document), "estimate-shape", "pert");
  /* It may turn out to be a loss. */
  build_range (document, option, "Gain", "non-cashable-benefit", "-20", "10", "60");
  futures = simulate (document);
  assert_near (futures->options[0].mean, (-20 + 40 + 60) / 6.0, 0.6);
  assert_near (find_fact (futures->finding->inputs, "Gain of One")->number, 10, 0);
  g_assert_cmpstr (find_fact (futures->finding->inputs, "Gain of One")->text, ==,
                   "−£20, likely £10, to £60 a year");
  g_assert_cmpfloat (futures->options[0].p10, <, 0);
  g_assert_cmpfloat (futures->options[0].p90, >, 10);
}

/* Two equal costs with correlation r have the variance 2 (1 + r) times that of one; the one of the
 * amounts is a little lower than that of the scores. */
static void
test_correlation (void)
{
  g_autoptr (ConcordDocument) document = build_year_long ();
  ConcordRecord *option = add_option (document, "One"), *other = add_option (document, "Other");
  double variance, apart, together;
  g_autoptr (ConcordFutures) independent = NULL;
  g_autoptr (ConcordFutures) bound = NULL;

  for (guint i = 0; i < 2; i++)
    build_range (document, option, i == 0 ? "Pay" : "Energy", "cost", "90", "100", "120");
  variance = (90 * 90 + 120 * 120 + 100 * 100 - 90 * 120 - 90 * 100 - 120 * 100) / 18.0;
  build_range (document, other, "Pay", "cost", "90", "100", "120");
  independent = simulate (document);
  build_set (document, build_project (document), "cost-correlation", "80");
  bound = simulate (document);
  apart = pow (independent->options[0].standard_deviation, 2);
  together = pow (bound->options[0].standard_deviation, 2);
  assert_near (apart / variance, 2, 0.1);
  g_assert_cmpfloat (together / variance, >, 3.4);
  g_assert_cmpfloat (together / variance, <, 3.7);
  assert_near (pow (bound->options[1].standard_deviation, 2) / variance, 1, 0.05);
}

static void
test_repeats (void)
{
  g_autoptr (ConcordDocument) first = build_year_long ();
  g_autoptr (ConcordDocument) second = build_year_long ();
  g_autoptr (ConcordDocument) third = build_year_long ();
  ConcordDocument *documents[] = { first, second, third };
  g_autoptr (ConcordFutures) one = NULL;
  g_autoptr (ConcordFutures) same = NULL;
  g_autoptr (ConcordFutures) other = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    build_range (documents[i], add_option (documents[i], "One"), "Fee", "cost", "80", "100", "110");
  build_set (third, build_project (third), "seed", "8");
  one = simulate (first);
  same = simulate (second);
  other = simulate (third);
  for (gsize d = 0; d < DRAWS; d++)
    g_assert_true (fabs (one->options[0].npv[d] - same->options[0].npv[d]) <= 0);
  g_assert_true (fabs (one->options[0].npv[0] - other->options[0].npv[0]) > 0);
}

static void
test_empty (void)
{
  g_autoptr (ConcordDocument) document = build_year_long ();
  ConcordRecord *option;
  g_autoptr (ConcordFutures) same = NULL;
  g_autoptr (GError) no_options = NULL;
  g_autoptr (GError) no_lines = NULL;
  g_autoptr (GError) no_schedule = NULL;

  g_assert_null (concord_futures_get (document, TRUE, &no_options));
  assert_has (no_options->message, "No options yet");
  option = add_option (document, "One");
  g_assert_null (concord_futures_get (document, FALSE, &no_lines));
  assert_has (no_lines->message, "No costs or benefits yet");
  build_line (document, option, "Fee", "cost", "100");
  same = simulate (document);
  assert_has (same->finding->sentence, "Every future is the same");
  assert_near (same->options[0].standard_deviation, 0, 1e-9);
  build_set (document, build_project (document), "discount-schedule", NULL);
  g_assert_null (concord_futures_get (document, TRUE, &no_schedule));
  assert_has (no_schedule->message, "names no discount schedule");
}

static void
on_finished (ConcordHeavy *heavy, const char *name, gboolean *finished)
{
  g_assert_cmpstr (name, ==, "futures");
  *finished = TRUE;
}

/* In a window: a first count at once, the whole when it is there. */
static void
test_threaded (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordHeavy *heavy = concord_heavy_get_for (document);
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordFutures) coarse = NULL;
  g_autoptr (ConcordFutures) whole = NULL;
  g_autoptr (ConcordFutures) waited = NULL;
  gboolean finished = FALSE;

  for (guint i = 0; i < 30; i++)
    build_range (document, built.shared, "Part", "cost", "1", "2", "4");
  build_set (document, build_project (document), "cost-correlation", "50");
  build_set (document, build_project (document), "lifetime", "40");
  concord_heavy_set_threaded (heavy, TRUE);
  g_signal_connect (heavy, "finished", G_CALLBACK (on_finished), &finished);
  coarse = concord_futures_get (document, FALSE, NULL);
  g_assert_true (coarse->is_coarse);
  g_assert_cmpuint (coarse->draws, ==, 2000);
  g_assert_true (has_warning (coarse->finding, "a first count of 2,000 futures"));
  while (!finished)
    g_main_context_iteration (NULL, TRUE);
  whole = concord_futures_get (document, FALSE, NULL);
  g_assert_false (whole->is_coarse);
  g_assert_cmpuint (whole->draws, ==, 100000);
  g_assert_cmpuint (whole->fan_draws, ==, 20000);
  g_assert_false (has_warning (whole->finding, "a first count"));
  waited = concord_futures_get (document, TRUE, NULL);
  g_assert_true (waited == whole);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/futures/triangular", test_triangular);
  g_test_add_func ("/futures/fan", test_fan);
  g_test_add_func ("/futures/risk", test_risk);
  g_test_add_func ("/futures/pert-benefit", test_pert_benefit);
  g_test_add_func ("/futures/correlation", test_correlation);
  g_test_add_func ("/futures/repeats", test_repeats);
  g_test_add_func ("/futures/empty", test_empty);
  g_test_add_func ("/futures/threaded", test_threaded);
  return g_test_run ();
}
