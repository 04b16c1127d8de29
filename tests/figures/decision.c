/* What the decision rests on: how robust the lead is, which packages and which price formulas. The
 * numbers are worked out by hand; for those of the findings see tests/findings/robustness.c,
 * explorer.c and prices.c. */
#include "../findings/build-money.h"
#include "check.h"

static void
assert_title (ConcordDocument *document, const char *kind, ConcordRecord *subject, const char *expected)
{
  const char *id = subject == NULL ? NULL : concord_record_get_id (subject);
  g_autoptr (ConcordFigure) figure = make (document, kind, id);

  g_assert_cmpstr (concord_figure_get_title (figure), ==, expected);
}

/* --- one weight ------------------------------------------------------------------------------ */

/* Without Cost Shared service has (40 + 10) / 0.7 and In-house (30 + 8) / 0.7, with all weight on it
 * 60 and 80; both have 66.15 at 6/13. */
static void
test_weight (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordFigure) figure = make (document, "weight-sensitivity", NULL);
  g_autoptr (ConcordFigure) quality = NULL;

  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Shared service leads unless Cost exceeds 46%");
  g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 2);
  g_assert_cmpstr (find_cell (figure, "Shared service", "Score with no weight on it"), ==, "71.4");
  g_assert_cmpstr (find_cell (figure, "In-house", "Score with no weight on it"), ==, "54.3");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Score with 30%, as now"), ==, "68.0");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Score at the turn, 46%"), ==, "66.2");
  g_assert_cmpstr (find_cell (figure, "In-house", "Score at the turn, 46%"), ==, "66.2");
  g_assert_cmpstr (find_cell (figure, "In-house", "Score with all the weight"), ==, "80.0");
  g_assert_true (shows (figure, "\n30% now\n"));
  g_assert_true (shows (figure, "first over"));
  g_assert_true (shows (figure, "With more than 46% on Cost In-house is first"));
  g_assert_true (shows (figure, "Over 46% In-house is first."));
  g_assert_true (shows (figure, "rises above 46%"));
  quality = make (document, "weight-sensitivity", concord_record_get_id (built.quality));
  g_assert_cmpstr (concord_figure_get_title (quality), ==,
                   "Shared service leads unless Quality weighs under 29%");
  g_assert_cmpstr (find_cell (quality, "Shared service", "Score with no weight on it"), ==, "56.0");
  g_assert_true (shows (quality, "first under"));
  g_assert_null (strstr (concord_figure_get_words (quality), "above 46%"));
  assert_title (document, "weight-sensitivity", built.jobs,
                "Shared service leads whatever the weight on Jobs");
}

/* Long names are shortened, so that titles stay within ten words. */
static void
test_long_names (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);

  build_set (document, built.shared, "name", "A shared service with all district councils");
  build_set (document, built.cost, "name", "Present cost of all services to the council");
  assert_title (document, "weight-sensitivity", NULL,
                "A shared service… leads unless Present cost of… exceeds 46%");
  assert_title (document, "weight-sensitivity", built.jobs,
                "A shared service with… leads whatever the weight on Jobs");
  assert_title (document, "rank-acceptability", NULL,
                "A shared service with… leads in 66 of 100 weightings");
}

static void
test_weight_odd (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built;

  assert_title (document, "weight-sensitivity", NULL, "No ranking yet to put to the test");
  built = build_appraisal (document);
  build_link (document, built.shared, "score", built.quality, "score-low", NULL);
  build_link (document, built.shared, "score", built.quality, "score-high", NULL);
  build_link (document, built.shared, "score", built.quality, "score-likely", "60");
  build_link (document, built.shared, "score", built.cost, "score-likely", "20");
  build_link (document, built.shared, "score", built.jobs, "score-likely", "40");
  assert_title (document, "weight-sensitivity", NULL, "No option leads alone under these weights");
  build_set (document, built.shared, "stage", "dropped");
  assert_title (document, "weight-sensitivity", NULL, "Only one option can be ranked yet");
  /* With all the weight on Quality there is nothing else whose proportions could be kept. */
  build_link (document, built.weights, "weight", built.cost, "points", "0");
  build_link (document, built.weights, "weight", built.jobs, "points", "0");
  assert_title (document, "weight-sensitivity", built.quality,
                "Joint venture leads whatever the weight on Quality");
}

