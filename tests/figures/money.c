/* The figures of money. The numbers of build-money.h come from tests/findings/money.c; what is added
 * to them is worked by hand in the comments. */
#include "../findings/build-money.h"
#include "check.h"

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);
}

static ConcordLayout *
lay_out (ConcordFigure *figure)
{
  return concord_chart_layout (concord_figure_get_chart (figure), 454, 400, CONCORD_CHART_PLAIN);
}

/* Four years from 2027/28, a do-minimum of 1,000 a year, 2,000 futures. */
static ConcordDocument *
build_years (ConcordRecord **minimum)
{
  ConcordDocument *document = build_document ();
  ConcordRecord *project = build_project (document);

  build_green_book (document);
  build_set (document, project, "start", "2027-04-01");
  build_set (document, project, "lifetime", "4");
  build_set (document, project, "price-base-year", "2027");
  build_set (document, project, "futures", "2000");
  build_set (document, project, "seed", "7");
  *minimum = build_add (document, project, "options", "Do-minimum");
  build_set (document, *minimum, "do-minimum", "yes");
  build_line (document, *minimum, "Running", "cost", "1000");
  return document;
}

static ConcordRecord *
add_partner (ConcordDocument *document, const char *capital)
{
  ConcordRecord *option = build_add (document, build_project (document), "options", "Partner");
  ConcordRecord *line = build_line (document, option, "System", "cost", NULL);

  build_year (document, line, "by-year", 2027, capital);
  build_line (document, option, "Fee", "cost", "800");
  return option;
}

/* 500 more in the first year, 200 less in each: −300, then −300 + 200 / 1.035 = −106.76, then
 * + 200 / 1.035^2 = 186.70: 79.94, then + 200 / 1.035^3 = 180.39: 260.33. */
static void
test_break_even (void)
{
  ConcordRecord *minimum;
  g_autoptr (ConcordDocument) document = build_years (&minimum);
  ConcordRecord *partner = add_partner (document, "500");
  g_autoptr (ConcordFigure) figure = make (document, "cash-flow-fan", NULL);
  g_autoptr (ConcordFigure) other = NULL;
  g_autoptr (ConcordFigure) alone = NULL;

  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "Partner overtakes the do-minimum in 2029/30");
  g_assert_cmpstr (find_cell (figure, "2027/28", "Median (£)"), ==, "−300");
  g_assert_cmpstr (find_cell (figure, "2028/29", "Median (£)"), ==, "−107");
  g_assert_cmpstr (find_cell (figure, "2029/30", "Median (£)"), ==, "80");
  g_assert_cmpstr (find_cell (figure, "2030/31", "Median (£)"), ==, "260");
  g_assert_cmpstr (find_cell (figure, "2030/31", "1 in 10 below (£)"), ==, "260");
  /* 1,000 x (1 + 1 / 1.035 + 1 / 1.035^2 + 1 / 1.035^3). */
  g_assert_cmpstr (find_cell (figure, "2030/31", "Do-minimum itself, median (£)"), ==, "−3,802");
  assert_has (concord_figure_get_words (figure),
              "Break-even: in the median future Partner is ahead of the do-minimum from 2029/30 on.");
  assert_has (concord_figure_get_words (figure),
              "Partner by 2030/31: £260 against the do-minimum, in eight of ten futures between "
              "£260 and £260.");
  assert_has (concord_figure_get_caption (figure), "2,000 simulated futures, seed 7.");
  g_assert_null (strstr (concord_figure_get_caption (figure), "First estimate"));
  g_assert_true (shows (figure, "\nahead from 2029/30\n"));
  g_assert_true (shows (figure, "\n1 in 10 above £260\n"));
  g_assert_true (shows (figure, "\nDo-minimum\n"));
  /* The do-minimum itself is set against nothing. */
  other = make (document, "cash-flow-fan", concord_record_get_id (minimum));
  g_assert_cmpstr (concord_figure_get_title (other), ==,
                   "Do-minimum costs £3,802 net by 2030/31");
  g_assert_cmpstr (find_cell (other, "2028/29", "Median (£)"), ==, "−1,966");
  assert_has (concord_figure_get_words (other), "does not bring in what it costs by 2030/31");
  build_set (document, minimum, "do-minimum", NULL);
  build_line (document, partner, "Savings", "cashable-benefit", "1100");
  /* 300 a year less 500: −200, 89.86. */
  alone = make (document, "cash-flow-fan", concord_record_get_id (partner));
  g_assert_cmpstr (concord_figure_get_title (alone), ==, "Partner pays for itself from 2028/29");
  g_assert_cmpstr (find_cell (alone, "2028/29", "Median (£)"), ==, "90");
  g_assert_true (shows (alone, "\npaid for from 2028/29\n"));
}

