/* What each price formula makes of the bids: of real ones, which are exempt, or of dummy bids. */
#include "figures/figure-private.h"

#include "charts/grid.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/prices.h"
#include "findings/words.h"
#include "model/price-formula.h"
#include "model/value.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

static const ConcordPriceTable *
get_table (const ConcordPrices *prices, guint i)
{
  return prices->tables->pdata[i];
}

static const ConcordPricedBid *
get_bid (const ConcordPrices *prices, guint i)
{
  return prices->bids->pdata[i];
}

/* --- words ----------------------------------------------------------------------------------- */

static const char *
get_nick (const ConcordPriceTable *table)
{
  return table->formula < 0 ? "" : concord_price_formulas[table->formula].nick;
}

static const char *
get_unit (const ConcordPriceTable *table)
{
  if (strcmp (get_nick (table), "price-per-quality") == 0)
    return _ ("£ a point");
  if (strcmp (get_nick (table), "value-index") == 0)
    return _ ("points for £1m");
  return strcmp (get_nick (table), "monetised") == 0 ? _ ("£") : _ ("of 100");
}

/* The total alone, in the unit of get_unit(). */
static char *
dup_total (const ConcordPriceTable *table, double total)
{
  if (isnan (total))
    return g_strdup ("–");
  if (strcmp (get_nick (table), "price-per-quality") == 0 || strcmp (get_nick (table), "monetised") == 0)
    /* A point of quality costs thousands, of which two digits would be too few. */
    return fabs (total) < 1e6 ? concord_number_dup_money (total, 1, 0) : concord_money_dup_short (total);
  return strcmp (get_nick (table), "value-index") == 0 ? concord_words_dup_number (1e6 * total, 2)
                                                       : concord_number_dup_plain (total, 1);
}

static char *
dup_winners (const ConcordPrices *prices, const ConcordPriceTable *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < table->winners->len; i++)
    g_ptr_array_add (names, get_bid (prices, g_array_index (table->winners, guint, i))->name);
  return names->len == 0 ? g_strdup ("–") : concord_words_dup_array (names);
}

/* The table that others are held against: the published one, else the first that can be used. */
static const ConcordPriceTable *
find_main (const ConcordPrices *prices)
{
  if (prices->published >= 0 && get_table (prices, (guint) prices->published)->problem == NULL)
    return get_table (prices, (guint) prices->published);
  for (guint i = 0; i < prices->tables->len; i++)
    if (get_table (prices, i)->problem == NULL)
      return get_table (prices, i);
  return NULL;
}

static void
count_tables (const ConcordPrices *prices, const char *winners, guint *n_usable, guint *n_agree)
{
  for (guint i = 0; i < prices->tables->len; i++)
    {
      g_autofree char *own = dup_winners (prices, get_table (prices, i));

      *n_usable += get_table (prices, i)->problem == NULL;
      *n_agree += get_table (prices, i)->problem == NULL && strcmp (own, winners) == 0;
    }
}

static char *
dup_nothing_title (const ConcordPrices *prices)
{
  if (prices->n_complete == 0)
    return prices->is_laboratory ? g_strdup (_ ("No dummy bids to try formulas on yet"))
                                 : g_strdup (_ ("No bid has both price and quality yet"));
  return prices->n_complete == 1 ? g_strdup (_ ("Only one bid has both price and quality"))
                                 : g_strdup (_ ("No formula has an answer for these bids"));
}

static char *
dup_title (const ConcordPrices *prices)
{
  const ConcordPriceTable *with = find_main (prices);
  g_autofree char *winners = NULL;
  g_autofree char *format = NULL;
  const char *name;
  guint n_usable = 0, n_agree = 0;

  if (prices->n_complete < 2 || with == NULL)
    return dup_nothing_title (prices);
  winners = dup_winners (prices, with);
  name = winners;
  count_tables (prices, winners, &n_usable, &n_agree);
  if (with->published && n_usable == 2 && n_agree == 1)
    return g_strdup (_ ("The other formula names another winner"));
  if (n_agree < n_usable)
    return with->published ? g_strdup_printf (ngettext ("%u of %u other formulas names another winner",
                                                        "%u of %u other formulas name another winner",
                                                        n_usable - n_agree),
                                              n_usable - n_agree, n_usable - 1)
                           : g_strdup (_ ("Which bid wins depends on the formula"));
  if (n_usable == 1)
    /* Translators: a bid; at most seven words besides. */
    return concord_title_dup (with->winners->len == 1 ? _ ("%s is first under the only formula")
                                                      : _ ("%s are first under the only formula"),
                              &name, 1);
  format = g_strdup_printf (with->winners->len == 1 ? _ ("%%s is first under all %u formulas")
                                                    : _ ("%%s are first under all %u formulas"),
                            n_usable);
  return concord_title_dup (format, &name, 1);
}

