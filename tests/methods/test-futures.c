/* What a simulation keeps beyond its summaries: futures, pairs, the fan; and how it is stopped. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "methods/packages.h"
#include "methods/percentiles.h"
#include "methods/simulation.h"
#include "methods/smaa.h"

#define YEARS 3

static void
test_known (void)
{
  /* By hand: 10, 10 - 4, 10 - 4 + 2; and 5 from year 1 on, three at .5 each less a benefit. */
  const double one[YEARS] = { 10, -4, 2 }, other[YEARS] = { 0, 5, 3 };
  const double sums[2][YEARS] = { { 10, 6, 8 }, { 0, 5, 8 } };
  const ConcordSimulatedLine lines[] = {
    { .option = 0, .low = 1, .likely = 1, .high = 1, .years = one },
    { .option = 1, .low = 1, .likely = 1, .high = 1, .years = other },
  };
  ConcordSimulationProblem problem = { .lines = lines, .n_lines = 2, .n_options = 2, .draws = 700,
                                       .n_years = YEARS, .fan_draws = 600 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSimulation) s = concord_simulation_new (&problem, &error);

  g_assert_no_error (error);
  for (gsize d = 0; d < 2 * 700; d++)
    assert_near (s->present_costs[d], 8, 1e-12);
  for (gsize i = 0; i < 2; i++)
    for (gsize year = 0; year < YEARS; year++)
      for (gsize band = 0; band < CONCORD_FAN_BANDS; band++)
        assert_near (s->fan[(i * YEARS + year) * CONCORD_FAN_BANDS + band], sums[i][year], 1e-12);
  for (gsize i = 0; i < 4; i++)
    assert_near (s->pairwise[i], .5, 0);
  assert_near (s->options[1].probability_best, .5, 0);
  assert_near (s->options[1].standard_deviation, 0, 1e-12);
}

/* A symmetric triangle on 0 to 1 has its quantiles at sqrt (p / 2) up to the middle; a future of it
   lies below 1/4 with probability 2 (1/4)^2. */
static void
test_triangle (void)
{
  const double years[YEARS] = { 0, 2, 3 }, first[YEARS] = { 1, 0, 0 };
  const double quantiles[CONCORD_FAN_BANDS]
      = { sqrt (.05), sqrt (.125), .5, 1 - sqrt (.125), 1 - sqrt (.05) };
  const ConcordSimulatedLine lines[] = {
    { .option = 0, .low = 0, .likely = .5, .high = 1, .years = years },
    { .option = 1, .low = 1.25, .likely = 1.25, .high = 1.25, .years = first },
  };
  ConcordSimulationProblem problem = { .lines = lines, .n_lines = 2, .n_options = 2,
                                       .draws = 200000, .seed = 5, .n_years = YEARS,
                                       .fan_draws = 100000 };
  g_autoptr (ConcordSimulation) s = concord_simulation_new (&problem, NULL);

  for (gsize band = 0; band < CONCORD_FAN_BANDS; band++)
    {
      assert_near (s->fan[band], 0, 0);
      assert_near (s->fan[CONCORD_FAN_BANDS + band], 2 * quantiles[band], .01);
      assert_near (s->fan[2 * CONCORD_FAN_BANDS + band], 5 * quantiles[band], .025);
    }
  assert_near (s->pairwise[1], .125, .004);
  assert_near (s->pairwise[2], 1 - s->pairwise[1], 1e-12);
}

/* A risk of one in ten that costs 100: nothing else comes up, and one future in ten has it. */
static void
test_risk (void)
{
  const double years[] = { 0, .5 };
  const ConcordSimulatedLine lines[] = {
    { .low = 200, .likely = 200, .high = 200, .years = years, .absent_probability = .9 },
    { .low = 7, .likely = 8, .high = 9, .years = years, .absent_probability = 1 },
  };
  ConcordSimulationProblem problem = { .lines = lines, .n_lines = 2, .n_options = 1,
                                       .draws = 100000, .n_years = 2, .fan_draws = 1000 };
  g_autoptr (ConcordSimulation) s = concord_simulation_new (&problem, NULL);
  gsize occurred = 0;

  for (gsize d = 0; d < problem.draws; d++)
    {
      g_assert_true (s->present_costs[d] <= 0 || s->present_costs[d] >= 100);
      occurred += s->present_costs[d] > 0;
    }
  assert_near ((double)occurred / 1e5, .1, .004);
  assert_near (s->options[0].mean, (double)occurred / 1e3, 1e-9);
  assert_near (s->fan[CONCORD_FAN_BANDS + CONCORD_FAN_P75], 0, 0);
}

