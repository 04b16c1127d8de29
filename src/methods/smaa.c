
#include "methods/smaa.h"

#include <math.h>

#include "concord-words.h"

#include "methods/additive-value.h"
#include "methods/method-error.h"
#include "methods/smaa-ranks.h"

/* Random scores are drawn anew for the confidence factors, whose error is then at most 0.002. */
#define CONFIDENCE_DRAWS 65536
/* Draws x options x (criteria + options), and x criteria again in the second pass. */
#define MOST_WORK 4e10
#define MOST_CELLS 4000000

static gboolean
refuse_work (GError **error)
{
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                _ ("So many draws of so many options and criteria would take "
                                   "too long; ask for fewer."));
}

static gboolean
check_size (const ConcordSmaaProblem *p, GError **error)
{
  double n = p->n_options, m = p->n_criteria, draws = p->draws;
  double again = p->value_draws != NULL ? draws : MIN (draws, CONFIDENCE_DRAWS);

  if (p->n_options == 0 || p->n_criteria == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("Ranks need at least one option and one criterion."));
  if (p->draws == 0 || p->draws > CONCORD_SMAA_MOST_DRAWS)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The number of draws must lie between 1 and %d."),
                                  CONCORD_SMAA_MOST_DRAWS);
  if (n * (n + m) > MOST_CELLS || draws * n * (n + m) + again * n * n * m > MOST_WORK)
    return refuse_work (error);
  return TRUE;
}

static gboolean
check_weight_draws (const ConcordSmaaProblem *p, GError **error)
{
  for (gsize d = 0; p->weight_draws != NULL && d < p->draws; d++)
    {
      const double *row = p->weight_draws + d * p->n_criteria;
      double sum = 0;

      for (gsize k = 0; k < p->n_criteria; k++)
        {
          if (!(row[k] >= 0))
            return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                          _ ("A weight of draw %zu"
                                             " is absent or negative."),
                                          d + 1);
          sum += row[k];
        }
      if (!(sum > 0) || isinf (sum))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                      _ ("The weights of draw %zu"
                                         " are all zero or too large."),
                                      d + 1);
    }
  return TRUE;
}

static gboolean
check_scores (const ConcordSmaaProblem *p, GError **error)
{
  gsize cells = p->n_options * p->n_criteria;

  if (p->value_draws != NULL)
    return concord_method_check_given (p->value_draws, cells * p->draws, _ ("the scores"), error);
  if (p->values != NULL)
    return concord_method_check_given (p->values, cells, _ ("the scores"), error);
  if (!concord_method_check_given (p->low, cells, _ ("the low scores"), error)
      || !concord_method_check_given (p->likely, cells, _ ("the likely scores"), error)
      || !concord_method_check_given (p->high, cells, _ ("the high scores"), error))
    return FALSE;
  for (gsize i = 0; i < cells; i++)
    if (!(p->low[i] <= p->likely[i] && p->likely[i] <= p->high[i]))
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("A likely score does not lie between its low and its high "
                                       "score."));
  return TRUE;
}

static gboolean
set_tolerance (ConcordSmaaPlan *plan, GError **error)
{
  const ConcordSmaaProblem *p = plan->problem;
  gsize cells = p->n_options * p->n_criteria;
  double headroom;

  plan->tolerance
      = p->values != NULL        ? concord_tie_tolerance (p->values, cells)
        : p->value_draws != NULL ? concord_tie_tolerance (p->value_draws, cells * p->draws)
                                 : MAX (concord_tie_tolerance (p->low, cells),
                                        concord_tie_tolerance (p->high, cells));
  headroom = plan->tolerance * 1e14; /* differences of totals must not overflow */
  return concord_method_check_result (&headroom, 1, error);
}

static void
set_scores (ConcordSmaaPlan *plan)
{
  const ConcordSmaaProblem *p = plan->problem;
  gsize cells = p->n_options * p->n_criteria;

  if (p->value_draws != NULL)
    return;
  plan->scores = g_new0 (ConcordSmaaScore, cells);
  for (gsize i = 0; i < cells; i++)
    {
      ConcordSmaaScore *score = plan->scores + i;
      double range;

      score->base = p->values != NULL ? p->values[i] : p->low[i];
      range = p->values != NULL ? 0 : p->high[i] - p->low[i];
      if (!(range > 0))
        continue;
      score->is_random = TRUE;
      score->half = range / 2;
      score->skew = (p->likely[i] - p->low[i]) - range / 2;
      score->base -= 2 * score->half; /* because u and v begin at 1 */
    }
}

