#include "findings/prices-private.h"
#include "findings/words.h"

#include "methods/pricing.h"

#include "concord-words.h"
#include <string.h>

#define FULL_POINTS 100.0

static void
bid_free (gpointer data)
{
  ConcordPricedBid *bid = data;

  g_free (bid->id);
  g_free (bid->name);
  g_free (bid);
}

static void
dropped_free (gpointer data)
{
  g_free (((ConcordDroppedWinner *)data)->winners);
  g_free (data);
}

static void
table_free (gpointer data)
{
  ConcordPriceTable *table = data;

  g_free (table->id);
  g_free (table->name);
  g_free (table->problem);
  g_free (table->price_scores);
  g_free (table->totals);
  g_free (table->ranks);
  g_array_unref (table->winners);
  g_ptr_array_unref (table->droppers);
  g_free (table);
}

void
concord_prices_free (ConcordPrices *prices)
{
  concord_finding_unref (prices->finding);
  concord_finding_unref (prices->public_finding);
  g_ptr_array_unref (prices->bids);
  g_ptr_array_unref (prices->tables);
  g_free (prices);
}

gboolean
concord_price_table_agrees (const ConcordPriceTable *one, const ConcordPriceTable *other)
{
  return one->winners->len == other->winners->len
         && memcmp (one->winners->data, other->winners->data, one->winners->len * sizeof (guint))
                == 0;
}

char *
concord_prices_dup_winners (const ConcordPrices *prices, const ConcordPriceTable *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < table->winners->len; i++)
    g_ptr_array_add (
        names, concord_prices_get_bid (prices, g_array_index (table->winners, guint, i))->name);
  return concord_words_dup_array (names);
}

/* --- scoring --------------------------------------------------------------------------------- */

/* The complete bids as the methods want them, and where each stands among all. */
typedef struct
{
  double *prices, *quality, *scores, *totals;
  guint *ranks, *places;
  gsize n;
} Complete;

static Complete
complete_new (const ConcordPrices *prices)
{
  gsize most = prices->bids->len + 1;
  Complete complete = { .prices = g_new (double, 4 * most), .ranks = g_new (guint, 2 * most) };

  complete.quality = complete.prices + most;
  complete.scores = complete.prices + 2 * most;
  complete.totals = complete.prices + 3 * most;
  complete.places = complete.ranks + most;
  for (guint i = 0; i < prices->bids->len; i++)
    {
      const ConcordPricedBid *bid = concord_prices_get_bid (prices, i);

      if (!concord_priced_bid_is_complete (bid))
        continue;
      complete.prices[complete.n] = bid->price;
      complete.quality[complete.n] = bid->quality;
      complete.places[complete.n++] = i;
    }
  return complete;
}

static void
complete_clear (Complete *complete)
{
  g_free (complete->prices);
  g_free (complete->ranks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Complete, complete_clear)

static ConcordPriceRule
get_rule (const ConcordPriceTable *table)
{
  return (ConcordPriceRule){ (ConcordPriceMethod)table->formula,
                             isnan (table->price_weight) ? 0 : table->price_weight,
                             FULL_POINTS,
                             table->full_at,
                             table->zero_at,
                             table->willingness };
}

static void
take_scores (ConcordPriceTable *table, const Complete *complete)
{
  for (gsize i = 0; i < complete->n; i++)
    {
      guint place = complete->places[i];

      table->price_scores[place] = complete->scores[i];
      table->totals[place] = complete->totals[i];
      table->ranks[place] = complete->ranks[i];
      if (complete->ranks[i] == 1)
        g_array_append_val (table->winners, place);
    }
}

static void
drop_bids (ConcordPrices *prices, ConcordPriceTable *table, const Complete *complete)
{
  const ConcordPriceRule rule = get_rule (table);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tried = concord_test_irrelevant_bids (
      &rule, complete->prices, complete->quality, complete->n, &error);

  if (tried == NULL)
    concord_finding_take_warning (
        prices->finding,
        /* Translators: a formula, then why in a sentence. */
        g_strdup_printf (_ ("What losing bids do under “%s” can’t be told. %s"), table->name,
                         error->message));
  for (guint i = 0; tried != NULL && i < tried->len; i++)
    {
      const ConcordDroppedBid *bid = tried->pdata[i];
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      ConcordDroppedWinner *dropped;

      if (!bid->changes)
        continue;
      for (guint w = 0; w < bid->winners->len; w++)
        g_ptr_array_add (
            names, concord_prices_get_bid (prices,
                                           complete->places[g_array_index (bid->winners, gsize, w)])
                       ->name);
      dropped = g_new (ConcordDroppedWinner, 1);
      dropped->dropped = complete->places[bid->dropped];
      dropped->winners = concord_words_dup_array (names);
      g_ptr_array_add (table->droppers, dropped);
    }
}

static void
score (ConcordPrices *prices, ConcordPriceTable *table, Complete *complete)
{
  const ConcordPriceRule rule = get_rule (table);
  g_autoptr (GError) error = NULL;
  guint n = prices->bids->len;

  table->price_scores = g_new (double, n + 1);
  table->totals = g_new (double, n + 1);
  table->ranks = g_new0 (guint, n + 1);
  table->winners = g_array_new (FALSE, FALSE, sizeof (guint));
  table->droppers = g_ptr_array_new_with_free_func (dropped_free);
  for (guint i = 0; i < n; i++)
    table->price_scores[i] = table->totals[i] = NAN;
  if (table->problem != NULL)
    return;
  if (complete->n == 0)
    table->problem = g_strdup (_ ("No bid has both a price and a quality yet."));
  else if (!concord_score_prices (&rule, complete->prices, complete->quality, complete->n,
                                  complete->scores, complete->totals, complete->ranks, &error))
    table->problem = g_strdup (error->message);
  else
    {
      take_scores (table, complete);
      drop_bids (prices, table, complete);
    }
}

ConcordPrices *
concord_prices_new (ConcordDocument *document, gboolean laboratory)
{
  ConcordPrices *prices = g_new0 (ConcordPrices, 1);
  g_autoptr (GPtrArray) unmarked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (double));
  ConcordPriceField field = { .unmarked = unmarked, .excluded = excluded };
  g_auto (Complete) complete = { 0 };

  prices->finding
      = laboratory ? concord_finding_new ("price-laboratory", _ ("Price formulas on dummy bids"))
                   : concord_finding_new ("prices", _ ("Price formulas on the bids"));
  prices->is_laboratory = laboratory;
  prices->bids = g_ptr_array_new_with_free_func (bid_free);
  prices->tables = g_ptr_array_new_with_free_func (table_free);
  prices->published = prices->low_pair[0] = prices->low_pair[1] = -1;
  prices->average = NAN;
  concord_prices_read_bids (prices, document, &field);
  concord_prices_test_low (prices, &field);
  concord_prices_read_formulas (prices, document, &field);
  concord_prices_tell_public (prices);
  complete = complete_new (prices);
  for (guint i = 0; i < prices->tables->len; i++)
    score (prices, prices->tables->pdata[i], &complete);
  concord_prices_take_sentences (prices);
  concord_prices_tell (prices, &field);
  return prices;
}
