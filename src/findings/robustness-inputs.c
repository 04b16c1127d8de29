/* What robustness is worked out from, copied out of the document. */
#include "findings/child-list.h"
#include "findings/money-case.h"
#include "findings/robustness-private.h"

#include "model/weight.h"

static int
find_leaf (const ConcordAppraisal *appraisal, const char *criterion)
{
  for (guint k = 0; k < appraisal->leaves->len; k++)
    if (g_str_equal (concord_robustness_get_leaf (appraisal, k)->id, criterion))
      return (int)k;
  return -1;
}

static void
take_bounds (ConcordRobustnessInputs *inputs, const ConcordWeight *weight)
{
  guint n = inputs->appraisal->leaves->len;
  int leaf;

  if (weight->criterion == NULL
      || (concord_is_absent (weight->least) && concord_is_absent (weight->most)))
    return;
  leaf = find_leaf (inputs->appraisal, weight->criterion);
  if (leaf < 0)
    return;
  if (inputs->least == NULL)
    {
      inputs->least = g_new0 (double, n);
      inputs->most = g_new (double, n);
      for (guint k = 0; k < n; k++)
        inputs->most[k] = 1;
    }
  if (!concord_is_absent (weight->least))
    inputs->least[leaf] = weight->least / 100;
  if (!concord_is_absent (weight->most))
    inputs->most[leaf] = weight->most / 100;
  inputs->bounds[leaf] = g_strdup (concord_record_get_id (CONCORD_RECORD ((gpointer)weight)));
}

static void
read_bounds (ConcordRobustnessInputs *inputs, ConcordDocument *document)
{
  const char *id = inputs->appraisal->weight_set_id;
  ConcordRecord *set = id == NULL ? NULL : concord_document_find (document, id);
  g_autoptr (GPtrArray) weights = NULL;

  inputs->bounds = g_new0 (char *, inputs->appraisal->leaves->len + 1);
  if (set == NULL)
    return;
  weights = concord_child_list_new (set, "weights");
  for (guint i = 0; i < weights->len; i++)
    take_bounds (inputs, weights->pdata[i]);
}

static void
read_money (ConcordRobustnessInputs *inputs, ConcordDocument *document)
{
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  const GPtrArray *options = inputs->appraisal->options;

  inputs->costs = g_new (double, MAX (options->len, 1));
  inputs->money_lead = NAN;
  for (guint i = 0; i < options->len; i++)
    {
      const ConcordAppraisalOption *option = options->pdata[i];
      const ConcordMoneyOption *found = money->state == CONCORD_MONEY_READY
                                            ? concord_money_case_find_option (money, option->id)
                                            : NULL;

      inputs->costs[i] = found != NULL && found->has_lines
                             ? found->present_cost + found->present_risk
                             : (double)NAN;
    }
  if (money->state == CONCORD_MONEY_READY && money->leader < money->options->len)
    {
      const ConcordMoneyOption *leader = money->options->pdata[money->leader];

      inputs->money_leader = g_strdup (leader->id);
      inputs->money_lead = money->lead;
    }
}

ConcordRobustnessInputs *
concord_robustness_inputs_new (ConcordDocument *document)
{
  ConcordRobustnessInputs *inputs = g_new0 (ConcordRobustnessInputs, 1);
  ConcordProject *project = concord_document_get_project (document);

  inputs->appraisal = concord_appraisal_new (document, NULL);
  inputs->project = g_strdup (concord_record_get_id (CONCORD_RECORD (project)));
  inputs->has_seed = !concord_is_absent (project->seed);
  inputs->seed = inputs->has_seed ? (guint64)project->seed : 0;
  read_bounds (inputs, document);
  read_money (inputs, document);
  return inputs;
}

void
concord_robustness_inputs_free (ConcordRobustnessInputs *inputs)
{
  for (guint k = 0; k < inputs->appraisal->leaves->len; k++)
    g_free (inputs->bounds[k]);
  g_free (inputs->bounds);
  concord_appraisal_free (inputs->appraisal);
  g_free (inputs->project);
  g_free (inputs->least);
  g_free (inputs->most);
  g_free (inputs->costs);
  g_free (inputs->money_leader);
  g_free (inputs);
}
