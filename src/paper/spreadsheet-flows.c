/* Cash flows: a sheet for each option, years across, its lines down. */
#include "paper/spreadsheet-private.h"

#include "concord-words.h"

ConcordFlowRows
concord_flow_rows (const ConcordMoneyOption *option)
{
  ConcordFlowRows rows = { .n = MAX (1, option->lines->len) };
  guint at = CONCORD_FLOW_LEVEL_ROW + 3;

  rows.entered = at;
  at += rows.n + 2;
  rows.real = at;
  at += rows.n;
  rows.net = at++;
  rows.factors = at++;
  rows.discounted = at++;
  rows.cumulative = at++;
  rows.cashable = at++;
  rows.non_cashable = at++;
  rows.risk = at++;
  at += 2;
  rows.cash = at;
  at += rows.n;
  rows.cash_total = at++;
  at += 2;
  rows.cost = at++;
  rows.benefit = at++;
  rows.bias = at++;
  rows.risk_value = at++;
  rows.value = at++;
  rows.equivalent = at++;
  return rows;
}

/* What the writing of one sheet needs. */
typedef struct
{
  ConcordTab *tab;
  const ConcordMoneyOption *option;
  ConcordFlowRows rows;
  guint number;     /* of the option, from 1 */
  guint first_line; /* row of its first line on the sheet of lines */
  guint last;       /* column of the last year */
} Flow;

/* --- references ------------------------------------------------------------------------------ */

/* A cell of the sheet of lines, for the line of a row of a block. */
typedef struct
{
  char text[128];
} LineRef;

static LineRef
line_ref (const Flow *flow, guint i, guint column)
{
  LineRef ref;

  g_snprintf (ref.text, sizeof ref.text, "%s%s", flow->tab->book->lines->quoted,
              concord_ref_column (flow->first_line + i, column).text);
  return ref;
}

static LineRef
line_range (const Flow *flow, guint row)
{
  const ConcordBook *book = flow->tab->book;
  LineRef ref;

  g_snprintf (ref.text, sizeof ref.text, "%s%s", book->lines->quoted,
              concord_ref_range (row, CONCORD_LINES_YEARS, row, book->lines_last).text);
  return ref;
}

static ConcordRef
years_of (const Flow *flow, guint row)
{
  return concord_ref_range (row, CONCORD_FLOW_YEARS, row, flow->last);
}

static ConcordRef
block_column (const Flow *flow, guint first, guint column)
{
  return concord_ref_range (first, column, first + flow->rows.n - 1, column);
}

/* The part of a column of years that a block takes: rows stay, columns move. */
static ConcordRef
block_year (const Flow *flow, guint first, guint column)
{
  ConcordRef ref;

  g_snprintf (ref.text, sizeof ref.text, "%s:%s", concord_ref_row (first, column).text,
              concord_ref_row (first + flow->rows.n - 1, column).text);
  return ref;
}

/* --- heads ----------------------------------------------------------------------------------- */

static void
fill_heads (const Flow *flow)
{
  ConcordTab *tab = flow->tab;
  const ConcordBook *book = tab->book;
  const char *const labels[] = { _ ("Line"), _ ("Kind"), _ ("Fund"), _ ("Optimism bias"),
                                 _ ("Total or present value"), NULL };

  concord_tab_heads (tab, CONCORD_FLOW_LABEL_ROW, 0, labels);
  concord_tab_text (tab, CONCORD_FLOW_YEAR_ROW, 0, CONCORD_CELL_PLAIN,
                    _ ("Financial year that begins in"));
  concord_tab_text (tab, CONCORD_FLOW_LEVEL_ROW, 0, CONCORD_CELL_PLAIN, _ ("Price level"));
  concord_tab_text (tab, flow->rows.factors, 0, CONCORD_CELL_PLAIN, _ ("Discount factor"));
  for (guint c = CONCORD_FLOW_YEARS; c <= flow->last; c++)
    {
      guint from = book->timeline_row + c - CONCORD_FLOW_YEARS;

      concord_tab_formula (tab, CONCORD_FLOW_LABEL_ROW, c, CONCORD_CELL_HEAD, CONCORD_CELL_WHOLE,
                           "=%s%s", book->rates->quoted,
                           concord_ref_fixed (from, CONCORD_RATES_LABEL).text);
      concord_tab_formula (tab, CONCORD_FLOW_YEAR_ROW, c, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                           "=%s%s", book->rates->quoted,
                           concord_ref_fixed (from, CONCORD_RATES_YEAR).text);
      concord_tab_formula (tab, CONCORD_FLOW_LEVEL_ROW, c, CONCORD_CELL_PLAIN,
                           CONCORD_CELL_FACTOR, "=%s%s", book->rates->quoted,
                           concord_ref_fixed (from, CONCORD_RATES_LEVEL).text);
      concord_tab_formula (tab, flow->rows.factors, c, CONCORD_CELL_PLAIN, CONCORD_CELL_FACTOR,
                           "=%s%s", book->rates->quoted,
                           concord_ref_fixed (from, CONCORD_RATES_FACTOR).text);
    }
}

