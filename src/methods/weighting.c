
#include "methods/weighting.h"

#include <math.h>

#include "concord-words.h"

#include "methods/method-error.h"

static gboolean
check_points (const double *points, gsize n, GError **error)
{
  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("There is nothing to weight."));
  if (!concord_method_check_given (points, n, _ ("the weights"), error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (points[i] < 0)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("Number %zu of the weights is negative."),
                                    i + 1);
  return TRUE;
}

static double
largest (const double *numbers, gsize n)
{
  double top = 0;

  for (gsize i = 0; i < n; i++)
    top = MAX (top, numbers[i]);
  return top;
}

/**
 * concord_normalise_weights:
 * @points: (array length=n): points per criterion in any unit, each >= 0
 * @n: number of criteria, > 0
 * @weights: (out caller-allocates) (array length=n): shares that sum to 1
 * @error: absent, negative or infinite points; all points zero
 *
 * Direct weighting: each share is its points over the sum of the points (Communities and Local
 * Government, Multi-criteria analysis: a manual, 2009, chapter 6).
 *
 * Returns: whether the weights exist
 */
gboolean
concord_normalise_weights (const double *points, gsize n, double *weights, GError **error)
{
  double top, sum = 0;

  if (!check_points (points, n, error))
    return FALSE;
  top = largest (points, n);
  if (top <= 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("All the weights are zero, so nothing would count."));
  /* Against the largest first: a sum of huge points would overflow. */
  for (gsize i = 0; i < n; i++)
    sum += points[i] / top;
  for (gsize i = 0; i < n; i++)
    weights[i] = points[i] / top / sum;
  return TRUE;
}

/**
 * concord_swing_weights:
 * @points: (array length=n): how much the swing from the low to the high anchor of each
 *   criterion matters, in any unit, each >= 0
 * @n: number of criteria, > 0
 * @swings: (out caller-allocates) (array length=n) (optional): the same with the largest at 100
 * @weights: (out caller-allocates) (array length=n): shares that sum to 1
 * @error: absent, negative or infinite points; all points zero
 *
 * Swing weights: 100 to the largest swing, the others relative to it, then normalised
 * (D. von Winterfeldt and W. Edwards, Decision Analysis and Behavioral Research, 1986, chapter
 * 8).
 *
 * Returns: whether the weights exist
 */
gboolean
concord_swing_weights (
    const double *points, gsize n, double *swings, double *weights, GError **error)
{
  if (!concord_normalise_weights (points, n, weights, error))
    return FALSE;
  if (swings != NULL)
    {
      double top = largest (points, n);

      for (gsize i = 0; i < n; i++)
        swings[i] = points[i] / top * 100;
    }
  return TRUE;
}

/**
 * concord_rank_order_weights:
 * @order: (array length=n): the criteria from the most to the least important, each of the
 *   indices 0..n-1 exactly once
 * @n: number of criteria, > 0
 * @weights: (out caller-allocates) (array length=n): shares by criterion (not by place) that
 *   sum to 1
 * @error: @order isn't a permutation
 *
 * Rank order centroid: place r of n weighs (1/n) sum_{k=r..n} 1/k (F. H. Barron and
 * B. E. Barrett, Management Science 42(11), 1996).
 *
 * Returns: whether the weights exist
 */
gboolean
concord_rank_order_weights (const gsize *order, gsize n, double *weights, GError **error)
{
  double tail = 0;

  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("There is nothing to weight."));
  for (gsize i = 0; i < n; i++)
    weights[i] = NAN;
  for (gsize place = n; place >= 1; place--)
    {
      gsize criterion = order[place - 1];

      if (criterion >= n || !isnan (weights[criterion]))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The order of importance must name each criterion "
                                         "exactly once."));
      tail += 1.0 / place;
      weights[criterion] = tail / n;
    }
  return TRUE;
}

/* The tree turned round: nodes listed so that siblings stand together and parents come before
   their children. */
typedef struct
{
  gsize *nodes;
  gsize *counts; /* of the children of each node; of the top group at [n] */
} Families;

static void
families_clear (Families *families)
{
  g_free (families->nodes);
  g_free (families->counts);
}

static gsize
slot (int parent, gsize n)
{
  return parent < 0 ? n : (gsize)parent;
}

