/* Weighted scores worked by hand. */
#include "build.h"
#include "check.h"

#include "findings/appraisal.h"

static const ConcordAppraisalOption *
get_option (const ConcordAppraisal *appraisal, guint i)
{
  return appraisal->options->pdata[i];
}

static const ConcordAppraisalCriterion *
get_criterion (const ConcordAppraisal *appraisal, guint i)
{
  return appraisal->criteria->pdata[i];
}

static ConcordAppraisal *
appraise (ConcordDocument *document)
{
  ConcordAppraisal *appraisal = concord_appraisal_new (document, NULL);

  assert_sound (appraisal->finding);
  return appraisal;
}

/* The numbers are worked in build.h. */
static void
test_totals (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordAppraisal) appraisal = appraise (document);
  g_autoptr (GPtrArray) ranked = concord_appraisal_list_by_rank (appraisal);
  const ConcordAppraisalOption *shared = get_option (appraisal, 0);

  g_assert_cmpint (appraisal->state, ==, CONCORD_APPRAISAL_RANKED);
  assert_near (get_criterion (appraisal, 0)->global, 0.5, 1e-15);
  assert_near (get_criterion (appraisal, 1)->global, 0.3, 1e-15);
  assert_near (get_criterion (appraisal, 2)->global, 0.2, 1e-15);
  assert_near (shared->total, 68, 1e-12);
  assert_near (shared->contributions[0], 40, 1e-12);
  assert_near (shared->contributions[1], 18, 1e-12);
  assert_near (shared->contributions[2], 10, 1e-12);
  /* Quality at 70 and at 90 moves the total by half of 10. */
  assert_near (shared->low, 63, 1e-12);
  assert_near (shared->high, 73, 1e-12);
  g_assert_true (shared->has_range);
  assert_near (get_option (appraisal, 1)->total, 62, 1e-12);
  g_assert_false (get_option (appraisal, 1)->has_range);
  assert_near (appraisal->margin, 6, 1e-12);
  g_assert_cmpuint (shared->rank, ==, 1);
  g_assert_cmpuint (get_option (appraisal, 1)->rank, ==, 2);
  g_assert_cmpuint (get_option (appraisal, 2)->rank, ==, 0);
  g_assert_true (isnan (get_option (appraisal, 2)->total));
  g_assert_cmpuint (get_option (appraisal, 2)->missing->len, ==, 2);
  g_assert_cmpstr (get_option (appraisal, 2)->missing->pdata[0], ==, "Cost");
  g_assert_cmpstr (get_option (appraisal, 2)->missing->pdata[1], ==, "Jobs");
  g_assert_true (ranked->pdata[0] == shared);
  g_assert_true (ranked->pdata[2] == get_option (appraisal, 2));
  g_assert_cmpstr (appraisal->finding->sentence, ==,
                   "Shared service leads with 68 of 100, 6 ahead of In-house. Joint venture is not "
                   "ranked: 2 scores are missing.");
  g_assert_true (has_warning (appraisal->finding, "Joint venture has no usable scores on Cost and "
                                                  "Jobs"));
  assert_near (find_fact (appraisal->finding->results, "Total of Shared service")->number, 68,
               1e-12);
  g_assert_cmpstr (find_fact (appraisal->finding->results, "Total of Shared service")->where, ==,
                   concord_record_get_id (built.shared));
  g_assert_cmpstr (find_fact (appraisal->finding->results, "Shared service on Cost")->text, ==,
                   "60 × 30% = 18");
  g_assert_null (find_fact (appraisal->finding->results, "Joint venture on Cost"));
  g_assert_null (find_fact (appraisal->finding->results, "Total of Joint venture"));
  assert_near (find_fact (appraisal->finding->inputs, "Swing points of Cost")->number, 60, 0);
}

