/* What each body thinks the criteria should weigh, side by side. */
#include "figures/figure-private.h"

#include "charts/profile.h"
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

static const ConcordAppraisalCriterion *
get_leaf (const ConcordAppraisal *appraisal, guint leaf)
{
  return appraisal->criteria->pdata[g_array_index (appraisal->leaves, guint, leaf)];
}

static double
get_weight (const ConcordWeights *weights, guint set, guint leaf)
{
  return get_leaf (get_set (weights, set)->appraisal, leaf)->global;
}

static gboolean
has_weights (const ConcordWeights *weights)
{
  const ConcordAppraisal *first = concord_weights_get_first (weights);

  for (guint i = 0; i < weights->sets->len; i++)
    for (guint k = 0; k < first->leaves->len; k++)
      if (!isnan (get_weight (weights, i, k)))
        return TRUE;
  return FALSE;
}

/* The criterion on which the sets that have weights are farthest apart, by more than a point; -1
 * for none. */
static int
find_widest (const ConcordWeights *weights)
{
  const ConcordAppraisal *first = concord_weights_get_first (weights);
  double most = 0.01;
  int widest = -1;

  for (guint k = 0; k < first->leaves->len; k++)
    {
      double low = NAN, high = NAN;

      for (guint i = 0; i < weights->sets->len; i++)
        {
          low = fmin (low, get_weight (weights, i, k));
          high = fmax (high, get_weight (weights, i, k));
        }
      if (!(high - low > most))
        continue;
      most = high - low;
      widest = (int) k;
    }
  return widest;
}

/* The heaviest criterion of the first set that has weights. */
static const ConcordAppraisalCriterion *
find_heaviest (const ConcordWeights *weights)
{
  const ConcordAppraisalCriterion *heaviest = NULL;

  for (guint i = 0; i < weights->sets->len && heaviest == NULL; i++)
    for (guint k = 0; k < get_set (weights, i)->appraisal->leaves->len; k++)
      {
        const ConcordAppraisalCriterion *leaf = get_leaf (get_set (weights, i)->appraisal, k);

        if (!isnan (leaf->global) && (heaviest == NULL || leaf->global > heaviest->global))
          heaviest = leaf;
      }
  return heaviest;
}

static char *
dup_title (const ConcordWeights *weights)
{
  const ConcordAppraisal *first = concord_weights_get_first (weights);
  const char *name;
  int widest;

  if (first == NULL || first->leaves->len == 0 || !has_weights (weights))
    return g_strdup (_ ("No weights to show yet"));
  if (weights->stale->len > 0)
    return g_strdup_printf (ngettext ("%u criterion has swing points for another scale",
                                      "%u criteria have swing points for another scale",
                                      weights->stale->len),
                            weights->stale->len);
  widest = find_widest (weights);
  if (widest >= 0)
    {
      name = get_leaf (first, (guint) widest)->name;
      /* Translators: a criterion; at most four words besides. */
      return concord_title_dup (_ ("Views differ most on %s"), &name, 1);
    }
  name = find_heaviest (weights)->name;
  /* Translators: a criterion; at most six words besides. */
  return concord_title_dup (_ ("%s weighs most"), &name, 1);
}

static char *
dup_weight (const ConcordWeights *weights, guint set, guint leaf)
{
  g_autofree char *share = concord_words_dup_percent (get_weight (weights, set, leaf));

  return get_set (weights, set)->stale[leaf] ? g_strdup_printf (_ ("%s, stale"), share)
                                             : g_steal_pointer (&share);
}

static void
add_row (ConcordFigure *figure, ConcordProfile *profile, const ConcordWeights *weights, guint leaf)
{
  const ConcordAppraisal *first = concord_weights_get_first (weights);
  const ConcordAppraisalCriterion *criterion = get_leaf (first, leaf);
  guint n = weights->sets->len;
  g_autofree double *values = g_new (double, n);
  g_autofree gboolean *stale = g_new (gboolean, n);
  gboolean any = FALSE;

  concord_figure_take_cell (figure, g_strdup (criterion->name));
  concord_figure_take_cell (
      figure, criterion->parent < 0
                  ? g_strdup ("–")
                  : g_strdup (((ConcordAppraisalCriterion *)
                                   first->criteria->pdata[criterion->parent])->name));
  for (guint i = 0; i < n; i++)
    {
      values[i] = get_weight (weights, i, leaf);
      stale[i] = get_set (weights, i)->stale[leaf];
      any |= stale[i];
      concord_figure_take_cell (figure, dup_weight (weights, i, leaf));
    }
  concord_profile_add_row (profile, criterion->id, criterion->name, values, stale,
                           any ? _ ("hatched: given for another scale") : NULL);
}