static void
fill_labels (const Flow *flow, guint first, const char *heading)
{
  ConcordTab *tab = flow->tab;

  concord_tab_text (tab, first - 1, 0, CONCORD_CELL_HEAD, heading);
  for (guint i = 0; i < flow->option->lines->len; i++)
    {
      concord_tab_formula (tab, first + i, CONCORD_FLOW_NAME, CONCORD_CELL_PLAIN,
                           CONCORD_CELL_TEXT, "=%s", line_ref (flow, i, CONCORD_LINES_NAME).text);
      concord_tab_formula (tab, first + i, CONCORD_FLOW_KIND, CONCORD_CELL_PLAIN,
                           CONCORD_CELL_TEXT, "=%1$s&\"\"",
                           line_ref (flow, i, CONCORD_LINES_KIND).text);
      concord_tab_formula (tab, first + i, CONCORD_FLOW_FUND, CONCORD_CELL_PLAIN,
                           CONCORD_CELL_TEXT, "=IF(%1$s=\"\",\"%2$s\",%1$s)",
                           line_ref (flow, i, CONCORD_LINES_FUND).text, _ ("No fund named"));
    }
}

/* --- lines ----------------------------------------------------------------------------------- */

/* The single year where one is given, else the yearly amount while it is due. */
static void
fill_entered (const Flow *flow, guint i, guint column)
{
  concord_tab_formula (
      flow->tab, flow->rows.entered + i, column, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
      "=IF(COUNTIFS(%1$s,%3$s,%2$s,\"<>\")>0,SUMIF(%1$s,%3$s,%2$s),"
      "IF(AND(%3$s>=%4$s,%3$s<=IF(%5$s=\"\",MAX(Financial_years),%5$s)),%6$s,0))",
      line_range (flow, flow->tab->book->lines_years_row).text,
      line_range (flow, flow->first_line + i).text,
      concord_ref_row (CONCORD_FLOW_YEAR_ROW, column).text,
      line_ref (flow, i, CONCORD_LINES_FROM).text, line_ref (flow, i, CONCORD_LINES_TO).text,
      line_ref (flow, i, CONCORD_LINES_LIKELY).text);
}

/* What an amount has to be multiplied by: the rise above inflation since the price base year. */
#define GROWTH "(1+%4$s)^MAX(0,%5$s-Price_base_year)"

static void
fill_real (const Flow *flow, guint i, guint column)
{
  concord_tab_formula (flow->tab, flow->rows.real + i, column, CONCORD_CELL_PLAIN,
                       CONCORD_CELL_MONEY,
                       "=%1$s*%7$s*%8$s*IF(%2$s=\"%3$s\",1/%6$s," GROWTH ")*(1+%9$s)",
                       concord_ref (flow->rows.entered + i, column).text,
                       line_ref (flow, i, CONCORD_LINES_PRICES).text, flow->tab->book->say.nominal,
                       line_ref (flow, i, CONCORD_LINES_RISE).text,
                       concord_ref_row (CONCORD_FLOW_YEAR_ROW, column).text,
                       concord_ref_row (CONCORD_FLOW_LEVEL_ROW, column).text,
                       line_ref (flow, i, CONCORD_LINES_SIGN).text,
                       line_ref (flow, i, CONCORD_LINES_COUNTED).text,
                       concord_ref_column (flow->rows.real + i, CONCORD_FLOW_BIAS).text);
}

