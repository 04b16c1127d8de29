#pragma once

#include "methods/estimate-shape.h"

G_BEGIN_DECLS

/**
 * ConcordSimulatedLine:
 * @option: which option it belongs to
 * @low: lowest amount a year, in pounds, costs positive and benefits negative
 * @likely: most likely amount, from @low to @high
 * @high: highest amount
 * @shape: between them
 * @years_worth: sum of the discount factors of the years in which the amount falls due
 */
typedef struct
{
  gsize option;
  double low;
  double likely;
  double high;
  ConcordShape shape;
  double years_worth;
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

gboolean concord_simulate (const ConcordSimulationProblem *problem,
                           ConcordSimulatedOption *options,
                           GError **error);

G_END_DECLS
