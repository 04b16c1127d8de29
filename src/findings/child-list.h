/* Walking the children of a record without list-model ceremony at every place. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* The children of a role in their order, borrowed from the record: (transfer container). Valid as
 * long as nothing changes. */
GPtrArray *concord_child_list_new (ConcordRecord *record, const char *role);

G_END_DECLS
