/* Costs and benefits of the options. Numbers of build-money.h worked with Python's fractions from
 * the formulas in methods.md (discount factors 1 / 1.035^t, price level 1.02^(t+1)), the rest by
 * hand or from published tables. */
#include "build-money.h"
#include "check.h"

#include "findings/money-case.h"

static ConcordMoneyCase *
compute (ConcordDocument *document)
{
  ConcordMoneyCase *money = concord_money_case_new (document);

  assert_sound (money->finding);
  return money;
}

static const ConcordMoneyOption *
get_option (const ConcordMoneyCase *money, guint i)
{
  return money->options->pdata[i];
}

static const ConcordMoneyLine *
get_line (const ConcordMoneyOption *option, guint i)
{
  return option->lines->pdata[i];
}

static const ConcordMoneyShare *
find_share (const GPtrArray *shares, const char *option, const char *name)
{
  for (guint i = 0; i < shares->len; i++)
    {
      const ConcordMoneyShare *share = shares->pdata[i];

      if (strcmp (share->option, option) == 0 && strcmp (share->name, name) == 0)
        return share;
    }
  g_error ("no share %s", name);
}

static const ConcordMoneySwing *
find_swing (const ConcordMoneyCase *money, const char *name, const char *option)
{
  for (guint i = 0; i < money->swings->len; i++)
    {
      const ConcordMoneySwing *swing = money->swings->pdata[i];

      if (strcmp (swing->name, name) == 0 && strcmp (swing->option_name, option) == 0)
        return swing;
    }
  g_error ("no swing %s", name);
}

static void
test_values (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordMoneyCase) money = compute (document);
  const ConcordMoneyOption *minimum = get_option (money, 0), *in_house = get_option (money, 1);
  const ConcordMoneyOption *shared
      = concord_money_case_find_option (money, concord_record_get_id (built.shared));
  g_autofree char *year = concord_money_case_dup_year (money, 3);

  g_assert_cmpint (money->state, ==, CONCORD_MONEY_READY);
  g_assert_cmpint (money->first_year, ==, 2027);
  g_assert_cmpuint (money->n_years, ==, 4);
  g_assert_cmpstr (year, ==, "2030/31");
  g_assert_cmpstr (money->schedule_name, ==, "Green Book");
  assert_near (money->first_rate, 0.035, 1e-15);
  assert_near (money->factors[0], 1, 0);
  assert_near (money->price_level[0], 1.02, 1e-15);
  assert_near (money->price_level[3], 1.08243216, 1e-14);
  assert_near (minimum->npv, -3801.636980913652, 1e-9);
  assert_near (minimum->equivalent, 1035, 1e-9);
  assert_near (in_house->capital.applied, 0.21, 1e-15);
  assert_near (in_house->capital.lower, 0.02, 1e-15);
  g_assert_true (isnan (in_house->operating.applied));
  assert_near (in_house->present_bias, 63, 1e-12);
  assert_near (in_house->npv, -3869.3694622268085, 1e-9);
  assert_near (shared->present_cost, 3574.8955151134846, 1e-9);
  assert_near (shared->present_bias, 1039.508624962077, 1e-9);
  assert_near (shared->present_benefit, 152.06547923654608 + 113.98165651473781, 1e-9);
  assert_near (shared->present_risk, 45.088566827697264, 1e-10);
  assert_near (shared->npv, -3353.9369461898978, 1e-9);
  assert_near (shared->equivalent, 913.1131553945155, 1e-9);
  assert_near (shared->net[1], -848.6735870818916, 1e-10);
  assert_near (shared->discounted[1], -819.974480272359, 1e-10);
  assert_near (shared->cumulative[3], shared->npv + shared->present_risk, 1e-9);
  assert_near (shared->cashable[0], 40, 0);
  assert_near (shared->non_cashable[0], 0, 0);
  assert_near (shared->non_cashable[2], 60, 0);
  assert_near (shared->risk[1], 20 * 7 / 3.0, 1e-12);
  g_assert_cmpuint (shared->rank, ==, 1);
  g_assert_cmpuint (minimum->rank, ==, 2);
  g_assert_cmpuint (in_house->rank, ==, 3);
  assert_near (money->lead, 447.7000347237543, 1e-9);
  g_assert_cmpstr (money->finding->sentence, ==,
                   "Shared service costs least, £3,354 net over 4 years, discounted: £448 less than "
                   "Do-minimum. Its figure includes £1,040 for optimism bias and £45 for risks.");
  g_assert_cmpstr (find_fact (money->finding->inputs, "Price index")->text, ==,
                   "2 % a year, 2026/27 to 2028/29; then by the rise of its last year");
}

