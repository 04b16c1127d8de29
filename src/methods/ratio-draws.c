
#include "methods/ratio-draws.h"

#include <math.h>
#include <string.h>

#include "concord-words.h"

#include "methods/method-error.h"

#define ROUNDING 1e-9
#define MOST_RATIO 1e9
/* Weights whose ratio is known to within this factor are moved together too. */
#define NARROW 16.0

/* coefficient x1 - ratio x2 >= bound; without a second weight where ratio is 0. */
typedef struct
{
  gsize first;
  gsize second;
  double coefficient;
  double ratio;
  double bound;
} Limit;

/* How fast a limit is neared on the way, as minus one over it. */
typedef struct
{
  gsize limit;
  double inverse;
} Touch;

typedef struct
{
  double *way; /* [group], adding up to nothing */
  GArray *touches;
} Direction;

/* Criteria in a fixed ratio are one group, whose weights are drawn and shared out. */
struct _ConcordRatioSampler
{
  gsize n;
  gsize n_groups;
  gsize *group;   /* [criterion] */
  double *part;   /* [criterion], of the group's weight */
  gsize *leader;  /* [group], its heaviest criterion */
  double *least;  /* [criterion][other], least ratio, closed; then of the leaders' groups */
  double *low;    /* [group] */
  double *high;
  double *start;
  GArray *limits;
  GPtrArray *directions;
};

static void
direction_free (gpointer data)
{
  Direction *direction = data;

  g_free (direction->way);
  g_array_unref (direction->touches);
  g_free (direction);
}

void
concord_ratio_sampler_free (ConcordRatioSampler *sampler)
{
  g_free (sampler->group);
  g_free (sampler->part);
  g_free (sampler->leader);
  g_free (sampler->least);
  g_free (sampler->low);
  g_free (sampler->high);
  g_free (sampler->start);
  g_array_unref (sampler->limits);
  g_ptr_array_unref (sampler->directions);
  g_free (sampler);
}

static gboolean
check_ratios (const ConcordWeightRule *rule, GError **error)
{
  if (rule->n > CONCORD_MOST_RATIO_CRITERIA)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Ratios of weights are for %d criteria at most."),
                                  CONCORD_MOST_RATIO_CRITERIA);
  for (gsize i = 0; i < rule->n_ratios; i++)
    {
      const ConcordWeightRatio *r = rule->ratios + i;

      if (r->of >= rule->n || r->to >= rule->n || r->of == r->to)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("Ratio %zu"
                                         " must be between two different criteria."),
                                      i + 1);
      if (!(r->low >= 0 && r->low <= r->high && r->low <= MOST_RATIO)
          || (r->high > 0 && r->high < 1 / MOST_RATIO))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The bounds of ratio %zu"
                                         " must be 0 or more, the lower one first, and neither "
                                         "immense nor minute."),
                                      i + 1);
    }
  return TRUE;
}

/* What order and ratios say together: the least ratio of each two weights over all ways between
   them (R. W. Floyd, Communications of the ACM 5, 1962, with products for sums). */
static void
set_least (ConcordRatioSampler *sampler, const ConcordWeightRule *rule)
{
  gsize n = rule->n;
  double *least = sampler->least;

  for (gsize i = 0; i < n; i++)
    least[i * n + i] = 1;
  for (gsize i = 1; i < rule->n_order; i++)
    least[rule->order[i - 1] * n + rule->order[i]] = 1;
  for (gsize i = 0; i < rule->n_ratios; i++)
    {
      const ConcordWeightRatio *r = rule->ratios + i;
      double *ahead = least + r->of * n + r->to, *back = least + r->to * n + r->of;

      *ahead = MAX (*ahead, r->low);
      if (r->high > 0)
        *back = MAX (*back, 1 / r->high);
    }
  for (gsize k = 0; k < n; k++)
    for (gsize i = 0; i < n; i++)
      for (gsize j = 0; j < n && least[i * n + k] > 0; j++)
        if (i != j && least[k * n + j] > 0)
          least[i * n + j] = MAX (least[i * n + j], least[i * n + k] * least[k * n + j]);
}

/* The least and greatest ratio multiplied: 1 where it is fixed, above 1 where it can't be. */
static double
narrowness (const ConcordRatioSampler *sampler, gsize i, gsize j)
{
  double ahead = sampler->least[i * sampler->n + j], back = sampler->least[j * sampler->n + i];

  return ahead > 0 && back > 0 ? ahead * back : 0;
}

