#include "cli/compute-method.h"

#include "cli/compute-schedules.h"
#include "methods/discounting.h"
#include "methods/internal-rate.h"
#include "methods/method-error.h"
#include "methods/switching.h"

#include "concord-words.h"
#include <math.h>

#define MOST_PARTS 1000
/* Flows with more changes of sign than this say nothing by their internal rates. */
#define MOST_SIGN_CHANGES 100

static gboolean
read_flows (JsonObject *object, ConcordNumbers *flows, GError **error)
{
  return concord_input_numbers (object, "flows", 1, CONCORD_COMPUTE_MOST_YEARS + 1,
                                CONCORD_INPUT_ALL_GIVEN, flows, error);
}

gboolean
concord_compute_discount (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) flows = { NULL, { 0 } };
  g_autofree double *factors = NULL;
  g_autofree double *values = NULL;
  double npv;
  gsize n;

  if (!read_flows (problem, &flows, error))
    return FALSE;
  n = flows.sizes[0];
  values = g_new (double, n);
  if (!concord_input_factors (problem, n, &factors, error)
      || !concord_present_values (flows.cells, factors, n, values, &npv, error))
    return FALSE;
  concord_output_numbers (answer, "factors", factors, n);
  concord_output_numbers (answer, "present_values", values, n);
  concord_output_number (answer, "npv", npv);
  return TRUE;
}

gboolean
concord_compute_annuity (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  double value, rate, cost, factor;
  guint64 years;

  if (!concord_input_number (problem, "present_value", &value, error)
      || !concord_input_whole (problem, "years", 1, CONCORD_COMPUTE_MOST_YEARS, &years, error)
      || !concord_input_number (problem, "rate", &rate, error)
      || !concord_equivalent_annual_cost (value, (guint) years, rate, &cost, &factor, error))
    return FALSE;
  concord_output_number (answer, "equivalent_annual_cost", cost);
  concord_output_number (answer, "factor", factor);
  return TRUE;
}

gboolean
concord_compute_irr (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) flows = { NULL, { 0 } };
  g_autoptr (GArray) rates = NULL;
  g_autoptr (GError) none = NULL;
  double rate = NAN;
  gsize n, changes;

  if (!read_flows (problem, &flows, error))
    return FALSE;
  n = flows.sizes[0];
  changes = concord_sign_changes (flows.cells, n);
  if (changes > MOST_SIGN_CHANGES)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“flows” changes its sign more than %d times."),
                                  MOST_SIGN_CHANGES);
  if (!concord_internal_rates (flows.cells, n, &rates, &none))
    {
      if (!g_error_matches (none, CONCORD_METHOD_ERROR, CONCORD_METHOD_ERROR_UNDEFINED))
        {
          g_propagate_error (error, g_steal_pointer (&none));
          return FALSE;
        }
    }
  else if (!concord_internal_rate (flows.cells, n, &rate, NULL, error))
    return FALSE;
  concord_output_number (answer, "irr", rate);
  concord_output_number (answer, "sign_changes", (double) changes);
  if (none != NULL)
    concord_output_text (answer, "reason", none->message);
  concord_output_numbers (answer, "rates", rates == NULL ? NULL : (double *) (gpointer) rates->data,
                          rates == NULL ? 0 : rates->len);
  return TRUE;
}

gboolean
concord_compute_mirr (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) flows = { NULL, { 0 } };
  double finance, reinvest, rate;

  if (!read_flows (problem, &flows, error)
      || !concord_input_number (problem, "finance_rate", &finance, error)
      || !concord_input_number (problem, "reinvest_rate", &reinvest, error)
      || !concord_modified_internal_rate (flows.cells, flows.sizes[0], finance, reinvest, &rate,
                                          error))
    return FALSE;
  concord_output_number (answer, "mirr", rate);
  return TRUE;
}

/* The flows of one option, filled with zeros to @n years. */
static double *
dup_filled (const ConcordNumbers *flows, gsize n)
{
  double *filled = g_new0 (double, n);

  for (gsize t = 0; t < flows->sizes[0]; t++)
    filled[t] = flows->cells[t];
  return filled;
}

static gboolean
read_option_flows (JsonObject *problem, const char *key, ConcordNumbers *flows, GError **error)
{
  JsonObject *option;

  return concord_input_object (problem, key, &option, error)
         && concord_input_check_keys (option, "flows", key, error)
         && read_flows (option, flows, error);
}