static void
test_lines (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordMoneyCase) money = compute (document);
  const ConcordMoneyOption *in_house = get_option (money, 1), *shared = get_option (money, 2);
  const ConcordMoneyLine *running = get_line (in_house, 0), *building = get_line (in_house, 1);
  const ConcordMoneyLine *fee = get_line (shared, 0), *grant = get_line (shared, 1);
  const ConcordMoneyRisk *failure = shared->risks->pdata[0], *strike = shared->risks->pdata[1];
  const ConcordFact *fact;

  g_assert_true (running->has_range);
  /* 900 x 1.01 in the first year, one after the base year, and 1.02 for prices. */
  assert_near (running->real[0], 909, 1e-12);
  assert_near (running->nominal[0], 927.18, 1e-12);
  assert_near (running->present, -3506.3694622268085, 1e-9);
  g_assert_true (isnan (building->likely));
  assert_near (building->fixed, 363, 1e-12);
  assert_near (building->worth[0], 0, 0);
  assert_near (building->real[0], 300, 0);
  assert_near (fee->nominal[2], 700, 0);
  assert_near (fee->real[0], 700 / 1.02, 1e-10);
  assert_near (fee->bias, 0.41, 1e-15);
  g_assert_false (grant->counted);
  g_assert_true (grant->cashable);
  assert_near (grant->present, 0, 0);
  g_assert_false (get_line (shared, 2)->counted);
  g_assert_false (get_line (shared, 2)->cashable);
  assert_near (failure->present, 45.088566827697264, 1e-10);
  g_assert_cmpuint (failure->year, ==, 1);
  g_assert_true (strike->in_lines);
  assert_near (strike->present, 193.23671497584542, 1e-10);
  fact = find_fact (money->finding->inputs, "Running of In-house");
  g_assert_cmpstr (fact->text, ==,
                   "£900 a year (from £850 to £1,000), 2027/28 to 2030/31 (the end of the horizon); "
                   "real; rises 1% a year above inflation");
  g_assert_cmpstr (fact->where, ==, concord_record_get_id (built.running));
  fact = find_fact (money->finding->inputs, "Building of In-house");
  g_assert_cmpstr (fact->text, ==, "£300 in 2027/28; real; capital");
  fact = find_fact (money->finding->inputs, "Risk Failure of Shared service");
  g_assert_cmpstr (fact->text, ==, "20% chance of £200 in 2028/29 (from £100 to £400)");
}