static gboolean
set_groups (ConcordRatioSampler *sampler, GError **error)
{
  gsize n = sampler->n;

  for (gsize i = 0; i < n; i++)
    {
      gsize first = 0;

      for (gsize j = 0; j < i; j++)
        if (narrowness (sampler, i, j) > 1 + ROUNDING)
          return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                        _ ("The ratios and the order of the weights contradict "
                                           "each other."));
      while (first < i && narrowness (sampler, i, first) < 1 - ROUNDING)
        first++;
      sampler->group[i] = first < i ? sampler->group[first] : sampler->n_groups++;
      if (first == i)
        sampler->leader[sampler->group[i]] = i;
      sampler->part[i] = first == i ? 1 : sampler->least[i * n + first] * sampler->part[first];
      if (sampler->part[i] > sampler->part[sampler->leader[sampler->group[i]]])
        sampler->leader[sampler->group[i]] = i;
    }
  for (gsize g = 0; g < sampler->n_groups; g++)
    {
      double sum = 0;

      for (gsize i = 0; i < n; i++)
        sum += sampler->group[i] == g ? sampler->part[i] : 0;
      for (gsize i = 0; i < n; i++)
        if (sampler->group[i] == g)
          sampler->part[i] /= sum;
    }
  return TRUE;
}

/* Least ratio of the weights of two groups. */
static double
least_of_groups (const ConcordRatioSampler *sampler, gsize g, gsize h)
{
  gsize i = sampler->leader[g], j = sampler->leader[h];

  return sampler->least[i * sampler->n + j] * sampler->part[j] / sampler->part[i];
}

/* As tight as bounds and ratios make them together. All the lowest weights obey the ratios, and so
   do all the highest, so that between the two there are weights that add up to 1 if there are any. */
static gboolean
set_bounds (ConcordRatioSampler *sampler, const ConcordWeightRule *rule, GError **error)
{
  gsize n = sampler->n_groups;
  g_autofree double *low = g_new0 (double, n), *high = g_new (double, n);
  double least = 0, most = 0, part;

  for (gsize g = 0; g < n; g++)
    high[g] = 1;
  for (gsize i = 0; i < sampler->n; i++)
    {
      gsize g = sampler->group[i];

      low[g] = MAX (low[g], rule->low == NULL ? 0 : rule->low[i] / sampler->part[i]);
      high[g] = MIN (high[g], rule->high == NULL ? 1 : rule->high[i] / sampler->part[i]);
    }
  for (gsize i = 0; i < rule->n_ratios; i++)
    if (!(rule->ratios[i].high > 0))
      high[sampler->group[rule->ratios[i].of]] = 0;
  for (gsize g = 0; g < n; g++)
    {
      sampler->low[g] = low[g];
      sampler->high[g] = high[g];
      for (gsize h = 0; h < n; h++)
        {
          double ahead = least_of_groups (sampler, g, h), back = least_of_groups (sampler, h, g);

          sampler->low[g] = MAX (sampler->low[g], ahead * low[h]);
          if (back > 0)
            sampler->high[g] = MIN (sampler->high[g], high[h] / back);
        }
      least += sampler->low[g];
      most += sampler->high[g];
      if (sampler->low[g] > sampler->high[g] + ROUNDING)
        least = INFINITY;
    }
  if (!(least <= 1 + ROUNDING && most >= 1 - ROUNDING))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("No weights that add up to 1 obey these bounds, this order "
                                     "and these ratios."));
  part = most > least ? CLAMP ((1 - least) / (most - least), 0, 1) : 0;
  for (gsize g = 0; g < n; g++)
    sampler->start[g] = sampler->low[g] + part * (sampler->high[g] - sampler->low[g]);
  return TRUE;
}

/* A ratio that a way over a third group gives anyway needs no limit of its own. */
static gboolean
is_implied (const ConcordRatioSampler *sampler, gsize g, gsize h)
{
  for (gsize k = 0; k < sampler->n_groups; k++)
    if (k != g && k != h
        && least_of_groups (sampler, g, k) * least_of_groups (sampler, k, h)
               >= least_of_groups (sampler, g, h) * (1 - 1e-12))
      return TRUE;
  return FALSE;
}

