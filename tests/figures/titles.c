/* Titles stay within ten words whatever the names; states that figures must speak of. */
#include "../findings/build.h"
#include "check.h"

#include "figures/figure-words.h"

static void
test_fitting (void)
{
  static const struct
  {
    const char *format, *names[2];
    guint n;
    const char *title;
  } cases[] = {
    { "%s leads by 6 points", { "Shared service" }, 1, "Shared service leads by 6 points" },
    { "%s leads by 6 points",
      { "One two three four five six" },
      1,
      "One two three four five six leads by 6 points" },
    { "%s leads by 6 points",
      { "One two three four five six seven" },
      1,
      "One two three four five six… leads by 6 points" },
    { "%s and %s tie at 68 points",
      { "One two three", "A\u00a0b  c" },
      2,
      "One two three and A\u00a0b… tie at 68 points" },
    { "%s answered most, %s least",
      { "Users of the contact centre", "Claimants" },
      2,
      "Users of the contact centre answered most, Claimants least" },
    { "%s leads unless %s weighs under 11%",
      { "Joint venture", "Speed of claims" },
      2,
      "Joint venture leads unless Speed of claims weighs under 11%" },
    { "Nothing to name", { NULL }, 0, "Nothing to name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title
          = concord_title_dup (cases[i].format, cases[i].names, cases[i].n);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpuint (concord_title_count_words (title), <=, 10);
    }
}

static void
assert_title (ConcordDocument *document, const char *kind, const char *expected)
{
  g_autoptr (ConcordFigure) figure = concord_figure_new (document, kind, NULL);

  assert_sound (figure);
  g_assert_cmpstr (concord_figure_get_title (figure), ==, expected);
}

static void
test_scores (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);

  build_set (document, built.shared, "name",
             "A shared service with the three district councils of the county");
  assert_title (document, "weighted-scores",
                "A shared service with the three… leads by 6 points");
  build_link (document, built.in_house, "score", built.quality, "score-likely", "71.5");
  assert_title (document, "weighted-scores", /* 67.75 against 68 */
                "A shared service with… leads by less than one point");
  build_link (document, built.in_house, "score", built.quality, "score-likely", "72");
  assert_title (document, "weighted-scores", "A shared service with… and In-house tie at 68 points");
  build_link (document, built.in_house, "score", built.jobs, "score-likely", NULL);
  build_set (document, built.shared, "name", "Shared service");
  assert_title (document, "weighted-scores", "Shared service scores 68 of 100 points");
  build_link (document, built.shared, "score", built.jobs, "score-likely", NULL);
  assert_title (document, "weighted-scores", "Scores are missing: no option can be ranked");
  build_link (document, built.weights, "weight", built.jobs, "points", NULL);
  assert_title (document, "weighted-scores",
                "Weights are missing: the options cannot be compared");
}

static void
test_market (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built;

  assert_title (document, "need-capacity", "No services to compare yet");
  built = build_market (document);
  build_set (document, built.benefits, "inclusion", "out");
  assert_title (document, "need-capacity", "4 suppliers are able for the whole package");
  build_set (document, built.parks, "inclusion", "in");
  build_set (document, built.parks, "name", "Parks, woodlands, burial grounds and country walks");
  assert_title (document, "need-capacity",
                "Who is able for Parks, woodlands, burial… is not known");
  build_set (document, built.parks, "inclusion", "out");
  build_set (document, built.revenues, "inclusion", "out");
  build_set (document, built.calls, "inclusion", NULL);
  assert_title (document, "need-capacity", "No service is in the package yet");
}

static void
test_consultation (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltConsultation built;

  assert_title (document, "consultation-agreement", "No consultation yet");
  built = build_consultation (document);
  build_set (document, built.desks, "reversed", NULL);
  assert_title (document, "consultation-agreement", "More agree than disagree on 1 of 2 questions");
  build_set (document, built.local, "kind", "comments");
  build_set (document, built.used, "kind", "comments");
  assert_title (document, "consultation-agreement", "More disagree than agree: 60% against 20%");
  /* 20 agree and 18 disagree of a sample of 58: no difference that it could show. */
  build_count (document, built.desks, built.users, "1", "", "0");
  build_count (document, built.desks, built.users, "2", "", "18");
  build_set (document, built.exercise, "method", "probability");
  assert_title (document, "consultation-agreement",
                "Too close to call: 34% agree, 31% disagree");
}

static void
test_bidders (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *bidder;

  assert_title (document, "track-record", "No bidders yet");
  bidder = build_add (document, build_project (document), "bidders", "Acme");
  assert_title (document, "track-record", "No past contracts of the bidders yet");
  build_set (document, build_add (document, bidder, "past-contracts", "Some council"), "outcome",
             "running");
  assert_title (document, "track-record", "No track record differs clearly from the base rate");
  build_set (document, build_project (document), "troubled-rate", "100");
  assert_title (document, "track-record", "The base rate cannot be used: check it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/titles/fitting", test_fitting);
  g_test_add_func ("/titles/scores", test_scores);
  g_test_add_func ("/titles/market", test_market);
  g_test_add_func ("/titles/consultation", test_consultation);
  g_test_add_func ("/titles/bidders", test_bidders);
  return g_test_run ();
}
