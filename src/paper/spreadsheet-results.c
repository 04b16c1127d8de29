/* Results: the options side by side, and every figure beside the one that Concord found. */
#include "paper/spreadsheet-private.h"

#include "concord-words.h"

#define SUMMARY 5

/* Sums of discounted amounts that differ by less are the same, in pounds. */
#define SAME "0.005"

/* Columns of the checks. */
enum
{
  SUBJECT,
  FIGURE,
  HERE,
  FOUND,
  DIFFERENCE
};

/* --- summary --------------------------------------------------------------------------------- */

static void
fill_option (ConcordTab *tab, guint row, guint i)
{
  ConcordBook *book = tab->book;
  const ConcordMoneyOption *option = book->money->options->pdata[i];
  ConcordFlowRows rows = concord_flow_rows (option);
  const guint from[] = { rows.cost, rows.benefit, rows.bias, rows.risk_value, rows.value,
                         rows.equivalent };
  const guint value = 5, rank = 7, last = SUMMARY + book->money->options->len;
  const ConcordTab *flow = book->flows->pdata[i];

  concord_tab_text (tab, row, 0, CONCORD_CELL_PLAIN, option->name);
  for (guint k = 0; k < G_N_ELEMENTS (from); k++)
    concord_tab_formula (tab, row, 1 + k, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY, "=%s%s",
                         flow->quoted, concord_ref_fixed (from[k], CONCORD_FLOW_PRESENT).text);
  concord_tab_formula (tab, row, rank, CONCORD_CELL_TOTAL, CONCORD_CELL_WHOLE,
                       "=IF(ISNUMBER(%1$s),1+COUNTIF(%2$s,\">\"&(%1$s+" SAME ")),\"–\")",
                       concord_ref (row, value).text,
                       concord_ref_range (SUMMARY + 1, value, last, value).text);
  concord_book_check (book, option->name, _ ("Rank by money"), tab, row, rank, CONCORD_CELL_WHOLE,
                      option->rank == 0 ? NAN : option->rank);
}

static void
fill_summary (ConcordTab *tab)
{
  const char *const heads[]
      = { _ ("Option"), _ ("Present cost"), _ ("Present benefit"), _ ("Of the cost, optimism bias"),
          _ ("Expected cost of the risks"), _ ("Net present social value"),
          _ ("Equivalent annual cost"), _ ("Rank"), NULL };

  concord_tab_heads (tab, SUMMARY, 0, heads);
  for (guint i = 0; i < tab->book->money->options->len; i++)
    fill_option (tab, SUMMARY + 1 + i, i);
}

/* --- checks ---------------------------------------------------------------------------------- */

/* Money agrees to the penny, shares and points to the ninth digit. */
static void
fill_check (ConcordTab *tab, guint row, const ConcordBookCheck *check)
{
  ConcordRef here = concord_ref (row, HERE), found = concord_ref (row, FOUND);

  concord_tab_text (tab, row, SUBJECT, CONCORD_CELL_PLAIN, check->subject);
  concord_tab_text (tab, row, FIGURE, CONCORD_CELL_PLAIN, check->figure);
  concord_tab_formula (tab, row, HERE, CONCORD_CELL_PLAIN, check->kind, "=IFERROR(%s,\"–\")",
                       check->formula);
  if (isfinite (check->found))
    concord_tab_number (tab, row, FOUND, CONCORD_CELL_FOUND, check->kind, check->found);
  else
    concord_tab_text (tab, row, FOUND, CONCORD_CELL_FOUND, "–");
  concord_tab_formula (tab, row, DIFFERENCE, CONCORD_CELL_PLAIN, CONCORD_CELL_NUMBER,
                       "=IF(ISNUMBER(%1$s),IF(ISNUMBER(%2$s),ROUND(%1$s-%2$s,%3$d),\"%4$s\"),"
                       "IF(ISNUMBER(%2$s),\"%4$s\",0))",
                       here.text, found.text, check->kind == CONCORD_CELL_MONEY ? 2 : 9,
                       _ ("only one"));
}

/* Green where it is 0, red where it is not; an empty cell, which nobody has worked out, is neither. */
static void
colour (ConcordTab *tab, guint row, guint column, guint last)
{
  const struct
  {
    const char *rule;
    lxw_format *format;
  } rules[] = { { "=AND(ISNUMBER(%1$s),%1$s=0)", tab->book->good },
                { "=AND(NOT(ISBLANK(%1$s)),%1$s<>0)", tab->book->bad } };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *formula
          = g_strdup_printf (rules[i].rule, concord_ref_column (row, column).text);
      lxw_conditional_format rule = { .type = LXW_CONDITIONAL_TYPE_FORMULA,
                                      .value_string = formula,
                                      .format = rules[i].format };

      concord_book_keep (tab->book, worksheet_conditional_format_range (
                                        tab->sheet, row, (lxw_col_t) column, last,
                                        (lxw_col_t) column, &rule));
    }
}

static void
fill_checks (ConcordTab *tab, guint head)
{
  const ConcordBook *book = tab->book;
  const char *const heads[] = { _ ("Whose"), _ ("Figure"), _ ("This workbook"), _ ("Concord found"),
                                _ ("Difference"), NULL };
  guint n = book->checks->len, last = head + MAX (1, n);
  ConcordRef differences = concord_ref_range (head + 1, DIFFERENCE, last, DIFFERENCE);

  concord_tab_heads (tab, head, 0, heads);
  for (guint i = 0; i < n; i++)
    fill_check (tab, head + 1 + i, book->checks->pdata[i]);
  colour (tab, head + 1, DIFFERENCE, last);
  concord_tab_text (tab, 3, 0, CONCORD_CELL_TOTAL, _ ("Figures that differ from Concord’s"));
  concord_tab_formula (tab, 3, 1, CONCORD_CELL_TOTAL, CONCORD_CELL_WHOLE,
                       "=COUNTIF(%s,\"<>0\")-COUNTBLANK(%s)", differences.text, differences.text);
  /* Translators: "of 250 figures": how many were compared. */
  concord_tab_formula (tab, 3, 2, CONCORD_CELL_PLAIN, CONCORD_CELL_TEXT, "=\"%s \"&COUNTA(%s)",
                       _ ("of"), concord_ref_range (head + 1, FIGURE, last, FIGURE).text);
  colour (tab, 3, 1, 3);
}

void
concord_spreadsheet_fill_results (ConcordBook *book)
{
  ConcordTab *tab = book->results;
  guint n = book->money->options->len;

  concord_tab_begin (tab, _ ("Results"),
                     _ ("What this workbook works out, beside what Concord found when it was "
                        "written. After a change of an input the two differ, and should."));
  fill_summary (tab);
  fill_checks (tab, SUMMARY + n + 4);
  concord_tab_text (tab, SUMMARY + n + 3, 0, CONCORD_CELL_PLAIN,
                    _ ("Every figure, to the penny or to the ninth digit"));
  concord_tab_widths (tab, 0, 0, 40);
  concord_tab_widths (tab, 1, 1, 44);
  concord_tab_widths (tab, 2, 7, 20);
  concord_tab_freeze (tab, 0, 1, 1);
}