static void
test_warnings (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordMoneyCase) money = compute (document);
  g_autoptr (ConcordMoneyCase) after = NULL;
  ConcordRecord *group;

  g_assert_true (has_warning (money->finding, "Operating costs: no optimism bias is given for "
                                              "Do-minimum and In-house;"));
  g_assert_true (has_warning (money->finding, "Operating costs: optimism bias is added to Shared "
                                              "service only, not to every option; this tilts the "
                                              "comparison against it."));
  /* Only In-house has capital costs, and their bias. */
  g_assert_false (has_warning (money->finding, "Capital costs"));
  g_assert_true (has_warning (money->finding, "optimism bias of In-house has no reason"));
  g_assert_false (has_warning (money->finding, "counted twice"));
  build_set (document, built.grant, "from-year", "2026");
  build_set (document, built.savings, "to-year", "2040");
  build_line (document, built.in_house, "Training", "cost", NULL);
  group = build_add (document, build_project (document), "criteria", "Value");
  build_add (document, group, "criteria", "Whole-life COST");
  build_add (document, build_project (document), "criteria", "Jobs");
  build_set (document, built.time, "to-year", "2020");
  build_set (document, built.failure, "year", "2035");
  build_set (document, built.allowed, "probability", NULL);
  build_set (document, built.running, "amount-high", "800");
  after = compute (document);
  g_assert_true (has_warning (after->finding, "Grant of Shared service has an amount in 1 year "
                                              "outside the horizon, 2026/27"));
  g_assert_true (has_warning (after->finding, "Savings of Shared service has amounts in 10 years "
                                              "outside the horizon, from 2031/32"));
  g_assert_true (has_warning (after->finding, "Training of In-house has no amount"));
  g_assert_true (has_warning (after->finding, "Whole-life COST is a criterion"));
  g_assert_true (has_warning (after->finding, "Time of Shared service is over before it begins"));
  g_assert_true (has_warning (after->finding, "Failure of Shared service falls outside"));
  g_assert_true (has_warning (after->finding, "Strike of Shared service lacks its probability"));
  g_assert_true (has_warning (after->finding, "Running of In-house does not lie between"));
  assert_near (get_option (after, 2)->present_benefit, 152.06547923654608, 1e-9);
  assert_near (get_option (after, 2)->present_risk, 0, 0);
  g_assert_false (get_line (get_option (after, 1), 0)->has_range);
}

/* What has to be found: nominal, with transfers, without bias, risks, time saved and sunk costs. */
static void
test_cash (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  const char *shared = concord_record_get_id (built.shared);
  const ConcordMoneyShare *share;
  ConcordRecord *board = build_add (document, build_project (document), "commissioners", "Board");
  g_autoptr (ConcordMoneyCase) money = NULL;

  build_set (document, built.fee, "party", concord_record_get_id (board));
  money = compute (document);
  share = find_share (money->funds, concord_record_get_id (built.minimum), "No fund named");
  assert_near (share->total, 4204.04016, 1e-9);
  share = find_share (money->funds, concord_record_get_id (built.in_house), "No fund named");
  assert_near (share->cash[0], 1233.18, 1e-10);
  share = find_share (money->funds, shared, "No fund named");
  assert_near (share->cash[0], 751, 1e-10);
  assert_near (share->total, 3010.202008, 1e-9);
  share = find_share (money->funds, shared, "Schools");
  assert_near (share->cash[0], -40.8, 1e-12);
  assert_near (share->total, -168.1616064, 1e-10);
  share = find_share (money->parties, shared, "Board");
  g_assert_cmpstr (share->party, ==, concord_record_get_id (board));
  assert_near (share->total, 2800, 1e-10);
  assert_near (share->present, -3574.8955151134846, 1e-9);
  share = find_share (money->parties, shared, "The authority");
  g_assert_null (share->party);
  assert_near (share->present, 152.06547923654608 + 113.98165651473781, 1e-9);
}

static void
test_swings (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordMoneyCase) money = NULL;
  const ConcordMoneySwing *swing;

  build_set (document, built.today, "amount-low", "900");
  build_set (document, built.today, "amount-high", "1100");
  money = compute (document);
  g_assert_cmpuint (money->swings->len, ==, 4);
  swing = money->swings->pdata[0];
  g_assert_cmpstr (swing->name, ==, "Running");
  g_assert_cmpstr (swing->option_name, ==, "Do-minimum");
  /* The lead moves by a tenth of the do-minimum's 3801.637. */
  assert_near (swing->at_low, 447.7000347237543 - 380.1636980913652, 1e-9);
  assert_near (swing->at_high, 447.7000347237543 + 380.1636980913652, 1e-9);
  assert_near (swing->switching_percent, -11.776506725167588, 1e-10);
  assert_near (swing->switching_amount, -117.76506725167588, 1e-9);
  /* Those without a range follow, the nearest to a turn first. */
  swing = money->swings->pdata[1];
  g_assert_cmpstr (swing->name, ==, "Fee");
  g_assert_true (isnan (swing->at_low));
  assert_near (swing->switching_percent, 12.523443911326234, 1e-10);
  assert_near (swing->switching_amount, 87.66410737928364, 1e-10);
  assert_near (find_swing (money, "Savings", "Shared service")->switching_percent,
               -294.4126681291897, 1e-8);
  assert_near (find_swing (money, "Time", "Shared service")->switching_percent,
               -392.78253046433554, 1e-8);
  assert_has (find_fact (money->finding->results, "Switching value of Fee of Shared service")->text,
              "the lead is gone if it rises by 12.5%, that is by £87.66 a year");
  /* Without the savings, 294 % of which would have to go, the lead is there still. */
  g_assert_cmpstr (
      find_fact (money->finding->results, "Switching value of Savings of Shared service")->text, ==,
      "the lead stays even without any of it");
}

