/* The second pass: how often each option is first with its own central weights. */
#include "methods/smaa-ranks.h"

#include <math.h>
#include <string.h>

typedef struct
{
  ConcordLanes *scores; /* [option][criterion] */
  guint64 *firsts;      /* [option] */
} Scratch;

static gpointer
scratch_new (gconstpointer data)
{
  const ConcordSmaaProblem *p = ((const ConcordSmaaPlan *)data)->problem;
  Scratch *scratch = g_new (Scratch, 1);

  scratch->scores = g_aligned_alloc0 (p->n_options * p->n_criteria, sizeof (ConcordLanes), 64);
  scratch->firsts = g_new (guint64, p->n_options);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_aligned_free (scratch->scores);
  g_free (scratch->firsts);
  g_free (scratch);
}

/* Ones in the lanes in which no option is better than @option with its weights @centre. */
CONCORD_INLINE void
is_first_body (const ConcordSmaaPlan *plan,
               const ConcordLanes *scores,
               gsize option,
               const double *centre,
               ConcordBits *first)
{
  gsize n = plan->problem->n_options, m = plan->problem->n_criteria;
  ConcordLanes own = CONCORD_ALL (0);

  *first = CONCORD_ALL_BITS (0xffffffffffffffff);
  for (gsize k = 0; k < m; k++)
    own += scores[option * m + k] * centre[k];
  own += plan->tolerance;
  for (gsize i = 0; i < n; i++)
    {
      ConcordLanes total = CONCORD_ALL (0);

      for (gsize k = 0; k < m; k++)
        total += scores[i * m + k] * centre[k];
      *first &= (ConcordBits)(total <= own);
    }
}

CONCORD_DEFINE_WIDE (is_first,
                     (const ConcordSmaaPlan *plan,
                      const ConcordLanes *scores,
                      gsize option,
                      const double *centre,
                      ConcordBits *first),
                     (plan, scores, option, centre, first))

CONCORD_INLINE void
draw_scores_body (const ConcordSmaaPlan *plan,
                  ConcordRandom *random,
                  gsize draw,
                  ConcordLanes *scores)
{
  gsize cells = plan->problem->n_options * plan->problem->n_criteria;

  for (gsize cell = 0; cell < cells; cell++)
    concord_smaa_score (plan, random, draw, cell, scores + cell);
}

CONCORD_DEFINE_WIDE (draw_scores,
                     (const ConcordSmaaPlan *plan,
                      ConcordRandom *random,
                      gsize draw,
                      ConcordLanes *scores),
                     (plan, random, draw, scores))

static void
compute_block (gconstpointer data, gsize block, gpointer scratch_data)
{
  const ConcordSmaaPlan *plan = data;
  const ConcordSmaaProblem *p = plan->problem;
  Scratch *scratch = scratch_data;
  gsize from = block * CONCORD_SMAA_BLOCK, to = MIN (from + CONCORD_SMAA_BLOCK, p->draws);
  ConcordRandom random;

  memset (scratch->firsts, 0, p->n_options * sizeof *scratch->firsts);
  concord_random_init (&random, p->seed, block, 1);
  for (gsize draw = from; draw < to && !concord_progress_is_cancelled (p->progress);
       draw += CONCORD_LANES)
    {
      draw_scores (plan, &random, draw, scratch->scores);
      for (gsize i = 0; i < p->n_options; i++)
        {
          const double *centre = plan->centres + i * p->n_criteria;
          ConcordBits first;

          if (isnan (centre[0]))
            continue;
          is_first (plan, scratch->scores, i, centre, &first);
          for (gsize lane = 0; lane < MIN (CONCORD_LANES, to - draw); lane++)
            scratch->firsts[i] += first[lane] & 1;
        }
    }
}

static void
add_block (gconstpointer data, gsize block, gconstpointer scratch_data, gpointer total)
{
  const ConcordSmaaPlan *plan = data;
  const Scratch *scratch = scratch_data;
  guint64 *firsts = total;

  for (gsize i = 0; i < plan->problem->n_options; i++)
    firsts[i] += scratch->firsts[i];
}

const ConcordBlocks concord_smaa_confidence
    = { scratch_new, scratch_free, compute_block, add_block };
