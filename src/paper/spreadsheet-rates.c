/* Rates: years, discount factors and price levels that all cash flows share. */
#include "paper/spreadsheet-private.h"

#include "findings/child-list.h"
#include "model/deflator.h"
#include "model/discount-rate.h"
#include "model/discount-schedule.h"

#include "concord-words.h"

/* Rows of the key inputs, and the column in which they stand. */
enum
{
  FIRST_YEAR = 3,
  N_YEARS,
  PRICE_BASE,
  SHAPE,
  SCHEDULE,
  SCHEDULE_SOURCE,
  INDEX,
  INDEX_SOURCE,
  TABLES = 12
};

#define KEY 2

/* Columns of the two tables. */
enum
{
  RATE_FROM,
  RATE_TO,
  RATE,
  RATE_UNTIL,
  INDEX_YEAR = 5,
  INDEX_LEVEL
};

/* Later than any year of a case. */
#define NO_END 99999

static ConcordDiscountSchedule *
find_schedule (ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);
  g_autoptr (GPtrArray) schedules
      = concord_child_list_new (CONCORD_RECORD (project), "discount-schedules");

  for (guint i = 0; i < schedules->len; i++)
    if (project->discount_schedule != NULL
        && g_strcmp0 (((ConcordDiscountSchedule *) schedules->pdata[i])->code,
                      project->discount_schedule)
               == 0)
      return schedules->pdata[i];
  return NULL;
}

static ConcordDeflator *
find_index (ConcordDocument *document)
{
  g_autoptr (GPtrArray) deflators = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "deflators");

  return deflators->len == 0 ? NULL : deflators->pdata[0];
}

/* --- the two tables -------------------------------------------------------------------------- */

/* Returns how many rates there are; none where the schedule can't be used. */
static guint
fill_schedule (ConcordTab *tab, ConcordDiscountSchedule *schedule)
{
  const ConcordMoneyCase *money = tab->book->money;
  const char *const heads[] = { _ ("From year"), _ ("To year"), _ ("Discount rate"),
                                _ ("To year, as a number"), NULL };
  g_autoptr (GPtrArray) rates = NULL;

  concord_tab_heads (tab, TABLES, RATE_FROM, heads);
  if (schedule == NULL || isnan (money->factors[0]))
    return 0;
  rates = concord_child_list_new (CONCORD_RECORD (schedule), "rates");
  for (guint i = 0; i < rates->len; i++)
    {
      ConcordDiscountRate *rate = rates->pdata[i];
      guint row = TABLES + 1 + i;

      concord_tab_number (tab, row, RATE_FROM, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                          rate->from_year);
      concord_tab_number (tab, row, RATE_TO, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                          rate->to_year);
      concord_tab_number (tab, row, RATE, CONCORD_CELL_INPUT, CONCORD_CELL_PERCENT,
                          rate->rate / 100);
      concord_tab_formula (tab, row, RATE_UNTIL, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                           "=IF(%s=\"\",%d,%s)", concord_ref (row, RATE_TO).text, NO_END,
                           concord_ref (row, RATE_TO).text);
    }
  return rates->len;
}

static guint
fill_index (ConcordTab *tab, ConcordDeflator *index)
{
  const char *const heads[] = { _ ("Financial year"), _ ("Price index"), NULL };
  guint n = tab->book->money->has_deflator ? concord_series_get_length (index->index) : 0;

  concord_tab_heads (tab, TABLES, INDEX_YEAR, heads);
  for (guint i = 0; i < n; i++)
    {
      concord_tab_number (tab, TABLES + 1 + i, INDEX_YEAR, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                          concord_series_get_year (index->index, i));
      concord_tab_number (tab, TABLES + 1 + i, INDEX_LEVEL, CONCORD_CELL_INPUT,
                          CONCORD_CELL_NUMBER, concord_series_get_nth (index->index, i));
    }
  return n;
}

/* --- the years ------------------------------------------------------------------------------- */

