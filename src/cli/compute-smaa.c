#include "cli/compute-method.h"

#include "methods/method-error.h"
#include "methods/smaa.h"

#include "concord-words.h"
#include <math.h>

#define MOST_DRAWN 8000000
#define MOST_RATIOS 10000
#define MOST_SEED ((guint64) 1 << 53)

typedef struct
{
  ConcordSmaaProblem smaa;
  ConcordNumbers values;
  ConcordNumbers low;
  ConcordNumbers likely;
  ConcordNumbers high;
  ConcordNumbers weight_draws;
  ConcordNumbers value_draws;
  ConcordNumbers bounds;
  ConcordNumbers ratios;
  ConcordWeightRatio *given_ratios;
  double *weight_low;
  double *weight_high;
  gsize *order;
} Reading;

static void
reading_clear (Reading *r)
{
  ConcordNumbers *all[] = { &r->values, &r->low,          &r->likely,     &r->high,
                            &r->bounds, &r->weight_draws, &r->value_draws,
                            &r->ratios };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    concord_numbers_clear (all[i]);
  g_free (r->given_ratios);
  g_free (r->weight_low);
  g_free (r->weight_high);
  g_free (r->order);
}

static gboolean
read_table (JsonObject *problem, const char *key, ConcordNumbers *table, GError **error)
{
  return concord_input_numbers (problem, key, 2, CONCORD_COMPUTE_MOST_NUMBERS,
                                CONCORD_INPUT_ALL_GIVEN, table, error);
}

static gboolean
read_estimates (JsonObject *problem, Reading *r, GError **error)
{
  return read_table (problem, "low", &r->low, error)
         && read_table (problem, "likely", &r->likely, error)
         && read_table (problem, "high", &r->high, error)
         && concord_input_check_sizes (&r->likely, "likely", r->low.sizes[0], r->low.sizes[1], 1,
                                       error)
         && concord_input_check_sizes (&r->high, "high", r->low.sizes[0], r->low.sizes[1], 1,
                                       error);
}

static gboolean
read_scores (JsonObject *problem, Reading *r, GError **error)
{
  gboolean known = concord_input_has (problem, "values");
  gboolean drawn = concord_input_has (problem, "value_draws");
  gboolean guessed = concord_input_has (problem, "low") || concord_input_has (problem, "likely")
                     || concord_input_has (problem, "high");
  gsize *sizes;

  if (known + drawn + guessed != 1)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("Give the scores in one way: as “values”, as “low”, “likely” "
                                     "and “high”, or as “value_draws”."));
  if (known     ? !read_table (problem, "values", &r->values, error)
      : guessed ? !read_estimates (problem, r, error)
                : !concord_input_numbers (problem, "value_draws", 3, MOST_DRAWN,
                                          CONCORD_INPUT_ALL_GIVEN, &r->value_draws, error))
    return FALSE;
  sizes = known ? r->values.sizes : guessed ? r->low.sizes : r->value_draws.sizes + 1;
  r->smaa.n_options = sizes[0];
  r->smaa.n_criteria = sizes[1];
  r->smaa.values = r->values.cells;
  r->smaa.low = r->low.cells;
  r->smaa.likely = r->likely.cells;
  r->smaa.high = r->high.cells;
  r->smaa.value_draws = r->value_draws.cells;
  return TRUE;
}

static gboolean
read_bounds (JsonObject *problem, Reading *r, GError **error)
{
  gsize n = r->smaa.n_criteria;

  if (!concord_input_has (problem, "bounds"))
    return TRUE;
  if (!concord_input_numbers (problem, "bounds", 2, CONCORD_COMPUTE_MOST_NUMBERS,
                              CONCORD_INPUT_MAY_BE_NULL, &r->bounds, error)
      || !concord_input_check_sizes (&r->bounds, "bounds", n, 2, 1, error))
    return FALSE;
  r->smaa.weight_low = r->weight_low = g_new (double, n);
  r->smaa.weight_high = r->weight_high = g_new (double, n);
  for (gsize k = 0; k < n; k++)
    {
      r->weight_low[k] = isnan (r->bounds.cells[2 * k]) ? 0 : r->bounds.cells[2 * k];
      r->weight_high[k] = isnan (r->bounds.cells[2 * k + 1]) ? 1 : r->bounds.cells[2 * k + 1];
    }
  return TRUE;
}

