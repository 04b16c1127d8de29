/* One run of a method on a problem made from a seed; prints an answer, the seconds that it took, of
 * the clock and of all threads, and the peak of memory in KiB. methods.py sets it against other
 * programs, counts.py against the machine.
 *
 * Usage: bench-methods METHOD SIZE|KIND|FILE [SERVICES] */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "methods/lanes-private.h"
#include "methods/packages.h"
#include "methods/simulation.h"
#include "methods/smaa.h"
#include "store/csv-table.h"
#include "store/survey.h"

static void
fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
smaa (const char *draws)
{
  enum { N = 12 };
  double low[N * N], likely[N * N], high[N * N];
  ConcordSmaaProblem problem = { .n_options = N, .n_criteria = N, .low = low, .likely = likely,
                                 .high = high, .draws = (gsize)atol (draws), .seed = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSmaa) result = NULL;

  for (gsize i = 0; i < N * N; i++)
    {
      likely[i] = (double)(i * 37 % 101);
      low[i] = likely[i] - 10;
      high[i] = likely[i] + 20;
    }
  result = concord_smaa (&problem, &error);
  if (result == NULL)
    fail (error);
  printf ("%.6f ", result->acceptability[0]);
}

/* 8 options of 40 lines over 30 years. */
static void
simulate (const char *draws, gboolean pert, gboolean with_fan)
{
  enum { OPTIONS = 8, LINES = 40, YEARS = 30 };
  static ConcordSimulatedLine lines[OPTIONS * LINES];
  double years[YEARS];
  ConcordSimulationProblem problem = { .lines = lines, .n_lines = OPTIONS * LINES,
                                       .n_options = OPTIONS, .draws = (gsize)atol (draws),
                                       .seed = 1, .n_years = YEARS };
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordSimulation) result = NULL;

  for (gsize t = 0; t < YEARS; t++)
    years[t] = pow (1.035, -(double)t);
  for (gsize i = 0; i < OPTIONS * LINES; i++)
    lines[i] = (ConcordSimulatedLine){ .option = i / LINES, .low = 100 + (double)i,
                                       .likely = 120 + (double)i, .high = 180 + 2 * (double)i,
                                       .shape = pert ? CONCORD_SHAPE_PERT
                                                     : CONCORD_SHAPE_TRIANGULAR,
                                       .years = years };
  problem.fan_draws = with_fan ? problem.draws : 0;
  result = concord_simulation_new (&problem, &error);
  if (result == NULL)
    fail (error);
  printf ("%.6f ", result->options[0].mean);
}

/* A market: how many suppliers, how many in a hundred are able for a service, how many bids are
   wanted; whether all pairs of services save something and nothing is forbidden. */
typedef struct
{
  const char *kind;
  gsize suppliers;
  gint able;
  gsize bids_wanted;
  gboolean is_free;
} Market;

static const Market markets[] = {
  { "linear", 0, 0, 0, FALSE },
  { "usual", 20, 70, 3, FALSE },
  { "worst", 200, 95, 3, TRUE },
  { "many-bids", 256, 95, 8, TRUE },
  { "uncertain", 256, 85, 8, TRUE },
  { "very-many-bids", 256, 90, 20, TRUE },
  { "few-suppliers", 32, 95, 8, TRUE },
  { "varied", 256, 85, 8, TRUE },
};

/* Up to 24 services: linear and under a ceiling as for the solver, or with savings, suppliers and
   constraints. */
static void
package (const char *kind, gsize n)
{
  enum { N = 24 };
  double need[N], cost[N], savings[N * N] = { 0 }, appetite[CONCORD_MOST_SUPPLIERS];
  guint64 able[CONCORD_MOST_SUPPLIERS], together[] = { 3 }, apart[] = { 12 };
  ConcordPackageProblem problem = { .n = n, .need = need, .cost = cost, .savings = savings,
                                    .able = able, .appetite = appetite, .together = together,
                                    .apart = apart };
  g_autoptr (GRand) chance = g_rand_new_with_seed (11);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordPackageSearch) result = NULL;
  const Market *market = markets;

  if (n == 0 || n > N)
    exit (2);
  while (strcmp (market->kind, kind) != 0)
    if (++market == markets + G_N_ELEMENTS (markets))
      exit (2);
  for (gsize i = 0; i < n; i++)
    {
      need[i] = (double)((i * 53 + 17) % 97);
      cost[i] = (double)((i * 71 + 29) % 89 + 10);
      for (gsize j = 0; j < i && market->suppliers > 0; j++)
        savings[i * n + j] = savings[j * n + i]
            = market->is_free || (i + j) % 5 == 0 ? (double)((i * j) % 13 + 1) : 0;
    }
  for (gsize s = 0; s < CONCORD_MOST_SUPPLIERS; s++)
    {
      able[s] = 0;
      for (gsize i = 0; i < N; i++)
        if (g_rand_int_range (chance, 0, 100) < market->able)
          able[s] |= G_GUINT64_CONSTANT (1) << i;
      appetite[s] = g_rand_double_range (chance, .2, .9);
    }
  for (gsize i = 0; i < n && strcmp (kind, "varied") == 0; i++)
    {
      need[i] = g_rand_int_range (chance, 0, 100);
      cost[i] = g_rand_int_range (chance, 1000, 100000000) / 100.0;
      for (gsize j = 0; j < i; j++)
        savings[i * n + j] = savings[j * n + i] = g_rand_int_range (chance, 0, 1000000) / 100.0;
    }
  problem.n_suppliers = market->suppliers;
  problem.bids_wanted = market->bids_wanted;
  problem.n_together = problem.n_apart = market->is_free ? 0 : 1;
  problem.ceiling = market->is_free ? INFINITY : 600;
  result = concord_package_search (&problem, &error);
  if (result == NULL)
    fail (error);
  printf ("%.6f ", market->suppliers == 0 ? result->best.need_met : (double)result->frontier->len);
}

