/* The public value test on one triangular cost. The chance that a cost of 80, 95, 110 stays below 100
 * is 1 - (110 - 100)^2 / ((110 - 80) (110 - 95)) = 1 - 100 / 450 = 0.7778; eight of ten futures cost
 * less than 110 - sqrt (.2 x 450) = 100.5132. */
#include "build-money.h"
#include "check.h"

#include "findings/public-value.h"

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *project, *minimum, *in_house, *shared;
} Scene;

static void
begin (Scene *scene)
{
  scene->document = build_document ();
  scene->project = build_project (scene->document);
  build_green_book (scene->document);
  build_set (scene->document, scene->project, "start", "2027-04-01");
  build_set (scene->document, scene->project, "lifetime", "1");
  build_set (scene->document, scene->project, "price-base-year", "2027");
  build_set (scene->document, scene->project, "futures", "20000");
  build_set (scene->document, scene->project, "public-value-threshold", "70");
  build_set (scene->document, scene->project, "public-value-fixed", "2026-03-03");
  build_set (scene->document, scene->project, "public-value-source", "Cabinet, minute 12");
  scene->minimum = build_add (scene->document, scene->project, "options", "Do-minimum");
  build_set (scene->document, scene->minimum, "do-minimum", "yes");
  build_line (scene->document, scene->minimum, "Running", "cost", "120");
  scene->in_house = build_add (scene->document, scene->project, "options", "In-house");
  build_set (scene->document, scene->in_house, "in-house", "yes");
  build_line (scene->document, scene->in_house, "Running", "cost", "100");
  scene->shared = build_add (scene->document, scene->project, "options", "Shared service");
  build_set (scene->document, scene->shared, "proposed", "yes");
  build_range (scene->document, scene->shared, "Fee", "cost", "80", "95", "110");
}

static ConcordPublicValue *
judge (Scene *scene)
{
  ConcordPublicValue *value = concord_public_value_new (scene->document, TRUE);

  assert_sound (value->finding);
  return value;
}

static const ConcordPublicValueOption *
get_option (const ConcordPublicValue *value, guint i)
{
  return value->options->pdata[i];
}

static void
test_shown (void)
{
  Scene scene;
  g_autoptr (ConcordPublicValue) value = NULL;
  const ConcordPublicValueOption *shared;

  begin (&scene);
  value = judge (&scene);
  g_assert_cmpuint (value->options->len, ==, 1);
  shared = get_option (value, 0);
  g_assert_cmpint (shared->verdict, ==, CONCORD_VERDICT_SHOWN);
  g_assert_true (shared->proposed);
  assert_near (shared->probability, 1 - 100 / 450.0, 0.015);
  assert_near (shared->needed, 0, 0);
  /* Seven of ten futures cost less than 110 - sqrt (.3 x 450), so less than 100 by the rest. */
  assert_near (shared->spare, sqrt (0.3 * 450) - 10, 0.25);
  g_assert_cmpuint (shared->unknown->len, ==, 0);
  g_assert_false (value->is_coarse);
  assert_near (value->threshold, 0.7, 1e-15);
  assert_has (value->finding->sentence, "Public value of Shared service is shown: the option beats "
                                        "both the do-minimum and in-house on money in 7");
  assert_has (value->finding->sentence, "of 100 simulated futures; no objective is protected. The "
                                        "threshold of 70% was fixed on 3 March 2026 by Cabinet, "
                                        "minute 12.");
  g_assert_true (has_warning (value->finding, "No objective is protected"));
  g_assert_cmpstr (find_fact (value->finding->inputs, "Threshold fixed on")->text, ==,
                   "3 March 2026");
  g_object_unref (scene.document);
}