static gboolean
families_init (Families *families, const int *parents, gsize n)
{
  g_autofree gsize *filled = g_new0 (gsize, n + 1);
  g_autofree gsize *members = g_new (gsize, n);
  g_autofree gsize *first = g_new0 (gsize, n + 2);
  gsize listed = 0;

  families->nodes = g_new (gsize, n);
  families->counts = g_new0 (gsize, n + 1);
  for (gsize i = 0; i < n; i++)
    families->counts[slot (parents[i], n)]++;
  for (gsize i = 0; i <= n; i++)
    first[i + 1] = first[i] + families->counts[i];
  for (gsize i = 0; i < n; i++)
    {
      gsize family = slot (parents[i], n);

      members[first[family] + filled[family]++] = i;
    }
  /* Breadth first from the top group; what is not reached hangs on a cycle. */
  for (gsize next = n, done = 0;; next = families->nodes[done++])
    {
      for (gsize i = 0; i < families->counts[next]; i++)
        families->nodes[listed++] = members[first[next] + i];
      if (done == listed)
        break;
    }
  return listed == n;
}

static gboolean
weigh_family (const gsize *nodes, gsize count, const double *points, double *local, GError **error)
{
  g_autofree double *own = NULL;
  g_autofree double *shares = NULL;

  if (count == 1 && isnan (points[nodes[0]]))
    {
      local[nodes[0]] = 1;
      return TRUE;
    }
  own = g_new (double, count);
  shares = g_new (double, count);
  for (gsize i = 0; i < count; i++)
    own[i] = points[nodes[i]];
  if (!concord_normalise_weights (own, count, shares, error))
    return FALSE;
  for (gsize i = 0; i < count; i++)
    local[nodes[i]] = shares[i];
  return TRUE;
}

static gboolean
check_parents (const int *parents, gsize n, GError **error)
{
  if (n == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("There is nothing to weight."));
  for (gsize i = 0; i < n; i++)
    if (parents[i] < -1 || (parents[i] >= 0 && (gsize)parents[i] >= n))
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("A criterion belongs to a group that does not exist."));
  return TRUE;
}

static gboolean
weigh_families (const Families *families,
                const int *parents,
                const double *points,
                gsize n,
                double *local,
                int *failed_parent,
                GError **error)
{
  for (gsize at = 0; at < n;)
    {
      int parent = parents[families->nodes[at]];
      gsize count = families->counts[slot (parent, n)];

      if (!weigh_family (families->nodes + at, count, points, local, error))
        {
          if (failed_parent != NULL)
            *failed_parent = parent;
          return FALSE;
        }
      at += count;
    }
  return TRUE;
}

/**
 * concord_tree_weights:
 * @parents: (array length=n): index of each node's parent, -1 for the nodes of the top group;
 *   in any order
 * @points: (array length=n): points per node among its siblings, each >= 0; an only child needs
 *   none (NaN)
 * @n: number of nodes, > 0
 * @local: (out caller-allocates) (array length=n): share of each node among its siblings; every
 *   group sums to 1
 * @global: (out caller-allocates) (array length=n): product of the local shares from the top
 *   down to the node; those of the *leaves* sum to 1
 * @failed_parent: (out) (optional): where a group has no weights, the index of its parent (-1
 *   for the top group), else %CONCORD_NO_FAILED_PARENT
 * @error: a group with absent points, negative points or nothing but zeros; a parent out of
 *   range; nodes in a circle
 *
 * Weights in a tree of criteria, normalised inside each node (Communities and Local Government,
 * Multi-criteria analysis: a manual, 2009, chapter 6). A group without weights is refused,
 * never taken as equal.
 *
 * Returns: whether the weights exist
 */
gboolean
concord_tree_weights (const int *parents,
                      const double *points,
                      gsize n,
                      double *local,
                      double *global,
                      int *failed_parent,
                      GError **error)
{
  Families families = { NULL, NULL };
  gboolean done;

  if (failed_parent != NULL)
    *failed_parent = CONCORD_NO_FAILED_PARENT;
  if (!check_parents (parents, n, error))
    return FALSE;
  if (!families_init (&families, parents, n))
    done = concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Groups of criteria contain each other in a circle."));
  else
    done = weigh_families (&families, parents, points, n, local, failed_parent, error);
  for (gsize i = 0; done && i < n; i++)
    {
      gsize node = families.nodes[i];

      global[node] = local[node] * (parents[node] < 0 ? 1 : global[parents[node]]);
    }
  families_clear (&families);
  return done;
}
