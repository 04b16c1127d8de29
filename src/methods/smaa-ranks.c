/* The first pass: ranks, pairwise wins and the weights of the winners. */
#include "methods/smaa-ranks.h"

#include <string.h>

typedef struct
{
  ConcordLanes *weights; /* [criterion] */
  ConcordLanes *totals;  /* [option] */
  ConcordBits *ranks;    /* [option], from 0 */
  ConcordBits *wins;     /* [option][other], lanes apart */
  guint64 *places;       /* [option][rank] */
  double *sums;          /* [option][criterion], weights of the draws in which it was first */
} Scratch;

static gpointer
scratch_new (gconstpointer data)
{
  const ConcordSmaaPlan *plan = data;
  gsize n = plan->problem->n_options, m = plan->problem->n_criteria;
  Scratch *scratch = g_new (Scratch, 1);

  scratch->weights = g_aligned_alloc0 (m, sizeof (ConcordLanes), 64);
  scratch->totals = g_aligned_alloc0 (n, sizeof (ConcordLanes), 64);
  scratch->ranks = g_aligned_alloc0 (n, sizeof (ConcordBits), 64);
  scratch->wins = g_aligned_alloc0 (n * n, sizeof (ConcordBits), 64);
  scratch->places = g_new (guint64, n * n);
  scratch->sums = g_new (double, n * m);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_aligned_free (scratch->weights);
  g_aligned_free (scratch->totals);
  g_aligned_free (scratch->ranks);
  g_aligned_free (scratch->wins);
  g_free (scratch->places);
  g_free (scratch->sums);
  g_free (scratch);
}

/* Eight rows of the given weights, each over its own sum. */
static void
take_weights (const ConcordSmaaProblem *p, gsize draw, ConcordLanes *weights)
{
  for (gsize lane = 0; lane < CONCORD_LANES; lane++)
    {
      const double *row
          = p->weight_draws + MIN (draw + lane, p->draws - 1) * p->n_criteria;
      double sum = 0;

      for (gsize k = 0; k < p->n_criteria; k++)
        sum += row[k];
      for (gsize k = 0; k < p->n_criteria; k++)
        weights[k][lane] = row[k] / sum;
    }
}

CONCORD_INLINE void
add_totals_body (const ConcordSmaaPlan *plan,
                 ConcordRandom *random,
                 gsize draw,
                 const ConcordLanes *weights,
                 ConcordLanes *totals)
{
  gsize n = plan->problem->n_options, m = plan->problem->n_criteria;
  ConcordRandom own = *random; /* in registers */

  for (gsize i = 0; i < n; i++)
    {
      ConcordLanes total = CONCORD_ALL (0), score;

      for (gsize k = 0; k < m; k++)
        {
          concord_smaa_score (plan, &own, draw, i * m + k, &score);
          total += weights[k] * score;
        }
      totals[i] = total;
    }
  *random = own;
}

CONCORD_DEFINE_WIDE (add_totals,
                     (const ConcordSmaaPlan *plan,
                      ConcordRandom *random,
                      gsize draw,
                      const ConcordLanes *weights,
                      ConcordLanes *totals),
                     (plan, random, draw, weights, totals))

/* An option's rank is 1 and how many are better (ties share the better rank), from 0 here. @live
   has ones in the lanes that count. */
CONCORD_INLINE void
rank_options_body (
    const ConcordLanes *totals, gsize n, double tolerance, const ConcordBits *live, Scratch *scratch)
{
  for (gsize i = 0; i < n; i++)
    scratch->ranks[i] = CONCORD_ALL_BITS (0);
  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n; j++)
      {
        ConcordLanes lead = totals[i] - totals[j];
        ConcordBits first = (ConcordBits)(lead > tolerance) & *live;
        ConcordBits second = (ConcordBits)(lead < -tolerance) & *live;

        /* A comparison that holds is minus one. */
        scratch->wins[i * n + j] -= first;
        scratch->wins[j * n + i] -= second;
        scratch->ranks[j] -= first;
        scratch->ranks[i] -= second;
      }
}

CONCORD_DEFINE_WIDE (rank_options,
                     (const ConcordLanes *totals,
                      gsize n,
                      double tolerance,
                      const ConcordBits *live,
                      Scratch *scratch),
                     (totals, n, tolerance, live, scratch))

static void
count_places (const ConcordSmaaProblem *p, gsize n_live, Scratch *scratch)
{
  gsize n = p->n_options, m = p->n_criteria;

  for (gsize i = 0; i < n; i++)
    for (gsize lane = 0; lane < n_live; lane++)
      {
        guint64 rank = scratch->ranks[i][lane];

        scratch->places[i * n + rank]++;
        for (gsize k = 0; rank == 0 && k < m; k++)
          scratch->sums[i * m + k] += scratch->weights[k][lane];
      }
}

static void
compute_block (gconstpointer data, gsize block, gpointer scratch_data)
{
  const ConcordSmaaPlan *plan = data;
  const ConcordSmaaProblem *p = plan->problem;
  Scratch *scratch = scratch_data;
  gsize n = p->n_options, m = p->n_criteria;
  gsize from = block * CONCORD_SMAA_BLOCK, to = MIN (from + CONCORD_SMAA_BLOCK, p->draws);
  ConcordRandom random;

  memset (scratch->wins, 0, n * n * sizeof *scratch->wins);
  memset (scratch->places, 0, n * n * sizeof *scratch->places);
  memset (scratch->sums, 0, n * m * sizeof *scratch->sums);
  concord_random_init (&random, p->seed, block, 0);
  if (plan->sampler != NULL)
    concord_weight_sampler_begin (plan->sampler, &random, p->progress, scratch->weights);
  for (gsize draw = from; draw < to && !concord_progress_is_cancelled (p->progress);
       draw += CONCORD_LANES)
    {
      gsize n_live = MIN (CONCORD_LANES, to - draw);
      ConcordBits live = CONCORD_ALL_BITS (0);

      for (gsize lane = 0; lane < n_live; lane++)
        live[lane] = G_MAXUINT64;
      if (plan->sampler != NULL)
        concord_weight_sampler_draw (plan->sampler, &random, scratch->weights);
      else
        take_weights (p, draw, scratch->weights);
      add_totals (plan, &random, draw, scratch->weights, scratch->totals);
      rank_options (scratch->totals, n, plan->tolerance, &live, scratch);
      count_places (p, n_live, scratch);
    }
}

static void
add_block (gconstpointer data, gsize block, gconstpointer scratch_data, gpointer total)
{
  const ConcordSmaaPlan *plan = data;
  const Scratch *scratch = scratch_data;
  ConcordSmaaCounts *counts = total;
  gsize n = plan->problem->n_options, m = plan->problem->n_criteria;

  for (gsize i = 0; i < n * n; i++)
    {
      counts->places[i] += scratch->places[i];
      for (gsize lane = 0; lane < CONCORD_LANES; lane++)
        counts->wins[i] += scratch->wins[i][lane];
    }
  for (gsize i = 0; i < n * m; i++)
    counts->sums[i] += scratch->sums[i];
}

const ConcordBlocks concord_smaa_ranks = { scratch_new, scratch_free, compute_block, add_block };