/* --- grid and table -------------------------------------------------------------------------- */

/* Darkest for the first, nothing from the third rank on. */
static int
get_shade (guint rank)
{
  return rank == 0 ? -1 : rank == 1 ? 3 : rank == 2 ? 1 : 0;
}

static char *
dup_bid_note (const ConcordPricedBid *bid)
{
  g_autofree char *price = concord_money_dup_short (bid->price);
  g_autofree char *quality = concord_words_dup_number (bid->quality, 1);

  if (isnan (bid->price) || isnan (bid->quality))
    return isnan (bid->price) ? g_strdup (_ ("price missing")) : g_strdup (_ ("quality missing"));
  return bid->is_abnormally_low ? g_strdup_printf (_ ("%s, quality %s, abnormally low"), price, quality)
                                : g_strdup_printf (_ ("%s, quality %s"), price, quality);
}

static void
add_cell (ConcordFigure *figure, ConcordGrid *grid, const ConcordPriceTable *table,
          const ConcordPricedBid *bid, guint i)
{
  guint place = table->problem == NULL ? table->ranks[i] : 0;
  g_autofree char *rank = concord_number_dup_plain (place > 0 ? place : (double) NAN, 0);
  g_autofree char *total = dup_total (table, place > 0 ? table->totals[i] : (double) NAN);
  g_autofree char *words
      = table->problem != NULL ? g_strdup_printf (_ ("“%s” can’t be used: %s"), table->name, table->problem)
        : place == 0 ? g_strdup_printf (_ ("%s has no place under “%s”"), bid->name, table->name)
                     : g_strdup_printf (_ ("%s is number %s under “%s” with %s %s"), bid->name, rank,
                                        table->name, total, get_unit (table));

  concord_grid_add_cell (grid, bid->id, get_shade (place), rank, place > 0 ? total : NULL, words);
  concord_figure_take_cell (figure, g_steal_pointer (&rank));
  concord_figure_take_cell (figure, g_steal_pointer (&total));
}

static void
add_bid (ConcordFigure *figure, ConcordGrid *grid, const ConcordPrices *prices, guint i)
{
  const ConcordPricedBid *bid = get_bid (prices, i);
  g_autofree char *note = dup_bid_note (bid);

  concord_grid_add_row (grid, bid->id, bid->name, note);
  concord_figure_take_cell (figure, g_strdup (bid->name));
  concord_figure_take_cell (figure, isnan (bid->price) ? g_strdup ("–")
                                                       : concord_money_dup_short (bid->price));
  concord_figure_take_cell (figure, concord_number_dup_plain (bid->quality, 1));
  for (guint t = 0; t < prices->tables->len; t++)
    add_cell (figure, grid, get_table (prices, t), bid, i);
}

/* The bids in the order of the main formula, then those that it gives no place. */
static GArray *
list_bids (const ConcordPrices *prices)
{
  const ConcordPriceTable *with = find_main (prices);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < prices->bids->len; i++)
    {
      /* No place comes last: 0 less 1 is the largest number. */
      guint own = with == NULL ? 0 : with->ranks[i] - 1, at = list->len;

      while (at > 0 && with != NULL && with->ranks[g_array_index (list, guint, at - 1)] - 1 > own)
        at--;
      g_array_insert_val (list, at, i);
    }
  return list;
}

/* Whether the winner of each formula stays first when a losing bid goes away. */
static void
add_droppers (ConcordGrid *grid, const ConcordPrices *prices)
{
  concord_grid_add_row (grid, NULL, _ ("If a losing bid goes away"), NULL);
  for (guint t = 0; t < prices->tables->len; t++)
    {
      const ConcordPriceTable *table = get_table (prices, t);
      const ConcordDroppedWinner *dropped
          = table->problem == NULL && table->droppers->len > 0 ? table->droppers->pdata[0] : NULL;
      g_autofree char *words = NULL;

      if (table->problem != NULL)
        words = g_strdup_printf (_ ("“%s” can’t be used: %s"), table->name, table->problem);
      else if (dropped == NULL)
        words = g_strdup_printf (_ ("Under “%s” the winner stays first whichever losing bid goes away"),
                                 table->name);
      else
        words = g_strdup_printf (_ ("Without %s “%s” would name %s"),
                                 get_bid (prices, dropped->dropped)->name, table->name, dropped->winners);
      concord_grid_add_cell (grid, NULL, -1,
                             table->problem != NULL ? "–"
                             : dropped == NULL      ? _ ("same winner")
                                                    : _ ("winner changes"),
                             NULL, words);
    }
}

