/* The probability of enough bids from any set of suppliers, for millions of sets. */
#include "methods/packages-private.h"

#include <math.h>

#include "methods/lanes-private.h"

/* Of so few suppliers the chances are exactly those of market.c. */
#define FEW_SUPPLIERS 32
#define GRID 0x1p40

void
concord_package_bids_init (ConcordPackageBids *bids, const ConcordPackageProblem *problem)
{
  gsize n = problem->n_suppliers, wanted = problem->bids_wanted;

  *bids = (ConcordPackageBids){ .problem = problem };
  for (gsize s = 0; s < n; s++)
    bids->all.words[s / 64] |= G_GUINT64_CONSTANT (1) << s % 64;
  bids->is_few = n <= FEW_SUPPLIERS || wanted == 0 || wanted > n;
  bids->n_lanes = bids->is_few ? 1 : (wanted + CONCORD_LANES - 1) / CONCORD_LANES;
}

/* Whether the number of suppliers decides alone. */
CONCORD_INLINE gboolean
is_plain (const ConcordPackageBids *bids, const ConcordSupplierSet *able, double *chance)
{
  gsize found = 0;

  for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
    found += (gsize)__builtin_popcountll (able->words[w]);
  *chance = bids->problem->bids_wanted == 0;
  return *chance > 0 || found < bids->problem->bids_wanted;
}

/* As in market.c, one supplier at a time. */
CONCORD_INLINE double
add_up (const ConcordPackageProblem *p, const ConcordSupplierSet *able)
{
  double chance[CONCORD_MOST_SUPPLIERS + 1];
  gsize wanted = p->bids_wanted;

  chance[0] = 1;
  for (gsize k = 1; k <= wanted; k++)
    chance[k] = 0;
  for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
    for (guint64 left = able->words[w]; left != 0; left &= left - 1)
      {
        double appetite = p->appetite[w * 64 + (gsize)__builtin_ctzll (left)];

        chance[wanted] += appetite * chance[wanted - 1];
        for (gsize k = wanted; k-- > 0;)
          chance[k] = chance[k] * (1 - appetite) + (k > 0 ? chance[k - 1] * appetite : 0);
      }
  return MIN (chance[wanted], 1);
}

/* Adds suppliers to the chances of exactly 0, 1, 2 and so on bids, as many as there are lanes. */
CONCORD_INLINE void
add_suppliers (const ConcordPackageProblem *p,
               const ConcordSupplierSet *added,
               ConcordLanes *exactly,
               gsize n_lanes)
{
  const ConcordLanes nothing = CONCORD_ALL (0);

  for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
    for (guint64 left = added->words[w]; left != 0; left &= left - 1)
      {
        double appetite = p->appetite[w * 64 + (gsize)__builtin_ctzll (left)];

        for (gsize i = n_lanes; i-- > 0;)
          {
            ConcordLanes one_fewer;

            concord_lanes_shift (i > 0 ? exactly + i - 1 : &nothing, exactly + i, &one_fewer);
            exactly[i] = exactly[i] * (1 - appetite) + one_fewer * appetite;
          }
      }
}

/* From the chances of exactly so many bids that of at least as many as are wanted. Suppliers as
   eager as others, but in other places or added in another order, must not differ in their last
   digits. */
CONCORD_INLINE double
at_least (const ConcordPackageProblem *p, const ConcordLanes *exactly, gsize n_lanes)
{
  double fewer = 0, enough;

  for (gsize i = 0; i < n_lanes; i++)
    for (gsize lane = 0; lane < CONCORD_LANES; lane++)
      fewer += i * CONCORD_LANES + lane < p->bids_wanted ? exactly[i][lane] : 0;
  enough = rint ((1 - fewer) * GRID) / GRID;
  return CLAMP (enough, 0, 1);
}

CONCORD_INLINE void
start_with_none (ConcordLanes *exactly, gsize n_lanes)
{
  for (gsize i = 0; i < n_lanes; i++)
    exactly[i] = CONCORD_ALL (0);
  exactly[0][0] = 1;
}

