/* The canonical state: one line per record and field, the same for the same content wherever it
 * is made, so that hashing needs no store. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* SHA-256 of the canonical state in 64 hexadecimal digits. The caller frees. */
char *concord_canonical_dup_hash (ConcordDocument *document);

/* The canonical state itself, for comparing by eye and in tests. The caller frees. */
char *concord_canonical_dup_text (ConcordDocument *document);

/* TRUE when both have the same records, places and values: quicker than comparing hashes. */
gboolean concord_canonical_equal (ConcordDocument *a, ConcordDocument *b);

/* A new document with the base and the first @n_revisions of @document: (transfer full). */
ConcordDocument *concord_canonical_replay (ConcordDocument *document, guint n_revisions);

/* Replays the history on the base and holds each revision's hashes against what it finds.
 * Returns: (transfer full): sentences, one per mismatch; empty when all match. */
GPtrArray *concord_canonical_verify (ConcordDocument *document);

G_END_DECLS
