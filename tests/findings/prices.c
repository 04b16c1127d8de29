/* Price formulas on bids few enough to reckon by hand. Marks are those of build.h: Dale has 8 of 10
 * on Callers (60 %) and 4 of 5 on Values (30 %), so a quality of 100 x (48 + 24) / 90 = 80. */
#include "build.h"
#include "check.h"

#include "findings/prices.h"

static ConcordPrices *
look (ConcordDocument *document, gboolean laboratory)
{
  ConcordPrices *prices = concord_prices_new (document, laboratory);

  assert_sound (prices->finding);
  return prices;
}

static const ConcordPriceTable *
get_table (const ConcordPrices *prices, guint i)
{
  return prices->tables->pdata[i];
}

static const ConcordPricedBid *
get_bid (const ConcordPrices *prices, guint i)
{
  return prices->bids->pdata[i];
}

static ConcordRecord *
add_dummy (ConcordDocument *document, const char *name, const char *price, const char *quality)
{
  ConcordRecord *bid = build_add (document, build_project (document), "dummy-bids", name);

  build_set (document, bid, "price", price);
  build_set (document, bid, "quality", quality);
  return bid;
}

static ConcordRecord *
add_formula (ConcordDocument *document, const char *name, const char *formula, const char *weight)
{
  ConcordRecord *record = build_add (document, build_project (document), "price-formulas", name);

  build_set (document, record, "formula", formula);
  build_set (document, record, "price-weight", weight);
  return record;
}

/* The paradox of methods.md: the bid in the middle can't win. 50 x 50 / 75 = 33.33 and 37.5. */
static void
test_paradox (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordPrices) prices = NULL;
  const ConcordPriceTable *table;

  add_dummy (document, "Low", "50.00", "50");
  add_dummy (document, "Middle", "75.00", "75");
  add_dummy (document, "High", "100.00", "100");
  build_set (document, add_formula (document, "Ratio", "lowest-ratio", "50"), "published", "yes");
  prices = look (document, TRUE);
  g_assert_true (prices->is_laboratory);
  g_assert_false (prices->formulas_are_usual);
  g_assert_cmpuint (prices->tables->len, ==, 1);
  g_assert_cmpint (prices->published, ==, 0);
  table = get_table (prices, 0);
  g_assert_null (table->problem);
  assert_near (table->price_weight, 0.5, 0);
  assert_near (table->totals[0], 75, 1e-12);
  assert_near (table->totals[1], 50 * 50 / 75.0 + 37.5, 1e-12);
  assert_near (table->totals[2], 75, 1e-12);
  assert_near (table->price_scores[1], 200.0 / 3, 1e-12);
  g_assert_cmpuint (table->ranks[1], ==, 3);
  g_assert_cmpuint (table->winners->len, ==, 2);
  /* Dummy bids are nobody's secret. */
  g_assert_null (prices->finding->confidential_sentence);
  assert_has (prices->finding->sentence,
              "The published formula, “Ratio”, names a winner and decides. Under “Ratio” Low and "
              "High share the first place with 75 of 100.");
}

/* Under 10 / 15 / 30 thousand the price scores are 100, 66.7 and 33.3. With qualities of 0, 40 and
 * 75 at 50 % the totals are 50, 53.3 and 54.2. Without the lowest, 15 is full: 70 and 62.5. */
static void
test_irrelevant (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordPrices) prices = NULL;
  const ConcordPriceTable *table;
  const ConcordDroppedWinner *dropped;

  add_dummy (document, "A", "10000.00", "0");
  add_dummy (document, "B", "15000.00", "40");
  add_dummy (document, "C", "30000.00", "75");
  add_formula (document, "Ratio", "lowest-ratio", "50");
  prices = look (document, TRUE);
  table = get_table (prices, 0);
  assert_near (table->totals[1], 100.0 / 3 + 20, 1e-12);
  assert_near (table->totals[2], 50.0 / 3 + 37.5, 1e-12);
  g_assert_cmpuint (g_array_index (table->winners, guint, 0), ==, 2);
  g_assert_cmpuint (table->droppers->len, ==, 1);
  dropped = table->droppers->pdata[0];
  g_assert_cmpuint (dropped->dropped, ==, 0);
  g_assert_cmpstr (dropped->winners, ==, "B");
  g_assert_cmpstr (prices->finding->sentence, ==,
                   "“Ratio” is the only formula that can be tried; it is not marked as published. "
                   "Its winner changes when a losing bid goes away. Under “Ratio” C "
                   "is first with 54.17 of 100. Without A, “Ratio” would name B. The price of A "
                   "looks abnormally low: ask for an explanation, which is not a rejection.");
}

/* All six with usual settings: price 40 %, benchmarks from 100 to 200, mean price 150 for a mean
 * quality of 75, so 2 pounds a point. A 100 / 60, B 200 / 90. */
