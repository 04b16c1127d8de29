/* Fractional order keys: between any two there is always another, so that moving one row changes
 * one record, and two colleagues who add rows do not disturb each other's order. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A key that sorts after @before and ahead of @after with strcmp; NULL or "" is the open end.
 * The caller frees. Where the two leave no room (equal or in the wrong order) it follows @before. */
char *concord_order_key_between (const char *before, const char *after);

/* TRUE when @key may stand in a file: letters and digits, the last not the lowest. */
gboolean concord_order_key_is_valid (const char *key);

G_END_DECLS
