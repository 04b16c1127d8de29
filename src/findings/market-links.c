/* What services save when they are in the package together. */
#include "findings/child-list.h"
#include "findings/market-private.h"

#include "model/service-link.h"

#include "concord-words.h"

static const ConcordMarketService *
get_service (const ConcordMarket *market, guint index)
{
  return market->services->pdata[index];
}

static ConcordMarketLink *
find_pair (ConcordMarket *market, guint first, guint second)
{
  for (guint i = 0; i < market->links->len; i++)
    {
      ConcordMarketLink *link = &g_array_index (market->links, ConcordMarketLink, i);

      if (link->first == first && link->second == second)
        return link;
    }
  return NULL;
}

/* A pair entered from both its ends says the same thing twice: the larger saving counts, once. */
static void
take_link (ConcordMarket *market, guint one, guint other, ConcordMoney saving)
{
  ConcordMarketLink link = { MIN (one, other), MAX (one, other), saving };
  ConcordMarketLink *there = find_pair (market, link.first, link.second);

  if (there == NULL)
    {
      g_array_append_val (market->links, link);
      return;
    }
  if (there->saving.pence != saving.pence)
    concord_finding_take_warning (
        market->finding,
        g_strdup_printf (_ ("The link between %s and %s is entered twice with different savings; "
                            "the larger one counts."),
                         get_service (market, link.first)->name,
                         get_service (market, link.second)->name));
  there->saving.pence = MAX (there->saving.pence, saving.pence);
}

static void
add_synergy (ConcordMarket *market)
{
  for (guint i = 0; i < market->links->len; i++)
    {
      const ConcordMarketLink *link = &g_array_index (market->links, ConcordMarketLink, i);

      if (get_service (market, link->first)->place != CONCORD_MARKET_IN
          || get_service (market, link->second)->place != CONCORD_MARKET_IN)
        continue;
      /* As with costs, 64 bits of pence hold 90,000 amounts of the largest size. */
      market->synergy.pence = link->saving.pence
                              + (concord_is_absent (market->synergy) ? 0 : market->synergy.pence);
    }
}

void
concord_market_read_links (ConcordMarket *market, ConcordRecord *project)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (project, "service-links");
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < market->services->len; i++)
    g_hash_table_insert (indices, get_service (market, i)->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < records->len; i++)
    {
      const ConcordServiceLink *link = records->pdata[i];
      gpointer first, second;

      if (link->first == NULL || link->second == NULL || concord_is_absent (link->saving)
          || !g_hash_table_lookup_extended (indices, link->first, NULL, &first)
          || !g_hash_table_lookup_extended (indices, link->second, NULL, &second)
          || first == second)
        continue;
      take_link (market, GPOINTER_TO_UINT (first), GPOINTER_TO_UINT (second), link->saving);
    }
  add_synergy (market);
}