static void
test_fan_titles (void)
{
  static const struct
  {
    const char *capital, *title;
  } cases[] = { { "0", "Partner is ahead of the do-minimum from the start" },
                { "5000", "Partner stays behind the do-minimum to the end" } };
  ConcordRecord *minimum;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ConcordDocument) document = build_years (&minimum);
      ConcordRecord *partner = add_partner (document, cases[i].capital);
      g_autoptr (ConcordFigure) figure
          = make (document, "cash-flow-fan", concord_record_get_id (partner));

      g_assert_cmpstr (concord_figure_get_title (figure), ==, cases[i].title);
    }
}

/* An option that is the do-minimum by another name. */
static void
test_fan_level (void)
{
  ConcordRecord *minimum;
  g_autoptr (ConcordDocument) document = build_years (&minimum);
  ConcordRecord *twin = build_add (document, build_project (document), "options", "Twin");
  g_autoptr (ConcordFigure) figure = NULL;

  build_line (document, twin, "Running", "cost", "1000");
  figure = make (document, "cash-flow-fan", concord_record_get_id (twin));
  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "Twin is level with the do-minimum throughout");
}

/* Shared service: the fee of 700 / 1.02 with 41 % bias less 40 of savings is 927.65 in the first
 * year, 72.35 less than 1,000 and certain. In the second (700 / 1.0404) x 1.41 - 100 = 848.67,
 * against 1,000 and discounted 146.21, so 218.56 together, unless the risk strikes, which it does in
 * a fifth of the futures: a tenth of all then lose more than the median of the triangle 100, 200,
 * 400, 400 - sqrt (0.5 x 300 x 200) = 226.8, discounted 219.1. */
static void
test_fan_of_risk (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordFigure) figure = NULL;
  const char *low;

  build_money (document);
  build_set (document, build_project (document), "futures", "20000");
  figure = make (document, "cash-flow-fan", NULL);
  g_assert_cmpstr (find_cell (figure, "2027/28", "1 in 10 below (£)"), ==, "72");
  g_assert_cmpstr (find_cell (figure, "2027/28", "1 in 10 above (£)"), ==, "72");
  g_assert_cmpstr (find_cell (figure, "2028/29", "1 in 4 below (£)"), ==, "219");
  g_assert_cmpstr (find_cell (figure, "2028/29", "1 in 10 above (£)"), ==, "219");
  /* Five standard errors of the tenth percentile: its density is 0.2 x 173.2 / 30000 a pound. */
  low = find_cell (figure, "2028/29", "1 in 10 below (£)");
  low += g_str_has_prefix (low, "−") ? strlen ("−") : 0;
  g_assert_cmpfloat (g_ascii_strtod (low, NULL), <=, 1 + 5 * sqrt (0.09 / 20000) / 0.001155);
  g_assert_nonnull (strstr (find_cell (figure, "2028/29", "In-house, median (£)"), "−"));
}