CONCORD_INLINE void
measure_body (const ConcordPackageBids *bids, const ConcordSupplierSet *set, double *chance)
{
  ConcordLanes exactly[CONCORD_MOST_SUPPLIERS / CONCORD_LANES];
  ConcordSupplierSet able;

  for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
    able.words[w] = set->words[w] & bids->all.words[w];
  if (is_plain (bids, &able, chance))
    return;
  if (bids->is_few)
    {
      *chance = add_up (bids->problem, &able);
      return;
    }
  start_with_none (exactly, bids->n_lanes);
  add_suppliers (bids->problem, &able, exactly, bids->n_lanes);
  *chance = at_least (bids->problem, exactly, bids->n_lanes);
}

CONCORD_DEFINE_WIDE (measure,
                     (const ConcordPackageBids *bids,
                      const ConcordSupplierSet *set,
                      double *chance),
                     (bids, set, chance))

/* Of at least the wanted number of bids from the suppliers of a set. */
double
concord_package_bids_measure (const ConcordPackageBids *bids, const ConcordSupplierSet *set)
{
  double chance;

  measure (bids, set, &chance);
  return chance;
}

/* The chances of a class are those of its parent and of the few suppliers that it has more. What
   is certain, as far as the grid shows, is so with more suppliers too. */
CONCORD_INLINE void
fill_classes (const ConcordPackageBids *bids,
              const ConcordSupplierClass *classes,
              gsize n,
              const ConcordSupplierSet *within,
              gsize n_lanes,
              ConcordLanes *exactly,
              double *chances)
{
  for (gsize i = 0; i < n; i++)
    {
      const ConcordSupplierClass *own = classes + i;
      ConcordLanes *found = exactly + i * n_lanes;
      ConcordSupplierSet added;

      if (i > 0 && chances[own->parent] >= 1)
        {
          chances[i] = 1;
          continue;
        }
      for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
        added.words[w] = own->added.words[w] & within->words[w];
      if (i == 0)
        start_with_none (found, n_lanes);
      else
        for (gsize k = 0; k < n_lanes; k++)
          found[k] = exactly[own->parent * n_lanes + k];
      add_suppliers (bids->problem, &added, found, n_lanes);
      chances[i] = at_least (bids->problem, found, n_lanes);
    }
}

CONCORD_INLINE void
fill_body (const ConcordPackageBids *bids,
           const ConcordSupplierClass *classes,
           gsize n,
           const ConcordSupplierSet *within,
           ConcordLanes *exactly,
           double *chances)
{
  for (gsize i = 0; i < n && bids->is_few; i++)
    {
      ConcordSupplierSet able;

      for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
        able.words[w] = classes[i].able.words[w] & within->words[w];
      if (!is_plain (bids, &able, chances + i))
        chances[i] = add_up (bids->problem, &able);
    }
  if (bids->is_few)
    return;
  if (bids->n_lanes == 1) /* in registers, where the compiler knows */
    fill_classes (bids, classes, n, within, 1, exactly, chances);
  else
    fill_classes (bids, classes, n, within, bids->n_lanes, exactly, chances);
}

CONCORD_DEFINE_WIDE (fill,
                     (const ConcordPackageBids *bids,
                      const ConcordSupplierClass *classes,
                      gsize n,
                      const ConcordSupplierSet *within,
                      ConcordLanes *exactly,
                      double *chances),
                     (bids, classes, n, within, exactly, chances))

/* For those of each class that are @within. @exactly: room for the lanes of each. */
void
concord_package_bids_fill (const ConcordPackageBids *bids,
                           const ConcordSupplierClass *classes,
                           gsize n,
                           const ConcordSupplierSet *within,
                           ConcordLanes *exactly,
                           double *chances)
{
  fill (bids, classes, n, within, exactly, chances);
}