static void
survey (const char *path)
{
  static const char *const scale[] = { "1", "2", "3", "4", "5", NULL };
  ConcordSurveyOptions options = { .group_column = "group", .scale = scale };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ConcordSurveyReport) report = concord_survey_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) map = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = map != NULL ? g_mapped_file_get_bytes (map) : NULL;
  g_autoptr (ConcordCsv) csv = bytes != NULL ? concord_csv_open_mapped (bytes, &error) : NULL;
  g_autoptr (ConcordTally) tally = NULL;

  if (csv != NULL)
    tally = concord_tally_new (csv, &options, report, &error);
  if (tally == NULL)
    fail (error);
  printf ("%u ", report->n_answers);
}

/* What the generator can do at most: millions of 64-bit numbers, one thread. */
CONCORD_INLINE void
run_generator_body (ConcordRandom *random, gsize n, ConcordBits *sum)
{
  ConcordRandom own = *random;
  ConcordBits bits, total = CONCORD_ALL_BITS (0);

  for (gsize i = 0; i < n; i++)
    {
      concord_random_next (&own, &bits);
      total ^= bits;
    }
  *random = own;
  *sum = total;
}

CONCORD_DEFINE_WIDE (run_generator,
                     (ConcordRandom *random, gsize n, ConcordBits *sum),
                     (random, n, sum))

static void
generate (const char *millions)
{
  ConcordRandom random;
  ConcordBits sum;

  concord_random_init (&random, 1, 0, 0);
  run_generator (&random, (gsize)atol (millions) * (1000000 / CONCORD_LANES), &sum);
  printf ("%d ", (int)(sum[0] & 1));
}

/* What the memory can do at most, one thread: GB/s of a = b + 3 c, with the old a that is fetched
   before it is written (J. D. McCalpin, IEEE TCCA Newsletter, 1995). @megabytes: of each of the
   three, far more than a core's own caches. */
static void
stream (const char *megabytes)
{
  gsize n = (gsize)atol (megabytes) * (1 << 20) / sizeof (double);
  g_autofree double *a = g_new (double, n);
  g_autofree double *b = g_new (double, n);
  g_autofree double *c = g_new (double, n);
  double best = INFINITY;

  for (gsize i = 0; i < n; i++)
    {
      a[i] = 0;
      b[i] = (double)i;
      c[i] = 1;
    }
  for (int turn = 0; turn < 8; turn++)
    {
      gint64 begin = g_get_monotonic_time ();

      for (gsize i = 0; i < n; i++)
        a[i] = b[i] + 3 * c[i];
      best = MIN (best, (double)(g_get_monotonic_time () - begin) / 1e6);
    }
  printf ("%.3f ", a[n - 1] > 0 ? 4.0 * (double)(n * sizeof *a) / best / 1e9 : 0);
}

int
main (int argc, char **argv)
{
  gint64 begin = g_get_monotonic_time ();
  struct rusage usage;

  if (argc != 3 && argc != 4)
    return 2;
  if (strcmp (argv[1], "smaa") == 0)
    smaa (argv[2]);
  else if (strcmp (argv[1], "simulate") == 0)
    simulate (argv[2], FALSE, FALSE);
  else if (strcmp (argv[1], "simulate-pert") == 0)
    simulate (argv[2], TRUE, FALSE);
  else if (strcmp (argv[1], "simulate-fan") == 0)
    simulate (argv[2], FALSE, TRUE);
  else if (strcmp (argv[1], "simulate-pert-fan") == 0)
    simulate (argv[2], TRUE, TRUE);
  else if (strcmp (argv[1], "package") == 0)
    package (argv[2], argc == 4 ? (gsize)atol (argv[3]) : 24);
  else if (strcmp (argv[1], "survey") == 0)
    survey (argv[2]);
  else if (strcmp (argv[1], "generate") == 0)
    generate (argv[2]);
  else if (strcmp (argv[1], "stream") == 0)
    stream (argv[2]);
  else
    return 2;
  getrusage (RUSAGE_SELF, &usage);
  printf ("%.6f %.6f %ld\n", (double)(g_get_monotonic_time () - begin) / 1e6,
          (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6
              + (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec / 1e6,
          usage.ru_maxrss);
  return 0;
}
