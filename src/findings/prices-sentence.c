/* What the prices finding says. What is said of a bidder is confidential, of a dummy bid it is not.
 */
#include "findings/prices-private.h"
#include "findings/words.h"

#include "model/price-formula.h"
#include "model/value.h"

#include "concord-words.h"
#include <string.h>

static const ConcordPriceTable *
get_table (const ConcordPrices *prices, guint i)
{
  return prices->tables->pdata[i];
}

static gboolean
is_usable (const ConcordPriceTable *table)
{
  return table->problem == NULL;
}

/* The published table where it can be used, else the first that can; NULL without any. */
static const ConcordPriceTable *
find_main (const ConcordPrices *prices)
{
  if (prices->published >= 0)
    {
      const ConcordPriceTable *table = get_table (prices, (guint)prices->published);

      return is_usable (table) ? table : NULL;
    }
  for (guint i = 0; i < prices->tables->len; i++)
    if (is_usable (get_table (prices, i)))
      return get_table (prices, i);
  return NULL;
}

char *
concord_price_table_dup_total (const ConcordPriceTable *table, double total)
{
  g_autofree char *number = NULL;
  g_autofree char *money = NULL;

  if (concord_price_table_has_points (table))
    {
      number = concord_words_dup_number (total, 2);
      return g_strdup_printf (_ ("%s of 100"), number);
    }
  if (strcmp (concord_price_formulas[table->formula].nick, "value-index") == 0)
    {
      /* A point of quality costs thousands: for a pound there would be nothing but noughts. */
      number = concord_words_dup_number (1e6 * total, 3);
      return g_strdup_printf (_ ("%s points for £1m"), number);
    }
  money = concord_money_dup_short (total);
  return strcmp (concord_price_formulas[table->formula].nick, "price-per-quality") == 0
             ? g_strdup_printf (_ ("%s a point of quality"), money)
             : g_steal_pointer (&money);
}

/* --- for the public -------------------------------------------------------------------------- */

static char *
dup_nothing (const ConcordPrices *prices)
{
  if (prices->bids->len == 0)
    return prices->is_laboratory
               ? g_strdup (
                   _ ("No dummy bids yet: enter some on the Bidders screen and see what each "
                      "price formula makes of them before one is published."))
               : g_strdup (
                   _ ("No bidders are in the competition: enter them and their prices on the "
                      "Bidders screen."));
  return prices->is_laboratory
             ? g_strdup (
                 _ ("No dummy bid has both a price and a quality yet, so no price formula can "
                    "be tried."))
             : g_strdup (_ ("No bid has both a price and marks on quality yet, so no price formula "
                            "can be tried."));
}

static void
count_tables (const ConcordPrices *prices,
              const ConcordPriceTable *with,
              guint *n_usable,
              guint *n_agree,
              guint *n_dropped)
{
  *n_usable = *n_agree = *n_dropped = 0;
  for (guint i = 0; i < prices->tables->len; i++)
    {
      const ConcordPriceTable *table = get_table (prices, i);

      if (!is_usable (table))
        continue;
      (*n_usable)++;
      *n_agree += concord_price_table_agrees (table, with);
      *n_dropped += table->droppers->len > 0;
    }
}

/* How far the formulas agree with @with, the published one or the first of all. */
static char *
dup_agreement (const ConcordPrices *prices,
               const ConcordPriceTable *with,
               guint n_usable,
               guint n_agree)
{
  gboolean published = prices->published >= 0;

  if (n_usable == 1)
    return published ? g_strdup_printf (
               _ ("The published formula, “%s”, names a winner and decides."), with->name)
                     : g_strdup_printf (_ ("“%s” is the only formula that can be tried; it is not "
                                           "marked as published."),
                                        with->name);
  if (published)
    return n_agree == n_usable
               ? g_strdup_printf (
                   _ ("All %u formulas name the same winner; the published one, “%s”, "
                      "decides."),
                   n_usable, with->name)
               : g_strdup_printf (ngettext ("%u of %u other formulas names the same winner as the "
                                            "published one, “%s”, which decides.",
                                            "%u of %u other formulas name the same winner as the "
                                            "published one, “%s”, which decides.",
                                            n_agree - 1),
                                  n_agree - 1, n_usable - 1, with->name);
  return n_agree == n_usable
             ? g_strdup_printf (
                 _ ("All %u formulas name the same winner; none of them is marked as "
                    "published."),
                 n_usable)
             : g_strdup_printf (
                 _ ("The %u formulas do not name the same winner, and none of them is "
                    "marked as published."),
                 n_usable);
}

static char *
dup_public (const ConcordPrices *prices, const ConcordPriceTable *with)
{
  guint n_usable, n_agree, n_dropped;
  GString *sentence;
  g_autofree char *agreement = NULL;

  count_tables (prices, with, &n_usable, &n_agree, &n_dropped);
  agreement = dup_agreement (prices, with, n_usable, n_agree);
  sentence = g_string_new (agreement);
  if (n_dropped > 0 && n_usable == 1)
    g_string_append (sentence, _ (" Its winner changes when a losing bid goes away."));
  else if (n_dropped > 0)
    g_string_append_printf (
        sentence,
        ngettext (" Under %u of all %u formulas the winner changes when a losing bid goes away.",
                  " Under %u of all %u formulas the winner changes when a losing bid goes away.",
                  n_dropped),
        n_dropped, n_usable);
  return g_string_free (sentence, FALSE);
}

