/* What an option has cost or brought by each year, with the range of its futures, against the
 * do-minimum: drawn alone, sums of a hundred million would hide what lies between the options. */
#include "figures/figure-private.h"

#include "charts/curve.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "figures/money-words.h"

#include "concord-words.h"
#include <math.h>

#define SAME 0.005 /* pounds: less is no difference */

enum
{
  TENTH,
  QUARTER,
  MEDIAN,
  THREE_QUARTERS,
  NINE_TENTHS
};
G_STATIC_ASSERT (NINE_TENTHS == CONCORD_FAN_PERCENTILES - 1);

typedef struct
{
  const ConcordMoneyCase *money;
  const ConcordFutures *futures;
  const ConcordFuturesOption *option, *base; /* base: what it is set against, NULL for nothing */
  const ConcordFuturesOption *minimum, *in_house; /* lines beside it, NULL for none */
  gsize n_years;
  gsize from; /* first year from which the median is never behind; n_years without any */
  gboolean level; /* the median never differs from nothing */
} Fan;

/* What stands in the picture: less the median of the base where there is one. */
static double
get_value (const Fan *fan, const ConcordFuturesOption *option, gsize year, int percentile)
{
  double value = option->fan[year * CONCORD_FAN_PERCENTILES + percentile];

  return fan->base == NULL ? value
                           : value - fan->base->fan[year * CONCORD_FAN_PERCENTILES + MEDIAN];
}

static const ConcordFuturesOption *
find_in_house (const ConcordFutures *futures)
{
  for (gsize i = 0; i < futures->n_options; i++)
    if (futures->options[i].in_house)
      return &futures->options[i];
  return NULL;
}

static Fan
read_fan (const ConcordMoneyCase *money, const ConcordFutures *futures, const char *subject)
{
  Fan fan = { .money = money, .futures = futures, .n_years = futures->n_years, .level = TRUE };

  fan.option
      = concord_money_figure_simulated (futures, concord_money_figure_find (money, subject));
  fan.minimum
      = concord_money_figure_simulated (futures, concord_money_figure_find_do_minimum (money));
  fan.in_house = find_in_house (futures);
  if (fan.minimum == fan.option)
    fan.minimum = NULL;
  if (fan.in_house == fan.option || fan.in_house == fan.minimum)
    fan.in_house = NULL;
  fan.base = fan.minimum;
  fan.from = fan.n_years;
  for (gsize t = fan.n_years; fan.option != NULL && t > 0; t--)
    {
      double value = get_value (&fan, fan.option, t - 1, MEDIAN);

      fan.level &= fabs (value) < SAME;
      if (fan.from == t && value > -SAME)
        fan.from = t - 1;
    }
  return fan;
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
dup_title (const Fan *fan)
{
  const char *names[] = { fan->option->name };
  double last = get_value (fan, fan->option, fan->n_years - 1, MEDIAN);
  g_autofree char *year = concord_money_case_dup_year (fan->money, MIN (fan->from, fan->n_years - 1));
  g_autofree char *size = concord_money_figure_dup_pounds (fabs (last));
  g_autofree char *format = NULL;

  if (fan->base != NULL && fan->level)
    return concord_title_dup (_ ("%s is level with the do-minimum throughout"), names, 1);
  if (fan->base != NULL && fan->from == 0)
    /* Translators: an option; at most eight words besides. */
    return concord_title_dup (_ ("%s is ahead of the do-minimum from the start"), names, 1);
  if (fan->base != NULL && fan->from == fan->n_years)
    return concord_title_dup (_ ("%s stays behind the do-minimum to the end"), names, 1);
  if (fan->base != NULL)
    /* Translators: %%s is an option, %s a year. */
    format = g_strdup_printf (_ ("%%s overtakes the do-minimum in %s"), year);
  else if (fan->from == 0)
    return concord_title_dup (_ ("%s pays for itself from the start"), names, 1);
  else if (fan->from < fan->n_years)
    format = g_strdup_printf (_ ("%%s pays for itself from %s"), year);
  else
    format = g_strdup_printf (_ ("%%s costs %s net by %s"), size, year);
  return concord_title_dup (format, names, 1);
}

/* When the median option is ahead for good. */
static char *
dup_break_even (const Fan *fan)
{
  const char *name = fan->option->name;
  g_autofree char *year = concord_money_case_dup_year (fan->money, MIN (fan->from, fan->n_years - 1));

  if (fan->level)
    return g_strdup_printf (fan->base != NULL
                                ? _ ("In the median future %s costs as much as the do-minimum.")
                                : _ ("In the median future %s costs as much as it brings."),
                            name);
  if (fan->from == 0)
    return g_strdup_printf (fan->base != NULL
                                ? _ ("In the median future %s is ahead of the do-minimum in "
                                     "every year.")
                                : _ ("In the median future %s brings more than it costs in every "
                                     "year."),
                            name);
  if (fan->from == fan->n_years)
    return g_strdup_printf (fan->base != NULL
                                ? _ ("In the median future %s is not ahead of the do-minimum by "
                                     "%s, the last year.")
                                : _ ("In the median future %s does not bring in what it costs by "
                                     "%s, the last year."),
                            name, year);
  return g_strdup_printf (fan->base != NULL
                              ? _ ("Break-even: in the median future %s is ahead of the "
                                   "do-minimum from %s on.")
                              : _ ("Break-even: in the median future %s has brought in what it "
                                   "costs from %s on."),
                          name, year);
}

/* "against the do-minimum £9.3m, in eight of ten futures between £6.8m and £12.1m". */
static char *
dup_point_words (const Fan *fan, gsize year)
{
  g_autofree char *at = concord_money_case_dup_year (fan->money, year);
  g_autofree char *low
      = concord_money_figure_dup_pounds (get_value (fan, fan->option, year, TENTH));
  g_autofree char *middle
      = concord_money_figure_dup_pounds (get_value (fan, fan->option, year, MEDIAN));
  g_autofree char *high
      = concord_money_figure_dup_pounds (get_value (fan, fan->option, year, NINE_TENTHS));

  return g_strdup_printf (fan->base != NULL
                              ? _ ("%s by %s: %s against the do-minimum, in eight of ten futures "
                                   "between %s and %s")
                              : _ ("%s by %s: %s so far, in eight of ten futures between %s and "
                                   "%s"),
                          fan->option->name, at, middle, low, high);
}

static char *
dup_subtitle (const Fan *fan)
{
  g_autofree char *prices = concord_money_figure_dup_prices (fan->money);

  return g_strdup_printf (
      fan->base != NULL
          ? _ ("Discounted benefits less costs and risks so far, against the do-minimum’s median; "
               "%s. Bands: half of the futures, and eight in ten")
          : _ ("Discounted benefits less costs and risks so far; %s. Bands: half of the futures, and "
               "eight in ten"),
      prices);
}

/* --- the picture ----------------------------------------------------------------------------- */

static void
set_axes (ConcordCurve *curve, const Fan *fan)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) years = NULL;

  for (gsize t = 0; t < fan->n_years; t++)
    {
      g_autofree char *year = concord_money_case_dup_year (fan->money, t);

      g_strv_builder_add (texts, year);
    }
  years = g_strv_builder_end (texts);
  concord_curve_set_x_texts (curve, (const char *const *) years);
  concord_curve_set_x_axis (curve, _ ("By the end of the financial year"), CONCORD_NUMBER_PLAIN,
                            NAN, NAN);
  concord_curve_set_y_axis (curve,
                            fan->base != NULL
                                ? _ ("Ahead of the do-minimum (above £0) or behind (below)")
                                : _ ("Brought in (above £0) or spent (below) so far"),
                            CONCORD_NUMBER_MONEY, 0, NAN);
}