/* Of 80, 100, 110 against 100: below 100 in 20 / 30 of the futures. */
static void
test_npv (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *one, *other, *third;
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordFigure) three = NULL;
  g_autoptr (ConcordFigure) free_figure = NULL;

  build_green_book (document);
  build_set (document, project, "start", "2027-04-01");
  build_set (document, project, "lifetime", "1");
  build_set (document, project, "price-base-year", "2027");
  build_set (document, project, "futures", "20000");
  build_set (document, project, "seed", "7");
  other = build_add (document, project, "options", "Today");
  build_set (document, other, "do-minimum", "yes");
  build_line (document, other, "Fee", "cost", "100");
  one = build_add (document, project, "options", "One");
  build_set (document, one, "proposed", "yes");
  build_range (document, one, "Fee", "cost", "80", "100", "110");
  figure = make (document, "npv-distribution", NULL);
  /* 66.7 within a fifth of a point of sampling: it reads 66 or 67. */
  g_assert_true (strcmp (concord_figure_get_title (figure),
                         "One beats the do-minimum in 67 of 100 futures")
                     == 0
                 || strcmp (concord_figure_get_title (figure),
                            "One beats the do-minimum in 66 of 100 futures")
                        == 0);
  /* The better half first: −97.3 against −100. */
  g_assert_cmpstr (concord_figure_get_cell (figure, 0, 0), ==, "One");
  g_assert_cmpstr (find_cell (figure, "One", "Mean (£)"), ==, "−97");
  g_assert_cmpstr (find_cell (figure, "One", "Standard deviation (£)"), ==, "6");
  g_assert_cmpstr (find_cell (figure, "Today", "Median (£)"), ==, "−100");
  g_assert_cmpstr (find_cell (figure, "Today", "Standard deviation (£)"), ==, "0");
  g_assert_cmpstr (find_cell (figure, "Today", "Ahead of the do-minimum (of 100)"), ==, "–");
  g_assert_true (shows (figure, "\nproposed\n"));
  g_assert_true (shows (figure, "\nahead of the do-minimum, of 100 futures\n"));
  /* A third option that costs 200 is best in none, and One beats Today always when it costs 120. */
  third = build_add (document, project, "options", "Third");
  build_line (document, third, "Fee", "cost", "200");
  build_set (document, build_add (document, other, "lines", "More"), "kind", "cost");
  build_line (document, other, "Rent", "cost", "20");
  three = make (document, "npv-distribution", NULL);
  g_assert_cmpstr (concord_figure_get_title (three), ==, "One is best in every simulated future");
  g_assert_cmpstr (find_cell (three, "Third", "Best (of 100)"), ==, "0");
  g_assert_cmpstr (find_cell (three, "Third", "Ahead of the do-minimum (of 100)"), ==, "0");
  build_set (document, other, "do-minimum", NULL);
  build_set (document, one, "proposed", NULL);
  build_set (document, third, "proposed", "yes");
  free_figure = make (document, "npv-distribution", NULL);
  g_assert_cmpstr (concord_figure_get_title (free_figure), ==,
                   "Third is best in no simulated future");
  g_assert_true (shows (free_figure, "\nbest, of 100 futures\n"));
}

/* The lead of 447.70 moves by 380.16 with the do-minimum's running cost from 900 to 1,100, and by
 * half as much again from 850: then that line alone turns it. */
static void
test_tornado (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordFigure) none = make (document, "switching-tornado", NULL);
  g_autoptr (ConcordFigure) safe = NULL;
  g_autoptr (ConcordFigure) turning = NULL;

  g_assert_cmpstr (concord_figure_get_title (none), ==, "The lead is gone if Running falls by 12%");
  g_assert_cmpstr (find_cell (none, "Fee", "Ranking turns at a change of"), ==, "+13%");
  g_assert_cmpstr (find_cell (none, "Fee", "Ranking turns at (£ a year)"), ==, "788");
  g_assert_cmpstr (find_cell (none, "Fee", "Lead at low (£)"), ==, "–");
  g_assert_true (shows (none, "\nShared service; no range given\n"));
  g_assert_false (shows (none, "\nline at its low end\n"));
  build_set (document, built.today, "amount-low", "900");
  build_set (document, built.today, "amount-high", "1100");
  safe = make (document, "switching-tornado", NULL);
  g_assert_cmpstr (concord_figure_get_title (safe), ==,
                   "No single line’s range turns the lead of Shared service");
  g_assert_cmpstr (find_cell (safe, "Running", "Lead at low (£)"), ==, "68");
  g_assert_cmpstr (find_cell (safe, "Running", "Lead at high (£)"), ==, "828");
  g_assert_cmpstr (find_cell (safe, "Running", "Ranking turns at a change of"), ==, "−12%");
  g_assert_cmpstr (find_cell (safe, "Running", "Ranking turns at (£ a year)"), ==, "882");
  assert_has (concord_figure_get_words (safe),
              "Running of Do-minimum: the lead is £68 at £900 a year and £828 at £1,100 a year; "
              "the lead is gone if it falls by 12%.");
  g_assert_true (shows (safe, "\nlead now £448\n"));
  g_assert_true (shows (safe, "\nDo-minimum ahead\n"));
  g_assert_true (shows (safe, "\nShared service ahead\n"));
  g_assert_true (shows (safe, "\n£1,100\n"));
  build_set (document, built.today, "amount-low", "850");
  turning = make (document, "switching-tornado", NULL);
  g_assert_cmpstr (concord_figure_get_title (turning), ==,
                   "Running alone can turn the lead of Shared service");
  /* 447.70 - 0.15 x 3801.64. */
  g_assert_cmpstr (find_cell (turning, "Running", "Lead at low (£)"), ==, "−123");
}

