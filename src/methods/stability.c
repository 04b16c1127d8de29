#include "concord-config.h"

#include "methods/stability.h"

#include <math.h>

#include "methods/additive-value.h"
#include "methods/method-error.h"
#include "methods/weighting.h"

/* The total of an option as the weight of one criterion moves from 0 to 1. */
typedef struct
{
  gsize option;
  double rest;  /* total at 0, the other criteria in proportion */
  double value; /* total at 1 */
} Line;

typedef struct
{
  const double *weights; /* normalised */
  const double *values;
  const gboolean *wins;
  gsize n_options;
  gsize n_criteria;
  double tolerance;
} Problem;

static double
line_at (const Line *line, double t)
{
  return (1 - t) * line->rest + t * line->value;
}

static double
line_slope (const Line *line)
{
  return line->value - line->rest;
}

/* Where @a and @b tie: t* = (R_a - R_b) / ((R_a - R_b) - (v_a - v_b)); their slopes differ. */
static double
crossing (const Line *a, const Line *b)
{
  double rest = a->rest - b->rest, value = a->value - b->value;

  return CLAMP (rest / (rest - value), 0, 1);
}

static void
crossover_free (gpointer data)
{
  ConcordCrossover *crossover = data;

  g_array_unref (crossover->winners);
  g_array_unref (crossover->above);
  g_free (crossover);
}

static void
stability_free (gpointer data)
{
  ConcordStability *stability = data;

  g_ptr_array_unref (stability->crossovers);
  g_free (stability);
}

static gboolean
line_init (Line *line, const Problem *problem, gsize option, gsize criterion)
{
  const double *values = problem->values + option * problem->n_criteria;
  double sum = 0, others = 0;

  for (gsize k = 0; k < problem->n_criteria; k++)
    if (k != criterion && problem->weights[k] > 0)
      {
        sum += problem->weights[k] * values[k];
        others += problem->weights[k];
      }
  *line = (Line){ option, sum / others, values[criterion] };
  return !isnan (line->rest) && !isnan (line->value);
}

/* The lines of all options that are complete once @criterion has weight. */
static GArray *
lines_new (const Problem *problem, gsize criterion, gboolean *winner_incomplete)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  *winner_incomplete = FALSE;
  for (gsize i = 0; i < problem->n_options; i++)
    {
      Line line;

      if (line_init (&line, problem, i, criterion))
        g_array_append_val (lines, line);
      else if (problem->wins[i])
        *winner_incomplete = TRUE;
    }
  return lines;
}

static GArray *
winners_at (const GArray *lines, double t, double tolerance)
{
  GArray *winners = g_array_new (FALSE, FALSE, sizeof (gsize));
  double top = -INFINITY;

  for (guint i = 0; i < lines->len; i++)
    top = MAX (top, line_at (&g_array_index (lines, Line, i), t));
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line_at (line, t) >= top - tolerance)
        g_array_append_val (winners, line->option);
    }
  return winners;
}

static void
same_lines (const GArray *lines, const Line *line, double tolerance, GArray *options)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *other = &g_array_index (lines, Line, i);

      if (fabs (other->rest - line->rest) <= tolerance
          && fabs (other->value - line->value) <= tolerance)
        g_array_append_val (options, other->option);
    }
}

static void
add_crossover (
    GPtrArray *crossovers, const GArray *lines, double at, const Line *after, double tolerance)
{
  ConcordCrossover *crossover = g_new0 (ConcordCrossover, 1);

  crossover->at = at;
  crossover->winners = winners_at (lines, at, tolerance);
  crossover->above = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (at < 1)
    same_lines (lines, after, tolerance, crossover->above);
  g_ptr_array_add (crossovers, crossover);
}

/* Whether @line can overtake @leader before its weight is 1. */
static gboolean
overtakes (const Line *line, const Line *leader, double tolerance)
{
  return line_slope (line) > line_slope (leader) + tolerance
         && line->value >= leader->value - tolerance;
}

/* The steepest of the lines that overtake @leader first, at *@at or after; NULL for none. */
static const Line *
next_leader (const GArray *lines, const Line *leader, double tolerance, double *at)
{
  const Line *next = NULL;
  double nearest = INFINITY;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (overtakes (line, leader, tolerance))
        nearest = MIN (nearest, crossing (leader, line));
    }
  *at = MAX (*at, nearest);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (overtakes (line, leader, tolerance)
          && line_at (line, nearest) >= line_at (leader, nearest) - tolerance
          && (next == NULL || line_slope (line) > line_slope (next)))
        next = line;
    }
  return next;
}

static const Line *
leader_at_zero (const GArray *lines, double tolerance)
{
  const Line *leader = NULL;
  double top = -INFINITY;

  for (guint i = 0; i < lines->len; i++)
    top = MAX (top, g_array_index (lines, Line, i).rest);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (line->rest >= top - tolerance && (leader == NULL || line->value < leader->value))
        leader = line;
    }
  return leader;
}

