#include "findings/market-private.h"

#include "findings/child-list.h"

#include "methods/market.h"
#include "model/ability.h"
#include "model/service.h"
#include "model/supplier.h"

#include "concord-words.h"
#include <string.h>

/* What is known of a supplier and a service, as a table of bytes. */
typedef enum
{
  NOT_KNOWN,
  NOT_ABLE,
  WITH_PARTNER,
  ALONE
} Able;

static void
service_free (ConcordMarketService *service)
{
  g_free (service->id);
  g_free (service->name);
  g_free (service);
}

void
concord_market_free (ConcordMarket *market)
{
  concord_finding_unref (market->finding);
  g_ptr_array_unref (market->services);
  g_ptr_array_unref (market->removals);
  g_array_unref (market->links);
  g_free (market->known);
  g_free (market);
}

static void
add_money (ConcordMoney *sum, ConcordMoney money)
{
  if (concord_is_absent (money))
    return;
  /* Amounts are at most a thousand billion pounds: 64 bits of pence hold 90,000 such. */
  sum->pence = concord_is_absent (*sum) ? money.pence : sum->pence + money.pence;
}

static ConcordMoney
get_net (const ConcordService *service)
{
  ConcordMoney net = service->gross_cost;

  if (!concord_is_absent (net) && !concord_is_absent (service->income))
    net.pence -= service->income.pence;
  return net;
}

static ConcordMarketPlace
get_place (const ConcordService *service)
{
  const char *nick
      = service->inclusion < 0 ? "undecided" : concord_inclusions[service->inclusion].nick;

  return strcmp (nick, "in") == 0    ? CONCORD_MARKET_IN
         : strcmp (nick, "out") == 0 ? CONCORD_MARKET_OUT
                                     : CONCORD_MARKET_UNDECIDED;
}

static void
add_totals (ConcordMarket *market, const ConcordService *record)
{
  market->n_in++;
  add_money (&market->gross_cost, record->gross_cost);
  add_money (&market->income, record->income);
  add_money (&market->net_cost, get_net (record));
  market->n_no_cost += concord_is_absent (record->gross_cost);
  market->n_no_staff += concord_is_absent (record->staff);
  if (!concord_is_absent (record->staff))
    market->staff = record->staff + (isnan (market->staff) ? 0 : market->staff);
}

static void
read_services (ConcordMarket *market, ConcordRecord *project)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (project, "services");

  for (guint i = 0; i < records->len; i++)
    {
      ConcordService *record = records->pdata[i];
      ConcordMarketService *service = g_new0 (ConcordMarketService, 1);

      service->id = g_strdup (concord_record_get_id (records->pdata[i]));
      service->name = concord_record_dup_name (records->pdata[i]);
      service->place = get_place (record);
      service->need = record->need;
      service->net_cost = get_net (record);
      service->able_without = NAN;
      g_ptr_array_add (market->services, service);
      if (service->place == CONCORD_MARKET_IN)
        add_totals (market, record);
    }
}

/* One byte for each supplier and service, suppliers one after the other; (transfer full). */
static guint8 *
read_abilities (ConcordMarket *market, const GPtrArray *suppliers)
{
  guint n = market->services->len;
  guint8 *known = g_new0 (guint8, MAX ((gsize) n * suppliers->len, 1));
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (indices, ((ConcordMarketService *) market->services->pdata[i])->id,
                         GUINT_TO_POINTER (i));
  for (guint s = 0; s < suppliers->len; s++)
    {
      g_autoptr (GPtrArray) abilities = concord_child_list_new (suppliers->pdata[s], "abilities");

      for (guint a = 0; a < abilities->len; a++)
        {
          const ConcordAbility *ability = abilities->pdata[a];
          gpointer index;

          if (ability->service == NULL || concord_is_absent (ability->able)
              || !g_hash_table_lookup_extended (indices, ability->service, NULL, &index))
            continue;
          /* The choices are no, partner, alone, in this order. */
          known[(gsize) s * n + GPOINTER_TO_UINT (index)] = (guint8) (NOT_ABLE + ability->able);
        }
    }
  return known;
}

static void
count_for_services (ConcordMarket *market, const guint8 *known)
{
  guint n = market->services->len;

  for (guint i = 0; i < n; i++)
    {
      ConcordMarketService *service = market->services->pdata[i];

      for (guint s = 0; s < market->n_suppliers; s++)
        {
          Able able = known[(gsize) s * n + i];

          service->unknown += able == NOT_KNOWN;
          service->able += able >= WITH_PARTNER;
          service->alone += able == ALONE;
        }
      if (service->unknown == market->n_suppliers)
        service->able = service->alone = NAN;
    }
}

static gboolean
is_known (const ConcordMarket *market)
{
  for (guint i = 0; i < market->services->len; i++)
    {
      const ConcordMarketService *service = market->services->pdata[i];

      if (service->place == CONCORD_MARKET_IN && isnan (service->able))
        return FALSE;
    }
  return TRUE;
}

