/* Packages of the four services of build.h: net cost 4m, 3m, 1m and 2m at a need of 70, 55, 40 and
 * 20. All 15 packages were measured and compared with a few lines of Python. Fewer than three
 * suppliers are able for Benefits, none is known for Parks. */
#include "build.h"
#include "check.h"

#include "findings/explorer.h"
#include "methods/method-error.h"

static ConcordExplorer *
look (ConcordDocument *document)
{
  g_autoptr (GError) error = NULL;
  ConcordExplorer *explorer = concord_explorer_get (document, TRUE, &error);

  g_assert_no_error (error);
  assert_sound (explorer->finding);
  g_assert_true (explorer->is_exact);
  return explorer;
}

static void
assert_frontier (const ConcordExplorer *explorer, const guint64 *services, guint n)
{
  g_assert_cmpuint (explorer->frontier->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (explorer->frontier, ConcordExploredPackage, i).services, ==,
                      services[i]);
}

/* Without appetites packages differ by whether three suppliers are able. */
static void
test_able (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  static const guint64 expected[] = { 4, 2, 1, 5, 3, 7, 15 };
  g_autoptr (ConcordExplorer) explorer = NULL;
  const ConcordExploredPackage *last;
  g_autofree char *names = NULL;

  build_market (document);
  explorer = look (document);
  assert_frontier (explorer, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (explorer->evaluated, ==, 15);
  g_assert_cmpuint (explorer->allowed, ==, 15);
  g_assert_false (explorer->knows_appetites);
  last = &g_array_index (explorer->frontier, ConcordExploredPackage, 6);
  assert_near (last->need_met, 525e6, 0);
  assert_near (last->net_cost, 10e6, 0);
  assert_near (last->bids_probability, 0, 0);
  g_assert_true (
      isnan (g_array_index (explorer->frontier, ConcordExploredPackage, 0).bids_probability));
  g_assert_true (g_array_index (explorer->frontier, ConcordExploredPackage, 0).has_enough);
  g_assert_cmpuint (explorer->chosen.services, ==, 7);
  g_assert_true (g_array_index (explorer->frontier, ConcordExploredPackage, 5).is_chosen);
  g_assert_false (explorer->chosen_is_bettered);
  names = concord_explorer_dup_names (explorer, &explorer->chosen);
  g_assert_cmpstr (names, ==, "Revenues, Benefits and Calls");
  g_assert_cmpstr (
      explorer->finding->sentence, ==,
      "Of 15 possible packages 7 are bettered by no other. The package as it is, is one "
      "of them. From there, adding Parks would meet 8.2% more need for £2.00m a year more.");
  g_assert_null (explorer->finding->confidential_sentence);
  g_assert_true (has_warning (explorer->finding, "Who is able for Parks is not known"));
  g_assert_true (has_warning (explorer->finding, "Some able suppliers have no appetite"));
}

static void
give_appetites (ConcordDocument *document, const BuiltMarket *built)
{
  const char *keys[]
      = { concord_record_get_id (built->revenues), concord_record_get_id (built->calls), NULL };

  build_set (document, built->alpha, "appetite", "0.9");
  build_set (document, built->beta, "appetite", "0.8");
  build_set (document, built->gamma, "appetite", "0.5");
  build_set (document, built->delta, "appetite", "0.5");
  build_set (document, built->echo, "appetite", "0.7");
  build_set (document, build_project (document), "bids-wanted", "2");
  build_keyed (document, build_project (document), "service-link", keys, "saving", "100000.00");
}

static void
test_appetites (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  static const guint64 expected[] = { 4, 2, 1, 5, 3, 13, 7, 15 };
  static const double probabilities[] = { 0.9725, 0.72, 0.92, 0.92, 0.72, 0, 0.72, 0 };
  g_autoptr (ConcordExplorer) explorer = NULL;
  g_autofree char *public_text = NULL;
  g_autofree char *full_text = NULL;

  give_appetites (document, &built);
  explorer = look (document);
  assert_frontier (explorer, expected, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (probabilities); i++)
    assert_near (g_array_index (explorer->frontier, ConcordExploredPackage, i).bids_probability,
                 probabilities[i], 1e-12);
  assert_near (explorer->chosen.synergy, 100000, 0);
  /* Alpha and Beta both: 0.9 x 0.8. Adding Parks, which nobody is able for, is no advice. */
  g_assert_cmpstr (
      explorer->finding->sentence, ==,
      "Of 15 possible packages 8 are bettered by no other. The package as it is, is one "
      "of them.");
  g_assert_cmpstr (explorer->finding->confidential_sentence, ==,
                   "For the package as it is, the chance of 2 bids or more is 72%.");
  public_text = concord_finding_dup_text (explorer->finding, FALSE);
  full_text = concord_finding_dup_text (explorer->finding, TRUE);
  g_assert_null (strstr (public_text, "72%"));
  g_assert_null (strstr (public_text, "Appetite of"));
  assert_has (full_text, "Appetite of Alpha: 0.9");
}

/* For the public appetites are as if nobody had any, whatever they are. */
static void
test_appetites_public (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  /* Two suppliers are able for everything but Parks. Revenues, Calls and Parks (13) meet less need
   * than Revenues and Benefits (3) for the same cost, but save 100,000. */
  static const guint64 expected[] = { 4, 2, 1, 5, 3, 13, 7, 15 };
  g_autoptr (ConcordExplorer) before = NULL;
  g_autoptr (ConcordExplorer) after = NULL;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;

  give_appetites (document, &built);
  before = concord_explorer_get_public (document, NULL);
  assert_sound (before->finding);
  assert_frontier (before, expected, G_N_ELEMENTS (expected));
  g_assert_false (before->knows_appetites);
  g_assert_true (before->leaves_out);
  assert_has (before->finding->sentence,
              " This is worked out without what suppliers said in confidence: by whether enough of "
              "them are able, not by how likely they are to bid.");
  g_assert_null (before->finding->confidential_sentence);
  g_assert_false (has_warning (before->finding, "appetite"));
  g_assert_null (strstr (before->finding->method, "probability"));
  build_set (document, built.alpha, "appetite", "0.1");
  build_set (document, built.echo, "appetite", NULL);
  after = concord_explorer_get_public (document, NULL);
  before_text = concord_finding_dup_text (before->finding, TRUE);
  after_text = concord_finding_dup_text (after->finding, TRUE);
  g_assert_cmpstr (after_text, ==, before_text);
  g_assert_null (strstr (after_text, "Chance of"));
  g_assert_null (strstr (after_text, "Appetite of"));
}

static gboolean
is_best (const ConcordExplorer *explorer, guint64 services)
{
  for (guint i = 0; i < explorer->frontier->len; i++)
    if (g_array_index (explorer->frontier, ConcordExploredPackage, i).services == services)
      return TRUE;
  return FALSE;
}

/* Revenues alone meets less need than Benefits alone for as much, and two bids are likelier for it:
 * 0.92 to 0.72. That it is one of the best tells as much, so it is none of them for the public. */
static void
test_best_for_bids_alone (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordExplorer) working = NULL;
  g_autoptr (ConcordExplorer) public = NULL;

  give_appetites (document, &built);
  build_set (document, built.revenues, "gross-cost", "3000000.00");
  build_set (document, built.revenues, "income", NULL);
  build_set (document, built.benefits, "need", "80");
  working = look (document);
  public = concord_explorer_get_public (document, NULL);
  g_assert_true (is_best (working, 1));
  g_assert_true (is_best (working, 2));
  g_assert_false (is_best (public, 1));
  g_assert_true (is_best (public, 2));
}

