/* Robustness of the options of build.h. Under Quality 50, Cost 30 and Jobs 20 % Shared service (80,
 * 60, 50) leads In-house (60, 80, 40) by 6: they differ by +20, -20 and +10.
 *
 * Turns: on Quality the rest is (-0.3 x 20 + 0.2 x 10) / 0.5 = -8, so 28 t = 8 and t = 2/7. On Cost
 * the rest is 12 / 0.7 and the tie where 12 / 0.7 = (12 / 0.7 + 20) t, so t = 6/13. On Jobs none.
 *
 * Random weightings: over the simplex the plane q w1 - 20 w2 + 10 w3 is negative on the share
 * 20^2 / ((20 + q) x 30) of it, the corner at Cost. Quality of Shared service is triangular from 70
 * to 90, so y = 20 + q is from 30 to 50, and the mean of 1 / y is (50 ln 5/4 - 30 ln 4/3) / 100 =
 * 0.02526716. It is first in 1 - 400 / 30 x 0.02526716 = 0.663104. */
#include "build-money.h"
#include "check.h"

#include "findings/robustness.h"
#include "methods/method-error.h"

static ConcordRobustness *
look (ConcordDocument *document)
{
  ConcordRobustness *robustness = concord_robustness_get (document, TRUE);

  assert_sound (robustness->finding);
  g_assert_false (robustness->is_coarse);
  return robustness;
}

static const ConcordRobustnessCriterion *
get_criterion (const ConcordRobustness *robustness, guint k)
{
  return robustness->criteria->pdata[k];
}

static const ConcordRobustnessOption *
get_option (const ConcordRobustness *robustness, guint i)
{
  return robustness->options->pdata[i];
}

static const ConcordTurn *
get_turn (const ConcordRobustness *robustness, guint k, guint i)
{
  return &g_array_index (get_criterion (robustness, k)->turns, ConcordTurn, i);
}

static void
test_turns (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordRobustness) robustness = look (document);

  g_assert_cmpuint (robustness->options->len, ==, 2);
  g_assert_cmpuint (robustness->criteria->len, ==, 3);
  g_assert_cmpuint (robustness->leader, ==, 0);
  g_assert_cmpstr (get_criterion (robustness, 1)->id, ==, concord_record_get_id (built.cost));
  assert_near (get_criterion (robustness, 0)->weight, 0.5, 1e-12);
  assert_near (get_criterion (robustness, 0)->low, 2.0 / 7, 1e-12);
  assert_near (get_criterion (robustness, 0)->high, 1, 0);
  assert_near (get_criterion (robustness, 1)->low, 0, 0);
  assert_near (get_criterion (robustness, 1)->high, 6.0 / 13, 1e-12);
  assert_near (get_criterion (robustness, 2)->low, 0, 0);
  assert_near (get_criterion (robustness, 2)->high, 1, 0);
  /* Beyond each turn, away from the weight now, In-house is first. */
  g_assert_cmpuint (get_criterion (robustness, 0)->turns->len, ==, 1);
  assert_near (get_turn (robustness, 0, 0)->at, 2.0 / 7, 1e-12);
  g_assert_cmpstr (get_turn (robustness, 0, 0)->winner, ==, concord_record_get_id (built.in_house));
  g_assert_cmpstr (get_turn (robustness, 1, 0)->winner_name, ==, "In-house");
  g_assert_cmpuint (get_criterion (robustness, 2)->turns->len, ==, 0);
  /* Without Quality: 0.6 x 60 + 0.4 x 50 and 0.6 x 80 + 0.4 x 40. */
  assert_near (get_criterion (robustness, 0)->least[0], 56, 1e-12);
  assert_near (get_criterion (robustness, 0)->least[1], 64, 1e-12);
  assert_near (get_criterion (robustness, 0)->most[0], 80, 0);
  /* 16 points of weight on Cost, 21 on Quality. */
  g_assert_cmpint (robustness->nearest, ==, 1);
  assert_near (robustness->nearest_at, 6.0 / 13, 1e-12);
  g_assert_true (has_warning (robustness->finding, "Joint venture takes no part"));
}