static void
add_bands (ConcordCurve *curve, const Fan *fan)
{
  g_autofree char *high
      = concord_money_figure_dup_pounds (get_value (fan, fan->option, fan->n_years - 1, NINE_TENTHS));
  g_autofree char *low
      = concord_money_figure_dup_pounds (get_value (fan, fan->option, fan->n_years - 1, TENTH));
  g_autofree char *upper = g_strdup_printf (_ ("1 in 10 above %s"), high);
  g_autofree char *lower = g_strdup_printf (_ ("1 in 10 below %s"), low);
  guint wide = concord_curve_add_band (curve, _ ("8 of 10 futures"), upper, lower);
  guint narrow = concord_curve_add_band (curve, _ ("half of the futures"), NULL, NULL);

  for (gsize t = 0; t < fan->n_years; t++)
    {
      concord_curve_add_range (curve, wide, t + 1, get_value (fan, fan->option, t, TENTH),
                               get_value (fan, fan->option, t, NINE_TENTHS));
      concord_curve_add_range (curve, narrow, t + 1, get_value (fan, fan->option, t, QUARTER),
                               get_value (fan, fan->option, t, THREE_QUARTERS));
    }
}

static void
add_option (ConcordCurve *curve, const Fan *fan)
{
  g_autofree char *end
      = concord_money_figure_dup_pounds (get_value (fan, fan->option, fan->n_years - 1, MEDIAN));
  /* Translators: an option and an amount, at the end of its line. */
  g_autofree char *name = g_strdup_printf (_ ("%s %s"), fan->option->name, end);
  guint series = concord_curve_add_series (curve, name, CONCORD_CURVE_LINES, CONCORD_DASH_NONE);

  concord_curve_set_markers (curve, series, FALSE);
  for (gsize t = 0; t < fan->n_years; t++)
    {
      gboolean turns = t > 0 && t == fan->from && !fan->level;
      g_autofree char *words = dup_point_words (fan, t);
      g_autofree char *year = concord_money_case_dup_year (fan->money, t);
      g_autofree char *label = g_strdup_printf (
          fan->base != NULL ? _ ("ahead from %s") : _ ("paid for from %s"), year);

      concord_curve_add_point (curve, series, fan->option->id, t + 1,
                               get_value (fan, fan->option, t, MEDIAN), NULL, turns, words);
      if (turns)
        concord_curve_set_limit (curve, t + 1, label);
    }
}