static void
test_not_shown (void)
{
  Scene scene;
  g_autoptr (ConcordPublicValue) value = NULL;
  g_autoptr (ConcordPublicValue) after = NULL;
  g_autofree char *amount = NULL;

  begin (&scene);
  build_set (scene.document, scene.project, "public-value-threshold", "80");
  value = judge (&scene);
  g_assert_cmpint (get_option (value, 0)->verdict, ==, CONCORD_VERDICT_NOT_SHOWN);
  assert_near (get_option (value, 0)->needed, 10 - sqrt (0.2 * 450), 0.25);
  assert_has (value->finding->sentence, "is not shown");
  assert_has (value->finding->sentence, "in 7");
  assert_has (value->finding->sentence, "The threshold of 80% was fixed on 3 March 2026");
  assert_has (value->finding->sentence, "; to reach it would take £0.");
  /* A grain more than what is needed, in every future, and it is shown: the draws are the same. */
  amount = concord_number_dup_canonical (get_option (value, 0)->needed + 1e-6);
  build_line (scene.document, scene.shared, "Grant", "cashable-benefit", amount);
  after = judge (&scene);
  g_assert_cmpint (get_option (after, 0)->verdict, ==, CONCORD_VERDICT_SHOWN);
  assert_near (get_option (after, 0)->probability, 0.8, 1e-9);
  g_object_unref (scene.document);
}

/* Each thing that is missing leads to "cannot tell" and is said. */
static void
test_cannot_tell (void)
{
  static const struct
  {
    const char *field, *says;
  } rows[] = {
    { "public-value-threshold", "No threshold has been fixed." },
    { "public-value-fixed", "not recorded when the threshold was fixed" },
  };
  Scene scene;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ConcordPublicValue) value = NULL;

      begin (&scene);
      build_set (scene.document, scene.project, rows[i].field, NULL);
      value = judge (&scene);
      g_assert_cmpint (get_option (value, 0)->verdict, ==, CONCORD_VERDICT_CANNOT_TELL);
      g_assert_cmpuint (get_option (value, 0)->unknown->len, ==, 1);
      assert_has (get_option (value, 0)->unknown->pdata[0], rows[i].says);
      assert_has (value->finding->sentence, "cannot be told yet. ");
      assert_has (value->finding->sentence, rows[i].says);
      assert_near (get_option (value, 0)->probability, 1 - 100 / 450.0, 0.015);
      g_object_unref (scene.document);
    }
}

static void
test_no_comparator (void)
{
  Scene scene;
  g_autoptr (ConcordPublicValue) no_lines = NULL;
  g_autoptr (ConcordPublicValue) no_in_house = NULL;
  g_autoptr (ConcordPublicValue) nothing = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  begin (&scene);
  lines = concord_document_list (scene.document, "line");
  g_assert_true (concord_document_remove (scene.document, lines->pdata[1], NULL));
  no_lines = judge (&scene);
  g_assert_cmpint (get_option (no_lines, 0)->verdict, ==, CONCORD_VERDICT_CANNOT_TELL);
  g_assert_cmpstr (get_option (no_lines, 0)->unknown->pdata[0], ==,
                   "The money of In-house is not known.");
  g_assert_true (isnan (get_option (no_lines, 0)->probability));
  g_assert_true (isnan (get_option (no_lines, 0)->needed));
  build_set (scene.document, scene.in_house, "stage", "dropped");
  no_in_house = judge (&scene);
  assert_has (get_option (no_in_house, 0)->unknown->pdata[0], "There is no in-house option");
  build_set (scene.document, scene.shared, "business-as-usual", "yes");
  nothing = judge (&scene);
  g_assert_cmpuint (nothing->options->len, ==, 0);
  assert_has (nothing->finding->sentence, "There is no option yet");
  g_object_unref (scene.document);
}

static void
score (Scene *scene, ConcordRecord *option, ConcordRecord *criterion, const char *number)
{
  build_link (scene->document, option, "score", criterion, "score-likely", number);
}