static void
fill_cash (const Flow *flow, guint i, guint column)
{
  concord_tab_formula (flow->tab, flow->rows.cash + i, column, CONCORD_CELL_PLAIN,
                       CONCORD_CELL_MONEY,
                       "=-%1$s*%7$s*%8$s*IF(%2$s=\"%3$s\",1," GROWTH "*%6$s)",
                       concord_ref (flow->rows.entered + i, column).text,
                       line_ref (flow, i, CONCORD_LINES_PRICES).text, flow->tab->book->say.nominal,
                       line_ref (flow, i, CONCORD_LINES_RISE).text,
                       concord_ref_row (CONCORD_FLOW_YEAR_ROW, column).text,
                       concord_ref_row (CONCORD_FLOW_LEVEL_ROW, column).text,
                       line_ref (flow, i, CONCORD_LINES_SIGN).text,
                       line_ref (flow, i, CONCORD_LINES_CASH).text);
}

static void
fill_line (const Flow *flow, guint i)
{
  ConcordTab *tab = flow->tab;
  const ConcordBook *book = tab->book;
  const ConcordMoneyLine *line = flow->option->lines->pdata[i];
  guint row = flow->rows.real + i, bias = book->biases_row + flow->number - 1;
  ConcordRef capital = concord_ref_fixed (bias, CONCORD_BIASES_CAPITAL);
  ConcordRef operating = concord_ref_fixed (bias, CONCORD_BIASES_OPERATING);

  concord_tab_formula (tab, row, CONCORD_FLOW_BIAS, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                       "=IF(%1$s<0,IF(%2$s=\"%3$s\",%4$s%5$s,%4$s%6$s),0)",
                       line_ref (flow, i, CONCORD_LINES_SIGN).text,
                       line_ref (flow, i, CONCORD_LINES_BUDGET).text, book->say.capital,
                       book->biases->quoted, capital.text, operating.text);
  for (guint c = CONCORD_FLOW_YEARS; c <= flow->last; c++)
    {
      fill_entered (flow, i, c);
      fill_real (flow, i, c);
      fill_cash (flow, i, c);
    }
  concord_tab_formula (tab, flow->rows.entered + i, CONCORD_FLOW_PRESENT, CONCORD_CELL_PLAIN,
                       CONCORD_CELL_MONEY, "=SUM(%s)",
                       years_of (flow, flow->rows.entered + i).text);
  concord_tab_formula (tab, row, CONCORD_FLOW_PRESENT, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
                       "=IF(%s=0,0,SUMPRODUCT(%s,%s))",
                       line_ref (flow, i, CONCORD_LINES_COUNTED).text, years_of (flow, row).text,
                       years_of (flow, flow->rows.factors).text);
  concord_tab_formula (tab, flow->rows.cash + i, CONCORD_FLOW_PRESENT, CONCORD_CELL_PLAIN,
                       CONCORD_CELL_MONEY, "=SUM(%s)", years_of (flow, flow->rows.cash + i).text);
  concord_book_check (tab->book, flow->option->name, line->name, tab, row, CONCORD_FLOW_PRESENT,
                      CONCORD_CELL_MONEY, line->present);
}

/* --- sums ------------------------------------------------------------------------------------ */

