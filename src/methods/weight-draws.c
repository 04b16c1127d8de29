
#include "methods/weight-draws.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"
#include "methods/ratio-draws.h"

/* What typed bounds may miss each other by. */
#define ROUNDING 1e-9
/* Rounds over all pairs before the first draw of a block and between draws. */
#define ROUNDS_BEFORE 200
#define ROUNDS_BETWEEN 2
#define NOBODY G_MAXSIZE

struct _ConcordWeightSampler
{
  gsize n;
  gboolean by_pairs; /* upper bounds, or bounds and order: no direct way */
  gsize n_order;
  gsize *order;
  gsize *above; /* the criterion that is next more important, or NOBODY */
  gsize *below;
  double *low; /* as tight as order and bounds make them together */
  double *high;
  double *start; /* weights that obey all rules */
  double rest;   /* what the lower bounds leave */
  ConcordRatioSampler *ratios; /* NULL where none are given; else it does all the work */
};

static gboolean
check_order (const ConcordWeightRule *rule, GError **error)
{
  g_autofree gboolean *seen = g_new0 (gboolean, rule->n + 1);

  for (gsize i = 0; i < rule->n_order; i++)
    {
      if (rule->order[i] >= rule->n || seen[rule->order[i]])
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The order of importance must name criteria, each no more "
                                         "than once."));
      seen[rule->order[i]] = TRUE;
    }
  return TRUE;
}

static gboolean
check_bounds (const ConcordWeightRule *rule, GError **error)
{
  for (gsize k = 0; rule->low != NULL && k < rule->n; k++)
    if (!(rule->low[k] >= 0 && rule->low[k] <= rule->high[k] && rule->high[k] <= 1))
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("The bounds of weight %zu"
                                       " must lie between 0 and 1, the lower one first."),
                                    k + 1);
  return TRUE;
}

static void
set_order (ConcordWeightSampler *sampler, const ConcordWeightRule *rule)
{
  sampler->n_order = rule->n_order;
  for (gsize k = 0; k < rule->n; k++)
    sampler->above[k] = sampler->below[k] = NOBODY;
  for (gsize i = 0; i < rule->n_order; i++)
    {
      sampler->order[i] = rule->order[i];
      if (i > 0)
        sampler->above[rule->order[i]] = rule->order[i - 1];
      if (i + 1 < rule->n_order)
        sampler->below[rule->order[i]] = rule->order[i + 1];
    }
}

/* No weight can go above the bound of a more important one, nor below that of a less important
   one, nor above what the others' lower bounds leave. */
static gboolean
set_bounds (ConcordWeightSampler *sampler, const ConcordWeightRule *rule, GError **error)
{
  double least = 0, most = 0;

  for (gsize k = 0; k < rule->n; k++)
    {
      sampler->low[k] = rule->low == NULL ? 0 : rule->low[k];
      sampler->high[k] = rule->high == NULL ? 1 : rule->high[k];
    }
  for (gsize i = 1; i < rule->n_order; i++)
    sampler->high[rule->order[i]]
        = MIN (sampler->high[rule->order[i]], sampler->high[rule->order[i - 1]]);
  for (gsize i = rule->n_order; i-- > 1;)
    sampler->low[rule->order[i - 1]]
        = MAX (sampler->low[rule->order[i - 1]], sampler->low[rule->order[i]]);
  for (gsize k = 0; k < rule->n; k++)
    {
      least += sampler->low[k];
      most += sampler->high[k];
      if (sampler->low[k] > sampler->high[k])
        least = INFINITY;
    }
  sampler->rest = MAX (0, 1 - least);
  if (least <= 1 + ROUNDING && most >= 1 - ROUNDING)
    return TRUE;
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                _ ("No weights that add up to 1 obey these bounds and this "
                                   "order."));
}

static void
set_start (ConcordWeightSampler *sampler)
{
  double least = 0, most = 0, part;

  for (gsize k = 0; k < sampler->n; k++)
    {
      least += sampler->low[k];
      most += sampler->high[k];
    }
  part = most > least ? CLAMP ((1 - least) / (most - least), 0, 1) : 0;
  for (gsize k = 0; k < sampler->n; k++)
    sampler->start[k] = sampler->low[k] + part * (sampler->high[k] - sampler->low[k]);
}

