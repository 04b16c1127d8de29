/* How the options do on each criterion, whatever it weighs. */
#include "figures/figure-private.h"

#include "charts/numbers.h"
#include "charts/profile.h"
#include "figures/figure-words.h"
#include "findings/appraisal.h"
#include "findings/words.h"

#include "concord-words.h"
#include <math.h>

#define MOST_LOUD 4

static const ConcordAppraisalCriterion *
get_leaf (const ConcordAppraisal *appraisal, guint leaf)
{
  return appraisal->criteria->pdata[g_array_index (appraisal->leaves, guint, leaf)];
}

/* The option with the highest value on a criterion, of those after @from; NULL where there is none. */
static const ConcordAppraisalOption *
find_best (const GPtrArray *ranked, guint leaf, guint from)
{
  const ConcordAppraisalOption *best = NULL;

  for (guint i = from; i < ranked->len; i++)
    {
      const ConcordAppraisalOption *option = ranked->pdata[i];

      if (!isnan (option->values[leaf])
          && (best == NULL || option->values[leaf] > best->values[leaf]))
        best = option;
    }
  return best;
}

/* The criterion on which the first option is farthest behind the best other; -1 for none. */
static int
find_weak_spot (const ConcordAppraisal *appraisal, const GPtrArray *ranked, gboolean *leads_all)
{
  const ConcordAppraisalOption *first = ranked->pdata[0];
  double most = 0;
  int worst = -1;

  *leads_all = TRUE;
  for (guint k = 0; k < appraisal->leaves->len; k++)
    {
      const ConcordAppraisalOption *other = find_best (ranked, k, 1);

      *leads_all &= other != NULL && first->values[k] > other->values[k];
      if (other == NULL || !(other->values[k] - first->values[k] > most))
        continue;
      most = other->values[k] - first->values[k];
      worst = (int) k;
    }
  return worst;
}

/* On how many criteria one option is better than all others; the option with most. */
static const ConcordAppraisalOption *
find_most_often_best (const ConcordAppraisal *appraisal, guint *times)
{
  const ConcordAppraisalOption *found = NULL;

  *times = 0;
  for (guint i = 0; i < appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *option = appraisal->options->pdata[i];
      guint n = 0;

      for (guint k = 0; k < appraisal->leaves->len; k++)
        n += find_best (appraisal->options, k, 0) == option;
      if (n > *times)
        found = option;
      *times = MAX (*times, n);
    }
  return found;
}

static gboolean
has_values (const ConcordAppraisal *appraisal)
{
  for (guint k = 0; k < appraisal->leaves->len; k++)
    if (find_best (appraisal->options, k, 0) != NULL)
      return TRUE;
  return FALSE;
}

static char *
dup_title (const ConcordAppraisal *appraisal, const GPtrArray *ranked)
{
  const char *names[2] = { NULL, NULL };
  gboolean leads_all;
  guint times;
  g_autofree char *format = NULL;

  if (appraisal->options->len == 0)
    return g_strdup (_ ("No options to compare yet"));
  if (appraisal->leaves->len == 0)
    return g_strdup (_ ("No criteria to compare the options by yet"));
  if (!has_values (appraisal))
    return g_strdup (_ ("No option has a score yet"));
  names[0] = ((ConcordAppraisalOption *) ranked->pdata[0])->name;
  if (appraisal->state == CONCORD_APPRAISAL_RANKED && appraisal->n_winners == 1
      && ranked->len > 1)
    {
      int spot = find_weak_spot (appraisal, ranked, &leads_all);

      if (leads_all)
        /* Translators: %s is an option; at most seven words besides. */
        return concord_title_dup (_ ("%s does best on every criterion"), names, 1);
      if (spot >= 0)
        {
          names[1] = get_leaf (appraisal, (guint) spot)->name;
          /* Translators: an option and a criterion; at most five words besides. */
          return concord_title_dup (_ ("%s leads but trails on %s"), names, 2);
        }
    }
  names[0] = find_most_often_best (appraisal, &times)->name;
  /* Translators: the first %s stays as it is, for the name of an option; at most seven words. */
  format = g_strdup_printf (ngettext ("%%s does best on %u of %u criterion",
                                      "%%s does best on %u of %u criteria",
                                      appraisal->leaves->len),
                            times, appraisal->leaves->len);
  return concord_title_dup (format, names, 1);
}