/* The index of the year in @year: as given, between two given years and after the last one by the
 * same rise each year. @place: a cell with the number of the given year before. */
static void
fill_level (ConcordTab *tab, guint row, guint column, const char *year, const char *place,
            const char *years, const char *levels)
{
  concord_tab_formula (
      tab, row, column, CONCORD_CELL_PLAIN, CONCORD_CELL_NUMBER,
      "=IF(COUNT(%1$s)=0,1,IF(COUNT(%1$s)=1,INDEX(%1$s,1),INDEX(%1$s,%2$s+1)*(INDEX(%1$s,%2$s+1)/"
      "INDEX(%1$s,%2$s))^((%3$s-INDEX(%4$s,%2$s+1))/(INDEX(%4$s,%2$s+1)-INDEX(%4$s,%2$s)))))",
      levels, place, year, years);
}

static void
fill_place (ConcordTab *tab, guint row, guint column, const char *year, const char *years)
{
  concord_tab_formula (tab, row, column, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                       "=IF(COUNT(%1$s)<2,1,MIN(MATCH(%2$s,%1$s,1),COUNT(%1$s)-1))", years, year);
}

static void
fill_discounting (ConcordTab *tab, guint row, guint t, guint last_rate)
{
  ConcordRef from = concord_ref_range (TABLES + 1, RATE_FROM, last_rate, RATE_FROM);
  ConcordRef until = concord_ref_range (TABLES + 1, RATE_UNTIL, last_rate, RATE_UNTIL);
  ConcordRef rates = concord_ref_range (TABLES + 1, RATE, last_rate, RATE);
  ConcordRef number = concord_ref_column (row, CONCORD_RATES_NUMBER);

  if (t == 0)
    {
      concord_tab_formula (tab, row, CONCORD_RATES_FACTOR, CONCORD_CELL_PLAIN, CONCORD_CELL_FACTOR,
                           "=IF(COUNT(%s)=0,NA(),1)", rates.text);
      return;
    }
  concord_tab_formula (tab, row, CONCORD_RATES_RATE, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                       "=IF(COUNTIFS(%1$s,\"<=\"&%4$s,%2$s,\">=\"&%4$s)=1,SUMIFS(%3$s,%1$s,\"<=\"&"
                       "%4$s,%2$s,\">=\"&%4$s),NA())",
                       from.text, until.text, rates.text, number.text);
  concord_tab_formula (tab, row, CONCORD_RATES_FACTOR, CONCORD_CELL_PLAIN, CONCORD_CELL_FACTOR,
                       "=%s/(1+%s)", concord_ref (row - 1, CONCORD_RATES_FACTOR).text,
                       concord_ref (row, CONCORD_RATES_RATE).text);
}

static void
fill_years (ConcordTab *tab, guint last_table)
{
  ConcordBook *book = tab->book;
  guint first = book->timeline_row;
  ConcordRef years = concord_ref_range (TABLES + 1, INDEX_YEAR, last_table, INDEX_YEAR);
  ConcordRef levels = concord_ref_range (TABLES + 1, INDEX_LEVEL, last_table, INDEX_LEVEL);
  ConcordRef base = concord_ref_fixed (PRICE_BASE, KEY + 3);

  for (guint t = 0; t < book->money->n_years; t++)
    {
      guint row = first + t;
      ConcordRef year = concord_ref_column (row, CONCORD_RATES_YEAR);
      ConcordRef place = concord_ref_column (row, CONCORD_RATES_PLACE);

      concord_tab_number (tab, row, CONCORD_RATES_NUMBER, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                          t);
      concord_tab_formula (tab, row, CONCORD_RATES_YEAR, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE,
                           "=First_year+%s", concord_ref_column (row, CONCORD_RATES_NUMBER).text);
      concord_tab_formula (tab, row, CONCORD_RATES_LABEL, CONCORD_CELL_PLAIN, CONCORD_CELL_TEXT,
                           "=%1$s&\"/\"&RIGHT(\"0\"&MOD(%1$s+1,100),2)", year.text);
      fill_discounting (tab, row, t, last_table);
      fill_place (tab, row, CONCORD_RATES_PLACE, year.text, years.text);
      fill_level (tab, row, CONCORD_RATES_INDEX, year.text, place.text, years.text, levels.text);
      concord_tab_formula (tab, row, CONCORD_RATES_LEVEL, CONCORD_CELL_PLAIN, CONCORD_CELL_FACTOR,
                           "=%s/%s", concord_ref (row, CONCORD_RATES_INDEX).text, base.text);
    }
  fill_place (tab, PRICE_BASE, KEY + 2, concord_ref_fixed (PRICE_BASE, KEY).text, years.text);
  fill_level (tab, PRICE_BASE, KEY + 3, concord_ref_fixed (PRICE_BASE, KEY).text,
              concord_ref_fixed (PRICE_BASE, KEY + 2).text, years.text, levels.text);
}