/* --- random weights -------------------------------------------------------------------------- */

static void
test_ranks (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  g_autoptr (ConcordFigure) figure = make (document, "rank-acceptability", NULL);
  g_autoptr (ConcordFigure) bounded = NULL;
  g_autoptr (ConcordFigure) one = NULL;

  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Shared service leads in 66 of 100 weightings");
  g_assert_cmpstr (find_cell (figure, "Shared service", "1st, % of weightings"), ==, "66%");
  g_assert_cmpstr (find_cell (figure, "In-house", "2nd, % of weightings"), ==, "66%");
  g_assert_cmpstr (find_cell (figure, "In-house", "Score of 100 now"), ==, "62.0");
  g_assert_true (shows (figure, "\nfirst in 66 of 100\n"));
  g_assert_true (shows (figure, "\nfirst in 34 of 100\n"));
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "not a probability"));
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "100,000 draws, seed 0."));
  /* With 60 % on Cost at least, In-house is always first. */
  build_link (document, built.weights, "weight", built.cost, "least", "60");
  bounded = make (document, "rank-acceptability", NULL);
  g_assert_cmpstr (concord_figure_get_title (bounded), ==,
                   "In-house leads more weightings than Shared service");
  g_assert_cmpstr (concord_figure_get_cell (bounded, 0, 0), ==, "In-house");
  g_assert_true (shows (bounded, "\nalways first\n"));
  g_assert_true (shows (bounded, "\nnever first\n"));
  build_set (document, built.in_house, "stage", "dropped");
  one = make (document, "rank-acceptability", NULL);
  g_assert_true (concord_figure_is_empty (one));
  g_assert_cmpstr (concord_figure_get_title (one), ==, "Only one option can be ranked yet");
}

/* Six options, each best by one point after another: all places are in the table, those from the
 * fourth on are one part of the bar. */
static void
test_many_ranks (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *criterion, *weights;
  g_autoptr (ConcordFigure) figure = NULL;

  criterion = build_add (document, project, "criteria", "Quality");
  weights = build_add (document, project, "weight-sets", "Officers");
  build_link (document, weights, "weight", criterion, "points", "100");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Option %u", i + 1);
      g_autofree char *score = g_strdup_printf ("%u", 60 - i);

      build_link (document, build_add (document, project, "options", name), "score", criterion,
                  "score-likely", score);
    }
  figure = make (document, "rank-acceptability", NULL);
  g_assert_cmpstr (concord_figure_get_title (figure), ==, "Option 1 leads in all random weightings");
  g_assert_cmpstr (find_cell (figure, "Option 6", "6th, % of weightings"), ==, "100%");
  g_assert_cmpstr (find_cell (figure, "Option 6", "4th, % of weightings"), ==, "0%");
  g_assert_true (shows (figure, "\n4th or lower\n"));
  g_assert_true (shows (figure, "Option 5, never first: 1st 0%, 2nd 0%, 3rd 0%, 4th or lower 100%"));
}

/* --- value and cost -------------------------------------------------------------------------- */

/* A year is year 0, with a factor of 1: costs are present costs. */
static void
test_value (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltAppraisal built = build_appraisal (document);
  ConcordRecord *project = build_project (document), *line;
  g_autoptr (ConcordFigure) none = make (document, "value-cost-frontier", NULL);
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordFigure) three = NULL;

  g_assert_true (concord_figure_is_empty (none));
  g_assert_cmpstr (concord_figure_get_title (none), ==, "Costs are missing: value stands alone");
  g_assert_true (shows (none, "Money screen"));
  build_green_book (document);
  build_set (document, project, "start", "2027-05-10");
  build_set (document, project, "price-base-year", "2027");
  build_set (document, project, "lifetime", "1");
  line = build_line (document, built.shared, "Fee", "cost", "900");
  assert_title (document, "value-cost-frontier", NULL, "Only one option has both value and cost");
  build_line (document, built.in_house, "Running", "cost", "1000");
  figure = make (document, "value-cost-frontier", NULL);
  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "Shared service gives most value at least cost");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Present cost, £"), ==, "£900");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Value of 100"), ==, "68.0");
  g_assert_cmpstr (find_cell (figure, "Shared service", "Most for its cost"), ==, "yes");
  g_assert_cmpstr (find_cell (figure, "In-house", "Most for its cost"), ==, "no");
  /* 900 to 1,000: a scale from zero would press them together, and it is said. */
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "not drawn from zero"));
  build_set (document, line, "amount-likely", "1100");
  assert_title (document, "value-cost-frontier", NULL, "Each option that costs more gives more value");
  /* 0.5 x 90 = 45 for 1,050: In-house gives 62 for less. */
  build_link (document, built.venture, "score", built.cost, "score-likely", "100");
  build_link (document, built.venture, "score", built.jobs, "score-likely", "0");
  build_line (document, built.venture, "Fee", "cost", "1050");
  three = make (document, "value-cost-frontier", NULL);
  g_assert_cmpstr (concord_figure_get_title (three), ==, "2 of 3 options give most for their cost");
  g_assert_true (shows (three, "Joint venture: value 45 of 100 for £1,050; another gives as much for "
                               "less"));
}

