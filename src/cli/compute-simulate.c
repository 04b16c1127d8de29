#include "cli/compute-method.h"

#include "cli/compute-schedules.h"
#include "methods/method-error.h"
#include "methods/simulation.h"

#include "concord-words.h"
#include <string.h>

#define MOST_LINES 5000
#define MOST_CORRELATED 1000
#define MOST_SEED ((guint64) 1 << 53)

typedef struct
{
  ConcordSimulatedLine line;
  gsize years[2];
} GivenLine;

static gboolean
read_line (JsonObject *entry, gsize option, GivenLine *given, GError **error)
{
  static const char *const shapes[] = { "triangular", "pert", NULL };
  guint shape = 0;

  if (!concord_input_check_keys (entry, "low likely high shape years", "lines", error)
      || !concord_input_number (entry, "low", &given->line.low, error)
      || !concord_input_number (entry, "likely", &given->line.likely, error)
      || !concord_input_number (entry, "high", &given->line.high, error)
      || !concord_input_choice (entry, "shape", shapes, &shape, error)
      || !concord_input_years (entry, "years", CONCORD_COMPUTE_MOST_YEARS, given->years, error))
    return FALSE;
  given->line.shape = (ConcordShape) shape;
  given->line.option = option;
  return TRUE;
}

static gboolean
read_lines (JsonObject *problem, GArray *lines, gsize *n_options, GError **error)
{
  JsonArray *options, *list;

  if (!concord_input_objects (problem, "options", CONCORD_COMPUTE_MOST_OPTIONS,
                              CONCORD_INPUT_ALL_GIVEN, &options, error))
    return FALSE;
  *n_options = json_array_get_length (options);
  for (guint i = 0; i < *n_options; i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      if (!concord_input_check_keys (option, "lines", "options", error)
          || !concord_input_objects (option, "lines", MOST_LINES, CONCORD_INPUT_ALL_GIVEN, &list,
                                     error))
        return FALSE;
      for (guint j = 0; j < json_array_get_length (list); j++)
        {
          GivenLine given = { 0 };

          if (!read_line (json_array_get_object_element (list, j), i, &given, error))
            return FALSE;
          g_array_append_val (lines, given);
        }
    }
  if (lines->len > MOST_LINES)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The options hold more than %d lines."), MOST_LINES);
  return TRUE;
}

/* What a pound in each of a line's years is worth now. */
static gboolean
set_years_worth (JsonObject *problem, GArray *given, ConcordSimulatedLine *lines, GError **error)
{
  g_autofree double *factors = NULL;
  gsize n = 1;

  for (guint i = 0; i < given->len; i++)
    n = MAX (n, g_array_index (given, GivenLine, i).years[1] + 1);
  if (!concord_input_factors (problem, n, &factors, error))
    return FALSE;
  for (guint i = 0; i < given->len; i++)
    {
      const GivenLine *line = &g_array_index (given, GivenLine, i);

      lines[i] = line->line;
      lines[i].years_worth = 0;
      for (gsize year = line->years[0]; year <= line->years[1]; year++)
        lines[i].years_worth += factors[year];
    }
  return TRUE;
}

/* The matrix over all lines; one over the lines of an option stands for each option, where all
   have as many lines, and leaves the options independent of each other. */
static gboolean
read_correlation (JsonObject *problem, gsize n_lines, gsize n_options,
                  const ConcordSimulatedLine *lines, double **correlation, GError **error)
{
  g_auto (ConcordNumbers) given = { NULL, { 0 } };
  gsize size, own = n_lines / n_options;
  gboolean repeats = n_lines % n_options == 0;

  *correlation = NULL;
  if (!concord_input_has (problem, "correlation"))
    return TRUE;
  if (!concord_input_numbers (problem, "correlation", 2, MOST_CORRELATED * MOST_CORRELATED,
                              CONCORD_INPUT_ALL_GIVEN, &given, error))
    return FALSE;
  for (gsize i = 0; i < n_lines; i++)
    repeats = repeats && lines[i].option == i / own;
  size = given.sizes[0];
  if (size != given.sizes[1] || (size != n_lines && !(repeats && size == own))
      || n_lines > MOST_CORRELATED)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“correlation” must have one row and one column for each of "
                                     "the %zu lines, 1,000 at most."),
                                  n_lines);
  *correlation = g_new0 (double, n_lines * n_lines);
  for (gsize i = 0; i < n_lines; i++)
    for (gsize j = 0; j < n_lines; j++)
      if (i / size == j / size)
        (*correlation)[i * n_lines + j] = given.cells[i % size * size + j % size];
  return TRUE;
}

static void
write_options (const ConcordSimulatedOption *options, gsize n, ConcordOutput *answer)
{
  static const struct
  {
    const char *key;
    gsize offset;
  } keys[] = {
    { "mean", G_STRUCT_OFFSET (ConcordSimulatedOption, mean) },
    { "p10", G_STRUCT_OFFSET (ConcordSimulatedOption, p10) },
    { "p50", G_STRUCT_OFFSET (ConcordSimulatedOption, p50) },
    { "p90", G_STRUCT_OFFSET (ConcordSimulatedOption, p90) },
    { "probability_best", G_STRUCT_OFFSET (ConcordSimulatedOption, probability_best) },
    { "standard_deviation", G_STRUCT_OFFSET (ConcordSimulatedOption, standard_deviation) },
  };

  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      concord_output_begin (answer, keys[k].key, '[');
      for (gsize i = 0; i < n; i++)
        concord_output_number (answer, NULL,
                               G_STRUCT_MEMBER (double, options + i, keys[k].offset));
      concord_output_end (answer, ']');
    }
}

gboolean
concord_compute_simulate (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (GivenLine));
  g_autofree ConcordSimulatedLine *lines = NULL;
  g_autofree ConcordSimulatedOption *options = NULL;
  g_autofree double *correlation = NULL;
  ConcordSimulationProblem simulation = { 0 };
  guint64 draws;

  if (!read_lines (problem, given, &simulation.n_options, error)
      || !concord_input_whole (problem, "draws", 1, CONCORD_SIMULATION_MOST_DRAWS, &draws, error)
      || !concord_input_whole (problem, "seed", 0, MOST_SEED, &simulation.seed, error))
    return FALSE;
  lines = g_new (ConcordSimulatedLine, given->len);
  options = g_new (ConcordSimulatedOption, simulation.n_options);
  if (!set_years_worth (problem, given, lines, error)
      || !read_correlation (problem, given->len, simulation.n_options, lines, &correlation, error))
    return FALSE;
  simulation.lines = lines;
  simulation.n_lines = given->len;
  simulation.correlation = correlation;
  simulation.draws = (gsize) draws;
  if (!concord_simulate (&simulation, options, error))
    return FALSE;
  write_options (options, simulation.n_options, answer);
  return TRUE;
}