static void
set_limits (ConcordRatioSampler *sampler)
{
  for (gsize g = 0; g < sampler->n_groups; g++)
    {
      Limit low = { g, g, 1, 0, sampler->low[g] }, high = { g, g, -1, 0, -sampler->high[g] };

      g_array_append_val (sampler->limits, low);
      g_array_append_val (sampler->limits, high);
      for (gsize h = 0; h < sampler->n_groups; h++)
        if (g != h && least_of_groups (sampler, g, h) > 0 && !is_implied (sampler, g, h))
          {
            Limit ratio = { g, h, 1, least_of_groups (sampler, g, h), 0 };

            g_array_append_val (sampler->limits, ratio);
          }
    }
}

static void
add_direction (ConcordRatioSampler *sampler, const double *up, const double *down)
{
  Direction *direction = g_new (Direction, 1);
  double up_sum = 0, down_sum = 0;

  direction->way = g_new (double, sampler->n_groups);
  direction->touches = g_array_new (FALSE, FALSE, sizeof (Touch));
  for (gsize g = 0; g < sampler->n_groups; g++)
    {
      up_sum += up[g];
      down_sum += down[g];
    }
  for (gsize g = 0; g < sampler->n_groups; g++)
    direction->way[g] = up[g] / up_sum - down[g] / down_sum;
  for (guint i = 0; i < sampler->limits->len; i++)
    {
      const Limit *limit = &g_array_index (sampler->limits, Limit, i);
      double slope = limit->coefficient * direction->way[limit->first]
                     - limit->ratio * direction->way[limit->second];
      Touch touch = { i, -1 / slope };

      if (fabs (slope) > 1e-14)
        g_array_append_val (direction->touches, touch);
    }
  g_ptr_array_add (sampler->directions, direction);
}

/* The groups whose ratio to @g is known closely, in the middle of what is known of it; @g alone
   where it is not the first of them. */
static gboolean
set_cluster (const ConcordRatioSampler *sampler, gsize g, double *way)
{
  gboolean is_first = TRUE;

  for (gsize h = 0; h < sampler->n_groups; h++)
    {
      double least = least_of_groups (sampler, h, g), back = least_of_groups (sampler, g, h);

      way[h] = h == g ? 1 : least * back > 1 / NARROW ? sqrt (least / back) : 0;
      is_first = is_first && !(way[h] > 0 && h < g);
    }
  return is_first;
}

/* Each two weights against each other; and where ratios are narrow, so that single weights would
   creep, those that belong together against the others. */
static void
set_directions (ConcordRatioSampler *sampler)
{
  gsize n = sampler->n_groups;
  g_autofree double *up = g_new (double, n), *down = g_new (double, n);

  for (gsize g = 0; g < n; g++)
    for (gsize h = g + 1; h < n; h++)
      {
        gsize size = 0, shared = 0;

        memset (up, 0, n * sizeof *up);
        memset (down, 0, n * sizeof *down);
        up[g] = down[h] = 1;
        add_direction (sampler, up, down);
        if (!set_cluster (sampler, g, up) || !set_cluster (sampler, h, down))
          continue;
        for (gsize k = 0; k < n; k++)
          {
            size += (up[k] > 0) + (down[k] > 0);
            shared += up[k] > 0 && down[k] > 0;
          }
        if (size > 2 && shared == 0)
          add_direction (sampler, up, down);
      }
}

/**
 * concord_ratio_sampler_new:
 * @rule: what is known of the weights, some ratios among it; order and bounds are sound
 * @error: ratios out of range or against each other; no weights that obey all of it
 *
 * As the Gibbs sampling of concord_weight_sampler_new(), along more directions: each line through
 * the last draw is drawn from uniformly, as far as the rule allows. Criteria in a fixed ratio are
 * drawn as one, uniformly over the smaller space that is left.
 *
 * Returns: (transfer full) (nullable): the sampler
 */