/* --- key inputs ------------------------------------------------------------------------------ */

/* Across the sheet, in two lines: sources are sentences. */
static void
fill_source (ConcordTab *tab, guint row, const char *source)
{
  lxw_format *format = tab->book->formats[CONCORD_CELL_PLAIN][CONCORD_CELL_LONG_TEXT];

  concord_book_keep (tab->book, worksheet_merge_range (tab->sheet, row, KEY, row,
                                                       CONCORD_RATES_LEVEL, "", format));
  concord_book_keep (tab->book,
                     worksheet_set_row (tab->sheet, row, 2 * LXW_DEF_ROW_HEIGHT, NULL));
  concord_tab_long_text (tab, row, KEY, CONCORD_CELL_PLAIN, source);
}

static void
fill_keys (ConcordTab *tab, ConcordDiscountSchedule *schedule, ConcordDeflator *index)
{
  const ConcordMoneyCase *money = tab->book->money;
  ConcordProject *project = concord_document_get_project (tab->book->document);
  guint first = tab->book->timeline_row;

  concord_tab_text (tab, FIRST_YEAR, 0, CONCORD_CELL_PLAIN, _ ("First financial year"));
  concord_tab_number (tab, FIRST_YEAR, KEY, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                      money->first_year);
  concord_tab_text (tab, N_YEARS, 0, CONCORD_CELL_PLAIN, _ ("Number of years"));
  concord_tab_formula (tab, N_YEARS, KEY, CONCORD_CELL_PLAIN, CONCORD_CELL_WHOLE, "=COUNT(%s)",
                       concord_ref_range (first, 0, first + (guint) money->n_years - 1, 0).text);
  concord_tab_text (tab, PRICE_BASE, 0, CONCORD_CELL_PLAIN, _ ("Price base year"));
  concord_tab_number (tab, PRICE_BASE, KEY, CONCORD_CELL_INPUT, CONCORD_CELL_WHOLE,
                      money->price_base_year);
  concord_tab_text (tab, PRICE_BASE, KEY + 1, CONCORD_CELL_PLAIN, _ ("place, index:"));
  concord_tab_text (tab, SHAPE, 0, CONCORD_CELL_PLAIN, _ ("Shape of estimates"));
  concord_tab_choice (tab, SHAPE, KEY, concord_estimate_shapes, MAX (0, project->estimate_shape));
  concord_tab_text (tab, SCHEDULE, 0, CONCORD_CELL_PLAIN, _ ("Discount schedule"));
  concord_tab_text (tab, SCHEDULE, KEY, CONCORD_CELL_PLAIN,
                    schedule == NULL ? _ ("None, so nothing can be discounted")
                                     : money->schedule_name);
  fill_source (tab, SCHEDULE_SOURCE, money->schedule_source);
  concord_tab_text (tab, INDEX, 0, CONCORD_CELL_PLAIN, _ ("Price index"));
  concord_tab_text (tab, INDEX, KEY, CONCORD_CELL_PLAIN,
                    money->has_deflator ? index->name : _ ("None; prices are taken to stay"));
  fill_source (tab, INDEX_SOURCE, money->has_deflator ? index->source : NULL);
}