static void
fill_sums_of_year (const Flow *flow, guint c)
{
  ConcordTab *tab = flow->tab;
  const ConcordBook *book = tab->book;
  const ConcordFlowRows *rows = &flow->rows;
  ConcordRef kinds = block_column (flow, rows->real, CONCORD_FLOW_KIND);
  ConcordRef year = block_year (flow, rows->real, c);
  guint last_risk = book->risks_row + book->n_risks - 1;

  concord_tab_formula (tab, rows->net, c, CONCORD_CELL_TOTAL, CONCORD_CELL_MONEY, "=SUM(%s)",
                       year.text);
  concord_tab_formula (tab, rows->discounted, c, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY, "=%s*%s",
                       concord_ref (rows->net, c).text, concord_ref (rows->factors, c).text);
  if (c == CONCORD_FLOW_YEARS)
    concord_tab_formula (tab, rows->cumulative, c, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY, "=%s",
                         concord_ref (rows->discounted, c).text);
  else
    concord_tab_formula (tab, rows->cumulative, c, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
                         "=%s+%s", concord_ref (rows->cumulative, c - 1).text,
                         concord_ref (rows->discounted, c).text);
  concord_tab_formula (tab, rows->cashable, c, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
                       "=%s-SUMIF(%s,\"%s\",%s)-%s", concord_ref (rows->net, c).text, kinds.text,
                       book->say.cost, year.text, concord_ref (rows->non_cashable, c).text);
  concord_tab_formula (tab, rows->non_cashable, c, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
                       "=SUMIF(%s,\"%s\",%s)", kinds.text, book->say.non_cashable, year.text);
  concord_tab_formula (
      tab, rows->risk, c, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
      "=SUMIFS(%1$s%2$s,%1$s%3$s,%4$u,%1$s%5$s,%6$s)", book->risks->quoted,
      concord_ref_range (book->risks_row, CONCORD_RISKS_EXPECTED, last_risk, CONCORD_RISKS_EXPECTED)
          .text,
      concord_ref_range (book->risks_row, CONCORD_RISKS_OPTION_NUMBER, last_risk,
                         CONCORD_RISKS_OPTION_NUMBER)
          .text,
      flow->number,
      concord_ref_range (book->risks_row, CONCORD_RISKS_DUE, last_risk, CONCORD_RISKS_DUE).text,
      concord_ref_row (CONCORD_FLOW_YEAR_ROW, c).text);
  concord_tab_formula (tab, rows->cash_total, c, CONCORD_CELL_TOTAL, CONCORD_CELL_MONEY,
                       "=SUM(%s)", block_year (flow, rows->cash, c).text);
}