static void
fill_lines (ConcordSimulatedLine *lines, double *correlation, const double *years)
{
  for (gsize i = 0; i < 9; i++)
    {
      lines[i] = (ConcordSimulatedLine){ .option = i % 3, .low = -10, .likely = (double)i,
                                         .high = 40, .shape = i % 2, .years = years,
                                         .absent_probability = i == 4 ? .5 : 0 };
      for (gsize j = 0; j < 9; j++)
        correlation[i * 9 + j] = i == j ? 1 : i / 5 == j / 5 ? .4 : 0;
    }
}

/* The same on one thread and two; with a fan and without; and the fan's last year is the present
   cost of the futures it is made of. */
static void
test_same (void)
{
  const double years[YEARS] = { 1, .9, .8 }, shares[] = { .1, .25, .5, .75, .9 };
  ConcordSimulatedLine lines[9];
  double correlation[81];
  ConcordSimulationProblem problem = { .lines = lines, .n_lines = 9, .n_options = 3,
                                       .correlation = correlation, .draws = 3001, .seed = 8,
                                       .n_threads = 1, .n_years = YEARS, .fan_draws = 1201 };
  g_autoptr (ConcordSimulation) one = NULL, two = NULL, bare = NULL;

  fill_lines (lines, correlation, years);
  one = concord_simulation_new (&problem, NULL);
  problem.n_threads = 2;
  two = concord_simulation_new (&problem, NULL);
  problem.fan_draws = 0;
  bare = concord_simulation_new (&problem, NULL);
  g_assert_null (bare->fan);
  g_assert_cmpmem (one->options, 3 * sizeof *one->options, two->options, 3 * sizeof *one->options);
  g_assert_cmpmem (one->present_costs, 9003 * 8, two->present_costs, 9003 * 8);
  g_assert_cmpmem (one->fan, 45 * 8, two->fan, 45 * 8);
  g_assert_cmpmem (one->pairwise, 72, two->pairwise, 72);
  g_assert_cmpmem (one->pairwise, 72, bare->pairwise, 72);
  for (gsize d = 0; d < 9003; d++)
    assert_near (one->present_costs[d], bare->present_costs[d], 1e-10);
  for (gsize i = 0; i < 3; i++)
    for (gsize band = 0; band < CONCORD_FAN_BANDS; band++)
      {
        double costs[1201];

        memcpy (costs, one->present_costs + i * 3001, sizeof costs);
        assert_near (one->fan[(i * YEARS + YEARS - 1) * CONCORD_FAN_BANDS + band],
                     concord_percentile (costs, 1201, shares[band]), 1e-10);
      }
}

typedef struct
{
  const char *what;
  ConcordSimulatedLine line;
  gsize n_years;
  gsize fan_draws;
  gint code;
} Refusal;