static void
test_usual (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordPrices) prices = NULL;
  static const double totals[][2] = {
    { 40 + 36, 20 + 54 },
    /* 50 + 100 / 3, 50 - 100 / 3 */
    { 0.4 * 250 / 3 + 36, 0.4 * 50 / 3 + 54 },
    { 40 + 36, 54 },
    { 100 / 60.0, 200 / 90.0 },
    { 0.6, 0.45 },
    { 120 - 100, 180 - 200 },
  };

  add_dummy (document, "A", "100.00", "60");
  add_dummy (document, "B", "200.00", "90");
  prices = look (document, TRUE);
  g_assert_true (prices->formulas_are_usual);
  g_assert_cmpuint (prices->tables->len, ==, G_N_ELEMENTS (totals));
  g_assert_cmpint (prices->published, ==, -1);
  for (guint i = 0; i < prices->tables->len; i++)
    {
      g_assert_null (get_table (prices, i)->id);
      assert_near (get_table (prices, i)->totals[0], totals[i][0], 1e-12);
      assert_near (get_table (prices, i)->totals[1], totals[i][1], 1e-12);
      g_assert_cmpuint (get_table (prices, i)->ranks[0], ==, 1);
    }
  assert_near (get_table (prices, 2)->full_at, 100, 0);
  assert_near (get_table (prices, 2)->zero_at, 200, 0);
  assert_near (get_table (prices, 5)->willingness, 2, 1e-12);
  g_assert_true (isnan (get_table (prices, 5)->price_weight));
  assert_has (prices->finding->sentence,
              "All 6 formulas name the same winner; none of them is marked as published.");
  g_assert_true (has_warning (prices->finding, "all are tried with usual settings"));
}

static ConcordRecord *
add_bidder (ConcordDocument *document, const char *name, const char *price, const char *state)
{
  ConcordRecord *bidder = build_add (document, build_project (document), "bidders", name);

  build_set (document, bidder, "price", price);
  build_set (document, bidder, "state", state);
  return bidder;
}

static void
moderate (ConcordDocument *document,
          ConcordRecord *bidder,
          ConcordRecord *question,
          const char *mark)
{
  const char *keys[] = { concord_record_get_id (question), NULL };
  g_autoptr (GError) error = NULL;

  concord_document_set_link (document, bidder, "moderation", keys, "mark", mark, "Agreed", &error);
  g_assert_no_error (error);
}

static void
test_bidders (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarks built = build_marks (document);
  ConcordRecord *fox;
  g_autoptr (ConcordPrices) prices = NULL;
  g_autofree char *public_text = NULL;
  g_autofree char *full_text = NULL;

  /* Elm has no mark on Values, so no quality. Fox has 10 of 10 and 3 of 5: 100 x 78 / 90. */
  build_set (document, built.dale, "price", "1000000.00");
  build_set (document, built.elm, "price", "900000.00");
  fox = add_bidder (document, "Fox", "1250000.00", "tendered");
  moderate (document, fox, built.callers, "10");
  moderate (document, fox, built.values, "3");
  add_bidder (document, "Gull", "100.00", "withdrawn");
  build_set (document, add_formula (document, "Ratio", "lowest-ratio", NULL), "published", "yes");
  add_formula (document, "Index", "value-index", NULL);
  add_formula (document, "Later", NULL, NULL);
  prices = look (document, FALSE);
  g_assert_cmpuint (prices->bids->len, ==, 3);
  g_assert_cmpuint (prices->n_complete, ==, 2);
  assert_near (get_bid (prices, 0)->quality, 80, 1e-12);
  g_assert_true (isnan (get_bid (prices, 1)->quality));
  assert_near (get_bid (prices, 2)->quality, 260.0 / 3, 1e-12);
  /* Price weighs 10 of the 100 %: 10 + 72 against 8 + 78. */
  assert_near (get_table (prices, 0)->price_weight, 0.1, 1e-12);
  assert_near (get_table (prices, 0)->totals[0], 82, 1e-12);
  g_assert_true (isnan (get_table (prices, 0)->totals[1]));
  g_assert_cmpuint (get_table (prices, 0)->ranks[1], ==, 0);
  assert_near (get_table (prices, 0)->totals[2], 86, 1e-12);
  g_assert_cmpuint (g_array_index (get_table (prices, 1)->winners, guint, 0), ==, 0);
  assert_has (get_table (prices, 2)->problem, "It is not said yet");
  g_assert_cmpstr (
      prices->finding->sentence, ==,
      "0 of 1 other formulas name the same winner as the published one, “Ratio”, which "
      "decides.");
  assert_has (prices->finding->confidential_sentence,
              "Under “Ratio” Fox is first with 86 of 100. “Index” names Dale.");
  g_assert_true (has_warning (prices->finding, "1 bid lacks a price or a quality"));
  public_text = concord_finding_dup_text (prices->finding, FALSE);
  full_text = concord_finding_dup_text (prices->finding, TRUE);
  g_assert_null (strstr (public_text, "Dale"));
  g_assert_null (strstr (public_text, "Elm"));
  g_assert_null (strstr (public_text, "Fox"));
  g_assert_null (strstr (public_text, "86"));
  g_assert_null (strstr (public_text, "1.25"));
  assert_has (full_text, "Price of Fox: £1.25m");
  assert_has (full_text, "Fox under “Ratio”: rank 1, 86 of 100; price alone 80");
  g_assert_null (strstr (full_text, "Gull"));
}