static void
test_bettered (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordExplorer) explorer = NULL;
  g_autoptr (ConcordExplorer) added = NULL;

  /* Revenues and Parks: 320m of need for 6m, as Revenues and Calls meet for 5m. */
  give_appetites (document, &built);
  build_set (document, built.benefits, "inclusion", "out");
  build_set (document, built.calls, "inclusion", "out");
  build_set (document, built.parks, "inclusion", "in");
  explorer = look (document);
  g_assert_true (explorer->chosen_is_bettered);
  g_assert_cmpuint (explorer->better.services, ==, 5);
  assert_has (
      explorer->finding->sentence,
      "The package as it is can be bettered: taking out Parks and adding Calls would meet the "
      "same need for £1.00m a year less and save £100k a year more by what services share.");
  assert_has (
      explorer->finding->confidential_sentence,
      "the chance of 2 bids or more is 0%; taking out Parks and adding Calls makes it 92%.");
  /* Revenues alone: Calls are worth 40 a pound, more than Benefits, and leave the chance. */
  build_set (document, built.parks, "inclusion", "out");
  added = look (document);
  assert_has (
      added->finding->sentence,
      "adding Calls would meet 14% more need for £1.00m a year more and save £100k a year more "
      "by what services share; enough suppliers would still be able.");
  assert_has (added->finding->confidential_sentence, "and adding Calls leaves it the same.");
}

