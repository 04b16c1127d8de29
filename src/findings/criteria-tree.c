/* The criteria tree and its weights. */
#include "findings/appraisal-private.h"
#include "findings/child-list.h"
#include "findings/words.h"

#include "methods/weighting.h"
#include "model/weight-set.h"
#include "model/weight.h"

#include "concord-words.h"

static void
read_branch (ConcordAppraisal *appraisal, ConcordRecord *above, int parent, GPtrArray *scales)
{
  g_autoptr (GPtrArray) records = concord_child_list_new (above, "criteria");

  for (guint i = 0; i < records->len; i++)
    {
      ConcordRecord *record = records->pdata[i];
      GListModel *below = concord_record_get_children (record, "criteria");
      ConcordAppraisalCriterion *criterion = g_new0 (ConcordAppraisalCriterion, 1);
      int index = (int) appraisal->criteria->len;

      criterion->id = g_strdup (concord_record_get_id (record));
      criterion->name = concord_record_dup_name (record);
      criterion->parent = parent;
      criterion->leaf = -1;
      criterion->points = criterion->local = criterion->global = NAN;
      g_ptr_array_add (appraisal->criteria, criterion);
      if (g_list_model_get_n_items (below) > 0)
        {
          read_branch (appraisal, record, index, scales);
          continue;
        }
      criterion->leaf = (int) appraisal->leaves->len;
      g_array_append_val (appraisal->leaves, index);
      g_ptr_array_add (scales, concord_scale_new (CONCORD_CRITERION (record)));
    }
}

static void
tell_scale (ConcordAppraisal *appraisal, guint leaf, const ConcordScale *scale)
{
  guint index = g_array_index (appraisal->leaves, guint, leaf);
  const ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[index];
  g_autofree char *low = concord_words_dup_number (scale->low, 4);
  g_autofree char *high = concord_words_dup_number (scale->high, 4);
  g_autofree char *better = NULL;

  if (scale->problem != NULL)
    {
      concord_finding_take_warning (appraisal->finding,
                                    /* Translators: a criterion's name, then what is wrong. */
                                    g_strdup_printf (_ ("%s: %s"), criterion->name,
                                                     scale->problem));
      return;
    }
  if (scale->xs != NULL)
    better = g_strdup_printf (_ ("%s to %s, by value points"), low, high);
  else if (scale->higher_is_better)
    better = g_strdup_printf (_ ("%s to %s, higher is better"), low, high);
  else
    better = g_strdup_printf (_ ("%s to %s, lower is better"), low, high);
  concord_finding_add_input (appraisal->finding,
                             g_strdup_printf (_ ("Scale of %s"), criterion->name), NAN,
                             g_steal_pointer (&better), criterion->id);
}

void
concord_appraisal_read_criteria (ConcordAppraisal *appraisal, ConcordDocument *document,
                                 GPtrArray *scales)
{
  read_branch (appraisal, CONCORD_RECORD (concord_document_get_project (document)), -1, scales);
  for (guint i = 0; i < scales->len; i++)
    tell_scale (appraisal, i, scales->pdata[i]);
}

/* The set asked for, else the leading one, else the first; NULL where there is none. */
static ConcordWeightSet *
find_weight_set (ConcordDocument *document, const char *id)
{
  ConcordRecord *wanted = id == NULL ? NULL : concord_document_find (document, id);
  g_autoptr (GPtrArray) sets = NULL;

  if (wanted != NULL && CONCORD_IS_WEIGHT_SET (wanted))
    return CONCORD_WEIGHT_SET (wanted);
  sets = concord_child_list_new (CONCORD_RECORD (concord_document_get_project (document)),
                              "weight-sets");
  for (guint i = 0; i < sets->len; i++)
    if (CONCORD_WEIGHT_SET (sets->pdata[i])->leading == 1)
      return sets->pdata[i];
  return sets->len == 0 ? NULL : sets->pdata[0];
}