/* The median of another option. */
static void
add_line (ConcordCurve *curve, const Fan *fan, const ConcordFuturesOption *option, ConcordDash dash)
{
  guint series;

  if (option == NULL)
    return;
  series = concord_curve_add_series (curve, option->name, CONCORD_CURVE_LINES, dash);
  concord_curve_set_markers (curve, series, FALSE);
  for (gsize t = 0; t < fan->n_years; t++)
    {
      double value = get_value (fan, option, t, MEDIAN);
      g_autofree char *year = concord_money_case_dup_year (fan->money, t);
      g_autofree char *size = concord_money_figure_dup_pounds (value);
      g_autofree char *words
          = g_strdup_printf (_ ("%s by %s: %s in the median future"), option->name, year, size);

      concord_curve_add_point (curve, series, option->id, t + 1, value, NULL, FALSE, words);
    }
}

/* --- the table ------------------------------------------------------------------------------- */

static void
add_columns (ConcordFigure *figure)
{
  concord_figure_add_column (figure, _ ("By the end of"), FALSE);
  concord_figure_add_column (figure, _ ("1 in 10 below (£)"), TRUE);
  concord_figure_add_column (figure, _ ("1 in 4 below (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Median (£)"), TRUE);
  concord_figure_add_column (figure, _ ("1 in 4 above (£)"), TRUE);
  concord_figure_add_column (figure, _ ("1 in 10 above (£)"), TRUE);
}

static void
add_line_column (ConcordFigure *figure, const ConcordFuturesOption *option, const char *format)
{
  g_autofree char *header = option == NULL ? NULL : g_strdup_printf (format, option->name);

  if (header != NULL)
    concord_figure_add_column (figure, header, TRUE);
}

static void
add_rows (ConcordFigure *figure, const Fan *fan)
{
  add_line_column (figure, fan->in_house, _ ("%s, median (£)"));
  /* Translators: what an option comes to, not set against another. */
  add_line_column (figure, fan->minimum, _ ("%s itself, median (£)"));
  for (gsize t = 0; t < fan->n_years; t++)
    {
      concord_figure_take_cell (figure, concord_money_case_dup_year (fan->money, t));
      for (int p = TENTH; p <= NINE_TENTHS; p++)
        concord_figure_take_cell (
            figure, concord_money_figure_dup_cell (get_value (fan, fan->option, t, p)));
      if (fan->in_house != NULL)
        concord_figure_take_cell (
            figure, concord_money_figure_dup_cell (get_value (fan, fan->in_house, t, MEDIAN)));
      if (fan->minimum != NULL)
        concord_figure_take_cell (
            figure, concord_money_figure_dup_cell (
                        fan->minimum->fan[t * CONCORD_FAN_PERCENTILES + MEDIAN]));
    }
}

static char *
dup_words (const Fan *fan)
{
  g_autofree char *turn = dup_break_even (fan);
  g_autofree char *end = dup_point_words (fan, fan->n_years - 1);
  g_autofree char *warnings = concord_words_dup_warnings (fan->futures->finding->warnings);

  return g_strstrip (g_strdup_printf ("%s %s. %s", turn, end, warnings));
}

/* Fewer futures make the fan where its years would be too many numbers. */
static char *
dup_caption (ConcordDocument *document, const Fan *fan)
{
  g_autofree char *caption
      = concord_money_figure_dup_caption (document, fan->money, fan->futures);
  g_autofree char *draws = concord_number_dup_plain ((double) fan->futures->fan_draws, 0);

  if (fan->futures->fan_draws >= fan->futures->draws)
    return g_steal_pointer (&caption);
  return g_strdup_printf (_ ("%s The bands show the first %s of them."), caption, draws);
}

static void
show (ConcordFigure *figure, ConcordDocument *document, ConcordCurve *curve, const Fan *fan)
{
  set_axes (curve, fan);
  add_bands (curve, fan);
  add_option (curve, fan);
  add_line (curve, fan, fan->minimum, CONCORD_DASH_LONG);
  add_line (curve, fan, fan->in_house, CONCORD_DASH_SHORT);
  add_rows (figure, fan);
  concord_figure_take_title (figure, dup_title (fan));
  concord_figure_take_subtitle (figure, dup_subtitle (fan));
  concord_figure_take_caption (figure, dup_caption (document, fan));
  concord_figure_take_words (figure, dup_words (fan));
  concord_figure_explain (figure, fan->futures->finding);
}

void
concord_make_cash_flow_fan (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  g_autoptr (ConcordFutures) futures
      = concord_futures_get (document, concord_figure_is_leaving (figure), &error);
  ConcordCurve *curve = concord_curve_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (curve));
  add_columns (figure);
  if (futures != NULL)
    {
      Fan fan = read_fan (money, futures, subject);

      if (fan.option != NULL && fan.n_years > 0)
        {
          show (figure, document, curve, &fan);
          return;
        }
    }
  concord_money_figure_describe_empty (figure, document, money,
                                       error == NULL ? NULL : error->message);
}
