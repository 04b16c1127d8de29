/* The options of an appraisal: scores read and turned into values. */
#include "findings/appraisal-private.h"
#include "findings/child-list.h"
#include "findings/option-list.h"

#include "model/score.h"

#include "concord-words.h"

static double *
new_absent (guint n)
{
  double *numbers = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    numbers[i] = NAN;
  return numbers;
}

static ConcordAppraisalOption *
option_new (ConcordRecord *record, guint n_leaves)
{
  ConcordAppraisalOption *option = g_new0 (ConcordAppraisalOption, 1);

  option->id = g_strdup (concord_record_get_id (record));
  option->name = concord_record_dup_name (record);
  option->scores = new_absent (n_leaves);
  option->values = new_absent (n_leaves);
  option->low_values = new_absent (n_leaves);
  option->high_values = new_absent (n_leaves);
  option->contributions = new_absent (n_leaves);
  option->total = option->low = option->high = NAN;
  option->missing = g_ptr_array_new_with_free_func (g_free);
  return option;
}

static void
check_score (ConcordAppraisal *appraisal, const ConcordAppraisalOption *option,
             const ConcordAppraisalCriterion *criterion, const ConcordScale *scale,
             const ConcordScore *score)
{
  if (scale->problem == NULL && concord_scale_is_outside (scale, score->score_likely))
    concord_finding_take_warning (
        appraisal->finding,
        g_strdup_printf (_ ("The score of %s on %s is outside the scale; it counts as the nearer "
                            "end."),
                         option->name, criterion->name));
  if (score->score_low > score->score_likely || score->score_high < score->score_likely)
    concord_finding_take_warning (
        appraisal->finding,
        g_strdup_printf (_ ("The likely score of %s on %s does not lie between its low and its "
                            "high score."),
                         option->name, criterion->name));
}

static void
take_score (ConcordAppraisal *appraisal, ConcordAppraisalOption *option, guint leaf,
            const ConcordScale *scale, ConcordScore *score)
{
  guint index = g_array_index (appraisal->leaves, guint, leaf);
  const ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[index];
  double likely = score->score_likely;
  double low = concord_is_absent (score->score_low) ? likely : score->score_low;
  double high = concord_is_absent (score->score_high) ? likely : score->score_high;

  if (concord_is_absent (likely))
    return;
  option->scores[leaf] = likely;
  option->values[leaf] = concord_scale_get_value (scale, likely);
  concord_scale_get_range (scale, MIN (low, likely), MAX (high, likely),
                           &option->low_values[leaf], &option->high_values[leaf]);
  option->has_range |= !concord_is_absent (score->score_low)
                       || !concord_is_absent (score->score_high);
  check_score (appraisal, option, criterion, scale, score);
  concord_finding_add_input (appraisal->finding,
                             g_strdup_printf (_ ("Score of %s on %s"), option->name,
                                              criterion->name),
                             likely, NULL, concord_record_get_id (CONCORD_RECORD (score)));
}

/* Scores given before criteria were put below their criterion stand in the file but count no more. */
static void
tell_group_score (ConcordAppraisal *appraisal, const ConcordAppraisalOption *option,
                  const ConcordAppraisalCriterion *group)
{
  concord_finding_take_warning (
      appraisal->finding,
      g_strdup_printf (_ ("The score of %s on %s does not count: score the criteria below it."),
                       option->name, group->name));
}

static void
read_scores (ConcordAppraisal *appraisal, ConcordAppraisalOption *option, ConcordRecord *record,
             GHashTable *indices, const GPtrArray *scales)
{
  g_autoptr (GPtrArray) scores = concord_child_list_new (record, "scores");

  for (guint i = 0; i < scores->len; i++)
    {
      ConcordScore *score = scores->pdata[i];
      gpointer index;
      const ConcordAppraisalCriterion *criterion;

      if (score->criterion == NULL
          || !g_hash_table_lookup_extended (indices, score->criterion, NULL, &index))
        continue;
      criterion = appraisal->criteria->pdata[GPOINTER_TO_UINT (index)];
      if (criterion->leaf >= 0)
        take_score (appraisal, option, (guint) criterion->leaf, scales->pdata[criterion->leaf],
                    score);
      else if (!concord_is_absent (score->score_likely))
        tell_group_score (appraisal, option, criterion);
    }
}

void
concord_appraisal_read_options (ConcordAppraisal *appraisal, ConcordDocument *document,
                                const GPtrArray *scales)
{
  g_autoptr (GPtrArray) records = concord_option_list_new (document, &appraisal->short_list);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < appraisal->criteria->len; i++)
    g_hash_table_insert (indices,
                         ((ConcordAppraisalCriterion *) appraisal->criteria->pdata[i])->id,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < records->len; i++)
    {
      ConcordAppraisalOption *option = option_new (records->pdata[i], appraisal->leaves->len);

      g_ptr_array_add (appraisal->options, option);
      read_scores (appraisal, option, records->pdata[i], indices, scales);
    }
}