/* --- packages -------------------------------------------------------------------------------- */

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

/* Need met by all is 70 x 4 + 55 x 3 + 40 x 1 + 20 x 2 = 525 million, by the package 485. */
static void
test_packages (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built;
  const char *name = "Revenues, Benefits and Calls";
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordFigure) unknown = NULL;

  assert_title (document, "package-frontier", NULL, "No packages to compare yet");
  built = build_market (document);
  figure = make (document, "package-frontier", NULL);
  g_assert_cmpstr (concord_figure_get_title (figure), ==, "No other package betters the present one");
  g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 7);
  g_assert_cmpuint (concord_figure_get_n_columns (figure), ==, 6);
  g_assert_cmpstr (find_cell (figure, name, "Need met"), ==, "92%");
  g_assert_cmpstr (find_cell (figure, name, "Net cost a year, £"), ==, "£8.00m");
  g_assert_cmpstr (find_cell (figure, name, "Enough able suppliers"), ==, "no");
  g_assert_cmpstr (find_cell (figure, "Calls", "Enough able suppliers"), ==, "yes");
  g_assert_cmpstr (find_cell (figure, name, "Note"), ==, "Present package");
  g_assert_cmpstr (find_cell (figure, "Calls", "Note"), ==, "–");
  g_assert_true (shows (figure, "\nPresent package\n"));
  g_assert_true (shows (figure, "\n3 able suppliers or more\n"));
  /* A package whose cost or need is not known has no place in the picture. */
  build_set (document, built.benefits, "need", NULL);
  unknown = make (document, "package-frontier", NULL);
  g_assert_nonnull (strstr (concord_figure_get_title (unknown), "packages are bettered by no other"));
  g_assert_false (shows (unknown, "Present package"));
}

/* The chances rest on appetites, which are confidential: 92 % of two bids for Revenues and Calls,
 * 72 % for the present package. */
static void
assert_caption (ConcordFigure *figure, const char *part)
{
  if (strstr (concord_figure_get_caption (figure), part) == NULL)
    g_error ("“%s” is not in “%s”", part, concord_figure_get_caption (figure));
}

static void
test_packages_public (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  g_autoptr (ConcordFigure) working = NULL;
  g_autoptr (ConcordFigure) public = NULL;
  g_autoptr (ConcordFigure) bettered = NULL;

  give_appetites (document, &built);
  working = make (document, "package-frontier", NULL);
  g_assert_cmpuint (concord_figure_get_n_columns (working), ==, 7);
  g_assert_cmpstr (find_cell (working, "Calls", "Chance of enough bids"), ==, "97%");
  g_assert_cmpstr (find_cell (working, "Revenues, Benefits and Calls", "Chance of enough bids"), ==,
                   "72%");
  g_assert_true (shows (working, "\nchance of 2 bids 80% or more\n"));
  public = make_for (document, "package-frontier", NULL, CONCORD_VIEW_PUBLIC);
  g_assert_cmpuint (concord_figure_get_n_columns (public), ==, 6);
  g_assert_false (shows (public, "72%"));
  g_assert_false (shows (public, "97%"));
  g_assert_false (shows (public, "hance of"));
  g_assert_true (shows (public, "without what suppliers said in confidence"));
  assert_caption (public, "Worked out without what suppliers said in confidence.");
  /* Revenues and Parks meet for 6m what Revenues and Calls meet for 5m. */
  build_set (document, built.benefits, "inclusion", "out");
  build_set (document, built.calls, "inclusion", "out");
  build_set (document, built.parks, "inclusion", "in");
  bettered = make (document, "package-frontier", NULL);
  g_assert_cmpstr (concord_figure_get_title (bettered), ==,
                   "Another package does better than the present one");
  g_assert_cmpstr (find_cell (bettered, "Revenues and Parks", "Note"), ==, "Present package");
  g_assert_cmpstr (find_cell (bettered, "Revenues and Calls", "Note"), ==, "Betters it");
}

