#include "cli/compute-method.h"

#include "methods/concentration.h"
#include "methods/method-error.h"
#include "methods/packages.h"

#include "concord-words.h"
#include <math.h>

#define MOST_SETS 1000
#define MOST_PAIRS 1000

gboolean
concord_compute_concentration (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  g_auto (ConcordNumbers) shares = { NULL, { 0 } };
  double hhi, missing;

  if (!concord_input_numbers (problem, "shares", 1, CONCORD_COMPUTE_MOST_NUMBERS,
                              CONCORD_INPUT_ALL_GIVEN, &shares, error)
      || !concord_herfindahl (shares.cells, shares.sizes[0], &hhi, &missing, error))
    return FALSE;
  concord_output_number (answer, "hhi", hhi);
  concord_output_number (answer, "shares_missing", missing);
  return TRUE;
}

/* The arrays that the search reads, and the names of the services. */
typedef struct
{
  ConcordPackageProblem search;
  GHashTable *places; /* id to place + 1 */
  const char *ids[CONCORD_MOST_SERVICES];
  double need[CONCORD_MOST_SERVICES];
  double cost[CONCORD_MOST_SERVICES];
  double savings[CONCORD_MOST_SERVICES * CONCORD_MOST_SERVICES];
  guint64 able[CONCORD_MOST_SUPPLIERS];
  double appetite[CONCORD_MOST_SUPPLIERS];
  guint64 together[MOST_SETS];
  guint64 apart[MOST_SETS];
} Packages;

static gboolean
read_services (JsonObject *problem, Packages *p, GError **error)
{
  JsonArray *list;

  if (!concord_input_objects (problem, "services", CONCORD_MOST_SERVICES, CONCORD_INPUT_ALL_GIVEN,
                              &list, error))
    return FALSE;
  p->search.n = json_array_get_length (list);
  for (guint i = 0; i < p->search.n; i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);

      if (!concord_input_check_keys (entry, "id need cost", "services", error))
        return FALSE;
      if (!concord_input_has (entry, "id"))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                      _ ("A service has no “id”."));
      if (!concord_input_text (json_object_get_member (entry, "id"), "id", p->ids + i, error)
          || !concord_input_number (entry, "need", p->need + i, error)
          || !concord_input_number (entry, "cost", p->cost + i, error))
        return FALSE;
      if (p->need[i] < 0 || p->need[i] > 100)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The need of a service must lie between 0 and 100."));
      if (!g_hash_table_insert (p->places, (gpointer) p->ids[i], GUINT_TO_POINTER (i + 1)))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("Two services have the id “%s”."), p->ids[i]);
    }
  return TRUE;
}

static gboolean
find_service (const Packages *p, JsonNode *node, const char *key, guint *place, GError **error)
{
  const char *id;
  guint found;

  if (!concord_input_text (node, key, &id, error))
    return FALSE;
  found = GPOINTER_TO_UINT (g_hash_table_lookup (p->places, id));
  if (found == 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“%s” names a service “%s” that is not there."), key, id);
  *place = found - 1;
  return TRUE;
}

/* A list of ids as a set; it may be left out. */
static gboolean
read_set (const Packages *p, JsonArray *list, const char *key, guint64 *set, GError **error)
{
  guint place;

  *set = 0;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      if (!find_service (p, json_array_get_element (list, i), key, &place, error))
        return FALSE;
      *set |= G_GUINT64_CONSTANT (1) << place;
    }
  return TRUE;
}

static gboolean
read_named_set (const Packages *p, JsonObject *object, const char *key, guint64 *set,
                GError **error)
{
  JsonArray *list;

  return concord_input_list (object, key, CONCORD_MOST_SERVICES, CONCORD_INPUT_MAY_BE_EMPTY, &list,
                             error)
         && read_set (p, list, key, set, error);
}

static gboolean
read_sets (const Packages *p, JsonObject *problem, const char *key, guint64 *sets, gsize *n,
           GError **error)
{
  JsonArray *list;

  if (!concord_input_list (problem, key, MOST_SETS, CONCORD_INPUT_MAY_BE_EMPTY, &list, error))
    return FALSE;
  *n = list == NULL ? 0 : json_array_get_length (list);
  for (guint i = 0; i < *n; i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_ARRAY (node))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("“%s” must be a list of lists of ids."), key);
      if (!read_set (p, json_node_get_array (node), key, sets + i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_synergies (JsonObject *problem, Packages *p, GError **error)
{
  gsize n = p->search.n;
  JsonArray *list;

  if (!concord_input_objects (problem, "synergies", MOST_PAIRS, CONCORD_INPUT_MAY_BE_EMPTY, &list,
                              error))
    return FALSE;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);
      guint a, b;
      double saving;

      if (!concord_input_check_keys (entry, "a b saving", "synergies", error)
          || !concord_input_number (entry, "saving", &saving, error))
        return FALSE;
      if (!concord_input_has (entry, "a") || !concord_input_has (entry, "b"))
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                      _ ("An entry of “synergies” lacks “a” or “b”."));
      if (!find_service (p, json_object_get_member (entry, "a"), "a", &a, error)
          || !find_service (p, json_object_get_member (entry, "b"), "b", &b, error))
        return FALSE;
      if (a == b)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("A service has no synergy with itself."));
      /* A pair may be linked in several ways, each with its own saving. */
      p->savings[a * n + b] += saving;
      p->savings[b * n + a] += saving;
    }
  return TRUE;
}

