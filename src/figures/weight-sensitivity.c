/* The total of each option as the weight of one criterion goes from nothing to everything. */
#include "figures/figure-private.h"

#include "charts/curve.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/robustness.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

/* More lines than this would have no colour of their own. */
#define MOST_LINES 6

static const ConcordRobustnessCriterion *
get_criterion (const ConcordRobustness *robustness, guint k)
{
  return robustness->criteria->pdata[k];
}

static const ConcordRobustnessOption *
get_option (const ConcordRobustness *robustness, guint i)
{
  return robustness->options->pdata[i];
}

/* The criterion of @subject, else the one whose turn is nearest, else the heaviest; NULL without. */
static const ConcordRobustnessCriterion *
find_criterion (const ConcordRobustness *robustness, const char *subject)
{
  const ConcordRobustnessCriterion *heaviest = NULL;

  if (robustness->options->len == 0)
    return NULL;
  for (guint k = 0; k < robustness->criteria->len; k++)
    {
      const ConcordRobustnessCriterion *criterion = get_criterion (robustness, k);

      if (g_strcmp0 (criterion->id, subject) == 0)
        return criterion;
      if (heaviest == NULL || criterion->weight > heaviest->weight)
        heaviest = criterion;
    }
  return robustness->nearest >= 0 ? get_criterion (robustness, (guint) robustness->nearest) : heaviest;
}

/* The turn next to the weight now at which the leader falls back; NAN where there is none. */
static double
find_turn (const ConcordRobustnessCriterion *criterion)
{
  double down = criterion->low > 1e-9 ? criterion->weight - criterion->low : (double) INFINITY;
  double up = criterion->high < 1 - 1e-9 ? criterion->high - criterion->weight : (double) INFINITY;

  if (isinf (down) && isinf (up))
    return NAN;
  return down <= up ? criterion->low : criterion->high;
}

static double
get_total (const ConcordRobustnessCriterion *criterion, guint option, double weight)
{
  if (isnan (criterion->least[option]))
    return weight == 1 ? criterion->most[option] : (double) NAN;
  return (1 - weight) * criterion->least[option] + weight * criterion->most[option];
}

/* A share, with a decimal where whole percents would make two of them look alike. */
static char *
dup_share (double share, double other)
{
  g_autofree char *number
      = concord_words_dup_number (100 * share, fabs (share - other) < 0.01 && share != other);

  return g_strdup_printf (_ ("%s%%"), number);
}

static char *
dup_title (const ConcordRobustness *robustness, const ConcordRobustnessCriterion *criterion)
{
  const char *names[2] = { NULL, NULL };
  double turn;
  g_autofree char *at = NULL;
  g_autofree char *format = NULL;

  if (criterion == NULL)
    return g_strdup (_ ("No ranking yet to put to the test"));
  if (robustness->options->len == 1)
    return g_strdup (_ ("Only one option can be ranked yet"));
  if (robustness->leader == G_MAXUINT)
    return g_strdup (_ ("No option leads alone under these weights"));
  names[0] = get_option (robustness, robustness->leader)->name;
  names[1] = criterion->name;
  turn = find_turn (criterion);
  if (isnan (turn))
    /* Translators: an option, a criterion; at most six words besides. */
    return concord_title_dup (_ ("%s leads whatever the weight on %s"), names, 2);
  at = dup_share (turn, criterion->weight);
  /* Translators: a share; each %%s stays, for an option and a criterion; at most ten words with two
   * or three for each. */
  format = g_strdup_printf (turn <= criterion->weight ? _ ("%%s leads unless %%s weighs under %s")
                                                      : _ ("%%s leads unless %%s exceeds %s"),
                            at);
  return concord_title_dup (format, names, 2);
}

static void
add_end (ConcordCurve *curve, guint series, const ConcordRobustness *robustness,
         const ConcordRobustnessCriterion *criterion, guint option, double weight)
{
  double total = get_total (criterion, option, weight);
  g_autofree char *share = concord_words_dup_percent (weight);
  g_autofree char *text = concord_words_dup_number (total, 1);
  g_autofree char *words
      = g_strdup_printf (_ ("%s: %s of 100 with %s of the weight on %s"),
                         get_option (robustness, option)->name, text, share, criterion->name);

  if (!isnan (total))
    concord_curve_add_point (curve, series, get_option (robustness, option)->id, weight, total, NULL,
                             FALSE, words);
}