/* How one supplier stands to the package: services that it is not able for, and the last such. */
static void
hold_against_package (const ConcordMarket *market, const guint8 *row, guint *n_not_able,
                      guint *last_not_able, gboolean *is_alone)
{
  *n_not_able = 0;
  *is_alone = TRUE;
  for (guint i = 0; i < market->services->len; i++)
    {
      const ConcordMarketService *service = market->services->pdata[i];

      if (service->place != CONCORD_MARKET_IN)
        continue;
      *is_alone &= row[i] == ALONE;
      if (row[i] >= WITH_PARTNER)
        continue;
      (*n_not_able)++;
      *last_not_able = i;
    }
}

/* Counts who is able for all of the package and for all but one service of it; returns the
 * appetites of the former. */
static GArray *
count_for_package (ConcordMarket *market, const GPtrArray *suppliers, const guint8 *known)
{
  GArray *appetites = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = market->services->len;
  g_autofree guint *only_obstacle = g_new0 (guint, n);

  market->able = market->alone = 0;
  for (guint s = 0; s < suppliers->len; s++)
    {
      guint n_not_able, last = 0;
      gboolean is_alone;
      const ConcordSupplier *supplier = suppliers->pdata[s];

      hold_against_package (market, known + (gsize) s * n, &n_not_able, &last, &is_alone);
      if (n_not_able == 1)
        only_obstacle[last]++;
      if (n_not_able > 0)
        continue;
      market->able++;
      market->alone += is_alone;
      market->n_no_appetite += concord_is_absent (supplier->appetite);
      g_array_append_val (appetites, supplier->appetite);
    }
  for (guint i = 0; i < n && market->n_in > 1; i++)
    {
      ConcordMarketService *service = market->services->pdata[i];

      if (service->place == CONCORD_MARKET_IN)
        service->able_without = market->able + only_obstacle[i];
    }
  return appetites;
}

static void
find_removal (ConcordMarket *market)
{
  double most = market->able;

  for (guint i = 0; i < market->services->len; i++)
    {
      const ConcordMarketService *service = market->services->pdata[i];

      if (isnan (service->able_without) || service->able_without < most
          || service->able_without <= market->able)
        continue;
      if (service->able_without > most)
        {
          g_ptr_array_set_size (market->removals, 0);
          market->removal = (int) i;
          most = service->able_without;
        }
      g_ptr_array_add (market->removals, service->name);
    }
}

static void
find_probability (ConcordMarket *market, const GArray *appetites)
{
  const double *numbers = (const double *) appetites->data;

  /* Fewer able suppliers than bids wanted settles it, whatever their appetites. */
  if (market->able < market->bids_wanted)
    market->probability = 0;
  if (market->n_no_appetite > 0)
    return;
  concord_bids_probability (numbers, appetites->len, market->bids_wanted, &market->probability,
                            NULL);
  concord_expected_bids (numbers, appetites->len, &market->expected_bids, NULL);
}

static void
count (ConcordMarket *market, ConcordRecord *project)
{
  g_autoptr (GPtrArray) suppliers = concord_child_list_new (project, "suppliers");
  guint8 *known = market->known = read_abilities (market, suppliers);

  market->n_suppliers = suppliers->len;
  count_for_services (market, known);
  if (market->services->len == 0)
    market->state = CONCORD_MARKET_NO_SERVICES;
  else if (market->n_in == 0)
    market->state = CONCORD_MARKET_NO_PACKAGE;
  else if (!is_known (market))
    market->state = CONCORD_MARKET_UNKNOWN;
  else
    {
      g_autoptr (GArray) appetites = count_for_package (market, suppliers, known);

      market->state = market->able < market->bids_wanted ? CONCORD_MARKET_TOO_FEW
                                                         : CONCORD_MARKET_ENOUGH;
      find_removal (market);
      find_probability (market, appetites);
    }
}

gboolean
concord_market_is_able (const ConcordMarket *market, guint supplier, guint service)
{
  return market->known[(gsize) supplier * market->services->len + service] >= WITH_PARTNER;
}

ConcordMarket *
concord_market_new (ConcordDocument *document)
{
  ConcordMarket *market = g_new0 (ConcordMarket, 1);
  ConcordProject *project = concord_document_get_project (document);

  market->finding = concord_finding_new ("market", _ ("Market of the package"));
  market->services = g_ptr_array_new_with_free_func ((GDestroyNotify) service_free);
  market->removals = g_ptr_array_new ();
  market->removal = -1;
  market->able = market->alone = market->probability = market->expected_bids = NAN;
  market->staff = NAN;
  market->gross_cost = market->income = market->net_cost = CONCORD_MONEY_ABSENT;
  market->synergy = CONCORD_MONEY_ABSENT;
  market->links = g_array_new (FALSE, FALSE, sizeof (ConcordMarketLink));
  market->bids_wanted = concord_is_absent (project->bids_wanted) ? CONCORD_DEFAULT_BIDS_WANTED
                                                                 : (guint) project->bids_wanted;
  read_services (market, CONCORD_RECORD (project));
  count (market, CONCORD_RECORD (project));
  concord_market_read_links (market, CONCORD_RECORD (project));
  concord_market_tell (market);
  return market;
}
