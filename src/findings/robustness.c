#include "findings/reads.h"
#include "findings/robustness-private.h"

#include "methods/frontier.h"
#include "methods/method-error.h"

#include "concord-words.h"

#define DRAWS 100000
#define COARSE_DRAWS 2000
/* Options x (options + criteria) up to which the whole work is as good as instant. */
#define QUICK_CELLS 60

/* --- results --------------------------------------------------------------------------------- */

static void
criterion_free (gpointer data)
{
  ConcordRobustnessCriterion *criterion = data;

  g_free (criterion->id);
  g_free (criterion->name);
  g_array_unref (criterion->turns);
  g_free (criterion->least);
  g_free (criterion->most);
  g_free (criterion);
}

static void
option_free (gpointer data)
{
  ConcordRobustnessOption *option = data;

  g_free (option->id);
  g_free (option->name);
  g_free (option->acceptability);
  g_free (option->central);
  g_free (option->beats);
  g_free (option);
}

ConcordRobustness *
concord_robustness_ref (ConcordRobustness *robustness)
{
  g_atomic_ref_count_inc (&robustness->references);
  return robustness;
}

void
concord_robustness_unref (ConcordRobustness *robustness)
{
  if (!g_atomic_ref_count_dec (&robustness->references))
    return;
  concord_finding_unref (robustness->finding);
  g_ptr_array_unref (robustness->criteria);
  g_ptr_array_unref (robustness->options);
  g_free (robustness);
}

static ConcordRobustness *
robustness_new (const ConcordRobustnessInputs *inputs, gboolean coarse)
{
  ConcordRobustness *robustness = g_new0 (ConcordRobustness, 1);

  g_atomic_ref_count_init (&robustness->references);
  robustness->finding = concord_finding_new ("robustness", _ ("Robustness of the first place"));
  robustness->is_coarse = coarse;
  robustness->draws = coarse ? COARSE_DRAWS : DRAWS;
  robustness->seed = inputs->seed;
  robustness->leader = G_MAXUINT;
  robustness->nearest = -1;
  robustness->cost_rise = robustness->nearest_at = robustness->holds = NAN;
  robustness->criteria = g_ptr_array_new_with_free_func (criterion_free);
  robustness->options = g_ptr_array_new_with_free_func (option_free);
  return robustness;
}

/* --- value against cost ---------------------------------------------------------------------- */

static void
weigh_costs (ConcordRobustness *robustness)
{
  guint n = robustness->options->len, n_known = 0, n_efficient = 0;
  g_autofree double *costs = g_new (double, n);
  g_autofree double *totals = g_new (double, n);
  g_autofree guint *known = g_new (guint, n);
  g_autofree gsize *efficient = g_new (gsize, n);
  gsize found = 0;

  for (guint i = 0; i < n; i++)
    {
      ConcordRobustnessOption *option = concord_robustness_get_option (robustness, i);

      option->cost_per_point = option->total > 0 ? option->cost / option->total : (double)NAN;
      if (isnan (option->cost))
        continue;
      costs[n_known] = option->cost;
      totals[n_known] = option->total;
      known[n_known++] = i;
    }
  if (n_known > 0 && concord_efficient_options (costs, totals, n_known, efficient, &found, NULL))
    n_efficient = (guint)found;
  for (guint i = 0; i < n_efficient; i++)
    concord_robustness_get_option (robustness, known[efficient[i]])->efficient = TRUE;
}

static void
find_cost_rise (ConcordRobustness *robustness, const ConcordRobustnessInputs *inputs)
{
  const ConcordRobustnessOption *leader;

  if (robustness->leader == G_MAXUINT)
    return;
  leader = concord_robustness_get_option (robustness, robustness->leader);
  if (g_strcmp0 (inputs->money_leader, leader->id) == 0 && inputs->money_lead > 0
      && leader->cost > 0)
    robustness->cost_rise = inputs->money_lead / leader->cost;
}

/* --- the work -------------------------------------------------------------------------------- */

static void
add_options (ConcordRobustness *robustness, ConcordRobustnessWork *work)
{
  const ConcordAppraisal *appraisal = work->inputs->appraisal;

  for (guint i = 0; i < appraisal->options->len; i++)
    if (((ConcordAppraisalOption *)appraisal->options->pdata[i])->rank > 0)
      g_ptr_array_add (work->ranked, appraisal->options->pdata[i]);
  for (guint i = 0, r = 0; i < appraisal->options->len; i++)
    {
      const ConcordAppraisalOption *from = appraisal->options->pdata[i];
      ConcordRobustnessOption *option;

      if (from->rank == 0)
        continue;
      option = g_new0 (ConcordRobustnessOption, 1);
      option->id = g_strdup (from->id);
      option->name = g_strdup (from->name);
      option->total = from->total;
      option->acceptability = concord_robustness_new_absent (work->ranked->len);
      option->beats = concord_robustness_new_absent (work->ranked->len);
      option->confidence = NAN;
      option->cost = work->inputs->costs[i];
      g_ptr_array_add (robustness->options, option);
      if (from->rank == 1 && appraisal->n_winners == 1)
        robustness->leader = r;
      r++;
    }
}

