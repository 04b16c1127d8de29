/* The lines and risks of the options of a money case, year by year. */
#include "findings/child-list.h"
#include "findings/money-private.h"
#include "findings/words.h"

#include "model/line.h"

#include "concord-words.h"

/* Indices into the choices of line.h. */
enum
{
  KIND_COST,
  KIND_CASHABLE,
  KIND_NON_CASHABLE
};

enum
{
  PRICES_NOMINAL = 1
};

/* The years in which the amount of a line falls due. */
typedef struct
{
  int from, to;
} Due;

static Due
get_due (const ConcordMoneyCase *money, const ConcordLine *record)
{
  Due due = { money->first_year, concord_money_get_last_year (money) };

  if (!concord_is_absent (record->from_year))
    due.from = (int) record->from_year;
  if (!concord_is_absent (record->to_year))
    due.to = (int) record->to_year;
  return due;
}

static gboolean
is_nominal (const ConcordLine *record)
{
  return record->prices == PRICES_NOMINAL;
}

/* How far the amount of a real line has risen above general prices. */
static double
get_growth (const ConcordMoneyCase *money, const ConcordLine *record, int year)
{
  int years = MAX (0, year - money->price_base_year);

  return concord_is_absent (record->indexation) ? 1 : pow (1 + record->indexation / 100, years);
}

/* --- warnings -------------------------------------------------------------------------------- */

static void
warn (ConcordMoneyCase *money, const ConcordMoneyOption *option, const char *name,
      const char *format)
{
  concord_finding_take_warning (money->finding, g_strdup_printf (format, name, option->name));
}

static void
warn_of_outside (ConcordMoneyCase *money, const ConcordMoneyOption *option,
                 const ConcordMoneyLine *line, const ConcordLine *record)
{
  Due due = get_due (money, record);
  guint n = 0, first = G_MAXUINT;

  for (guint i = 0; i < concord_series_get_length (record->by_year); i++)
    if (!concord_money_is_inside (money, concord_series_get_year (record->by_year, i)))
      {
        n++;
        first = MIN (first, (guint) concord_series_get_year (record->by_year, i));
      }
  for (int year = due.from; !isnan (line->likely) && year <= due.to; year++)
    if (!concord_money_is_inside (money, year)
        && isnan (concord_series_get (record->by_year, year)))
      {
        n++;
        first = MIN (first, (guint) year);
      }
  if (n > 0)
    {
      g_autofree char *year = concord_money_dup_financial_year ((int) first);

      concord_finding_take_warning (
          money->finding,
          g_strdup_printf (ngettext ("%s of %s has an amount in %u year outside the horizon, %s, "
                                     "which is not counted.",
                                     "%s of %s has amounts in %u years outside the horizon, from "
                                     "%s, which are not counted.",
                                     n),
                           line->name, option->name, n, year));
    }
}

static void
check (ConcordMoneyCase *money, const ConcordMoneyOption *option, const ConcordMoneyLine *line,
       const ConcordLine *record)
{
  Due due = get_due (money, record);

  if (concord_is_absent (record->kind))
    warn (money, option, line->name,
          _ ("%s of %s is neither called a cost nor a benefit, so it is not counted."));
  if (isnan (line->likely) && concord_series_get_length (record->by_year) == 0)
    warn (money, option, line->name, _ ("%s of %s has no amount, so it is not counted."));
  if (due.from > due.to)
    warn (money, option, line->name,
          concord_is_absent (record->to_year)
              ? _ ("%s of %s begins after the horizon has ended; its yearly amount is not counted.")
              : _ ("%s of %s is over before it begins; its yearly amount is not counted."));
  if (record->amount_low > line->likely || record->amount_high < line->likely)
    warn (money, option, line->name,
          _ ("The likely amount of %s of %s does not lie between low and high, so the range is "
             "left aside."));
  if (is_nominal (record) && !money->has_deflator)
    warn (money, option, line->name,
          _ ("%s of %s is in nominal prices and there is no price index to turn them into real "
             "ones, so it is not in the appraisal."));
  if (is_nominal (record) && !concord_is_absent (record->indexation)
      && fabs (record->indexation) > 0)
    warn (money, option, line->name,
          _ ("%s of %s is in nominal prices, as it will be paid; its rise above inflation is not "
             "added again."));
  warn_of_outside (money, option, line, record);
}

/* --- a line ---------------------------------------------------------------------------------- */

static void
append_years (const ConcordMoneyCase *money, const ConcordLine *record, GString *text)
{
  Due due = get_due (money, record);
  g_autofree char *from = concord_money_dup_financial_year (due.from);
  g_autofree char *to = concord_money_dup_financial_year (due.to);

  /* Translators: first and last year of an amount, within a list of properties. */
  g_string_append_printf (text, _ (", %s to %s"), from, to);
  if (concord_is_absent (record->to_year))
    g_string_append (text, _ (" (the end of the horizon)"));
}

static void
append_single_years (const ConcordLine *record, GString *text)
{
  for (guint i = 0; i < concord_series_get_length (record->by_year); i++)
    {
      g_autofree char *year
          = concord_money_dup_financial_year (concord_series_get_year (record->by_year, i));
      g_autofree char *amount
          = concord_money_dup_pounds (concord_series_get_nth (record->by_year, i));

      if (text->len > 0)
        g_string_append (text, "; ");
      /* Translators: an amount, then a financial year. */
      g_string_append_printf (text, _ ("%s in %s"), amount, year);
    }
}

