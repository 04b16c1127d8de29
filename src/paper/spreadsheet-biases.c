/* Optimism bias of the options, mixed and mitigated by formulas. */
#include "paper/spreadsheet-private.h"

#include "findings/child-list.h"
#include "model/bias-factor.h"
#include "model/bias.h"

#include "concord-words.h"

#define HEAD 3

/* Columns of the parts. */
enum
{
  PART_NUMBER,
  PART_OPTION,
  PART_OPTION_NUMBER,
  PART_NAME,
  PART_MEASURE,
  PART_SHARE,
  PART_LOWER,
  PART_UPPER,
  PART_BELOW,
  PART_USABLE,
  PART_RELIEF,
  PART_APPLIED,
  PART_WEIGHTED,
  PART_REASON
};

/* Columns of the factors. */
enum
{
  FACTOR_PART,
  FACTOR_NAME,
  FACTOR_CONTRIBUTION,
  FACTOR_MITIGATION,
  FACTOR_RELIEF,
  FACTOR_COMPLETE,
  FACTOR_HOW
};

/* A part or a factor and what it belongs to. */
typedef struct
{
  ConcordRecord *record;
  guint owner; /* number of the option or of the part, from 1 */
} Item;

typedef struct
{
  ConcordTab *tab;
  GArray *parts, *factors; /* of Item */
  guint parts_row, parts_last, factors_row, factors_last;
} Tables;

static void
collect (Tables *tables)
{
  const ConcordBook *book = tables->tab->book;

  for (guint i = 0; i < book->money->options->len; i++)
    {
      const ConcordMoneyOption *option = book->money->options->pdata[i];
      g_autoptr (GPtrArray) biases
          = concord_child_list_new (concord_document_find (book->document, option->id), "biases");

      for (guint k = 0; k < biases->len; k++)
        {
          Item part = { biases->pdata[k], i + 1 };
          g_autoptr (GPtrArray) factors = concord_child_list_new (part.record, "factors");

          g_array_append_val (tables->parts, part);
          for (guint n = 0; n < factors->len; n++)
            {
              Item factor = { factors->pdata[n], tables->parts->len };

              g_array_append_val (tables->factors, factor);
            }
        }
    }
}

/* --- parts ----------------------------------------------------------------------------------- */

static ConcordBiasRange *
find_range (const ConcordBook *book, const ConcordBias *bias)
{
  ConcordRecord *record
      = bias->bias_range == NULL ? NULL : concord_document_find (book->document, bias->bias_range);

  return CONCORD_IS_BIAS_RANGE (record) ? CONCORD_BIAS_RANGE (record) : NULL;
}

/* What the part itself says, else its range of the catalogue. */
static void
fill_part_inputs (ConcordTab *tab, guint row, ConcordBias *bias)
{
  const ConcordBiasRange *range = find_range (tab->book, bias);
  int measure = bias->applies_to;
  double lower = bias->lower, upper = bias->upper;

  if (range != NULL && concord_is_absent (measure))
    measure = range->measure;
  if (range != NULL && concord_is_absent (lower))
    lower = range->lower;
  if (range != NULL && concord_is_absent (upper))
    upper = range->upper;
  concord_tab_long_text (tab, row, PART_NAME, CONCORD_CELL_INPUT, bias->name);
  concord_tab_choice (tab, row, PART_MEASURE, concord_bias_measures, measure);
  concord_tab_number (tab, row, PART_SHARE, CONCORD_CELL_INPUT, CONCORD_CELL_PERCENT,
                      concord_is_absent (bias->share) ? 1 : bias->share / 100);
  concord_tab_number (tab, row, PART_LOWER, CONCORD_CELL_INPUT, CONCORD_CELL_PERCENT, lower / 100);
  concord_tab_number (tab, row, PART_UPPER, CONCORD_CELL_INPUT, CONCORD_CELL_PERCENT, upper / 100);
  concord_tab_choice (tab, row, PART_BELOW, concord_flags, bias->below_lower);
  concord_tab_field (tab, row, PART_REASON, CONCORD_RECORD (bias), "reason");
}