static gboolean
is_outdone (const ConcordRobustness *robustness)
{
  double own = concord_robustness_get_option (robustness, robustness->leader)->acceptability[0];

  for (guint i = 0; i < robustness->options->len && own < 0.5; i++)
    if (concord_robustness_get_option (robustness, i)->acceptability[0] > own)
      return TRUE;
  return FALSE;
}

static ConcordRobustnessState
judge (const ConcordRobustness *robustness)
{
  const ConcordRobustnessOption *leader
      = robustness->leader == G_MAXUINT
            ? NULL
            : concord_robustness_get_option (robustness, robustness->leader);
  const ConcordRobustnessCriterion *nearest
      = robustness->nearest < 0 ? NULL : robustness->criteria->pdata[robustness->nearest];

  if (robustness->options->len < 2)
    return CONCORD_ROBUSTNESS_NOT_READY;
  if (leader == NULL || is_outdone (robustness) || robustness->holds < 0.5)
    return CONCORD_ROBUSTNESS_NO_WINNER;
  if (nearest != NULL
      && fabs (nearest->weight - robustness->nearest_at) < CONCORD_ROBUSTNESS_NEAR_TURN)
    return CONCORD_ROBUSTNESS_CLOSE;
  return robustness->holds < CONCORD_ROBUSTNESS_SURE_SCORES
                 || robustness->cost_rise < CONCORD_ROBUSTNESS_SMALL_RISE
                 || leader->acceptability[0] < 0.5
             ? CONCORD_ROBUSTNESS_CLOSE
             : CONCORD_ROBUSTNESS_CLEAR;
}

/* FALSE only where it was stopped; what else goes wrong is told in the finding. */
static gboolean
compute (ConcordRobustness *robustness,
         ConcordRobustnessWork *work,
         ConcordProgress *progress,
         GError **error)
{
  add_options (robustness, work);
  concord_robustness_choose_drawn (work);
  weigh_costs (robustness);
  find_cost_rise (robustness, work->inputs);
  return concord_robustness_find_turns (robustness, work, error)
         && concord_robustness_draw (robustness, work, progress, error);
}

static gpointer
run (gconstpointer data, gboolean coarse, ConcordProgress *progress, GError **error)
{
  const ConcordRobustnessInputs *inputs = data;
  g_autoptr (ConcordRobustness) robustness = robustness_new (inputs, coarse);
  g_autoptr (GPtrArray) ranked = g_ptr_array_new ();
  ConcordRobustnessWork work = { .inputs = inputs, .ranked = ranked };
  g_autoptr (GError) problem = NULL;

  if (inputs->appraisal->state != CONCORD_APPRAISAL_RANKED)
    work.problem = inputs->appraisal->finding->sentence;
  else if (!compute (robustness, &work, progress, &problem))
    work.problem = problem->message;
  else
    robustness->state = judge (robustness);
  if (g_error_matches (problem, CONCORD_METHOD_ERROR, CONCORD_METHOD_ERROR_CANCELLED))
    {
      g_free (work.is_drawn);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  concord_robustness_tell (robustness, &work);
  g_free (work.is_drawn);
  return g_steal_pointer (&robustness);
}

static gboolean
is_quick (gconstpointer data)
{
  const ConcordRobustnessInputs *inputs = data;
  guint n = inputs->appraisal->n_ranked, m = inputs->appraisal->leaves->len;

  return inputs->least == NULL && n * (n + m) <= QUICK_CELLS;
}

CONCORD_DEFINE_HEAVY_WORK (concord_robustness)

const ConcordHeavyKind *
concord_robustness_get_kind (void)
{
  static const ConcordHeavyKind kind = {
    .name = "robustness",
    .label = N_ ("Trying random weightings"),
    .reads = concord_reads_decision,
    .copy = copy_inputs,
    .is_quick = is_quick,
    .run = run,
    CONCORD_HEAVY_WORK,
  };

  return &kind;
}

ConcordRobustness *
concord_robustness_get (ConcordDocument *document, gboolean whole)
{
  /* The work is never refused, and here it is never stopped. */
  return concord_heavy_get_result (concord_heavy_get_for (document), concord_robustness_get_kind (),
                                   whole, NULL, NULL);
}
