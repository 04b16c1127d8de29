/* The years of a money case, what they are discounted by and what prices do in them. */
#include "findings/child-list.h"
#include "findings/money-private.h"
#include "findings/words.h"

#include "methods/discounting.h"
#include "model/deflator.h"
#include "model/discount-rate.h"
#include "model/discount-schedule.h"
#include "model/line.h"

#include "concord-words.h"

#define APRIL 4

/* The financial year, from 1 April, that a day lies in. */
static int
get_financial_year (ConcordDate date)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date.julian);
  return g_date_get_year (&day) - (g_date_get_month (&day) < APRIL);
}

static int
get_year_of_now (ConcordDocument *document)
{
  g_autoptr (GDateTime) now
      = g_date_time_new_from_unix_utc (concord_document_get_now (document));

  return g_date_time_get_year (now) - (g_date_time_get_month (now) < APRIL);
}

/* --- horizon --------------------------------------------------------------------------------- */

static void
widen (int year, int *first, int *last)
{
  *first = MIN (*first, year);
  *last = MAX (*last, year);
}

/* First and last year that any line names; first is past last where none does. */
static void
find_years (const GPtrArray *options, int *first, int *last)
{
  *first = G_MAXINT;
  *last = G_MININT;
  for (guint i = 0; i < options->len; i++)
    {
      g_autoptr (GPtrArray) lines = concord_child_list_new (options->pdata[i], "lines");

      for (guint k = 0; k < lines->len; k++)
        {
          ConcordLine *line = lines->pdata[k];
          guint n = concord_series_get_length (line->by_year);

          if (!concord_is_absent (line->from_year))
            widen ((int) line->from_year, first, last);
          if (!concord_is_absent (line->to_year))
            widen ((int) line->to_year, first, last);
          if (n > 0)
            widen (concord_series_get_year (line->by_year, 0), first, last);
          if (n > 0)
            widen (concord_series_get_year (line->by_year, n - 1), first, last);
        }
    }
}

static void
tell_horizon (ConcordMoneyCase *money, ConcordProject *project)
{
  g_autofree char *from = concord_money_dup_financial_year (money->first_year);
  g_autofree char *to = concord_money_dup_financial_year (concord_money_get_last_year (money));
  const char *id = concord_record_get_id (CONCORD_RECORD (project));

  concord_finding_add_input (
      money->finding, g_strdup (_ ("Horizon")), (double) money->n_years,
      g_strdup_printf (ngettext ("%s to %s, %u financial year; a line without a last year runs to "
                                 "its end",
                                 "%s to %s, %u financial years; a line without a last year runs to "
                                 "their end",
                                 (guint) money->n_years),
                       from, to, (guint) money->n_years),
      id);
  concord_finding_add_input (money->finding, g_strdup (_ ("Price base year")),
                             money->price_base_year,
                             concord_money_dup_financial_year (money->price_base_year), id);
}

static void
warn_of_guesses (ConcordMoneyCase *money, ConcordProject *project, gboolean nothing_dated)
{
  g_autofree char *first = concord_money_dup_financial_year (money->first_year);

  if (nothing_dated)
    concord_finding_take_warning (
        money->finding,
        g_strdup_printf (_ ("Neither the project nor any line says when it begins; the years are "
                            "counted from %s."),
                         first));
  if (concord_is_absent (project->price_base_year))
    concord_finding_take_warning (
        money->finding,
        g_strdup_printf (_ ("The project has no price base year; amounts are taken as in prices of "
                            "%s."),
                         first));
}

void
concord_money_set_horizon (ConcordMoneyCase *money, ConcordDocument *document,
                           const GPtrArray *options)
{
  ConcordProject *project = concord_document_get_project (document);
  int first, last;
  gboolean dated, begins = !concord_is_absent (project->start);

  find_years (options, &first, &last);
  dated = first <= last;
  if (begins)
    money->first_year = get_financial_year (project->start);
  else
    money->first_year = dated ? first : get_year_of_now (document);
  if (!concord_is_absent (project->lifetime))
    money->n_years = (gsize) project->lifetime;
  else
    money->n_years = dated && last > money->first_year ? (gsize) (last - money->first_year) + 1 : 1;
  money->price_base_year = concord_is_absent (project->price_base_year)
                               ? money->first_year
                               : (int) project->price_base_year;
  tell_horizon (money, project);
  warn_of_guesses (money, project, !begins && !dated);
}

