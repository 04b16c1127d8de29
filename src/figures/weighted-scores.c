/* Options as bars made of what each criterion contributes. */
#include "figures/figure-private.h"

#include "charts/stacked-bars.h"
#include "figures/figure-words.h"
#include "findings/appraisal.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

#define MOST_PARTS 6

/* How leaves of the tree become the parts of a bar. */
typedef struct
{
  GPtrArray *names; /* of const char * */
  guint *part_of;   /* of each leaf */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_ptr_array_unref (parts->names);
  g_free (parts->part_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static const ConcordAppraisalCriterion *
get_criterion (const ConcordAppraisal *appraisal, guint index)
{
  return appraisal->criteria->pdata[index];
}

static guint
get_leaf_index (const ConcordAppraisal *appraisal, guint leaf)
{
  return g_array_index (appraisal->leaves, guint, leaf);
}

static guint
count_children (const ConcordAppraisal *appraisal, int parent, guint *last)
{
  guint n = 0;

  for (guint i = 0; i < appraisal->criteria->len; i++)
    if (get_criterion (appraisal, i)->parent == parent)
      {
        n++;
        *last = i;
      }
  return n;
}

/* The node whose children the bars show: the top, unless a single criterion holds all others. */
static int
find_top (const ConcordAppraisal *appraisal)
{
  int top = -1;
  guint only;

  while (count_children (appraisal, top, &only) == 1 && get_criterion (appraisal, only)->leaf < 0)
    top = (int) only;
  return top;
}

/* The ancestor of a criterion, or itself, that stands right under @top. */
static guint
find_under (const ConcordAppraisal *appraisal, guint index, int top)
{
  while (get_criterion (appraisal, index)->parent != top)
    index = (guint) get_criterion (appraisal, index)->parent;
  return index;
}

static gboolean
weighs_less (const ConcordAppraisal *appraisal, guint one, guint other)
{
  return get_criterion (appraisal, one)->global < get_criterion (appraisal, other)->global;
}

/* Of the criteria under @top, those with a part of their own: all, or the heaviest but one. */
static GArray *
list_shown (const ConcordAppraisal *appraisal, int top)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < appraisal->criteria->len; i++)
    if (get_criterion (appraisal, i)->parent == top)
      g_array_append_val (shown, i);
  if (shown->len <= MOST_PARTS)
    return shown;
  while (shown->len > MOST_PARTS - 1)
    {
      guint lightest = 0;

      for (guint i = 1; i < shown->len; i++)
        if (!weighs_less (appraisal, g_array_index (shown, guint, lightest),
                          g_array_index (shown, guint, i)))
          lightest = i;
      g_array_remove_index (shown, lightest);
    }
  return shown;
}

static void
group_leaves (const ConcordAppraisal *appraisal, Parts *parts)
{
  int top = find_top (appraisal);
  g_autoptr (GArray) shown = list_shown (appraisal, top);
  gboolean has_rest = FALSE;

  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (parts->names,
                     get_criterion (appraisal, g_array_index (shown, guint, i))->name);
  for (guint k = 0; k < appraisal->leaves->len; k++)
    {
      guint under = find_under (appraisal, get_leaf_index (appraisal, k), top);

      parts->part_of[k] = shown->len;
      for (guint i = 0; i < shown->len; i++)
        if (g_array_index (shown, guint, i) == under)
          parts->part_of[k] = i;
      has_rest |= parts->part_of[k] == shown->len;
    }
  if (has_rest)
    g_ptr_array_add (parts->names, (gpointer) _ ("Other criteria"));
}

static void
find_parts (const ConcordAppraisal *appraisal, Parts *parts)
{
  parts->names = g_ptr_array_new ();
  parts->part_of = g_new0 (guint, MAX (appraisal->leaves->len, 1));
  if (appraisal->leaves->len > MOST_PARTS)
    {
      group_leaves (appraisal, parts);
      return;
    }
  for (guint k = 0; k < appraisal->leaves->len; k++)
    {
      g_ptr_array_add (parts->names, get_criterion (appraisal, get_leaf_index (appraisal, k))->name);
      parts->part_of[k] = k;
    }
}

