/* The probability of enough bids from any set of suppliers, for millions of sets. */
#include "methods/packages-private.h"

#include <math.h>
#include <string.h>

#include "methods/lanes-private.h"

/* Up to so many wanted bids, and for more than a few suppliers, eight are taken at a time. */
#define MOST_TABLED 8
#define FEW_SUPPLIERS 32
/* Fewer bids than wanted are less probable than a last digit of certainty. */
#define NEGLIGIBLE 1e-18
#define GRID 0x1p40

/* For each set of the eight suppliers of a chunk: the chances of exactly 0 to wanted - 1 bids, then
   of at least 1 to wanted. */
static void
fill_set (const ConcordPackageProblem *p, double *sets, gsize chunk, guint set)
{
  gsize wanted = p->bids_wanted;
  gsize last = 31 - (gsize)__builtin_clz (set);
  const double *rest = sets + (set & ~(1u << last)) * 2 * wanted;
  double *own = sets + set * 2 * wanted;
  double appetite = p->appetite[chunk * 8 + last];

  for (gsize k = 0; k < wanted; k++)
    {
      own[k] = rest[k] * (1 - appetite) + (k > 0 ? rest[k - 1] * appetite : 0);
      own[wanted + k] = rest[wanted + k] + rest[k] * appetite;
    }
}

void
concord_package_bids_init (ConcordPackageBids *bids, const ConcordPackageProblem *problem)
{
  gsize wanted = problem->bids_wanted;

  *bids = (ConcordPackageBids){ problem, (problem->n_suppliers + 7) / 8, NULL };
  if (wanted == 0 || wanted > MOST_TABLED || problem->n_suppliers <= FEW_SUPPLIERS)
    return;
  bids->table = g_new0 (double, (bids->n_chunks + 1) * 256 * 2 * wanted);
  for (gsize chunk = 0; chunk < bids->n_chunks; chunk++)
    {
      gsize n = MIN (8, problem->n_suppliers - chunk * 8);
      double *sets = bids->table + chunk * 256 * 2 * wanted;

      sets[0] = 1;
      for (guint set = 1; set < 1u << n; set++)
        fill_set (problem, sets, chunk, set);
    }
}

void
concord_package_bids_clear (ConcordPackageBids *bids)
{
  g_clear_pointer (&bids->table, g_free);
}

/* Unrolled where the compiler knows how many bids are wanted. */
CONCORD_INLINE double
look_up (const ConcordPackageBids *bids, const ConcordSupplierSet *able, gsize wanted)
{
  double chance[MOST_TABLED] = { 1 }, enough = 0, fewer;

  for (gsize chunk = 0; chunk < bids->n_chunks; chunk++)
    {
      guint set = able->words[chunk / 8] >> chunk % 8 * 8 & 255;
      const double *own = bids->table + (chunk * 256 + set) * 2 * wanted;

      if (set == 0)
        continue;
      for (gsize k = 0; k < wanted; k++)
        enough += chance[k] * own[2 * wanted - 1 - k];
      fewer = 0;
      for (gsize k = wanted; k-- > 0;)
        {
          double sum = 0;

          for (gsize j = 0; j <= k; j++)
            sum += chance[k - j] * own[j];
          chance[k] = sum;
          fewer += sum;
        }
      if (fewer < NEGLIGIBLE)
        return 1;
    }
  /* Suppliers as eager as others, but in other places, must not differ in their last digits. */
  return MIN (rint (enough * GRID) / GRID, 1);
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

CONCORD_INLINE double
probability_of (const ConcordPackageBids *bids, const ConcordSupplierSet *able)
{
  gsize wanted = bids->problem->bids_wanted, found = 0;

  for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
    found += (gsize)__builtin_popcountll (able->words[w]);
  if (wanted == 0 || found < wanted)
    return wanted == 0;
  switch (bids->table == NULL ? 0 : wanted)
    {
    case 0:
      return add_up (bids->problem, able);
    case 1:
      return look_up (bids, able, 1);
    case 2:
      return look_up (bids, able, 2);
    case 3:
      return look_up (bids, able, 3);
    case 4:
      return look_up (bids, able, 4);
    default:
      return look_up (bids, able, wanted);
    }
}

CONCORD_INLINE void
fill_body (const ConcordPackageBids *bids,
           const ConcordSupplierSet *sets,
           gsize n,
           const ConcordSupplierSet *within,
           double *chances)
{
  for (gsize i = 0; i < n; i++)
    {
      ConcordSupplierSet able;

      for (gsize w = 0; w < CONCORD_SUPPLIER_WORDS; w++)
        able.words[w] = sets[i].words[w] & within->words[w];
      chances[i] = probability_of (bids, &able);
    }
}

CONCORD_DEFINE_WIDE (fill,
                     (const ConcordPackageBids *bids,
                      const ConcordSupplierSet *sets,
                      gsize n,
                      const ConcordSupplierSet *within,
                      double *chances),
                     (bids, sets, n, within, chances))

/* Of at least the wanted number of bids from those of each set that are @within. It depends on
   nothing but who they are, so that packages for the same suppliers are seen as equal. */
void
concord_package_bids_fill (const ConcordPackageBids *bids,
                           const ConcordSupplierSet *sets,
                           gsize n,
                           const ConcordSupplierSet *within,
                           double *chances)
{
  fill (bids, sets, n, within, chances);
}