/* --- discounting ----------------------------------------------------------------------------- */

static ConcordDiscountSchedule *
find_schedule (ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);
  g_autoptr (GPtrArray) schedules
      = concord_child_list_new (CONCORD_RECORD (project), "discount-schedules");

  for (guint i = 0; i < schedules->len; i++)
    {
      ConcordDiscountSchedule *schedule = schedules->pdata[i];

      if (project->discount_schedule != NULL
          && g_strcmp0 (schedule->code, project->discount_schedule) == 0)
        return schedule;
    }
  return NULL;
}

static char *
dup_why_no_schedule (ConcordDocument *document)
{
  const char *code = concord_document_get_project (document)->discount_schedule;

  if (code == NULL)
    return g_strdup (_ ("The project names no discount schedule, so nothing is discounted: choose "
                        "one on the Money screen, such as green-book."));
  return g_strdup_printf (_ ("The project names the discount schedule %s but does not hold it, so "
                             "nothing is discounted: take it from the catalogue."),
                          code);
}

static void
tell_rate (ConcordMoneyCase *money, ConcordDiscountRate *rate)
{
  g_autofree char *percent = concord_words_dup_number (rate->rate, 3);
  g_autofree char *from = concord_words_dup_number (rate->from_year, 0);
  g_autofree char *to = concord_words_dup_number (rate->to_year, 0);
  char *name;

  if (concord_is_absent (rate->to_year))
    name = g_strdup_printf (_ ("Discount rate from year %s"), from);
  else
    name = g_strdup_printf (_ ("Discount rate of years %s to %s"), from, to);
  concord_finding_add_input (money->finding, name, rate->rate,
                             g_strdup_printf (_ ("%s%%"), percent),
                             concord_record_get_id (CONCORD_RECORD (rate)));
}

static GArray *
read_rates (ConcordMoneyCase *money, ConcordDiscountSchedule *schedule)
{
  g_autoptr (GPtrArray) rates = concord_child_list_new (CONCORD_RECORD (schedule), "rates");
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (ConcordRateStep));

  for (guint i = 0; i < rates->len; i++)
    {
      ConcordDiscountRate *rate = rates->pdata[i];
      ConcordRateStep step = { 0, G_MAXUINT, rate->rate / 100 };

      if (!concord_is_absent (rate->from_year))
        step.from = (guint) rate->from_year;
      if (!concord_is_absent (rate->to_year))
        step.to = (guint) rate->to_year;
      if (step.from == 1)
        money->first_rate = step.rate;
      g_array_append_val (steps, step);
      tell_rate (money, rate);
    }
  return steps;
}

gboolean
concord_money_read_schedule (ConcordMoneyCase *money, ConcordDocument *document, char **problem)
{
  ConcordDiscountSchedule *schedule = find_schedule (document);
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good = FALSE;

  money->factors = g_new (double, money->n_years);
  if (schedule == NULL)
    *problem = dup_why_no_schedule (document);
  else
    {
      money->schedule_name = concord_record_dup_name (CONCORD_RECORD (schedule));
      money->schedule_source = g_strdup (schedule->source);
      concord_finding_add_input (money->finding, g_strdup (_ ("Discount schedule")), NAN,
                                 g_strdup (money->schedule_name),
                                 concord_record_get_id (CONCORD_RECORD (schedule)));
      steps = read_rates (money, schedule);
      good = concord_discount_factors ((const ConcordRateStep *) (gpointer) steps->data, steps->len,
                                       money->n_years, money->factors, &error);
      if (!good)
        /* Translators: name of a schedule, then a sentence that says what is wrong with it. */
        *problem = g_strdup_printf (_ ("The discount schedule %s can’t be used. %s"),
                                    money->schedule_name, error->message);
    }
  for (gsize t = 0; !good && t < money->n_years; t++)
    money->factors[t] = NAN;
  return good;
}