static void
fill_sums (const Flow *flow)
{
  const ConcordFlowRows *rows = &flow->rows;
  const struct
  {
    guint row;
    const char *label;
    gboolean sum; /* of the years */
  } sums[] = {
    { rows->net, _ ("Benefits less costs"), TRUE },
    { rows->discounted, _ ("Discounted"), TRUE },
    { rows->cumulative, _ ("Discounted, summed up"), FALSE },
    { rows->cashable, _ ("Cashable benefits"), TRUE },
    { rows->non_cashable, _ ("Non-cashable benefits"), TRUE },
    { rows->risk, _ ("Expected cost of the risks"), TRUE },
    { rows->cash_total, _ ("Cash to be found"), TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      ConcordCellRole role = sums[i].row == rows->net || sums[i].row == rows->cash_total
                                 ? CONCORD_CELL_TOTAL
                                 : CONCORD_CELL_PLAIN;

      concord_tab_text (flow->tab, sums[i].row, 0, role, sums[i].label);
      if (sums[i].sum)
        concord_tab_formula (flow->tab, sums[i].row, CONCORD_FLOW_PRESENT, role,
                             CONCORD_CELL_MONEY, "=SUM(%s)", years_of (flow, sums[i].row).text);
    }
  for (guint c = CONCORD_FLOW_YEARS; c <= flow->last; c++)
    fill_sums_of_year (flow, c);
}

/* --- results --------------------------------------------------------------------------------- */

/* A result: a dash where no line of the option is known, as in the project. */
static void
fill_result (const Flow *flow, guint row, const char *label, double found, const char *formula)
{
  guint n = flow->option->lines->len, first = flow->first_line;
  ConcordTab *tab = flow->tab;
  const char *lines = tab->book->lines->quoted;

  concord_tab_text (tab, row, 0, CONCORD_CELL_TOTAL, label);
  if (n == 0)
    concord_tab_text (tab, row, CONCORD_FLOW_PRESENT, CONCORD_CELL_TOTAL, "–");
  else
    concord_tab_formula (
        tab, row, CONCORD_FLOW_PRESENT, CONCORD_CELL_TOTAL, CONCORD_CELL_MONEY,
        "=IF(SUM(%s%s)=0,\"–\",IFERROR(%s,\"–\"))", lines,
        concord_ref_range (first, CONCORD_LINES_KNOWN, first + n - 1, CONCORD_LINES_KNOWN).text,
        formula);
  concord_book_check (tab->book, flow->option->name, label, tab, row, CONCORD_FLOW_PRESENT,
                      CONCORD_CELL_MONEY, found);
}

static void
fill_results (const Flow *flow)
{
  const ConcordMoneyOption *option = flow->option;
  const ConcordFlowRows *rows = &flow->rows;
  const char *cost_word = flow->tab->book->say.cost;
  ConcordRef kinds = block_column (flow, rows->real, CONCORD_FLOW_KIND);
  ConcordRef values = block_column (flow, rows->real, CONCORD_FLOW_PRESENT);
  ConcordRef biases = block_column (flow, rows->real, CONCORD_FLOW_BIAS);
  ConcordRef factors = years_of (flow, rows->factors);
  g_autofree char *cost
      = g_strdup_printf ("-SUMIF(%s,\"%s\",%s)", kinds.text, cost_word, values.text);
  g_autofree char *benefit
      = g_strdup_printf ("SUM(%1$s)-SUMIF(%2$s,\"%3$s\",%1$s)", values.text, kinds.text, cost_word);
  g_autofree char *bias
      = g_strdup_printf ("-SUMPRODUCT((%1$s=\"%4$s\")*%2$s*%3$s/(1+%3$s))", kinds.text,
                         values.text, biases.text, cost_word);
  g_autofree char *risk
      = g_strdup_printf ("SUMPRODUCT(%s,%s)", years_of (flow, rows->risk).text, factors.text);
  g_autofree char *value = g_strdup_printf ("SUMPRODUCT(%s,%s)-%s",
                                            years_of (flow, rows->net).text, factors.text, risk);
  g_autofree char *equivalent
      = g_strdup_printf ("PMT(First_rate,Number_of_years,%s)",
                         concord_ref_fixed (rows->value, CONCORD_FLOW_PRESENT).text);

  concord_tab_text (flow->tab, rows->cost - 1, 0, CONCORD_CELL_HEAD, _ ("Results"));
  fill_result (flow, rows->cost, _ ("Present cost"), option->present_cost, cost);
  fill_result (flow, rows->benefit, _ ("Present benefit"), option->present_benefit, benefit);
  fill_result (flow, rows->bias, _ ("Of the cost, optimism bias"), option->present_bias, bias);
  fill_result (flow, rows->risk_value, _ ("Expected cost of the risks, present value"),
               option->present_risk, risk);
  fill_result (flow, rows->value, _ ("Net present social value"), option->npv, value);
  fill_result (flow, rows->equivalent, _ ("Equivalent annual cost"), option->equivalent,
               equivalent);
}

static void
fill_flow (ConcordTab *tab, guint number, guint first_line)
{
  const ConcordBook *book = tab->book;
  Flow flow = { .tab = tab, .option = book->money->options->pdata[number - 1], .number = number };
  g_autofree char *title = g_strdup_printf (_ ("Cash flow of %s"), flow.option->name);

  flow.rows = concord_flow_rows (flow.option);
  flow.first_line = first_line;
  flow.last = CONCORD_FLOW_YEARS + (guint) book->money->n_years - 1;
  concord_tab_begin (tab, title,
                     _ ("In pounds. The appraisal is in prices of the price base year, with "
                        "optimism bias; the cash is what will be paid, without it."));
  fill_heads (&flow);
  fill_labels (&flow, flow.rows.entered, _ ("Amounts as entered"));
  fill_labels (&flow, flow.rows.real, _ ("Appraisal: benefits less costs, real, with optimism bias"));
  fill_labels (&flow, flow.rows.cash, _ ("Cash: costs less cashable benefits, nominal"));
  for (guint i = 0; i < flow.option->lines->len; i++)
    fill_line (&flow, i);
  fill_sums (&flow);
  fill_results (&flow);
  concord_tab_widths (tab, CONCORD_FLOW_NAME, CONCORD_FLOW_NAME, 40);
  concord_tab_widths (tab, CONCORD_FLOW_KIND, CONCORD_FLOW_BIAS, 14);
  concord_tab_widths (tab, CONCORD_FLOW_PRESENT, flow.last, 17);
  concord_tab_freeze (tab, CONCORD_FLOW_LABEL_ROW, CONCORD_FLOW_YEAR_ROW, 1);
}

void
concord_spreadsheet_fill_flows (ConcordBook *book)
{
  guint row = book->lines_row;

  for (guint i = 0; i < book->flows->len; i++)
    {
      const ConcordMoneyOption *option = book->money->options->pdata[i];

      fill_flow (book->flows->pdata[i], i + 1, row);
      row += option->lines->len;
    }
}
