/* Marks few enough to add up by hand; who gave which is said in build.h. */
#include "build.h"
#include "check.h"

#include "findings/evaluation.h"

static ConcordEvaluation *
look (ConcordDocument *document)
{
  ConcordEvaluation *evaluation = concord_evaluation_new (document);

  assert_sound (evaluation->finding);
  return evaluation;
}

/* Dale: 60 x 8 / 10 + 30 x 4 / 5 = 48 + 24 = 72; the advisory 10 of 10 adds nothing. Elm: 30 and
 * nothing known of Values. */
static void
test_points (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordEvaluation) evaluation = NULL;
  const ConcordEvaluationBidder *dale, *elm;

  build_marks (document);
  evaluation = look (document);
  dale = concord_evaluation_get_bidder (evaluation, 0);
  elm = concord_evaluation_get_bidder (evaluation, 1);
  assert_near (dale->cells[0].mean, 7, 1e-12);
  assert_near (dale->cells[0].low, 6, 0);
  assert_near (dale->cells[0].high, 8, 0);
  assert_near (dale->cells[0].marks[1], 8, 0);
  g_assert_true (isnan (dale->cells[1].marks[1]));
  assert_near (dale->cells[0].points, 48, 1e-12);
  assert_near (dale->cells[1].points, 24, 1e-12);
  g_assert_true (isnan (dale->cells[2].points));
  g_assert_true (isnan (dale->cells[3].points));
  assert_near (dale->total, 72, 1e-12);
  assert_near (dale->families[4], 48, 1e-12); /* quality */
  assert_near (dale->families[0], 24, 1e-12); /* values */
  g_assert_true (isnan (dale->families[1]));  /* track record */
  g_assert_true (isnan (dale->families[5]));  /* price */
  assert_near (elm->cells[0].points, 30, 1e-12);
  g_assert_true (isnan (elm->total));
  g_assert_cmpuint (evaluation->n_marks, ==, 6);
  g_assert_cmpuint (evaluation->n_missing, ==, 2);
  assert_near (evaluation->weight_sum, 100, 0);
  assert_near (evaluation->widest, 2, 0);
  g_assert_cmpint (evaluation->widest_bidder, ==, 0);
  g_assert_cmpint (evaluation->widest_question, ==, 0);
  g_assert_cmpstr (evaluation->finding->sentence, ==,
                   "6 marks have been given to 2 of 2 bidders by 2 evaluators.");
}

/* What is not for the public names no mark, no total and no evaluator. */
static void
test_confidential (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordEvaluation) evaluation = NULL;
  g_autofree char *public_text = NULL;
  g_autofree char *full_text = NULL;

  build_marks (document);
  evaluation = look (document);
  public_text = concord_finding_dup_text (evaluation->finding, FALSE);
  full_text = concord_finding_dup_text (evaluation->finding, TRUE);
  assert_has (full_text, "Mark of Ben for Dale on “Callers”: 8");
  assert_has (full_text, "Points of Dale in all: 72");
  assert_has (full_text, "Points of Dale for Quality: 48");
  assert_has (full_text, "“Callers” of Dale: 6 to 8");
  g_assert_null (strstr (public_text, "Dale"));
  g_assert_null (strstr (public_text, "Ben"));
}

static void
test_warnings (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarks built = build_marks (document);
  g_autoptr (ConcordEvaluation) before = look (document);
  g_autoptr (ConcordEvaluation) after = NULL;

  g_assert_true (has_warning (before->finding, "2 marks are missing"));
  g_assert_true (has_warning (before->finding, "2 marks have no reason"));
  g_assert_true (has_warning (before->finding, "1 moderated mark has no reason"));
  g_assert_true (has_warning (before->finding, "1 evaluator has a conflict of interest"));
  g_assert_true (has_warning (before->finding, "The conflicts assessment has no date"));
  g_assert_false (has_warning (before->finding, "add up to"));
  g_assert_false (has_warning (before->finding, "highest"));
  build_set (document, built.values, "weight", "25.5");
  build_set (document, built.callers, "scale-top", "7");
  build_set (document, built.ann, "conflict", NULL);
  after = look (document);
  g_assert_true (has_warning (after->finding, "add up to 95.5%, not 100%"));
  g_assert_true (has_warning (after->finding, "1 answer has a mark above the highest"));
  g_assert_true (has_warning (after->finding, "Of 1 evaluator it is not said"));
}

/* The day of the notice itself is too late; only published tender notices count. */
static void
test_conflicts (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *notice;
  g_autoptr (ConcordEvaluation) early = NULL;
  g_autoptr (ConcordEvaluation) late = NULL;
  g_autoptr (ConcordEvaluation) unpublished = NULL;
  g_autoptr (GError) error = NULL;

  build_marks (document);
  notice = concord_document_add (document, project, "notices", &error);
  g_assert_no_error (error);
  build_set (document, notice, "kind", "tender");
  build_set (document, notice, "published", "2026-05-04");
  build_set (document, project, "conflicts-assessed", "2026-05-03");
  early = look (document);
  g_assert_false (has_warning (early->finding, "conflicts assessment"));
  build_set (document, project, "conflicts-assessed", "2026-05-04");
  late = look (document);
  g_assert_true (has_warning (late->finding, "of 4 May 2026 does not come before the tender notice "
                                             "of 4 May 2026"));
  build_set (document, notice, "published", NULL);
  unpublished = look (document);
  g_assert_false (has_warning (unpublished->finding, "conflicts assessment"));
}