static void
test_draws (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordRobustness) robustness = NULL;
  g_autoptr (ConcordRobustness) again = NULL;
  g_autoptr (ConcordRobustness) other = NULL;
  const ConcordRobustnessOption *shared, *in_house;

  build_appraisal (document);
  robustness = look (document);
  shared = get_option (robustness, 0);
  in_house = get_option (robustness, 1);
  g_assert_cmpuint (robustness->draws, ==, 100000);
  g_assert_cmpuint (robustness->seed, ==, 0);
  /* Four standard errors of 100,000 draws. */
  assert_near (shared->acceptability[0], 0.663104, 0.006);
  assert_near (shared->acceptability[1], 1 - shared->acceptability[0], 1e-9);
  assert_near (shared->beats[1], shared->acceptability[0], 1e-9);
  assert_near (in_house->acceptability[0], 1 - shared->acceptability[0], 1e-9);
  /* Cost alone speaks for In-house. */
  g_assert_cmpfloat (in_house->central[1], >, 0.5);
  g_assert_cmpfloat (shared->central[1], <, 1.0 / 3);
  assert_near (shared->central[0] + shared->central[1] + shared->central[2], 1, 1e-9);
  /* With the weights as they are Shared service leads by 6 less at most 0.5 x 10. */
  assert_near (robustness->holds, 1, 0);
  g_assert_cmpint (robustness->state, ==, CONCORD_ROBUSTNESS_CLEAR);
  g_assert_cmpstr (robustness->finding->sentence, ==,
                   "Shared service stays first unless the weight on Cost rises above 46%; it is "
                   "first in 66 of 100 random weightings.");
  g_assert_cmpstr (find_fact (robustness->finding->results, "First place of In-house")->text, ==,
                   "34 of 100 random weightings");
  assert_has (robustness->finding->method, "is not a probability");
  g_assert_true (has_warning (robustness->finding, "No option’s cost is known"));
  build_set (document, build_project (document), "seed", "0");
  again = look (document);
  assert_near (get_option (again, 0)->acceptability[0], shared->acceptability[0], 0);
  build_set (document, build_project (document), "seed", "7");
  other = look (document);
  g_assert_cmpuint (other->seed, ==, 7);
  g_assert_true (get_option (other, 0)->acceptability[0] < shared->acceptability[0]
                 || get_option (other, 0)->acceptability[0] > shared->acceptability[0]);
  assert_near (get_option (other, 0)->acceptability[0], 0.663104, 0.006);
}

/* Two criteria, A best on one and B on the other: each is first where its criterion weighs more
 * than half, typically at three quarters. C is never first. */
static void
test_central (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *weights, *criteria[2], *options[3];
  static const char *const scores[3][2] = { { "100", "0" }, { "0", "100" }, { "20", "20" } };
  static const char *const names[] = { "A", "B", "C" };
  g_autoptr (ConcordRobustness) robustness = NULL;

  weights = build_add (document, project, "weight-sets", "Officers");
  for (guint k = 0; k < 2; k++)
    {
      criteria[k] = build_add (document, project, "criteria", k == 0 ? "One" : "Two");
      build_link (document, weights, "weight", criteria[k], "points", k == 0 ? "100" : "50");
    }
  for (guint i = 0; i < 3; i++)
    {
      options[i] = build_add (document, project, "options", names[i]);
      for (guint k = 0; k < 2; k++)
        build_link (document, options[i], "score", criteria[k], "score-likely", scores[i][k]);
    }
  robustness = look (document);
  assert_near (get_option (robustness, 0)->acceptability[0], 0.5, 0.007);
  assert_near (get_option (robustness, 0)->central[0], 0.75, 0.005);
  assert_near (get_option (robustness, 1)->central[0], 0.25, 0.005);
  assert_near (get_option (robustness, 0)->confidence, 1, 0);
  assert_near (get_option (robustness, 2)->acceptability[0], 0, 0);
  g_assert_null (get_option (robustness, 2)->central);
  g_assert_true (isnan (get_option (robustness, 2)->confidence));
  g_assert_true (isnan (robustness->holds));
  g_assert_cmpstr (
      find_fact (robustness->finding->results, "Weights with which C is typically first")->text, ==,
      "none: it is never first");
  g_assert_cmpstr (
      find_fact (robustness->finding->results, "Weights with which A is typically first")->text, ==,
      "One 75% and Two 25%");
}

