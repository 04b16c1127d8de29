/* The options that every list has to keep: in-house, do-minimum, business as usual. */
#pragma once

#include "model/document.h"
#include "model/option.h"

G_BEGIN_DECLS

/* Why @option can't be removed, in a sentence, or NULL. The caller frees. */
char *concord_comparators_dup_refusal (ConcordOption *option);

/* What the list lacks, in a sentence, or NULL. The caller frees. */
char *concord_comparators_dup_missing (ConcordDocument *document);

/* Adds those that are missing, as one step. */
gboolean concord_comparators_add_missing (ConcordDocument *document, GError **error);

G_END_DECLS