/* Put the switching value in and the lead is gone. */
static void
test_switched (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordMoneyCase) money = compute (document);
  g_autoptr (ConcordMoneyCase) after = NULL;
  double amount = 700 + find_swing (money, "Fee", "Shared service")->switching_amount;
  g_autofree char *text = concord_number_dup_canonical (amount);

  build_set (document, built.fee, "amount-likely", text);
  after = compute (document);
  assert_near (after->lead, 0, 1e-9);
  g_assert_cmpuint (get_option (after, 0)->rank, ==, 1);
  g_assert_cmpuint (get_option (after, 2)->rank, ==, 1);
  assert_has (after->finding->sentence, "No option leads on money: Do-minimum and Shared service "
                                        "have the same net present value, −£3,802");
  g_assert_null (strstr (after->finding->sentence, "optimism bias"));
  /* A lead that is shared is not lost by a change of 0 %. */
  g_assert_null (
      find_fact (after->finding->results, "Switching value of Fee of Shared service"));
}

/* Capital 100 and 35 a year for 4 years: 228.558 (HM Treasury, quoted in methods.md). */
static void
test_published_cost (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *option = build_add (document, build_project (document), "options", "Build");
  ConcordRecord *capital, *running;
  g_autoptr (ConcordMoneyCase) money = NULL;

  build_green_book (document);
  capital = build_line (document, option, "Capital", "cost", NULL);
  build_year (document, capital, "by-year", 2027, "100");
  running = build_line (document, option, "Running", "cost", "35");
  build_set (document, running, "from-year", "2028");
  build_set (document, running, "to-year", "2031");
  money = compute (document);
  /* Without a start the first year of a line is year 0, without a lifetime the last one ends it. */
  g_assert_cmpint (money->first_year, ==, 2027);
  g_assert_cmpuint (money->n_years, ==, 5);
  assert_near (get_option (money, 0)->npv, -228.558, 0.0005);
  g_assert_true (has_warning (money->finding, "no price base year"));
  assert_has (money->finding->sentence, "Build costs £229 net over 5 years, discounted; there is no "
                                        "other option");
}

/* £2,000 over 7 years at 3.5 % is £327 a year (methods.md). */
static void
test_published_annuity (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *option = build_add (document, build_project (document), "options", "Build");
  g_autoptr (ConcordMoneyCase) money = NULL;

  build_green_book (document);
  build_set (document, build_project (document), "lifetime", "7");
  build_set (document, build_project (document), "start", "2027-03-31");
  build_year (document, build_line (document, option, "Capital", "cost", NULL), "by-year", 2026,
              "2000");
  money = compute (document);
  /* The last day of March belongs to the financial year before. */
  g_assert_cmpint (money->first_year, ==, 2026);
  assert_near (get_option (money, 0)->npv, -2000, 0);
  assert_near (get_option (money, 0)->equivalent, 327, 0.5);
}