/* The turns at which this option comes first stand on its line. */
static void
add_turns (ConcordCurve *curve, guint series, const ConcordRobustness *robustness,
           const ConcordRobustnessCriterion *criterion, guint option, double from, double to)
{
  for (guint i = 0; i < criterion->turns->len; i++)
    {
      const ConcordTurn *turn = &g_array_index (criterion->turns, ConcordTurn, i);
      g_autofree char *share = dup_share (turn->at, criterion->weight);
      g_autofree char *label = g_strdup_printf (
          turn->at <= criterion->weight ? _ ("first under %s") : _ ("first over %s"), share);
      g_autofree char *words = NULL;

      if (g_strcmp0 (turn->winner, get_option (robustness, option)->id) != 0 || !(turn->at > from)
          || turn->at > to)
        continue;
      words = turn->at <= criterion->weight
                  ? g_strdup_printf (_ ("With less than %s on %s %s is first"), share, criterion->name,
                                     turn->winner_name)
                  : g_strdup_printf (_ ("With more than %s on %s %s is first"), share, criterion->name,
                                     turn->winner_name);
      concord_curve_add_point (curve, series, get_option (robustness, option)->id, turn->at,
                               get_total (criterion, option, turn->at), label, TRUE, words);
    }
}

static void
add_line (ConcordCurve *curve, const ConcordRobustness *robustness,
          const ConcordRobustnessCriterion *criterion, guint option, guint place)
{
  static const ConcordDash dashes[]
      = { CONCORD_DASH_NONE, CONCORD_DASH_LONG, CONCORD_DASH_SHORT };
  guint series
      = concord_curve_add_series (curve, get_option (robustness, option)->name, CONCORD_CURVE_LINES,
                                  dashes[place % G_N_ELEMENTS (dashes)]);

  add_end (curve, series, robustness, criterion, option, 0);
  add_turns (curve, series, robustness, criterion, option, 0, criterion->weight);
  if (criterion->weight > 0 && criterion->weight < 1)
    add_end (curve, series, robustness, criterion, option, criterion->weight);
  add_turns (curve, series, robustness, criterion, option, criterion->weight, 1);
  add_end (curve, series, robustness, criterion, option, 1);
}

/* How much an option matters to the picture: the leader, then those that take its place, then the
 * others by their total. */
static double
get_importance (const ConcordRobustness *robustness, const ConcordRobustnessCriterion *criterion,
                guint option)
{
  for (guint i = 0; i < criterion->turns->len; i++)
    if (g_strcmp0 (g_array_index (criterion->turns, ConcordTurn, i).winner,
                   get_option (robustness, option)->id)
        == 0)
      return 1000;
  return option == robustness->leader ? 2000 : get_option (robustness, option)->total;
}

/* All options, those that matter most first; ones alike stay in the project's order. */
static GArray *
list_options (const ConcordRobustness *robustness, const ConcordRobustnessCriterion *criterion)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < robustness->options->len; i++)
    {
      double own = get_importance (robustness, criterion, i);
      guint at = list->len;

      while (at > 0 && get_importance (robustness, criterion, g_array_index (list, guint, at - 1)) < own)
        at--;
      g_array_insert_val (list, at, i);
    }
  return list;
}

static void
add_columns (ConcordFigure *figure, const ConcordRobustnessCriterion *criterion)
{
  g_autofree char *weight = concord_words_dup_percent (criterion == NULL ? NAN : criterion->weight);
  g_autofree char *now = g_strdup_printf (_ ("Score with %s, as now"), weight);

  concord_figure_add_column (figure, _ ("Option"), FALSE);
  concord_figure_add_column (figure, _ ("Score with no weight on it"), TRUE);
  concord_figure_add_column (figure, now, TRUE);
  for (guint i = 0; criterion != NULL && i < criterion->turns->len; i++)
    {
      double at = g_array_index (criterion->turns, ConcordTurn, i).at;
      g_autofree char *share = dup_share (at, criterion->weight);
      g_autofree char *turn = g_strdup_printf (_ ("Score at the turn, %s"), share);

      concord_figure_add_column (figure, turn, TRUE);
    }
  concord_figure_add_column (figure, _ ("Score with all the weight"), TRUE);
}

