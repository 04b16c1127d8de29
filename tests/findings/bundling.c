/* Packages that grow, small enough to count on one's fingers. */
#include "build.h"
#include "check.h"

#include "findings/bundling.h"

static ConcordBundling *
look (ConcordDocument *document)
{
  ConcordBundling *bundling = concord_bundling_new (document);

  assert_sound (bundling->finding);
  return bundling;
}

static void
add_link (ConcordDocument *document, ConcordRecord *first, ConcordRecord *second,
          const char *saving)
{
  const char *keys[] = { concord_record_get_id (first), concord_record_get_id (second), NULL };
  g_autoptr (GError) error = NULL;

  concord_document_set_link (document, build_project (document), "service-link", keys, "saving",
                             saving, NULL, &error);
  g_assert_no_error (error);
}

/* Need x net cost in millions: Revenues 70 x 4 = 280, Benefits 55 x 3 = 165, Calls 40 x 1 = 40 and
 * Parks, of which nobody is known to be able, 20 x 2 = 40: 525 in all. Calls loses nobody of five,
 * so it goes first. Then Revenues loses Echo for 280, Benefits would lose three for 165. Benefits
 * then loses Gamma and Delta. */
static void
test_order (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordBundling) bundling = NULL;
  static const struct
  {
    const char *name;
    guint able, lost;
    double met;
  } expected[] = { { "Calls", 5, 0, 40 }, { "Revenues", 4, 1, 320 }, { "Benefits", 2, 2, 485 } };

  build_market (document);
  bundling = look (document);
  g_assert_cmpuint (bundling->steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ConcordBundlingStep *step = concord_bundling_get_step (bundling, i);

      g_assert_cmpstr (concord_bundling_get_service (bundling, i)->name, ==, expected[i].name);
      g_assert_cmpuint (step->able, ==, expected[i].able);
      g_assert_cmpuint (step->lost, ==, expected[i].lost);
      assert_near (step->need_met, expected[i].met / 525, 1e-12);
      g_assert_true (concord_is_absent (step->synergy));
    }
  g_assert_cmpint (bundling->outgrown, ==, 2);
  g_assert_cmpuint (bundling->n_package, ==, 3);
  assert_has (bundling->finding->sentence, "The package outgrows its market when Benefits is added: "
                                           "2 suppliers are then able for all of it, and 3 bids "
                                           "are wanted. The package meets 92% of the need.");
  g_assert_true (has_warning (bundling->finding, "Who is able for Parks is not known"));
}

/* 120 of Revenues and Benefits, entered from both ends, and 50 of Calls and Revenues; what Parks
 * would save with Benefits stays outside. */
static void
test_synergy (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordBundling) bundling = NULL;

  add_link (document, built.revenues, built.benefits, "120000.00");
  add_link (document, built.benefits, built.revenues, "110000.00");
  add_link (document, built.calls, built.revenues, "50000.00");
  add_link (document, built.benefits, built.parks, "30000.00");
  add_link (document, built.parks, built.parks, "99000.00");
  bundling = look (document);
  g_assert_true (concord_is_absent (concord_bundling_get_step (bundling, 0)->synergy));
  g_assert_cmpint (concord_bundling_get_step (bundling, 1)->synergy.pence, ==, 5000000);
  g_assert_cmpint (concord_bundling_get_step (bundling, 2)->synergy.pence, ==, 17000000);
  g_assert_cmpint (bundling->market->synergy.pence, ==, 17000000);
  assert_has (bundling->finding->sentence, "saves £170k a year");
  g_assert_true (has_warning (bundling->market->finding,
                              "Revenues and Benefits is entered twice with different savings"));
  assert_near (find_fact (bundling->market->finding->results, "Savings a year by links inside")
                   ->number,
               170000, 0);
}

/* Undecided services come after those in the package, those that are out last, whatever they lose. */
static void
test_beyond (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordBundling) bundling = NULL;

  build_set (document, built.benefits, "inclusion", "undecided");
  build_set (document, built.calls, "inclusion", "out");
  build_set (document, built.parks, "need", NULL);
  build_link (document, built.alpha, "ability", built.parks, "able", "partner");
  bundling = look (document);
  g_assert_cmpuint (bundling->n_package, ==, 1);
  g_assert_cmpstr (concord_bundling_get_service (bundling, 0)->name, ==, "Revenues");
  g_assert_cmpstr (concord_bundling_get_service (bundling, 1)->name, ==, "Benefits");
  g_assert_cmpstr (concord_bundling_get_service (bundling, 2)->name, ==, "Calls");
  g_assert_cmpstr (concord_bundling_get_service (bundling, 3)->name, ==, "Parks");
  g_assert_cmpint (bundling->outgrown, ==, 1);
  assert_has (bundling->finding->sentence, "Beyond the package, the market is outgrown when "
                                           "Benefits is added");
  g_assert_true (has_warning (bundling->finding, "Need or net cost is not given for Parks"));
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *service, *supplier;
  g_autoptr (ConcordBundling) nothing = look (document);
  g_autoptr (ConcordBundling) no_suppliers = NULL;
  g_autoptr (ConcordBundling) no_need = NULL;

  g_assert_cmpuint (nothing->steps->len, ==, 0);
  service = build_add (document, project, "services", "Revenues");
  no_suppliers = look (document);
  g_assert_cmpuint (no_suppliers->steps->len, ==, 0);
  assert_has (no_suppliers->finding->sentence, "Nothing is known of any supplier");
  supplier = build_add (document, project, "suppliers", "Alpha");
  build_link (document, supplier, "ability", service, "able", "alone");
  build_set (document, project, "bids-wanted", "1");
  no_need = look (document);
  g_assert_cmpuint (no_need->steps->len, ==, 1);
  g_assert_true (isnan (concord_bundling_get_step (no_need, 0)->need_met));
  g_assert_cmpint (no_need->outgrown, ==, -1);
  g_assert_cmpstr (no_need->finding->sentence, ==,
                   "With every service added 1 supplier is still able for all of it, and 1 bid is "
                   "wanted. No service is in the package yet.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundling/order", test_order);
  g_test_add_func ("/bundling/synergy", test_synergy);
  g_test_add_func ("/bundling/beyond", test_beyond);
  g_test_add_func ("/bundling/degenerate", test_degenerate);
  return g_test_run ();
}