/* Twelve lines with ranges: eight are drawn, all are in the table; two can turn the lead, by name. */
static void
test_many_lines (void)
{
  ConcordRecord *minimum;
  g_autoptr (ConcordDocument) document = build_years (&minimum);
  ConcordRecord *partner = build_add (document, build_project (document), "options", "Partner");
  g_autoptr (ConcordFigure) figure = NULL;
  g_autoptr (ConcordLayout) layout = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("Fee %u", i + 1);
      /* 12 x 50 of 1,000: a lead of 400 a year, gone where a line costs 450 and more. */
      build_range (document, partner, name, "cost", "40", "50", i < 2 ? "600" : "60");
    }
  figure = make (document, "switching-tornado", NULL);
  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "2 lines can each turn the lead of Partner");
  g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 13);
  assert_has (concord_figure_get_caption (figure), "The 8 widest of 13 lines; the table has all.");
  layout = lay_out (figure);
  for (guint i = 0; i < layout->marks->len; i++)
    n_rows += concord_layout_get_mark (layout, (int) i)->id != NULL;
  g_assert_cmpuint (n_rows, ==, 8);
}

/* 40 a year cashable, 60 not in the second and third of four years: 280, of which 100 + 40 in the
 * last two. */
static void
test_benefits (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordFigure) figure = make (document, "benefits-by-year", NULL);
  g_autoptr (ConcordFigure) none = NULL;
  g_autoptr (ConcordFigure) loss = NULL;
  g_autoptr (ConcordFigure) odd = NULL;

  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "Shared service: 50% of benefits come after mid-term");
  g_assert_cmpstr (concord_figure_get_words (figure), ==,
                   "Planned benefits of Shared service add up to £280 in 4 years, £160 of it "
                   "cashable. 50% of the value comes after mid-term.");
  g_assert_cmpstr (find_cell (figure, "2027/28", "Benefits (£)"), ==, "40");
  g_assert_cmpstr (find_cell (figure, "2028/29", "Cashable (£)"), ==, "40");
  g_assert_cmpstr (find_cell (figure, "2028/29", "Non-cashable (£)"), ==, "60");
  g_assert_cmpstr (find_cell (figure, "2029/30", "Benefits (£)"), ==, "100");
  g_assert_true (shows (figure, "\nmid-term\n"));
  none = make (document, "benefits-by-year", concord_record_get_id (built.in_house));
  g_assert_true (concord_figure_is_empty (none));
  g_assert_cmpstr (concord_figure_get_title (none), ==, "No benefits of In-house yet");
  assert_has (concord_figure_get_words (none), "enter on the Money screen");
  /* Three years: half of the middle one's 100 and the last one's 100 of 240. */
  build_set (document, build_project (document), "lifetime", "3");
  odd = make (document, "benefits-by-year", NULL);
  g_assert_cmpstr (concord_figure_get_title (odd), ==,
                   "Shared service: 63% of benefits come after mid-term"); /* 150 / 240 = 62.5 */
  build_set (document, built.savings, "amount-likely", "-40");
  loss = make (document, "benefits-by-year", NULL);
  g_assert_cmpstr (concord_figure_get_title (loss), ==,
                   "Shared service: planned benefits of £0");
  g_assert_null (strstr (concord_figure_get_words (loss), "mid-term"));
}

/* Nobody is named for the fee of 700 and the grant of 50 a year; schools save 40 x 1.02 = 40.8 in the
 * first year and 40 x 1.02^4 = 43.30 in the last, 168.16 in all: 3,000 less 168.16. The saving in
 * time is no cash, and the feasibility study is sunk. */