/* "Local jobs: Do-minimum best with 82, Joint venture lowest with 51." */
static void
append_criterion (GString *words, const ConcordAppraisal *appraisal, guint leaf)
{
  const ConcordAppraisalOption *best = find_best (appraisal->options, leaf, 0), *lowest = best;
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  for (guint i = 0; i < appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *option = appraisal->options->pdata[i];

      if (option->values[leaf] < lowest->values[leaf])
        lowest = option;
    }
  if (best == NULL)
    {
      g_string_append_printf (words, _ (" %s: no scores."), get_leaf (appraisal, leaf)->name);
      return;
    }
  high = concord_words_dup_number (best->values[leaf], 0);
  low = concord_words_dup_number (lowest->values[leaf], 0);
  if (best == lowest)
    g_string_append_printf (words, _ (" %s: %s has %s."), get_leaf (appraisal, leaf)->name,
                            best->name, high);
  else
    g_string_append_printf (words, _ (" %s: %s best with %s, %s lowest with %s."),
                            get_leaf (appraisal, leaf)->name, best->name, high, lowest->name, low);
}

static char *
dup_words (const ConcordAppraisal *appraisal)
{
  GString *words = g_string_new (appraisal->finding->sentence);
  g_autofree char *warnings = concord_words_dup_warnings (appraisal->finding->warnings);

  for (guint k = 0; k < appraisal->leaves->len && has_values (appraisal); k++)
    append_criterion (words, appraisal, k);
  g_string_append_printf (words, " %s", warnings);
  return g_strstrip (g_string_free (words, FALSE));
}

static void
add_row (ConcordFigure *figure, ConcordProfile *profile, const ConcordAppraisal *appraisal,
         const GPtrArray *ranked, guint leaf)
{
  const ConcordAppraisalCriterion *criterion = get_leaf (appraisal, leaf);
  g_autofree double *values = g_new (double, ranked->len + 1);
  g_autofree char *weight = concord_words_dup_percent (criterion->global);
  g_autofree char *note
      = isnan (criterion->global) ? NULL : g_strdup_printf (_ ("weight %s"), weight);

  concord_figure_take_cell (figure, g_strdup (criterion->name));
  concord_figure_take_cell (figure, g_strdup (weight));
  for (guint i = 0; i < ranked->len; i++)
    {
      values[i] = ((ConcordAppraisalOption *) ranked->pdata[i])->values[leaf];
      concord_figure_take_cell (figure, concord_number_dup_plain (values[i], 0));
    }
  concord_profile_add_row (profile, criterion->id, criterion->name, values, NULL, note);
}

static void
describe (ConcordFigure *figure, ConcordDocument *document, const ConcordAppraisal *appraisal,
          const GPtrArray *ranked)
{
  g_autofree char *as_of = concord_caption_dup_as_of (document);
  guint n = appraisal->leaves->len;

  concord_figure_take_title (figure, dup_title (appraisal, ranked));
  concord_figure_take_subtitle (
      figure, g_strdup_printf (ngettext ("Value of each option on %u criterion, 0 worst to 100 best",
                                         "Value of each option on %u criteria, 0 worst to 100 best",
                                         n),
                               n));
  concord_figure_take_caption (
      figure, ranked->len > MOST_LOUD
                  ? g_strdup_printf (_ ("Source: scores of this project on the scale of each "
                                        "criterion. Grey: options below rank %u.%s"),
                                     MOST_LOUD, as_of)
                  : g_strdup_printf (_ ("Source: scores of this project on the scale of each "
                                        "criterion.%s"),
                                     as_of));
  concord_figure_take_words (figure, dup_words (appraisal));
  concord_figure_set_empty_words (
      figure, appraisal->options->len == 0 || appraisal->leaves->len == 0
                  ? appraisal->finding->sentence
                  : _ ("No scores yet: enter them on the Options screen."));
  concord_figure_explain (figure, appraisal->finding);
}

void
concord_make_score_profile (ConcordFigure *figure, ConcordDocument *document, const char *subject)
{
  g_autoptr (ConcordAppraisal) appraisal = concord_appraisal_new (document, subject);
  g_autoptr (GPtrArray) ranked = concord_appraisal_list_by_rank (appraisal);
  ConcordProfile *profile = concord_profile_new (CONCORD_PROFILE_LINES);

  concord_figure_take_chart (figure, CONCORD_CHART (profile));
  concord_profile_set_axis (profile, _ ("Value, 0 worst to 100 best"), CONCORD_NUMBER_PLAIN, 0,
                            100);
  concord_figure_add_column (figure, _ ("Criterion"), FALSE);
  concord_figure_add_column (figure, _ ("Weight"), TRUE);
  for (guint i = 0; i < ranked->len; i++)
    {
      const ConcordAppraisalOption *option = ranked->pdata[i];

      concord_profile_add_series (profile, option->name, i >= MOST_LOUD);
      concord_figure_add_column (figure, option->name, TRUE);
    }
  for (guint k = 0; k < appraisal->leaves->len && has_values (appraisal); k++)
    add_row (figure, profile, appraisal, ranked, k);
  describe (figure, document, appraisal, ranked);
}
