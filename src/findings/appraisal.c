#include "findings/appraisal-private.h"
#include "findings/words.h"

#include "methods/additive-value.h"

#include "concord-words.h"

static void
criterion_free (ConcordAppraisalCriterion *criterion)
{
  g_free (criterion->id);
  g_free (criterion->name);
  g_free (criterion);
}

static void
option_free (ConcordAppraisalOption *option)
{
  g_free (option->id);
  g_free (option->name);
  g_free (option->scores);
  g_free (option->values);
  g_free (option->low_values);
  g_free (option->high_values);
  g_free (option->contributions);
  g_ptr_array_unref (option->missing);
  g_free (option);
}

void
concord_appraisal_free (ConcordAppraisal *appraisal)
{
  concord_finding_unref (appraisal->finding);
  g_free (appraisal->weight_set_id);
  g_free (appraisal->weight_set_name);
  g_ptr_array_unref (appraisal->criteria);
  g_array_unref (appraisal->leaves);
  g_ptr_array_unref (appraisal->options);
  g_free (appraisal);
}

static const ConcordAppraisalCriterion *
get_leaf (const ConcordAppraisal *appraisal, guint leaf)
{
  return appraisal->criteria->pdata[g_array_index (appraisal->leaves, guint, leaf)];
}

static void
contribute (ConcordAppraisal *appraisal, ConcordAppraisalOption *option)
{
  for (guint k = 0; k < appraisal->leaves->len; k++)
    {
      const ConcordAppraisalCriterion *criterion = get_leaf (appraisal, k);

      if (criterion->global <= 0)
        option->contributions[k] = 0;
      else if (isnan (option->values[k]))
        g_ptr_array_add (option->missing, g_strdup (criterion->name));
      else
        option->contributions[k] = criterion->global * option->values[k];
    }
}

/* Which row of numbers of an option a total is made of. */
typedef double *(*GetRow) (ConcordAppraisalOption *option);

static double *
get_values (ConcordAppraisalOption *option)
{
  return option->values;
}

static double *
get_low_values (ConcordAppraisalOption *option)
{
  return option->low_values;
}

static double *
get_high_values (ConcordAppraisalOption *option)
{
  return option->high_values;
}

/* Totals of all options from the rows that @get gives; (transfer full). */
static double *
dup_totals (const ConcordAppraisal *appraisal, GetRow get, double *values)
{
  guint n_leaves = appraisal->leaves->len, n = appraisal->options->len;
  g_autofree double *weights = g_new (double, n_leaves);
  double *totals = g_new (double, n);

  for (guint k = 0; k < n_leaves; k++)
    weights[k] = get_leaf (appraisal, k)->global;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n_leaves; k++)
      values[i * n_leaves + k] = get (appraisal->options->pdata[i])[k];
  /* Weights from a weighed tree and values from a scale are never refused; a total that is not
   * there is NAN all the same. */
  if (!concord_additive_value (weights, values, n, n_leaves, totals, NULL, NULL))
    for (guint i = 0; i < n; i++)
      totals[i] = NAN;
  return totals;
}

static void
rank (ConcordAppraisal *appraisal)
{
  guint n = appraisal->options->len, cells = n * appraisal->leaves->len;
  g_autofree double *values = g_new (double, cells);
  g_autofree double *low = dup_totals (appraisal, get_low_values, values);
  g_autofree double *high = dup_totals (appraisal, get_high_values, values);
  g_autofree double *totals = dup_totals (appraisal, get_values, values);
  g_autofree guint *ranks = g_new (guint, n);

  concord_rank_totals (totals, n, concord_tie_tolerance (values, cells), ranks);
  for (guint i = 0; i < n; i++)
    {
      ConcordAppraisalOption *option = appraisal->options->pdata[i];

      option->total = totals[i];
      option->low = low[i];
      option->high = high[i];
      option->rank = ranks[i];
      appraisal->n_ranked += ranks[i] > 0;
      appraisal->n_winners += ranks[i] == 1;
      if (ranks[i] == 1)
        appraisal->best = totals[i];
    }
  for (guint i = 0; i < n; i++)
    if (ranks[i] > 1)
      appraisal->margin = isnan (appraisal->margin)
                              ? appraisal->best - totals[i]
                              : MIN (appraisal->margin, appraisal->best - totals[i]);
}

static void
tell_missing (ConcordAppraisal *appraisal, const ConcordAppraisalOption *option)
{
  g_autofree char *names = NULL;

  if (option->missing->len == 0)
    return;
  names = concord_words_dup_array (option->missing);
  concord_finding_take_warning (
      appraisal->finding,
      g_strdup_printf (ngettext ("%s has no usable score on %s, so it has no total and no rank.",
                                 "%s has no usable scores on %s, so it has no total and no rank.",
                                 option->missing->len),
                       option->name, names));
}

/* How each part of a total came about: "60 × 30% = 18". */
static void
tell_contributions (ConcordAppraisal *appraisal, const ConcordAppraisalOption *option)
{
  for (guint k = 0; k < appraisal->leaves->len; k++)
    {
      const ConcordAppraisalCriterion *criterion = get_leaf (appraisal, k);
      g_autofree char *value = concord_words_dup_number (option->values[k], 1);
      g_autofree char *weight = concord_words_dup_number (100 * criterion->global, 1);
      g_autofree char *points = concord_words_dup_number (option->contributions[k], 2);

      if (!isnan (option->contributions[k]))
        concord_finding_add_result (
            appraisal->finding,
            /* Translators: an option, then a criterion. */
            g_strdup_printf (_ ("%s on %s"), option->name, criterion->name),
            option->contributions[k],
            /* Translators: value times weight is points of the total: 60 × 30% = 18. */
            g_strdup_printf (_ ("%s × %s%% = %s"), value, weight, points), option->id);
    }
}

