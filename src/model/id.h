/* Ids of records: 64 bits as 16 hexadecimal digits. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CONCORD_ID_LENGTH 16

/* A random id, unique across mailed copies for all practical purposes. The caller frees. */
char *concord_id_new (void);

/**
 * concord_id_new_link:
 * @type_name: the link record's type
 * @parent: id of the record it stands under
 * @keys: (array zero-terminated=1): the canonical texts of its key fields, in the table's order;
 *   an absent one is ""
 *
 * The id that everybody's record of this link has: two colleagues who fill the same cell make
 * the same record. The caller frees.
 */
char *concord_id_new_link (const char *type_name, const char *parent, const char *const *keys);

gboolean concord_id_is_valid (const char *id);

G_END_DECLS