/* All that the money case read of the line, in words. */
static char *
dup_line_words (const ConcordMoneyCase *money, const ConcordMoneyLine *line,
                const ConcordLine *record)
{
  GString *text = g_string_new (NULL);
  g_autofree char *likely = concord_money_dup_pounds (line->likely);
  g_autofree char *low = concord_money_dup_pounds (line->low);
  g_autofree char *high = concord_money_dup_pounds (line->high);
  g_autofree char *rise = concord_words_dup_number (record->indexation, 3);

  if (!isnan (line->likely))
    {
      g_string_append_printf (text, _ ("%s a year"), likely);
      if (line->has_range)
        g_string_append_printf (text, _ (" (from %s to %s)"), low, high);
      append_years (money, record, text);
    }
  append_single_years (record, text);
  if (text->len == 0)
    g_string_append (text, "–");
  g_string_append (text, is_nominal (record) ? _ ("; nominal") : _ ("; real"));
  if (!concord_is_absent (record->indexation) && !is_nominal (record))
    g_string_append_printf (text, _ ("; rises %s%% a year above inflation"), rise);
  if (record->budget == CONCORD_MONEY_CAPITAL)
    g_string_append (text, _ ("; capital"));
  if (record->transfer == TRUE)
    g_string_append (text, _ ("; transfer"));
  if (record->sunk == TRUE)
    g_string_append (text, _ ("; sunk"));
  return g_string_free (text, FALSE);
}

static void
set_amount (ConcordMoneyLine *line, const ConcordLine *record)
{
  double low = record->amount_low, high = record->amount_high;

  line->low = line->likely = line->high = record->amount_likely;
  if (isnan (line->likely) || low > line->likely || high < line->likely)
    return;
  line->has_range = !isnan (low) || !isnan (high);
  if (!isnan (low))
    line->low = low;
  if (!isnan (high))
    line->high = high;
}

/* Fills the years and their worth, and says what they come to. */
static void
spread (const ConcordMoneyCase *money, ConcordMoneyLine *line, const ConcordLine *record)
{
  Due due = get_due (money, record);
  double sum = 0;

  for (gsize t = 0; t < money->n_years; t++)
    {
      int year = money->first_year + (int) t;
      double single = concord_series_get (record->by_year, year);
      double growth = get_growth (money, record, year), level = money->price_level[t];
      double real = is_nominal (record) ? 1 / level : growth;
      double worth = real * (1 + line->bias) * money->factors[t];
      double amount = 0;

      if (is_nominal (record) && !money->has_deflator)
        real = worth = NAN;
      if (!isnan (single))
        amount = single;
      else if (!isnan (line->likely) && year >= due.from && year <= due.to)
        amount = line->likely;
      else
        continue;
      line->real[t] = amount * real;
      line->nominal[t] = is_nominal (record) ? amount : amount * growth * level;
      if (isnan (single))
        line->worth[t] = worth;
      else
        line->fixed += amount * worth;
      sum += amount * worth;
    }
  line->present = line->counted ? line->sign * sum : 0;
}

static ConcordMoneyLine *
line_new (ConcordMoneyCase *money, const ConcordMoneyOption *option, ConcordLine *record)
{
  ConcordMoneyLine *line = g_new0 (ConcordMoneyLine, 1);
  const ConcordMoneyBias *bias
      = record->budget == CONCORD_MONEY_CAPITAL ? &option->capital : &option->operating;
  gboolean has_amount, has_kind = !concord_is_absent (record->kind);

  line->id = g_strdup (concord_record_get_id (CONCORD_RECORD (record)));
  line->name = concord_record_dup_name (CONCORD_RECORD (record));
  line->kind = record->kind;
  line->activity = record->activity;
  line->budget = record->budget;
  line->fund = g_strdup (record->fund);
  line->party = g_strdup (record->party);
  line->sign = record->kind == KIND_COST ? -1 : 1;
  set_amount (line, record);
  has_amount = !isnan (line->likely) || concord_series_get_length (record->by_year) > 0;
  line->counted = has_kind && has_amount && record->sunk != TRUE && record->transfer != TRUE
                  && (!is_nominal (record) || money->has_deflator);
  line->cashable
      = has_kind && has_amount && record->sunk != TRUE && record->kind != KIND_NON_CASHABLE;
  line->bias = line->sign < 0 && !isnan (bias->applied) ? bias->applied : 0;
  line->real = g_new0 (double, money->n_years);
  line->nominal = g_new0 (double, money->n_years);
  line->worth = g_new0 (double, money->n_years);
  spread (money, line, record);
  check (money, option, line, record);
  return line;
}

/* A line that is there and counts for nothing in the appraisal, as it should. */
static gboolean
is_left_out (const ConcordMoneyLine *line, const ConcordLine *record)
{
  gboolean has_amount = !isnan (line->likely) || concord_series_get_length (record->by_year) > 0;

  return has_amount && !concord_is_absent (record->kind)
         && (record->sunk == TRUE || record->transfer == TRUE);
}

void
concord_money_read_lines (ConcordMoneyCase *money, ConcordMoneyOption *option,
                          ConcordRecord *record)
{
  g_autoptr (GPtrArray) lines = concord_child_list_new (record, "lines");

  for (guint i = 0; i < lines->len; i++)
    {
      ConcordMoneyLine *line = line_new (money, option, lines->pdata[i]);

      g_ptr_array_add (option->lines, line);
      option->has_lines |= line->counted || is_left_out (line, lines->pdata[i]);
      concord_finding_add_input (
          money->finding,
          /* Translators: a line of costs or benefits, then an option. */
          g_strdup_printf (_ ("%s of %s"), line->name, option->name), line->likely,
          dup_line_words (money, line, lines->pdata[i]), line->id);
    }
}

void
concord_money_line_free (ConcordMoneyLine *line)
{
  g_free (line->id);
  g_free (line->name);
  g_free (line->fund);
  g_free (line->party);
  g_free (line->real);
  g_free (line->nominal);
  g_free (line->worth);
  g_free (line);
}