static void
test_ceiling (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  g_autoptr (ConcordFigure) figure = NULL;

  build_market (document);
  build_set (document, project, "package-ceiling", "8500000.00");
  figure = make (document, "package-frontier", NULL);
  g_assert_true (shows (figure, "\nceiling £8.50m\n"));
  build_set (document, project, "package-ceiling", "7000000.00");
  assert_title (document, "package-frontier", NULL, "The package costs more than the ceiling allows");
  build_set (document, project, "package-ceiling", "1.00");
  assert_title (document, "package-frontier", NULL, "No package obeys the rules");
}

/* Nine services of one need that cost 1, 2, 4 ... thousand: every one of 511 packages costs more
 * than another only where it meets more need. About 200 are shown, and the present one always. */
static void
test_thinned (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordFigure) figure = NULL;
  guint n_present = 0;

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("S%u", i + 1);
      g_autofree char *cost = g_strdup_printf ("%u000.00", 1u << i);
      ConcordRecord *service = build_add (document, build_project (document), "services", name);

      build_set (document, service, "gross-cost", cost);
      build_set (document, service, "need", "50");
      build_set (document, service, "inclusion", i % 2 == 0 ? "in" : "out");
    }
  figure = make (document, "package-frontier", NULL);
  g_assert_cmpuint (concord_figure_get_n_rows (figure), >=, 195);
  g_assert_cmpuint (concord_figure_get_n_rows (figure), <=, 201);
  for (guint r = 0; r < concord_figure_get_n_rows (figure); r++)
    n_present += strcmp (concord_figure_get_cell (figure, r, find_column (figure, "Note")),
                         "Present package")
                 == 0;
  g_assert_cmpuint (n_present, ==, 1);
  g_assert_nonnull (strstr (concord_figure_get_caption (figure), "About 200 of 511 are shown"));
}

/* --- prices ---------------------------------------------------------------------------------- */

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

/* Qualities of 0, 40 and 75 for 10, 15 and 30 thousand at 50 %: 50, 53.3 and 54.2; without A it is
 * B. A price of 10 is abnormally low beside 15. */
static void
test_laboratory (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordFigure) figure = NULL;
  ConcordRecord *ratio, *index;

  assert_title (document, "price-laboratory", NULL, "No dummy bids to try formulas on yet");
  add_dummy (document, "A", "10000.00", "0");
  assert_title (document, "price-laboratory", NULL, "Only one bid has both price and quality");
  add_dummy (document, "B", "15000.00", "40");
  add_dummy (document, "C", "30000.00", "75");
  ratio = add_formula (document, "Ratio", "lowest-ratio", "50");
  figure = make_for (document, "price-laboratory", NULL, CONCORD_VIEW_PUBLIC);
  g_assert_cmpstr (concord_figure_get_title (figure), ==, "C is first under the only formula");
  g_assert_cmpstr (concord_figure_get_cell (figure, 0, 0), ==, "C");
  g_assert_cmpstr (find_cell (figure, "C", "Rank, Ratio"), ==, "1");
  g_assert_cmpstr (find_cell (figure, "C", "Ratio, of 100"), ==, "54.2");
  g_assert_cmpstr (find_cell (figure, "A", "Ratio, of 100"), ==, "50.0");
  g_assert_cmpstr (find_cell (figure, "B", "Quality of 100"), ==, "40.0");
  g_assert_true (shows (figure, "“Ratio” (of 100): 1 C 54.2, 2 B 53.3, 3 A 50.0."));
  g_assert_true (shows (figure, "\nwinner changes\n"));
  g_assert_true (shows (figure, "Without A “Ratio” would name B"));
  g_assert_true (shows (figure, "quality 0, abnormally low"));
  /* Quality over price: 0, 2,667 and 2,500 points for a million. */
  index = add_formula (document, "Index", "value-index", NULL);
  assert_title (document, "price-laboratory", NULL, "Which bid wins depends on the formula");
  build_set (document, ratio, "published", "yes");
  assert_title (document, "price-laboratory", NULL, "The other formula names another winner");
  build_set (document, index, "formula", NULL);
  assert_title (document, "price-laboratory", NULL, "C is first under the only formula");
}

