/* Reading the numbers of a problem: every function refuses with one sentence that names the key.
 *
 * Numbers are finite; a number that may be absent is NaN where it is null or left out. Lists are
 * not empty unless the limit says so, and never longer than it. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Whether null may stand in a list of numbers (it becomes NaN), and whether it may be empty. */
typedef enum
{
  CONCORD_INPUT_ALL_GIVEN = 0,
  CONCORD_INPUT_MAY_BE_NULL = 1 << 0,
  CONCORD_INPUT_MAY_BE_EMPTY = 1 << 1,
} ConcordInputFlags;

/* Numbers of up to three dimensions, the last one running fastest; unused sizes are 1. */
typedef struct
{
  double *cells;
  gsize sizes[3];
} ConcordNumbers;

void concord_numbers_clear (ConcordNumbers *numbers);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ConcordNumbers, concord_numbers_clear)

/* @keys: the names that are known, with blanks between them. @where: what the object is, such as
 * "options"; NULL for the problem itself. */
gboolean concord_input_check_keys (JsonObject *object, const char *keys, const char *where,
                                   GError **error);
gboolean concord_input_has (JsonObject *object, const char *key);

gboolean concord_input_number (JsonObject *object, const char *key, double *number, GError **error);
gboolean concord_input_number_or (JsonObject *object, const char *key, double otherwise,
                                  double *number, GError **error);
gboolean concord_input_whole (JsonObject *object, const char *key, guint64 least, guint64 most,
                              guint64 *number, GError **error);
/* One of @names, ended by NULL. */
gboolean concord_input_choice (JsonObject *object, const char *key, const char *const *names,
                               guint *choice, GError **error);

/* A list of @dimensions dimensions, rectangular, of @most cells at most. */
gboolean concord_input_numbers (JsonObject *object, const char *key, guint dimensions, gsize most,
                                ConcordInputFlags flags, ConcordNumbers *numbers, GError **error);
/* The same, with sizes that must be met. */
gboolean concord_input_check_sizes (const ConcordNumbers *numbers, const char *key, gsize first,
                                    gsize second, gsize third, GError **error);
/* [from, to], whole years from 0 with from <= to <= @most. */
gboolean concord_input_years (JsonObject *object, const char *key, gsize most, gsize years[2],
                              GError **error);
/* Indices below @below, each at most once. (transfer full) */
gboolean concord_input_indices (JsonObject *object, const char *key, gsize below, gsize **indices,
                                gsize *n, GError **error);

gboolean concord_input_object (JsonObject *object, const char *key, JsonObject **found,
                               GError **error);
/* A list of objects; NULL and TRUE where it may be empty and is left out. */
gboolean concord_input_objects (JsonObject *object, const char *key, gsize most,
                                ConcordInputFlags flags, JsonArray **found, GError **error);
/* A list of anything; NULL and TRUE where it may be empty and is left out. */
gboolean concord_input_list (JsonObject *object, const char *key, gsize most,
                             ConcordInputFlags flags, JsonArray **found, GError **error);
/* A text that is not empty; it belongs to the node. */
gboolean concord_input_text (JsonNode *node, const char *what, const char **text, GError **error);

G_END_DECLS
