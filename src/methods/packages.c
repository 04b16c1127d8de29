
#include "methods/packages.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "concord-words.h"

#include "methods/method-error.h"
#include "methods/packages-private.h"
#include "methods/weighting.h"

/* Cells of the coarse table: cost x synergy x probability. */
#define COSTS 1024
#define SYNERGIES 32
#define PROBABILITIES 12
#define CELLS (COSTS * SYNERGIES * PROBABILITIES)
/* Smaller searches go without the table. */
#define FEW 4096
#define MOST_CANDIDATES 4000000

/* Where the cells of the probability of bids begin: finer near nothing and near certainty, where
   most packages are; certainty has a cell of its own. */
static const double probabilities[PROBABILITIES]
    = { 0, 1e-4, .01, .1, .3, .6, .85, .97, .997, .9999, .999999, 1 };

typedef struct
{
  double low;
  double scale;
} Ruler;

typedef struct
{
  ConcordPackagePlan plan;
  Ruler cost;
  Ruler synergy;
  double *table; /* [cost][synergy][probability]: the most need met at no more cost, no less of the
                    others; NULL while it is being made, and for small searches */
  int *overfull; /* set once there are too many candidates: what is left to sift is in vain */
} Search;

typedef struct
{
  ConcordPackageSlice slice;
  double *table;
  guint64 allowed;
  ConcordPackage worst;
  ConcordPackage best;
  GArray *candidates;
} Scratch;

typedef struct
{
  double *table;
  ConcordPackageSearch *result;
  int overfull;
} Total;

static double
along (const Ruler *ruler, double value)
{
  return (value - ruler->low) * ruler->scale;
}

static gsize
cell_of (double place, gsize n)
{
  return place >= (double)n ? n - 1 : (gsize)place;
}

static gsize
probability_cell (double probability)
{
  gsize cell = 0;

  for (gsize i = 1; i < PROBABILITIES; i++)
    cell += probability >= probabilities[i];
  return cell;
}

static gsize
table_place (gsize cost, gsize synergy, gsize probability)
{
  return (cost * SYNERGIES + synergy) * PROBABILITIES + probability;
}

static const ConcordPackage nothing_seen_worst
    = { 0, DBL_MAX, -DBL_MAX, DBL_MAX, DBL_MAX };
static const ConcordPackage nothing_seen_best
    = { 0, -DBL_MAX, DBL_MAX, -DBL_MAX, -DBL_MAX };

void
concord_package_widen (ConcordPackage *worst,
                       ConcordPackage *best,
                       const ConcordPackage *low,
                       const ConcordPackage *high)
{
  worst->need_met = MIN (worst->need_met, low->need_met);
  worst->net_cost = MAX (worst->net_cost, low->net_cost);
  worst->synergy = MIN (worst->synergy, low->synergy);
  worst->bids_probability = MIN (worst->bids_probability, low->bids_probability);
  best->need_met = MAX (best->need_met, high->need_met);
  best->net_cost = MIN (best->net_cost, high->net_cost);
  best->synergy = MAX (best->synergy, high->synergy);
  best->bids_probability = MAX (best->bids_probability, high->bids_probability);
}

static gpointer
scratch_new (gconstpointer data)
{
  const Search *search = data;
  Scratch *scratch = g_new0 (Scratch, 1);

  concord_package_slice_init (&scratch->slice, &search->plan);
  scratch->table = g_new (double, CELLS);
  scratch->candidates = g_array_new (FALSE, FALSE, sizeof (ConcordPackage));
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  concord_package_slice_clear (&scratch->slice);
  g_free (scratch->table);
  g_array_unref (scratch->candidates);
  g_free (scratch);
}

static ConcordPackage
package_at (const ConcordPackageSlice *slice, guint32 high, guint32 low)
{
  return (ConcordPackage){ high | low, slice->need[low], slice->cost[low], slice->synergy[low],
                           slice->probability[low] };
}

