/* What is odd about a project that opens all the same: a value above its own scale, a link under
 * another id than its ends give it. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* Sentences for people, each with the id of its record, by type and place; empty when there is
 * nothing to say: (transfer full) (element-type utf8). */
GPtrArray *concord_audit (ConcordDocument *document);

G_END_DECLS