/* --- prices ---------------------------------------------------------------------------------- */

/* The index of @year: as given, between two given years by the same rise each year, after the last
 * one with the last rise. NAN before the first. */
static double
get_index (const ConcordSeries *index, int year)
{
  guint n = concord_series_get_length (index);
  guint above = 0;
  int from, to;
  double low, high;

  while (above < n && concord_series_get_year (index, above) < year)
    above++;
  if (above < n && concord_series_get_year (index, above) == year)
    return concord_series_get_nth (index, above);
  if (above == 0)
    return NAN;
  if (n == 1)
    return concord_series_get_nth (index, 0);
  above = MIN (above, n - 1);
  from = concord_series_get_year (index, above - 1);
  to = concord_series_get_year (index, above);
  low = concord_series_get_nth (index, above - 1);
  high = concord_series_get_nth (index, above);
  return high * pow (high / low, (double) (year - to) / (to - from));
}

static gboolean
is_usable_index (const ConcordSeries *index)
{
  guint n = concord_series_get_length (index);

  for (guint i = 0; i < n; i++)
    if (!(concord_series_get_nth (index, i) > 0))
      return FALSE;
  return n > 0;
}

static void
tell_index (ConcordMoneyCase *money, ConcordDeflator *deflator)
{
  guint n = concord_series_get_length (deflator->index);
  gboolean goes_on = n > 1
                     && concord_series_get_year (deflator->index, n - 1)
                            < concord_money_get_last_year (money);
  g_autofree char *from
      = concord_money_dup_financial_year (concord_series_get_year (deflator->index, 0));
  g_autofree char *to
      = concord_money_dup_financial_year (concord_series_get_year (deflator->index, n - 1));
  g_autofree char *name = concord_record_dup_name (CONCORD_RECORD (deflator));

  concord_finding_add_input (money->finding, g_strdup (_ ("Price index")), NAN,
                             /* Translators: a name, then a first and a last year. */
                             g_strdup_printf (goes_on ? _ ("%s, %s to %s; then by the rise of its "
                                                           "last year")
                                                      : _ ("%s, %s to %s"),
                                              name, from, to),
                             concord_record_get_id (CONCORD_RECORD (deflator)));
  if (n == 1)
    concord_finding_take_warning (
        money->finding,
        g_strdup_printf (_ ("The price index %s has one year only; prices are taken to stay as "
                            "they are in it."),
                         name));
}

/* FALSE, with a warning, where the index can't say what prices are in every year. */
static gboolean
use_index (ConcordMoneyCase *money, ConcordDeflator *deflator)
{
  double base = NAN, first = NAN;
  gboolean usable = is_usable_index (deflator->index);

  if (usable)
    {
      base = get_index (deflator->index, money->price_base_year);
      first = get_index (deflator->index, money->first_year);
    }
  if (isnan (base) || isnan (first))
    {
      g_autofree char *name = concord_record_dup_name (CONCORD_RECORD (deflator));

      concord_finding_take_warning (
          money->finding,
          g_strdup_printf (usable ? _ ("The price index %s does not reach back to the price base "
                                       "year and the first year, so it can’t be used.")
                                  : _ ("The price index %s needs a number above 0 for every year "
                                       "it gives, so it can’t be used."),
                           name));
      return FALSE;
    }
  for (gsize t = 0; t < money->n_years; t++)
    money->price_level[t] = get_index (deflator->index, money->first_year + (int) t) / base;
  tell_index (money, deflator);
  return TRUE;
}

void
concord_money_read_prices (ConcordMoneyCase *money, ConcordDocument *document)
{
  g_autoptr (GPtrArray) deflators = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "deflators");

  money->price_level = g_new (double, money->n_years);
  money->has_deflator = deflators->len > 0 && use_index (money, deflators->pdata[0]);
  for (gsize t = 0; !money->has_deflator && t < money->n_years; t++)
    money->price_level[t] = 1;
}