static void
test_rules (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  ConcordRecord *project = build_project (document);
  const char *keys[]
      = { concord_record_get_id (built.revenues), concord_record_get_id (built.benefits), NULL };
  const char *apart[]
      = { concord_record_get_id (built.calls), concord_record_get_id (built.parks), NULL };
  static const guint64 three[] = { 4, 12, 7 }, two[] = { 4, 7 };
  g_autoptr (ConcordExplorer) explorer = NULL;
  g_autoptr (ConcordExplorer) fewer = NULL;
  g_autoptr (ConcordExplorer) low = NULL;
  g_autoptr (ConcordExplorer) none = NULL;

  give_appetites (document, &built);
  build_set (document, built.calls, "explored", "must");
  build_keyed (document, project, "service-link", keys, "rule", "together");
  build_set (document, project, "package-ceiling", "8500000.00");
  explorer = look (document);
  g_assert_cmpuint (explorer->allowed, ==, 3);
  assert_frontier (explorer, three, G_N_ELEMENTS (three));
  assert_has (explorer->finding->sentence,
              "Of 15 possible packages 3 obey the rules, and 3 of these are bettered by no other.");
  build_keyed (document, project, "service-link", apart, "rule", "apart");
  fewer = look (document);
  assert_frontier (fewer, two, G_N_ELEMENTS (two));
  build_set (document, project, "package-ceiling", "7000000.00");
  low = look (document);
  g_assert_false (low->chosen_obeys);
  assert_has (low->finding->sentence, "The package as it is costs more than the ceiling allows.");
  build_set (document, built.calls, "explored", "must-not");
  build_set (document, built.parks, "explored", "must-not");
  none = look (document);
  g_assert_cmpuint (none->allowed, ==, 1); /* Revenues and Benefits */
  g_assert_false (none->chosen_obeys);
  build_set (document, project, "package-ceiling", "1.00");
  concord_explorer_unref (none);
  none = look (document);
  g_assert_cmpuint (none->allowed, ==, 0);
  g_assert_cmpuint (none->frontier->len, ==, 0);
  assert_has (none->finding->sentence, "None of the 15 possible packages obeys the rules");
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *service, *other;
  g_autoptr (GError) no_services = NULL;
  g_autoptr (GError) incomplete = NULL;
  g_autoptr (ConcordExplorer) one = NULL;
  g_autoptr (ConcordExplorer) two = NULL;

  g_assert_null (concord_explorer_get (document, TRUE, &no_services));
  assert_has (no_services->message, "No services yet");
  service = build_add (document, project, "services", "Revenues");
  build_set (document, service, "need", "50");
  g_assert_null (concord_explorer_get (document, TRUE, &incomplete));
  assert_has (incomplete->message, "No service has both a need and a net cost yet");
  build_set (document, service, "gross-cost", "1000.00");
  one = look (document);
  g_assert_cmpuint (one->evaluated, ==, 1);
  g_assert_cmpuint (one->frontier->len, ==, 1);
  g_assert_false (one->knows_market);
  g_assert_true (isnan (g_array_index (one->frontier, ConcordExploredPackage, 0).bids_probability));
  assert_has (one->finding->sentence, "No service is in the package yet.");
  /* A service that earns more than it costs makes every package cheaper and meets no need; one
   * without need is left out, and the package with it can't be measured. */
  service = build_add (document, project, "services", "Parking");
  build_set (document, service, "need", "50");
  build_set (document, service, "gross-cost", "100.00");
  build_set (document, service, "income", "300.00");
  other = build_add (document, project, "services", "Archive");
  build_set (document, other, "gross-cost", "100.00");
  build_set (document, other, "inclusion", "in");
  two = look (document);
  g_assert_cmpuint (two->ids->len, ==, 2);
  g_assert_cmpstr (two->left_out->pdata[0], ==, "Archive");
  g_assert_cmpuint (two->frontier->len, ==, 2); /* Parking alone, and both */
  assert_near (g_array_index (two->frontier, ConcordExploredPackage, 1).need_met, 50000, 0);
  assert_near (g_array_index (two->frontier, ConcordExploredPackage, 1).net_cost, 800, 0);
  g_assert_true (has_warning (two->finding, "Parking earns more than it costs"));
  assert_has (two->finding->sentence, "need or net cost of Archive is missing.");
}