gboolean
concord_compute_switching (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  static const char *const names[] = { "a", "b", NULL };
  g_auto (ConcordNumbers) a = { NULL, { 0 } };
  g_auto (ConcordNumbers) b = { NULL, { 0 } };
  g_autofree double *flows_a = NULL;
  g_autofree double *flows_b = NULL;
  g_autofree double *factors = NULL;
  ConcordSwitching result;
  JsonObject *vary;
  guint option;
  gsize years[2], n;

  if (!read_option_flows (problem, "a", &a, error) || !read_option_flows (problem, "b", &b, error)
      || !concord_input_object (problem, "vary", &vary, error)
      || !concord_input_check_keys (vary, "option years", "vary", error)
      || !concord_input_choice (vary, "option", names, &option, error)
      || !concord_input_years (vary, "years", CONCORD_COMPUTE_MOST_YEARS, years, error))
    return FALSE;
  n = MAX (MAX (a.sizes[0], b.sizes[0]), years[1] + 1);
  flows_a = dup_filled (&a, n);
  flows_b = dup_filled (&b, n);
  if (!concord_input_factors (problem, n, &factors, error)
      || !concord_switching_value (option == 0 ? flows_a : flows_b, option == 0 ? flows_b : flows_a,
                                   factors, n, years[0], years[1], &result, error))
    return FALSE;
  concord_output_number (answer, "amount", result.amount);
  concord_output_number (answer, "percent", result.percent);
  concord_output_number (answer, "npv_a", option == 0 ? result.varied : result.other);
  concord_output_number (answer, "npv_b", option == 0 ? result.other : result.varied);
  return TRUE;
}

static gboolean
read_parts (JsonObject *problem, guint measure, GArray *parts, GError **error)
{
  JsonArray *list;

  if (!concord_input_objects (problem, "parts", MOST_PARTS, CONCORD_INPUT_ALL_GIVEN, &list, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);
      ConcordOptimismPart part;
      guint type;

      if (!concord_input_check_keys (entry, "type share", "parts", error)
          || !concord_input_choice (entry, "type", concord_bias_types, &type, error)
          || !concord_input_number (entry, "share", &part.share, error))
        return FALSE;
      if (!concord_bias_bounds (type, measure, &part))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_UNDEFINED,
                                      _ ("There is no published optimism bias for the %s of %s."),
                                      concord_compute_bias_measures[measure], concord_bias_types[type]);
      g_array_append_val (parts, part);
    }
  return TRUE;
}

static gboolean
read_factors (JsonObject *problem, GArray *factors, GError **error)
{
  JsonArray *list;

  if (!concord_input_objects (problem, "factors", MOST_PARTS, CONCORD_INPUT_MAY_BE_EMPTY, &list,
                              error))
    return FALSE;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);
      ConcordOptimismFactor factor;

      if (!concord_input_check_keys (entry, "contribution mitigation", "factors", error)
          || !concord_input_number (entry, "contribution", &factor.contribution, error)
          || !concord_input_number (entry, "mitigation", &factor.mitigation, error))
        return FALSE;
      g_array_append_val (factors, factor);
    }
  return TRUE;
}

gboolean
concord_compute_optimism_bias (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (ConcordOptimismPart));
  g_autoptr (GArray) factors = g_array_new (FALSE, FALSE, sizeof (ConcordOptimismFactor));
  ConcordOptimismBias bias;
  guint measure;

  if (!concord_input_choice (problem, "measure", concord_compute_bias_measures, &measure, error)
      || !read_parts (problem, measure, parts, error) || !read_factors (problem, factors, error)
      || !concord_optimism_bias ((ConcordOptimismPart *) (gpointer) parts->data, parts->len,
                                 (ConcordOptimismFactor *) (gpointer) factors->data, factors->len,
                                 FALSE, &bias, error))
    return FALSE;
  concord_output_number (answer, "upper", bias.upper);
  concord_output_number (answer, "lower", bias.lower);
  concord_output_number (answer, "unmitigated", bias.upper);
  concord_output_number (answer, "mitigated", bias.mitigated);
  concord_output_boolean (answer, "held_at_lower", bias.at_lower_bound);
  return TRUE;
}