static void
fill_part (const Tables *tables, guint row, guint number, const Item *part)
{
  ConcordTab *tab = tables->tab;
  const ConcordMoneyOption *option = tab->book->money->options->pdata[part->owner - 1];
  ConcordRef lower = concord_ref (row, PART_LOWER), upper = concord_ref (row, PART_UPPER);
  ConcordRef me = concord_ref_column (row, PART_NUMBER);
  ConcordRef owners = concord_ref_range (tables->factors_row, FACTOR_PART, tables->factors_last,
                                         FACTOR_PART);

  concord_tab_number (tab, row, PART_NUMBER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE, number);
  concord_tab_number (tab, row, PART_OPTION_NUMBER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                      part->owner);
  concord_tab_text (tab, row, PART_OPTION, CONCORD_CELL_PLAIN, option->name);
  fill_part_inputs (tab, row, CONCORD_BIAS (part->record));
  concord_tab_formula (
      tab, row, PART_USABLE, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
      "=IF(AND(COUNT(%s:%s)=3,%s<=%s,COUNTIFS(%s,%s,%s,0)=0,SUMIF(%s,%s,%s)<=1.000001),1,0)",
      concord_ref (row, PART_SHARE).text, upper.text, lower.text, upper.text, owners.text, me.text,
      concord_ref_range (tables->factors_row, FACTOR_COMPLETE, tables->factors_last,
                         FACTOR_COMPLETE)
          .text,
      owners.text, me.text,
      concord_ref_range (tables->factors_row, FACTOR_CONTRIBUTION, tables->factors_last,
                         FACTOR_CONTRIBUTION)
          .text);
  concord_tab_formula (tab, row, PART_RELIEF, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                       "=MIN(1,SUMIF(%s,%s,%s))", owners.text, me.text,
                       concord_ref_range (tables->factors_row, FACTOR_RELIEF, tables->factors_last,
                                          FACTOR_RELIEF)
                           .text);
  concord_tab_formula (tab, row, PART_APPLIED, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                       "=IF(%1$s=\"%5$s\",%2$s*(1-%3$s),MAX(%4$s,%2$s*(1-%3$s)))",
                       concord_ref (row, PART_BELOW).text, upper.text,
                       concord_ref (row, PART_RELIEF).text, lower.text, tab->book->say.yes);
  concord_tab_formula (tab, row, PART_WEIGHTED, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                       "=%s*%s", concord_ref (row, PART_SHARE).text,
                       concord_ref (row, PART_APPLIED).text);
}

/* --- factors --------------------------------------------------------------------------------- */

static void
fill_factor (ConcordTab *tab, guint row, const Item *item)
{
  ConcordBiasFactor *factor = CONCORD_BIAS_FACTOR (item->record);
  ConcordRef contribution = concord_ref (row, FACTOR_CONTRIBUTION);
  ConcordRef mitigation = concord_ref (row, FACTOR_MITIGATION);

  concord_tab_number (tab, row, FACTOR_PART, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE, item->owner);
  concord_tab_long_text (tab, row, FACTOR_NAME, CONCORD_CELL_INPUT, factor->name);
  concord_tab_number (tab, row, FACTOR_CONTRIBUTION, CONCORD_CELL_INPUT, CONCORD_CELL_PERCENT,
                      factor->contribution / 100);
  concord_tab_number (tab, row, FACTOR_MITIGATION, CONCORD_CELL_INPUT, CONCORD_CELL_PERCENT,
                      factor->mitigation / 100);
  concord_tab_formula (tab, row, FACTOR_RELIEF, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                       "=%s*%s", contribution.text, mitigation.text);
  concord_tab_formula (tab, row, FACTOR_COMPLETE, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                       "=IF(COUNT(%s:%s)=2,1,0)", contribution.text, mitigation.text);
  concord_tab_field (tab, row, FACTOR_HOW, CONCORD_RECORD (factor), "how");
}

/* --- options --------------------------------------------------------------------------------- */

