#include "store/ocds-json.h"

#include <math.h>
#include <string.h>

static JsonNode *
get_node (JsonObject *object, const char *key)
{
  return object == NULL ? NULL : json_object_get_member (object, key);
}

JsonObject *
concord_ocds_get_object (JsonObject *object, const char *key)
{
  JsonNode *node = get_node (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
concord_ocds_get_array (JsonObject *object, const char *key)
{
  JsonNode *node = get_node (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
concord_ocds_get_entry (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

guint
concord_ocds_get_length (JsonArray *array)
{
  return array == NULL ? 0 : json_array_get_length (array);
}

/* --- texts ---------------------------------------------------------------------------------- */

static char *
dup_line (const char *text)
{
  g_autofree char *clean = concord_text_dup_storable (text);
  GString *line = g_string_sized_new (strlen (clean));

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (line, g_utf8_get_char (p));
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return g_string_free (line, line->len == 0);
}

static char *
dup_whole_text (JsonObject *object, const char *key)
{
  JsonNode *node = get_node (object, key);
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  if (type == G_TYPE_STRING)
    return dup_line (json_node_get_string (node));
  if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) && isfinite (json_node_get_double (node)))
    return concord_number_dup_canonical (json_node_get_double (node));
  return NULL;
}

char *
concord_ocds_dup_text (JsonObject *object, const char *key)
{
  char *text = dup_whole_text (object, key);
  g_autofree char *cut = NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= CONCORD_OCDS_MOST_TEXT)
    return text;
  cut = g_utf8_substring (text, 0, CONCORD_OCDS_MOST_TEXT);
  g_free (text);
  return g_strconcat (cut, "…", NULL);
}

char *
concord_ocds_dup_id (JsonObject *object, const char *key)
{
  JsonNode *node = get_node (object, key);
  g_autofree char *text = NULL;

  /* Not by way of a double, which would make two long ids one. */
  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  text = dup_whole_text (object, key);
  if (text == NULL || g_utf8_strlen (text, -1) > CONCORD_OCDS_MOST_TEXT)
    return NULL;
  return g_steal_pointer (&text);
}

/* --- money ---------------------------------------------------------------------------------- */

static double
read_amount (JsonObject *object)
{
  JsonNode *node = get_node (object, "amount");
  g_autofree char *text = NULL;
  double amount;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NAN;
  if (json_node_get_value_type (node) == G_TYPE_INT64
      || json_node_get_value_type (node) == G_TYPE_DOUBLE)
    amount = json_node_get_double (node);
  else
    {
      text = concord_ocds_dup_text (object, "amount");
      if (text == NULL || !concord_number_read_typed (text, &amount))
        return NAN;
    }
  return isfinite (amount) ? amount : NAN;
}

void
concord_ocds_value_read (ConcordOcdsValue *value, JsonObject *object, const char *key)
{
  JsonObject *published = concord_ocds_get_object (object, key);
  g_autofree char *currency = concord_ocds_dup_text (published, "currency");

  *value = (ConcordOcdsValue){ .given = object != NULL && json_object_has_member (object, key),
                               .amount = read_amount (published),
                               .currency = currency == NULL ? NULL
                                                            : g_utf8_strup (currency, -1) };
}

void
concord_ocds_value_copy (ConcordOcdsValue *to, const ConcordOcdsValue *from)
{
  char *currency = g_strdup (from->currency);

  g_free (to->currency);
  *to = *from;
  to->currency = currency;
}

void
concord_ocds_value_clear (ConcordOcdsValue *value)
{
  g_clear_pointer (&value->currency, g_free);
}

/* --- dates ---------------------------------------------------------------------------------- */

gboolean
concord_ocds_read_moment (const char *text, gint64 *moment)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *whole
      = strlen (text) == strlen ("2025-01-31") ? g_strconcat (text, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (whole == NULL ? text : whole, utc);

  if (time == NULL)
    return FALSE;
  *moment = g_date_time_to_unix (time);
  return TRUE;
}

/* The day as it was written down in its own time zone: 2021-07-19T00:00:00+01:00 is the 19th. */
static ConcordDate
read_day (JsonObject *object, const char *key, char **bad)
{
  g_autofree char *text = concord_ocds_dup_text (object, key);
  g_autofree char *day = text == NULL ? NULL : g_strndup (text, strlen ("2025-01-31"));
  ConcordDate date;
  gint64 moment;

  if (text == NULL)
    return CONCORD_DATE_ABSENT;
  if (concord_date_read (day, &date) && concord_ocds_read_moment (text, &moment))
    return date;
  *bad = g_steal_pointer (&text);
  return CONCORD_DATE_ABSENT;
}

void
concord_ocds_period_read (ConcordOcdsPeriod *period, JsonObject *object, const char *key)
{
  JsonObject *published = concord_ocds_get_object (object, key);

  *period = (ConcordOcdsPeriod){ .given = published != NULL };
  period->start = read_day (published, "startDate", &period->bad_start);
  period->end = read_day (published, "endDate", &period->bad_end);
}

void
concord_ocds_period_copy (ConcordOcdsPeriod *to, const ConcordOcdsPeriod *from)
{
  concord_ocds_period_clear (to);
  *to = *from;
  to->bad_start = g_strdup (from->bad_start);
  to->bad_end = g_strdup (from->bad_end);
}

void
concord_ocds_period_clear (ConcordOcdsPeriod *period)
{
  g_clear_pointer (&period->bad_start, g_free);
  g_clear_pointer (&period->bad_end, g_free);
}
