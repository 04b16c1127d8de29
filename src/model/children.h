/* The children of one role of a record: a live, ordered list model. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_CHILDREN (concord_children_get_type ())
G_DECLARE_FINAL_TYPE (ConcordChildren, concord_children, CONCORD, CHILDREN, GObject)

ConcordChildren *concord_children_new (const char *role);
const char *concord_children_get_role (ConcordChildren *children);

/* Puts @record where its order key and id say; takes a reference. @quiet is while a document is
 * being read, when nobody listens. */
void concord_children_insert (ConcordChildren *children, ConcordRecord *record, gboolean quiet);
void concord_children_remove (ConcordChildren *children, ConcordRecord *record, gboolean quiet);

G_END_DECLS
