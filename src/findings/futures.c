#include "findings/futures.h"

#include "findings/futures-private.h"
#include "findings/reads.h"

#include "methods/method-error.h"

#include "concord-words.h"

#define COARSE_DRAWS 2000
#define MOST_FAN_DRAWS 20000
/* Kept while the fan is made, draws x years x options, and so many of a coarse one. */
#define MOST_FAN_NUMBERS 8000000
#define MOST_COARSE_FAN_NUMBERS 2000000

/* --- the simulation -------------------------------------------------------------------------- */

static gsize
get_fan_draws (const ConcordFuturesInputs *inputs, gboolean coarse)
{
  gsize numbers = inputs->n_years * MAX (inputs->subjects->len, 1);
  gsize most = coarse ? MOST_COARSE_FAN_NUMBERS : MOST_FAN_NUMBERS;

  return MIN (MIN (inputs->draws, coarse ? COARSE_DRAWS : MOST_FAN_DRAWS), MAX (most / numbers, 1));
}

/* Between the costs of one option the given correlation, else 0; NULL where there is none. */
static double *
new_correlation (const ConcordFuturesInputs *inputs)
{
  const ConcordSimulatedLine *lines = (const ConcordSimulatedLine *) (gpointer) inputs->lines->data;
  gsize n = inputs->lines->len;
  double *matrix;

  if (!(inputs->correlation > 0))
    return NULL;
  matrix = g_new0 (double, n * n);
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < n; k++)
      if (i == k)
        matrix[i * n + k] = 1;
      else if (lines[i].option == lines[k].option
               && g_array_index (inputs->correlated, gboolean, i)
               && g_array_index (inputs->correlated, gboolean, k))
        matrix[i * n + k] = inputs->correlation;
  return matrix;
}

static ConcordSimulation *
simulate (const ConcordFuturesInputs *inputs, gboolean coarse, ConcordProgress *progress,
          GError **error)
{
  g_autofree double *correlation = new_correlation (inputs);
  gsize draws = coarse ? MIN (inputs->draws, COARSE_DRAWS) : inputs->draws;
  ConcordSimulationProblem problem = {
    .lines = (const ConcordSimulatedLine *) (gpointer) inputs->lines->data,
    .n_lines = inputs->lines->len,
    .n_options = inputs->subjects->len,
    .correlation = correlation,
    .draws = draws,
    .seed = inputs->seed,
    .n_years = inputs->n_years,
    .fan_draws = get_fan_draws (inputs, coarse),
    .progress = progress,
  };

  return concord_simulation_new (&problem, error);
}

/* --- its result ------------------------------------------------------------------------------ */

/* Costs become net present values: what is least of the one is most of the other. */
static void
take_option (ConcordFutures *futures, gsize i, const ConcordFuturesSubject *subject,
             const ConcordSimulation *simulation)
{
  ConcordFuturesOption *option = &futures->options[i];
  const ConcordSimulatedOption *summary = &simulation->options[i];

  option->id = g_strdup (subject->id);
  option->name = g_strdup (subject->name);
  option->in_house = subject->in_house;
  option->do_minimum = subject->do_minimum;
  option->proposed = subject->proposed;
  option->mean = -summary->mean;
  option->standard_deviation = summary->standard_deviation;
  option->p10 = -summary->p90;
  option->p50 = -summary->p50;
  option->p90 = -summary->p10;
  option->probability_best = summary->probability_best;
  option->npv = g_new (double, futures->draws);
  for (gsize d = 0; d < futures->draws; d++)
    option->npv[d] = -simulation->present_costs[i * futures->draws + d];
  option->fan = g_new (double, futures->n_years * CONCORD_FAN_PERCENTILES);
  for (gsize t = 0; t < futures->n_years; t++)
    for (gsize k = 0; k < CONCORD_FAN_PERCENTILES; k++)
      option->fan[t * CONCORD_FAN_PERCENTILES + k]
          = -simulation->fan[(i * futures->n_years + t) * CONCORD_FAN_PERCENTILES
                             + CONCORD_FAN_PERCENTILES - 1 - k];
}

