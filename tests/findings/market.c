/* Markets small enough to count on one's fingers. */
#include "build.h"
#include "check.h"

#include "findings/market.h"
#include "findings/words.h"

static ConcordMarket *
look (ConcordDocument *document)
{
  ConcordMarket *market = concord_market_new (document);

  assert_sound (market->finding);
  return market;
}

static const ConcordMarketService *
get_service (const ConcordMarket *market, guint i)
{
  return market->services->pdata[i];
}

/* Who is able for what is said in build.h. */
static void
test_counts (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordMarket) market = NULL;
  static const struct
  {
    double able, alone, without;
    guint unknown;
  } expected[] = {
    { 4, 4, 2, 1 },   /* Revenues: without it Alpha and Beta stay */
    { 2, 1, 4, 1 },   /* Benefits: without it Gamma and Delta come too */
    { 5, 5, 2, 0 },   /* Calls */
    { NAN, NAN, NAN, 5 }, /* Parks: nobody has said anything */
  };

  build_market (document);
  market = look (document);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ConcordMarketService *service = get_service (market, i);

      if (isnan (expected[i].able))
        g_assert_true (isnan (service->able) && isnan (service->alone)
                       && isnan (service->able_without));
      else
        {
          assert_near (service->able, expected[i].able, 0);
          assert_near (service->alone, expected[i].alone, 0);
          assert_near (service->able_without, expected[i].without, 0);
        }
      g_assert_cmpuint (service->unknown, ==, expected[i].unknown);
    }
  g_assert_cmpint (market->state, ==, CONCORD_MARKET_TOO_FEW);
  assert_near (market->able, 2, 0);
  assert_near (market->alone, 1, 0);
  g_assert_cmpint (market->removal, ==, 1);
  g_assert_cmpuint (market->n_in, ==, 3);
  /* 5m + 3m + 1.2m less 1m and 0.2m; 80 + 60.5 + 30 */
  g_assert_cmpint (market->gross_cost.pence, ==, G_GINT64_CONSTANT (920000000));
  g_assert_cmpint (market->income.pence, ==, 120000000);
  g_assert_cmpint (market->net_cost.pence, ==, 800000000);
  assert_near (market->staff, 170.5, 0);
  g_assert_cmpstr (market->finding->sentence, ==,
                   "3 services in the package, £8.00m a year net, 170.5 FTE; 2 suppliers are able "
                   "for all of it, 1 without a partner, and 3 bids are wanted: the package "
                   "outgrows its market. Taking out Benefits would bring most: 4 able suppliers.");
  g_assert_true (has_warning (market->finding, "Whether 1 supplier is able for Benefits"));
}

static void
test_enough (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordMarket) wanted = NULL;
  g_autoptr (ConcordMarket) smaller = NULL;

  build_set (document, build_project (document), "bids-wanted", "2");
  wanted = look (document);
  g_assert_cmpint (wanted->state, ==, CONCORD_MARKET_ENOUGH);
  build_set (document, build_project (document), "bids-wanted", NULL);
  build_set (document, built.benefits, "inclusion", "undecided");
  smaller = look (document);
  g_assert_cmpint (smaller->state, ==, CONCORD_MARKET_ENOUGH);
  assert_near (smaller->able, 4, 0);
  assert_near (smaller->alone, 4, 0);
  g_assert_true (isnan (get_service (smaller, 1)->able_without));
}

/* Appetites .9 and .8: both bid with .72, one at least with 1 - .1 x .2 = .98, 1.7 expected. */
static void
test_probability (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordMarket) lacking = NULL;
  g_autoptr (ConcordMarket) two = NULL;
  g_autoptr (ConcordMarket) one = NULL;
  g_autofree char *public_text = NULL;
  g_autofree char *full_text = NULL;

  build_set (document, build_project (document), "bids-wanted", "2");
  build_set (document, built.alpha, "appetite", "0.9");
  lacking = look (document);
  g_assert_cmpuint (lacking->n_no_appetite, ==, 1);
  g_assert_true (isnan (lacking->probability));
  assert_has (lacking->finding->confidential_sentence, "1 of 2 able suppliers has no appetite");
  build_set (document, built.beta, "appetite", "0.8");
  two = look (document);
  assert_near (two->probability, 0.72, 1e-15);
  assert_near (two->expected_bids, 1.7, 1e-15);
  build_set (document, build_project (document), "bids-wanted", "1");
  one = look (document);
  assert_near (one->probability, 0.98, 1e-15);
  /* Appetites, and what is worked out from them, are not for the public. */
  assert_has (one->finding->confidential_sentence, "98%");
  public_text = concord_finding_dup_text (one->finding, FALSE);
  full_text = concord_finding_dup_text (one->finding, TRUE);
  g_assert_null (strstr (public_text, "98%"));
  g_assert_null (strstr (public_text, "0.9"));
  assert_has (full_text, "98%");
}