static void
add_services (ConcordDocument *document, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("S%u", i);
      g_autofree char *cost = g_strdup_printf ("%u000.00", i + 1);
      ConcordRecord *service = build_add (document, build_project (document), "services", name);

      build_set (document, service, "need", "50");
      build_set (document, service, "gross-cost", cost);
    }
}

/* A coarse search keeps what matters least as the project has it, and says what that may miss. */
static void
test_kind (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  const ConcordHeavyKind *kind = concord_explorer_get_kind ();
  g_autoptr (ConcordExplorer) coarse = NULL;
  g_autoptr (GError) error = NULL;
  ConcordProgress progress;
  gpointer inputs;

  add_services (document, 18);
  inputs = kind->copy (document);
  coarse = kind->run (inputs, TRUE, NULL, &error);
  g_assert_no_error (error);
  assert_sound (coarse->finding);
  g_assert_true (coarse->is_coarse);
  g_assert_false (coarse->is_exact);
  /* The six cheapest of 1 to 18 thousand stay out: 21 of 171, so 150 can be had. */
  g_assert_cmpuint (coarse->allowed, ==, (1 << 12) - 1);
  assert_near (coarse->most_missed, 21.0 / 150, 1e-12);
  concord_progress_init (&progress);
  concord_progress_cancel (&progress);
  g_assert_null (kind->run (inputs, FALSE, &progress, &error));
  g_assert_error (error, CONCORD_METHOD_ERROR, CONCORD_METHOD_ERROR_CANCELLED);
  kind->free_inputs (inputs);
}

static ConcordRecord *
get_service (ConcordDocument *document, guint i)
{
  return g_list_model_get_item (concord_record_get_children (build_project (document), "services"),
                                i);
}

/* What a coarse search holds in the package is measured with the rest: each of its packages has S0
 * and S1, one more of them with S17 saves, and Alpha, who can't do S1, is able for none. */
