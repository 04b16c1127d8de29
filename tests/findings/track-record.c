/* Track records shrunken by the formula (a + y) / (a + b + n). */
#include "build.h"
#include "check.h"

#include "findings/track-record.h"

static ConcordTrackRecord *
look (ConcordDocument *document)
{
  ConcordTrackRecord *record = concord_track_record_new (document);

  assert_sound (record->finding);
  assert_has (record->finding->sentence, "Advisory: it never enters an award score.");
  return record;
}

static const ConcordTrackRecordBidder *
get_bidder (const ConcordTrackRecord *record, guint i)
{
  return record->bidders->pdata[i];
}

/* Prior 78 % of 10 contracts: a 7.8, b 2.2. Bounds: the beta distribution integrated by Simpson's
 * rule and bisected, in Python. */
static void
test_default (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  static const struct
  {
    guint trials, successes, running, undecided;
    double mean, low, high;
  } expected[] = {
    { 2, 2, 1, 0, 9.8 / 12, .564891013, .970820387 },
    { 4, 2, 0, 1, 9.8 / 14, .446098095, .900070075 },
    { 0, 0, 0, 0, 0.78, .492283820, .963968607 },
  };
  g_autoptr (ConcordTrackRecord) record = NULL;

  build_bidders (document);
  record = look (document);
  g_assert_true (record->is_default && record->is_usable);
  assert_near (record->base, 0.78, 1e-15);
  assert_near (record->strength, 10, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ConcordTrackRecordBidder *bidder = get_bidder (record, i);

      g_assert_cmpuint (bidder->n_trials, ==, expected[i].trials);
      g_assert_cmpuint (bidder->n_successes, ==, expected[i].successes);
      g_assert_cmpuint (bidder->n_running, ==, expected[i].running);
      g_assert_cmpuint (bidder->n_undecided, ==, expected[i].undecided);
      assert_near (bidder->mean, expected[i].mean, 1e-14);
      assert_near (bidder->low, expected[i].low, 1e-6);
      assert_near (bidder->high, expected[i].high, 1e-6);
    }
  g_assert_true (has_warning (record->finding, "default"));
  assert_has (find_fact (record->finding->inputs, "Source of the base rate")->text,
              "22.0%, European Services Strategy Unit database, Britain, to 2013, its own ratio, a "
              "campaigning research body");
  assert_has (record->finding->sentence, "Acme: 2 of 2 ended contracts not troubled. With the base "
                                         "rate: 82%, between ");
  assert_has (record->finding->sentence, "Crew: no ended contract to judge by.");
}

/* A rate of the project's own: 40 % troubled, 5 contracts: a 3, b 2; Bolt (3 + 2) / (5 + 4). */
static void
test_own_rate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  g_autoptr (ConcordTrackRecord) record = NULL;
  g_autoptr (ConcordTrackRecord) extreme = NULL;

  build_bidders (document);
  build_set (document, project, "troubled-rate", "40");
  build_set (document, project, "troubled-strength", "5");
  build_set (document, project, "troubled-source", "County audit 2025");
  record = look (document);
  g_assert_false (record->is_default);
  assert_near (get_bidder (record, 1)->mean, 5. / 9, 1e-14);
  g_assert_cmpstr (record->source, ==, "County audit 2025");
  g_assert_false (has_warning (record->finding, "default"));
  build_set (document, project, "troubled-rate", "0");
  extreme = look (document);
  g_assert_false (extreme->is_usable);
  g_assert_true (isnan (get_bidder (extreme, 0)->mean));
  g_assert_cmpuint (extreme->finding->warnings->len, ==, 1);
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *bidder, *contract;
  g_autoptr (ConcordTrackRecord) nobody = look (document);
  g_autoptr (ConcordTrackRecord) no_contracts = NULL;
  g_autoptr (ConcordTrackRecord) running = NULL;
  g_autoptr (ConcordTrackRecord) no_outcome = NULL;

  assert_has (nobody->finding->sentence, "No bidders yet");
  bidder = build_add (document, build_project (document), "bidders", "Acme");
  no_contracts = look (document);
  assert_has (no_contracts->finding->sentence, "No past contracts yet");
  contract = build_add (document, bidder, "past-contracts", "Some council");
  build_set (document, contract, "outcome", "running");
  build_set (document, contract, "troubled", "no");
  running = look (document);
  g_assert_cmpuint (get_bidder (running, 0)->n_trials, ==, 0);
  assert_near (get_bidder (running, 0)->mean, 0.78, 1e-15);
  build_set (document, contract, "outcome", NULL);
  no_outcome = look (document);
  g_assert_cmpuint (get_bidder (no_outcome, 0)->n_successes, ==, 1);
  g_assert_true (has_warning (no_outcome->finding, "without an outcome"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/track-record/default", test_default);
  g_test_add_func ("/track-record/own-rate", test_own_rate);
  g_test_add_func ("/track-record/degenerate", test_degenerate);
  return g_test_run ();
}
