#include "cli/compute-input.h"

#include "methods/method-error.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

void
concord_numbers_clear (ConcordNumbers *numbers)
{
  g_clear_pointer (&numbers->cells, g_free);
}

static gboolean
is_known (const char *keys, const char *key)
{
  gsize length = strlen (key);

  if (length == 0 || strchr (key, ' ') != NULL)
    return FALSE;
  for (const char *p = strstr (keys, key); p != NULL; p = strstr (p + 1, key))
    if ((p == keys || p[-1] == ' ') && (p[length] == '\0' || p[length] == ' '))
      return TRUE;
  return FALSE;
}

gboolean
concord_input_check_keys (JsonObject *object, const char *keys, const char *where, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *m = members; m != NULL; m = m->next)
    {
      if (is_known (keys, m->data))
        continue;
      if (where == NULL)
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("The key “%s” is not known to this method."),
                                      (const char *) m->data);
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("The key “%s” is not known in “%s”."),
                                    (const char *) m->data, where);
    }
  return TRUE;
}

gboolean
concord_input_has (JsonObject *object, const char *key)
{
  return json_object_has_member (object, key) && !json_object_get_null_member (object, key);
}

static gboolean
refuse_absent (const char *key, GError **error)
{
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                _ ("The key “%s” has not been given."), key);
}

static gboolean
refuse_kind (const char *key, const char *what, GError **error)
{
  /* Translators: the first %s is a key such as flows, the second "a number" or the like. */
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID, _ ("“%s” must be %s."), key,
                                what);
}

static gboolean
node_number (JsonNode *node, double *number)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    *number = (double) json_node_get_int (node);
  else if (type == G_TYPE_DOUBLE)
    *number = json_node_get_double (node);
  else
    return FALSE;
  return isfinite (*number);
}

gboolean
concord_input_number (JsonObject *object, const char *key, double *number, GError **error)
{
  if (!concord_input_has (object, key))
    return refuse_absent (key, error);
  if (!node_number (json_object_get_member (object, key), number))
    return refuse_kind (key, _ ("a number"), error);
  return TRUE;
}

gboolean
concord_input_number_or (JsonObject *object, const char *key, double otherwise, double *number,
                         GError **error)
{
  *number = otherwise;
  return !concord_input_has (object, key) || concord_input_number (object, key, number, error);
}

gboolean
concord_input_whole (JsonObject *object, const char *key, guint64 least, guint64 most,
                     guint64 *number, GError **error)
{
  double given;

  if (!concord_input_number (object, key, &given, error))
    return FALSE;
  if (!(given >= (double) least && given <= (double) most) || given - floor (given) > 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“%s” must be a whole number from %lu to %lu."), key,
                                  (gulong) least, (gulong) most);
  *number = (guint64) given;
  return TRUE;
}

gboolean
concord_input_choice (JsonObject *object, const char *key, const char *const *names, guint *choice,
                      GError **error)
{
  const char *text;
  g_autofree char *all = NULL;

  if (!concord_input_has (object, key))
    return refuse_absent (key, error);
  if (!concord_input_text (json_object_get_member (object, key), key, &text, error))
    return FALSE;
  for (*choice = 0; names[*choice] != NULL; (*choice)++)
    if (strcmp (text, names[*choice]) == 0)
      return TRUE;
  all = g_strjoinv (", ", (char **) names);
  /* Translators: the second %s is a list of names. */
  return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                _ ("“%s” must be one of %s."), key, all);
}

static gboolean
check_length (const char *key, gsize n, gsize most, ConcordInputFlags flags, GError **error)
{
  if (n == 0 && !(flags & CONCORD_INPUT_MAY_BE_EMPTY))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("A list in “%s” is empty."), key);
  if (n > most)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“%s” holds more than the %zu"
                                     " entries that are taken here."),
                                  key, most);
  return TRUE;
}

/* Where @node stands in the cells, whose sizes are set by the first list of each dimension. */
typedef struct
{
  const char *key;
  guint dimensions;
  gsize most;
  ConcordInputFlags flags;
  gboolean sized[3];
  gsize filled;
  ConcordNumbers *numbers;
} Fill;

static gboolean
fill_cell (Fill *fill, JsonNode *node, GError **error)
{
  double *cell = fill->numbers->cells + fill->filled;

  if ((fill->flags & CONCORD_INPUT_MAY_BE_NULL) && JSON_NODE_HOLDS_NULL (node))
    *cell = NAN;
  else if (JSON_NODE_HOLDS_NULL (node))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_ABSENT,
                                  _ ("A number of “%s” has not been given."), fill->key);
  else if (!node_number (node, cell))
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“%s” holds something that is not a number."), fill->key);
  fill->filled++;
  return TRUE;
}

