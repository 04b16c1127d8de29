/* The text that names a cell of counts by the values of further dimensions: "age=65+; area=North".
 * There is one form of it, so that whoever fills the same cell makes the same record. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * concord_cell_key_new:
 * @dimensions: (array length=n): names, in the order of the dimensions
 * @levels: (array length=n): a name each; NULL or blank where a person named none
 *
 * Space around names is off and space inside is single. A dimension without a level is left out; ""
 * where none has one. "=", ";" and "\" inside a name are written with a "\" before them. The caller
 * frees.
 */
char *concord_cell_key_new (const char *const *dimensions, const char *const *levels, guint n);

/* The level that a cell (NULL for none) has in a dimension, as it was named, or NULL. Names match to
 * the letter but for space. The caller frees. */
char *concord_cell_key_dup_level (const char *cell, const char *dimension);

G_END_DECLS