static void
tell_results (ConcordAppraisal *appraisal)
{
  ConcordFinding *finding = appraisal->finding;

  for (guint i = 0; i < appraisal->leaves->len; i++)
    {
      const ConcordAppraisalCriterion *criterion = get_leaf (appraisal, i);
      g_autofree char *number = concord_words_dup_number (100 * criterion->global, 1);

      if (!isnan (criterion->global))
        concord_finding_add_result (finding, g_strdup_printf (_ ("Weight of %s"), criterion->name),
                                    criterion->global, g_strdup_printf (_ ("%s%%"), number),
                                    criterion->id);
    }
  for (guint i = 0; i < appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *option = appraisal->options->pdata[i];
      g_autofree char *low = concord_words_dup_number (option->low, 1);
      g_autofree char *high = concord_words_dup_number (option->high, 1);

      tell_contributions (appraisal, option);
      if (option->rank == 0)
        continue;
      concord_finding_add_result (finding, g_strdup_printf (_ ("Total of %s"), option->name),
                                  option->total, concord_words_dup_number (option->total, 1),
                                  option->id);
      concord_finding_add_result (finding, g_strdup_printf (_ ("Rank of %s"), option->name),
                                  option->rank, NULL, option->id);
      if (option->has_range)
        concord_finding_add_result (finding, g_strdup_printf (_ ("Range of %s"), option->name),
                                    NAN, g_strdup_printf (_ ("%s to %s"), low, high), option->id);
    }
  if (!isnan (appraisal->margin))
    concord_finding_add_result (finding, g_strdup (_ ("Margin of the lead")), appraisal->margin,
                                concord_words_dup_number (appraisal->margin, 1), NULL);
}

static void
describe (ConcordFinding *finding)
{
  concord_finding_set_method (
      finding,
      _ ("Additive value model, V = sum of w × v over the criteria. Swing points become weights "
         "w, normalised inside each group of criteria and multiplied down the tree. Scores become "
         "values v from 0 at the worse end of the scale to 100 at the better, on a straight line "
         "or between the value points given. A range is the total with every score at its worst "
         "and at its best at once."),
      _ ("R. L. Keeney and H. Raiffa, Decisions with Multiple Objectives, 1976, chapter 3; "
         "D. von Winterfeldt and W. Edwards, Decision Analysis and Behavioral Research, 1986, "
         "chapter 8; Communities and Local Government, Multi-criteria analysis: a manual, 2009, "
         "chapter 6."));
}

ConcordAppraisal *
concord_appraisal_new (ConcordDocument *document, const char *weight_set)
{
  ConcordAppraisal *appraisal = g_new0 (ConcordAppraisal, 1);
  g_autoptr (GPtrArray) scales
      = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_scale_free);
  g_autofree char *problem = NULL;
  gboolean weighed;

  appraisal->finding = concord_finding_new ("appraisal", _ ("Weighted scores of the options"));
  appraisal->criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) criterion_free);
  appraisal->leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  appraisal->options = g_ptr_array_new_with_free_func ((GDestroyNotify) option_free);
  appraisal->best = appraisal->margin = NAN;
  describe (appraisal->finding);
  concord_appraisal_read_criteria (appraisal, document, scales);
  weighed = concord_appraisal_weigh (appraisal, document, weight_set, &problem);
  concord_appraisal_read_options (appraisal, document, scales);
  for (guint i = 0; weighed && i < appraisal->options->len; i++)
    {
      contribute (appraisal, appraisal->options->pdata[i]);
      tell_missing (appraisal, appraisal->options->pdata[i]);
    }
  if (weighed && appraisal->options->len > 0)
    rank (appraisal);
  if (appraisal->options->len == 0)
    appraisal->state = CONCORD_APPRAISAL_NO_OPTIONS;
  else if (appraisal->criteria->len == 0)
    appraisal->state = CONCORD_APPRAISAL_NO_CRITERIA;
  else if (!weighed)
    appraisal->state = CONCORD_APPRAISAL_NO_WEIGHTS;
  else
    appraisal->state
        = appraisal->n_ranked == 0 ? CONCORD_APPRAISAL_NOT_RANKED : CONCORD_APPRAISAL_RANKED;
  concord_finding_take_sentence (appraisal->finding,
                                 concord_appraisal_dup_sentence (appraisal, problem));
  tell_results (appraisal);
  return appraisal;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const ConcordAppraisalOption *first = *(ConcordAppraisalOption *const *) a;
  const ConcordAppraisalOption *second = *(ConcordAppraisalOption *const *) b;
  /* 0, no rank, becomes the largest number. */
  guint one = first->rank - 1, other = second->rank - 1;

  return (one > other) - (one < other);
}

GPtrArray *
concord_appraisal_list_by_rank (const ConcordAppraisal *appraisal)
{
  GPtrArray *list = g_ptr_array_sized_new (appraisal->options->len);

  for (guint i = 0; i < appraisal->options->len; i++)
    g_ptr_array_add (list, appraisal->options->pdata[i]);
  g_ptr_array_sort (list, compare_ranks);
  return list;
}
