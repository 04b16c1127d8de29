/* The exact frontier of four measures among the packages that are left. */
#include "methods/packages-private.h"

#include <stdlib.h>

/* The most synergy that can be had at a cost, as steps that rise with the cost. */
typedef struct
{
  double cost;
  double synergy;
} Step;

/* More need first, then less cost, more synergy, more bids: whatever is better than a package in
   one measure and no worse in the others comes before it. */
static int
compare (const void *a, const void *b)
{
  const ConcordPackage *first = a, *second = b;
  const double one[] = { -first->need_met, first->net_cost, -first->synergy,
                         -first->bids_probability, first->services };
  const double two[] = { -second->need_met, second->net_cost, -second->synergy,
                         -second->bids_probability, second->services };

  for (gsize i = 0; i < G_N_ELEMENTS (one); i++)
    if (one[i] < two[i] || one[i] > two[i])
      return one[i] < two[i] ? -1 : 1;
  return 0;
}

static int
compare_by_cost (const void *a, const void *b)
{
  const ConcordPackage *first = a, *second = b;

  if (first->net_cost < second->net_cost || first->net_cost > second->net_cost)
    return first->net_cost < second->net_cost ? -1 : 1;
  return compare (a, b);
}

static int
compare_falling (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first < second) - (first > second);
}

/* How many steps cost no more than @cost. */
static guint
steps_within (const GArray *steps, double cost)
{
  guint low = 0, high = steps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (steps, Step, middle).cost <= cost)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
offers (const GArray *steps, double cost, double synergy)
{
  guint within = steps_within (steps, cost);

  return within > 0 && g_array_index (steps, Step, within - 1).synergy >= synergy;
}

static void
add_step (GArray *steps, double cost, double synergy)
{
  Step step = { cost, synergy };
  guint place = steps_within (steps, cost), end;

  if (place > 0 && g_array_index (steps, Step, place - 1).synergy >= synergy)
    return;
  if (place > 0 && g_array_index (steps, Step, place - 1).cost >= cost)
    place--;
  for (end = place; end < steps->len && g_array_index (steps, Step, end).synergy <= synergy;)
    end++;
  if (end > place)
    {
      g_array_index (steps, Step, place) = step;
      g_array_remove_range (steps, place + 1, end - place - 1);
    }
  else
    g_array_insert_val (steps, place, step);
}

/* Steps by how probable the bids are, falling, in a Fenwick tree: a query looks at all packages
   with at least a given probability (P. M. Fenwick, Software: Practice and Experience 24, 1994). */
typedef struct
{
  double *levels;
  gsize n;
  GArray **steps; /* from 1 */
} Tree;

static void
tree_init (Tree *tree, const GArray *packages)
{
  double *levels = g_new (double, packages->len + 1);
  gsize n = 0;

  for (guint i = 0; i < packages->len; i++)
    levels[i] = g_array_index (packages, ConcordPackage, i).bids_probability;
  qsort (levels, packages->len, sizeof *levels, compare_falling);
  for (guint i = 0; i < packages->len; i++)
    if (n == 0 || levels[i] < levels[n - 1])
      levels[n++] = levels[i];
  *tree = (Tree){ levels, n, g_new (GArray *, n + 1) };
  for (gsize i = 0; i <= n; i++)
    tree->steps[i] = g_array_new (FALSE, FALSE, sizeof (Step));
}

static void
tree_clear (Tree *tree)
{
  for (gsize i = 0; i <= tree->n; i++)
    g_array_unref (tree->steps[i]);
  g_free (tree->steps);
  g_free (tree->levels);
}

static gsize
tree_place (const Tree *tree, double level)
{
  const double *found
      = bsearch (&level, tree->levels, tree->n, sizeof *tree->levels, compare_falling);

  return (gsize)(found - tree->levels) + 1;
}

static gboolean
tree_offers (const Tree *tree, const ConcordPackage *package)
{
  for (gsize i = tree_place (tree, package->bids_probability); i > 0; i &= i - 1)
    if (offers (tree->steps[i], package->net_cost, package->synergy))
      return TRUE;
  return FALSE;
}

static void
tree_add (Tree *tree, const ConcordPackage *package)
{
  for (gsize i = tree_place (tree, package->bids_probability); i <= tree->n; i += i & -i)
    add_step (tree->steps[i], package->net_cost, package->synergy);
}

static gboolean
is_same (const ConcordPackage *a, const ConcordPackage *b)
{
  ConcordPackage first = *a, second = *b;

  first.services = second.services = 0;
  return compare (&first, &second) == 0;
}

/* Walks from the most need met to the least, so that three measures are left to compare. Packages
   equal in all four stand next to each other and stay or go together. */
void
concord_package_keep_frontier (GArray *packages)
{
  Tree tree;
  guint kept = 0;

  if (packages->len == 0)
    return;
  qsort (packages->data, packages->len, sizeof (ConcordPackage), compare);
  tree_init (&tree, packages);
  for (guint i = 0; i < packages->len; i++)
    {
      const ConcordPackage *package = &g_array_index (packages, ConcordPackage, i);
      ConcordPackage *last = kept > 0 ? &g_array_index (packages, ConcordPackage, kept - 1) : NULL;

      if (last == NULL || !is_same (last, package))
        {
          if (tree_offers (&tree, package))
            continue;
          tree_add (&tree, package);
        }
      g_array_index (packages, ConcordPackage, kept++) = *package;
    }
  tree_clear (&tree);
  g_array_set_size (packages, kept);
  qsort (packages->data, packages->len, sizeof (ConcordPackage), compare_by_cost);
}
