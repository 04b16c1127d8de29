/* Consultations: published intervals through the finding, and what each method forbids. */
#include "build.h"
#include "check.h"

#include "findings/consultation.h"

static ConcordConsultation *
look (ConcordDocument *document, ConcordRecord *exercise)
{
  ConcordConsultation *consultation = concord_consultation_new (document, exercise);

  assert_sound (consultation->finding);
  return consultation;
}

static const ConcordConsultationQuestion *
get_question (const ConcordConsultation *consultation, guint i)
{
  return consultation->questions->pdata[i];
}

static const ConcordConsultationGroup *
get_group (const ConcordConsultation *consultation, guint i)
{
  return consultation->groups->pdata[i];
}

static void
test_open (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) consultation = look (document, built.exercise);
  const ConcordConsultationQuestion *local = get_question (consultation, 0);
  g_autofree char *net = concord_consultation_dup_net (local);

  g_assert_cmpuint (consultation->questions->len, ==, 3);
  assert_near (local->n, 100, 0);
  assert_near (local->shares[3], 0.4, 1e-15);
  assert_near (local->agree, 0.6, 1e-15);
  assert_near (local->disagree, 0.2, 1e-15);
  assert_near (local->net, 0.4, 1e-15);
  g_assert_false (local->has_interval);
  g_assert_true (isnan (local->net_low) && isnan (local->agree_high));
  g_assert_cmpstr (net, ==, "+40");
  /* The union is counted by itself. */
  assert_near (local->n_organisations, 1, 0);
  assert_near (local->organisations[0], 1, 0);
  g_assert_true (has_warning (consultation->finding, "not added to the persons"));
  g_assert_true (get_question (consultation, 1)->is_reversed);
  assert_near (get_question (consultation, 1)->net, -0.4, 1e-15);
  assert_near (get_question (consultation, 2)->agree, 0.7, 1e-15);
  g_assert_cmpuint (get_question (consultation, 2)->n_levels, ==, 2);
  /* 100 of 400 users; nobody of the 50 staff who were invited. */
  assert_near (get_group (consultation, 0)->rate, 0.25, 1e-15);
  g_assert_false (get_group (consultation, 0)->rate_of_invited);
  g_assert_true (get_group (consultation, 1)->is_silent);
  g_assert_false (get_group (consultation, 0)->is_silent);
  g_assert_false (get_group (consultation, 2)->is_silent); /* neither invited nor counted */
  assert_has (consultation->finding->sentence, "Nobody answered for: Staff.");
  assert_has (consultation->finding->sentence,
              "“Keep it local”: 60% agree and 20% disagree (n = 100).");
  assert_has (consultation->finding->sentence, "Agreeing speaks against the proposal.");
  g_assert_true (has_warning (consultation->finding, "those who chose to answer"));
  g_assert_true (concord_consultation_find_first (document) == built.exercise);
}

/* Sums are kept from one look to the next: a count that changes, goes or comes back shows, and so
 * does another scale. */
static void
test_again (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) before = look (document, built.exercise);
  GListModel *questions = concord_record_get_children (built.exercise, "questions");
  g_autoptr (ConcordRecord) question = g_list_model_get_item (questions, 0);
  GListModel *counts = concord_record_get_children (question, "counts");
  g_autoptr (ConcordRecord) count = g_list_model_get_item (counts, 0);
  double was = concord_record_get_number (count, concord_record_find_field (count, "number"));
  double n = get_question (before, 0)->n + get_question (before, 0)->n_organisations;
  const struct
  {
    double n;
    gboolean undo;
  } looks[] = { { n - was + 7, FALSE }, { n - was, FALSE }, { n - was + 7, TRUE }, { n, TRUE } };

  g_assert_true (concord_document_set (document, count, "number", "7", NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (ConcordConsultation) after = NULL;

      if (i == 1)
        g_assert_true (concord_document_remove (document, count, NULL));
      if (looks[i].undo)
        concord_document_undo (document);
      after = look (document, built.exercise);
      assert_near (get_question (after, 0)->n + get_question (after, 0)->n_organisations, looks[i].n,
                   0);
      assert_near (get_question (after, 2)->agree, 0.7, 1e-15);
    }
  g_assert_true (concord_document_set (document, question, "kind", "yes-no", NULL, NULL));
  {
    g_autoptr (ConcordConsultation) after = look (document, built.exercise);

    g_assert_cmpuint (get_question (after, 0)->n_levels, ==, 2);
    assert_near (get_question (after, 0)->n, 0, 0);
  }
}

/* 10 10 20 40 20: p+ .6, p- .2, variance (.8 - .4²) / 100 = .08²; .4 ± 1.959964 x .08. */
static void
test_sample_net (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) consultation = NULL;
  g_autofree char *net = NULL;

  build_set (document, built.exercise, "method", "probability");
  consultation = look (document, built.exercise);
  assert_near (get_question (consultation, 0)->net_low, 0.2432029, 1e-7);
  assert_near (get_question (consultation, 0)->net_high, 0.5567971, 1e-7);
  net = concord_consultation_dup_net (get_question (consultation, 0));
  g_assert_cmpstr (net, ==, "+40 (+24 to +56)");
}

/* An exercise with one yes-or-no question and one group. */
static ConcordRecord *
build_yes_no (ConcordDocument *document, const char *method, const char *yes, const char *no,
              const char *population)
{
  ConcordRecord *exercise
      = build_add (document, build_project (document), "exercises", "Staff survey");
  ConcordRecord *group = build_add (document, exercise, "groups", "Staff");
  ConcordRecord *question = build_add (document, exercise, "questions", "In favour");

  build_set (document, exercise, "method", method);
  build_set (document, group, "population", population);
  build_set (document, question, "kind", "yes-no");
  build_count (document, question, group, "yes", "age=under 40", yes);
  build_count (document, question, group, "no", "", no);
  return exercise;
}