G_STATIC_ASSERT ((int) CONCORD_FAN_PERCENTILES == (int) CONCORD_FAN_BANDS);

static gpointer
run (gconstpointer data, gboolean coarse, ConcordProgress *progress, GError **error)
{
  const ConcordFuturesInputs *inputs = data;
  g_autoptr (ConcordSimulation) simulation = NULL;
  ConcordFutures *futures;

  if (inputs->problem != NULL)
    {
      concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT, "%s", inputs->problem);
      return NULL;
    }
  simulation = simulate (inputs, coarse, progress, error);
  if (simulation == NULL)
    return NULL;
  futures = g_new0 (ConcordFutures, 1);
  g_atomic_ref_count_init (&futures->references);
  futures->is_coarse = simulation->draws < inputs->draws;
  futures->draws = simulation->draws;
  futures->fan_draws = simulation->fan_draws;
  futures->seed = inputs->seed;
  futures->first_year = inputs->first_year;
  futures->n_years = inputs->n_years;
  futures->n_options = simulation->n_options;
  futures->options = g_new0 (ConcordFuturesOption, futures->n_options);
  futures->beats = g_memdup2 (simulation->pairwise,
                              futures->n_options * futures->n_options * sizeof (double));
  for (gsize i = 0; i < futures->n_options; i++)
    take_option (futures, i, inputs->subjects->pdata[i], simulation);
  concord_futures_tell (futures, inputs);
  return futures;
}

ConcordFutures *
concord_futures_ref (ConcordFutures *futures)
{
  g_atomic_ref_count_inc (&futures->references);
  return futures;
}

void
concord_futures_unref (ConcordFutures *futures)
{
  if (!g_atomic_ref_count_dec (&futures->references))
    return;
  for (gsize i = 0; i < futures->n_options; i++)
    {
      g_free (futures->options[i].id);
      g_free (futures->options[i].name);
      g_free (futures->options[i].npv);
      g_free (futures->options[i].fan);
    }
  concord_finding_unref (futures->finding);
  g_free (futures->options);
  g_free (futures->beats);
  g_free (futures);
}

/* --- the work -------------------------------------------------------------------------------- */

/* About how long it takes, from measurements on one processor of 2020 or so, in nanoseconds: what
 * each draw costs for an option and for a line, alone or bound to others, and each year of the fan. */
static double
guess_time (const ConcordFuturesInputs *inputs)
{
  double draws = (double) inputs->draws, lines = inputs->lines->len;
  double options = inputs->subjects->len, years = (double) inputs->n_years;
  double line = inputs->correlation > 0 ? 10 + 0.15 * lines : 2;

  return draws * (30 * options + line * lines)
         + (double) get_fan_draws (inputs, FALSE) * years * (20 * options + 0.2 * lines);
}

static gboolean
is_quick (gconstpointer inputs)
{
  return ((const ConcordFuturesInputs *) inputs)->draws <= COARSE_DRAWS
         || guess_time (inputs) < 50e6; /* half of a tenth of a second: others are slower */
}

CONCORD_DEFINE_HEAVY_WORK (concord_futures)

static const ConcordHeavyKind kind = {
  .name = "futures",
  .label = N_("Simulating futures"),
  .reads = concord_reads_futures,
  .copy = copy_inputs,
  .is_quick = is_quick,
  .run = run,
  CONCORD_HEAVY_WORK,
};

const ConcordHeavyKind *
concord_futures_get_kind (void)
{
  return &kind;
}

ConcordFutures *
concord_futures_get (ConcordDocument *document, gboolean whole, GError **error)
{
  return concord_heavy_get_result (concord_heavy_get_for (document), &kind, whole, NULL, error);
}
