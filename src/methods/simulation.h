#pragma once

#include "methods/estimate-shape.h"
#include "methods/progress.h"

G_BEGIN_DECLS

/**
 * ConcordSimulatedLine:
 * @option: which option it belongs to
 * @low: lowest amount a year, in pounds, costs positive and benefits negative
 * @likely: most likely amount, from @low to @high; the same as both for an amount that is known
 * @high: highest amount
 * @shape: between them
 * @years_worth: what one pound a year is worth over all years: the sum of the discount factors of
 *   the years in which the amount falls due; not read where @years is given
 * @years: (array length=n_years) (nullable): what one pound a year is worth in each year, year 0
 *   first: discount factor x real growth, 0 where nothing falls due. A series that is known is
 *   @low = @likely = @high = 1 and its present values here
 * @absent_probability: probability that the line does not occur in a future at all, in [0, 1],
 *   drawn independently of everything else; 0 for a line that always does. A one-off risk of one
 *   in ten is .9 here
 */
typedef struct
{
  gsize option;
  double low;
  double likely;
  double high;
  ConcordShape shape;
  double years_worth;
  const double *years;
  double absent_probability;
} ConcordSimulatedLine;

/**
 * ConcordSimulationProblem:
 * @lines: (array length=n_lines): of all options
 * @n_lines: how many, > 0
 * @n_options: how many, > 0
 * @correlation: (array length=n_lines*n_lines) (nullable): between the normal scores of the lines
 * @draws: how many futures, > 0
 * @seed: where chance starts
 * @n_threads: 0 for one a processor; the result is the same on any number
 * @n_years: length of every @years of a line; 0 where none has any
 * @fan_draws: of how many futures the fan is made, the first ones drawn, 0 to @draws; 0 for no fan.
 *   With a fan every line has its @years
 * @progress: (nullable): how far it is, and the way to stop it
 */
typedef struct
{
  const ConcordSimulatedLine *lines;
  gsize n_lines;
  gsize n_options;
  const double *correlation;
  gsize draws;
  guint64 seed;
  guint n_threads;
  gsize n_years;
  gsize fan_draws;
  ConcordProgress *progress;
} ConcordSimulationProblem;

#define CONCORD_SIMULATION_MOST_DRAWS 10000000

/**
 * ConcordSimulatedOption:
 * @mean: present cost, in pounds
 * @standard_deviation: of the present cost over the futures
 * @p10: one future in ten costs less
 * @p50: half of the futures do
 * @p90: nine in ten do
 * @probability_best: share of futures in which it costs least; ties share the future equally
 */
typedef struct
{
  double mean;
  double standard_deviation;
  double p10;
  double p50;
  double p90;
  double probability_best;
} ConcordSimulatedOption;

/* The percentiles of a fan, in their order. */
enum
{
  CONCORD_FAN_P10,
  CONCORD_FAN_P25,
  CONCORD_FAN_P50,
  CONCORD_FAN_P75,
  CONCORD_FAN_P90,
  CONCORD_FAN_BANDS,
};

/**
 * ConcordSimulation:
 * @n_options: how many options
 * @draws: how many futures
 * @n_years: how many years
 * @fan_draws: how many futures the fan is made of; 0 where there is none
 * @options: (array length=n_options): a summary of each
 * @present_costs: [option][draw]: present cost in pounds, in the order of the draws, so that one
 *   place is the same future for all options
 * @pairwise: [option][other]: share of futures in which the option costs less than the other, half
 *   of a tie counted for each; 0.5 against itself
 * @fan: (nullable): [option][year][%CONCORD_FAN_BANDS]: percentiles (type 7) of what the option
 *   has cost by the end of the year, discounted and added up from year 0, in pounds
 */
typedef struct
{
  gsize n_options;
  gsize draws;
  gsize n_years;
  gsize fan_draws;
  ConcordSimulatedOption *options;
  double *present_costs;
  double *pairwise;
  double *fan;
} ConcordSimulation;

ConcordSimulation *concord_simulation_new (const ConcordSimulationProblem *problem,
                                           GError **error);
void concord_simulation_free (ConcordSimulation *simulation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSimulation, concord_simulation_free)

gboolean concord_simulate (const ConcordSimulationProblem *problem,
                           ConcordSimulatedOption *options,
                           GError **error);

G_END_DECLS
