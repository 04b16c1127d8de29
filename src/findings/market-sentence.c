/* What the market finding says. */
#include "findings/market-private.h"
#include "findings/words.h"

#include "concord-words.h"

/* In a sentence; the results have them all. */
#define MOST_NAMES 5

static char *
dup_money (ConcordMoney money)
{
  return concord_is_absent (money) ? g_strdup ("–")
                                   : concord_money_dup_short (concord_money_get_pounds (money));
}

/* "6 services, £14.2m a year net, 212 FTE" */
static char *
dup_totals (const ConcordMarket *market)
{
  g_autofree char *services = g_strdup_printf (
      ngettext ("%u service in the package", "%u services in the package", market->n_in),
      market->n_in);
  g_autofree char *money = dup_money (market->net_cost);
  g_autofree char *staff = concord_words_dup_number (market->staff, 1);
  g_autofree char *cost = concord_is_absent (market->net_cost)
                              ? g_strdup ("")
                              : g_strdup_printf (_ (", %s a year net"), money);
  g_autofree char *people
      = isnan (market->staff) ? g_strdup ("") : g_strdup_printf (_ (", %s FTE"), staff);

  return g_strconcat (services, cost, people, NULL);
}

static char *
dup_able (const ConcordMarket *market)
{
  guint able = (guint) market->able;
  g_autofree char *alone = concord_words_dup_number (market->alone, 0);

  if (able == 0)
    return g_strdup (_ ("no supplier is able for all of it"));
  if (market->alone < market->able)
    return g_strdup_printf (ngettext ("%u supplier is able for all of it, %s without a partner",
                                      "%u suppliers are able for all of it, %s without a partner",
                                      able),
                            able, alone);
  return g_strdup_printf (ngettext ("%u supplier is able for all of it without a partner",
                                    "%u suppliers are able for all of it without a partner", able),
                          able);
}

static char *
dup_wanted (const ConcordMarket *market)
{
  return g_strdup_printf (ngettext ("%u bid is wanted", "%u bids are wanted", market->bids_wanted),
                          market->bids_wanted);
}

/* " Without Revenues or Benefits there would be 4." */
static char *
dup_removal (const ConcordMarket *market)
{
  g_autofree char *names = NULL;
  g_autofree char *able = NULL;

  if (market->n_in < 2)
    return g_strdup ("");
  if (market->removal < 0)
    return g_strdup (_ (" Taking out any one service would not bring more."));
  able = concord_words_dup_number (
      ((ConcordMarketService *) market->services->pdata[market->removal])->able_without, 0);
  names = concord_words_dup_some (market->removals, MOST_NAMES);
  return market->removals->len == 1
             ? g_strdup_printf (_ (" Taking out %s would bring most: %s able suppliers."), names,
                                able)
             : g_strdup_printf (
                 _ (" Taking out any one of %s would bring most: %s able suppliers."), names, able);
}

static char *
dup_unknown (const ConcordMarket *market)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < market->services->len; i++)
    {
      ConcordMarketService *service = market->services->pdata[i];

      if (service->place == CONCORD_MARKET_IN && isnan (service->able))
        g_ptr_array_add (names, service->name);
    }
  list = concord_words_dup_array (names);
  return g_strdup_printf (_ ("who is able for %s is not known yet: enter it under Suppliers on "
                             "the Package screen"),
                          list);
}

static char *
dup_sentence (const ConcordMarket *market)
{
  g_autofree char *totals = dup_totals (market);
  g_autofree char *wanted = dup_wanted (market);
  g_autofree char *able = NULL;
  g_autofree char *removal = NULL;

  switch (market->state)
    {
    case CONCORD_MARKET_NO_SERVICES:
      return g_strdup (_ ("No services yet: enter on the Package screen those that may belong "
                          "together."));
    case CONCORD_MARKET_NO_PACKAGE:
      return g_strdup (_ ("No service is in the package yet: mark on the Package screen which are "
                          "in."));
    case CONCORD_MARKET_UNKNOWN:
      able = dup_unknown (market);
      return g_strdup_printf ("%s; %s.", totals, able);
    case CONCORD_MARKET_TOO_FEW:
      able = dup_able (market);
      removal = dup_removal (market);
      /* Translators: totals of the package, who is able, bids wanted, what would help. */
      return g_strdup_printf (_ ("%s; %s, and %s: the package outgrows its market.%s"), totals,
                              able, wanted, removal);
    case CONCORD_MARKET_ENOUGH:
      able = dup_able (market);
      return g_strdup_printf (_ ("%s; %s, and %s."), totals, able, wanted);
    }
  g_return_val_if_reached (NULL);
}

