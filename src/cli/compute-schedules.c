#include "cli/compute-schedules.h"

#include "methods/method-error.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

#define MOST_STEPS 1000

/* HM Treasury, The Green Book, 2022, annex 6; under review in 2026. */
static const ConcordRateStep green_book[] = {
  { 1, 30, .035 },   { 31, 75, .03 },    { 76, 125, .025 },
  { 126, 200, .02 }, { 201, 300, .015 }, { 301, G_MAXUINT, .01 },
};

/* The same, for effects on health. */
static const ConcordRateStep health[] = {
  { 1, 30, .015 },
  { 31, 75, .01286 },
  { 76, G_MAXUINT, .01071 },
};

static gboolean
read_step (JsonNode *node, ConcordRateStep *step, GError **error)
{
  g_autoptr (JsonObject) holder = json_object_new ();
  g_auto (ConcordNumbers) n = { NULL, { 0 } };
  const double *c;

  json_object_set_member (holder, "schedule", json_node_copy (node));
  if (!concord_input_numbers (holder, "schedule", 1, 3, CONCORD_INPUT_MAY_BE_NULL, &n, error)
      || !concord_input_check_sizes (&n, "schedule", 3, 1, 1, error))
    return FALSE;
  c = n.cells;
  if (!(c[0] >= 1 && c[0] <= G_MAXINT) || c[0] - floor (c[0]) > 0 || isnan (c[2])
      || (!isnan (c[1]) && (!(c[1] >= c[0] && c[1] <= G_MAXINT) || c[1] - floor (c[1]) > 0)))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("An entry of “schedule” must be a first year from 1, a last "
                                     "year (null for one without end) and a rate."));
  *step = (ConcordRateStep){ (guint) c[0], isnan (c[1]) ? G_MAXUINT : (guint) c[1], c[2] };
  return TRUE;
}

static gboolean
factors_of_list (JsonObject *problem, gsize n, double *factors, GError **error)
{
  JsonArray *list;
  gsize n_steps;
  g_autofree ConcordRateStep *steps = NULL;

  if (!concord_input_list (problem, "schedule", MOST_STEPS, CONCORD_INPUT_ALL_GIVEN, &list, error))
    return FALSE;
  n_steps = json_array_get_length (list);
  steps = g_new (ConcordRateStep, n_steps);
  for (guint i = 0; i < n_steps; i++)
    if (!read_step (json_array_get_element (list, i), steps + i, error))
      return FALSE;
  return concord_discount_factors (steps, n_steps, n, factors, error);
}

gboolean
concord_input_factors (JsonObject *problem, gsize n, double **factors, GError **error)
{
  g_autofree double *all = g_new (double, MAX (n, 1));
  const char *name;
  JsonNode *node;

  if (!concord_input_has (problem, "schedule"))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("The key “%s” has not been given."), "schedule");
  node = json_object_get_member (problem, "schedule");
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      if (!factors_of_list (problem, n, all, error))
        return FALSE;
    }
  else
    {
      if (!concord_input_text (node, "schedule", &name, error))
        return FALSE;
      if (strcmp (name, "green-book") != 0 && strcmp (name, "health") != 0)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("“schedule” must be green-book, health or a list of "
                                         "[from, to, rate]."));
      if (!(*name == 'g' ? concord_discount_factors (green_book, G_N_ELEMENTS (green_book), n, all,
                                                     error)
                         : concord_discount_factors (health, G_N_ELEMENTS (health), n, all, error)))
        return FALSE;
    }
  *factors = g_steal_pointer (&all);
  return TRUE;
}

const char *const concord_bias_types[]
    = { "standard-buildings", "non-standard-buildings", "standard-civil", "non-standard-civil",
        "equipment",          "outsourcing",            NULL };
const char *const concord_compute_bias_measures[] = { "capital", "duration", "operating", NULL };

/* Percent, upper and lower, by type and measure; below zero where there is none (HM Treasury,
   Supplementary Green Book guidance: optimism bias, 2013, table 1). */
static const struct
{
  double upper[3];
  double lower[3];
} bounds[] = {
  { { 24, 4, -1 }, { 2, 1, -1 } },      { { 51, 39, -1 }, { 4, 2, -1 } },
  { { 44, 20, -1 }, { 3, 1, -1 } },     { { 66, 25, -1 }, { 6, 3, -1 } },
  { { 200, 54, -1 }, { 10, 10, -1 } },  { { -1, -1, 41 }, { -1, -1, 0 } },
};

gboolean
concord_bias_bounds (guint type, guint measure, ConcordOptimismPart *part)
{
  part->upper = bounds[type].upper[measure] / 100;
  part->lower = bounds[type].lower[measure] / 100;
  return part->upper >= 0;
}