/* --- of the bids ----------------------------------------------------------------------------- */

static void
append_winner (const ConcordPrices *prices, const ConcordPriceTable *table, GString *text)
{
  g_autofree char *winners = concord_prices_dup_winners (prices, table);
  g_autofree char *total = concord_price_table_dup_total (
      table, table->totals[g_array_index (table->winners, guint, 0)]);

  g_string_append_printf (text,
                          table->winners->len == 1
                              ? _ ("Under “%s” %s is first with %s.")
                              : _ ("Under “%s” %s share the first place with %s."),
                          table->name, winners, total);
}

/* One sentence for each other set of winners, with the formulas that name it. */
static void
append_others (const ConcordPrices *prices, const ConcordPriceTable *with, GString *text)
{
  g_autofree gboolean *told = g_new0 (gboolean, prices->tables->len + 1);

  for (guint i = 0; i < prices->tables->len; i++)
    {
      const ConcordPriceTable *table = get_table (prices, i);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *winners = NULL;
      g_autofree char *list = NULL;

      if (told[i] || !is_usable (table) || concord_price_table_agrees (table, with))
        continue;
      for (guint k = i; k < prices->tables->len; k++)
        if (is_usable (get_table (prices, k))
            && concord_price_table_agrees (table, get_table (prices, k)))
          {
            told[k] = TRUE;
            g_ptr_array_add (names, g_strdup_printf (_ ("“%s”"), get_table (prices, k)->name));
          }
      winners = concord_prices_dup_winners (prices, table);
      list = concord_words_dup_array (names);
      g_string_append_printf (text, ngettext (" %s names %s.", " %s name %s.", names->len), list,
                              winners);
    }
}

/* One case says what the matter is; all of them are among the results. */
static void
append_dropped (const ConcordPrices *prices, const ConcordPriceTable *with, GString *text)
{
  const ConcordDroppedWinner *dropped;

  for (guint i = 0; prices->published < 0 && with->droppers->len == 0 && i < prices->tables->len;
       i++)
    if (is_usable (get_table (prices, i)) && get_table (prices, i)->droppers->len > 0)
      with = get_table (prices, i);
  if (with->droppers->len == 0)
    return;
  dropped = with->droppers->pdata[0];
  g_string_append_printf (text, _ (" Without %s, “%s” would name %s."),
                          concord_prices_get_bid (prices, dropped->dropped)->name, with->name,
                          dropped->winners);
}

static void
append_low (const ConcordPrices *prices, GString *text)
{
  for (guint i = 0; i < prices->bids->len; i++)
    if (concord_prices_get_bid (prices, i)->is_abnormally_low)
      g_string_append_printf (text,
                              _ (" The price of %s looks abnormally low: ask for an explanation, "
                                 "which is not a rejection."),
                              concord_prices_get_bid (prices, i)->name);
  if (prices->low_pair[0] >= 0)
    {
      const ConcordPricedBid *low = concord_prices_get_bid (prices, (gsize)prices->low_pair[0]);
      const ConcordPricedBid *next = concord_prices_get_bid (prices, (gsize)prices->low_pair[1]);
      g_autofree char *price = concord_money_dup_short (low->price);
      g_autofree char *other = concord_money_dup_short (next->price);

      g_string_append_printf (text,
                              _ (" %s at %s and %s at %s lie too close together for the test for "
                                 "abnormally low prices: look at both side by side."),
                              low->name, price, next->name, other);
    }
}

static char *
dup_bids (const ConcordPrices *prices, const ConcordPriceTable *with)
{
  GString *text = g_string_new (NULL);

  if (with != NULL)
    {
      append_winner (prices, with, text);
      append_others (prices, with, text);
      append_dropped (prices, with, text);
    }
  append_low (prices, text);
  return g_strchug (g_string_free (text, FALSE));
}

void
concord_prices_take_sentences (ConcordPrices *prices)
{
  const ConcordPriceTable *with = find_main (prices);
  g_autofree char *sentence = NULL;
  g_autofree char *bids = dup_bids (prices, with);

  if (prices->n_complete == 0)
    sentence = dup_nothing (prices);
  else if (with == NULL)
    sentence
        = prices->published < 0
              ? g_strdup (_ ("None of the formulas has an answer for these bids."))
              : g_strdup_printf (_ ("The published formula, “%s”, has no answer for these bids."),
                                 get_table (prices, (guint)prices->published)->name);
  else if (prices->n_complete == 1)
    sentence
        = g_strdup (_ ("Only one bid has both a price and a quality: every formula names it."));
  else
    sentence = dup_public (prices, with);
  if (*bids == '\0')
    concord_finding_take_sentence (prices->finding, g_steal_pointer (&sentence));
  else if (prices->is_laboratory)
    concord_finding_take_sentence (prices->finding, g_strdup_printf ("%s %s", sentence, bids));
  else
    {
      concord_finding_take_sentence (prices->finding, g_steal_pointer (&sentence));
      concord_finding_take_confidential_sentence (prices->finding, g_steal_pointer (&bids));
    }
}