static gboolean
read_suppliers (JsonObject *problem, Packages *p, GError **error)
{
  JsonArray *list;

  if (!concord_input_objects (problem, "suppliers", CONCORD_MOST_SUPPLIERS,
                              CONCORD_INPUT_MAY_BE_EMPTY, &list, error))
    return FALSE;
  p->search.n_suppliers = list == NULL ? 0 : json_array_get_length (list);
  for (guint i = 0; i < p->search.n_suppliers; i++)
    {
      JsonObject *entry = json_array_get_object_element (list, i);

      if (!concord_input_check_keys (entry, "able appetite", "suppliers", error)
          || !read_named_set (p, entry, "able", p->able + i, error)
          || !concord_input_number (entry, "appetite", p->appetite + i, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_packages (JsonObject *problem, Packages *p, GError **error)
{
  guint64 wanted = 3;

  p->search = (ConcordPackageProblem){ .need = p->need, .cost = p->cost, .savings = p->savings,
                                       .able = p->able, .appetite = p->appetite,
                                       .together = p->together, .apart = p->apart };
  if (!read_services (problem, p, error) || !read_synergies (problem, p, error)
      || !read_suppliers (problem, p, error))
    return FALSE;
  if (concord_input_has (problem, "bids_wanted")
      && !concord_input_whole (problem, "bids_wanted", 0, CONCORD_MOST_SUPPLIERS, &wanted, error))
    return FALSE;
  p->search.bids_wanted = (gsize) wanted;
  return read_named_set (p, problem, "must", &p->search.must, error)
         && read_named_set (p, problem, "must_not", &p->search.must_not, error)
         && read_sets (p, problem, "together", p->together, &p->search.n_together, error)
         && read_sets (p, problem, "apart", p->apart, &p->search.n_apart, error)
         && concord_input_number_or (problem, "ceiling", INFINITY, &p->search.ceiling, error);
}

static const char *const measures[]
    = { "need_met", "net_cost", "synergy", "bids_probability" };

static gboolean
read_objective (JsonObject *problem, double *objective, GError **error)
{
  JsonObject *weights;

  if (!concord_input_object (problem, "objective", &weights, error)
      || !concord_input_check_keys (weights, "need_met net_cost synergy bids_probability",
                                    "objective", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    if (!concord_input_number_or (weights, measures[i], 0, objective + i, error))
      return FALSE;
  return TRUE;
}

static void
write_measures (const ConcordPackage *package, const char *key, ConcordOutput *answer)
{
  concord_output_begin (answer, key, '{');
  concord_output_number (answer, "need_met", package->need_met);
  concord_output_number (answer, "net_cost", package->net_cost);
  concord_output_number (answer, "synergy", package->synergy);
  concord_output_number (answer, "bids_probability", package->bids_probability);
}

static void
write_package (const Packages *p, const ConcordPackage *package, const char *key,
               ConcordOutput *answer)
{
  concord_output_begin (answer, key, '{');
  concord_output_begin (answer, "services", '[');
  for (guint i = 0; i < p->search.n; i++)
    if (package->services >> i & 1)
      concord_output_text (answer, NULL, p->ids[i]);
  concord_output_end (answer, ']');
  concord_output_number (answer, "need_met", package->need_met);
  concord_output_number (answer, "net_cost", package->net_cost);
  concord_output_number (answer, "synergy", package->synergy);
  concord_output_number (answer, "bids_probability", package->bids_probability);
}

static gboolean
write_best (const Packages *p, const ConcordPackageSearch *search, const double *objective,
            ConcordOutput *answer, GError **error)
{
  gsize place, tied;
  double score;

  if (search->frontier->len == 0)
    {
      concord_output_null (answer, "best");
      return TRUE;
    }
  if (!concord_package_best (search, objective, &place, &score, &tied, error))
    return FALSE;
  write_package (p, &g_array_index (search->frontier, ConcordPackage, place), "best", answer);
  concord_output_number (answer, "score", score);
  concord_output_number (answer, "tied", (double) tied);
  concord_output_end (answer, '}');
  return TRUE;
}

static gboolean
search_packages (JsonObject *problem, Packages *p, ConcordOutput *answer, GError **error)
{
  g_autoptr (ConcordPackageSearch) search = NULL;
  double objective[4] = { 0 };
  gboolean has_objective = concord_input_has (problem, "objective");

  if (!read_packages (problem, p, error)
      || (has_objective && !read_objective (problem, objective, error)))
    return FALSE;
  search = concord_package_search (&p->search, error);
  if (search == NULL)
    return FALSE;
  concord_output_number (answer, "evaluated", (double) search->evaluated);
  concord_output_number (answer, "allowed", (double) search->allowed);
  concord_output_boolean (answer, "exact", search->exact);
  concord_output_number (answer, "most_missed", search->most_missed);
  write_measures (&search->missed_by, "missed_by", answer);
  concord_output_end (answer, '}');
  concord_output_begin (answer, "frontier", '[');
  for (guint i = 0; i < search->frontier->len; i++)
    {
      write_package (p, &g_array_index (search->frontier, ConcordPackage, i), NULL, answer);
      concord_output_end (answer, '}');
    }
  concord_output_end (answer, ']');
  return !has_objective || write_best (p, search, objective, answer, error);
}

gboolean
concord_compute_package (JsonObject *problem, ConcordOutput *answer, GError **error)
{
  Packages *packages = g_new0 (Packages, 1);
  gboolean done;

  packages->places = g_hash_table_new (g_str_hash, g_str_equal);
  done = search_packages (problem, packages, answer, error);
  g_hash_table_unref (packages->places);
  g_free (packages);
  return done;
}