/* A lower score on cost of living is better, so 60 against 50 is worse. */
static void
test_protected (void)
{
  Scene scene;
  ConcordRecord *group, *safety, *bills;
  g_autoptr (ConcordPublicValue) missing = NULL;
  g_autoptr (ConcordPublicValue) equal = NULL;
  g_autoptr (ConcordPublicValue) worse = NULL;

  begin (&scene);
  group = build_add (scene.document, scene.project, "criteria", "People");
  build_set (scene.document, group, "safeguarded", "yes");
  safety = build_add (scene.document, group, "criteria", "Safety");
  bills = build_add (scene.document, group, "criteria", "Bills");
  build_set (scene.document, bills, "direction", "lower");
  score (&scene, scene.minimum, safety, "40");
  score (&scene, scene.in_house, safety, "50");
  score (&scene, scene.shared, safety, "50");
  score (&scene, scene.minimum, bills, "50");
  score (&scene, scene.in_house, bills, "70");
  missing = judge (&scene);
  g_assert_cmpint (get_option (missing, 0)->verdict, ==, CONCORD_VERDICT_CANNOT_TELL);
  g_assert_cmpstr (get_option (missing, 0)->unknown->pdata[0], ==,
                   "Shared service has no usable score on the protected objective Bills.");
  score (&scene, scene.shared, bills, "50");
  equal = judge (&scene);
  g_assert_cmpint (get_option (equal, 0)->verdict, ==, CONCORD_VERDICT_SHOWN);
  assert_has (equal->finding->sentence, "futures, and no protected objective is worse.");
  score (&scene, scene.shared, bills, "60");
  worse = judge (&scene);
  g_assert_cmpint (get_option (worse, 0)->verdict, ==, CONCORD_VERDICT_NOT_SHOWN);
  g_assert_cmpuint (get_option (worse, 0)->worse->len, ==, 1);
  g_assert_cmpstr (get_option (worse, 0)->worse->pdata[0], ==, "Bills");
  assert_has (worse->finding->sentence, "the option is worse on the protected objective Bills");
  g_object_unref (scene.document);
}

/* Joint: beating each comparator in two of three futures is not beating both in two of three. */
static void
test_joint (void)
{
  Scene scene;
  g_autoptr (ConcordFutures) futures = NULL;
  g_autoptr (ConcordPublicValue) value = NULL;
  guint both = 0;

  begin (&scene);
  build_range (scene.document, scene.minimum, "More", "cost", "-40", "-20", "0");
  build_range (scene.document, scene.in_house, "More", "cost", "-10", "0", "10");
  build_add (scene.document, scene.project, "options", "Joint venture");
  value = judge (&scene);
  futures = concord_futures_get (scene.document, TRUE, NULL);
  for (gsize d = 0; d < futures->draws; d++)
    both += futures->options[2].npv[d] > futures->options[0].npv[d]
            && futures->options[2].npv[d] > futures->options[1].npv[d];
  assert_near (get_option (value, 0)->probability, (double) both / (double) futures->draws, 1e-15);
  g_assert_cmpfloat (get_option (value, 0)->probability, <, futures->beats[2 * 3 + 0]);
  g_assert_cmpfloat (get_option (value, 0)->probability, <, futures->beats[2 * 3 + 1]);
  g_assert_cmpint (get_option (value, 1)->verdict, ==, CONCORD_VERDICT_CANNOT_TELL);
  g_assert_cmpstr (get_option (value, 1)->unknown->pdata[0], ==,
                   "The money of Joint venture is not known.");
  g_assert_cmpstr (concord_verdict_get_label (get_option (value, 1)->verdict), ==, "cannot tell");
  build_set (scene.document, scene.shared, "proposed", "no");
  g_clear_pointer (&value, concord_public_value_free);
  value = judge (&scene);
  g_assert_cmpstr (value->finding->sentence, ==,
                   "No option is proposed; public value is shown for 0 of 2, not shown for 1 and "
                   "cannot be told yet for 1.");
  g_object_unref (scene.document);
}