static void
test_refused (void)
{
  const double years[] = { 1, NAN }, sound[] = { 1, 1 };
  const Refusal refusals[] = {
    { "a year absent", { .high = 1, .years = years }, 2, 0, CONCORD_METHOD_ERROR_ABSENT },
    { "no such option", { .option = 1, .years = sound }, 2, 0, CONCORD_METHOD_ERROR_INVALID },
    { "risk below 0", { .absent_probability = -.1 }, 0, 0, CONCORD_METHOD_ERROR_INVALID },
    { "risk above 1", { .absent_probability = 1.1 }, 0, 0, CONCORD_METHOD_ERROR_INVALID },
    { "risk absent", { .absent_probability = NAN }, 0, 0, CONCORD_METHOD_ERROR_ABSENT },
    { "fan without years", { .years_worth = 1 }, 2, 5, CONCORD_METHOD_ERROR_ABSENT },
    { "fan over no years", { .years = sound }, 0, 5, CONCORD_METHOD_ERROR_INVALID },
    { "fan of too many", { .years = sound }, 2, 11, CONCORD_METHOD_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const Refusal *r = refusals + i;
      ConcordSimulationProblem problem = { .lines = &r->line, .n_lines = 1, .n_options = 1,
                                           .draws = 10, .n_years = r->n_years,
                                           .fan_draws = r->fan_draws };
      GError *error = NULL;

      g_test_message ("%s", r->what);
      assert_refused (concord_simulation_new (&problem, &error), error, r->code);
    }
}

static gpointer
cancel_once_begun (gpointer data)
{
  ConcordProgress *progress = data;

  while (!(concord_progress_get_share (progress) > 0))
    g_thread_yield ();
  concord_progress_cancel (progress);
  return NULL;
}

/* Each would take many seconds to its end. */
static void
test_cancelled (void)
{
  const double years[YEARS] = { 1, 1, 1 };
  double numbers[576] = { 0 }, correlation[81];
  ConcordSimulatedLine lines[9];
  ConcordProgress progress;
  ConcordSimulationProblem simulation
      = { .lines = lines, .n_lines = 9, .n_options = 3, .correlation = correlation,
          .draws = 10000000, .n_years = YEARS, .fan_draws = 3000000, .progress = &progress };
  ConcordSmaaProblem smaa = { .n_options = 24, .n_criteria = 24, .values = numbers,
                              .draws = 10000000, .progress = &progress };
  ConcordPackageProblem package = { .n = 24, .need = numbers, .cost = numbers, .savings = numbers,
                                    .ceiling = INFINITY, .progress = &progress };

  fill_lines (lines, correlation, years);
  for (int before = 0; before < 2; before++)
    for (int method = 0; method < 3; method++)
      {
        GThread *thread = NULL;
        GError *error = NULL;
        gpointer result;

        concord_progress_init (&progress);
        if (before)
          concord_progress_cancel (&progress);
        else
          thread = g_thread_new ("cancel", cancel_once_begun, &progress);
        result = method == 0   ? (gpointer)concord_simulation_new (&simulation, &error)
                 : method == 1 ? (gpointer)concord_smaa (&smaa, &error)
                               : (gpointer)concord_package_search (&package, &error);
        assert_refused (result != NULL, error, CONCORD_METHOD_ERROR_CANCELLED);
        if (thread != NULL)
          g_thread_join (thread);
      }
}

static void
test_progress (void)
{
  const double years[YEARS] = { 1, 1, 1 };
  ConcordSimulatedLine lines[9];
  double correlation[81];
  ConcordProgress progress;
  ConcordSimulationProblem problem
      = { .lines = lines, .n_lines = 9, .n_options = 3, .draws = 1000, .n_years = YEARS,
          .fan_draws = 1000, .progress = &progress };
  g_autoptr (ConcordSimulation) s = NULL;

  fill_lines (lines, correlation, years);
  concord_progress_init (&progress);
  assert_near (concord_progress_get_share (&progress), 0, 0);
  s = concord_simulation_new (&problem, NULL);
  g_assert_nonnull (s);
  assert_near (concord_progress_get_share (&progress), 1, 0);
  g_assert_false (concord_progress_is_cancelled (NULL));
  assert_near (concord_progress_get_share (NULL), 0, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/futures/known", test_known);
  g_test_add_func ("/futures/triangle", test_triangle);
  g_test_add_func ("/futures/risk", test_risk);
  g_test_add_func ("/futures/same", test_same);
  g_test_add_func ("/futures/refused", test_refused);
  g_test_add_func ("/futures/cancelled", test_cancelled);
  g_test_add_func ("/futures/progress", test_progress);
  return g_test_run ();
}