static void
test_too_few_for_any_appetite (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordMarket) market = NULL;

  build_market (document);
  market = look (document);
  /* Two able, three wanted: whatever the appetites, which nobody gave. */
  assert_near (market->probability, 0, 0);
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *service, *other, *supplier;
  g_autoptr (ConcordMarket) nothing = look (document);
  g_autoptr (ConcordMarket) no_package = NULL;
  g_autoptr (ConcordMarket) no_suppliers = NULL;
  g_autoptr (ConcordMarket) nobody_able = NULL;
  g_autoptr (ConcordMarket) tied = NULL;

  g_assert_cmpint (nothing->state, ==, CONCORD_MARKET_NO_SERVICES);
  service = build_add (document, project, "services", "Revenues");
  no_package = look (document);
  g_assert_cmpint (no_package->state, ==, CONCORD_MARKET_NO_PACKAGE);
  g_assert_cmpint (get_service (no_package, 0)->place, ==, CONCORD_MARKET_UNDECIDED);
  build_set (document, service, "inclusion", "in");
  no_suppliers = look (document);
  g_assert_cmpint (no_suppliers->state, ==, CONCORD_MARKET_UNKNOWN);
  g_assert_true (isnan (no_suppliers->able));
  g_assert_true (concord_is_absent (no_suppliers->net_cost));
  assert_has (no_suppliers->finding->sentence, "who is able for Revenues is not known yet");
  g_assert_true (has_warning (no_suppliers->finding, "has no gross cost given"));
  supplier = build_add (document, project, "suppliers", "Alpha");
  build_link (document, supplier, "ability", service, "able", "no");
  nobody_able = look (document);
  g_assert_cmpint (nobody_able->state, ==, CONCORD_MARKET_TOO_FEW);
  assert_near (nobody_able->able, 0, 0);
  assert_has (nobody_able->finding->sentence, "no supplier is able for all of it");
  /* A second service, for which a second supplier is not able: either one out helps as much. */
  other = build_add (document, project, "services", "Benefits");
  build_set (document, other, "inclusion", "in");
  build_link (document, supplier, "ability", other, "able", "alone");
  supplier = build_add (document, project, "suppliers", "Beta");
  build_link (document, supplier, "ability", service, "able", "partner");
  build_link (document, supplier, "ability", other, "able", "no");
  tied = look (document);
  g_assert_cmpuint (tied->removals->len, ==, 2);
  assert_has (tied->finding->sentence, "any one of Revenues and Benefits would bring most: 1 able");
}

/* A list that nobody would read to its end. */
static void
test_long_lists (void)
{
  static const char *const names[] = { "A", "B", "C", "D", "E", "F", "G" };
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *all = NULL, *some = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (items, (gpointer) names[i]);
  all = concord_words_dup_some (items, 7);
  some = concord_words_dup_some (items, 5);
  g_assert_cmpstr (all, ==, "A, B, C, D, E, F and G");
  g_assert_cmpstr (some, ==, "A, B, C, D, E and 2 more");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/market/counts", test_counts);
  g_test_add_func ("/market/enough", test_enough);
  g_test_add_func ("/market/probability", test_probability);
  g_test_add_func ("/market/too-few", test_too_few_for_any_appetite);
  g_test_add_func ("/market/degenerate", test_degenerate);
  g_test_add_func ("/market/long-lists", test_long_lists);
  return g_test_run ();
}
