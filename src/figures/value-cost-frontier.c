/* Options by present cost and value: which of them gives most for what it costs. */
#include "figures/figure-private.h"

#include "charts/scatter.h"
#include "figures/figure-words.h"
#include "findings/robustness.h"
#include "findings/words.h"
#include "model/value.h"

#include "concord-words.h"
#include <math.h>

static int
compare_options (gconstpointer a, gconstpointer b)
{
  const ConcordRobustnessOption *first = *(ConcordRobustnessOption *const *) a;
  const ConcordRobustnessOption *second = *(ConcordRobustnessOption *const *) b;

  if (isnan (first->cost) || isnan (second->cost))
    return isnan (first->cost) - isnan (second->cost);
  return (first->cost > second->cost) - (first->cost < second->cost);
}

static guint
count_known (const GPtrArray *options)
{
  guint n = 0;

  for (guint i = 0; i < options->len; i++)
    n += !isnan (((ConcordRobustnessOption *) options->pdata[i])->cost);
  return n;
}

/* Whether all costs are so far from nothing that a scale from zero would press them together. */
static gboolean
is_far_from_zero (const GPtrArray *options)
{
  guint n = count_known (options);
  double least = n == 0 ? 0 : ((ConcordRobustnessOption *) options->pdata[0])->cost;
  double most = n == 0 ? 0 : ((ConcordRobustnessOption *) options->pdata[n - 1])->cost;

  return least > most - least;
}

/* The cheapest first, those without a cost last. */
static GPtrArray *
list_options (const ConcordRobustness *robustness)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < robustness->options->len; i++)
    g_ptr_array_add (list, robustness->options->pdata[i]);
  g_ptr_array_sort (list, compare_options);
  return list;
}

static guint
count_efficient (const GPtrArray *options, const char **last)
{
  guint n = 0;

  for (guint i = 0; i < options->len; i++)
    {
      const ConcordRobustnessOption *option = options->pdata[i];

      if (!option->efficient)
        continue;
      *last = option->name;
      n++;
    }
  return n;
}

static char *
dup_title (const GPtrArray *options)
{
  const char *name = NULL;
  guint n_known = count_known (options), n_efficient = count_efficient (options, &name);

  if (options->len == 0)
    return g_strdup (_ ("No option can be ranked yet"));
  if (n_known == 0)
    return g_strdup (_ ("Costs are missing: value stands alone"));
  if (n_known == 1)
    return g_strdup (_ ("Only one option has both value and cost"));
  if (n_efficient == 1)
    /* Translators: an option; at most seven words besides. */
    return concord_title_dup (_ ("%s gives most value at least cost"), &name, 1);
  if (n_efficient == n_known)
    return g_strdup (_ ("Each option that costs more gives more value"));
  return g_strdup_printf (ngettext ("%u of %u options gives most for its cost",
                                    "%u of %u options give most for their cost", n_efficient),
                          n_efficient, n_known);
}

static char *
dup_efficient (const ConcordRobustnessOption *option)
{
  return isnan (option->cost) ? g_strdup ("–")
         : option->efficient  ? g_strdup (_ ("yes"))
                              : g_strdup (_ ("no"));
}

static char *
dup_option_words (const ConcordRobustnessOption *option)
{
  g_autofree char *value = concord_words_dup_number (option->total, 1);
  g_autofree char *cost = concord_money_dup_short (option->cost);

  if (isnan (option->cost))
    return g_strdup_printf (_ ("%s: value %s of 100, cost missing"), option->name, value);
  return g_strdup_printf (option->efficient
                              ? _ ("%s: value %s of 100 for %s; no other gives as much for less")
                              : _ ("%s: value %s of 100 for %s; another gives as much for less"),
                          option->name, value, cost);
}

