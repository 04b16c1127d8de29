/* The rows of a table of results, written down one after the other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* With @headings, which NULL ends, as the first row. */
GPtrArray *concord_table_rows_new (const char *const *headings);

/* A row of as many texts as there are headings, of type char *: each is taken; NULL is a dash. */
void concord_table_rows_take (GPtrArray *rows, ...);

/* A row of which only @first is given, taken; the rest are dashes to be filled with
 * concord_table_rows_put(). */
GStrv concord_table_rows_begin (GPtrArray *rows, char *first);
void concord_table_rows_put (GStrv row, guint column, char *text);

/* Gives all numbers of a column as many places as the one with most has, so that their points stand
 * under each other: "14" above "8.7" becomes "14.0". Columns before @first, and those that hold other
 * texts than plain numbers and dashes, stay as they are. */
void concord_table_rows_even (GPtrArray *rows, guint first);

G_END_DECLS
