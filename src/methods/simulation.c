#include "concord-config.h"

#include "methods/simulation.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "methods/blocks.h"
#include "methods/correlation.h"
#include "methods/lanes-private.h"
#include "methods/method-error.h"
#include "methods/percentiles.h"

#define BLOCK 512
#define GROUPS (BLOCK / CONCORD_LANES)
#define MOST_KEPT ((gsize)1 << 25)
#define MOST_WORK 2e9
#define MOST_CORRELATED_WORK 2e10
#define TIE_SHARE 1e-12

/* How a line is drawn. */
typedef struct
{
  double base; /* present cost at the low end */
  double range;
  double half; /* as in smaa-private.h, for a triangular line that goes its own way */
  double skew;
  gsize option;
  gsize correlated; /* place among the correlated lines, or n_lines */
  ConcordShapeTable *table;
} Line;

typedef struct
{
  const ConcordSimulationProblem *problem;
  Line *lines;
  gsize n_correlated;
  double *root;
  double tolerance;
  double *totals; /* [option][draw]; each block writes its own draws */
} Plan;

typedef struct
{
  ConcordLanes *normals; /* [correlated line][group] */
  ConcordLanes *scores;  /* [group] of the line at hand */
  ConcordLanes *totals;  /* [option][group] */
  double *sums;          /* [option]; then wins */
} Scratch;