/* Marks of @n_bidders by four evaluators, of 10; the number at [bidder][evaluator]. */
static ConcordDocument *
build_panel (const char *const marks[][4], guint n_bidders)
{
  static const char *const names[] = { "Ann", "Ben", "Cat", "Dev" };
  ConcordDocument *document = build_document ();
  ConcordRecord *project = build_project (document), *question, *evaluators[4];

  question = build_add (document, project, "award-criteria", "Callers");
  build_set (document, question, "scale-top", "10");
  for (guint e = 0; e < 4; e++)
    evaluators[e] = build_add (document, project, "evaluators", names[e]);
  for (guint i = 0; i < n_bidders; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bidder %u", i + 1);
      ConcordRecord *bidder = build_add (document, project, "bidders", name);

      for (guint e = 0; e < 4; e++)
        {
          const char *keys[] = { concord_record_get_id (question),
                                 concord_record_get_id (evaluators[e]), NULL };

          if (marks[i][e] != NULL)
            build_keyed (document, bidder, "mark", keys, "mark", marks[i][e]);
        }
    }
  return document;
}

/* Shrout and Fleiss 1979, table 2; intervals in the manual of R's psych. A fifth evaluator without
 * a mark rates nothing, and twice the highest mark changes nothing. */
static void
test_agreement (void)
{
  static const char *const marks[][4] = { { "9", "2", "5", "8" }, { "6", "1", "3", "2" },
                                          { "8", "4", "6", "8" }, { "7", "1", "2", "6" },
                                          { "10", "5", "6", "9" }, { "6", "2", "4", "7" } };
  static const double wanted[] = { .17, .29, .71, .44, .62, .91 };
  g_autoptr (ConcordDocument) document = build_panel (marks, 6);
  ConcordRecord *project = build_project (document);
  g_autoptr (ConcordEvaluation) evaluation = NULL;
  g_autoptr (ConcordEvaluation) wider = NULL;
  g_autofree char *public_text = NULL;
  const ConcordFact *fact;

  build_add (document, project, "evaluators", "Eve");
  evaluation = look (document);
  g_assert_cmpuint (evaluation->n_raters, ==, 4);
  g_assert_cmpuint (evaluation->n_rated, ==, 6);
  g_assert_cmpuint (evaluation->n_unrated, ==, 0);
  g_assert_null (evaluation->intraclass_problem);
  for (guint f = 0; f < CONCORD_ICC_FORMS; f++)
    assert_near (evaluation->intraclass[f].value, wanted[f], .005);
  assert_near (evaluation->intraclass[CONCORD_ICC_1].low, -.133, .0005);
  assert_near (evaluation->intraclass[CONCORD_ICC_3K].high, .986, .0005);
  fact = find_fact (evaluation->finding->results,
                    "One evaluator’s mark, these standing for others, ICC(2,1)");
  g_assert_cmpstr (fact->text, ==, "0.29, 95% interval 0.02 to 0.76");
  g_assert_true (fact->confidential);
  public_text = concord_finding_dup_text (evaluation->finding, FALSE);
  g_assert_null (strstr (public_text, "ICC("));
  build_set (document,
             concord_document_find (document, concord_evaluation_get_question (evaluation, 0)->id),
             "scale-top", "20");
  wider = look (document);
  assert_near (wider->intraclass[CONCORD_ICC_2].value, evaluation->intraclass[CONCORD_ICC_2].value,
               1e-12);
}

/* Answers with a mark missing stay out; of one answer, and of equal marks, nothing can be said. */
static void
test_no_agreement (void)
{
  static const char *const holes[][4] = { { "9", "2", NULL, "8" }, { "6", "1", "3", "2" } };
  static const char *const equal[][4] = { { "5", "5", "5", "5" }, { "5", "5", "5", "5" } };
  g_autoptr (ConcordDocument) with_holes = build_panel (holes, 2);
  g_autoptr (ConcordDocument) all_equal = build_panel (equal, 2);
  g_autoptr (ConcordEvaluation) one = look (with_holes);
  g_autoptr (ConcordEvaluation) same = look (all_equal);
  const ConcordFact *fact;

  g_assert_cmpuint (one->n_rated, ==, 1);
  g_assert_cmpuint (one->n_unrated, ==, 1);
  assert_has (one->intraclass_problem, "at least two things");
  g_assert_true (isnan (one->intraclass[CONCORD_ICC_3].value));
  assert_has (same->intraclass_problem, "All ratings are the same");
  fact = find_fact (same->finding->results,
                    "Mean mark, these evaluators alone, ICC(3,k)");
  g_assert_true (isnan (fact->number));
  assert_has (fact->text, "All ratings are the same");
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordEvaluation) nothing = look (document);
  g_autoptr (ConcordEvaluation) bidders = NULL;
  g_autoptr (ConcordEvaluation) questions = NULL;

  g_assert_cmpuint (nothing->n_marks, ==, 0);
  g_assert_true (isnan (nothing->widest));
  build_add (document, build_project (document), "bidders", "Dale");
  bidders = look (document);
  assert_has (bidders->finding->sentence, "No award criteria yet");
  build_add (document, build_project (document), "award-criteria", "Callers");
  questions = look (document);
  assert_has (questions->finding->sentence, "No marks yet");
  g_assert_true (isnan (questions->weight_sum));
  g_assert_true (isnan (concord_evaluation_get_bidder (questions, 0)->total));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluation/points", test_points);
  g_test_add_func ("/evaluation/confidential", test_confidential);
  g_test_add_func ("/evaluation/warnings", test_warnings);
  g_test_add_func ("/evaluation/conflicts", test_conflicts);
  g_test_add_func ("/evaluation/agreement", test_agreement);
  g_test_add_func ("/evaluation/no-agreement", test_no_agreement);
  g_test_add_func ("/evaluation/degenerate", test_degenerate);
  return g_test_run ();
}