static void
define_names (ConcordTab *tab, guint last_table)
{
  ConcordBook *book = tab->book;
  guint first = book->timeline_row, last = first + (guint) book->money->n_years - 1;
  guint rate_row = MIN (first + 1, last);

  concord_book_define (book, "First_year", tab, FIRST_YEAR, KEY, FIRST_YEAR, KEY);
  concord_book_define (book, "Number_of_years", tab, N_YEARS, KEY, N_YEARS, KEY);
  concord_book_define (book, "Price_base_year", tab, PRICE_BASE, KEY, PRICE_BASE, KEY);
  concord_book_define (book, "Shape_of_estimates", tab, SHAPE, KEY, SHAPE, KEY);
  concord_book_define (book, "Discount_rates", tab, TABLES + 1, RATE, last_table, RATE);
  concord_book_define (book, "Price_index", tab, TABLES + 1, INDEX_LEVEL, last_table, INDEX_LEVEL);
  concord_book_define (book, "Discount_factors", tab, first, CONCORD_RATES_FACTOR, last,
                       CONCORD_RATES_FACTOR);
  concord_book_define (book, "Financial_years", tab, first, CONCORD_RATES_YEAR, last,
                       CONCORD_RATES_YEAR);
  /* The rate of year 1 spreads a value over the years; a case of one year has none in its list. */
  concord_book_define (book, "First_rate", tab, N_YEARS, KEY + 4, N_YEARS, KEY + 4);
  concord_tab_text (tab, N_YEARS, KEY + 2, CONCORD_CELL_PLAIN, _ ("Discount rate of year 1"));
  if (rate_row > first)
    concord_tab_formula (tab, N_YEARS, KEY + 4, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT, "=%s",
                         concord_ref (rate_row, CONCORD_RATES_RATE).text);
  else
    concord_tab_formula (tab, N_YEARS, KEY + 4, CONCORD_CELL_PLAIN, CONCORD_CELL_PERCENT,
                         "=INDEX(Discount_rates,MATCH(1,%s,0))",
                         concord_ref_range (TABLES + 1, RATE_FROM, last_table, RATE_FROM).text);
}

void
concord_spreadsheet_fill_rates (ConcordBook *book)
{
  ConcordTab *tab = book->rates;
  const char *const heads[]
      = { _ ("Year"),          _ ("Begins in"), _ ("Financial year"), _ ("Discount rate"),
          _ ("Discount factor"), _ ("Place in the index"), _ ("Price index"), _ ("Price level"), NULL };
  ConcordDiscountSchedule *schedule = find_schedule (book->document);
  ConcordDeflator *index = find_index (book->document);
  guint n_rates, n_index, last_table;

  concord_tab_begin (tab, _ ("Rates and years"),
                     _ ("Discount factors from the schedule, price levels from the price index; "
                        "year 0 is not discounted."));
  concord_tab_widths (tab, 0, CONCORD_RATES_LEVEL, 15);
  n_rates = fill_schedule (tab, schedule);
  n_index = fill_index (tab, index);
  last_table = TABLES + MAX (1, MAX (n_rates, n_index));
  concord_tab_heads (tab, last_table + 2, 0, heads);
  book->timeline_row = last_table + 3;
  fill_keys (tab, schedule, index);
  fill_years (tab, last_table);
  define_names (tab, last_table);
  concord_tab_freeze (tab, 0, 1, 0);
  for (guint t = 0; t < book->money->n_years; t++)
    {
      g_autofree char *year = concord_money_case_dup_year (book->money, t);

      concord_book_check (book, year, _ ("Discount factor"), tab, book->timeline_row + t,
                          CONCORD_RATES_FACTOR, CONCORD_CELL_FACTOR, book->money->factors[t]);
      concord_book_check (book, year, _ ("Price level"), tab, book->timeline_row + t,
                          CONCORD_RATES_LEVEL, CONCORD_CELL_FACTOR, book->money->price_level[t]);
    }
}
