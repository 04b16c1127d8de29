
#include "methods/simulation.h"

#include <math.h>
#include <string.h>

#include "concord-words.h"

#include "methods/correlation.h"
#include "methods/method-error.h"
#include "methods/simulation-private.h"

#define MOST_KEPT ((gsize)1 << 25)
#define MOST_WORK 2e9
#define MOST_CORRELATED_WORK 2e10
#define TIE_SHARE 1e-12

static gboolean
check_line (const ConcordSimulationProblem *p, gsize i, GError **error)
{
  const ConcordSimulatedLine *line = p->lines + i;
  const double numbers[] = { line->low, line->likely, line->high, line->absent_probability };

  if (!concord_method_check_given (numbers, G_N_ELEMENTS (numbers), _ ("a line"), error)
      || !(line->years != NULL
               ? concord_method_check_given (line->years, p->n_years, _ ("a line’s years"), error)
               : concord_method_check_given (&line->years_worth, 1, _ ("a line’s years"), error)))
    return FALSE;
  if (line->option >= p->n_options)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Line %zu"
                                     " belongs to an option that is not there."),
                                  i + 1);
  if (!(line->low <= line->likely && line->likely <= line->high))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The likely amount of line %zu"
                                     " does not lie between its low and its high amount."),
                                  i + 1);
  if (line->absent_probability < 0 || line->absent_probability > 1)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The probability that line %zu"
                                     " does not occur must lie between 0 and 1."),
                                  i + 1);
  if (p->fan_draws > 0 && line->years == NULL)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("A fan over the years needs the years of every line; line "
                                     "%zu has none."),
                                  i + 1);
  return TRUE;
}

static gboolean
check_size (const ConcordSimulationPlan *plan, GError **error)
{
  const ConcordSimulationProblem *p = plan->problem;
  double draws = (double)p->draws, n = (double)p->n_lines, options = (double)p->n_options;
  double fan = (double)p->fan_draws * (double)p->n_years;

  if (p->n_lines == 0 || p->n_options == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                  _ ("There are no lines to simulate."));
  if (p->draws == 0 || p->draws > CONCORD_SIMULATION_MOST_DRAWS)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The number of draws must lie between 1 and %d."),
                                  CONCORD_SIMULATION_MOST_DRAWS);
  if (p->fan_draws > p->draws || (p->fan_draws > 0 && p->n_years == 0))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("A fan needs years, and no more futures than are drawn."));
  if (p->draws > MOST_KEPT / p->n_options || draws * n > MOST_WORK || fan * options > MOST_KEPT
      || fan * n > MOST_CORRELATED_WORK
      || (plan->has_pairwise && draws * options * options > MOST_CORRELATED_WORK)
      || (p->correlation != NULL && draws * n * n > MOST_CORRELATED_WORK))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("So many draws of so many lines and options would take too "
                                     "much time or memory; ask for fewer."));
  return TRUE;
}