static void
test_bounds (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordRobustness) bounded = NULL;
  g_autoptr (ConcordRobustness) too_much = NULL;
  g_autoptr (ConcordRobustness) turned = NULL;
  g_autoptr (ConcordRobustness) too_little = NULL;

  /* With 60 % on Cost at least, Shared service gains at most 0.4 x 30 and loses 0.6 x 20. */
  build_link (document, built.weights, "weight", built.cost, "least", "60");
  bounded = look (document);
  assert_near (get_option (bounded, 0)->acceptability[0], 0, 0);
  assert_near (get_option (bounded, 1)->acceptability[0], 1, 0);
  g_assert_cmpint (bounded->state, ==, CONCORD_ROBUSTNESS_NO_WINNER);
  g_assert_cmpstr (
      bounded->finding->sentence, ==,
      "There is no clear winner: Shared service leads with the present weights, but it "
      "is first in none of the random weightings, In-house in all of them.");
  g_assert_true (has_warning (bounded->finding, "The weight of Cost, 30%, lies outside"));
  g_assert_cmpstr (find_fact (bounded->finding->inputs, "Random weights of Cost")->text, ==,
                   "60% to 100%");
  build_link (document, built.weights, "weight", built.jobs, "least", "50");
  too_much = look (document);
  g_assert_cmpint (too_much->state, ==, CONCORD_ROBUSTNESS_NOT_READY);
  assert_has (too_much->finding->sentence, "of Officers add up to more than 100%");
  g_assert_true (isnan (get_option (too_much, 0)->acceptability[0]));
  build_link (document, built.weights, "weight", built.jobs, "most", "40");
  turned = look (document);
  assert_has (turned->finding->sentence, "the least weight of Jobs is above its greatest");
  build_link (document, built.weights, "weight", built.jobs, "least", NULL);
  build_link (document, built.weights, "weight", built.cost, "least", NULL);
  build_link (document, built.weights, "weight", built.cost, "most", "10");
  build_link (document, built.weights, "weight", built.quality, "most", "10");
  too_little = look (document);
  assert_has (too_little->finding->sentence, "add up to less than 100%");
}

/* A year is year 0, with a factor of 1: costs are present costs. */
static void
test_cost (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  ConcordRecord *project = build_project (document), *line;
  g_autoptr (ConcordRobustness) robustness = NULL;
  g_autoptr (ConcordRobustness) dearer = NULL;

  build_green_book (document);
  build_set (document, project, "start", "2027-05-10");
  build_set (document, project, "price-base-year", "2027");
  build_set (document, project, "lifetime", "1");
  line = build_line (document, built.shared, "Fee", "cost", "900");
  build_line (document, built.in_house, "Running", "cost", "1000");
  robustness = look (document);
  assert_near (get_option (robustness, 0)->cost, 900, 1e-9);
  assert_near (get_option (robustness, 1)->cost, 1000, 1e-9);
  assert_near (get_option (robustness, 0)->cost_per_point, 900.0 / 68, 1e-9);
  g_assert_true (get_option (robustness, 0)->efficient);
  g_assert_false (get_option (robustness, 1)->efficient);
  assert_near (robustness->cost_rise, 1.0 / 9, 1e-9);
  g_assert_cmpstr (robustness->finding->sentence, ==,
                   "Shared service stays first unless the weight on Cost rises above 46%; it is "
                   "first in 66 of 100 random weightings. A rise of 11% in its cost ends its lead in "
                   "net present value.");
  /* The dearer leader is better: both are efficient, and there is no lead in money to lose. */
  build_set (document, line, "amount-likely", "1100");
  dearer = look (document);
  g_assert_true (isnan (dearer->cost_rise));
  g_assert_true (get_option (dearer, 0)->efficient);
  g_assert_true (get_option (dearer, 1)->efficient);
  g_assert_null (strstr (dearer->finding->sentence, "net present value"));
}

