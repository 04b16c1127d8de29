/* Reading members of notices, which may be of any kind whatever the standard says. */
#pragma once

#include "store/ocds.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The most characters of a text that is taken; the rest is cut off with an ellipsis. */
#define CONCORD_OCDS_MOST_TEXT 500

/* The member, where it is there and of that kind; else NULL. @object may be NULL. */
JsonObject *concord_ocds_get_object (JsonObject *object, const char *key);
JsonArray *concord_ocds_get_array (JsonObject *object, const char *key);

/* The object in a list, NULL where something else stands there. */
JsonObject *concord_ocds_get_entry (JsonArray *array, guint index);
guint concord_ocds_get_length (JsonArray *array); /* 0 for NULL */

/* One line of storable text without blanks around it; a number counts as its text. NULL where
 * there is none. The caller frees. */
char *concord_ocds_dup_text (JsonObject *object, const char *key);

/* The same, NULL as well where it would have to be cut: a shortened id is another id. */
char *concord_ocds_dup_id (JsonObject *object, const char *key);

/* An amount of money as published. */
typedef struct
{
  gboolean given; /* the member is there, readable or not */
  double amount;  /* NAN where it can't be read */
  char *currency; /* ISO code in capitals, or NULL */
} ConcordOcdsValue;

void concord_ocds_value_read (ConcordOcdsValue *value, JsonObject *object, const char *key);
void concord_ocds_value_copy (ConcordOcdsValue *to, const ConcordOcdsValue *from);
void concord_ocds_value_clear (ConcordOcdsValue *value);

/* A period as published: dates that can't be read are kept in words. */
typedef struct
{
  gboolean given;
  ConcordDate start, end;
  char *bad_start, *bad_end; /* what stood there instead of a date, or NULL */
} ConcordOcdsPeriod;

void concord_ocds_period_read (ConcordOcdsPeriod *period, JsonObject *object, const char *key);
void concord_ocds_period_copy (ConcordOcdsPeriod *to, const ConcordOcdsPeriod *from);
void concord_ocds_period_clear (ConcordOcdsPeriod *period);

/* A moment in seconds since 1970; FALSE where it can't be read. */
gboolean concord_ocds_read_moment (const char *text, gint64 *moment);

G_END_DECLS