static gpointer
scratch_new (gconstpointer data)
{
  const Plan *plan = data;
  gsize n = plan->problem->n_options;
  Scratch *scratch = g_new (Scratch, 1);

  scratch->normals
      = g_aligned_alloc0 ((plan->n_correlated + 1) * GROUPS, sizeof (ConcordLanes), 64);
  scratch->scores = g_aligned_alloc0 (GROUPS, sizeof (ConcordLanes), 64);
  scratch->totals = g_aligned_alloc0 (n * GROUPS, sizeof (ConcordLanes), 64);
  scratch->sums = g_new (double, 2 * n);
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_aligned_free (scratch->normals);
  g_aligned_free (scratch->scores);
  g_aligned_free (scratch->totals);
  g_free (scratch->sums);
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
correlate_body (const Plan *plan, const ConcordLanes *normals, gsize line, ConcordLanes *scores)
{
  const double *row = plan->root + line * plan->n_correlated;

  for (gsize g = 0; g < GROUPS; g++)
    scores[g] = CONCORD_ALL (0);
  for (gsize k = 0; k <= line; k++)
    if (row[k] > 0 || row[k] < 0)
      for (gsize g = 0; g < GROUPS; g++)
        scores[g] += normals[k * GROUPS + g] * row[k];
}

CONCORD_DEFINE_WIDE (
    correlate,
    (const Plan *plan, const ConcordLanes *normals, gsize line, ConcordLanes *scores),
    (plan, normals, line, scores))

CONCORD_INLINE void
add_triangular_body (ConcordRandom *random, const Line *line, ConcordLanes *totals)
{
  for (gsize g = 0; g < GROUPS; g++)
    {
      ConcordLanes sum, apart;

      concord_random_pair (random, &sum, &apart);
      totals[g] += line->base + (sum - 2) * line->half + apart * line->skew;
    }
}

CONCORD_DEFINE_WIDE (add_triangular,
                     (ConcordRandom *random, const Line *line, ConcordLanes *totals),
                     (random, line, totals))

CONCORD_INLINE void
add_by_table_body (const Line *line, const double *scores, double *totals)
{
  const ConcordShapeTable *table = line->table;
  double base = line->base, range = line->range;

  for (gsize d = 0; d < BLOCK; d++)
    totals[d] += base + range * concord_shape_table_at (table, scores[d]);
}

CONCORD_DEFINE_WIDE (add_by_table,
                     (const Line *line, const double *scores, double *totals),
                     (line, scores, totals))

static void
add_line (const Plan *plan, const Line *line, ConcordRandom *random, Scratch *scratch)
{
  ConcordLanes *totals = scratch->totals + line->option * GROUPS;

  if (!(fabs (line->range) > 0))
    for (gsize g = 0; g < GROUPS; g++)
      totals[g] += line->base;
  else if (line->table == NULL)
    add_triangular (random, line, totals);
  else
    {
      if (line->correlated < plan->problem->n_lines)
        correlate (plan, scratch->normals, line->correlated, scratch->scores);
      else
        draw_normals (random, scratch->scores, GROUPS);
      /* Lanes are doubles side by side. */
      add_by_table (line, (const double *)scratch->scores, (double *)totals);
    }
}

/* Keeps the totals of the live draws and counts which options are best. */
static void
keep_totals (const Plan *plan, gsize from, gsize n_live, Scratch *scratch)
{
  gsize n = plan->problem->n_options, draws = plan->problem->draws;
  double *wins = scratch->sums + n;

  memset (scratch->sums, 0, 2 * n * sizeof *scratch->sums);
  for (gsize d = 0; d < n_live; d++)
    {
      double least = INFINITY;
      gsize tied = 0;

      for (gsize i = 0; i < n; i++)
        {
          double total
              = scratch->totals[i * GROUPS + d / CONCORD_LANES][d % CONCORD_LANES];

          plan->totals[i * draws + from + d] = total;
          scratch->sums[i] += total;
          least = MIN (least, total);
        }
      for (gsize i = 0; i < n; i++)
        tied += plan->totals[i * draws + from + d] <= least + plan->tolerance;
      for (gsize i = 0; i < n; i++)
        if (plan->totals[i * draws + from + d] <= least + plan->tolerance)
          wins[i] += 1.0 / (double)tied;
    }
}

static void
compute_block (gconstpointer data, gsize block, gpointer scratch_data)
{
  const Plan *plan = data;
  const ConcordSimulationProblem *p = plan->problem;
  Scratch *scratch = scratch_data;
  gsize from = block * BLOCK;
  ConcordRandom random;

  concord_random_init (&random, p->seed, block, 2);
  memset (scratch->totals, 0, p->n_options * GROUPS * sizeof *scratch->totals);
  draw_normals (&random, scratch->normals, plan->n_correlated * GROUPS);
  for (gsize i = 0; i < p->n_lines; i++)
    add_line (plan, plan->lines + i, &random, scratch);
  keep_totals (plan, from, MIN (BLOCK, p->draws - from), scratch);
}

static void
add_block (gconstpointer data, gsize block, gconstpointer scratch_data, gpointer total)
{
  const Plan *plan = data;
  const Scratch *scratch = scratch_data;
  ConcordSimulatedOption *options = total;
  gsize n = plan->problem->n_options;

  for (gsize i = 0; i < n; i++)
    {
      options[i].mean += scratch->sums[i];
      options[i].probability_best += scratch->sums[n + i];
    }
}

static const ConcordBlocks draw_blocks = { scratch_new, scratch_free, compute_block, add_block };

/* The percentiles of one option: a block of its own, which reorders the kept totals. */
static gpointer
summary_new (gconstpointer data)
{
  return g_new0 (ConcordSimulatedOption, 1);
}

static void
summarise (gconstpointer data, gsize option, gpointer scratch)
{
  const Plan *plan = data;
  ConcordSimulatedOption *summary = scratch;
  gsize draws = plan->problem->draws;
  double *totals = plan->totals + option * draws, mean = 0, squares = 0;

  for (gsize d = 0; d < draws; d++)
    mean += totals[d] / (double)draws;
  for (gsize d = 0; d < draws; d++)
    squares += (totals[d] - mean) * (totals[d] - mean);
  summary->standard_deviation = draws > 1 ? sqrt (squares / (double)(draws - 1)) : 0;
  summary->p10 = concord_percentile (totals, draws, .1);
  summary->p50 = concord_percentile (totals, draws, .5);
  summary->p90 = concord_percentile (totals, draws, .9);
}

static void
add_summary (gconstpointer data, gsize option, gconstpointer scratch, gpointer total)
{
  const ConcordSimulatedOption *summary = scratch;
  ConcordSimulatedOption *own = (ConcordSimulatedOption *)total + option;

  own->standard_deviation = summary->standard_deviation;
  own->p10 = summary->p10;
  own->p50 = summary->p50;
  own->p90 = summary->p90;
}

static const ConcordBlocks summary_blocks = { summary_new, g_free, summarise, add_summary };

static gboolean
check_lines (const ConcordSimulationProblem *p, GError **error)
{
  for (gsize i = 0; i < p->n_lines; i++)
    {
      const ConcordSimulatedLine *line = p->lines + i;
      const double numbers[] = { line->low, line->likely, line->high, line->years_worth };

      if (!concord_method_check_given (numbers, 4, _ ("a line"), error))
        return FALSE;
      if (!(line->low <= line->likely && line->likely <= line->high))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The likely amount of line %" G_GSIZE_FORMAT
                                         " does not lie between its low and its high amount."),
                                      i + 1);
    }
  return TRUE;
}

