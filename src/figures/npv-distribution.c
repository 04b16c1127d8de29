/* What the money of each option comes to over many futures. */
#include "figures/figure-private.h"

#include "charts/axis.h"
#include "charts/distribution.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "figures/money-words.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

#define MOST_TICKS 7
#define BINS_A_STEP 8 /* of the scale, so that bins end at its ticks */
#define SURE 0.995    /* no "100 of 100" that is not so */

typedef struct
{
  const ConcordFutures *futures;
  gsize *order;   /* options, the highest median first */
  gsize minimum;  /* the do-minimum; n_options where there is none */
  gsize subject;  /* whom the title names */
  ConcordAxis axis;
  gsize n_bins;
} View;

static void
view_clear (View *view)
{
  g_free (view->order);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (View, view_clear)

static gsize
find_index (const ConcordFutures *futures, const ConcordMoneyOption *option)
{
  const ConcordFuturesOption *found = concord_money_figure_simulated (futures, option);

  return found == NULL ? futures->n_options : (gsize) (found - futures->options);
}

static void
fit_bins (View *view)
{
  const ConcordFutures *futures = view->futures;
  double min = INFINITY, max = -INFINITY;

  for (gsize i = 0; i < futures->n_options; i++)
    for (gsize d = 0; d < futures->draws; d++)
      {
        min = MIN (min, futures->options[i].npv[d]);
        max = MAX (max, futures->options[i].npv[d]);
      }
  concord_axis_fit (&view->axis, min, max, MOST_TICKS, CONCORD_NUMBER_MONEY);
  view->n_bins = (view->axis.n_ticks - 1) * BINS_A_STEP;
}

static void
read_view (View *view, const ConcordMoneyCase *money, const ConcordFutures *futures)
{
  *view = (View){ .futures = futures, .order = g_new (gsize, futures->n_options) };
  view->minimum = find_index (futures, concord_money_figure_find_do_minimum (money));
  view->subject = find_index (futures, concord_money_figure_find (money, NULL));
  if (view->subject == futures->n_options)
    view->subject = 0;
  for (gsize i = 0; i < futures->n_options; i++)
    {
      gsize at = i;

      for (; at > 0 && futures->options[view->order[at - 1]].p50 < futures->options[i].p50; at--)
        view->order[at] = view->order[at - 1];
      view->order[at] = i;
    }
  fit_bins (view);
}

/* Share of futures in which an option is ahead of the do-minimum; NAN where that means nothing. */
static double
get_ahead (const View *view, gsize option)
{
  gsize n = view->futures->n_options;

  return view->minimum == n || view->minimum == option
             ? NAN
             : view->futures->beats[option * n + view->minimum];
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
dup_ahead_title (double share, const char *const *name)
{
  g_autofree char *count = concord_words_dup_of_hundred (share);
  g_autofree char *format = NULL;

  if (!(share > 0))
    return concord_title_dup (_ ("%s beats the do-minimum in no simulated future"), name, 1);
  if (share < 1 - SURE)
    return concord_title_dup (_ ("%s hardly ever beats the do-minimum"), name, 1);
  if (share >= 1)
    return concord_title_dup (_ ("%s beats the do-minimum in every simulated future"), name, 1);
  if (share >= SURE)
    return concord_title_dup (_ ("%s beats the do-minimum in almost every future"), name, 1);
  /* Translators: %%s is an option; at most eight words besides. */
  format = g_strdup_printf (_ ("%%s beats the do-minimum in %s of 100 futures"), count);
  return concord_title_dup (format, name, 1);
}

static char *
dup_title (const View *view)
{
  const ConcordFuturesOption *option = &view->futures->options[view->subject];
  const char *name[] = { option->name };
  double ahead = get_ahead (view, view->subject), best = option->probability_best;
  g_autofree char *count = concord_words_dup_of_hundred (best);
  g_autofree char *middle = concord_money_figure_dup_pounds (option->p50);
  g_autofree char *format = NULL;

  /* That all are better than the do-minimum is less news than which of them is best. */
  if (isfinite (ahead) && !(ahead >= SURE && view->futures->n_options > 2))
    return dup_ahead_title (ahead, name);
  if (view->futures->n_options < 2)
    format = g_strdup_printf (_ ("Half of the futures of %%s exceed %s"), middle);
  else if (!(best > 0))
    return concord_title_dup (_ ("%s is best in no simulated future"), name, 1);
  else if (best >= 1)
    return concord_title_dup (_ ("%s is best in every simulated future"), name, 1);
  else if (best < 1 - SURE)
    return concord_title_dup (_ ("%s is hardly ever best"), name, 1);
  else if (best >= SURE)
    return concord_title_dup (_ ("%s is best in almost every future"), name, 1);
  else
    format = g_strdup_printf (_ ("%%s is best in %s of 100 futures"), count);
  return concord_title_dup (format, name, 1);
}

/* "−£94.8m", "−£92.1m" and "−£89.6m" of an option, in a sentence. */
static char *
dup_row_words (const View *view, gsize index)
{
  const ConcordFuturesOption *option = &view->futures->options[index];
  g_autofree char *low = concord_money_figure_dup_pounds (option->p10);
  g_autofree char *middle = concord_money_figure_dup_pounds (option->p50);
  g_autofree char *high = concord_money_figure_dup_pounds (option->p90);
  g_autofree char *ahead = concord_words_dup_of_hundred (get_ahead (view, index));
  g_autofree char *best = concord_words_dup_of_hundred (option->probability_best);
  GString *words = g_string_new (NULL);

  g_string_append_printf (words,
                          _ ("%s: half of the futures are above %s, one in ten is below %s, one in "
                             "ten above %s"),
                          option->name, middle, low, high);
  if (isfinite (get_ahead (view, index)))
    g_string_append_printf (words, _ ("; ahead of the do-minimum in %s of 100"), ahead);
  if (view->futures->n_options > 1)
    g_string_append_printf (words, _ ("; the best in %s of 100"), best);
  return g_string_free (words, FALSE);
}

static char *
dup_words (const View *view)
{
  GString *words = g_string_new (view->futures->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (view->futures->finding->warnings);

  for (gsize i = 0; i < view->futures->n_options; i++)
    {
      g_autofree char *row = dup_row_words (view, view->order[i]);

      g_string_append_printf (words, " %s.", row);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

/* --- picture and table ----------------------------------------------------------------------- */

static double *
new_shares (const View *view, const ConcordFuturesOption *option)
{
  double *shares = g_new0 (double, view->n_bins);
  double width = (view->axis.high - view->axis.low) / (double) view->n_bins;

  for (gsize d = 0; d < view->futures->draws; d++)
    {
      double at = floor ((option->npv[d] - view->axis.low) / width);

      shares[(gsize) CLAMP (at, 0, (double) view->n_bins - 1)] += 1.0 / (double) view->futures->draws;
    }
  return shares;
}

static void
add_row (ConcordFigure *figure, ConcordDistribution *chart, const View *view, gsize index)
{
  const ConcordFuturesOption *option = &view->futures->options[index];
  gboolean against = view->minimum < view->futures->n_options;
  g_autofree double *shares = new_shares (view, option);
  g_autofree char *words = dup_row_words (view, index);
  g_autofree char *ahead = concord_words_dup_of_hundred (get_ahead (view, index));
  g_autofree char *best = concord_words_dup_of_hundred (option->probability_best);

  concord_distribution_add_row (chart, option->id, option->name,
                                option->proposed ? _ ("proposed") : NULL, shares, option->p10,
                                option->p50, option->p90,
                                against                        ? ahead
                                : view->futures->n_options > 1 ? best
                                                               : NULL,
                                words);
  concord_figure_take_cell (figure, g_strdup (option->name));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (option->p10));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (option->p50));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (option->mean));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (option->p90));
  concord_figure_take_cell (figure, concord_money_figure_dup_cell (option->standard_deviation));
  concord_figure_take_cell (figure, g_steal_pointer (&ahead));
  concord_figure_take_cell (figure, g_steal_pointer (&best));
}

static void
add_columns (ConcordFigure *figure)
{
  concord_figure_add_column (figure, _ ("Option"), FALSE);
  concord_figure_add_column (figure, _ ("1 in 10 below (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Median (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Mean (£)"), TRUE);
  concord_figure_add_column (figure, _ ("1 in 10 above (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Standard deviation (£)"), TRUE);
  concord_figure_add_column (figure, _ ("Ahead of the do-minimum (of 100)"), TRUE);
  concord_figure_add_column (figure, _ ("Best (of 100)"), TRUE);
}

static void
show (ConcordFigure *figure, ConcordDocument *document, ConcordDistribution *chart,
      const ConcordMoneyCase *money, const ConcordFutures *futures)
{
  g_auto (View) view = { 0 };
  g_autofree char *prices = concord_money_figure_dup_prices (money);
  g_autofree char *draws = concord_number_dup_plain ((double) futures->draws, 0);

  read_view (&view, money, futures);
  concord_distribution_set_axis (chart, _ ("Net present value"), CONCORD_NUMBER_MONEY);
  concord_distribution_set_bins (chart, view.axis.low, view.axis.high, (guint) view.n_bins);
  if (view.minimum < futures->n_options)
    concord_distribution_set_end_title (chart, _ ("ahead of the do-minimum, of 100 futures"));
  else if (futures->n_options > 1)
    concord_distribution_set_end_title (chart, _ ("best, of 100 futures"));
  for (gsize i = 0; i < futures->n_options; i++)
    add_row (figure, chart, &view, view.order[i]);
  concord_figure_take_title (figure, dup_title (&view));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (_ ("Net present value of each option in %s futures; %s. Dot: half of "
                                  "the futures are above; line: eight in ten"),
                               draws, prices));
  concord_figure_take_caption (figure,
                               concord_money_figure_dup_caption (document, money, futures));
  concord_figure_take_words (figure, dup_words (&view));
  concord_figure_explain (figure, futures->finding);
}

void
concord_make_npv_distribution (ConcordFigure *figure, ConcordDocument *document,
                               const char *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  g_autoptr (ConcordFutures) futures
      = concord_futures_get (document, concord_figure_is_leaving (figure), &error);
  ConcordDistribution *chart = concord_distribution_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (chart));
  add_columns (figure);
  if (futures != NULL && futures->n_options > 0)
    show (figure, document, chart, money, futures);
  else
    concord_money_figure_describe_empty (figure, document, money,
                                         error == NULL ? NULL : error->message);
}