static void
tabulate (const Search *search, Scratch *scratch, guint32 high)
{
  const ConcordPackageSlice *slice = &scratch->slice;

  for (guint32 low = 0; low < 1u << search->plan.n_low; low++)
    {
      ConcordPackage package = package_at (slice, high, low);
      double *cell;

      if (!slice->is_allowed[low])
        continue;
      scratch->allowed++;
      concord_package_widen (&scratch->worst, &scratch->best, &package, &package);
      cell = scratch->table
             + table_place (cell_of (along (&search->cost, package.net_cost), COSTS),
                            cell_of (along (&search->synergy, package.synergy), SYNERGIES),
                            probability_cell (package.bids_probability));
      *cell = MAX (*cell, package.need_met);
    }
}

/* Whether the table shows a package of a lower cost cell and of higher cells in the other two (or
   of its own, where it is the least of that) that meets as much need. */
static gboolean
is_beaten (const Search *search, const ConcordPackage *package)
{
  gsize cost = cell_of (along (&search->cost, package->net_cost), COSTS);
  double synergy = along (&search->synergy, package->synergy);
  gsize more_synergy = synergy <= 0 ? 0 : cell_of (synergy, SYNERGIES) + 1;
  gsize bids = probability_cell (package->bids_probability);
  gsize more_bids = package->bids_probability > probabilities[bids] ? bids + 1 : bids;

  if (cost == 0 || more_synergy == SYNERGIES || more_bids == PROBABILITIES)
    return FALSE;
  return search->table[table_place (cost - 1, more_synergy, more_bids)] >= package->need_met;
}

static void
sift (const Search *search, Scratch *scratch, guint32 high)
{
  for (guint32 low = 0; low < 1u << search->plan.n_low; low++)
    {
      ConcordPackage package = package_at (&scratch->slice, high, low);

      if (scratch->slice.is_allowed[low]
          && (search->table == NULL || !is_beaten (search, &package))
          && scratch->candidates->len <= MOST_CANDIDATES)
        g_array_append_val (scratch->candidates, package);
    }
}

static void
begin_block (Scratch *scratch)
{
  scratch->allowed = 0;
  scratch->worst = nothing_seen_worst;
  scratch->best = nothing_seen_best;
  g_array_set_size (scratch->candidates, 0);
  for (gsize i = 0; i < CELLS; i++)
    scratch->table[i] = -DBL_MAX;
}

static void
tabulate_block (gconstpointer data, gsize block, gpointer scratch_data)
{
  const Search *search = data;
  Scratch *scratch = scratch_data;

  begin_block (scratch);
  for (gsize i = 0; i < search->plan.slices_in_block
                    && !concord_progress_is_cancelled (search->plan.problem->progress);
       i++)
    {
      guint32 number = (guint32)(block * search->plan.slices_in_block + i);

      concord_package_slice_fill (&scratch->slice, &search->plan, number, FALSE);
      tabulate (search, scratch, number << search->plan.n_low);
    }
}

static void
add_table (gconstpointer data, gsize block, gconstpointer scratch_data, gpointer total_data)
{
  const Scratch *scratch = scratch_data;
  Total *total = total_data;

  total->result->allowed += scratch->allowed;
  concord_package_widen (&total->result->worst, &total->result->best, &scratch->worst,
                         &scratch->best);
  for (gsize i = 0; i < CELLS; i++)
    total->table[i] = MAX (total->table[i], scratch->table[i]);
}

static void
sift_block (gconstpointer data, gsize block, gpointer scratch_data)
{
  const Search *search = data;
  Scratch *scratch = scratch_data;

  g_array_set_size (scratch->candidates, 0);
  for (gsize i = 0; i < search->plan.slices_in_block && !g_atomic_int_get (search->overfull)
                    && !concord_progress_is_cancelled (search->plan.problem->progress);
       i++)
    {
      guint32 number = (guint32)(block * search->plan.slices_in_block + i);

      concord_package_slice_fill (&scratch->slice, &search->plan, number, TRUE);
      sift (search, scratch, number << search->plan.n_low);
    }
  /* Fewer to carry; what another package of the block beats is beaten. */
  concord_package_keep_frontier (scratch->candidates);
}

static void
add_candidates (gconstpointer data, gsize block, gconstpointer scratch_data, gpointer total_data)
{
  const GArray *found = ((const Scratch *)scratch_data)->candidates;
  Total *total = total_data;

  if (found->len + total->result->frontier->len > MOST_CANDIDATES)
    g_atomic_int_set (&total->overfull, TRUE);
  else
    g_array_append_vals (total->result->frontier, found->data, found->len);
}