/* An option that costs what in-house costs beats it in no future: equal is not better. */
static void
test_equal (void)
{
  Scene scene;
  g_autoptr (ConcordPublicValue) value = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  begin (&scene);
  lines = concord_document_list (scene.document, "line");
  build_set (scene.document, lines->pdata[2], "amount-low", NULL);
  build_set (scene.document, lines->pdata[2], "amount-high", NULL);
  build_set (scene.document, lines->pdata[2], "amount-likely", "100");
  value = judge (&scene);
  assert_near (get_option (value, 0)->probability, 0, 0);
  g_assert_cmpint (get_option (value, 0)->verdict, ==, CONCORD_VERDICT_NOT_SHOWN);
  assert_near (get_option (value, 0)->needed, 0.01, 1e-12);
  g_assert_cmpstr (value->finding->sentence, ==,
                   "Public value of Shared service is not shown: the option beats both the "
                   "do-minimum and in-house on money in 0 of 100 simulated futures. The "
                   "threshold of 70% was fixed on 3 March 2026 by Cabinet, minute 12; to reach it "
                   "would take £0.01 more in every future.");
  g_assert_true (has_warning (value->finding, "every future is the same"));
  g_object_unref (scene.document);
}

/* The share of 0.7778 of the futures, give or take chance, rounds to a threshold that it misses. */
static void
test_threshold (void)
{
  Scene scene;
  g_autoptr (ConcordPublicValue) first = NULL;
  g_autoptr (ConcordPublicValue) missed = NULL;
  g_autoptr (ConcordPublicValue) dated = NULL;
  g_autofree char *threshold = NULL;
  g_autofree char *below = NULL;
  double rounded;

  begin (&scene);
  first = judge (&scene);
  rounded = round (100 * get_option (first, 0)->probability);
  threshold = concord_number_dup_canonical (100 * get_option (first, 0)->probability + 0.01);
  build_set (scene.document, scene.project, "public-value-threshold", threshold);
  missed = judge (&scene);
  g_assert_cmpint (get_option (missed, 0)->verdict, ==, CONCORD_VERDICT_NOT_SHOWN);
  below = g_strdup_printf ("in %.0f of 100", rounded);
  if (rounded / 100 < missed->threshold)
    assert_has (missed->finding->sentence, below);
  else
    assert_has (missed->finding->sentence, "in fewer than 7");
  build_set (scene.document, scene.project, "public-value-threshold", "72.5");
  build_set (scene.document, scene.project, "public-value-source", "Cabinet, 3 March 2026");
  dated = judge (&scene);
  assert_has (dated->finding->sentence,
              "The threshold of 72.5% was fixed by Cabinet, 3 March 2026.");
  g_assert_cmpstr (find_fact (dated->finding->inputs, "Threshold of public value")->text, ==,
                   "72.5%");
  g_object_unref (scene.document);
}

/* Doing it in-house can be what is proposed. */
static void
test_base_proposed (void)
{
  Scene scene;
  g_autoptr (ConcordPublicValue) value = NULL;

  begin (&scene);
  build_set (scene.document, scene.shared, "proposed", "no");
  build_set (scene.document, scene.in_house, "proposed", "yes");
  value = judge (&scene);
  g_assert_cmpstr (value->finding->sentence, ==,
                   "In-house is proposed, which the others are held against; public value is shown "
                   "for 1 of 1 of them, not shown for 0 and cannot be told yet for 0.");
  g_object_unref (scene.document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/public-value/shown", test_shown);
  g_test_add_func ("/public-value/not-shown", test_not_shown);
  g_test_add_func ("/public-value/cannot-tell", test_cannot_tell);
  g_test_add_func ("/public-value/no-comparator", test_no_comparator);
  g_test_add_func ("/public-value/protected", test_protected);
  g_test_add_func ("/public-value/joint", test_joint);
  g_test_add_func ("/public-value/equal", test_equal);
  g_test_add_func ("/public-value/threshold", test_threshold);
  g_test_add_func ("/public-value/base-proposed", test_base_proposed);
  return g_test_run ();
}
