/* Which options are judged: the same ones by scores and by money. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* The options on the short list, or all that are not dropped where nothing is on it, in their
 * order: (transfer container), valid as long as nothing changes. @short_list: (out) (optional). */
GPtrArray *concord_option_list_new (ConcordDocument *document, gboolean *short_list);

G_END_DECLS
