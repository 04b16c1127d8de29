/* Lines: what was entered for every cost and benefit, and what follows for how it counts. */
#include "paper/spreadsheet-private.h"

#include "model/line.h"

#include "concord-words.h"

#define HEAD 3

static int
compare_years (gconstpointer a, gconstpointer b)
{
  int one = *(const int *) a, other = *(const int *) b;

  return (one > other) - (one < other);
}

/* The years for which some line gives a single amount, each once; one year at least, so that there
 * is a column to look into. */
static GArray *
list_single_years (const ConcordBook *book)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < book->money->options->len; i++)
    {
      const ConcordMoneyOption *option = book->money->options->pdata[i];

      for (guint k = 0; k < option->lines->len; k++)
        {
          const ConcordMoneyLine *line = option->lines->pdata[k];
          ConcordLine *record = CONCORD_LINE (concord_document_find (book->document, line->id));

          for (guint n = 0; n < concord_series_get_length (record->by_year); n++)
            {
              int year = concord_series_get_year (record->by_year, n);

              if (g_hash_table_add (seen, GINT_TO_POINTER (year)))
                g_array_append_val (years, year);
            }
        }
    }
  if (years->len == 0)
    g_array_append_val (years, book->money->first_year);
  g_array_sort (years, compare_years);
  return years;
}

/* --- a line ---------------------------------------------------------------------------------- */

static void
fill_inputs (ConcordTab *tab, guint row, ConcordLine *record)
{
  ConcordRecord *base = CONCORD_RECORD (record);

  concord_tab_text (tab, row, CONCORD_LINES_NAME, CONCORD_CELL_INPUT, record->name);
  concord_tab_choice (tab, row, CONCORD_LINES_KIND, concord_line_kinds, record->kind);
  concord_tab_choice (tab, row, CONCORD_LINES_PART, concord_line_activities, record->activity);
  concord_tab_choice (tab, row, CONCORD_LINES_BUDGET, concord_line_budgets, record->budget);
  concord_tab_field (tab, row, CONCORD_LINES_FUND, base, "fund");
  concord_tab_field (tab, row, CONCORD_LINES_PARTY, base, "party");
  concord_tab_choice (tab, row, CONCORD_LINES_PRICES, concord_line_prices, record->prices);
  concord_tab_number (tab, row, CONCORD_LINES_LOW, CONCORD_CELL_INPUT, CONCORD_CELL_MONEY,
                      record->amount_low);
  concord_tab_number (tab, row, CONCORD_LINES_LIKELY, CONCORD_CELL_INPUT, CONCORD_CELL_MONEY,
                      record->amount_likely);
  concord_tab_number (tab, row, CONCORD_LINES_HIGH, CONCORD_CELL_INPUT, CONCORD_CELL_MONEY,
                      record->amount_high);
  concord_tab_number (tab, row, CONCORD_LINES_FROM, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                      record->from_year);
  concord_tab_number (tab, row, CONCORD_LINES_TO, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                      record->to_year);
  concord_tab_number (tab, row, CONCORD_LINES_RISE, CONCORD_CELL_INPUT, CONCORD_CELL_PERCENT,
                      record->indexation / 100);
  concord_tab_choice (tab, row, CONCORD_LINES_TRANSFER, concord_flags, record->transfer);
  concord_tab_choice (tab, row, CONCORD_LINES_SUNK, concord_flags, record->sunk);
  concord_tab_field (tab, row, CONCORD_LINES_SOURCE, base, "source");
  concord_tab_field (tab, row, CONCORD_LINES_NOTE, base, "note");
}

/* Sign and the four answers, 1 or 0: has it a kind and an amount, does it count in the appraisal,
 * is it in the cash, is it known what it comes to. */
static void
fill_answers (ConcordTab *tab, guint row)
{
  const ConcordBookWords *say = &tab->book->say;
  ConcordRef kind = concord_ref_column (row, CONCORD_LINES_KIND);
  ConcordRef given = concord_ref_column (row, CONCORD_LINES_GIVEN);
  ConcordRef sunk = concord_ref_column (row, CONCORD_LINES_SUNK);
  ConcordRef transfer = concord_ref_column (row, CONCORD_LINES_TRANSFER);

  concord_tab_formula (tab, row, CONCORD_LINES_SIGN, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                       "=IF(%s=\"%s\",-1,1)", kind.text, say->cost);
  concord_tab_formula (
      tab, row, CONCORD_LINES_GIVEN, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
      "=IF(AND(%s<>\"\",COUNT(%s,%s)>0),1,0)", kind.text,
      concord_ref_column (row, CONCORD_LINES_LIKELY).text,
      concord_ref_range (row, CONCORD_LINES_YEARS, row, tab->book->lines_last).text);
  concord_tab_formula (tab, row, CONCORD_LINES_COUNTED, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                       "=IF(AND(%s=1,%s<>\"%s\",%s<>\"%s\",OR(%s<>\"%s\",COUNT(Price_index)>0)),1,"
                       "0)",
                       given.text, transfer.text, say->yes, sunk.text, say->yes,
                       concord_ref_column (row, CONCORD_LINES_PRICES).text, say->nominal);
  concord_tab_formula (tab, row, CONCORD_LINES_CASH, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                       "=IF(AND(%s=1,%s<>\"%s\",%s<>\"%s\"),1,0)", given.text, sunk.text, say->yes,
                       kind.text, say->non_cashable);
  concord_tab_formula (tab, row, CONCORD_LINES_KNOWN, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                       "=IF(AND(%1$s=1,OR(%2$s=1,%3$s=\"%5$s\",%4$s=\"%5$s\")),1,0)", given.text,
                       concord_ref_column (row, CONCORD_LINES_COUNTED).text, transfer.text,
                       sunk.text, say->yes);
}