/* The average without the highest is 800; 0.85 of it is 680, and 600 is more than 1,000 pounds
 * below the next lowest. An excluded bid counts in the average but not as the next lowest. */
static void
test_low (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *second;
  g_autoptr (ConcordPrices) low = NULL;
  g_autoptr (ConcordPrices) shielded = NULL;
  g_autoptr (ConcordPrices) excluded = NULL;

  add_bidder (document, "Dale", "600000.00", NULL);
  second = add_bidder (document, "Elm", "850000.00", NULL);
  add_bidder (document, "Fox", "950000.00", NULL);
  add_bidder (document, "Gull", "1200000.00", NULL);
  low = look (document, FALSE);
  assert_near (low->average, 800000, 1e-6);
  g_assert_true (get_bid (low, 0)->is_abnormally_low);
  g_assert_false (get_bid (low, 1)->is_abnormally_low);
  assert_near (get_bid (low, 0)->low_margin, 8500, 1e-6);
  g_assert_cmpint (low->low_pair[0], ==, -1);
  assert_has (
      low->finding->confidential_sentence,
      "The price of Dale looks abnormally low: ask for an explanation, which is not a rejection.");
  assert_has (low->finding->sentence, "No bid has both a price and marks on quality yet");
  /* Two low bids shield each other: 600 is less than 1 % below 602. */
  build_set (document, second, "price", "602000.00");
  shielded = look (document, FALSE);
  g_assert_false (get_bid (shielded, 0)->is_abnormally_low);
  g_assert_cmpint (shielded->low_pair[0], ==, 0);
  g_assert_cmpint (shielded->low_pair[1], ==, 1);
  g_assert_cmpstr (
      shielded->finding->confidential_sentence, ==,
      "Dale at £600k and Elm at £602k lie too close together for the test for abnormally "
      "low prices: look at both side by side.");
  build_set (document, second, "state", "excluded");
  excluded = look (document, FALSE);
  g_assert_cmpuint (excluded->bids->len, ==, 3);
  assert_near (excluded->average, (600000 + 602000 + 950000) / 3.0, 1e-6);
  g_assert_true (get_bid (excluded, 0)->is_abnormally_low);
}

static void
test_degenerate (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordPrices) nobody = look (document, FALSE);
  g_autoptr (ConcordPrices) empty = look (document, TRUE);
  g_autoptr (ConcordPrices) one = NULL;
  g_autoptr (ConcordPrices) free_of_charge = NULL;
  g_autoptr (ConcordPrices) worthless = NULL;
  ConcordRecord *bid;

  assert_has (nobody->finding->sentence, "No bidders are in the competition");
  assert_has (empty->finding->sentence, "No dummy bids yet");
  assert_has (get_table (empty, 0)->problem, "No bid has both a price and a quality yet.");
  g_assert_true (isnan (get_table (empty, 5)->willingness));
  bid = add_dummy (document, "A", "100.00", "60");
  one = look (document, TRUE);
  assert_has (one->finding->sentence, "Only one bid has both a price and a quality");
  g_assert_true (isnan (one->average));
  g_assert_true (has_warning (one->finding, "At least two prices are needed"));
  /* A price of nothing has no ratio, and benchmarks from 0 to 0 have no line between them. */
  build_set (document, bid, "price", "0.00");
  add_dummy (document, "B", "10.00", "60");
  free_of_charge = look (document, TRUE);
  assert_has (get_table (free_of_charge, 0)->problem, "no score for a price of zero");
  g_assert_null (get_table (free_of_charge, 1)->problem);
  g_assert_nonnull (get_table (free_of_charge, 2)->problem);
  g_assert_nonnull (get_table (free_of_charge, 4)->problem);
  build_set (document, add_formula (document, "Ratio", "lowest-ratio", "40"), "published", "yes");
  worthless = look (document, TRUE);
  assert_has (worthless->finding->sentence,
              "The published formula, “Ratio”, has no answer for these bids.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/prices/paradox", test_paradox);
  g_test_add_func ("/prices/irrelevant", test_irrelevant);
  g_test_add_func ("/prices/usual", test_usual);
  g_test_add_func ("/prices/bidders", test_bidders);
  g_test_add_func ("/prices/low", test_low);
  g_test_add_func ("/prices/degenerate", test_degenerate);
  return g_test_run ();
}