/* Which lines move with another one, and the root of what binds them. */
static gboolean
set_correlation (ConcordSimulationPlan *plan, GError **error)
{
  const ConcordSimulationProblem *p = plan->problem;
  g_autofree gsize *bound = g_new (gsize, p->n_lines);
  g_autofree double *part = NULL;
  gsize n = p->n_lines, m = 0;

  for (gsize i = 0; i < n; i++)
    plan->lines[i].correlated = n;
  if (p->correlation == NULL)
    return TRUE;
  if (!concord_correlation_check (p->correlation, n, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (j != i && fabs (p->correlation[i * n + j]) > 0)
        {
          plan->lines[i].correlated = m;
          bound[m++] = i;
          break;
        }
  part = g_new (double, m * m + 1);
  for (gsize i = 0; i < m; i++)
    for (gsize j = 0; j < m; j++)
      part[i * m + j] = p->correlation[bound[i] * n + bound[j]];
  plan->n_correlated = m;
  plan->root = g_new (double, m * m + 1);
  return concord_correlation_root (part, m, p->progress, plan->root, error);
}

static ConcordAmountScale
scale_of (const ConcordSimulatedLine *given, double worth)
{
  ConcordAmountScale scale;

  scale.base = given->low * worth;
  scale.range = (given->high - given->low) * worth;
  scale.half = scale.range / 2;
  scale.skew = (given->likely - given->low) * worth - scale.range / 2;
  return scale;
}

/* Lines alike in shape, in where the likely amount lies and in being correlated have one table. */
static const ConcordShapeTable *
table_of (ConcordSimulationPlan *plan,
          const ConcordLinePlan *line,
          gsize number,
          GHashTable *tables)
{
  const ConcordSimulatedLine *given = plan->problem->lines + number;
  ConcordTablePlan table
      = { .shape = given->shape,
          .scale = line->correlated < plan->problem->n_lines ? CONCORD_SHAPE_NORMAL
                                                             : CONCORD_SHAPE_SUM,
          .likely = (given->likely - given->low) / (given->high - given->low) };
  double key = 4 * (double)table.scale + 2 * (double)table.shape + table.likely;
  ConcordShapeTable *known = g_hash_table_lookup (tables, &key);

  if (known != NULL)
    return known;
  table.table = g_new (ConcordShapeTable, 1);
  g_array_append_val (plan->tables, table);
  g_hash_table_insert (tables, g_memdup2 (&key, sizeof key), table.table);
  return table.table;
}

static gboolean
set_lines (ConcordSimulationPlan *plan, GHashTable *tables, GError **error)
{
  const ConcordSimulationProblem *p = plan->problem;
  double most = 0;

  for (gsize i = 0; i < p->n_lines; i++)
    {
      const ConcordSimulatedLine *given = p->lines + i;
      ConcordLinePlan *line = plan->lines + i;
      double reach = 0;

      line->option = given->option;
      line->absent = given->absent_probability;
      line->worth = given->years != NULL ? 0 : given->years_worth;
      for (gsize year = 0; given->years != NULL && year < p->n_years; year++)
        {
          line->worth += given->years[year];
          reach += fabs (given->years[year]);
        }
      line->cost = scale_of (given, line->worth);
      line->unit = scale_of (given, 1);
      most += (fabs (line->unit.base) + fabs (line->unit.range)) * MAX (reach, fabs (line->worth));
      if (line->unit.range > 0
          && (given->shape == CONCORD_SHAPE_PERT || line->correlated < p->n_lines))
        line->table = table_of (plan, line, i, tables);
      if (!concord_progress_check (p->progress, error))
        return FALSE;
    }
  plan->tolerance = most * TIE_SHARE;
  most *= 1e10; /* squares are taken, in the deviation */
  most *= most;
  return concord_method_check_result (&most, 1, error);
}

static void
set_fan (ConcordSimulationPlan *plan)
{
  const ConcordSimulationProblem *p = plan->problem;
  gsize kept = 0;

  if (p->fan_draws == 0)
    return;
  plan->fan_costs = g_new (double, p->n_options * p->n_years * p->fan_draws);
  plan->fan_worth = g_new (double, p->n_lines * p->n_years);
  plan->fan_lines = g_new (gsize, p->n_lines);
  plan->fan_begins = g_new (gsize, p->n_options + 1);
  for (gsize i = 0; i < p->n_lines; i++)
    {
      double worth = 0;

      for (gsize year = 0; year < p->n_years; year++)
        plan->fan_worth[i * p->n_years + year] = worth += p->lines[i].years[year];
    }
  for (gsize option = 0; option < p->n_options; option++)
    {
      plan->fan_begins[option] = kept;
      for (gsize i = 0; i < p->n_lines; i++)
        if (p->lines[i].option == option)
          plan->fan_lines[kept++] = i;
    }
  plan->fan_begins[p->n_options] = kept;
}

static void
plan_clear (ConcordSimulationPlan *plan)
{
  g_free (plan->lines);
  g_array_unref (plan->tables);
  g_free (plan->root);
  g_free (plan->fan_costs);
  g_free (plan->fan_worth);
  g_free (plan->fan_lines);
  g_free (plan->fan_begins);
}

static gboolean
run (const ConcordSimulationPlan *plan, ConcordSimulation *s)
{
  const ConcordSimulationProblem *p = plan->problem;
  gsize n = p->n_options, n_blocks
        = (p->draws + CONCORD_SIMULATION_BLOCK - 1) / CONCORD_SIMULATION_BLOCK;
  g_autofree guint64 *halves = g_new0 (guint64, plan->has_pairwise ? n * n : 1);
  ConcordSimulationSums sums = { s->options, halves };
  gint tabled = 50, drawn = p->fan_draws > 0 ? 600 : 800, summed = p->fan_draws > 0 ? 700 : 1000;

  if (!concord_blocks_run (&concord_simulation_tables, plan, plan->tables->len, p->n_threads,
                           (ConcordStage){ p->progress, 0, tabled }, NULL)
      || !concord_blocks_run (&concord_simulation_draws, plan, n_blocks, p->n_threads,
                              (ConcordStage){ p->progress, tabled, drawn }, &sums))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      s->options[i].mean /= (double)p->draws;
      s->options[i].probability_best /= (double)p->draws;
    }
  for (gsize i = 0; plan->has_pairwise && i < n * n; i++)
    s->pairwise[i] = (double)halves[i] / (double)(2 * p->draws);
  return concord_blocks_run (&concord_simulation_summaries, plan, n, p->n_threads,
                             (ConcordStage){ p->progress, drawn, summed }, s->options)
         && (p->fan_draws == 0
             || concord_blocks_run (&concord_simulation_bands, plan, n * p->n_years, p->n_threads,
                                    (ConcordStage){ p->progress, summed, 1000 }, s->fan));
}

static ConcordSimulation *
simulate (const ConcordSimulationProblem *p, gboolean has_pairwise, GError **error)
{
  ConcordSimulationPlan plan = { .problem = p, .has_pairwise = has_pairwise };
  g_autoptr (GHashTable) tables
      = g_hash_table_new_full (g_double_hash, g_double_equal, g_free, g_free);
  g_autoptr (ConcordSimulation) s = NULL;
  gboolean done = check_size (&plan, error);

  for (gsize i = 0; done && i < p->n_lines; i++)
    done = check_line (p, i, error);
  if (!done)
    return NULL;
  plan.lines = g_new0 (ConcordLinePlan, p->n_lines);
  plan.tables = g_array_new (FALSE, FALSE, sizeof (ConcordTablePlan));
  done = set_correlation (&plan, error) && set_lines (&plan, tables, error);
  if (done)
    {
      s = g_new0 (ConcordSimulation, 1);
      *s = (ConcordSimulation){ p->n_options, p->draws, p->n_years, p->fan_draws,
                                g_new0 (ConcordSimulatedOption, p->n_options),
                                g_new (double, p->n_options * p->draws), NULL, NULL };
      if (has_pairwise)
        s->pairwise = g_new (double, p->n_options * p->n_options);
      if (p->fan_draws > 0)
        s->fan = g_new (double, p->n_options * p->n_years * CONCORD_FAN_BANDS);
      set_fan (&plan);
      plan.totals = s->present_costs;
      done = run (&plan, s) || concord_progress_check (p->progress, error);
    }
  plan_clear (&plan);
  return done ? g_steal_pointer (&s) : NULL;
}

/**
 * concord_simulation_new:
 * @problem: the lines of all options and how many futures to draw
 * @error: a number absent or out of range, correlations that can't be, too much work, cancelled
 *
 * Monte Carlo on low, likely and high amounts. A line's amount is drawn once for each future and
 * falls due in each of its years. Correlated lines are bound by their normal scores (Gaussian
 * copula; R. L. Iman and W. J. Conover, Communications in Statistics B 11, 1982, give the idea):
 * the correlation of the amounts themselves comes out a little lower. Whether a line that may be
 * absent occurs is drawn apart. The same problem gives the same figures to the last digit on any
 * number of threads; asking for a fan changes the others in their last digits at most.
 *
 * Returns: (transfer full) (nullable): the futures and what they say
 */
ConcordSimulation *
concord_simulation_new (const ConcordSimulationProblem *problem, GError **error)
{
  return simulate (problem, TRUE, error);
}

void
concord_simulation_free (ConcordSimulation *simulation)
{
  g_free (simulation->options);
  g_free (simulation->present_costs);
  g_free (simulation->pairwise);
  g_free (simulation->fan);
  g_free (simulation);
}

/**
 * concord_simulate:
 * @problem: as for concord_simulation_new()
 * @options: (out caller-allocates) (array length=n_options): present costs
 * @error: likewise
 *
 * The summaries alone.
 *
 * Returns: whether there is a result
 */
gboolean
concord_simulate (const ConcordSimulationProblem *problem,
                  ConcordSimulatedOption *options,
                  GError **error)
{
  g_autoptr (ConcordSimulation) simulation = simulate (problem, FALSE, error);

  if (simulation == NULL)
    return FALSE;
  memcpy (options, simulation->options, problem->n_options * sizeof *options);
  return TRUE;
}