static const ConcordBlocks table_blocks = { scratch_new, scratch_free, tabulate_block, add_table };
static const ConcordBlocks sift_blocks = { scratch_new, scratch_free, sift_block, add_candidates };

/* Each cell takes the best of the cells with less cost and more of the others. */
static void
accumulate (double *table)
{
  for (gsize c = 0; c < COSTS; c++)
    for (gsize s = SYNERGIES; s-- > 0;)
      for (gsize p = PROBABILITIES; p-- > 0;)
        {
          double *cell = table + table_place (c, s, p);

          if (c > 0)
            *cell = MAX (*cell, table[table_place (c - 1, s, p)]);
          if (s + 1 < SYNERGIES)
            *cell = MAX (*cell, table[table_place (c, s + 1, p)]);
          if (p + 1 < PROBABILITIES)
            *cell = MAX (*cell, table[table_place (c, s, p + 1)]);
        }
}

static Ruler
ruler_of (const double *values, gsize n, double share, gsize cells)
{
  double low = 0, high = 0;

  for (gsize i = 0; i < n; i++)
    {
      low += MIN (0, values[i]) * share;
      high += MAX (0, values[i]) * share;
    }
  return (Ruler){ low, high > low ? cells / (high - low) : 0 };
}

static gboolean
check_problem (const ConcordPackageProblem *p, GError **error)
{
  if (p->n == 0 || p->n > CONCORD_MOST_SERVICES)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Packages can be made of 1 to %d services."),
                                  CONCORD_MOST_SERVICES);
  if (p->n_suppliers > CONCORD_MOST_SUPPLIERS)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("There are more than %d suppliers."), CONCORD_MOST_SUPPLIERS);
  if (!concord_method_check_given (p->need, p->n, _ ("the needs"), error)
      || !concord_method_check_given (p->cost, p->n, _ ("the net costs"), error)
      || !concord_method_check_given (p->savings, p->n * p->n, _ ("the savings"), error)
      || !concord_method_check_given (p->appetite, p->n_suppliers, _ ("the suppliers' appetites"),
                                      error))
    return FALSE;
  for (gsize s = 0; s < p->n_suppliers; s++)
    if (p->appetite[s] < 0 || p->appetite[s] > 1)
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("The appetite of a supplier must lie between 0 and 1."));
  return TRUE;
}

static void
take_units_off (ConcordPackage *package, const ConcordPackagePlan *plan)
{
  package->need_met /= plan->need.factor;
  package->net_cost /= plan->cost.factor;
  package->synergy /= plan->savings.factor;
}

static gboolean
run (Search *search, ConcordPackageSearch *result, GError **error)
{
  const ConcordPackagePlan *plan = &search->plan;
  gsize n = plan->problem->n, n_blocks = plan->n_slices / plan->slices_in_block;
  g_autofree double *table = g_new (double, CELLS);
  Total total = { table, result, FALSE };
  ConcordProgress *progress = plan->problem->progress;

  search->cost = ruler_of (plan->cost.values, n, 1, COSTS);
  search->synergy = ruler_of (plan->savings.values, n * n, .5, SYNERGIES);
  result->exact = TRUE;
  result->evaluated = G_GUINT64_CONSTANT (1) << n;
  for (gsize i = 0; i < CELLS; i++)
    table[i] = -DBL_MAX;
  if (!concord_blocks_run (&table_blocks, search, n_blocks, plan->problem->n_threads,
                           (ConcordStage){ progress, 0, 450 }, &total))
    return concord_progress_check (progress, error);
  accumulate (table);
  search->table = result->evaluated > FEW ? table : NULL;
  search->overfull = &total.overfull;
  if (!concord_blocks_run (&sift_blocks, search, n_blocks, plan->problem->n_threads,
                           (ConcordStage){ progress, 450, 900 }, &total))
    return concord_progress_check (progress, error);
  if (total.overfull)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("More than %d packages are candidates for the frontier, so it "
                                     "would say nothing; add constraints."),
                                  MOST_CANDIDATES);
  return TRUE;
}

static void
finish (const ConcordPackagePlan *plan, ConcordPackageSearch *result)
{
  concord_package_keep_frontier (result->frontier);
  for (guint i = 0; i < result->frontier->len; i++)
    take_units_off (&g_array_index (result->frontier, ConcordPackage, i), plan);
  take_units_off (&result->worst, plan);
  take_units_off (&result->best, plan);
  take_units_off (&result->missed_by, plan);
  concord_progress_set_permille (plan->problem->progress, 1000);
}