static void
test_empty (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *weights, *criterion;
  g_autoptr (ConcordAppraisal) none = appraise (document);
  g_autoptr (ConcordAppraisal) no_criteria = NULL;
  g_autoptr (ConcordAppraisal) no_weights = NULL;
  g_autoptr (ConcordAppraisal) one_unweighted = NULL;
  g_autoptr (ConcordAppraisal) all_zero = NULL;

  g_assert_cmpint (none->state, ==, CONCORD_APPRAISAL_NO_OPTIONS);
  assert_has (none->finding->sentence, "No options yet");
  build_add (document, project, "options", "Do-minimum");
  no_criteria = appraise (document);
  g_assert_cmpint (no_criteria->state, ==, CONCORD_APPRAISAL_NO_CRITERIA);
  criterion = build_add (document, project, "criteria", "Quality");
  build_add (document, project, "criteria", "Cost");
  no_weights = appraise (document);
  g_assert_cmpint (no_weights->state, ==, CONCORD_APPRAISAL_NO_WEIGHTS);
  assert_has (no_weights->finding->sentence, "No weights yet");
  weights = build_add (document, project, "weight-sets", "Members");
  build_link (document, weights, "weight", criterion, "points", "0");
  one_unweighted = appraise (document);
  g_assert_cmpint (one_unweighted->state, ==, CONCORD_APPRAISAL_NO_WEIGHTS);
  assert_has (one_unweighted->finding->sentence, "Cost has no swing points in the weights of "
                                                 "Members");
  build_link (document, weights, "weight",
              concord_document_find (document, get_criterion (one_unweighted, 1)->id), "points",
              "0");
  all_zero = appraise (document);
  g_assert_cmpint (all_zero->state, ==, CONCORD_APPRAISAL_NO_WEIGHTS);
  assert_has (all_zero->finding->sentence, "zero");
  g_assert_true (isnan (get_option (all_zero, 0)->total));
}

/* One option, one criterion: the criterion needs no points to have all the weight. */
static void
test_one (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *option = build_add (document, project, "options", "In-house");
  ConcordRecord *criterion = build_add (document, project, "criteria", "Quality");
  g_autoptr (ConcordAppraisal) appraisal = NULL;

  build_set (document, criterion, "low", "0");
  build_set (document, criterion, "high", "5");
  build_link (document, option, "score", criterion, "score-likely", "3");
  appraisal = appraise (document);
  g_assert_cmpint (appraisal->state, ==, CONCORD_APPRAISAL_RANKED);
  assert_near (get_option (appraisal, 0)->total, 60, 1e-12); /* 3 of 5 */
  g_assert_true (isnan (appraisal->margin));
  g_assert_cmpstr (appraisal->finding->sentence, ==,
                   "In-house has 60 of 100; there is no other option to compare it with.");
}

static void
test_ties (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordAppraisal) tied = NULL;
  g_autoptr (ConcordAppraisal) all_equal = NULL;

  /* The joint venture at 0.5 x 90 + 0.3 x 60 + 0.2 x 25 = 68, as the shared service. */
  build_link (document, built.venture, "score", built.cost, "score-likely", "40");
  build_link (document, built.venture, "score", built.jobs, "score-likely", "25");
  tied = appraise (document);
  g_assert_cmpuint (tied->n_winners, ==, 2);
  g_assert_cmpuint (get_option (tied, 0)->rank, ==, 1);
  g_assert_cmpuint (get_option (tied, 1)->rank, ==, 3);
  g_assert_cmpuint (get_option (tied, 2)->rank, ==, 1);
  assert_near (tied->margin, 6, 1e-12);
  g_assert_cmpstr (tied->finding->sentence, ==,
                   "Shared service and Joint venture share the lead with 68 of 100, 6 ahead of "
                   "In-house.");
  build_link (document, built.in_house, "score", built.quality, "score-likely", "72");
  all_equal = appraise (document); /* 0.5 x 72 + 0.3 x 80 + 0.2 x 40 = 68 */
  g_assert_cmpuint (all_equal->n_winners, ==, 3);
  g_assert_true (isnan (all_equal->margin));
  g_assert_cmpstr (all_equal->finding->sentence, ==,
                   "No option leads: Shared service, In-house and Joint venture have 68 of 100 "
                   "each.");
}