static void
add_columns (ConcordFigure *figure, ConcordGrid *grid, const ConcordPrices *prices)
{
  concord_figure_add_column (figure, _ ("Bid"), FALSE);
  concord_figure_add_column (figure, _ ("Price, £"), TRUE);
  concord_figure_add_column (figure, _ ("Quality of 100"), TRUE);
  for (guint t = 0; t < prices->tables->len; t++)
    {
      const ConcordPriceTable *table = get_table (prices, t);
      g_autofree char *rank = g_strdup_printf (_ ("Rank, %s"), table->name);
      g_autofree char *total = g_strdup_printf (_ ("%s, %s"), table->name, get_unit (table));
      g_autofree char *published = g_strdup_printf (_ ("Published: %s"), table->name);

      concord_grid_add_column (grid, table->published ? published : table->name, FALSE);
      concord_figure_add_column (figure, rank, TRUE);
      concord_figure_add_column (figure, total, TRUE);
    }
}

/* --- the whole ------------------------------------------------------------------------------- */

/* "“Ratio” (of 100): 1 Fox 86.0, 2 Dale 82.0." */
static void
append_table (const ConcordPrices *prices, const ConcordPriceTable *table, GString *words)
{
  const char *separator = ":";

  g_string_append_printf (words, _ (" “%s” (%s)"), table->name, get_unit (table));
  for (guint rank = 1; rank <= prices->bids->len; rank++)
    for (guint i = 0; i < prices->bids->len; i++)
      {
        g_autofree char *total = dup_total (table, table->totals[i]);

        if (table->ranks[i] != rank)
          continue;
        g_string_append_printf (words, "%s %u %s %s", separator, rank, get_bid (prices, i)->name, total);
        separator = ",";
      }
  g_string_append_c (words, '.');
}

static char *
dup_words (const ConcordPrices *prices)
{
  GString *words = g_string_new (prices->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (prices->finding->warnings);

  if (prices->finding->confidential_sentence != NULL)
    g_string_append_printf (words, " %s", prices->finding->confidential_sentence);
  for (guint t = 0; t < prices->tables->len && prices->n_complete > 0; t++)
    {
      const ConcordPriceTable *table = get_table (prices, t);

      if (table->problem != NULL)
        g_string_append_printf (words, _ (" “%s” can’t be used: %s"), table->name, table->problem);
      else
        append_table (prices, table, words);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static char *
dup_subtitle (const ConcordPrices *prices)
{
  return g_strdup_printf (prices->is_laboratory
                              ? ngettext ("Rank and total of each dummy bid under %u price formula",
                                          "Rank and total of each dummy bid under %u price formulas",
                                          prices->tables->len)
                              : ngettext ("Rank and total of each bid under %u price formula",
                                          "Rank and total of each bid under %u price formulas",
                                          prices->tables->len),
                          prices->tables->len);
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordPrices *prices, gboolean is_exempt)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  const char *usual = prices->formulas_are_usual ? _ (" The formulas have their usual settings.") : "";
  const char *exempt = _ ("Prices are exempt from publication until the contract is awarded: they are in "
                          "the working file and in the exempt part of a paper.");

  concord_figure_take_title (figure, is_exempt ? g_strdup (_ ("Prices are exempt and not shown here"))
                                               : dup_title (prices));
  concord_figure_take_subtitle (figure, dup_subtitle (prices));
  concord_figure_take_caption (
      figure,
      prices->is_laboratory
          ? g_strdup_printf (_ ("Made-up bids, to try formulas before one is published. Totals are of 100 "
                                "or in the formula’s own unit. Source: dummy bids of this project.%s%s"),
                             usual, as_of)
          : g_strdup_printf (_ ("Totals are of 100 or in the formula’s own unit. Only the published formula "
                                "decides. Source: prices and marks of this project; exempt until the "
                                "award.%s%s"),
                             usual, as_of));
  concord_figure_take_words (figure, is_exempt ? g_strdup (exempt) : dup_words (prices));
  concord_figure_set_empty_words (figure, is_exempt ? exempt : prices->finding->sentence);
  concord_figure_explain (figure, is_exempt ? prices->public_finding : prices->finding);
}

static void
make (ConcordFigure *figure, ConcordDocument *document, gboolean laboratory)
{
  g_autoptr (ConcordPrices) prices = concord_prices_new (document, laboratory);
  gboolean is_exempt = !laboratory && concord_figure_is_public (figure);
  g_autoptr (GArray) bids = list_bids (prices);
  ConcordGrid *grid = concord_grid_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (grid));
  add_columns (figure, grid, prices);
  for (guint i = 0; i < bids->len && prices->n_complete > 0 && !is_exempt; i++)
    add_bid (figure, grid, prices, g_array_index (bids, guint, i));
  if (prices->n_complete > 1 && !is_exempt)
    add_droppers (grid, prices);
  describe (figure, document, prices, is_exempt);
}

void
concord_make_price_formulas (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  make (figure, document, FALSE);
}

void
concord_make_price_laboratory (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  make (figure, document, TRUE);
}