static void
test_funds (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordFigure) figure = make (document, "money-by-fund", NULL);
  g_autoptr (ConcordFigure) shared = NULL;
  g_autoptr (ConcordFigure) one = NULL;

  g_assert_cmpstr (concord_figure_get_title (figure), ==,
                   "No fund named carries all of the cash needed");
  g_assert_cmpuint (concord_figure_get_n_rows (figure), ==, 2);
  g_assert_cmpstr (find_cell (figure, "Schools", "2027/28 (£)"), ==, "−41");
  g_assert_cmpstr (find_cell (figure, "Schools", "2030/31 (£)"), ==, "−43");
  g_assert_cmpstr (find_cell (figure, "Schools", "All years (£)"), ==, "−168");
  g_assert_nonnull (strstr (concord_figure_get_words (figure), "over 4 years"));
  /* The fee's 2,800 of a fund of its own, the rest 204 to 216 a year: real, so raised by 2 %. */
  build_set (document, built.fee, "fund", "General Fund");
  shared = make (document, "money-by-fund", NULL);
  g_assert_cmpstr (find_cell (shared, "General Fund", "All years (£)"), ==, "2,800");
  g_assert_cmpstr (concord_figure_get_cell (shared, 0, 0), ==, "General Fund");
  one = make (document, "money-by-fund", concord_record_get_id (built.minimum));
  /* 1,000 x (1.02 + 1.0404 + 1.061208 + 1.08243216). */
  g_assert_cmpstr (concord_figure_get_title (one), ==, "Do-minimum needs £4,204 in cash");
}

static void
test_empty (void)
{
  static const char *const kinds[] = { "cash-flow-fan", "npv-distribution", "switching-tornado",
                                       "benefits-by-year", "money-by-fund" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (ConcordDocument) document = build_document ();
      ConcordRecord *project = build_project (document);
      g_autoptr (ConcordFigure) bare = make (document, kinds[i], NULL);
      g_autoptr (ConcordFigure) no_lines = NULL;
      g_autoptr (ConcordFigure) no_rates = NULL;
      ConcordRecord *option = build_add (document, project, "options", "One");

      g_assert_true (concord_figure_is_empty (bare));
      g_assert_cmpstr (concord_figure_get_title (bare), ==, "No options yet");
      no_lines = make (document, kinds[i], NULL);
      g_assert_true (concord_figure_is_empty (no_lines));
      g_assert_cmpstr (concord_figure_get_title (no_lines), ==, "No costs or benefits yet");
      assert_has (concord_figure_get_words (no_lines), "enter on the Money screen");
      build_line (document, option, "Fee", "cost", "100");
      no_rates = make (document, kinds[i], NULL);
      g_assert_true (concord_figure_is_empty (no_rates));
      g_assert_cmpstr (concord_figure_get_title (no_rates), ==,
                       "No discount rates to compare the years by");
    }
}

/* One option that is certain: nothing to compare it with, and all that can be drawn is. */
static void
test_one_option (void)
{
  ConcordRecord *minimum;
  g_autoptr (ConcordDocument) document = build_years (&minimum);
  g_autoptr (ConcordFigure) fan = make (document, "cash-flow-fan", NULL);
  g_autoptr (ConcordFigure) npv = make (document, "npv-distribution", NULL);
  g_autoptr (ConcordFigure) tornado = make (document, "switching-tornado", NULL);

  g_assert_cmpstr (concord_figure_get_title (fan), ==, "Do-minimum costs £3,802 net by 2030/31");
  g_assert_cmpstr (concord_figure_get_title (npv), ==,
                   "Half of the futures of Do-minimum exceed −£3,802");
  g_assert_true (concord_figure_is_empty (tornado));
  g_assert_cmpstr (concord_figure_get_title (tornado), ==, "Nothing to compare yet");
  assert_has (concord_figure_get_words (tornado), "at least two options");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/money/break-even", test_break_even);
  g_test_add_func ("/figures/money/fan-titles", test_fan_titles);
  g_test_add_func ("/figures/money/fan-level", test_fan_level);
  g_test_add_func ("/figures/money/fan-of-risk", test_fan_of_risk);
  g_test_add_func ("/figures/money/npv", test_npv);
  g_test_add_func ("/figures/money/tornado", test_tornado);
  g_test_add_func ("/figures/money/many-lines", test_many_lines);
  g_test_add_func ("/figures/money/benefits", test_benefits);
  g_test_add_func ("/figures/money/funds", test_funds);
  g_test_add_func ("/figures/money/empty", test_empty);
  g_test_add_func ("/figures/money/one-option", test_one_option);
  return g_test_run ();
}