/**
 * concord_package_search:
 * @problem: services, suppliers and constraints
 * @error: a number absent or out of range, too many services or suppliers, a frontier of millions;
 *   cancelled
 *
 * Looks at all 2^n packages of up to 24 services and keeps the Pareto frontier of four measures: need
 * met and synergy and the probability of bids (more is better) and net cost (less is better). The
 * suppliers of a package are those able for all of it; bids are a Poisson-binomial count (see
 * market.h): for up to 32 suppliers just so, for more to 1e-12, where chances closer than that count
 * as equal and one within 5e-13 of certainty as certainty. A coarse table of the best packages first
 * rules out most, then the rest are compared exactly (H. T. Kung, F. Luccio and F. P. Preparata,
 * Journal of the ACM 22(4), 1975). Of more services it looks at a part of the packages and bounds
 * what it missed, see packages-beam.c.
 *
 * Returns: (transfer full) (nullable): the frontier; empty where no package obeys the constraints
 */
ConcordPackageSearch *
concord_package_search (const ConcordPackageProblem *problem, GError **error)
{
  g_autoptr (ConcordPackageSearch) result = NULL;
  Search search = { 0 };
  gboolean done;

  if (!check_problem (problem, error))
    return NULL;
  result = g_new0 (ConcordPackageSearch, 1);
  result->worst = nothing_seen_worst;
  result->best = nothing_seen_best;
  result->frontier = g_array_new (FALSE, FALSE, sizeof (ConcordPackage));
  done = concord_package_plan_init (&search.plan, problem, error);
  if (done && problem->n > CONCORD_MOST_EXACT_SERVICES)
    done = concord_package_beam_run (&search.plan, result, error);
  else if (done)
    done = run (&search, result, error);
  if (done)
    finish (&search.plan, result);
  concord_package_plan_clear (&search.plan);
  return done ? g_steal_pointer (&result) : NULL;
}

void
concord_package_search_free (ConcordPackageSearch *search)
{
  g_array_unref (search->frontier);
  g_free (search);
}

/* 1 for the best of all allowed packages, 0 for the worst; 1 where they are all the same. */
static double
scaled (double value, double worst, double best)
{
  return worst < best || worst > best ? (value - worst) / (best - worst) : 1;
}

/**
 * concord_package_best:
 * @search: what concord_package_search() found
 * @objective: weights of need met, net cost, synergy and the probability of bids, each >= 0
 * @place: (out): place in the frontier of the package with the highest score; of several the one
 *   with the least net cost
 * @score: (out): its score, 0 to 1
 * @n_tied: (out): how many packages of the frontier have that score
 * @error: weights absent, negative or all zero; an empty frontier
 *
 * Each measure is put on a scale from 0 for the worst to 1 for the best of all packages that obey
 * the constraints, and the score is the weighted mean.
 *
 * Returns: whether there is a best package
 */
gboolean
concord_package_best (const ConcordPackageSearch *search,
                      const double objective[4],
                      gsize *place,
                      double *score,
                      gsize *n_tied,
                      GError **error)
{
  const ConcordPackage *w = &search->worst, *b = &search->best;
  double shares[4];

  if (!concord_normalise_weights (objective, 4, shares, error))
    return FALSE;
  if (search->frontier->len == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("No package obeys the constraints."));
  *score = -1;
  for (guint i = 0; i < search->frontier->len; i++)
    {
      const ConcordPackage *p = &g_array_index (search->frontier, ConcordPackage, i);
      double own = shares[0] * scaled (p->need_met, w->need_met, b->need_met)
                   + shares[1] * scaled (p->net_cost, w->net_cost, b->net_cost)
                   + shares[2] * scaled (p->synergy, w->synergy, b->synergy)
                   + shares[3]
                         * scaled (p->bids_probability, w->bids_probability, b->bids_probability);

      if (own > *score + 1e-12)
        {
          *score = own;
          *place = i;
          *n_tied = 1;
        }
      else if (own >= *score - 1e-12)
        (*n_tied)++;
    }
  return TRUE;
}
