#include "findings/weights.h"

#include "findings/child-list.h"
#include "findings/words.h"

#include "model/criterion.h"
#include "model/weight-set.h"
#include "model/weight.h"

#include "concord-words.h"

static void
weighting_free (ConcordWeighting *weighting)
{
  g_free (weighting->id);
  g_free (weighting->name);
  g_free (weighting->stale);
  concord_appraisal_free (weighting->appraisal);
  g_free (weighting);
}

void
concord_weights_free (ConcordWeights *weights)
{
  concord_finding_unref (weights->finding);
  g_ptr_array_unref (weights->sets);
  g_ptr_array_unref (weights->stale);
  g_free (weights->leader);
  g_free (weights);
}

const ConcordAppraisal *
concord_weights_get_first (const ConcordWeights *weights)
{
  return weights->sets->len == 0 ? NULL
                                 : ((ConcordWeighting *) weights->sets->pdata[0])->appraisal;
}

/* Whether a scale end was noted with the points and is another one today; 0 and 100 are understood
 * where the criterion does not say. */
static gboolean
has_moved (double then, double now, double otherwise)
{
  return !concord_is_absent (then) && then != (concord_is_absent (now) ? otherwise : now);
}

static gboolean
is_stale (const ConcordWeight *weight, const ConcordCriterion *criterion)
{
  return has_moved (weight->bottom, criterion->low, 0) || has_moved (weight->top, criterion->high, 100);
}

static char *
dup_scale (double bottom, double top)
{
  g_autofree char *from = concord_words_dup_number (bottom, 4);
  g_autofree char *to = concord_words_dup_number (top, 4);

  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static void
warn_of_stale (ConcordWeights *weights, const ConcordWeighting *weighting,
               const ConcordWeight *weight, const ConcordCriterion *criterion, const char *name)
{
  double low = concord_is_absent (criterion->low) ? 0 : criterion->low;
  double high = concord_is_absent (criterion->high) ? 100 : criterion->high;
  g_autofree char *then = dup_scale (concord_is_absent (weight->bottom) ? low : weight->bottom,
                                     concord_is_absent (weight->top) ? high : weight->top);
  g_autofree char *now = dup_scale (low, high);

  concord_finding_take_warning (
      weights->finding,
      /* Translators: a criterion, whose weights, the scale then and now. */
      g_strdup_printf (_ ("Swing points of %s were given for another scale in the weights of %s: %s "
                          "then, %s now. Ask for them again."),
                       name, weighting->name, then, now));
}

static void
find_stale (ConcordWeights *weights, ConcordWeighting *weighting, ConcordDocument *document,
            ConcordRecord *set)
{
  const ConcordAppraisal *appraisal = weighting->appraisal;
  g_autoptr (GPtrArray) records = concord_child_list_new (set, "weights");
  g_autoptr (GHashTable) by_criterion = g_hash_table_new (g_str_hash, g_str_equal);

  weighting->stale = g_new0 (gboolean, MAX (appraisal->leaves->len, 1));
  for (guint i = 0; i < records->len; i++)
    {
      ConcordWeight *weight = records->pdata[i];

      if (weight->criterion != NULL && !concord_is_absent (weight->points))
        g_hash_table_insert (by_criterion, (gpointer) weight->criterion, weight);
    }
  for (guint k = 0; k < appraisal->leaves->len; k++)
    {
      ConcordAppraisalCriterion *criterion
          = appraisal->criteria->pdata[g_array_index (appraisal->leaves, guint, k)];
      const ConcordWeight *weight = g_hash_table_lookup (by_criterion, criterion->id);
      ConcordCriterion *record = CONCORD_CRITERION (concord_document_find (document, criterion->id));

      if (weight == NULL || !is_stale (weight, record))
        continue;
      weighting->stale[k] = TRUE;
      warn_of_stale (weights, weighting, weight, record, criterion->name);
    }
}

static void
list_stale (ConcordWeights *weights)
{
  const ConcordAppraisal *first = concord_weights_get_first (weights);

  for (guint k = 0; first != NULL && k < first->leaves->len; k++)
    {
      ConcordAppraisalCriterion *criterion
          = first->criteria->pdata[g_array_index (first->leaves, guint, k)];
      gboolean stale = FALSE;

      for (guint i = 0; i < weights->sets->len; i++)
        stale |= ((ConcordWeighting *) weights->sets->pdata[i])->stale[k];
      if (stale)
        g_ptr_array_add (weights->stale, criterion->name);
    }
}

char *
concord_weighting_dup_leaders (const ConcordWeighting *weighting)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < weighting->appraisal->options->len; i++)
    {
      ConcordAppraisalOption *option = weighting->appraisal->options->pdata[i];

      if (option->rank == 1)
        g_ptr_array_add (names, option->name);
    }
  return names->len == 0 ? g_strdup ("") : concord_words_dup_array (names);
}

static void
find_leader (ConcordWeights *weights)
{
  gboolean same = TRUE;

  for (guint i = 0; i < weights->sets->len; i++)
    {
      const ConcordWeighting *weighting = weights->sets->pdata[i];
      g_autofree char *leaders = concord_weighting_dup_leaders (weighting);

      if (weighting->appraisal->state != CONCORD_APPRAISAL_RANKED)
        continue;
      weights->n_ranked++;
      same &= weighting->appraisal->n_winners == 1
              && (weights->leader == NULL || g_str_equal (weights->leader, leaders));
      if (weights->leader == NULL)
        weights->leader = g_steal_pointer (&leaders);
    }
  if (!same)
    g_clear_pointer (&weights->leader, g_free);
}

