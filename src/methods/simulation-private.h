/* What the parts of the simulation share: how a line is drawn, and where the futures are kept. */
#pragma once

#include "methods/blocks.h"
#include "methods/simulation.h"

G_BEGIN_DECLS

#define CONCORD_SIMULATION_BLOCK 512

/* A triangular amount is base + half (u + v) + skew |u - v| for two uniforms, as in
   smaa-private.h; any other is base + range x a quantile. */
typedef struct
{
  double base;
  double range;
  double half;
  double skew;
} ConcordAmountScale;

typedef struct
{
  ConcordAmountScale cost; /* what is drawn is a present cost */
  ConcordAmountScale unit; /* what is drawn is an amount a year */
  double worth;            /* of a pound a year, over all years */
  double absent;           /* the probability that it does not occur */
  gsize option;
  gsize correlated; /* place among the correlated lines, or n_lines */
  const ConcordShapeTable *table; /* by normal scores where it is correlated, else by sums */
} ConcordLinePlan;

/* A quantile function, which all lines share that are alike in what it is made of. */
typedef struct
{
  ConcordShape shape;
  ConcordShapeScale scale;
  double likely;
  ConcordShapeTable *table;
} ConcordTablePlan;

typedef struct
{
  const ConcordSimulationProblem *problem;
  ConcordLinePlan *lines;
  GArray *tables; /* of ConcordTablePlan */
  gsize n_correlated;
  double *root;
  double tolerance; /* totals no further apart are tied */
  gboolean has_pairwise;
  double *totals;     /* [option][draw]; each block writes its own draws */
  double *fan_costs;  /* [option][year][fan draw], likewise; NULL for no fan */
  double *fan_worth;  /* [line][year], what a pound a year is worth up to the end of the year */
  gsize *fan_lines;   /* lines by option */
  gsize *fan_begins;  /* [option + 1], where those of an option begin */
} ConcordSimulationPlan;

/* What the draws add up to; counts in halves, so that a tie is one for each. */
typedef struct
{
  ConcordSimulatedOption *options; /* sums and wins, to be divided by the draws */
  guint64 *halves;                 /* [option][other]; NULL where nobody asks */
} ConcordSimulationSums;

/* One block a table of a ConcordSimulationPlan, which it fills. */
extern const ConcordBlocks concord_simulation_tables;

/* Works on a ConcordSimulationPlan, adds up a ConcordSimulationSums. */
extern const ConcordBlocks concord_simulation_draws;

/* One block an option: percentiles and deviation of the kept totals, into an array of
   ConcordSimulatedOption whose means are known. */
extern const ConcordBlocks concord_simulation_summaries;

/* One block an option and year: percentiles of the fan, into [option][year][band]; @fan_costs come
   out in another order. */
extern const ConcordBlocks concord_simulation_bands;

G_END_DECLS
