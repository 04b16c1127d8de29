/* What the formulas are tried on, and what came of it. */
#include "findings/prices-private.h"
#include "findings/words.h"

#include "model/price-formula.h"
#include "model/value.h"

#include "concord-words.h"

/* Real bids are not for the public; made-up ones are nobody's. */
static void
add (ConcordPrices *prices,
     gboolean is_input,
     char *name,
     double number,
     char *text,
     const char *where)
{
  ConcordFact *fact = is_input
                          ? concord_finding_add_input (prices->finding, name, number, text, where)
                          : concord_finding_add_result (prices->finding, name, number, text, where);

  fact->confidential = prices->is_exempt;
}

static void
tell_settings (ConcordPrices *prices, const ConcordPriceTable *table)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *weight = concord_words_dup_percent (table->price_weight);
  g_autofree char *full = concord_money_dup_short (table->full_at);
  g_autofree char *zero = concord_money_dup_short (table->zero_at);
  g_autofree char *worth = concord_money_dup_short (table->willingness);

  g_ptr_array_add (
      words,
      g_strdup (table->formula < 0
                    ? "–"
                    : _ (concord_price_formulas[table->formula].label)));
  if (!isnan (table->price_weight))
    g_ptr_array_add (words, g_strdup_printf (_ ("price %s of the total"), weight));
  if (!isnan (table->full_at))
    g_ptr_array_add (words, g_strdup_printf (_ ("full score at %s"), full));
  if (!isnan (table->zero_at))
    g_ptr_array_add (words, g_strdup_printf (_ ("none at %s"), zero));
  if (!isnan (table->willingness))
    g_ptr_array_add (words, g_strdup_printf (_ ("%s for a point of quality"), worth));
  add (prices, TRUE, g_strdup_printf (_ ("Settings of “%s”"), table->name), NAN,
       concord_words_dup_array (words), table->id);
}

static void
tell_rule (ConcordFinding *finding)
{
  concord_finding_add_input (
      finding, g_strdup (_ ("Abnormally low: below the average by more than")),
      CONCORD_LOW_BELOW_AVERAGE, concord_words_dup_percent (CONCORD_LOW_BELOW_AVERAGE), NULL);
  concord_finding_add_input (
      finding,
      g_strdup (_ ("Abnormally low: and below the lowest other price by more "
                   "than")),
      CONCORD_LOW_MARGIN, concord_words_dup_percent (CONCORD_LOW_MARGIN), NULL);
  concord_finding_add_input (finding, g_strdup (_ ("Abnormally low: this margin is at least")),
                             CONCORD_LOW_MARGIN_LEAST,
                             concord_money_dup_short (CONCORD_LOW_MARGIN_LEAST), NULL);
  concord_finding_add_input (finding, g_strdup (_ ("Abnormally low: this margin is at most")),
                             CONCORD_LOW_MARGIN_MOST,
                             concord_money_dup_short (CONCORD_LOW_MARGIN_MOST), NULL);
}

static void
tell_table (ConcordPrices *prices, const ConcordPriceTable *table)
{
  if (table->problem != NULL)
    {
      add (prices, FALSE, g_strdup_printf (_ ("“%s” can’t be used"), table->name), NAN,
           g_strdup (table->problem), table->id);
      return;
    }
  for (guint i = 0; i < prices->bids->len; i++)
    {
      const ConcordPricedBid *bid = concord_prices_get_bid (prices, i);
      g_autofree char *total = concord_price_table_dup_total (table, table->totals[i]);
      g_autofree char *price = concord_words_dup_number (table->price_scores[i], 2);

      if (table->ranks[i] == 0)
        continue;
      add (prices, FALSE,
           /* Translators: a bid, then a formula. */
           g_strdup_printf (_ ("%s under “%s”"), bid->name, table->name), table->totals[i],
           concord_price_table_has_points (table)
               ? g_strdup_printf (_ ("rank %u, %s; price alone %s"), table->ranks[i], total, price)
               : g_strdup_printf (_ ("rank %u, %s"), table->ranks[i], total),
           bid->id);
    }
  for (guint i = 0; i < table->droppers->len; i++)
    {
      const ConcordDroppedWinner *dropped = table->droppers->pdata[i];
      const ConcordPricedBid *bid = concord_prices_get_bid (prices, dropped->dropped);

      add (prices, FALSE,
           g_strdup_printf (_ ("First under “%s” without %s"), table->name, bid->name), NAN,
           g_strdup (dropped->winners), bid->id);
    }
}

static void
tell_low (ConcordPrices *prices)
{
  if (!isnan (prices->average))
    add (prices, FALSE, g_strdup (_ ("Average price of all bids without the highest")),
         prices->average, concord_money_dup_short (prices->average), NULL);
  for (guint i = 0; i < prices->bids->len; i++)
    {
      const ConcordPricedBid *bid = concord_prices_get_bid (prices, i);

      if (!isnan (prices->average) && !isnan (bid->price))
        add (prices, FALSE, g_strdup_printf (_ ("Abnormally low price of %s"), bid->name),
             bid->is_abnormally_low,
             bid->is_abnormally_low ? g_strdup (_ ("by this test: ask for an explanation"))
                                    : g_strdup (_ ("no")),
             bid->id);
    }
}

