/* In how many random weightings each option takes each place. */
#include "figures/figure-private.h"

#include "charts/stacked-bars.h"
#include "figures/figure-words.h"
#include "findings/robustness.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

/* Places from here on are shown as one part: a fifth shade would tell nobody apart. */
#define MOST_PARTS 4

static const ConcordRobustnessOption *
get_option (const ConcordRobustness *robustness, guint i)
{
  return robustness->options->pdata[i];
}

/* Whether weightings were drawn: each option then has a share for each place. */
static gboolean
has_draws (const ConcordRobustness *robustness)
{
  return robustness->options->len > 1 && !isnan (get_option (robustness, 0)->acceptability[0]);
}

static int
compare_options (gconstpointer a, gconstpointer b)
{
  const ConcordRobustnessOption *first = *(ConcordRobustnessOption *const *) a;
  const ConcordRobustnessOption *second = *(ConcordRobustnessOption *const *) b;
  double difference = second->acceptability[0] - first->acceptability[0];

  if (difference == 0)
    difference = second->total - first->total;
  return (difference > 0) - (difference < 0);
}

/* Those that are first most often come first. */
static GPtrArray *
list_options (const ConcordRobustness *robustness)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < robustness->options->len && has_draws (robustness); i++)
    g_ptr_array_add (list, robustness->options->pdata[i]);
  g_ptr_array_sort (list, compare_options);
  return list;
}

static char *
dup_title (const ConcordRobustness *robustness, const GPtrArray *options)
{
  const ConcordRobustnessOption *first = options->len == 0 ? NULL : options->pdata[0];
  const char *names[2] = { NULL, NULL };
  g_autofree char *hundred = NULL;
  g_autofree char *format = NULL;

  if (first == NULL)
    return robustness->options->len == 1 ? g_strdup (_ ("Only one option can be ranked yet"))
                                         : g_strdup (_ ("No ranking yet to put to the test"));
  names[0] = first->name;
  if (((ConcordRobustnessOption *) options->pdata[1])->acceptability[0] == first->acceptability[0])
    return g_strdup (_ ("No option leads most often in random weightings"));
  if (robustness->leader != G_MAXUINT && get_option (robustness, robustness->leader) != first)
    {
      names[1] = get_option (robustness, robustness->leader)->name;
      /* Translators: two options; at most four words besides. */
      return concord_title_dup (_ ("%s leads more weightings than %s"), names, 2);
    }
  if (first->acceptability[0] >= 1)
    /* Translators: an option; at most seven words besides. */
    return concord_title_dup (_ ("%s leads in all random weightings"), names, 1);
  hundred = concord_words_dup_of_hundred (first->acceptability[0]);
  /* Translators: "83" or "more than 99"; %%s stays, for an option. */
  format = g_strdup_printf (_ ("%%s leads in %s of 100 weightings"), hundred);
  return concord_title_dup (format, names, 1);
}

static char *
dup_place (guint place)
{
  static const char *const names[] = { N_ ("1st"), N_ ("2nd"), N_ ("3rd") };

  return place < G_N_ELEMENTS (names) ? g_strdup (_ (names[place]))
                                      : g_strdup_printf (_ ("%uth"), place + 1);
}

/* "first in 83 of 100" */
static char *
dup_end (const ConcordRobustnessOption *option)
{
  g_autofree char *hundred = concord_words_dup_of_hundred (option->acceptability[0]);

  if (option->acceptability[0] <= 0)
    return g_strdup (_ ("never first"));
  if (option->acceptability[0] >= 1)
    return g_strdup (_ ("always first"));
  return g_strdup_printf (_ ("first in %s of 100"), hundred);
}

static void
add_parts (ConcordFigure *figure, ConcordStackedBars *bars, guint n_places)
{
  guint n_parts = MIN (n_places, MOST_PARTS);

  concord_stacked_bars_set_ordered (bars, TRUE);
  concord_stacked_bars_set_number_kind (bars, CONCORD_NUMBER_PERCENT);
  concord_stacked_bars_set_unit (bars, _ ("Share of random weightings"));
  concord_figure_add_column (figure, _ ("Option"), FALSE);
  for (guint place = 0; place < n_places; place++)
    {
      g_autofree char *name = dup_place (place);
      g_autofree char *header = g_strdup_printf (_ ("%s, %% of weightings"), name);
      g_autofree char *rest = g_strdup_printf (_ ("%s or lower"), name);

      if (place < n_parts)
        concord_stacked_bars_add_series (bars, place + 1 == n_parts && n_places > n_parts ? rest : name);
      concord_figure_add_column (figure, header, TRUE);
    }
  concord_figure_add_column (figure, _ ("Score of 100 now"), TRUE);
}

static void
add_row (ConcordFigure *figure, ConcordStackedBars *bars, const ConcordRobustnessOption *option,
         guint n_places)
{
  double parts[MOST_PARTS] = { 0 };
  g_autofree char *end = dup_end (option);

  concord_figure_take_cell (figure, g_strdup (option->name));
  for (guint place = 0; place < n_places; place++)
    {
      parts[MIN (place, MOST_PARTS - 1)] += option->acceptability[place];
      concord_figure_take_cell (figure, concord_words_dup_percent (option->acceptability[place]));
    }
  concord_figure_take_cell (figure, concord_number_dup_plain (option->total, 1));
  concord_stacked_bars_add_item (bars, option->id, option->name, parts, NAN, NAN, NULL);
  concord_stacked_bars_set_last_end (bars, end);
}

static char *
dup_words (const ConcordRobustness *robustness, const GPtrArray *options)
{
  GString *words = g_string_new (robustness->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (robustness->finding->warnings);

  for (guint i = 0; i < options->len; i++)
    {
      const ConcordRobustnessOption *option = options->pdata[i];
      g_autofree char *end = dup_end (option);

      g_string_append_printf (words, " %s: %s", option->name, end);
      for (guint place = 1; place < options->len; place++)
        {
          g_autofree char *name = dup_place (place);
          g_autofree char *share = concord_words_dup_percent (option->acceptability[place]);

          g_string_append_printf (words, ", %s %s", name, share);
        }
      g_string_append_c (words, '.');
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordRobustness *robustness,
          const GPtrArray *options)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  g_autofree char *draws = concord_words_dup_number ((double) robustness->draws, 0);

  concord_figure_take_title (figure, dup_title (robustness, options));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Places that %u option takes when weights are drawn at random",
                                         "Places that %u options take when weights are drawn at random",
                                         robustness->options->len),
                               robustness->options->len));
  concord_figure_take_caption (
      figure,
      has_draws (robustness)
          ? g_strdup_printf (_ ("Every weighting counts alike, so a share is not a probability. Source: "
                                "scores of this project; %s draws, seed %lu.%s%s"),
                             draws, (gulong) robustness->seed, concord_caption_coarse (robustness->is_coarse),
                             as_of)
          : g_strdup_printf (_ ("Source: scores of this project.%s"), as_of));
  concord_figure_take_words (figure, dup_words (robustness, options));
  concord_figure_set_empty_words (figure, robustness->finding->sentence);
  concord_figure_explain (figure, robustness->finding);
}

void
concord_make_rank_acceptability (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordRobustness) robustness
      = concord_robustness_get (document, concord_figure_is_leaving (figure));
  g_autoptr (GPtrArray) options = list_options (robustness);
  ConcordStackedBars *bars = concord_stacked_bars_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (bars));
  add_parts (figure, bars, options->len);
  for (guint i = 0; i < options->len; i++)
    add_row (figure, bars, options->pdata[i], options->len);
  describe (figure, document, robustness, options);
}
