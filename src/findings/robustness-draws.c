/* Random weightings, and scores drawn between low and high. */
#include "findings/robustness-private.h"
#include "findings/words.h"

#include "methods/method-error.h"
#include "methods/smaa.h"

#include "concord-words.h"
#include <string.h>

/* Draws of the scores with the weights as they are: an error of at most 0.01. */
#define SCORE_DRAWS 20000

/* A criterion without weight, on which some option has no score, can't be drawn. */
void
concord_robustness_choose_drawn (ConcordRobustnessWork *work)
{
  guint n = work->inputs->appraisal->leaves->len;

  work->is_drawn = g_new (gboolean, MAX (n, 1));
  for (guint k = 0; k < n; k++)
    {
      work->is_drawn[k] = TRUE;
      for (guint i = 0; i < work->ranked->len; i++)
        {
          const ConcordAppraisalOption *option = work->ranked->pdata[i];

          work->is_drawn[k] &= !isnan (option->values[k]);
          work->has_range |= option->high_values[k] > option->low_values[k];
        }
    }
}

/* Bounds that no weights can meet, in the words of those who gave them. */
static gboolean
check_bounds (const ConcordRobustnessWork *work, GError **error)
{
  const ConcordRobustnessInputs *inputs = work->inputs;
  const char *set = inputs->appraisal->weight_set_name;
  double least = 0, most = 0;

  for (guint k = 0; inputs->least != NULL && k < inputs->appraisal->leaves->len; k++)
    {
      const char *name = concord_robustness_get_leaf (inputs->appraisal, k)->name;

      if (inputs->least[k] > inputs->most[k])
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("In the weights of %s the least weight of %s is above its "
                                         "greatest: change one of them on the Options screen."),
                                      set, name);
      if (!work->is_drawn[k] && inputs->least[k] > 0)
        return concord_method_refuse (
            error, CONCORD_METHOD_ERROR_ABSENT,
            _ ("%s has a least weight in the weights of %s, but not every "
               "option has a score on it: enter the scores."),
            name, set);
      least += inputs->least[k];
      most += work->is_drawn[k] ? inputs->most[k] : 0;
    }
  if (inputs->least == NULL || (least <= 1 + 1e-9 && most >= 1 - 1e-9))
    return TRUE;
  return least > 1
             ? concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                      _ ("The least weights in the weights of %s add up to more "
                                         "than 100%%: lower some on the Options screen."),
                                      set)
             : concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                      _ ("The greatest weights in the weights of %s add up to "
                                         "less than 100%%: raise some on the Options screen."),
                                      set);
}

static void
take_drawn (const ConcordRobustnessWork *work, const double *from, double *to)
{
  gsize at = 0;

  for (guint k = 0; k < work->inputs->appraisal->leaves->len; k++)
    if (work->is_drawn[k])
      to[at++] = from[k];
}

static void
set_scores (ConcordSmaaProblem *problem,
            const ConcordRobustnessWork *work,
            const ConcordRobustnessTable *table)
{
  problem->n_options = table->n;
  problem->n_criteria = table->m;
  if (!work->has_range)
    {
      problem->values = table->likely;
      return;
    }
  problem->low = table->low;
  problem->likely = table->likely;
  problem->high = table->high;
}

static void
take_ranks (ConcordRobustness *robustness,
            const ConcordRobustnessWork *work,
            const ConcordSmaa *smaa,
            gsize m)
{
  gsize n = robustness->options->len;

  for (gsize i = 0; i < n; i++)
    {
      ConcordRobustnessOption *option = concord_robustness_get_option (robustness, i);
      const double *central = smaa->central_weights + i * m;
      gsize at = 0;

      memcpy (option->acceptability, smaa->acceptability + i * n, n * sizeof (double));
      memcpy (option->beats, smaa->pairwise + i * n, n * sizeof (double));
      option->confidence = smaa->confidence[i];
      if (isnan (central[0]))
        continue;
      option->central = g_new0 (double, work->inputs->appraisal->leaves->len);
      for (guint k = 0; k < work->inputs->appraisal->leaves->len; k++)
        if (work->is_drawn[k])
          option->central[k] = central[at++];
    }
}

static gboolean
draw_weights (ConcordRobustness *robustness,
              const ConcordRobustnessWork *work,
              ConcordProgress *progress,
              GError **error)
{
  const ConcordRobustnessInputs *inputs = work->inputs;
  g_auto (ConcordRobustnessTable) table = concord_robustness_table_new (work, work->is_drawn);
  g_autofree double *bounds = g_new (double, 2 * table.m + 1);
  ConcordSmaaProblem problem
      = { .draws = robustness->draws, .seed = robustness->seed, .progress = progress };
  g_autoptr (ConcordSmaa) smaa = NULL;

  set_scores (&problem, work, &table);
  if (inputs->least != NULL)
    {
      take_drawn (work, inputs->least, bounds);
      take_drawn (work, inputs->most, bounds + table.m);
      problem.weight_low = bounds;
      problem.weight_high = bounds + table.m;
    }
  smaa = concord_smaa (&problem, error);
  if (smaa == NULL)
    return FALSE;
  take_ranks (robustness, work, smaa, table.m);
  return TRUE;
}

/* In how many draws of the scores alone the leader stays first. */
static gboolean
draw_scores (ConcordRobustness *robustness, const ConcordRobustnessWork *work, GError **error)
{
  g_auto (ConcordRobustnessTable) table = concord_robustness_table_new (work, work->is_drawn);
  gsize draws = MIN (robustness->draws, SCORE_DRAWS);
  g_autofree double *weights = concord_robustness_dup_weights (work);
  g_autofree double *rows = NULL;
  ConcordSmaaProblem problem = { .draws = draws, .seed = robustness->seed };
  g_autoptr (ConcordSmaa) smaa = NULL;

  if (!work->has_range || robustness->leader == G_MAXUINT)
    return TRUE;
  rows = g_new (double, draws *table.m);
  for (gsize d = 0; d < draws; d++)
    take_drawn (work, weights, rows + d * table.m);
  set_scores (&problem, work, &table);
  problem.weight_draws = rows;
  smaa = concord_smaa (&problem, error);
  if (smaa == NULL)
    return FALSE;
  robustness->holds = smaa->acceptability[robustness->leader * table.n];
  return TRUE;
}

gboolean
concord_robustness_draw (ConcordRobustness *robustness,
                         const ConcordRobustnessWork *work,
                         ConcordProgress *progress,
                         GError **error)
{
  return check_bounds (work, error) && draw_scores (robustness, work, error)
         && draw_weights (robustness, work, progress, error);
}