/* Dale has a quality of 80, Fox of 86.7; price weighs 10 %: 82 against 86. Per pound Dale leads. */
static void
test_bids (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarks built;
  ConcordRecord *fox;
  const char *keys[2] = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordFigure) working = NULL;
  g_autoptr (ConcordFigure) public = NULL;

  assert_title (document, "price-formulas", NULL, "No bid has both price and quality yet");
  built = build_marks (document);
  build_set (document, built.dale, "price", "1000000.00");
  fox = build_add (document, build_project (document), "bidders", "Fox");
  build_set (document, fox, "price", "1250000.00");
  keys[0] = concord_record_get_id (built.callers);
  concord_document_set_link (document, fox, "moderation", keys, "mark", "10", "Agreed", &error);
  g_assert_no_error (error);
  keys[0] = concord_record_get_id (built.values);
  concord_document_set_link (document, fox, "moderation", keys, "mark", "3", "Agreed", &error);
  g_assert_no_error (error);
  build_set (document, add_formula (document, "Ratio", "lowest-ratio", NULL), "published", "yes");
  add_formula (document, "Index", "value-index", NULL);
  add_formula (document, "Each", "price-per-quality", NULL);
  add_formula (document, "Later", NULL, NULL);
  working = make (document, "price-formulas", NULL);
  g_assert_cmpstr (concord_figure_get_title (working), ==,
                   "2 of 2 other formulas name another winner");
  g_assert_cmpstr (find_cell (working, "Fox", "Ratio, of 100"), ==, "86.0");
  g_assert_cmpstr (find_cell (working, "Dale", "Ratio, of 100"), ==, "82.0");
  g_assert_cmpstr (find_cell (working, "Dale", "Rank, Index"), ==, "1");
  g_assert_cmpstr (find_cell (working, "Dale", "Index, points for £1m"), ==, "80");
  g_assert_cmpstr (find_cell (working, "Dale", "Each, £ a point"), ==, "£12,500");
  g_assert_cmpstr (find_cell (working, "Elm", "Rank, Ratio"), ==, "–");
  g_assert_cmpstr (find_cell (working, "Dale", "Rank, Later"), ==, "–");
  g_assert_true (shows (working, "Published: Ratio"));
  g_assert_true (shows (working, "“Later” can’t be used"));
  public = make_for (document, "price-formulas", NULL, CONCORD_VIEW_PUBLIC);
  g_assert_true (concord_figure_is_empty (public));
  g_assert_cmpstr (concord_figure_get_title (public), ==, "Prices are exempt and not shown here");
  g_assert_true (shows (public, "exempt from publication until the contract is awarded"));
  g_assert_false (shows (public, "Dale"));
  g_assert_false (shows (public, "Fox"));
  g_assert_false (shows (public, "86"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/decision/weight", test_weight);
  g_test_add_func ("/figures/decision/long-names", test_long_names);
  g_test_add_func ("/figures/decision/weight-odd", test_weight_odd);
  g_test_add_func ("/figures/decision/ranks", test_ranks);
  g_test_add_func ("/figures/decision/many-ranks", test_many_ranks);
  g_test_add_func ("/figures/decision/value", test_value);
  g_test_add_func ("/figures/decision/packages", test_packages);
  g_test_add_func ("/figures/decision/packages-public", test_packages_public);
  g_test_add_func ("/figures/decision/ceiling", test_ceiling);
  g_test_add_func ("/figures/decision/thinned", test_thinned);
  g_test_add_func ("/figures/decision/laboratory", test_laboratory);
  g_test_add_func ("/figures/decision/bids", test_bids);
  return g_test_run ();
}