static gboolean
fill_level (Fill *fill, JsonNode *node, guint level, GError **error)
{
  gsize *sizes = fill->numbers->sizes, n, room = 1;
  JsonArray *list;

  if (level == fill->dimensions)
    return fill_cell (fill, node, error);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_kind (fill->key,
                        fill->dimensions == 1   ? _ ("a list of numbers")
                        : fill->dimensions == 2 ? _ ("a list of lists of numbers")
                                                : _ ("a list of lists of lists of numbers"),
                        error);
  list = json_node_get_array (node);
  n = json_array_get_length (list);
  for (guint i = 0; i < level; i++)
    room *= sizes[i];
  if (!check_length (fill->key, n, fill->most / MAX (room, 1), fill->flags, error))
    return FALSE;
  if (fill->sized[level] && sizes[level] != n)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("The lists in “%s” are not all of the same length."),
                                  fill->key);
  fill->sized[level] = TRUE;
  sizes[level] = n;
  if (level + 1 == fill->dimensions && fill->numbers->cells == NULL)
    fill->numbers->cells = g_new (double, MAX (room * n, 1));
  for (gsize i = 0; i < n; i++)
    if (!fill_level (fill, json_array_get_element (list, i), level + 1, error))
      return FALSE;
  return TRUE;
}

gboolean
concord_input_numbers (JsonObject *object, const char *key, guint dimensions, gsize most,
                       ConcordInputFlags flags, ConcordNumbers *numbers, GError **error)
{
  Fill fill = { key, dimensions, most, flags, { FALSE, FALSE, FALSE }, 0, numbers };

  *numbers = (ConcordNumbers){ NULL, { 1, 1, 1 } };
  if (!concord_input_has (object, key))
    return refuse_absent (key, error);
  return fill_level (&fill, json_object_get_member (object, key), 0, error);
}

gboolean
concord_input_check_sizes (const ConcordNumbers *numbers, const char *key, gsize first,
                           gsize second, gsize third, GError **error)
{
  const gsize wanted[] = { first, second, third };

  for (guint i = 0; i < 3; i++)
    if (numbers->sizes[i] != wanted[i])
      return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                    _ ("A list in “%s” has %zu"
                                       " entries where %zu belong."),
                                    key, numbers->sizes[i], wanted[i]);
  return TRUE;
}

gboolean
concord_input_years (JsonObject *object, const char *key, gsize most, gsize years[2],
                     GError **error)
{
  g_auto (ConcordNumbers) given = { NULL, { 0 } };
  const double *c;

  if (!concord_input_numbers (object, key, 1, 2, CONCORD_INPUT_ALL_GIVEN, &given, error)
      || !concord_input_check_sizes (&given, key, 2, 1, 1, error))
    return FALSE;
  c = given.cells;
  if (!(c[0] >= 0 && c[0] <= c[1] && c[1] <= (double) most) || c[0] - floor (c[0]) > 0
      || c[1] - floor (c[1]) > 0)
    return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                  _ ("“%s” must be two whole years from 0 to %zu"
                                     ", the first no later than the second."),
                                  key, most);
  years[0] = (gsize) c[0];
  years[1] = (gsize) c[1];
  return TRUE;
}

gboolean
concord_input_indices (JsonObject *object, const char *key, gsize below, gsize **indices, gsize *n,
                       GError **error)
{
  g_auto (ConcordNumbers) given = { NULL, { 0 } };
  g_autofree gboolean *seen = g_new0 (gboolean, below + 1);

  if (!concord_input_numbers (object, key, 1, below, CONCORD_INPUT_ALL_GIVEN, &given, error))
    return FALSE;
  *n = given.sizes[0];
  for (gsize i = 0; i < *n; i++)
    {
      double index = given.cells[i];

      if (!(index >= 0 && index < (double) below) || index - floor (index) > 0
          || seen[(gsize) index])
        return concord_method_refuse (error, CONCORD_METHOD_ERROR_INVALID,
                                      _ ("“%s” must name places from 0 to %zu"
                                         ", each once."),
                                      key, below - 1);
      seen[(gsize) index] = TRUE;
    }
  *indices = g_new (gsize, *n + 1);
  for (gsize i = 0; i < *n; i++)
    (*indices)[i] = (gsize) given.cells[i];
  return TRUE;
}

gboolean
concord_input_object (JsonObject *object, const char *key, JsonObject **found, GError **error)
{
  if (!concord_input_has (object, key))
    return refuse_absent (key, error);
  if (!JSON_NODE_HOLDS_OBJECT (json_object_get_member (object, key)))
    return refuse_kind (key, _ ("an object"), error);
  *found = json_object_get_object_member (object, key);
  return TRUE;
}

gboolean
concord_input_list (JsonObject *object, const char *key, gsize most, ConcordInputFlags flags,
                    JsonArray **found, GError **error)
{
  *found = NULL;
  if (!concord_input_has (object, key))
    return (flags & CONCORD_INPUT_MAY_BE_EMPTY) || refuse_absent (key, error);
  if (!JSON_NODE_HOLDS_ARRAY (json_object_get_member (object, key)))
    return refuse_kind (key, _ ("a list"), error);
  *found = json_object_get_array_member (object, key);
  return check_length (key, json_array_get_length (*found), most, flags, error);
}

gboolean
concord_input_objects (JsonObject *object, const char *key, gsize most, ConcordInputFlags flags,
                       JsonArray **found, GError **error)
{
  if (!concord_input_list (object, key, most, flags, found, error))
    return FALSE;
  for (guint i = 0; *found != NULL && i < json_array_get_length (*found); i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (*found, i)))
      return refuse_kind (key, _ ("a list of objects"), error);
  return TRUE;
}

gboolean
concord_input_text (JsonNode *node, const char *what, const char **text, GError **error)
{
  *text = NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    *text = json_node_get_string (node);
  if (*text == NULL || **text == '\0')
    return refuse_kind (what, _ ("a text"), error);
  return TRUE;
}