/* Walks along the upper hull of the lines; the leader's slope rises with every crossover. */
static void
find_crossovers (GPtrArray *crossovers, const GArray *lines, double tolerance)
{
  const Line *leader = leader_at_zero (lines, tolerance);
  double at = 0;

  while (leader != NULL)
    {
      const Line *next = next_leader (lines, leader, tolerance, &at);

      if (next != NULL)
        add_crossover (crossovers, lines, at, next, tolerance);
      leader = next;
    }
}

/* Narrows the interval to the weights at which @winner is not behind @other. */
static void
narrow (ConcordStability *stability, const Line *winner, const Line *other, double tolerance)
{
  double rest = winner->rest - other->rest, value = winner->value - other->value;

  if (rest < -tolerance)
    stability->low
        = MAX (stability->low, value > tolerance ? MIN (crossing (winner, other), stability->weight)
                                                 : stability->weight);
  if (value < -tolerance)
    stability->high
        = MIN (stability->high, rest > tolerance ? MAX (crossing (winner, other), stability->weight)
                                                 : stability->weight);
}

static void
find_interval (ConcordStability *stability, const GArray *lines, const Problem *problem)
{
  stability->low = 0;
  stability->high = 1;
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *winner = &g_array_index (lines, Line, i);

      for (guint j = 0; problem->wins[winner->option] && j < lines->len; j++)
        narrow (stability, winner, &g_array_index (lines, Line, j), problem->tolerance);
    }
}

static ConcordStability *
criterion_stability (const Problem *problem, gsize criterion, gboolean any_winner)
{
  ConcordStability *stability = g_new0 (ConcordStability, 1);
  g_autoptr (GArray) lines = NULL;
  gboolean others = FALSE, winner_incomplete;

  stability->crossovers = g_ptr_array_new_with_free_func (crossover_free);
  stability->weight = problem->weights[criterion];
  stability->low = stability->high = NAN;
  for (gsize k = 0; k < problem->n_criteria; k++)
    others = others || (k != criterion && problem->weights[k] > 0);
  lines = lines_new (problem, criterion, &winner_incomplete);
  if (!others)
    stability->state = CONCORD_STABILITY_WEIGHT_IS_ONE;
  else if (!any_winner)
    stability->state = CONCORD_STABILITY_NO_WINNER;
  else if (winner_incomplete)
    stability->state = CONCORD_STABILITY_WINNER_INCOMPLETE;
  else
    {
      find_interval (stability, lines, problem);
      find_crossovers (stability->crossovers, lines, problem->tolerance);
    }
  return stability;
}

/**
 * concord_weight_stability:
 * @weights: (array length=n_criteria): weights in any unit, each >= 0; normalised here
 * @values: (array length=n_options*n_criteria): [option][criterion], in one unit; NaN means
 *   absent, and an option with an absent value that counts takes no part
 * @n_options: number of options, may be 0
 * @n_criteria: number of criteria, > 0
 * @error: weights absent, negative or all zero; an infinite value
 *
 * How far the weight of each criterion can move, the others in proportion, before the winners
 * change. With R_i = sum_{j != k} w_j v_ij / (1 - w_k), options a and b tie at
 * t* = (R_a - R_b) / ((R_a - R_b) - (v_ak - v_bk)) (E. Triantaphyllou and A. Sanchez, Decision
 * Sciences 28(1), 1997, give the same for changes of one weight). Where the state isn't
 * %CONCORD_STABILITY_KNOWN, low and high are NaN and there are no crossovers.
 *
 * Returns: (transfer full) (element-type ConcordStability) (nullable): one for each criterion
 */
GPtrArray *
concord_weight_stability (
    const double *weights, const double *values, gsize n_options, gsize n_criteria, GError **error)
{
  g_autofree double *shares = g_new (double, MAX (n_criteria, 1));
  g_autofree double *totals = g_new (double, MAX (n_options, 1));
  g_autofree guint *ranks = g_new (guint, MAX (n_options, 1));
  g_autofree gboolean *wins = g_new0 (gboolean, MAX (n_options, 1));
  double tolerance = concord_tie_tolerance (values, n_options * n_criteria);
  Problem problem = { shares, values, wins, n_options, n_criteria, tolerance };
  double headroom = tolerance * 1e14; /* differences of totals must not overflow */
  gboolean any_winner = FALSE;
  GPtrArray *stabilities;

  if (!concord_normalise_weights (weights, n_criteria, shares, error)
      || !concord_additive_value (shares, values, n_options, n_criteria, totals, NULL, error)
      || !concord_method_check_result (&headroom, 1, error))
    return NULL;
  concord_rank_totals (totals, n_options, tolerance, ranks);
  for (gsize i = 0; i < n_options; i++)
    {
      wins[i] = ranks[i] == 1;
      any_winner = any_winner || wins[i];
    }
  stabilities = g_ptr_array_new_with_free_func (stability_free);
  for (gsize k = 0; k < n_criteria; k++)
    g_ptr_array_add (stabilities, criterion_stability (&problem, k, any_winner));
  return stabilities;
}