/* The ancestor of a leaf at the top of the tree; -1 where the leaf stands there itself. */
static int
find_top (const ConcordAppraisal *appraisal, guint leaf)
{
  int top = get_leaf (appraisal, leaf)->parent;

  while (top >= 0 && ((ConcordAppraisalCriterion *) appraisal->criteria->pdata[top])->parent >= 0)
    top = ((ConcordAppraisalCriterion *) appraisal->criteria->pdata[top])->parent;
  return top;
}

static void
add_rows (ConcordFigure *figure, ConcordProfile *profile, const ConcordWeights *weights)
{
  const ConcordAppraisal *first = concord_weights_get_first (weights);
  int last = -1;

  for (guint k = 0; k < first->leaves->len; k++)
    {
      int top = find_top (first, k);

      if (top >= 0 && top != last)
        concord_profile_add_heading (
            profile, ((ConcordAppraisalCriterion *) first->criteria->pdata[top])->name);
      last = top;
      add_row (figure, profile, weights, k);
    }
}

/* "Ease of exit: Officers 7%, Members 9%." */
static char *
dup_words (const ConcordWeights *weights)
{
  const ConcordAppraisal *first = concord_weights_get_first (weights);
  GString *words = g_string_new (NULL);
  g_autofree char *warnings = concord_words_dup_warnings (weights->finding->warnings);

  if (first == NULL || !has_weights (weights))
    return g_strdup (_ ("No weights yet: enter on the Options screen whose weights there are, and "
                        "give the criteria swing points, 100 to the largest swing."));
  for (guint k = 0; k < first->leaves->len; k++)
    {
      g_string_append_printf (words, "%s%s", k > 0 ? " " : "", get_leaf (first, k)->name);
      for (guint i = 0; i < weights->sets->len; i++)
        {
          g_autofree char *weight = dup_weight (weights, i, k);

          g_string_append_printf (words, "%s %s %s", i == 0 ? ":" : ",",
                                  get_set (weights, i)->name, weight);
        }
      g_string_append_c (words, '.');
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

void
concord_make_swing_weights (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordWeights) weights = concord_weights_new (document);
  ConcordProfile *profile = concord_profile_new (CONCORD_PROFILE_BARS);
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  g_autofree char *words = dup_words (weights);

  concord_figure_take_chart (figure, CONCORD_CHART (profile));
  concord_profile_set_axis (profile, _ ("Share of the whole weight"), CONCORD_NUMBER_PERCENT, 0,
                            NAN);
  concord_figure_add_column (figure, _ ("Criterion"), FALSE);
  concord_figure_add_column (figure, _ ("Under"), FALSE);
  for (guint i = 0; i < weights->sets->len; i++)
    {
      concord_profile_add_series (profile, get_set (weights, i)->name, FALSE);
      concord_figure_add_column (figure, get_set (weights, i)->name, TRUE);
    }
  if (weights->sets->len > 0 && has_weights (weights))
    add_rows (figure, profile, weights);
  concord_figure_take_title (figure, dup_title (weights));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Weight of each criterion in the eyes of %u body",
                                         "Weight of each criterion in the eyes of %u bodies",
                                         weights->sets->len),
                               weights->sets->len));
  concord_figure_take_caption (
      figure, g_strdup_printf (weights->stale->len > 0
                                   ? _ ("Source: swing points of this project. Hatched: points "
                                        "given for another scale than the criterion has now.%s")
                                   : _ ("Source: swing points of this project.%s"),
                               as_of));
  concord_figure_set_empty_words (figure, words);
  concord_figure_take_words (figure, g_steal_pointer (&words));
  concord_figure_explain (figure, weights->finding);
}