/* irr (-150000 15000 25000 35000 45000 60000) = 5.24 % (methods.md). */
static void
test_internal_rate (void)
{
  static const char *const gains[] = { "15000", "25000", "35000", "45000", "60000" };
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *minimum = build_add (document, project, "options", "Do-minimum");
  ConcordRecord *invest = build_add (document, project, "options", "Invest");
  ConcordRecord *line;
  const ConcordFact *fact;
  g_autoptr (ConcordMoneyCase) money = NULL;
  g_autoptr (ConcordMoneyCase) after = NULL;

  build_green_book (document);
  build_set (document, minimum, "do-minimum", "yes");
  build_line (document, minimum, "Running", "cost", "80000");
  build_line (document, invest, "Running", "cost", "80000");
  build_year (document, build_line (document, invest, "Capital", "cost", NULL), "by-year", 2027,
              "150000");
  line = build_line (document, invest, "Gains", "cashable-benefit", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (gains); i++)
    build_year (document, line, "by-year", 2028 + (int) i, gains[i]);
  money = compute (document);
  fact = find_fact (money->finding->results,
                    "Internal rate of return of Invest over Do-minimum");
  assert_near (fact->number, 0.0524, 0.00005);
  g_assert_cmpstr (fact->text, ==, "5.24%; the flows change sign once");
  /* 15,000 x 1.035^4 + 25,000 x 1.035^3 + 35,000 x 1.035^2 + 45,000 x 1.035 + 60,000 = 188,998.67;
     over 150,000, the fifth root is 1.04731. */
  fact = find_fact (money->finding->results,
                    "Modified internal rate of return of Invest over Do-minimum");
  assert_near (fact->number, 0.04731, 0.000005);
  g_assert_cmpstr (fact->text, ==,
                   "4.73%; spending is financed and income put out again at 3.5%, the first rate of "
                   "the schedule");
  build_year (document, line, "by-year", 2027, "400000");
  after = compute (document);
  fact = find_fact (after->finding->results, "Internal rate of return of Invest over Do-minimum");
  g_assert_true (isnan (fact->number));
  assert_has (fact->text, "There is no internal rate of return");
  fact = find_fact (after->finding->results,
                    "Modified internal rate of return of Invest over Do-minimum");
  g_assert_true (isnan (fact->number));
}

/* 1,000 a year at 3.5 % to year 30 and 3 % after: years 60 to 74 come to 1,804.84 (python3). */
static void
test_long_horizon (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *option = build_add (document, project, "options", "Depot");
  g_autoptr (ConcordMoneyCase) usual = NULL;
  g_autoptr (ConcordMoneyCase) far = NULL;
  g_autoptr (ConcordMoneyCase) undiscounted = NULL;

  build_green_book (document);
  build_set (document, project, "start", "2027-05-10");
  build_set (document, project, "lifetime", "60");
  build_line (document, option, "Rent saved", "cashable-benefit", "1000");
  usual = compute (document);
  g_assert_false (has_warning (usual->finding, "The horizon is"));
  build_set (document, project, "lifetime", "75");
  far = compute (document);
  g_assert_true (has_warning (far->finding, "The horizon is 75 years: £1,804.84 of the net present "
                                            "value of Depot comes after the 60th year"));
  build_set (document, project, "discount-schedule", NULL);
  undiscounted = compute (document);
  g_assert_true (has_warning (undiscounted->finding, "The horizon is 75 years: what is entered"));
}

