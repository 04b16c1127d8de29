/* Where each option stands under the weights of each body. */
#include "figures/figure-private.h"

#include "charts/grid.h"
#include "charts/numbers.h"
#include "figures/figure-words.h"
#include "findings/weights.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

static const ConcordWeighting *
get_set (const ConcordWeights *weights, guint i)
{
  return weights->sets->pdata[i];
}

/* The same option under another set: all appraisals list them in the project's order. */
static const ConcordAppraisalOption *
get_option (const ConcordWeights *weights, guint set, guint option)
{
  return get_set (weights, set)->appraisal->options->pdata[option];
}

static char *
dup_title (const ConcordWeights *weights)
{
  guint n_leaders = 0;
  const char *name = weights->leader;
  g_autofree char *format = NULL;
  g_autoptr (GHashTable) leaders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (weights->sets->len == 0)
    return g_strdup (_ ("No weights to rank the options by yet"));
  if (weights->n_ranked == 0)
    return g_strdup (_ ("No option can be ranked yet"));
  if (name != NULL && weights->n_ranked > 1)
    {
      format = g_strdup_printf (ngettext ("%%s leads under all %u set of weights",
                                          "%%s leads under all %u sets of weights",
                                          weights->n_ranked),
                                weights->n_ranked);
      return concord_title_dup (format, &name, 1);
    }
  if (name != NULL)
    /* Translators: an option; at most seven words besides. */
    return concord_title_dup (_ ("%s leads under the only weights"), &name, 1);
  for (guint i = 0; i < weights->sets->len; i++)
    if (get_set (weights, i)->appraisal->state == CONCORD_APPRAISAL_RANKED)
      g_hash_table_add (leaders, concord_weighting_dup_leaders (get_set (weights, i)));
  n_leaders = g_hash_table_size (leaders);
  return n_leaders < 2 ? g_strdup (_ ("No option leads alone under these weights"))
                       : g_strdup (_ ("Who leads depends on whose weights count"));
}

/* Darkest for the first, nothing from the fourth rank on. */
static int
get_shade (guint rank)
{
  return rank == 0 ? -1 : rank > 3 ? 0 : (int) (4 - rank);
}

static void
add_cell (ConcordFigure *figure, ConcordGrid *grid, const ConcordWeights *weights, guint set,
          guint index)
{
  const ConcordAppraisalOption *option = get_option (weights, set, index);
  g_autofree char *total = concord_number_dup_plain (option->total, 1);
  g_autofree char *rank = concord_number_dup_plain (option->rank > 0 ? option->rank : NAN, 0);
  g_autofree char *words
      = option->rank == 0
            ? g_strdup_printf (_ ("%s is not ranked under the weights of %s"), option->name,
                               get_set (weights, set)->name)
            : g_strdup_printf (_ ("%s is number %s under the weights of %s, with %s of 100"),
                               option->name, rank, get_set (weights, set)->name, total);

  concord_grid_add_cell (grid, option->id, get_shade (option->rank), rank,
                         option->rank > 0 ? total : NULL, words);
  concord_figure_take_cell (figure, g_steal_pointer (&rank));
  concord_figure_take_cell (figure, g_steal_pointer (&total));
}

/* The set whose ranking orders the rows: the first of those that rank. */
static guint
find_lead (const ConcordWeights *weights)
{
  for (guint i = 0; i < weights->sets->len; i++)
    if (get_set (weights, i)->appraisal->state == CONCORD_APPRAISAL_RANKED)
      return i;
  return 0;
}

static void
add_rows (ConcordFigure *figure, ConcordGrid *grid, const ConcordWeights *weights)
{
  const ConcordAppraisal *lead = get_set (weights, find_lead (weights))->appraisal;
  g_autoptr (GPtrArray) ranked = concord_appraisal_list_by_rank (lead);

  for (guint i = 0; i < ranked->len; i++)
    {
      const ConcordAppraisalOption *option = ranked->pdata[i];
      guint index = 0;

      g_ptr_array_find (lead->options, option, &index);
      concord_grid_add_row (grid, option->id, option->name,
                            option->rank == 0 ? _ ("scores missing") : NULL);
      concord_figure_take_cell (figure, g_strdup (option->name));
      for (guint s = 0; s < weights->sets->len; s++)
        add_cell (figure, grid, weights, s, index);
    }
}

/* The ranking under each set: "Officers: 1 Shared service, 2 In-house." */
static char *
dup_words (const ConcordWeights *weights)
{
  GString *words = g_string_new (weights->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (weights->finding->warnings);

  for (guint s = 0; s < weights->sets->len && weights->n_ranked > 0; s++)
    {
      g_autoptr (GPtrArray) ranked
          = concord_appraisal_list_by_rank (get_set (weights, s)->appraisal);

      if (get_set (weights, s)->appraisal->state != CONCORD_APPRAISAL_RANKED)
        continue;
      g_string_append_printf (words, " %s:", get_set (weights, s)->name);
      for (guint i = 0; i < ranked->len; i++)
        {
          const ConcordAppraisalOption *option = ranked->pdata[i];

          if (option->rank > 0)
            g_string_append_printf (words, "%s %u %s", i == 0 ? "" : ",", option->rank,
                                    option->name);
        }
      g_string_append_c (words, '.');
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
add_columns (ConcordFigure *figure, ConcordGrid *grid, const ConcordWeights *weights)
{
  concord_figure_add_column (figure, _ ("Option"), FALSE);
  for (guint s = 0; s < weights->sets->len; s++)
    {
      const char *name = get_set (weights, s)->name;
      g_autofree char *rank = g_strdup_printf (_ ("Rank, %s"), name);
      g_autofree char *total = g_strdup_printf (_ ("Total, %s"), name);

      concord_grid_add_column (grid, name, FALSE);
      concord_figure_add_column (figure, rank, TRUE);
      concord_figure_add_column (figure, total, TRUE);
    }
}

void
concord_make_ranking_by_weights (ConcordFigure *figure, ConcordDocument *document,
                                 const char *subject)
{
  g_autoptr (ConcordWeights) weights = concord_weights_new (document);
  ConcordGrid *grid = concord_grid_new ();
  g_autofree char *as_of = concord_caption_dup_as_of (document);

  concord_figure_take_chart (figure, CONCORD_CHART (grid));
  add_columns (figure, grid, weights);
  if (weights->n_ranked > 0)
    add_rows (figure, grid, weights);
  concord_figure_take_title (figure, dup_title (weights));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Rank of each option, with its score of 100, under %u set "
                                         "of weights",
                                         "Rank of each option, with its score of 100, under %u sets "
                                         "of weights",
                                         weights->sets->len),
                               weights->sets->len));
  concord_figure_take_caption (
      figure, g_strdup_printf (_ ("Source: scores and swing points of this project. No set is "
                                  "averaged with another.%s"),
                               as_of));
  concord_figure_take_words (figure, dup_words (weights));
  concord_figure_set_empty_words (figure, weights->finding->sentence);
  concord_figure_explain (figure, weights->finding);
}