static void
test_held (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  const ConcordHeavyKind *kind = concord_explorer_get_kind ();
  g_autoptr (ConcordRecord) first = NULL;
  g_autoptr (ConcordRecord) second = NULL;
  g_autoptr (ConcordRecord) last = NULL;
  g_autoptr (ConcordExplorer) coarse = NULL;
  g_autoptr (GError) error = NULL;
  ConcordRecord *alpha, *beta;
  gpointer inputs;

  add_services (document, 18);
  first = get_service (document, 0);
  second = get_service (document, 1);
  last = get_service (document, 17);
  build_set (document, first, "inclusion", "in");
  build_set (document, second, "inclusion", "in");
  build_keyed (
      document, build_project (document), "service-link",
      (const char *[]){ concord_record_get_id (first), concord_record_get_id (last), NULL },
      "saving", "500.00");
  build_set (document, build_project (document), "bids-wanted", "1");
  build_set (document, build_project (document), "package-ceiling", "21000.00");
  alpha = build_add (document, build_project (document), "suppliers", "Alpha");
  build_set (document, alpha, "appetite", "1");
  build_link (document, alpha, "ability", first, "able", "alone");
  build_link (document, alpha, "ability", last, "able", "alone");
  beta = build_add (document, build_project (document), "suppliers", "Beta");
  build_set (document, beta, "appetite", "0.5");
  build_link (document, beta, "ability", first, "able", "alone");
  build_link (document, beta, "ability", second, "able", "partner");
  build_link (document, beta, "ability", last, "able", "alone");
  inputs = kind->copy (document);
  coarse = kind->run (inputs, TRUE, NULL, &error);
  kind->free_inputs (inputs);
  g_assert_no_error (error);
  /* 1 + 2 thousand are held and 18 are left below the ceiling: nothing more, one of 7 to 18, or 7
   * with 8 to 11, 8 with 9 or 10. */
  g_assert_cmpuint (coarse->allowed, ==, 1 + 12 + 4 + 2);
  for (guint i = 0; i < coarse->frontier->len; i++)
    {
      const ConcordExploredPackage *package
          = &g_array_index (coarse->frontier, ConcordExploredPackage, i);

      g_assert_cmpuint (package->services & 3, ==, 3);
      g_assert_cmpfloat (package->net_cost, <=, 21000);
      assert_near (package->synergy, package->services >> 17 & 1 ? 500 : 0, 0);
      /* Beta is able for S0, S1 and S17 alone. */
      assert_near (package->bids_probability,
                   package->services == 3 || package->services == ((1u << 17) | 3) ? 0.5 : 0, 0);
    }
}

/* Beyond 24 services not every package is looked at; beyond 60 none. */
static void
test_many (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordExplorer) many = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;

  add_services (document, 26);
  many = concord_explorer_get (document, TRUE, &error);
  g_assert_no_error (error);
  assert_sound (many->finding);
  g_assert_cmpuint (many->frontier->len, >, 0);
  g_assert_cmpfloat (many->most_missed, >=, 0);
  g_assert_cmpfloat (many->most_missed, <, 1);
  if (!many->is_exact)
    {
      assert_has (many->finding->sentence, "packages that were looked at");
      g_assert_true (has_warning (many->finding, "Not every package was looked at"));
    }
  add_services (document, 35);
  g_assert_null (concord_explorer_get (document, TRUE, &refused));
  assert_has (refused->message, "at most 60 services");
  assert_has (refused->message, "these are 61");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/explorer/able", test_able);
  g_test_add_func ("/explorer/appetites", test_appetites);
  g_test_add_func ("/explorer/appetites-public", test_appetites_public);
  g_test_add_func ("/explorer/best-for-bids-alone", test_best_for_bids_alone);
  g_test_add_func ("/explorer/bettered", test_bettered);
  g_test_add_func ("/explorer/rules", test_rules);
  g_test_add_func ("/explorer/degenerate", test_degenerate);
  g_test_add_func ("/explorer/kind", test_kind);
  g_test_add_func ("/explorer/held", test_held);
  g_test_add_func ("/explorer/many", test_many);
  return g_test_run ();
}
