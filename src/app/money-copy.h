/* Taking the lines of one option as the beginning of another’s. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Copies of the lines of @source at the end of those of @target, as one step. Returns how many, 0
 * and a sentence where it was refused. */
guint concord_money_copy_lines (ConcordDocument *document, ConcordRecord *source,
                                ConcordRecord *target, GError **error);

/* The options beside @target that have lines: (transfer container). */
GPtrArray *concord_money_copy_list (ConcordDocument *document, ConcordRecord *target);

G_END_DECLS
