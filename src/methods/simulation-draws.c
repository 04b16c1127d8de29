/* Quantile functions; and the futures, a block at a time: amounts, present costs and what they count
 * for. */
#include "methods/simulation-private.h"

#include <math.h>
#include <string.h>

#include "methods/lanes-private.h"

#define BLOCK CONCORD_SIMULATION_BLOCK
#define GROUPS (BLOCK / CONCORD_LANES)
/* Years whose sums are kept in registers together. */
#define TILE 4
/* The cell of a table in a number of bits. */
#define CELL_BITS 9
G_STATIC_ASSERT (CONCORD_SHAPE_CELLS == 1 << CELL_BITS);

typedef struct
{
  ConcordLanes *normals; /* [correlated line][group] */
  ConcordLanes *scores;  /* [group] of the line at hand */
  ConcordLanes *totals;  /* [option][group] */
  ConcordLanes *amounts; /* [line][group] where there is a fan, else [group] of the line at hand */
  double *sums;          /* [option]; then wins */
  guint64 *halves;       /* [option][other] */
} Scratch;

static gpointer
no_scratch (gconstpointer data)
{
  return NULL;
}

static void
fill_table (gconstpointer data, gsize block, gpointer scratch)
{
  const ConcordSimulationPlan *plan = data;
  const ConcordTablePlan *own = &g_array_index (plan->tables, ConcordTablePlan, block);

  concord_shape_table_fill (own->table, own->shape, own->likely, own->scale);
}

/* Each block has filled a table of its own. */
static void
add_table (gconstpointer data, gsize block, gconstpointer scratch, gpointer total)
{
}

const ConcordBlocks concord_simulation_tables = { no_scratch, g_free, fill_table, add_table };

static gpointer
scratch_new (gconstpointer data)
{
  const ConcordSimulationPlan *plan = data;
  gsize n = plan->problem->n_options;
  gsize kept = plan->fan_costs != NULL ? plan->problem->n_lines : 1;
  Scratch *scratch = g_new (Scratch, 1);

  scratch->normals
      = g_aligned_alloc0 ((plan->n_correlated + 1) * GROUPS, sizeof (ConcordLanes), 64);
  scratch->scores = g_aligned_alloc0 (GROUPS, sizeof (ConcordLanes), 64);
  scratch->totals = g_aligned_alloc0 (n * GROUPS, sizeof (ConcordLanes), 64);
  scratch->amounts = g_aligned_alloc0 (kept * GROUPS, sizeof (ConcordLanes), 64);
  scratch->sums = g_new (double, 2 * n);
  scratch->halves = plan->has_pairwise ? g_new (guint64, n * n) : NULL;
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_aligned_free (scratch->normals);
  g_aligned_free (scratch->scores);
  g_aligned_free (scratch->totals);
  g_aligned_free (scratch->amounts);
  g_free (scratch->sums);
  g_free (scratch->halves);
  g_free (scratch);
}

CONCORD_INLINE void
draw_normals_body (ConcordRandom *random, ConcordLanes *normals, gsize n)
{
  for (gsize i = 0; i < n; i += 2)
    concord_random_normals (random, normals + i, normals + i + 1);
}

CONCORD_DEFINE_WIDE (draw_normals,
                     (ConcordRandom *random, ConcordLanes *normals, gsize n),
                     (random, normals, n))

/* Independent normals times row @line of the root. */
CONCORD_INLINE void
correlate_body (const ConcordSimulationPlan *plan,
                const ConcordLanes *normals,
                gsize line,
                ConcordLanes *scores)
{
  const double *row = plan->root + line * plan->n_correlated;

  for (gsize g = 0; g < GROUPS; g++)
    scores[g] = CONCORD_ALL (0);
  for (gsize k = 0; k <= line; k++)
    if (row[k] > 0 || row[k] < 0)
      for (gsize g = 0; g < GROUPS; g++)
        scores[g] += normals[k * GROUPS + g] * row[k];
}

CONCORD_DEFINE_WIDE (correlate,
                     (const ConcordSimulationPlan *plan,
                      const ConcordLanes *normals,
                      gsize line,
                      ConcordLanes *scores),
                     (plan, normals, line, scores))

CONCORD_INLINE void
add_triangular_body (ConcordRandom *random, const ConcordAmountScale *scale, ConcordLanes *totals)
{
  ConcordRandom own = *random; /* in registers */

  for (gsize g = 0; g < GROUPS; g++)
    {
      ConcordLanes sum, apart;

      concord_random_pair (&own, &sum, &apart);
      totals[g] += scale->base + (sum - 2) * scale->half + apart * scale->skew;
    }
  *random = own;
}