/* What each part of the bar contributes; NAN where nothing in it is known. */
static double *
dup_contributions (const ConcordAppraisal *appraisal, const ConcordAppraisalOption *option,
                   const Parts *parts)
{
  double *sums = g_new (double, MAX (parts->names->len, 1));

  for (guint i = 0; i < parts->names->len; i++)
    sums[i] = NAN;
  for (guint k = 0; k < appraisal->leaves->len; k++)
    {
      double *sum = &sums[parts->part_of[k]];

      if (!isnan (option->contributions[k]))
        *sum = (isnan (*sum) ? 0 : *sum) + option->contributions[k];
    }
  return sums;
}

static char *
dup_title (const ConcordAppraisal *appraisal)
{
  g_autoptr (GPtrArray) ranked = concord_appraisal_list_by_rank (appraisal);
  guint n = MIN (ranked->len, appraisal->n_winners);
  const char *names[2] = { NULL, NULL };
  double margin = round (appraisal->margin);
  g_autofree char *points = concord_words_dup_number (margin, 0);
  g_autofree char *best = concord_words_dup_number (appraisal->best, 0);
  g_autofree char *format = NULL;

  for (guint i = 0; i < MIN (n, 2); i++)
    names[i] = ((ConcordAppraisalOption *) ranked->pdata[i])->name;
  switch (appraisal->state)
    {
    case CONCORD_APPRAISAL_NO_OPTIONS:
      return g_strdup (_ ("No options to compare yet"));
    case CONCORD_APPRAISAL_NO_CRITERIA:
      return g_strdup (_ ("No criteria to compare the options by yet"));
    case CONCORD_APPRAISAL_NO_WEIGHTS:
      return g_strdup (_ ("Weights are missing: the options cannot be compared"));
    case CONCORD_APPRAISAL_NOT_RANKED:
      return g_strdup (_ ("Scores are missing: no option can be ranked"));
    case CONCORD_APPRAISAL_RANKED:
      break;
    }
  /* Translators: in these titles the first %s stays as it is, for the name of an option; at most
   * seven further words. */
  if (appraisal->n_ranked == 1)
    format = g_strdup_printf (_ ("%%s scores %s of 100 points"), best);
  else if (n > 2)
    return g_strdup_printf (ngettext ("%u option shares the lead with %s points",
                                      "%u options share the lead with %s points", n),
                            n, best);
  else if (n == 2)
    format = g_strdup_printf (_ ("%%s and %%s tie at %s points"), best);
  else if (margin < 1)
    format = g_strdup (_ ("%s leads by less than one point"));
  else
    format = g_strdup_printf (ngettext ("%%s leads by %s point", "%%s leads by %s points",
                                        (gulong) margin),
                              points);
  return concord_title_dup (format, names, MIN (n, 2));
}

static char *
dup_note (const ConcordAppraisalOption *option)
{
  return option->rank > 0 ? NULL
                          : g_strdup_printf (ngettext ("not ranked: %u score missing",
                                                       "not ranked: %u scores missing",
                                                       option->missing->len),
                                             option->missing->len);
}

static void
add_row (ConcordFigure *figure, ConcordStackedBars *bars, const ConcordAppraisal *appraisal,
         const ConcordAppraisalOption *option, const Parts *parts)
{
  g_autofree double *sums = dup_contributions (appraisal, option, parts);
  g_autofree char *note = dup_note (option);
  double low = option->has_range ? option->low : NAN;
  double high = option->has_range ? option->high : NAN;
  g_autofree char *missing
      = option->missing->len == 0 ? g_strdup ("–") : concord_words_dup_array (option->missing);

  concord_stacked_bars_add_item (bars, option->id, option->name, sums, low, high, note);
  concord_figure_take_cell (figure, g_strdup (option->name));
  for (guint i = 0; i < parts->names->len; i++)
    concord_figure_take_cell (figure, concord_number_dup_plain (sums[i], 1));
  concord_figure_take_cell (figure, concord_number_dup_plain (option->total, 1));
  concord_figure_take_cell (figure, concord_number_dup_plain (low, 1));
  concord_figure_take_cell (figure, concord_number_dup_plain (high, 1));
  concord_figure_take_cell (figure,
                            concord_number_dup_plain (option->rank > 0 ? option->rank : NAN, 0));
  concord_figure_take_cell (figure, g_steal_pointer (&missing));
}

