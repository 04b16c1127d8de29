/* What is said of the futures once all are drawn: percentiles, deviation, and the fan. */
#include "methods/simulation-private.h"

#include <math.h>
#include <string.h>

#include "methods/percentiles.h"

typedef struct
{
  ConcordSimulatedOption option;
  double *totals; /* a copy whose order may change */
} Summary;

static gpointer
summary_new (gconstpointer data)
{
  const ConcordSimulationPlan *plan = data;
  Summary *summary = g_new0 (Summary, 1);

  summary->totals = g_new (double, plan->problem->draws);
  return summary;
}

static void
summary_free (gpointer data)
{
  Summary *summary = data;

  g_free (summary->totals);
  g_free (summary);
}

static void
summarise (gconstpointer data, gsize option, gpointer scratch)
{
  static const double shares[] = { .1, .5, .9 };
  const ConcordSimulationPlan *plan = data;
  Summary *summary = scratch;
  gsize draws = plan->problem->draws;
  const double *totals = plan->totals + option * draws;
  double mean = 0, squares = 0, found[3];

  for (gsize d = 0; d < draws; d++)
    mean += totals[d];
  mean /= (double)draws;
  for (gsize d = 0; d < draws; d++)
    squares += (totals[d] - mean) * (totals[d] - mean);
  memcpy (summary->totals, totals, draws * sizeof *totals);
  concord_percentiles (summary->totals, draws, shares, 3, plan->problem->progress, found);
  summary->option.standard_deviation = draws > 1 ? sqrt (squares / (double)(draws - 1)) : 0;
  summary->option.p10 = found[0];
  summary->option.p50 = found[1];
  summary->option.p90 = found[2];
}

static void
add_summary (gconstpointer data, gsize option, gconstpointer scratch, gpointer total)
{
  const ConcordSimulatedOption *found = &((const Summary *)scratch)->option;
  ConcordSimulatedOption *own = (ConcordSimulatedOption *)total + option;

  own->standard_deviation = found->standard_deviation;
  own->p10 = found->p10;
  own->p50 = found->p50;
  own->p90 = found->p90;
}

const ConcordBlocks concord_simulation_summaries
    = { summary_new, summary_free, summarise, add_summary };

static gpointer
bands_new (gconstpointer data)
{
  return g_new0 (double, CONCORD_FAN_BANDS);
}

static void
compute_bands (gconstpointer data, gsize block, gpointer scratch)
{
  static const double shares[CONCORD_FAN_BANDS] = { .1, .25, .5, .75, .9 };
  const ConcordSimulationPlan *plan = data;
  gsize n = plan->problem->fan_draws;

  concord_percentiles (plan->fan_costs + block * n, n, shares, CONCORD_FAN_BANDS,
                       plan->problem->progress, scratch);
}

static void
add_bands (gconstpointer data, gsize block, gconstpointer scratch, gpointer total)
{
  memcpy ((double *)total + block * CONCORD_FAN_BANDS, scratch,
          CONCORD_FAN_BANDS * sizeof (double));
}

const ConcordBlocks concord_simulation_bands = { bands_new, g_free, compute_bands, add_bands };
