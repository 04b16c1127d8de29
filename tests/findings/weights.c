/* Weights of several bodies over the appraisal of build.h. */
#include "build.h"
#include "check.h"

#include "findings/weights.h"

static ConcordWeights *
look (ConcordDocument *document)
{
  ConcordWeights *weights = concord_weights_new (document);

  assert_sound (weights->finding);
  return weights;
}

static ConcordRecord *
add_set (ConcordDocument *document, const BuiltAppraisal *built, const char *name,
         const char *quality, const char *cost, const char *jobs)
{
  ConcordRecord *set = build_add (document, build_project (document), "weight-sets", name);

  build_link (document, set, "weight", built->quality, "points", quality);
  build_link (document, set, "weight", built->cost, "points", cost);
  build_link (document, set, "weight", built->jobs, "points", jobs);
  return set;
}

/* Officers: shared 68, in-house 62. Members weigh cost 90 of 100: shared 0.05 x 80 + 0.9 x 60 +
 * 0.05 x 50 = 60.5, in-house 0.05 x 60 + 0.9 x 80 + 0.05 x 40 = 77. Users weigh quality alone. */
static void
test_leaders (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordWeights) one = look (document);
  g_autoptr (ConcordWeights) same = NULL;
  g_autoptr (ConcordWeights) split = NULL;
  const ConcordWeighting *members;

  g_assert_cmpstr (one->leader, ==, "Shared service");
  g_assert_cmpstr (one->finding->sentence, ==,
                   "First is Shared service under the weights of Officers.");
  build_set (document, built.venture, "stage", "dropped");
  add_set (document, &built, "Users", "100", "0", "0");
  same = look (document);
  g_assert_cmpstr (same->finding->sentence, ==,
                   "The same option leads under all 2 weight sets: Shared service.");
  add_set (document, &built, "Members", "5", "90", "5");
  split = look (document);
  g_assert_null (split->leader);
  g_assert_cmpuint (split->n_ranked, ==, 3);
  members = split->sets->pdata[2];
  assert_near (((ConcordAppraisalOption *) members->appraisal->options->pdata[0])->total, 60.5,
               1e-9);
  assert_near (((ConcordAppraisalOption *) members->appraisal->options->pdata[1])->total, 77, 1e-9);
  g_assert_cmpstr (split->finding->sentence, ==,
                   "Who leads depends on the weights: Shared service under the weights of "
                   "Officers; Shared service under the weights of Users; In-house under the "
                   "weights of Members.");
  assert_near (find_fact (split->finding->results, "Weight of Cost, Members")->number, 0.9, 1e-12);
}

/* Points given for 0 to 100 are stale once the scale ends at 80; a scale that was not noted, or is
 * the same, is not. */
static void
test_stale (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordWeights) fresh = NULL;
  g_autoptr (ConcordWeights) stale = NULL;

  build_link (document, built.weights, "weight", built.cost, "bottom", "0");
  build_link (document, built.weights, "weight", built.cost, "top", "100");
  fresh = look (document);
  g_assert_cmpuint (fresh->stale->len, ==, 0);
  build_set (document, built.cost, "high", "80");
  build_set (document, built.jobs, "high", "500");
  stale = look (document);
  g_assert_cmpuint (stale->stale->len, ==, 1);
  g_assert_cmpstr (stale->stale->pdata[0], ==, "Cost");
  g_assert_true (((ConcordWeighting *) stale->sets->pdata[0])->stale[1]);
  g_assert_true (has_warning (stale->finding, "Swing points of Cost were given for another scale in "
                                              "the weights of Officers: 0 to 100 then, 0 to 80 "
                                              "now."));
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordWeights) nothing = look (document);
  g_autoptr (ConcordWeights) bare = NULL;
  g_autoptr (ConcordWeights) tied = NULL;
  BuiltAppraisal built;

  g_assert_null (concord_weights_get_first (nothing));
  build_add (document, build_project (document), "weight-sets", "Members");
  bare = look (document);
  assert_has (bare->finding->sentence, "No option can be ranked yet");
  built = build_appraisal (document);
  /* 72 of quality brings in-house to 0.5 x 72 + 24 + 8 = 68, as much as shared. */
  build_link (document, built.in_house, "score", built.quality, "score-likely", "72");
  tied = look (document);
  g_assert_null (tied->leader);
  g_assert_cmpuint (tied->n_ranked, ==, 1);
  assert_has (tied->finding->sentence, "First is Shared service and In-house under the weights of "
                                       "Officers. Nothing is ranked yet under the weights of "
                                       "Members.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weights/leaders", test_leaders);
  g_test_add_func ("/weights/stale", test_stale);
  g_test_add_func ("/weights/degenerate", test_degenerate);
  return g_test_run ();
}