ConcordRatioSampler *
concord_ratio_sampler_new (const ConcordWeightRule *rule, GError **error)
{
  g_autoptr (ConcordRatioSampler) sampler = g_new0 (ConcordRatioSampler, 1);
  gsize n = rule->n;

  sampler->n = n;
  sampler->limits = g_array_new (FALSE, FALSE, sizeof (Limit));
  sampler->directions = g_ptr_array_new_with_free_func (direction_free);
  if (!check_ratios (rule, error))
    return NULL;
  sampler->group = g_new0 (gsize, n);
  sampler->leader = g_new0 (gsize, n);
  sampler->part = g_new0 (double, n);
  sampler->least = g_new0 (double, n * n);
  sampler->low = g_new0 (double, n);
  sampler->high = g_new0 (double, n);
  sampler->start = g_new0 (double, n);
  set_least (sampler, rule);
  if (!set_groups (sampler, error) || !set_bounds (sampler, rule, error))
    return NULL;
  set_limits (sampler);
  set_directions (sampler);
  return g_steal_pointer (&sampler);
}

gsize
concord_ratio_sampler_count_steps (const ConcordRatioSampler *sampler)
{
  gsize steps = 1;

  for (guint i = 0; i < sampler->directions->len; i++)
    {
      const Direction *direction = g_ptr_array_index (sampler->directions, i);

      steps += 1 + direction->touches->len;
    }
  return steps;
}

void
concord_ratio_sampler_start (const ConcordRatioSampler *sampler, ConcordLanes *weights)
{
  for (gsize i = 0; i < sampler->n; i++)
    weights[i] = CONCORD_ALL (sampler->start[sampler->group[i]] * sampler->part[i]);
}

CONCORD_INLINE void
move_along (const ConcordRatioSampler *sampler,
            const Direction *direction,
            ConcordRandom *random,
            ConcordLanes *totals)
{
  const Limit *limits = (const Limit *)(gpointer)sampler->limits->data;
  const Touch *touches = (const Touch *)(gpointer)direction->touches->data;
  ConcordLanes back = CONCORD_ALL (-2), ahead = CONCORD_ALL (2), zero = CONCORD_ALL (0), u;
  ConcordBits mask;

  for (guint i = 0; i < direction->touches->len; i++)
    {
      const Limit *limit = limits + touches[i].limit;
      ConcordLanes slack = totals[limit->first] * limit->coefficient
                           - totals[limit->second] * limit->ratio - limit->bound;
      ConcordLanes reach = slack * touches[i].inverse;

      if (touches[i].inverse > 0)
        {
          mask = (ConcordBits)(reach < ahead);
          concord_lanes_choose (&mask, &reach, &ahead, &ahead);
        }
      else
        {
          mask = (ConcordBits)(reach > back);
          concord_lanes_choose (&mask, &reach, &back, &back);
        }
    }
  /* Rounding must not push a weight out of what is allowed. */
  mask = (ConcordBits)(ahead < zero);
  concord_lanes_choose (&mask, &zero, &ahead, &ahead);
  mask = (ConcordBits)(back > zero);
  concord_lanes_choose (&mask, &zero, &back, &back);
  concord_random_uniform (random, &u);
  u = back + (ahead - back) * u;
  for (gsize g = 0; g < sampler->n_groups; g++)
    if (direction->way[g] > 0 || direction->way[g] < 0)
      totals[g] += u * direction->way[g];
}

CONCORD_INLINE void
move_body (const ConcordRatioSampler *sampler,
           ConcordRandom *random,
           ConcordLanes *weights,
           guint rounds)
{
  ConcordLanes totals[CONCORD_MOST_RATIO_CRITERIA];

  for (gsize g = 0; g < sampler->n_groups; g++)
    totals[g] = weights[sampler->leader[g]] / sampler->part[sampler->leader[g]];
  for (guint round = 0; round < rounds; round++)
    for (guint i = 0; i < sampler->directions->len; i++)
      move_along (sampler, g_ptr_array_index (sampler->directions, i), random, totals);
  for (gsize i = 0; i < sampler->n; i++)
    weights[i] = totals[sampler->group[i]] * sampler->part[i];
}

CONCORD_DEFINE_WIDE (move,
                     (const ConcordRatioSampler *sampler,
                      ConcordRandom *random,
                      ConcordLanes *weights,
                      guint rounds),
                     (sampler, random, weights, rounds))

void
concord_ratio_sampler_move (const ConcordRatioSampler *sampler,
                            ConcordRandom *random,
                            ConcordLanes *weights,
                            guint rounds)
{
  move (sampler, random, weights, rounds);
}