static void
test_close (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordRobustness) robustness = NULL;
  g_autoptr (ConcordRobustness) unsure = NULL;

  /* Quality 70 against 60: 5 - 6 + 2 = 1 ahead. On Cost the rest is 7 / 0.7, so 10 = 30 t. */
  build_link (document, built.shared, "score", built.quality, "score-likely", "70");
  build_link (document, built.shared, "score", built.quality, "score-low", NULL);
  build_link (document, built.shared, "score", built.quality, "score-high", NULL);
  robustness = look (document);
  g_assert_cmpint (robustness->state, ==, CONCORD_ROBUSTNESS_CLOSE);
  assert_near (robustness->nearest_at, 1.0 / 3, 1e-12);
  assert_has (robustness->finding->sentence, "Shared service leads, but narrowly: it stays first "
                                             "unless the weight on Cost rises from 30% to above "
                                             "33%; it is first in ");
  /* Quality from 20 to 70: the lead of 1 is gone below 68, which a triangle that rises to its end
   * leaves with (48 / 50)^2 = 92 of 100. */
  build_link (document, built.shared, "score", built.quality, "score-low", "20");
  build_link (document, built.shared, "score", built.quality, "score-high", "70");
  unsure = look (document);
  assert_near (unsure->holds, 1 - 0.96 * 0.96, 0.01);
  g_assert_cmpint (unsure->state, ==, CONCORD_ROBUSTNESS_NO_WINNER);
  assert_has (unsure->finding->sentence, "There is no clear winner: Shared service leads");
}

/* Alike on Jobs, two options tie where Jobs is all that counts: there is nothing above 100 %. */
static void
test_end_of_scale (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  ConcordRecord *options[] = { built.shared, built.in_house };
  g_autoptr (ConcordRobustness) robustness = NULL;
  const ConcordFact *fact;

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      build_link (document, options[i], "score", built.jobs, "score-low", NULL);
      build_link (document, options[i], "score", built.jobs, "score-high", NULL);
      build_link (document, options[i], "score", built.jobs, "score-likely", "50");
    }
  robustness = look (document);
  fact = find_fact (robustness->finding->results, "Others first on Jobs");
  g_assert_nonnull (fact);
  g_assert_true (g_str_has_prefix (fact->text, "at 100% "));
  g_assert_null (strstr (fact->text, "above"));
}

static void
test_ties (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordRobustness) robustness = NULL;
  static const char *const same[] = { "60", "20", "40" };
  ConcordRecord *criteria[] = { built.quality, built.cost, built.jobs };

  build_link (document, built.shared, "score", built.quality, "score-low", NULL);
  build_link (document, built.shared, "score", built.quality, "score-high", NULL);
  for (guint k = 0; k < 3; k++)
    build_link (document, built.shared, "score", criteria[k], "score-likely", same[k]);
  robustness = look (document);
  g_assert_cmpint (robustness->state, ==, CONCORD_ROBUSTNESS_NO_WINNER);
  g_assert_cmpuint (robustness->leader, ==, G_MAXUINT);
  g_assert_cmpint (robustness->nearest, ==, -1);
  assert_near (get_option (robustness, 0)->acceptability[0], 1, 0);
  assert_near (get_option (robustness, 0)->beats[1], 0, 0);
  g_assert_cmpstr (robustness->finding->sentence, ==,
                   "There is no clear winner: Shared service and In-house share the first place "
                   "with 62 of 100.");
}