static gboolean
needs_pairs (const ConcordWeightSampler *sampler)
{
  gboolean any_low = FALSE;

  for (gsize k = 0; k < sampler->n; k++)
    {
      if (sampler->high[k] < sampler->low[k] + sampler->rest - ROUNDING)
        return TRUE;
      any_low = any_low || sampler->low[k] > 0;
    }
  return any_low && sampler->n_order > 1;
}

/**
 * concord_weight_sampler_new:
 * @rule: what is known of the weights
 * @error: an order that names a criterion twice or one that isn't there; bounds out of range; no
 *   weights that obey all of it
 *
 * Draws weights uniformly from the part of the simplex that the rule allows. Without upper bounds
 * each draw is independent: spacings of exponentials (L. Devroye, Non-Uniform Random Variate
 * Generation, 1986, chapter V.2), an order by the sums of E_i / i that sorted exponentials are
 * (A. Rényi, Acta Mathematica Hungarica 4, 1953), lower bounds by shrinking. Otherwise by Gibbs
 * sampling (C. J. P. Bélisle, H. E. Romeijn and R. L. Smith, Mathematics of Operations Research
 * 18, 1993): two weights at a time are drawn anew within what the bounds and the others leave
 * them, all pairs in turn, twice for each draw; draws then follow on each other a little. Ratios
 * have a sampler of their own, see ratio-draws.c.
 *
 * Returns: (transfer full) (nullable): the sampler
 */
ConcordWeightSampler *
concord_weight_sampler_new (const ConcordWeightRule *rule, GError **error)
{
  g_autoptr (ConcordWeightSampler) sampler = g_new0 (ConcordWeightSampler, 1);
  gsize n = rule->n;

  if (!check_order (rule, error) || !check_bounds (rule, error))
    return NULL;
  sampler->n = n;
  if (rule->n_ratios > 0)
    {
      sampler->ratios = concord_ratio_sampler_new (rule, error);
      return sampler->ratios != NULL ? g_steal_pointer (&sampler) : NULL;
    }
  sampler->order = g_new (gsize, n + 1);
  sampler->above = g_new (gsize, n + 1);
  sampler->below = g_new (gsize, n + 1);
  sampler->low = g_new (double, n + 1);
  sampler->high = g_new (double, n + 1);
  sampler->start = g_new (double, n + 1);
  set_order (sampler, rule);
  if (!set_bounds (sampler, rule, error))
    return NULL;
  set_start (sampler);
  sampler->by_pairs = needs_pairs (sampler);
  return g_steal_pointer (&sampler);
}

void
concord_weight_sampler_free (ConcordWeightSampler *sampler)
{
  g_clear_pointer (&sampler->ratios, concord_ratio_sampler_free);
  g_free (sampler->order);
  g_free (sampler->above);
  g_free (sampler->below);
  g_free (sampler->low);
  g_free (sampler->high);
  g_free (sampler->start);
  g_free (sampler);
}

CONCORD_INLINE void
lower_to (ConcordLanes *x, ConcordLanes bound)
{
  ConcordBits over = (ConcordBits)(*x > bound);

  concord_lanes_choose (&over, &bound, x, x);
}

CONCORD_INLINE void
raise_to (ConcordLanes *x, ConcordLanes bound)
{
  ConcordBits under = (ConcordBits)(*x < bound);

  concord_lanes_choose (&under, &bound, x, x);
}

/* The bounds of weight @k as the others stand, leaving @partner out. */
CONCORD_INLINE void
reach (const ConcordWeightSampler *sampler,
       const ConcordLanes *weights,
       gsize k,
       gsize partner,
       ConcordLanes *low,
       ConcordLanes *high)
{
  *low = CONCORD_ALL (sampler->low[k]);
  *high = CONCORD_ALL (sampler->high[k]);
  if (sampler->below[k] != NOBODY && sampler->below[k] != partner)
    raise_to (low, weights[sampler->below[k]]);
  if (sampler->above[k] != NOBODY && sampler->above[k] != partner)
    lower_to (high, weights[sampler->above[k]]);
}

/* Draws the weights of a pair anew, their sum as it is. */
CONCORD_INLINE void
move_pair (const ConcordWeightSampler *sampler,
           ConcordRandom *random,
           ConcordLanes *weights,
           gsize i,
           gsize j)
{
  ConcordLanes sum = weights[i] + weights[j], low, high, low_j, high_j, u;

  reach (sampler, weights, i, j, &low, &high);
  reach (sampler, weights, j, i, &low_j, &high_j);
  raise_to (&low, sum - high_j);
  lower_to (&high, sum - low_j);
  if (sampler->below[i] == j)
    raise_to (&low, sum * 0.5);
  if (sampler->above[i] == j)
    lower_to (&high, sum * 0.5);
  raise_to (&high, low); /* rounding must not turn a point round */
  concord_random_uniform (random, &u);
  weights[i] = low + (high - low) * u;
  weights[j] = sum - weights[i];
}

