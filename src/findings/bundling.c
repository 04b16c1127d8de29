#include "findings/bundling.h"

#include "findings/words.h"

#include "concord-words.h"

/* What the search for the next service keeps. */
typedef struct
{
  ConcordBundling *bundling;
  gboolean *joined; /* of each service */
  gboolean *able;   /* of each supplier: for all that have joined */
  guint n_able;
  double need, all_need;
} Search;

static const ConcordMarketService *
get_market_service (const ConcordBundling *bundling, guint index)
{
  return bundling->market->services->pdata[index];
}

const ConcordBundlingStep *
concord_bundling_get_step (const ConcordBundling *bundling, guint step)
{
  return &g_array_index (bundling->steps, ConcordBundlingStep, step);
}

const ConcordMarketService *
concord_bundling_get_service (const ConcordBundling *bundling, guint step)
{
  return get_market_service (bundling, concord_bundling_get_step (bundling, step)->service);
}

void
concord_bundling_free (ConcordBundling *bundling)
{
  concord_finding_unref (bundling->finding);
  concord_market_free (bundling->market);
  g_array_unref (bundling->steps);
  g_ptr_array_unref (bundling->unknown);
  g_free (bundling);
}

/* Need x net cost; 0 where either is absent or there is no cost to meet. */
static double
get_need (const ConcordMarketService *service)
{
  double need = service->need * concord_money_get_pounds (service->net_cost);

  return need > 0 ? need : 0;
}

static guint
count_lost (const Search *search, guint service)
{
  guint lost = 0;

  for (guint s = 0; s < search->bundling->market->n_suppliers; s++)
    lost += search->able[s] && !concord_market_is_able (search->bundling->market, s, service);
  return lost;
}

/* Whether the first of two services joins before the second. */
static gboolean
goes_before (double need, guint lost, double other_need, guint other_lost)
{
  if ((lost == 0) != (other_lost == 0))
    return lost == 0;
  if (lost > 0 && need * other_lost != other_need * lost)
    return need * other_lost > other_need * lost;
  return need > other_need;
}

/* The next service of those in one place of the project; -1 where none is left. */
static int
find_next (const Search *search, ConcordMarketPlace place, guint *lost)
{
  int best = -1;

  for (guint i = 0; i < search->bundling->market->services->len; i++)
    {
      const ConcordMarketService *service = get_market_service (search->bundling, i);
      guint n_lost;

      if (search->joined[i] || service->place != place || isnan (service->able))
        continue;
      n_lost = count_lost (search, i);
      if (best >= 0
          && !goes_before (get_need (service), n_lost,
                           get_need (get_market_service (search->bundling, (guint) best)), *lost))
        continue;
      best = (int) i;
      *lost = n_lost;
    }
  return best;
}

static ConcordMoney
add_money (ConcordMoney sum, ConcordMoney more)
{
  if (concord_is_absent (more))
    return sum;
  return (ConcordMoney){ more.pence + (concord_is_absent (sum) ? 0 : sum.pence) };
}

/* Savings of links between @service and what has joined before it, on top of @sum. */
static ConcordMoney
add_links (const Search *search, ConcordMoney sum, guint service)
{
  const GArray *links = search->bundling->market->links;

  for (guint i = 0; i < links->len; i++)
    {
      const ConcordMarketLink *link = &g_array_index (links, ConcordMarketLink, i);
      guint other = link->first == service ? link->second : link->first;

      if ((link->first == service || link->second == service) && search->joined[other])
        sum = add_money (sum, link->saving);
    }
  return sum;
}

static void
join (Search *search, guint service, guint lost)
{
  ConcordBundling *bundling = search->bundling;
  const ConcordMarketService *record = get_market_service (bundling, service);
  guint n = bundling->steps->len;
  ConcordBundlingStep step
      = { .service = service,
          .lost = lost,
          .synergy = n == 0 ? CONCORD_MONEY_ABSENT
                            : concord_bundling_get_step (bundling, n - 1)->synergy,
          .net_cost = n == 0 ? CONCORD_MONEY_ABSENT
                             : concord_bundling_get_step (bundling, n - 1)->net_cost };

  for (guint s = 0; s < bundling->market->n_suppliers; s++)
    search->able[s] &= concord_market_is_able (bundling->market, s, service);
  search->joined[service] = TRUE;
  search->n_able -= lost;
  search->need += get_need (record);
  step.able = search->n_able;
  step.need_met = search->all_need > 0 ? search->need / search->all_need : (double) NAN;
  step.synergy = add_links (search, step.synergy, service);
  step.net_cost = add_money (step.net_cost, record->net_cost);
  if (bundling->outgrown < 0 && step.able < bundling->market->bids_wanted)
    bundling->outgrown = (int) n;
  g_array_append_val (bundling->steps, step);
}