/* Wilson 18/20, 0/30, 30/30: Newcombe 1998 and the house's own list of numbers to reproduce.
 * Finite population: n 200 of N 800 with 60 %. */
static void
test_published_intervals (void)
{
  static const struct
  {
    const char *method, *yes, *no, *population;
    double low, high, within;
  } cases[] = {
    { "probability", "18", "2", NULL, .698966, .972134, 1e-6 },
    { "probability", "0", "30", NULL, 0, .113513, 1e-6 },
    { "probability", "30", "0", NULL, .886487, 1, 1e-6 },
    { "probability", "19", "19", NULL, .348499, .651501, 1e-6 },
    { "census", "120", "80", "800", .5401, .6570, 1e-4 },
    { "census", "120", "80", "200", .6, .6, 1e-15 }, /* everybody answered */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ConcordDocument) document = build_document ();
      ConcordRecord *exercise = build_yes_no (document, cases[i].method, cases[i].yes,
                                              cases[i].no, cases[i].population);
      g_autoptr (ConcordConsultation) consultation = look (document, exercise);

      g_assert_true (get_question (consultation, 0)->has_interval);
      assert_near (get_question (consultation, 0)->agree_low, cases[i].low, cases[i].within);
      assert_near (get_question (consultation, 0)->agree_high, cases[i].high, cases[i].within);
      if (strcmp (cases[i].method, "census") == 0)
        g_assert_true (has_warning (consultation->finding, "those who did not answer"));
    }
}

static void
test_no_intervals (void)
{
  static const struct
  {
    const char *method, *population, *warning;
  } cases[] = {
    { "open", "800", "chose to answer" },
    { "quota", "800", "no known chance" },
    { "census", NULL, "population of a group is not given" },
    { "census", "100", "More answers were given" },
    { NULL, "800", "How the answers were gathered is not said" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ConcordDocument) document = build_document ();
      ConcordRecord *exercise
          = build_yes_no (document, cases[i].method, "120", "80", cases[i].population);
      g_autoptr (ConcordConsultation) consultation = look (document, exercise);

      g_assert_false (get_question (consultation, 0)->has_interval);
      g_assert_true (isnan (get_question (consultation, 0)->agree_low));
      g_assert_true (has_warning (consultation->finding, cases[i].warning));
    }
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *exercise, *group, *question;
  g_autoptr (ConcordConsultation) bare = NULL;
  g_autoptr (ConcordConsultation) unanswered = NULL;
  g_autoptr (ConcordConsultation) strange = NULL;
  g_autoptr (ConcordConsultation) over = NULL;

  g_assert_null (concord_consultation_find_first (document));
  exercise = build_add (document, project, "exercises", "Survey");
  build_set (document, exercise, "method", "probability");
  bare = look (document, exercise);
  assert_has (bare->finding->sentence, "No questions");
  group = build_add (document, exercise, "groups", "Users");
  build_set (document, group, "population", "50");
  question = build_add (document, exercise, "questions", "Agree?");
  build_set (document, question, "kind", "agreement-7");
  build_add (document, exercise, "questions", "Anything else?");
  unanswered = look (document, exercise);
  g_assert_cmpuint (unanswered->questions->len, ==, 1);
  g_assert_true (isnan (get_question (unanswered, 0)->net));
  g_assert_true (isnan (get_question (unanswered, 0)->shares[0]));
  g_assert_false (get_question (unanswered, 0)->has_interval);
  g_assert_true (get_group (unanswered, 0)->is_silent);
  build_count (document, question, group, "8", "", "4");
  build_count (document, question, group, "perhaps", "", "4");
  build_count (document, question, group, "7", "", NULL);
  strange = look (document, exercise);
  assert_near (get_question (strange, 0)->n, 0, 0);
  g_assert_true (has_warning (strange->finding, "2 counts of answers"));
  /* 60 answers of 50 people, of which 40 are said to have responded. */
  build_set (document, group, "responded", "40");
  build_count (document, question, group, "7", "", "60");
  over = look (document, exercise);
  g_assert_true (get_group (over, 0)->is_over);
  g_assert_true (has_warning (over->finding, "More answered for Users"));
  assert_near (get_question (over, 0)->net, 1, 0);
  assert_near (get_group (over, 0)->rate, 0.8, 1e-15);
}

/* Cells of further dimensions add up to their group's answers. */
static void
test_cells (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built = build_consultation (document);
  g_autoptr (ConcordConsultation) consultation = NULL;

  build_count (document, built.used, built.users, "yes", "age=65+", "5");
  build_count (document, built.used, built.users, "yes", "age=under 65", "7");
  consultation = look (document, built.exercise);
  assert_near (get_question (consultation, 2)->counts[1], 82, 0);
  assert_near (get_question (consultation, 2)->n, 112, 0);
  g_assert_true (has_warning (consultation->finding, "more answers of Users than responded"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consultation/open", test_open);
  g_test_add_func ("/consultation/again", test_again);
  g_test_add_func ("/consultation/sample-net", test_sample_net);
  g_test_add_func ("/consultation/published-intervals", test_published_intervals);
  g_test_add_func ("/consultation/no-intervals", test_no_intervals);
  g_test_add_func ("/consultation/degenerate", test_degenerate);
  g_test_add_func ("/consultation/cells", test_cells);
  return g_test_run ();
}