static void
add_row (ConcordFigure *figure, const ConcordRobustness *robustness,
         const ConcordRobustnessCriterion *criterion, guint option)
{
  concord_figure_take_cell (figure, g_strdup (get_option (robustness, option)->name));
  concord_figure_take_cell (figure, concord_number_dup_plain (criterion->least[option], 1));
  concord_figure_take_cell (figure,
                            concord_number_dup_plain (get_option (robustness, option)->total, 1));
  for (guint i = 0; i < criterion->turns->len; i++)
    concord_figure_take_cell (
        figure, concord_number_dup_plain (
                    get_total (criterion, option, g_array_index (criterion->turns, ConcordTurn, i).at),
                    1));
  concord_figure_take_cell (figure, concord_number_dup_plain (criterion->most[option], 1));
}

static char *
dup_words (const ConcordRobustness *robustness, const ConcordRobustnessCriterion *criterion,
           const char *subject)
{
  GString *words = g_string_new (NULL);
  g_autofree char *warnings = concord_words_dup_warnings (robustness->finding->warnings);
  g_autofree char *now = concord_words_dup_percent (criterion == NULL ? NAN : criterion->weight);

  /* The finding speaks of the criterion whose turn is nearest. */
  if (criterion == NULL || g_strcmp0 (criterion->id, subject) != 0)
    g_string_append (words, robustness->finding->sentence);
  if (criterion != NULL)
    g_string_append_printf (words, _ (" The weight on %s is %s now."), criterion->name, now);
  for (guint i = 0; criterion != NULL && i < criterion->turns->len; i++)
    {
      const ConcordTurn *turn = &g_array_index (criterion->turns, ConcordTurn, i);
      g_autofree char *share = dup_share (turn->at, criterion->weight);

      g_string_append_printf (words,
                              turn->at <= criterion->weight ? _ (" Under %s %s is first.")
                                                            : _ (" Over %s %s is first."),
                              share, turn->winner_name);
    }
  for (guint i = 0; criterion != NULL && i < robustness->options->len; i++)
    {
      g_autofree char *least = concord_number_dup_plain (criterion->least[i], 1);
      g_autofree char *total = concord_number_dup_plain (get_option (robustness, i)->total, 1);
      g_autofree char *most = concord_number_dup_plain (criterion->most[i], 1);

      g_string_append_printf (words, _ (" %s: %s with no weight on it, %s as now, %s with all."),
                              get_option (robustness, i)->name, least, total, most);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordRobustness *robustness,
          const ConcordRobustnessCriterion *criterion, const char *subject)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  g_autofree char *shown
      = robustness->options->len > MOST_LINES
            ? g_strdup_printf (_ (" Shown are %u of %u options; all are in the table."), MOST_LINES,
                               robustness->options->len)
            : g_strdup ("");

  concord_figure_take_title (figure, dup_title (robustness, criterion));
  concord_figure_take_subtitle (
      figure, criterion == NULL
                  ? g_strdup (_ ("Score of each option as the weight of one criterion changes"))
                  : g_strdup_printf (_ ("Score of each option as the weight on %s changes"),
                                     criterion->name));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("The other weights keep their proportions. Source: scores and swing "
                                  "points of this project.%s%s"),
                               shown, as_of));
  concord_figure_take_words (figure, dup_words (robustness, criterion, subject));
  concord_figure_set_empty_words (figure, robustness->finding->sentence);
  concord_figure_explain (figure, robustness->finding);
}

void
concord_make_weight_sensitivity (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordRobustness) robustness
      = concord_robustness_get (document, concord_figure_is_leaving (figure));
  const ConcordRobustnessCriterion *criterion = find_criterion (robustness, subject);
  ConcordCurve *curve = concord_curve_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (curve));
  add_columns (figure, criterion);
  concord_curve_set_y_axis (curve, _ ("Score of 100"), CONCORD_NUMBER_PLAIN, NAN, NAN);
  if (criterion != NULL)
    {
      g_autoptr (GArray) options = list_options (robustness, criterion);
      g_autofree char *title = g_strdup_printf (_ ("Weight on %s"), criterion->name);
      g_autofree char *now = concord_words_dup_percent (criterion->weight);
      g_autofree char *label = g_strdup_printf (_ ("%s now"), now);

      concord_curve_set_x_axis (curve, title, CONCORD_NUMBER_PERCENT, 0, 1);
      concord_curve_set_limit (curve, criterion->weight, label);
      for (guint i = 0; i < options->len; i++)
        {
          guint option = g_array_index (options, guint, i);

          if (i < MOST_LINES)
            add_line (curve, robustness, criterion, option, i);
          add_row (figure, robustness, criterion, option);
        }
    }
  describe (figure, document, robustness, criterion, subject);
}