static void
warn (ConcordPrices *prices, const ConcordPriceField *field)
{
  guint n_out = prices->bids->len - prices->n_complete;

  if (n_out > 0)
    concord_finding_take_warning (
        prices->finding,
        g_strdup_printf (ngettext ("%u bid lacks a price or a quality and takes no part.",
                                   "%u bids lack a price or a quality and take no part.", n_out),
                         n_out));
  if (field->unmarked->len > 0 && prices->n_complete > 0)
    {
      g_autofree char *list = concord_words_dup_array (field->unmarked);

      concord_finding_take_warning (
          prices->finding,
          g_strdup_printf (
              _ ("No tender has a mark on %s yet: quality rests on the other questions."), list));
    }
  if (prices->bids->len > 0 && isnan (prices->average))
    concord_finding_take_warning (prices->finding,
                                  g_strdup (_ ("At least two prices are needed to say that one is "
                                               "abnormally low.")));
}

static void
set_method (ConcordFinding *finding)
{
  concord_finding_set_method (
      finding,
      _ ("Quality is 100 × the sum of weight × mark / highest mark, over the sum of the weights, "
         "of "
         "the scored questions that are not price. Price scores: lowest price / price; 50 − 100 × "
         "(price − mean) / mean; a straight line between two fixed benchmarks. Totals: price "
         "weight "
         "× price score + the rest × quality. Other formulas: price / quality, the lowest first; "
         "quality / price; worth of a point × quality − price. Each losing bid is taken away in "
         "turn: a sound formula names the same winner. A price looks abnormally low where it is below "
         "the average of all bids without the highest, and below the lowest other bid that is not "
         "excluded, by more than the margins given; it opens an enquiry and never rejects by "
         "itself, and two low bids shield each other. Only the published formula decides: however "
         "near the totals are, the contract goes to the standing tender that it ranks first, "
         "or to nobody."),
      _ ("P. S. Stilger, J. Siderius and E. M. van Raaij, Journal of Public Procurement 17(1), "
         "2017, "
         "for the formulas; K. J. Arrow, Social Choice and Individual Values, 1951, chapter 3, for "
         "losing bids; Scottish Government guidance on construction procurement for the numbers of "
         "the test for abnormally low prices; Procurement Act 2023, section 19, where that Act "
         "applies."));
}

void
concord_prices_tell_public (ConcordPrices *prices)
{
  ConcordFinding *finding;

  if (!prices->is_exempt)
    {
      prices->public_finding = concord_finding_ref (prices->finding);
      return;
    }
  finding = prices->public_finding
      = concord_finding_new (prices->finding->kind, prices->finding->name);
  concord_finding_take_sentence (
      finding, g_strdup (_ ("The prices and marks of the bids, and what the price formulas make of "
                            "them, are exempt from publication and are not told here.")));
  set_method (finding);
  concord_finding_add_input (finding, g_strdup (_ ("Bids in the competition")), prices->bids->len,
                             NULL, NULL);
  for (guint i = 0; i < prices->tables->len; i++)
    {
      const ConcordPriceTable *table = prices->tables->pdata[i];

      if (table->published)
        concord_finding_add_input (finding, g_strdup (_ ("Published formula, which decides")), NAN,
                                   g_strdup (table->name), table->id);
    }
  tell_rule (finding);
  /* So far they are all of formulas and weights. */
  for (guint i = 0; i < prices->finding->warnings->len; i++)
    concord_finding_take_warning (finding, g_strdup (prices->finding->warnings->pdata[i]));
}

void
concord_prices_tell (ConcordPrices *prices, const ConcordPriceField *field)
{
  set_method (prices->finding);
  for (guint i = 0; i < prices->bids->len; i++)
    {
      const ConcordPricedBid *bid = concord_prices_get_bid (prices, i);

      add (prices, TRUE, g_strdup_printf (_ ("Price of %s"), bid->name), bid->price,
           concord_money_dup_short (bid->price), bid->id);
      add (prices, TRUE, g_strdup_printf (_ ("Quality of %s"), bid->name), bid->quality, NULL,
           bid->id);
    }
  for (guint i = 0; i < prices->tables->len; i++)
    tell_settings (prices, prices->tables->pdata[i]);
  tell_rule (prices->finding);
  concord_finding_add_result (prices->finding, g_strdup (_ ("Bids with a price and a quality")),
                              prices->n_complete, NULL, NULL);
  for (guint i = 0; i < prices->tables->len; i++)
    tell_table (prices, prices->tables->pdata[i]);
  tell_low (prices);
  warn (prices, field);
}