static void
add_columns (ConcordFigure *figure, const Parts *parts)
{
  concord_figure_add_column (figure, _ ("Option"), FALSE);
  for (guint i = 0; i < parts->names->len; i++)
    concord_figure_add_column (figure, parts->names->pdata[i], TRUE);
  concord_figure_add_column (figure, _ ("Total"), TRUE);
  concord_figure_add_column (figure, _ ("Low"), TRUE);
  concord_figure_add_column (figure, _ ("High"), TRUE);
  concord_figure_add_column (figure, _ ("Rank"), TRUE);
  concord_figure_add_column (figure, _ ("Scores missing"), FALSE);
}

static char *
dup_words (const ConcordAppraisal *appraisal, const GPtrArray *ranked)
{
  GString *words = g_string_new (appraisal->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (appraisal->finding->warnings);

  for (guint i = 0; i < ranked->len; i++)
    {
      const ConcordAppraisalOption *option = ranked->pdata[i];
      g_autofree char *total = concord_words_dup_number (option->total, 0);
      g_autofree char *low = concord_words_dup_number (option->low, 0);
      g_autofree char *high = concord_words_dup_number (option->high, 0);

      if (option->rank == 0)
        continue;
      if (option->has_range)
        g_string_append_printf (words, _ (" %u. %s: %s, from %s to %s."), option->rank,
                                option->name, total, low, high);
      else
        g_string_append_printf (words, _ (" %u. %s: %s."), option->rank, option->name, total);
    }
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordAppraisal *appraisal,
          const GPtrArray *ranked)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);

  concord_figure_take_title (figure, dup_title (appraisal));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (appraisal->short_list
                                   ? ngettext ("Weighted score of the option on the short list, 0 "
                                               "to 100",
                                               "Weighted scores of the %u options on the short "
                                               "list, 0 to 100",
                                               ranked->len)
                                   : ngettext ("Weighted score of the option, 0 to 100",
                                               "Weighted scores of the %u options, 0 to 100",
                                               ranked->len),
                               ranked->len));
  concord_figure_take_caption (
      figure, appraisal->weight_set_name == NULL
                  ? g_strdup_printf (_ ("Source: scores of this project.%s"), as_of)
                  : g_strdup_printf (_ ("Source: scores of this project, weights of %s.%s"),
                                     appraisal->weight_set_name, as_of));
  concord_figure_take_words (figure, dup_words (appraisal, ranked));
  concord_figure_set_empty_words (figure, appraisal->finding->sentence);
  concord_figure_explain (figure, appraisal->finding);
}

void
concord_make_weighted_scores (ConcordFigure *figure, ConcordDocument *document,
                              const char *subject)
{
  g_autoptr (ConcordAppraisal) appraisal = concord_appraisal_new (document, subject);
  g_autoptr (GPtrArray) ranked = concord_appraisal_list_by_rank (appraisal);
  ConcordStackedBars *bars = concord_stacked_bars_new ();
  g_auto (Parts) parts = { NULL, NULL };
  gboolean has_scores = appraisal->state == CONCORD_APPRAISAL_RANKED
                        || appraisal->state == CONCORD_APPRAISAL_NOT_RANKED;

  concord_figure_take_chart (figure, CONCORD_CHART (bars));
  find_parts (appraisal, &parts);
  add_columns (figure, &parts);
  concord_stacked_bars_set_unit (bars, _ ("Weighted score, 0 to 100"));
  for (guint i = 0; i < parts.names->len; i++)
    concord_stacked_bars_add_series (bars, parts.names->pdata[i]);
  for (guint i = 0; i < ranked->len && has_scores; i++)
    add_row (figure, bars, appraisal, ranked->pdata[i], &parts);
  describe (figure, document, appraisal, ranked);
}