/* [[i, j, low, high], ...]: bounds on the weight of i over that of j. */
static gboolean
read_ratios (JsonObject *problem, Reading *r, GError **error)
{
  gsize n;

  if (!concord_input_has (problem, "ratios"))
    return TRUE;
  if (!concord_input_numbers (problem, "ratios", 2, 4 * MOST_RATIOS, CONCORD_INPUT_MAY_BE_NULL,
                              &r->ratios, error)
      || !concord_input_check_sizes (&r->ratios, "ratios", r->ratios.sizes[0], 4, 1, error))
    return FALSE;
  n = r->ratios.sizes[0];
  r->given_ratios = g_new (ConcordWeightRatio, n);
  for (gsize i = 0; i < n; i++)
    {
      const double *row = r->ratios.cells + 4 * i;

      for (gsize k = 0; k < 2; k++)
        if (!(row[k] >= 0 && row[k] < (double) r->smaa.n_criteria && row[k] <= floor (row[k])))
          return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                        _ ("“ratios” must name criteria by whole numbers from 0 "
                                           "to one less than there are."));
      r->given_ratios[i] = (ConcordWeightRatio){ (gsize) row[0], (gsize) row[1],
                                                 isnan (row[2]) ? 0 : row[2],
                                                 isnan (row[3]) ? INFINITY : row[3] };
    }
  r->smaa.ratios = r->given_ratios;
  r->smaa.n_ratios = n;
  return TRUE;
}

static gboolean
read_weights (JsonObject *problem, Reading *r, GError **error)
{
  gboolean drawn = concord_input_has (problem, "weight_draws");

  if (drawn
      && (concord_input_has (problem, "order") || concord_input_has (problem, "bounds")
          || concord_input_has (problem, "ratios")))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“order”, “bounds” and “ratios” have nothing to say where the weights "
                                     "are given draw by draw."));
  if (drawn)
    {
      if (!concord_input_numbers (problem, "weight_draws", 2, MOST_DRAWN, CONCORD_INPUT_ALL_GIVEN,
                                  &r->weight_draws, error)
          || !concord_input_check_sizes (&r->weight_draws, "weight_draws",
                                         r->weight_draws.sizes[0], r->smaa.n_criteria, 1, error))
        return FALSE;
      r->smaa.weight_draws = r->weight_draws.cells;
      return TRUE;
    }
  if (concord_input_has (problem, "order")
      && !concord_input_indices (problem, "order", r->smaa.n_criteria, &r->order, &r->smaa.n_order,
                                 error))
    return FALSE;
  r->smaa.order = r->order;
  return read_bounds (problem, r, error) && read_ratios (problem, r, error);
}

/* As many draws as are given; asked for where none are. */
static gboolean
read_draws (JsonObject *problem, Reading *r, GError **error)
{
  gsize weights = r->weight_draws.cells == NULL ? 0 : r->weight_draws.sizes[0];
  gsize values = r->value_draws.cells == NULL ? 0 : r->value_draws.sizes[0];
  guint64 draws = 0, seed = 0;
  gboolean all_given = weights > 0 && (values > 0 || r->smaa.values != NULL);

  if ((weights == 0 && values == 0) || concord_input_has (problem, "draws"))
    if (!concord_input_whole (problem, "draws", 1, CONCORD_SMAA_MOST_DRAWS, &draws, error))
      return FALSE;
  if (!all_given || concord_input_has (problem, "seed"))
    if (!concord_input_whole (problem, "seed", 0, MOST_SEED, &seed, error))
      return FALSE;
  if ((weights > 0 && values > 0 && weights != values)
      || (draws > 0 && weights > 0 && draws != weights)
      || (draws > 0 && values > 0 && draws != values))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The numbers of draws in “draws”, “weight_draws” and "
                                     "“value_draws” differ."));
  r->smaa.draws = MAX (MAX (weights, values), (gsize) draws);
  r->smaa.seed = seed;
  return TRUE;
}

gboolean
concord_compute_smaa (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  Reading r = { 0 };
  g_autoptr (ConcordSmaa) smaa = NULL;
  gsize n, m;

  if (read_scores (problem, &r, error) && read_weights (problem, &r, error)
      && read_draws (problem, &r, error))
    smaa = concord_smaa (&r.smaa, error);
  n = r.smaa.n_options;
  m = r.smaa.n_criteria;
  reading_clear (&r);
  if (smaa == NULL)
    return FALSE;
  concord_output_table (answer, "acceptability", smaa->acceptability, n, n);
  concord_output_begin (answer, "central_weights", '[');
  for (gsize i = 0; i < n; i++)
    if (isnan (smaa->central_weights[i * m]))
      concord_output_null (answer, NULL);
    else
      concord_output_numbers (answer, NULL, smaa->central_weights + i * m, m);
  concord_output_end (answer, ']');
  concord_output_numbers (answer, "confidence", smaa->confidence, n);
  concord_output_table (answer, "pairwise", smaa->pairwise, n, n);
  concord_output_number (answer, "confidence_draws", (double) smaa->confidence_draws);
  return TRUE;
}