/* "Officers: Shared service; Members: In-house" */
static char *
dup_leaders (const ConcordWeights *weights)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < weights->sets->len; i++)
    {
      const ConcordWeighting *weighting = weights->sets->pdata[i];
      g_autofree char *leaders = concord_weighting_dup_leaders (weighting);

      if (weighting->appraisal->state == CONCORD_APPRAISAL_RANKED)
        /* Translators: whose weights, then the leading option. */
        g_string_append_printf (list, _ ("%s%s under the weights of %s"),
                                list->len > 0 ? "; " : "", leaders, weighting->name);
    }
  return g_string_free (list, FALSE);
}

static char *
dup_unranked (const ConcordWeights *weights)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < weights->sets->len; i++)
    {
      ConcordWeighting *weighting = weights->sets->pdata[i];

      if (weighting->appraisal->state != CONCORD_APPRAISAL_RANKED)
        g_ptr_array_add (names, weighting->name);
    }
  if (names->len == 0)
    return g_strdup ("");
  list = concord_words_dup_array (names);
  return g_strdup_printf (_ (" Nothing is ranked yet under the weights of %s."), list);
}

static char *
dup_sentence (const ConcordWeights *weights)
{
  g_autofree char *unranked = dup_unranked (weights);
  g_autofree char *leaders = dup_leaders (weights);

  if (weights->sets->len == 0)
    return g_strdup (_ ("No weights yet: enter on the Options screen whose weights there are, and "
                        "give the criteria swing points, 100 to the largest swing."));
  if (weights->n_ranked == 0)
    return g_strdup (_ ("No option can be ranked yet: options, criteria, scores or swing points "
                        "are missing on the Options screen."));
  if (weights->n_ranked == 1)
    return g_strdup_printf (_ ("First is %s.%s"), leaders, unranked);
  if (weights->leader != NULL)
    return g_strdup_printf (ngettext ("The same option leads under all %u weight set: %s.%s",
                                      "The same option leads under all %u weight sets: %s.%s",
                                      weights->n_ranked),
                            weights->n_ranked, weights->leader, unranked);
  return g_strdup_printf (_ ("Who leads depends on the weights: %s.%s"), leaders, unranked);
}

static void
tell_set (ConcordWeights *weights, const ConcordWeighting *weighting)
{
  const ConcordAppraisal *appraisal = weighting->appraisal;

  for (guint i = 0; i < appraisal->criteria->len; i++)
    {
      const ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[i];
      g_autofree char *share = concord_words_dup_number (100 * criterion->global, 1);

      if (isnan (criterion->global))
        continue;
      concord_finding_add_input (
          weights->finding,
          g_strdup_printf (_ ("Swing points of %s, %s"), criterion->name, weighting->name),
          criterion->points, NULL, criterion->id);
      if (criterion->leaf >= 0)
        concord_finding_add_result (
            weights->finding,
            g_strdup_printf (_ ("Weight of %s, %s"), criterion->name, weighting->name),
            criterion->global, g_strdup_printf (_ ("%s%%"), share), criterion->id);
    }
  for (guint i = 0; i < appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *option = appraisal->options->pdata[i];
      g_autofree char *total = concord_words_dup_number (option->total, 1);

      if (option->rank > 0)
        concord_finding_add_result (
            weights->finding, g_strdup_printf (_ ("Rank of %s, %s"), option->name, weighting->name),
            option->rank, g_strdup_printf (_ ("%u with %s"), option->rank, total), option->id);
    }
}

ConcordWeights *
concord_weights_new (ConcordDocument *document)
{
  ConcordWeights *weights = g_new0 (ConcordWeights, 1);
  g_autoptr (GPtrArray) sets = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (document)), "weight-sets");

  weights->finding = concord_finding_new ("weights", _ ("Weights of members, officers and users"));
  weights->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) weighting_free);
  weights->stale = g_ptr_array_new ();
  for (guint i = 0; i < sets->len; i++)
    {
      ConcordWeighting *weighting = g_new0 (ConcordWeighting, 1);

      weighting->id = g_strdup (concord_record_get_id (sets->pdata[i]));
      weighting->name = concord_record_dup_name (sets->pdata[i]);
      weighting->appraisal = concord_appraisal_new (document, weighting->id);
      g_ptr_array_add (weights->sets, weighting);
      find_stale (weights, weighting, document, sets->pdata[i]);
      tell_set (weights, weighting);
    }
  list_stale (weights);
  find_leader (weights);
  concord_finding_take_sentence (weights->finding, dup_sentence (weights));
  concord_finding_set_method (
      weights->finding,
      _ ("Swing points become weights by division, inside each group of criteria and multiplied "
         "down the tree, for each body on its own. The options are then ranked by the additive "
         "value model under each set of weights; no set is averaged with another. Swing points "
         "belong to the scale for which they were given."),
      _ ("D. von Winterfeldt and W. Edwards, Decision Analysis and Behavioral Research, 1986, "
         "chapter 8; Communities and Local Government, Multi-criteria analysis: a manual, 2009, "
         "chapter 6."));
  return weights;
}