CONCORD_DEFINE_WIDE (add_triangular,
                     (ConcordRandom *random, const ConcordAmountScale *scale, ConcordLanes *totals),
                     (random, scale, totals))

CONCORD_INLINE void
add_by_scores_body (const ConcordShapeTable *table,
                    const ConcordAmountScale *scale,
                    const double *scores,
                    double *totals)
{
  double base = scale->base, range = scale->range;

  for (gsize d = 0; d < BLOCK; d++)
    totals[d] += base + range * concord_shape_table_at (table, scores[d]);
}

CONCORD_DEFINE_WIDE (add_by_scores,
                     (const ConcordShapeTable *table,
                      const ConcordAmountScale *scale,
                      const double *scores,
                      double *totals),
                     (table, scale, scores, totals))

/* Sums of four uniforms as the cells of a table in which they lie, and how far along. Over [4, 8)
   the first bits of a number are the cell and the others the way along it. */
CONCORD_INLINE void
draw_sums (ConcordRandom *random, ConcordBits *cells, ConcordLanes *along)
{
  ConcordRandom own = *random; /* in registers */

  for (gsize g = 0; g < GROUPS; g++)
    {
      ConcordLanes first, second;
      ConcordBits bits;

      concord_random_pair (&own, &first, &along[g]);
      concord_random_pair (&own, &second, &along[g]);
      bits = (ConcordBits)(first + second);
      cells[g] = (bits >> (52 - CELL_BITS)) & (CONCORD_SHAPE_CELLS - 1);
      along[g] = (ConcordLanes)(((bits << (12 + CELL_BITS)) >> 12) | CONCORD_ONE_BITS) - 1;
    }
  *random = own;
}

CONCORD_INLINE void
add_by_sums_body (ConcordRandom *random,
                  const ConcordShapeTable *table,
                  const ConcordAmountScale *scale,
                  double *totals)
{
  double base = scale->base, range = scale->range;
  ConcordBits cells[GROUPS];
  ConcordLanes along[GROUPS];
  const guint64 *cell = (const guint64 *)cells;
  const double *t = (const double *)along;

  draw_sums (random, cells, along);
  for (gsize d = 0; d < BLOCK; d++)
    totals[d] += base + range * concord_shape_between (table->nodes[cell[d]], t[d]);
}

CONCORD_DEFINE_WIDE (add_by_sums,
                     (ConcordRandom *random,
                      const ConcordShapeTable *table,
                      const ConcordAmountScale *scale,
                      double *totals),
                     (random, table, scale, totals))

static void
add_amounts (const ConcordSimulationPlan *plan,
             const ConcordLinePlan *line,
             const ConcordAmountScale *scale,
             ConcordRandom *random,
             Scratch *scratch,
             ConcordLanes *totals)
{
  if (!(fabs (scale->range) > 0))
    for (gsize g = 0; g < GROUPS; g++)
      totals[g] += scale->base;
  else if (line->table == NULL)
    add_triangular (random, scale, totals);
  else if (line->correlated == plan->problem->n_lines)
    /* Lanes are doubles side by side. */
    add_by_sums (random, line->table, scale, (double *)totals);
  else
    {
      correlate (plan, scratch->normals, line->correlated, scratch->scores);
      add_by_scores (line->table, scale, (const double *)scratch->scores, (double *)totals);
    }
}

/* Takes away the amounts of the futures in which the line does not occur. */
CONCORD_INLINE void
drop_absent_body (ConcordRandom *random, double absent, ConcordLanes *amounts)
{
  for (gsize g = 0; g < GROUPS; g++)
    {
      ConcordLanes u;

      concord_random_uniform (random, &u);
      amounts[g] = (ConcordLanes)((ConcordBits)amounts[g] & (ConcordBits)(u > absent));
    }
}

CONCORD_DEFINE_WIDE (drop_absent,
                     (ConcordRandom *random, double absent, ConcordLanes *amounts),
                     (random, absent, amounts))