static gboolean
check_size (const ConcordSimulationProblem *p, GError **error)
{
  double draws = (double)p->draws, n = (double)p->n_lines;

  if (p->n_lines == 0 || p->n_options == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no lines to simulate."));
  if (p->draws == 0 || p->draws > CONCORD_SIMULATION_MOST_DRAWS)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The number of draws must lie between 1 and %d."),
                                  CONCORD_SIMULATION_MOST_DRAWS);
  if (p->draws > MOST_KEPT / p->n_options || draws * n > MOST_WORK
      || (p->correlation != NULL && draws * n * n > MOST_CORRELATED_WORK))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("So many draws of so many lines and options would take too "
                                     "much time or memory; ask for fewer."));
  return TRUE;
}

/* Which lines move with another one, and the root of what binds them. */
static gboolean
set_correlation (Plan *plan, GError **error)
{
  const ConcordSimulationProblem *p = plan->problem;
  g_autofree gsize *bound = g_new (gsize, p->n_lines);
  g_autofree double *part = NULL;
  gsize n = p->n_lines, m = 0;

  for (gsize i = 0; i < n; i++)
    plan->lines[i].correlated = n;
  if (p->correlation == NULL)
    return TRUE;
  part = g_new (double, n * n);
  if (!concord_correlation_root (p->correlation, n, part, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (j != i && fabs (p->correlation[i * n + j]) > 0)
        {
          plan->lines[i].correlated = m;
          bound[m++] = i;
          break;
        }
  for (gsize i = 0; i < m; i++)
    for (gsize j = 0; j < m; j++)
      part[i * m + j] = p->correlation[bound[i] * n + bound[j]];
  plan->n_correlated = m;
  plan->root = g_new (double, m * m + 1);
  return concord_correlation_root (part, m, plan->root, error);
}

static gboolean
set_lines (Plan *plan, GError **error)
{
  const ConcordSimulationProblem *p = plan->problem;
  double most = 0;

  for (gsize i = 0; i < p->n_lines; i++)
    {
      const ConcordSimulatedLine *given = p->lines + i;
      Line *line = plan->lines + i;
      double range = given->high - given->low;

      line->option = given->option;
      line->base = given->low * given->years_worth;
      line->range = range * given->years_worth;
      line->half = line->range / 2;
      line->skew = (given->likely - given->low) * given->years_worth - line->range / 2;
      most += fabs (line->base) + fabs (line->range);
      if (range > 0 && (given->shape == CONCORD_SHAPE_PERT || line->correlated < p->n_lines))
        {
          line->table = g_new (ConcordShapeTable, 1);
          concord_shape_table_fill (line->table, given->shape,
                                    (given->likely - given->low) / range);
        }
    }
  plan->tolerance = most * TIE_SHARE;
  most *= 1e10; /* squares are taken, in the deviation */
  most *= most;
  return concord_method_check_result (&most, 1, error);
}

static void
run (Plan *plan, ConcordSimulatedOption *options)
{
  const ConcordSimulationProblem *p = plan->problem;

  memset (options, 0, p->n_options * sizeof *options);
  plan->totals = g_new (double, p->n_options * p->draws);
  concord_blocks_run (&draw_blocks, plan, (p->draws + BLOCK - 1) / BLOCK, p->n_threads, options);
  for (gsize i = 0; i < p->n_options; i++)
    {
      options[i].mean /= (double)p->draws;
      options[i].probability_best /= (double)p->draws;
    }
  concord_blocks_run (&summary_blocks, plan, p->n_options, p->n_threads, options);
  g_free (plan->totals);
}

/**
 * concord_simulate:
 * @problem: the lines of all options and how many futures to draw
 * @options: (out caller-allocates) (array length=n_options): present costs
 * @error: a number absent or out of range, correlations that can't be, too much work
 *
 * Monte Carlo on low, likely and high amounts. A line's amount is drawn once for each future and
 * falls due in each of its years. Correlated lines are bound by their normal scores (Gaussian
 * copula; R. L. Iman and W. J. Conover, Communications in Statistics B 11, 1982, give the idea):
 * the correlation of the amounts themselves comes out a little lower.
 *
 * Returns: whether there is a result
 */
gboolean
concord_simulate (const ConcordSimulationProblem *problem,
                  ConcordSimulatedOption *options,
                  GError **error)
{
  Plan plan = { .problem = problem };
  gboolean done;

  if (!check_size (problem, error) || !check_lines (problem, error))
    return FALSE;
  plan.lines = g_new0 (Line, problem->n_lines);
  done = set_correlation (&plan, error) && set_lines (&plan, error);
  if (done)
    run (&plan, options);
  for (gsize i = 0; i < problem->n_lines; i++)
    g_free (plan.lines[i].table);
  g_free (plan.lines);
  g_free (plan.root);
  return done;
}
