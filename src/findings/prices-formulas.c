/* The price formulas and their settings. */
#include "findings/child-list.h"
#include "findings/prices-private.h"

#include "model/price-formula.h"

#include "concord-words.h"
#include <string.h>

static gboolean
is_formula (const ConcordPriceTable *table, const char *nick)
{
  return table->formula >= 0 && strcmp (concord_price_formulas[table->formula].nick, nick) == 0;
}

gboolean
concord_price_table_has_points (const ConcordPriceTable *table)
{
  return is_formula (table, "lowest-ratio") || is_formula (table, "mean-relative")
         || is_formula (table, "benchmark");
}

static void
warn_of_usual (ConcordPrices *prices, const ConcordPriceTable *table, const char *sentence)
{
  if (table->id != NULL)
    concord_finding_take_warning (prices->finding, g_strdup_printf (sentence, table->name));
}

/* The numbers that the formula has no use for become absent; those that it needs and does not have
 * are the usual ones, and it is said. */
static void
complete (ConcordPrices *prices, ConcordPriceTable *table, const ConcordPriceField *field)
{
  if (!concord_price_table_has_points (table))
    table->price_weight = NAN;
  else if (isnan (table->price_weight))
    {
      table->price_weight
          = isnan (field->price_weight) ? CONCORD_USUAL_PRICE_WEIGHT : field->price_weight;
      warn_of_usual (prices, table, _ ("“%s” has no weight of price: the usual one is taken."));
    }
  if (!is_formula (table, "benchmark"))
    table->full_at = table->zero_at = NAN;
  else if (isnan (table->full_at) || isnan (table->zero_at))
    {
      if (isnan (table->full_at))
        table->full_at = field->lowest;
      if (isnan (table->zero_at))
        table->zero_at = 2 * table->full_at;
      warn_of_usual (
          prices, table,
          _ ("“%s” lacks a benchmark: the usual one is worked out from the bids, which a "
             "published one never is."));
    }
  if (!is_formula (table, "monetised"))
    table->willingness = NAN;
  else if (isnan (table->willingness))
    {
      table->willingness = field->mean_price / field->mean_quality;
      warn_of_usual (prices, table,
                     _ ("“%s” does not say what a point of quality is worth: the usual worth is "
                        "worked out from the bids, which a published one never is."));
    }
  /* Without any complete bid, or where no bid has any quality. */
  if (!isfinite (table->willingness))
    table->willingness = NAN;
}

static ConcordPriceTable *
table_new (ConcordPrices *prices, int formula)
{
  ConcordPriceTable *table = g_new0 (ConcordPriceTable, 1);

  table->formula = formula;
  table->price_weight = table->full_at = table->zero_at = table->willingness = NAN;
  g_ptr_array_add (prices->tables, table);
  return table;
}

static void
read_formula (ConcordPrices *prices, ConcordRecord *record, const ConcordPriceField *field)
{
  const ConcordPriceFormula *formula = CONCORD_PRICE_FORMULA (record);
  ConcordPriceTable *table = table_new (prices, formula->formula);

  table->id = g_strdup (concord_record_get_id (record));
  table->name = concord_record_dup_name (record);
  table->published = formula->published == 1;
  table->price_weight = formula->price_weight / 100;
  table->full_at = concord_money_get_pounds (formula->full_at);
  table->zero_at = concord_money_get_pounds (formula->zero_at);
  table->willingness = concord_money_get_pounds (formula->willingness);
  if (table->formula < 0)
    table->problem = g_strdup (_ ("It is not said yet how this formula scores a price."));
  complete (prices, table, field);
}

void
concord_prices_read_formulas (ConcordPrices *prices,
                              ConcordDocument *document,
                              const ConcordPriceField *field)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "price-formulas");
  guint n_published = 0;

  for (guint i = 0; i < records->len; i++)
    read_formula (prices, records->pdata[i], field);
  prices->formulas_are_usual = records->len == 0;
  for (int i = 0; prices->formulas_are_usual && concord_price_formulas[i].nick != NULL; i++)
    {
      ConcordPriceTable *table = table_new (prices, i);

      table->name = g_strdup (_ (concord_price_formulas[i].label));
      complete (prices, table, field);
    }
  for (guint i = 0; i < prices->tables->len; i++)
    {
      const ConcordPriceTable *table = prices->tables->pdata[i];

      if (table->published && prices->published < 0)
        prices->published = (int)i;
      n_published += table->published;
    }
  if (prices->formulas_are_usual)
    concord_finding_take_warning (
        prices->finding,
        g_strdup (
            _ ("The project has no price formula, so all are tried with usual settings: the "
               "weight of price from the award criteria, else 40%; benchmarks from the lowest "
               "price to twice that; quality worth the mean price for the mean quality.")));
  if (n_published > 1)
    concord_finding_take_warning (prices->finding,
                                  g_strdup (_ ("More than one formula is marked as published: the "
                                               "first of them is taken to decide.")));
}