static void
walk (ConcordBundling *bundling)
{
  guint n = bundling->market->services->len, n_suppliers = bundling->market->n_suppliers;
  g_autofree gboolean *joined = g_new0 (gboolean, n + 1);
  g_autofree gboolean *able = g_new0 (gboolean, n_suppliers + 1);
  Search search = { .bundling = bundling, .joined = joined, .able = able, .n_able = n_suppliers };

  for (guint s = 0; s < n_suppliers; s++)
    able[s] = TRUE;
  for (guint i = 0; i < n; i++)
    {
      const ConcordMarketService *service = get_market_service (bundling, i);

      if (isnan (service->able))
        g_ptr_array_add (bundling->unknown, service->name);
      search.all_need += get_need (service);
    }
  for (ConcordMarketPlace place = CONCORD_MARKET_IN; place <= CONCORD_MARKET_OUT; place++)
    {
      guint lost = 0;
      int next;

      while ((next = find_next (&search, place, &lost)) >= 0)
        join (&search, (guint) next, lost);
      if (place == CONCORD_MARKET_IN)
        bundling->n_package = bundling->steps->len;
    }
}

static char *
dup_outgrown (const ConcordBundling *bundling)
{
  guint step = (guint) MAX (bundling->outgrown, 0);
  const char *name = concord_bundling_get_service (bundling, step)->name;
  guint able = concord_bundling_get_step (bundling, step)->able;
  g_autofree char *wanted
      = g_strdup_printf (ngettext ("%u bid is wanted", "%u bids are wanted",
                                   bundling->market->bids_wanted),
                         bundling->market->bids_wanted);
  guint last = concord_bundling_get_step (bundling, bundling->steps->len - 1)->able;

  if (bundling->outgrown < 0)
    return g_strdup_printf (
        ngettext ("With every service added %u supplier is still able for all of it, and %s.",
                  "With every service added %u suppliers are still able for all of it, and %s.",
                  last),
        last, wanted);
  if (step < bundling->n_package)
    return g_strdup_printf (
        ngettext ("The package outgrows its market when %s is added: %u supplier is then able for "
                  "all of it, and %s.",
                  "The package outgrows its market when %s is added: %u suppliers are then able "
                  "for all of it, and %s.",
                  able),
        name, able, wanted);
  return g_strdup_printf (
      ngettext ("Beyond the package, the market is outgrown when %s is added: %u supplier would "
                "then be able for all of it, and %s.",
                "Beyond the package, the market is outgrown when %s is added: %u suppliers would "
                "then be able for all of it, and %s.",
                able),
      name, able, wanted);
}

/* What the package as it is gains: " It meets 78% of the need and saves £120k a year ..." */
static char *
dup_gain (const ConcordBundling *bundling)
{
  const ConcordBundlingStep *last;
  g_autofree char *share = NULL;
  g_autofree char *saving = NULL;

  if (bundling->n_package == 0)
    return g_strdup (_ (" No service is in the package yet."));
  last = concord_bundling_get_step (bundling, bundling->n_package - 1);
  share = concord_words_dup_percent (last->need_met);
  saving = concord_money_dup_short (concord_money_get_pounds (last->synergy));
  if (isnan (last->need_met))
    return g_strdup ("");
  if (concord_is_absent (last->synergy))
    return g_strdup_printf (_ (" The package meets %s of the need."), share);
  return g_strdup_printf (_ (" The package meets %s of the need and saves %s a year by what its "
                             "services share."),
                          share, saving);
}