static void
add_row (ConcordFigure *figure, ConcordScatter *scatter, const ConcordRobustnessOption *option,
         gboolean is_leader)
{
  g_autofree char *words = dup_option_words (option);

  concord_scatter_add (scatter,
                       option->efficient ? CONCORD_SCATTER_STRONG : CONCORD_SCATTER_WEAK,
                       option->id, option->name, option->cost, option->total, is_leader, words);
  concord_figure_take_cell (figure, g_strdup (option->name));
  concord_figure_take_cell (figure, concord_number_dup_plain (option->total, 1));
  concord_figure_take_cell (figure, isnan (option->cost) ? g_strdup ("–")
                                                         : concord_money_dup_short (option->cost));
  concord_figure_take_cell (figure, isnan (option->cost_per_point)
                                        ? g_strdup ("–")
                                        : concord_money_dup_short (option->cost_per_point));
  concord_figure_take_cell (figure, dup_efficient (option));
}

static void
add_columns (ConcordFigure *figure)
{
  concord_figure_add_column (figure, _ ("Option"), FALSE);
  concord_figure_add_column (figure, _ ("Value of 100"), TRUE);
  concord_figure_add_column (figure, _ ("Present cost, £"), TRUE);
  concord_figure_add_column (figure, _ ("Cost of a point, £"), TRUE);
  concord_figure_add_column (figure, _ ("Most for its cost"), FALSE);
}

static char *
dup_words (const ConcordRobustness *robustness, const GPtrArray *options, const char *nothing)
{
  g_autofree char *title = dup_title (options);
  GString *words = g_string_new (nothing);
  g_autofree char *warnings = concord_words_dup_warnings (robustness->finding->warnings);

  if (nothing == NULL)
    g_string_append_printf (words, "%s.", title);
  for (guint i = 0; i < options->len; i++)
    {
      g_autofree char *option = dup_option_words (options->pdata[i]);

      g_string_append_printf (words, " %s.", option);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordRobustness *robustness,
          const GPtrArray *options)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  guint n = count_known (options);
  const char *nothing = options->len == 0 ? robustness->finding->sentence
                        : n == 0 ? _ ("No option has its costs yet: enter lines on the Money screen to "
                                      "see what value each option gives for its cost.")
                                 : NULL;

  concord_figure_take_title (figure, dup_title (options));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Value of %u option against the present value of its costs",
                                         "Value of %u options against the present value of their costs",
                                         n),
                               n));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("Value: weighted score of 100. Costs and risks alone, discounted, "
                                  "without benefits.%s Ringed: highest value. Source: scores and lines "
                                  "of this project.%s"),
                               is_far_from_zero (options) ? _ (" Costs are not drawn from zero.") : "",
                               as_of));
  concord_figure_take_words (figure, dup_words (robustness, options, nothing));
  if (nothing != NULL)
    concord_figure_set_empty_words (figure, nothing);
  concord_figure_explain (figure, robustness->finding);
}

void
concord_make_value_cost_frontier (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordRobustness) robustness
      = concord_robustness_get (document, concord_figure_is_leaving (figure));
  g_autoptr (GPtrArray) options = list_options (robustness);
  ConcordScatter *scatter = concord_scatter_new ();

  concord_figure_take_chart (figure, CONCORD_CHART (scatter));
  concord_scatter_set_x_axis (scatter, _ ("Present value of costs and risks"), CONCORD_NUMBER_MONEY,
                              is_far_from_zero (options) ? (double) NAN : 0, NAN);
  concord_scatter_set_y_axis (scatter, _ ("Value, 0 to 100"), CONCORD_NUMBER_PLAIN, 0, 100);
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_STRONG, _ ("most value for its cost"));
  concord_scatter_set_group_name (scatter, CONCORD_SCATTER_WEAK, _ ("another gives as much for less"));
  concord_scatter_set_steps (scatter, CONCORD_SCATTER_STRONG);
  add_columns (figure);
  for (guint i = 0; i < options->len && count_known (options) > 0; i++)
    {
      gboolean is_leader = robustness->leader != G_MAXUINT
                           && options->pdata[i] == robustness->options->pdata[robustness->leader];

      add_row (figure, scatter, options->pdata[i], is_leader);
    }
  describe (figure, document, robustness, options);
}