/* A criterion that nobody weights needs no scores; it is a swing of 0 and not a gap. */
static void
test_zero_weight (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordAppraisal) appraisal = NULL;

  build_link (document, built.weights, "weight", built.cost, "points", "0");
  build_link (document, built.weights, "weight", built.jobs, "points", "0");
  appraisal = appraise (document);
  assert_near (get_option (appraisal, 0)->total, 80, 1e-12);
  assert_near (get_option (appraisal, 2)->total, 90, 1e-12);
  g_assert_cmpuint (get_option (appraisal, 2)->rank, ==, 1);
  assert_near (get_option (appraisal, 2)->contributions[1], 0, 0);
}

/* Three levels: A 100 of 200; under it A1 and A2 alike; under A1 two with 75 and 25. */
static void
test_nested (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *weights = build_add (document, project, "weight-sets", "Users");
  ConcordRecord *a = build_add (document, project, "criteria", "A");
  ConcordRecord *a1 = build_add (document, a, "criteria", "A1");
  ConcordRecord *a11 = build_add (document, a1, "criteria", "A11");
  ConcordRecord *a12 = build_add (document, a1, "criteria", "A12");
  ConcordRecord *a2 = build_add (document, a, "criteria", "A2");
  ConcordRecord *b = build_add (document, project, "criteria", "B");
  ConcordRecord *option = build_add (document, project, "options", "Shared service");
  const struct
  {
    ConcordRecord *criterion;
    const char *points, *score;
    double local, global;
  } cases[] = {
    { a, "100", NULL, 0.5, 0.5 },  { a1, "80", NULL, 0.5, 0.25 },
    { a11, "75", "40", 0.75, 0.1875 }, { a12, "25", "80", 0.25, 0.0625 },
    { a2, "80", "60", 0.5, 0.25 }, { b, "100", "20", 0.5, 0.5 },
  };
  g_autoptr (ConcordAppraisal) appraisal = NULL;
  g_autoptr (ConcordAppraisal) scored_group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      build_link (document, weights, "weight", cases[i].criterion, "points", cases[i].points);
      if (cases[i].score != NULL)
        build_link (document, option, "score", cases[i].criterion, "score-likely",
                    cases[i].score);
    }
  appraisal = appraise (document);
  g_assert_cmpuint (appraisal->leaves->len, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_near (get_criterion (appraisal, i)->local, cases[i].local, 1e-15);
      assert_near (get_criterion (appraisal, i)->global, cases[i].global, 1e-15);
    }
  /* 0.1875 x 40 + 0.0625 x 80 + 0.25 x 60 + 0.5 x 20 = 7.5 + 5 + 15 + 10 */
  assert_near (get_option (appraisal, 0)->total, 37.5, 1e-12);
  build_link (document, option, "score", a1, "score-likely", "100");
  scored_group = appraise (document);
  assert_near (get_option (scored_group, 0)->total, 37.5, 1e-12);
  g_assert_true (has_warning (scored_group->finding, "on A1 does not count"));
}

/* Value points, a scale of its own, and what can't be used. */
static void
test_value_functions (void)
{
  static const struct
  {
    const char *low, *high, *direction, *points, *score;
    double value;
    const char *warning;
  } cases[] = {
    { NULL, NULL, NULL, "0=0 40=70 100=100", "20", 35, NULL },  /* half way to 70 */
    { NULL, NULL, NULL, "0=0 40=70 100=100", "70", 85, NULL },  /* half way from 70 to 100 */
    { NULL, NULL, NULL, "100=0, 0=100, 50=90", "25", 95, NULL }, /* any order */
    { "10", "30", "lower", NULL, "15", 75, NULL },
    { "10", "30", "higher", NULL, "40", 100, "outside the scale" },
    { "30", "10", NULL, NULL, "15", NAN, "must lie below" },
    { NULL, NULL, NULL, "0=0 40", "20", NAN, "is not a point" },
    { NULL, NULL, NULL, "0=0 40=170", "20", NAN, "not between 0 and 100" },
    { NULL, NULL, NULL, "0=0", "20", NAN, "at least two points" },
    { NULL, NULL, NULL, "0=0 0=50 100=100", "20", NAN, "must rise" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ConcordDocument) document = build_document ();
      ConcordRecord *project = build_project (document);
      ConcordRecord *option = build_add (document, project, "options", "In-house");
      ConcordRecord *criterion = build_add (document, project, "criteria", "Quality");
      g_autoptr (ConcordAppraisal) appraisal = NULL;

      build_set (document, criterion, "low", cases[i].low);
      build_set (document, criterion, "high", cases[i].high);
      build_set (document, criterion, "direction", cases[i].direction);
      build_set (document, criterion, "value-points", cases[i].points);
      build_link (document, option, "score", criterion, "score-likely", cases[i].score);
      appraisal = appraise (document);
      if (isnan (cases[i].value))
        {
          g_assert_cmpint (appraisal->state, ==, CONCORD_APPRAISAL_NOT_RANKED);
          g_assert_true (isnan (get_option (appraisal, 0)->total));
        }
      else
        assert_near (get_option (appraisal, 0)->total, cases[i].value, 1e-12);
      if (cases[i].warning != NULL)
        g_assert_true (has_warning (appraisal->finding, cases[i].warning));
    }
}

