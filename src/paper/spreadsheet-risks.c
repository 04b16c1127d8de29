/* Risks: probability times impact, in the year in which they would fall. */
#include "paper/spreadsheet-private.h"

#include "model/risk.h"

#include "concord-words.h"

#define HEAD 3

static void
fill_inputs (ConcordTab *tab, guint row, ConcordRisk *record)
{
  concord_tab_text (tab, row, CONCORD_RISKS_NAME, CONCORD_CELL_INPUT, record->name);
  concord_tab_number (tab, row, CONCORD_RISKS_PROBABILITY, CONCORD_CELL_INPUT,
                      CONCORD_CELL_PERCENT, record->probability / 100);
  concord_tab_number (tab, row, CONCORD_RISKS_LOW, CONCORD_CELL_INPUT, CONCORD_CELL_MONEY,
                      record->impact_low);
  concord_tab_number (tab, row, CONCORD_RISKS_LIKELY, CONCORD_CELL_INPUT, CONCORD_CELL_MONEY,
                      record->impact_likely);
  concord_tab_number (tab, row, CONCORD_RISKS_HIGH, CONCORD_CELL_INPUT, CONCORD_CELL_MONEY,
                      record->impact_high);
  concord_tab_number (tab, row, CONCORD_RISKS_YEAR, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                      record->year);
  concord_tab_choice (tab, row, CONCORD_RISKS_IN_LINES, concord_flags, record->in_lines);
  concord_tab_field (tab, row, CONCORD_RISKS_OWNER, CONCORD_RECORD (record), "owner");
  concord_tab_field (tab, row, CONCORD_RISKS_MITIGATION, CONCORD_RECORD (record), "mitigation");
}

/* The mean of the impact, the year it falls in, what is to be expected of it and what that is worth.
 * A range that does not hold the likely impact is left aside, as in the project. */
static void
fill_answers (ConcordTab *tab, guint row)
{
  const ConcordBookWords *say = &tab->book->say;
  ConcordRef chance = concord_ref_column (row, CONCORD_RISKS_PROBABILITY);
  ConcordRef low = concord_ref_column (row, CONCORD_RISKS_LOW);
  ConcordRef likely = concord_ref_column (row, CONCORD_RISKS_LIKELY);
  ConcordRef high = concord_ref_column (row, CONCORD_RISKS_HIGH);
  ConcordRef due = concord_ref_column (row, CONCORD_RISKS_DUE);
  ConcordRef year = concord_ref_column (row, CONCORD_RISKS_YEAR);

  concord_tab_formula (tab, row, CONCORD_RISKS_MEAN, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
                       "=IF(OR(MAX(%1$s,%2$s)>%2$s,MIN(%2$s,%3$s)<%2$s),%2$s,"
                       "IF(Shape_of_estimates=\"%4$s\","
                       "(IF(%1$s=\"\",%2$s,%1$s)+4*%2$s+IF(%3$s=\"\",%2$s,%3$s))/6,"
                       "(IF(%1$s=\"\",%2$s,%1$s)+%2$s+IF(%3$s=\"\",%2$s,%3$s))/3))",
                       low.text, likely.text, high.text, say->pert);
  concord_tab_formula (tab, row, CONCORD_RISKS_DUE, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                       "=IF(%1$s=\"\",First_year,%1$s)", year.text);
  concord_tab_formula (
      tab, row, CONCORD_RISKS_EXPECTED, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
      "=IF(AND(COUNT(%1$s,%2$s)=2,%3$s<>\"%4$s\",COUNTIF(Financial_years,%5$s)>0),%1$s*%6$s,0)",
      chance.text, likely.text, concord_ref_column (row, CONCORD_RISKS_IN_LINES).text, say->yes,
      due.text, concord_ref_column (row, CONCORD_RISKS_MEAN).text);
  concord_tab_formula (tab, row, CONCORD_RISKS_PRESENT, CONCORD_CELL_PLAIN, CONCORD_CELL_MONEY,
                       "=IF(%1$s=0,0,%1$s*INDEX(Discount_factors,MATCH(%2$s,Financial_years,0)))",
                       concord_ref_column (row, CONCORD_RISKS_EXPECTED).text, due.text);
}

void
concord_spreadsheet_fill_risks (ConcordBook *book)
{
  ConcordTab *tab = book->risks;
  const char *const heads[]
      = { _ ("No."), _ ("Option"), _ ("Risk"), _ ("Probability"), _ ("Impact, low"),
          _ ("Impact, likely"), _ ("Impact, high"), _ ("Year"), _ ("Already in the lines"),
          _ ("Mean impact"), _ ("Falls in"), _ ("Expected cost"), _ ("Present value"),
          _ ("Owner"), _ ("Mitigation"), NULL };
  guint row = HEAD + 1;

  concord_tab_begin (tab, _ ("Risks"),
                     _ ("Probability × mean impact, in prices of the price base year; one that is "
                        "already in the lines is not added again."));
  concord_tab_heads (tab, HEAD, 0, heads);
  book->risks_row = row;
  for (guint i = 0; i < book->money->options->len; i++)
    {
      const ConcordMoneyOption *option = book->money->options->pdata[i];

      for (guint k = 0; k < option->risks->len; k++, row++)
        {
          const ConcordMoneyRisk *risk = option->risks->pdata[k];

          concord_tab_number (tab, row, CONCORD_RISKS_OPTION_NUMBER, CONCORD_CELL_PLAIN,
                              CONCORD_CELL_WHOLE, i + 1);
          concord_tab_text (tab, row, CONCORD_RISKS_OPTION, CONCORD_CELL_PLAIN, option->name);
          fill_inputs (tab, row, CONCORD_RISK (concord_document_find (book->document, risk->id)));
          fill_answers (tab, row);
        }
    }
  book->n_risks = MAX (1, row - book->risks_row);
  concord_tab_widths (tab, CONCORD_RISKS_OPTION_NUMBER, CONCORD_RISKS_OPTION_NUMBER, 5);
  concord_tab_widths (tab, CONCORD_RISKS_OPTION, CONCORD_RISKS_OPTION, 22);
  concord_tab_widths (tab, CONCORD_RISKS_NAME, CONCORD_RISKS_NAME, 40);
  concord_tab_widths (tab, CONCORD_RISKS_PROBABILITY, CONCORD_RISKS_OWNER, 16);
  concord_tab_widths (tab, CONCORD_RISKS_MITIGATION, CONCORD_RISKS_MITIGATION, 50);
  concord_tab_freeze (tab, HEAD, HEAD, CONCORD_RISKS_PROBABILITY);
}