static void
fill_line (ConcordTab *tab, guint row, ConcordLine *record, const GArray *years)
{
  fill_inputs (tab, row, record);
  fill_answers (tab, row);
  for (guint i = 0; i < years->len; i++)
    concord_tab_number (tab, row, CONCORD_LINES_YEARS + i, CONCORD_CELL_INPUT, CONCORD_CELL_MONEY,
                        concord_series_get (record->by_year, g_array_index (years, int, i)));
}

/* --- the sheet ------------------------------------------------------------------------------- */

static void
fill_heads (ConcordTab *tab, const GArray *years)
{
  const char *const heads[]
      = { _ ("No."),         _ ("Option"),   _ ("Line"),       _ ("Kind"),
          _ ("Part"),        _ ("Budget"),   _ ("Fund"),       _ ("Who pays or gains"),
          _ ("Prices"),      _ ("Low"),      _ ("Likely, £ a year"), _ ("High"),
          _ ("First year"),  _ ("Last year"), _ ("Rise above inflation a year"),
          _ ("Transfer"),    _ ("Sunk"),     _ ("Sign"),       _ ("Has kind and amount"),
          _ ("In the appraisal"), _ ("In the cash"), _ ("Known"), _ ("Source"),
          _ ("Note"),        NULL };

  concord_tab_heads (tab, HEAD, 0, heads);
  concord_tab_text (tab, HEAD - 1, CONCORD_LINES_YEARS, CONCORD_CELL_PLAIN,
                    _ ("Amounts of single years, instead of the yearly amount"));
  for (guint i = 0; i < years->len; i++)
    concord_tab_number (tab, HEAD, CONCORD_LINES_YEARS + i, CONCORD_CELL_HEAD, CONCORD_CELL_WHOLE,
                        g_array_index (years, int, i));
}

static void
set_widths (ConcordTab *tab)
{
  concord_tab_widths (tab, CONCORD_LINES_OPTION_NUMBER, CONCORD_LINES_OPTION_NUMBER, 5);
  concord_tab_widths (tab, CONCORD_LINES_OPTION, CONCORD_LINES_OPTION, 22);
  concord_tab_widths (tab, CONCORD_LINES_NAME, CONCORD_LINES_NAME, 34);
  concord_tab_widths (tab, CONCORD_LINES_KIND, CONCORD_LINES_PRICES, 15);
  concord_tab_widths (tab, CONCORD_LINES_LOW, CONCORD_LINES_HIGH, 16);
  concord_tab_widths (tab, CONCORD_LINES_FROM, CONCORD_LINES_KNOWN, 10);
  concord_tab_widths (tab, CONCORD_LINES_SOURCE, CONCORD_LINES_NOTE, 40);
  concord_tab_widths (tab, CONCORD_LINES_YEARS, tab->book->lines_last, 14);
}

void
concord_spreadsheet_fill_lines (ConcordBook *book)
{
  ConcordTab *tab = book->lines;
  g_autoptr (GArray) years = list_single_years (book);
  guint row = HEAD + 1;

  book->lines_years_row = HEAD;
  book->lines_row = row;
  book->lines_last = CONCORD_LINES_YEARS + years->len - 1;
  concord_tab_begin (tab, _ ("Costs and benefits, line by line"),
                     _ ("Years are financial years by the calendar year in which they begin. Low "
                        "and high stand for information; the cash flows use the likely amount."));
  fill_heads (tab, years);
  for (guint i = 0; i < book->money->options->len; i++)
    {
      const ConcordMoneyOption *option = book->money->options->pdata[i];

      for (guint k = 0; k < option->lines->len; k++, row++)
        {
          const ConcordMoneyLine *line = option->lines->pdata[k];

          concord_tab_number (tab, row, CONCORD_LINES_OPTION_NUMBER, CONCORD_CELL_PLAIN,
                              CONCORD_CELL_WHOLE, i + 1);
          concord_tab_text (tab, row, CONCORD_LINES_OPTION, CONCORD_CELL_PLAIN, option->name);
          fill_line (tab, row, CONCORD_LINE (concord_document_find (book->document, line->id)),
                     years);
        }
    }
  set_widths (tab);
  concord_tab_freeze (tab, HEAD, HEAD, CONCORD_LINES_KIND);
}