/* Takes the points of the set over into the tree; returns how many criteria have some. */
static guint
read_points (ConcordAppraisal *appraisal, ConcordWeightSet *set)
{
  g_autoptr (GPtrArray) weights = concord_child_list_new (CONCORD_RECORD (set), "weights");
  g_autoptr (GHashTable) by_criterion = g_hash_table_new (g_str_hash, g_str_equal);
  guint found = 0;

  for (guint i = 0; i < weights->len; i++)
    {
      ConcordWeight *weight = weights->pdata[i];

      if (weight->criterion != NULL && !concord_is_absent (weight->points))
        g_hash_table_insert (by_criterion, (gpointer) weight->criterion, weight);
    }
  for (guint i = 0; i < appraisal->criteria->len; i++)
    {
      ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[i];
      ConcordWeight *weight = g_hash_table_lookup (by_criterion, criterion->id);

      if (weight == NULL)
        continue;
      criterion->points = weight->points;
      found++;
      concord_finding_add_input (appraisal->finding,
                                 g_strdup_printf (_ ("Swing points of %s"), criterion->name),
                                 weight->points, NULL,
                                 concord_record_get_id (CONCORD_RECORD (weight)));
    }
  return found;
}

static gboolean
is_only_child (const ConcordAppraisal *appraisal, const ConcordAppraisalCriterion *child)
{
  for (guint i = 0; i < appraisal->criteria->len; i++)
    {
      const ConcordAppraisalCriterion *other = appraisal->criteria->pdata[i];

      if (other != child && other->parent == child->parent)
        return FALSE;
    }
  return TRUE;
}

/* Names the criteria without points; NULL where none needs any. */
static char *
dup_unweighted (const ConcordAppraisal *appraisal)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < appraisal->criteria->len; i++)
    {
      ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[i];

      if (isnan (criterion->points) && !is_only_child (appraisal, criterion))
        g_ptr_array_add (names, criterion->name);
    }
  if (names->len == 0)
    return NULL;
  list = concord_words_dup_array (names);
  return g_strdup_printf (
      ngettext ("%s has no swing points in the weights of %s. Enter them, or 0 if it should not "
                "count.",
                "%s have no swing points in the weights of %s. Enter them, or 0 for those that "
                "should not count.",
                names->len),
      list, appraisal->weight_set_name);
}

static char *
weigh_tree (ConcordAppraisal *appraisal)
{
  guint n = appraisal->criteria->len;
  g_autofree int *parents = g_new (int, n);
  g_autofree double *numbers = g_new (double, 3 * n);
  double *points = numbers, *local = numbers + n, *global = numbers + 2 * n;
  int failed;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      const ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[i];

      parents[i] = criterion->parent;
      points[i] = criterion->points;
    }
  if (!concord_tree_weights (parents, points, n, local, global, &failed, &error))
    {
      const ConcordAppraisalCriterion *group = failed < 0 ? NULL
                                                          : appraisal->criteria->pdata[failed];

      return group == NULL ? g_strdup (error->message)
                           : g_strdup_printf (_ ("Under %s: %s"), group->name, error->message);
    }
  for (guint i = 0; i < n; i++)
    {
      ConcordAppraisalCriterion *criterion = appraisal->criteria->pdata[i];

      criterion->local = local[i];
      criterion->global = global[i];
    }
  return NULL;
}

gboolean
concord_appraisal_weigh (ConcordAppraisal *appraisal, ConcordDocument *document,
                         const char *weight_set, char **problem)
{
  ConcordWeightSet *set = find_weight_set (document, weight_set);

  *problem = NULL;
  if (set != NULL)
    {
      appraisal->weight_set_id = g_strdup (concord_record_get_id (CONCORD_RECORD (set)));
      appraisal->weight_set_name = concord_record_dup_name (CONCORD_RECORD (set));
    }
  if (appraisal->criteria->len == 0)
    return FALSE;
  /* A single criterion has all the weight, whoever is asked. */
  if (set == NULL ? appraisal->criteria->len > 1
                  : read_points (appraisal, set) == 0 && appraisal->criteria->len > 1)
    return FALSE;
  *problem = dup_unweighted (appraisal);
  if (*problem == NULL)
    *problem = weigh_tree (appraisal);
  return *problem == NULL;
}