/* The short way for a line of which nothing but the present cost is asked. */
static void
add_line (const ConcordSimulationPlan *plan,
          gsize number,
          gboolean in_fan,
          ConcordRandom *random,
          Scratch *scratch)
{
  const ConcordLinePlan *line = plan->lines + number;
  ConcordLanes *totals = scratch->totals + line->option * GROUPS;
  ConcordLanes *amounts = scratch->amounts + (in_fan ? number * GROUPS : 0);

  if (!in_fan && !(line->absent > 0))
    {
      add_amounts (plan, line, &line->cost, random, scratch, totals);
      return;
    }
  memset (amounts, 0, GROUPS * sizeof *amounts);
  add_amounts (plan, line, &line->unit, random, scratch, amounts);
  if (line->absent > 0)
    drop_absent (random, line->absent, amounts);
  for (gsize g = 0; g < GROUPS; g++)
    totals[g] += amounts[g] * line->worth;
}

/* The costs of one option up to the ends of @TILE years from @year on, for two groups. */
CONCORD_INLINE void
add_up_years (const ConcordSimulationPlan *plan,
              const ConcordLanes *amounts,
              gsize option,
              gsize year,
              gsize group,
              ConcordLanes costs[TILE][2])
{
  gsize n_years = plan->problem->n_years;

  for (gsize t = 0; t < TILE; t++)
    costs[t][0] = costs[t][1] = CONCORD_ALL (0);
  for (gsize i = plan->fan_begins[option]; i < plan->fan_begins[option + 1]; i++)
    {
      gsize line = plan->fan_lines[i];
      const double *worth = plan->fan_worth + line * n_years;
      const ConcordLanes *own = amounts + line * GROUPS + group;

      for (gsize t = 0; t < TILE; t++)
        {
          double factor = worth[MIN (year + t, n_years - 1)];

          costs[t][0] += own[0] * factor;
          costs[t][1] += own[1] * factor;
        }
    }
}

CONCORD_INLINE void
fill_fan_body (const ConcordSimulationPlan *plan,
               const ConcordLanes *amounts,
               gsize option,
               gsize from,
               gsize n_live)
{
  gsize n_years = plan->problem->n_years, n_draws = plan->problem->fan_draws;
  double *kept = plan->fan_costs + option * n_years * n_draws + from;

  for (gsize year = 0; year < n_years; year += TILE)
    for (gsize g = 0; g * CONCORD_LANES < n_live; g += 2)
      {
        gsize first = g * CONCORD_LANES, n = MIN (2 * CONCORD_LANES, n_live - first);
        ConcordLanes costs[TILE][2];

        add_up_years (plan, amounts, option, year, g, costs);
        for (gsize t = 0; t < TILE && year + t < n_years; t++)
          memcpy (kept + (year + t) * n_draws + first, costs[t], n * sizeof (double));
      }
}

CONCORD_DEFINE_WIDE (fill_fan,
                     (const ConcordSimulationPlan *plan,
                      const ConcordLanes *amounts,
                      gsize option,
                      gsize from,
                      gsize n_live),
                     (plan, amounts, option, from, n_live))

/* Ones in the lanes of @group that hold a future that was asked for. */
CONCORD_INLINE ConcordBits
live_lanes (gsize group, gsize n_live)
{
  ConcordBits live = CONCORD_ALL_BITS (0);

  for (gsize lane = 0; lane < CONCORD_LANES; lane++)
    live[lane] = group * CONCORD_LANES + lane < n_live ? G_MAXUINT64 : 0;
  return live;
}

/* How often each option costs least; those that tie share. */
CONCORD_INLINE void
count_wins_body (
    const ConcordLanes *totals, gsize n, double tolerance, gsize n_live, double *wins)
{
  for (gsize g = 0; g * CONCORD_LANES < n_live; g++)
    {
      ConcordBits live = live_lanes (g, n_live);
      ConcordLanes least = totals[g], tied = CONCORD_ALL (0), share;

      for (gsize i = 1; i < n; i++)
        {
          ConcordBits less = (ConcordBits)(totals[i * GROUPS + g] < least);

          concord_lanes_choose (&less, totals + i * GROUPS + g, &least, &least);
        }
      least += tolerance;
      for (gsize i = 0; i < n; i++)
        tied += (ConcordLanes)((ConcordBits)(totals[i * GROUPS + g] <= least) & CONCORD_ONE_BITS);
      share = 1 / tied;
      for (gsize i = 0; i < n; i++)
        {
          ConcordBits won = (ConcordBits)(totals[i * GROUPS + g] <= least) & live;
          ConcordLanes part = (ConcordLanes)(won & (ConcordBits)share);

          for (gsize lane = 0; lane < CONCORD_LANES; lane++)
            wins[i] += part[lane];
        }
    }
}