static void
test_empty (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document), *option, *line;
  g_autoptr (ConcordMoneyCase) none = compute (document);
  g_autoptr (ConcordMoneyCase) no_lines = NULL;
  g_autoptr (ConcordMoneyCase) no_schedule = NULL;
  g_autoptr (ConcordMoneyCase) unknown = NULL;
  g_autoptr (ConcordMoneyCase) ready = NULL;

  g_assert_cmpint (none->state, ==, CONCORD_MONEY_NO_OPTIONS);
  assert_has (none->finding->sentence, "No options yet");
  g_assert_cmpuint (none->n_years, ==, 1);
  option = build_add (document, project, "options", "Stay");
  no_lines = compute (document);
  g_assert_cmpint (no_lines->state, ==, CONCORD_MONEY_NO_LINES);
  g_assert_true (isnan (get_option (no_lines, 0)->npv));
  g_assert_true (isnan (get_option (no_lines, 0)->present_cost));
  line = build_line (document, option, "Running", "cost", "10");
  no_schedule = compute (document);
  g_assert_cmpint (no_schedule->state, ==, CONCORD_MONEY_NO_SCHEDULE);
  assert_has (no_schedule->finding->sentence, "names no discount schedule");
  g_assert_true (isnan (get_option (no_schedule, 0)->npv));
  g_assert_true (isnan (no_schedule->factors[0]));
  assert_near (((ConcordMoneyShare *) no_schedule->funds->pdata[0])->total, 10, 0);
  build_set (document, project, "discount-schedule", "brown-book");
  unknown = compute (document);
  assert_has (unknown->finding->sentence, "brown-book but does not hold it");
  build_green_book (document);
  build_set (document, line, "kind", NULL);
  ready = compute (document);
  g_assert_cmpint (ready->state, ==, CONCORD_MONEY_NO_LINES);
  g_assert_true (has_warning (ready->finding, "neither called a cost nor a benefit"));
}

/* Two options with equal lines tie; one without lines is left aside and said. */
static void
test_ties (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *one = build_add (document, project, "options", "One");
  ConcordRecord *other = build_add (document, project, "options", "Other");
  g_autoptr (ConcordMoneyCase) only = NULL;
  g_autoptr (ConcordMoneyCase) tied = NULL;
  g_autoptr (ConcordMoneyCase) longer = NULL;

  build_green_book (document);
  build_add (document, project, "options", "Nothing");
  build_line (document, one, "Gain", "non-cashable-benefit", "10");
  only = compute (document);
  g_assert_cmpstr (only->finding->sentence, ==,
                   "One brings £10 more than it costs over 1 year, discounted; it is the only "
                   "option with money lines. Other and Nothing are not compared: they have no costs "
                   "or benefits yet.");
  g_assert_true (isnan (only->lead));
  /* A negative cost is as good as a benefit. */
  build_line (document, other, "Income", "cost", "-10");
  tied = compute (document);
  assert_near (tied->lead, 0, 0);
  assert_has (tied->finding->sentence, "No option leads on money: One and Other");
  g_assert_cmpuint (get_option (tied, 2)->rank, ==, 0);
  build_set (document, project, "lifetime", "200");
  longer = compute (document);
  g_assert_cmpuint (longer->n_years, ==, 200);
  /* sum 1.035^-t of 31 years, then 169 years of 3 %. */
  assert_near (get_option (longer, 0)->npv,
               10 * (1 + (1 - pow (1.035, -30)) / .035
                     + pow (1.035, -30) * (1 - pow (1.03, -169)) / .03),
               1e-9);
}

/* Without an index a nominal line is not taken for a real one. */
static void
test_no_index (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (GPtrArray) indices = concord_document_list (document, "deflator");
  g_autoptr (ConcordMoneyCase) money = NULL;
  g_autoptr (ConcordMoneyCase) late = NULL;

  build_year (document, indices->pdata[0], "index", 2026, NULL);
  build_year (document, indices->pdata[0], "index", 2027, NULL);
  late = compute (document);
  g_assert_false (late->has_deflator);
  g_assert_true (has_warning (late->finding, "does not reach back"));
  g_assert_true (concord_document_remove (document, indices->pdata[0], NULL));
  money = compute (document);
  g_assert_false (money->has_deflator);
  g_assert_false (get_line (get_option (money, 2), 0)->counted);
  assert_near (get_option (money, 2)->present_cost, 0, 0);
  g_assert_true (has_warning (money->finding, "Fee of Shared service is in nominal prices and there "
                                              "is no price index"));
  g_assert_true (has_warning (money->finding, "not as they will be paid"));
  assert_near (find_share (money->funds, concord_record_get_id (built.shared), "No fund named")
                   ->cash[0],
               750, 0);
}