/* Nothing is added where the shares of the parts don't come to 100 % or a part is not complete. */
static void
fill_option (const Tables *tables, guint row, guint number, const ConcordMoneyOption *option)
{
  static const guint columns[] = { CONCORD_BIASES_CAPITAL, CONCORD_BIASES_OPERATING };
  const double found[] = { option->capital.applied, option->operating.applied };
  ConcordTab *tab = tables->tab;
  guint first = tables->parts_row, last = tables->parts_last;

  concord_tab_number (tab, row, 0, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE, number);
  concord_tab_text (tab, row, 1, CONCORD_CELL_PLAIN, option->name);
  for (guint m = 0; m < G_N_ELEMENTS (columns); m++)
    {
      const char *measure = tab->book->say.measures[m];

      concord_tab_formula (
          tab, row, columns[m], CONCORD_CELL_TOTAL, CONCORD_CELL_PERCENT,
          "=IF(AND(COUNTIFS(%1$s,%2$u,%3$s,\"%4$s\",%5$s,0)=0,"
          "ABS(SUMIFS(%6$s,%1$s,%2$u,%3$s,\"%4$s\")-1)<=0.0001),"
          "SUMIFS(%7$s,%1$s,%2$u,%3$s,\"%4$s\"),0)",
          concord_ref_range (first, PART_OPTION_NUMBER, last, PART_OPTION_NUMBER).text, number,
          concord_ref_range (first, PART_MEASURE, last, PART_MEASURE).text, measure,
          concord_ref_range (first, PART_USABLE, last, PART_USABLE).text,
          concord_ref_range (first, PART_SHARE, last, PART_SHARE).text,
          concord_ref_range (first, PART_WEIGHTED, last, PART_WEIGHTED).text);
      concord_book_check (tab->book, option->name,
                          m == 0 ? _ ("Optimism bias of capital costs")
                                 : _ ("Optimism bias of operating costs"),
                          tab, row, columns[m], CONCORD_CELL_PERCENT,
                          isnan (found[m]) ? 0 : found[m]);
    }
}

static void
fill_tables (Tables *tables)
{
  ConcordTab *tab = tables->tab;
  const char *const parts[]
      = { _ ("Part"), _ ("Option"), _ ("No."), _ ("What it is for"), _ ("Applies to"), _ ("Share"),
          _ ("Lower bound"), _ ("Upper bound"), _ ("May fall below the lower bound"),
          _ ("Can be used"), _ ("Dealt with in all"), _ ("Bias"), _ ("Share × bias"),
          _ ("Reason"), NULL };
  const char *const factors[] = { _ ("Part"), _ ("Factor"), _ ("Share of the bias"),
                                  _ ("Dealt with"), _ ("Product"), _ ("Complete"), _ ("How"), NULL };

  concord_tab_heads (tab, tables->parts_row - 1, 0, parts);
  for (guint i = 0; i < tables->parts->len; i++)
    fill_part (tables, tables->parts_row + i, i + 1, &g_array_index (tables->parts, Item, i));
  concord_tab_heads (tab, tables->factors_row - 1, 0, factors);
  for (guint i = 0; i < tables->factors->len; i++)
    fill_factor (tab, tables->factors_row + i, &g_array_index (tables->factors, Item, i));
}

void
concord_spreadsheet_fill_biases (ConcordBook *book)
{
  ConcordTab *tab = book->biases;
  const char *const heads[] = { _ ("No."), _ ("Option"), _ ("Capital costs"), _ ("Operating costs"),
                                NULL };
  guint n_options = book->money->options->len;
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) factors = g_array_new (FALSE, FALSE, sizeof (Item));
  Tables tables = { .tab = tab, .parts = parts, .factors = factors };

  collect (&tables);
  book->biases_row = HEAD + 1;
  tables.parts_row = HEAD + n_options + 4;
  tables.parts_last = tables.parts_row + MAX (1, parts->len) - 1;
  tables.factors_row = tables.parts_last + 4;
  tables.factors_last = tables.factors_row + MAX (1, factors->len) - 1;
  concord_tab_begin (tab, _ ("Optimism bias"),
                     _ ("Upper bound × (1 − sum of share of the bias × dealt with), not below the "
                        "lower bound, mixed by share; added to costs, never to benefits."));
  concord_tab_heads (tab, HEAD, 0, heads);
  for (guint i = 0; i < n_options; i++)
    fill_option (&tables, HEAD + 1 + i, i + 1, book->money->options->pdata[i]);
  fill_tables (&tables);
  concord_tab_widths (tab, 0, 0, 6);
  concord_tab_widths (tab, 1, 1, 34);
  concord_tab_widths (tab, 2, PART_WEIGHTED, 16);
  concord_tab_widths (tab, PART_NAME, PART_NAME, 24);
  concord_tab_widths (tab, PART_REASON, PART_REASON, 60);
  concord_tab_freeze (tab, 0, 1, 2);
}
