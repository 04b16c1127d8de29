/* Budget: what has to be found year by year, by fund. */
#include "paper/spreadsheet-private.h"

#include "concord-words.h"

#define HEAD 3

enum
{
  OPTION,
  FUND,
  TOTAL,
  YEARS
};

static guint
find_option (const ConcordMoneyCase *money, const char *id)
{
  for (guint i = 0; i < money->options->len; i++)
    if (g_str_equal (((ConcordMoneyOption *) money->options->pdata[i])->id, id))
      return i;
  g_assert_not_reached ();
}

static void
fill_share (ConcordTab *tab, guint row, const ConcordMoneyShare *share)
{
  const ConcordBook *book = tab->book;
  guint index = find_option (book->money, share->option), n_years = (guint) book->money->n_years;
  const ConcordMoneyOption *option = book->money->options->pdata[index];
  const ConcordTab *flow = book->flows->pdata[index];
  ConcordFlowRows rows = concord_flow_rows (option);
  guint last = rows.cash + rows.n - 1;
  g_autofree char *figure = g_strdup_printf (_ ("Cash to be found, %s"), share->name);

  concord_tab_text (tab, row, OPTION, CONCORD_CELL_PLAIN, option->name);
  concord_tab_text (tab, row, FUND, CONCORD_CELL_PLAIN, share->name);
  concord_tab_formula (tab, row, TOTAL, CONCORD_CELL_TOTAL, CONCORD_CELL_MONEY, "=SUM(%s)",
                       concord_ref_range (row, YEARS, row, YEARS + n_years - 1).text);
  for (guint t = 0; t < n_years; t++)
    concord_tab_formula (
        tab, row, YEARS + t, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
        "=SUMPRODUCT(EXACT(%1$s%2$s,%3$s)*%1$s%4$s)", flow->quoted,
        concord_ref_range (rows.cash, CONCORD_FLOW_FUND, last, CONCORD_FLOW_FUND).text,
        concord_ref_column (row, FUND).text,
        concord_ref_range (rows.cash, CONCORD_FLOW_YEARS + t, last, CONCORD_FLOW_YEARS + t).text);
  concord_book_check (tab->book, option->name, figure, tab, row, TOTAL, CONCORD_CELL_MONEY,
                      share->total);
}

void
concord_spreadsheet_fill_budget (ConcordBook *book)
{
  ConcordTab *tab = book->budget;
  const ConcordMoneyCase *money = book->money;
  const char *const heads[] = { _ ("Option"), _ ("Fund"), _ ("Total"), NULL };

  concord_tab_begin (tab, _ ("Budget: cash to be found, by fund"),
                     _ ("Costs less cashable benefits as they will be paid, with transfers, without "
                        "sunk amounts, optimism bias and risks: for the medium-term financial "
                        "plan."));
  concord_tab_heads (tab, HEAD, 0, heads);
  for (guint t = 0; t < money->n_years; t++)
    concord_tab_formula (tab, HEAD, YEARS + t, CONCORD_CELL_HEAD, CONCORD_CELL_WHOLE, "=%s%s",
                         book->rates->quoted,
                         concord_ref_fixed (book->timeline_row + t, CONCORD_RATES_LABEL).text);
  for (guint i = 0; i < money->funds->len; i++)
    fill_share (tab, HEAD + 1 + i, money->funds->pdata[i]);
  concord_tab_widths (tab, OPTION, FUND, 28);
  concord_tab_widths (tab, TOTAL, YEARS + (guint) money->n_years - 1, 17);
  concord_tab_freeze (tab, HEAD, HEAD, TOTAL);
}