static gboolean
add_confidence (ConcordSmaaPlan *plan, ConcordSmaa *smaa)
{
  const ConcordSmaaProblem *p = plan->problem;
  ConcordSmaaProblem fewer = *p;
  ConcordSmaaPlan second = *plan;
  g_autofree guint64 *firsts = g_new0 (guint64, p->n_options);

  if (p->value_draws == NULL)
    fewer.draws = p->values != NULL ? 1 : MIN (p->draws, CONFIDENCE_DRAWS);
  second.problem = &fewer;
  second.centres = smaa->central_weights;
  if (!concord_blocks_run (&concord_smaa_confidence, &second,
                           (fewer.draws + CONCORD_SMAA_BLOCK - 1) / CONCORD_SMAA_BLOCK,
                           p->n_threads, (ConcordStage){ p->progress, 800, 1000 }, firsts))
    return FALSE;
  smaa->confidence_draws = fewer.draws;
  for (gsize i = 0; i < p->n_options; i++)
    smaa->confidence[i] = isnan (smaa->central_weights[i * p->n_criteria])
                              ? NAN
                              : (double)firsts[i] / (double)fewer.draws;
  return TRUE;
}

static ConcordSmaa *
summarise (const ConcordSmaaProblem *p, const ConcordSmaaCounts *counts)
{
  gsize n = p->n_options, m = p->n_criteria;
  ConcordSmaa *smaa = g_new0 (ConcordSmaa, 1);

  smaa->acceptability = g_new (double, n * n);
  smaa->pairwise = g_new (double, n * n);
  smaa->central_weights = g_new (double, n * m);
  smaa->confidence = g_new (double, n);
  for (gsize i = 0; i < n * n; i++)
    {
      smaa->acceptability[i] = (double)counts->places[i] / (double)p->draws;
      smaa->pairwise[i] = (double)counts->wins[i] / (double)p->draws;
    }
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < m; k++)
      smaa->central_weights[i * m + k]
          = counts->places[i * n] > 0 ? counts->sums[i * m + k] / (double)counts->places[i * n]
                                      : NAN;
  return smaa;
}

/**
 * concord_smaa:
 * @problem: options, criteria and what is known of scores and weights
 * @error: a number absent or out of range, weights that can't be, too much work, cancelled
 *
 * SMAA-2 (R. Lahdelma and P. Salminen, Operations Research 49(3), 2001): in which share of
 * weightings, and of scores, each option takes each rank. Ties share the better rank, as their
 * formula says; where options can tie, the shares of a rank over all options don't add up to 1.
 * In words: "first in 83 of 100 random weightings; this is not a probability".
 *
 * Returns: (transfer full) (nullable): the result
 */
ConcordSmaa *
concord_smaa (const ConcordSmaaProblem *problem, GError **error)
{
  ConcordWeightRule rule = { problem->n_criteria, problem->order, problem->n_order,
                             problem->weight_low, problem->weight_high,
                             problem->ratios, problem->n_ratios };
  ConcordSmaaPlan plan = { problem, NULL, NULL, 0, NULL };
  g_autoptr (ConcordWeightSampler) sampler = NULL;
  g_autoptr (ConcordSmaa) smaa = NULL;
  ConcordSmaaCounts counts;
  gsize n = problem->n_options, m = problem->n_criteria;
  gboolean done;

  if (!check_size (problem, error) || !check_weight_draws (problem, error)
      || !check_scores (problem, error) || !set_tolerance (&plan, error))
    return NULL;
  if (problem->weight_draws == NULL)
    {
      sampler = concord_weight_sampler_new (&rule, error);
      if (sampler == NULL)
        return NULL;
      if (concord_weight_sampler_get_work (sampler) * (double)problem->draws > MOST_WORK)
        {
          refuse_work (error);
          return NULL;
        }
      plan.sampler = sampler;
    }
  set_scores (&plan);
  counts = (ConcordSmaaCounts){ g_new0 (guint64, n * n), g_new0 (guint64, n * n),
                                g_new0 (double, n * m) };
  done = concord_blocks_run (&concord_smaa_ranks, &plan,
                             (problem->draws + CONCORD_SMAA_BLOCK - 1) / CONCORD_SMAA_BLOCK,
                             problem->n_threads, (ConcordStage){ problem->progress, 0, 800 },
                             &counts);
  smaa = summarise (problem, &counts);
  done = done && add_confidence (&plan, smaa);
  g_free (plan.scores);
  g_free (counts.places);
  g_free (counts.wins);
  g_free (counts.sums);
  if (!done && !concord_progress_check (problem->progress, error))
    return NULL;
  return g_steal_pointer (&smaa);
}

void
concord_smaa_free (ConcordSmaa *smaa)
{
  g_free (smaa->acceptability);
  g_free (smaa->pairwise);
  g_free (smaa->central_weights);
  g_free (smaa->confidence);
  g_free (smaa);
}