CONCORD_INLINE void
move_pairs_body (const ConcordWeightSampler *sampler,
                 ConcordRandom *random,
                 ConcordLanes *weights,
                 guint rounds)
{
  for (guint round = 0; round < rounds; round++)
    for (gsize i = 0; i < sampler->n; i++)
      for (gsize j = i + 1; j < sampler->n; j++)
        move_pair (sampler, random, weights, i, j);
}

CONCORD_DEFINE_WIDE (move_pairs,
                     (const ConcordWeightSampler *sampler,
                      ConcordRandom *random,
                      ConcordLanes *weights,
                      guint rounds),
                     (sampler, random, weights, rounds))

CONCORD_INLINE void
draw_spacings_body (const ConcordWeightSampler *sampler,
                    ConcordRandom *random,
                    ConcordLanes *weights)
{
  ConcordLanes sum = CONCORD_ALL (0), u, scale, tail = CONCORD_ALL (0);

  for (gsize k = 0; k < sampler->n; k++)
    {
      concord_random_uniform (random, &u);
      concord_lanes_log (&u, weights + k);
      sum += weights[k];
    }
  /* Logarithms and their sum are both negative. */
  scale = sampler->rest / sum;
  for (gsize i = sampler->n_order; i-- > 0;)
    {
      tail += weights[sampler->order[i]] / (double)(i + 1);
      weights[sampler->order[i]] = tail;
    }
  for (gsize k = 0; k < sampler->n; k++)
    weights[k] = sampler->low[k] + weights[k] * scale;
}

CONCORD_DEFINE_WIDE (draw_spacings,
                     (const ConcordWeightSampler *sampler,
                      ConcordRandom *random,
                      ConcordLanes *weights),
                     (sampler, random, weights))

double
concord_weight_sampler_get_work (const ConcordWeightSampler *sampler)
{
  double n = (double)sampler->n;

  if (sampler->ratios != NULL)
    return ROUNDS_BETWEEN * (double)concord_ratio_sampler_count_steps (sampler->ratios);
  return sampler->by_pairs ? ROUNDS_BETWEEN * n * n : n;
}

/**
 * concord_weight_sampler_begin:
 * @sampler: a sampler
 * @random: where chance comes from
 * @progress: (nullable): cuts it short where cancelled
 * @weights: (out caller-allocates) (array length=n): aligned to 64 bytes
 *
 * Before the first draw of a block, whose draws must not depend on another block's.
 */
void
concord_weight_sampler_begin (const ConcordWeightSampler *sampler,
                              ConcordRandom *random,
                              const ConcordProgress *progress,
                              ConcordLanes *weights)
{
  if (sampler->ratios != NULL)
    concord_ratio_sampler_start (sampler->ratios, weights);
  for (gsize k = 0; sampler->ratios == NULL && k < sampler->n; k++)
    weights[k] = CONCORD_ALL (sampler->start[k]);
  if (sampler->by_pairs || sampler->ratios != NULL)
    for (guint round = 0; round < ROUNDS_BEFORE && !concord_progress_is_cancelled (progress);
         round++)
      {
        if (sampler->ratios != NULL)
          concord_ratio_sampler_move (sampler->ratios, random, weights, 1);
        else
          move_pairs (sampler, random, weights, 1);
      }
}

/**
 * concord_weight_sampler_draw:
 * @sampler: a sampler
 * @random: where chance comes from
 * @weights: (inout) (array length=n): the last draw, then the next one: eight at once, each adding
 *   up to 1
 */
void
concord_weight_sampler_draw (const ConcordWeightSampler *sampler,
                             ConcordRandom *random,
                             ConcordLanes *weights)
{
  if (sampler->ratios != NULL)
    concord_ratio_sampler_move (sampler->ratios, random, weights, ROUNDS_BETWEEN);
  else if (sampler->by_pairs)
    move_pairs (sampler, random, weights, ROUNDS_BETWEEN);
  else
    draw_spacings (sampler, random, weights);
}