static void
tell_probability (ConcordMarket *market)
{
  g_autofree char *share = concord_words_dup_percent (market->probability);
  g_autofree char *expected = concord_words_dup_number (market->expected_bids, 1);
  ConcordFact *fact;

  if (market->n_no_appetite > 0)
    concord_finding_take_confidential_sentence (
        market->finding,
        g_strdup_printf (ngettext ("How likely enough bids are can't be worked out: %u of %u able "
                                   "suppliers has no appetite.",
                                   "How likely enough bids are can't be worked out: %u of %u able "
                                   "suppliers have no appetite.",
                                   market->n_no_appetite),
                         market->n_no_appetite, (guint) market->able));
  if (isnan (market->expected_bids) || market->able <= 0)
    return;
  fact = concord_finding_add_result (market->finding,
                                     g_strdup (_ ("Probability of enough bids")),
                                     market->probability, g_strdup (share), NULL);
  fact->confidential = TRUE;
  fact = concord_finding_add_result (market->finding, g_strdup (_ ("Bids to be expected")),
                                     market->expected_bids, g_strdup (expected), NULL);
  fact->confidential = TRUE;
  concord_finding_take_confidential_sentence (
      market->finding,
      g_strdup_printf (ngettext ("If the suppliers decide independently, %u bid or more comes with "
                                 "a probability of %s; %s are to be expected.",
                                 "If the suppliers decide independently, %u bids or more come with "
                                 "a probability of %s; %s are to be expected.",
                                 market->bids_wanted),
                       market->bids_wanted, share, expected));
}

static void
tell_service (ConcordMarket *market, const ConcordMarketService *service)
{
  ConcordFinding *finding = market->finding;

  concord_finding_add_result (finding, g_strdup_printf (_ ("Able for %s"), service->name),
                              service->able, NULL, service->id);
  concord_finding_add_result (finding, g_strdup_printf (_ ("Able for %s without a partner"), service->name),
                              service->alone, NULL, service->id);
  if (!isnan (service->able_without))
    concord_finding_add_result (
        finding, g_strdup_printf (_ ("Able for the package without %s"), service->name),
        service->able_without, NULL, service->id);
  if (service->place == CONCORD_MARKET_IN && service->unknown > 0
      && service->unknown < market->n_suppliers)
    concord_finding_take_warning (
        finding,
        g_strdup_printf (ngettext ("Whether %u supplier is able for %s is not recorded; it counts "
                                   "as not able.",
                                   "Whether %u suppliers are able for %s is not recorded; they "
                                   "count as not able.",
                                   service->unknown),
                         service->unknown, service->name));
}

static void
tell_package (ConcordMarket *market)
{
  ConcordFinding *finding = market->finding;

  if (market->n_in == 0)
    return;
  concord_finding_add_result (finding, g_strdup (_ ("Services in the package")), market->n_in,
                              NULL, NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Gross cost a year")),
                              concord_money_get_pounds (market->gross_cost),
                              dup_money (market->gross_cost), NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Income a year")),
                              concord_money_get_pounds (market->income),
                              dup_money (market->income), NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Net cost a year")),
                              concord_money_get_pounds (market->net_cost),
                              dup_money (market->net_cost), NULL);
  if (!concord_is_absent (market->synergy))
    concord_finding_add_result (finding, g_strdup (_ ("Savings a year by links inside")),
                                concord_money_get_pounds (market->synergy),
                                dup_money (market->synergy), NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Staff, FTE")), market->staff, NULL, NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Able for the whole package")), market->able,
                              NULL, NULL);
  concord_finding_add_result (finding, g_strdup (_ ("Able for the whole package without a partner")),
                              market->alone, NULL, NULL);
  if (market->n_no_cost > 0)
    concord_finding_take_warning (
        finding, g_strdup_printf (ngettext ("%u service in the package has no gross cost given; the "
                                            "totals leave it out.",
                                            "%u services in the package have no gross cost given; the "
                                            "totals leave them out.",
                                            market->n_no_cost),
                                  market->n_no_cost));
  if (market->n_no_staff > 0)
    concord_finding_take_warning (
        finding, g_strdup_printf (ngettext ("%u service in the package has no staff given; the total "
                                            "leaves it out.",
                                            "%u services in the package have no staff given; the total "
                                            "leaves them out.",
                                            market->n_no_staff),
                                  market->n_no_staff));
}

void
concord_market_tell (ConcordMarket *market)
{
  ConcordFinding *finding = market->finding;

  concord_finding_take_sentence (finding, dup_sentence (market));
  concord_finding_set_method (
      finding,
      _ ("Suppliers are counted for the package as a whole: one is able for it that is able, alone "
         "or with a partner, for every service in it. A package outgrows its market where fewer "
         "suppliers are able than bids are wanted. Net cost is gross cost less the income that is given. The "
         "probability of enough bids adds up the appetites of the able suppliers as independent "
         "decisions (Poisson-binomial distribution)."),
      _ ("R. E. Barlow and K. D. Heidtmann, IEEE Transactions on Reliability R-33, 1984, for the "
         "probability; the counts are plain counting."));
  concord_finding_add_input (finding, g_strdup (_ ("Bids wanted")), market->bids_wanted, NULL,
                             NULL);
  concord_finding_add_input (finding, g_strdup (_ ("Suppliers in the market")),
                             market->n_suppliers, NULL, NULL);
  for (guint i = 0; i < market->services->len; i++)
    {
      const ConcordMarketService *service = market->services->pdata[i];

      concord_finding_add_input (finding, g_strdup_printf (_ ("Net cost of %s"), service->name),
                                 concord_money_get_pounds (service->net_cost),
                                 dup_money (service->net_cost), service->id);
    }
  tell_package (market);
  for (guint i = 0; i < market->services->len; i++)
    tell_service (market, market->services->pdata[i]);
  tell_probability (market);
}