/* 30 % non-standard and 70 % standard buildings: 32.1 % on capital costs (methods.md). */
static void
test_mixed_bias (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *option = build_add (document, build_project (document), "options", "Build");
  ConcordRecord *range = build_add (document, build_project (document), "bias-ranges", "Standard");
  ConcordRecord *first = build_add (document, option, "biases", "Hall");
  ConcordRecord *second = build_add (document, option, "biases", "Depot"), *line, *factor;
  g_autoptr (ConcordMoneyCase) mixed = NULL;
  g_autoptr (ConcordMoneyCase) wrong = NULL;
  g_autoptr (ConcordMoneyCase) below = NULL;

  build_green_book (document);
  line = build_line (document, option, "Capital", "cost", "100");
  build_set (document, line, "budget", "capital");
  build_set (document, range, "measure", "capital");
  build_set (document, range, "lower", "2");
  build_set (document, range, "upper", "24");
  build_set (document, first, "applies-to", "capital");
  build_set (document, first, "lower", "4");
  build_set (document, first, "upper", "51");
  build_set (document, first, "share", "30");
  build_set (document, second, "bias-range", concord_record_get_id (range));
  build_set (document, second, "share", "70");
  mixed = compute (document);
  assert_near (get_option (mixed, 0)->capital.applied, 0.321, 1e-12);
  assert_near (get_option (mixed, 0)->npv, -132.1, 1e-9);
  build_set (document, second, "share", "60");
  wrong = compute (document);
  g_assert_true (isnan (get_option (wrong, 0)->capital.applied));
  g_assert_true (has_warning (wrong->finding, "shares of its parts add up to 90%"));
  assert_near (get_option (wrong, 0)->npv, -100, 1e-9);
  build_set (document, second, "share", "70");
  factor = build_add (document, second, "factors", "All");
  build_set (document, factor, "contribution", "100");
  build_set (document, factor, "mitigation", "100");
  below = compute (document);
  /* Wholly mitigated, it stays at its lower bound: 0.3 x 51 + 0.7 x 2. */
  assert_near (get_option (below, 0)->capital.applied, 0.167, 1e-12);
  build_set (document, second, "below-lower", "yes");
  g_clear_pointer (&below, concord_money_case_free);
  below = compute (document);
  assert_near (get_option (below, 0)->capital.applied, 0.153, 1e-12);
}

/* PERT counts the likely impact four times: 20 % of (100 + 800 + 400) / 6, a year on. */
static void
test_pert_risk (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordMoneyCase) money = NULL;

  build_money (document);
  build_set (document, build_project (document), "estimate-shape", "pert");
  money = compute (document);
  assert_near (get_option (money, 2)->present_risk, 41.86795491143317, 1e-10);
}

/* Only the short list is judged, as in the appraisal. */
static void
test_short_list (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMoney built = build_money (document);
  g_autoptr (ConcordMoneyCase) money = NULL;

  build_set (document, built.minimum, "stage", "short-list");
  build_set (document, built.in_house, "stage", "short-list");
  money = compute (document);
  g_assert_cmpuint (money->options->len, ==, 2);
  g_assert_cmpuint (money->leader, ==, 0);
  g_assert_cmpuint (money->runner_up, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/values", test_values);
  g_test_add_func ("/money/lines", test_lines);
  g_test_add_func ("/money/warnings", test_warnings);
  g_test_add_func ("/money/cash", test_cash);
  g_test_add_func ("/money/swings", test_swings);
  g_test_add_func ("/money/switched", test_switched);
  g_test_add_func ("/money/published-cost", test_published_cost);
  g_test_add_func ("/money/published-annuity", test_published_annuity);
  g_test_add_func ("/money/internal-rate", test_internal_rate);
  g_test_add_func ("/money/long-horizon", test_long_horizon);
  g_test_add_func ("/money/empty", test_empty);
  g_test_add_func ("/money/ties", test_ties);
  g_test_add_func ("/money/no-index", test_no_index);
  g_test_add_func ("/money/mixed-bias", test_mixed_bias);
  g_test_add_func ("/money/pert-risk", test_pert_risk);
  g_test_add_func ("/money/short-list", test_short_list);
  return g_test_run ();
}