static void
test_weight_of_one (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordRobustness) robustness = NULL;

  build_link (document, built.weights, "weight", built.cost, "points", "0");
  build_link (document, built.weights, "weight", built.jobs, "points", "0");
  robustness = look (document);
  /* Joint venture has a score on Quality, which is all that counts now, and the best one. */
  g_assert_cmpuint (robustness->options->len, ==, 3);
  g_assert_cmpuint (robustness->leader, ==, 2);
  g_assert_true (isnan (get_criterion (robustness, 0)->low));
  g_assert_true (isnan (get_criterion (robustness, 0)->least[0]));
  g_assert_true (isnan (get_criterion (robustness, 1)->low));
  g_assert_true (has_warning (robustness->finding, "Cost has no weight, and not every option"));
  g_assert_true (has_warning (robustness->finding, "Jobs has no weight, and not every option"));
  assert_has (robustness->finding->sentence,
              "Joint venture stays first under every weight that can be tried; it is first in ");
  assert_near (get_option (robustness, 2)->central[0], 1, 1e-12);
  assert_near (get_option (robustness, 2)->central[1], 0, 0);
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *criterion, *first, *second;
  g_autoptr (ConcordRobustness) nothing = look (document);
  g_autoptr (ConcordRobustness) one = NULL;
  g_autoptr (ConcordRobustness) two = NULL;

  g_assert_cmpint (nothing->state, ==, CONCORD_ROBUSTNESS_NOT_READY);
  g_assert_cmpuint (nothing->options->len, ==, 0);
  assert_has (nothing->finding->sentence, "No options yet");
  criterion = build_add (document, project, "criteria", "Quality");
  first = build_add (document, project, "options", "First");
  build_link (document, first, "score", criterion, "score-likely", "80");
  one = look (document);
  g_assert_cmpint (one->state, ==, CONCORD_ROBUSTNESS_NOT_READY);
  assert_has (one->finding->sentence, "First is the only option with all its scores");
  second = build_add (document, project, "options", "Second");
  build_link (document, second, "score", criterion, "score-likely", "50");
  two = look (document);
  g_assert_cmpint (two->state, ==, CONCORD_ROBUSTNESS_CLEAR);
  g_assert_cmpstr (two->finding->sentence, ==,
                   "First is first on the only criterion; it is first in all random weightings.");
}

/* The work on its own: coarse, and stopped. */
static void
test_kind (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  const ConcordHeavyKind *kind = concord_robustness_get_kind ();
  g_autoptr (ConcordRobustness) coarse = NULL;
  g_autoptr (GError) error = NULL;
  ConcordProgress progress;
  gpointer inputs;

  build_appraisal (document);
  inputs = kind->copy (document);
  coarse = kind->run (inputs, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (coarse->is_coarse);
  g_assert_cmpuint (coarse->draws, ==, 2000);
  assert_near (get_option (coarse, 0)->acceptability[0], 0.663104, 0.043);
  g_assert_true (has_warning (coarse->finding, "rough"));
  concord_progress_init (&progress);
  concord_progress_cancel (&progress);
  g_assert_null (kind->run (inputs, FALSE, &progress, &error));
  g_assert_error (error, CONCORD_METHOD_ERROR, CONCORD_METHOD_ERROR_CANCELLED);
  kind->free_inputs (inputs);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/robustness/turns", test_turns);
  g_test_add_func ("/robustness/draws", test_draws);
  g_test_add_func ("/robustness/central", test_central);
  g_test_add_func ("/robustness/bounds", test_bounds);
  g_test_add_func ("/robustness/cost", test_cost);
  g_test_add_func ("/robustness/close", test_close);
  g_test_add_func ("/robustness/ties", test_ties);
  g_test_add_func ("/robustness/end-of-scale", test_end_of_scale);
  g_test_add_func ("/robustness/weight-of-one", test_weight_of_one);
  g_test_add_func ("/robustness/degenerate", test_degenerate);
  g_test_add_func ("/robustness/kind", test_kind);
  return g_test_run ();
}