CONCORD_DEFINE_WIDE (count_wins,
                     (const ConcordLanes *totals,
                      gsize n,
                      double tolerance,
                      gsize n_live,
                      double *wins),
                     (totals, n, tolerance, n_live, wins))

/* Of each two options: in how many futures the one costs less than the other, a tie a half each. */
CONCORD_INLINE void
count_pair_body (const ConcordLanes *one,
                 const ConcordLanes *other,
                 double tolerance,
                 gsize n_live,
                 guint64 *less)
{
  ConcordBits lower = CONCORD_ALL_BITS (0), higher = CONCORD_ALL_BITS (0);

  for (gsize g = 0; g * CONCORD_LANES < n_live; g++)
    {
      ConcordBits live = live_lanes (g, n_live);
      ConcordLanes lead = one[g] - other[g];

      /* A comparison that holds is minus one. */
      lower -= (ConcordBits)(lead < -tolerance) & live;
      higher -= (ConcordBits)(lead > tolerance) & live;
    }
  *less = n_live;
  for (gsize lane = 0; lane < CONCORD_LANES; lane++)
    *less += lower[lane] - higher[lane];
}

CONCORD_DEFINE_WIDE (count_pair,
                     (const ConcordLanes *one,
                      const ConcordLanes *other,
                      double tolerance,
                      gsize n_live,
                      guint64 *less),
                     (one, other, tolerance, n_live, less))

static void
keep_totals (const ConcordSimulationPlan *plan, gsize from, gsize n_live, Scratch *scratch)
{
  gsize n = plan->problem->n_options, draws = plan->problem->draws;

  memset (scratch->sums, 0, 2 * n * sizeof *scratch->sums);
  for (gsize i = 0; i < n; i++)
    {
      const double *own = (const double *)(scratch->totals + i * GROUPS);

      memcpy (plan->totals + i * draws + from, own, n_live * sizeof *own);
      for (gsize d = 0; d < n_live; d++)
        scratch->sums[i] += own[d];
    }
  count_wins (scratch->totals, n, plan->tolerance, n_live, scratch->sums + n);
  for (gsize i = 0; plan->has_pairwise && i < n; i++)
    for (gsize j = i; j < n; j++)
      {
        guint64 *less = scratch->halves + i * n + j;

        count_pair (scratch->totals + i * GROUPS, scratch->totals + j * GROUPS, plan->tolerance,
                    n_live, less);
        scratch->halves[j * n + i] = 2 * n_live - *less;
      }
}

static void
compute_block (gconstpointer data, gsize block, gpointer scratch_data)
{
  const ConcordSimulationPlan *plan = data;
  const ConcordSimulationProblem *p = plan->problem;
  Scratch *scratch = scratch_data;
  gsize from = block * BLOCK;
  gboolean in_fan = plan->fan_costs != NULL && from < p->fan_draws;
  ConcordRandom random;

  concord_random_init (&random, p->seed, block, 2);
  memset (scratch->totals, 0, p->n_options * GROUPS * sizeof *scratch->totals);
  draw_normals (&random, scratch->normals, plan->n_correlated * GROUPS);
  for (gsize i = 0; i < p->n_lines && !concord_progress_is_cancelled (p->progress); i++)
    add_line (plan, i, in_fan, &random, scratch);
  for (gsize i = 0; in_fan && i < p->n_options && !concord_progress_is_cancelled (p->progress); i++)
    fill_fan (plan, scratch->amounts, i, from, MIN (BLOCK, p->fan_draws - from));
  keep_totals (plan, from, MIN (BLOCK, p->draws - from), scratch);
}

static void
add_block (gconstpointer data, gsize block, gconstpointer scratch_data, gpointer total)
{
  const ConcordSimulationPlan *plan = data;
  const Scratch *scratch = scratch_data;
  ConcordSimulationSums *sums = total;
  gsize n = plan->problem->n_options;

  for (gsize i = 0; i < n; i++)
    {
      sums->options[i].mean += scratch->sums[i];
      sums->options[i].probability_best += scratch->sums[n + i];
    }
  for (gsize i = 0; plan->has_pairwise && i < n * n; i++)
    sums->halves[i] += scratch->halves[i];
}

const ConcordBlocks concord_simulation_draws
    = { scratch_new, scratch_free, compute_block, add_block };