/* A value function with a summit: the best of a range lies inside it. */
static void
test_summit (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *option = build_add (document, project, "options", "In-house");
  ConcordRecord *criterion = build_add (document, project, "criteria", "Sites");
  g_autoptr (ConcordAppraisal) appraisal = NULL;

  build_set (document, criterion, "value-points", "0=0 50=100 100=0");
  build_link (document, option, "score", criterion, "score-low", "40");
  build_link (document, option, "score", criterion, "score-likely", "45");
  build_link (document, option, "score", criterion, "score-high", "80");
  appraisal = appraise (document);
  assert_near (get_option (appraisal, 0)->total, 90, 1e-12);
  assert_near (get_option (appraisal, 0)->low, 40, 1e-12); /* at 80 */
  assert_near (get_option (appraisal, 0)->high, 100, 1e-12); /* at 50 */
}

static void
test_options_and_sets (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  ConcordRecord *members = build_add (document, build_project (document), "weight-sets",
                                      "Members");
  g_autoptr (ConcordAppraisal) dropped = NULL;
  g_autoptr (ConcordAppraisal) short_list = NULL;
  g_autoptr (ConcordAppraisal) leading = NULL;
  g_autoptr (ConcordAppraisal) told = NULL;

  build_set (document, built.venture, "stage", "dropped");
  dropped = appraise (document);
  g_assert_cmpuint (dropped->options->len, ==, 2);
  g_assert_false (dropped->short_list);
  build_set (document, built.in_house, "stage", "short-list");
  short_list = appraise (document);
  g_assert_cmpuint (short_list->options->len, ==, 1);
  g_assert_true (short_list->short_list);
  g_assert_cmpstr (short_list->weight_set_name, ==, "Officers");
  /* Cost alone: In-house has 80 there. */
  build_link (document, members, "weight", built.quality, "points", "0");
  build_link (document, members, "weight", built.cost, "points", "100");
  build_link (document, members, "weight", built.jobs, "points", "0");
  told = concord_appraisal_new (document, concord_record_get_id (members));
  assert_near (get_option (told, 0)->total, 80, 1e-12);
  build_set (document, members, "leading", "yes");
  leading = appraise (document);
  g_assert_cmpstr (leading->weight_set_name, ==, "Members");
  assert_near (get_option (leading, 0)->total, 80, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/appraisal/totals", test_totals);
  g_test_add_func ("/appraisal/empty", test_empty);
  g_test_add_func ("/appraisal/one", test_one);
  g_test_add_func ("/appraisal/ties", test_ties);
  g_test_add_func ("/appraisal/zero-weight", test_zero_weight);
  g_test_add_func ("/appraisal/nested", test_nested);
  g_test_add_func ("/appraisal/value-functions", test_value_functions);
  g_test_add_func ("/appraisal/summit", test_summit);
  g_test_add_func ("/appraisal/options-and-sets", test_options_and_sets);
  return g_test_run ();
}