static char *
dup_sentence (const ConcordBundling *bundling)
{
  g_autofree char *outgrown = NULL;
  g_autofree char *gain = NULL;

  if (bundling->market->services->len == 0)
    return g_strdup (_ ("No services yet: enter on the Package screen those that may belong "
                        "together."));
  if (bundling->steps->len == 0)
    return g_strdup (_ ("Nothing is known of any supplier yet: enter under Suppliers on the "
                        "Package screen who is able for what."));
  outgrown = dup_outgrown (bundling);
  gain = dup_gain (bundling);
  return g_strconcat (outgrown, gain, NULL);
}

static void
warn (ConcordBundling *bundling)
{
  g_autoptr (GPtrArray) no_need = g_ptr_array_new ();

  for (guint i = 0; i < bundling->steps->len; i++)
    {
      const ConcordMarketService *service = concord_bundling_get_service (bundling, i);

      if (isnan (service->need) || concord_is_absent (service->net_cost))
        g_ptr_array_add (no_need, service->name);
    }
  if (no_need->len > 0)
    {
      g_autofree char *list = concord_words_dup_array (no_need);

      concord_finding_take_warning (
          bundling->finding,
          g_strdup_printf (_ ("Need or net cost is not given for %s: it adds nothing to the need "
                              "that is met."),
                           list));
    }
  if (bundling->unknown->len > 0)
    {
      g_autofree char *list = concord_words_dup_array (bundling->unknown);

      concord_finding_take_warning (
          bundling->finding,
          g_strdup_printf (_ ("Who is able for %s is not known, so the curve leaves it out."),
                           list));
    }
}

static void
tell_step (ConcordBundling *bundling, guint step)
{
  const ConcordBundlingStep *it = concord_bundling_get_step (bundling, step);
  const ConcordMarketService *service = concord_bundling_get_service (bundling, step);
  g_autofree char *share = concord_words_dup_percent (it->need_met);
  g_autofree char *cost = concord_money_dup_short (concord_money_get_pounds (service->net_cost));
  g_autofree char *need = concord_words_dup_number (service->need, 0);

  concord_finding_add_input (
      bundling->finding, g_strdup_printf (_ ("Need and net cost of %s"), service->name), NAN,
      concord_is_absent (service->net_cost) ? g_strdup_printf (_ ("%s, net cost not given"), need)
                                            : g_strdup_printf ("%s, %s", need, cost),
      service->id);
  concord_finding_add_result (
      bundling->finding, g_strdup_printf (_ ("Step %u, %s added"), step + 1, service->name),
      it->able,
      /* Translators: suppliers able, then the share of the need that is met. */
      g_strdup_printf (ngettext ("%u able, %s of the need", "%u able, %s of the need", it->able),
                       it->able, share),
      service->id);
}

ConcordBundling *
concord_bundling_new (ConcordDocument *document)
{
  ConcordBundling *bundling = g_new0 (ConcordBundling, 1);

  bundling->finding = concord_finding_new ("bundling", _ ("Market of a growing package"));
  bundling->market = concord_market_new (document);
  bundling->steps = g_array_new (FALSE, FALSE, sizeof (ConcordBundlingStep));
  bundling->unknown = g_ptr_array_new ();
  bundling->outgrown = -1;
  walk (bundling);
  concord_finding_take_sentence (bundling->finding, dup_sentence (bundling));
  concord_finding_set_method (
      bundling->finding,
      _ ("Services join one by one: those in the package, then undecided ones, then those that are "
         "out. The next is the one with the most need for each supplier lost; one that loses no "
         "supplier goes first. Need is need × net cost a year, and the share met is of all "
         "services. Suppliers count who are able, alone or with a partner, for everything that has "
         "joined. Savings are those of links between services that have both joined. The order is "
         "greedy: another one may keep the market a step longer."),
      _ ("Greedy choice by gain per unit lost: G. B. Dantzig, Operations Research 5, 1957, section "
         "on the knapsack problem; the rest is plain counting."));
  concord_finding_add_input (bundling->finding, g_strdup (_ ("Bids wanted")),
                             bundling->market->bids_wanted, NULL, NULL);
  for (guint i = 0; i < bundling->steps->len; i++)
    tell_step (bundling, i);
  warn (bundling);
  return bundling;
}
