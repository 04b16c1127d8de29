/* The canonical state: one line per record and field, the same for the same content wherever it
 * is made, so that hashing needs no store. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* SHA-256 of the canonical state in 64 hexadecimal digits. The caller frees. */
char *concord_canonical_dup_hash (ConcordDocument *document);

/* The canonical state itself, for comparing by eye and in tests. The caller frees. */
char *concord_canonical_dup_text (ConcordDocument *document);

/* The canonical state of one moment: nothing of the document is in it, so that a thread may read it
 * while the document is edited on. */
typedef struct _ConcordCanonical ConcordCanonical;

ConcordCanonical *concord_canonical_new (ConcordDocument *document);
void concord_canonical_free (ConcordCanonical *canonical);

/* As concord_canonical_dup_hash(). */
char *concord_canonical_dup_hash_of (const ConcordCanonical *canonical);

guint concord_canonical_get_n_records (const ConcordCanonical *canonical);

/* The lines of the record @id and its number among all; NULL where there is none. */
const char *concord_canonical_find (const ConcordCanonical *canonical, const char *id,
                                    guint *index, gsize *length);

/* The pieces that the lines of a record are made of: first its place, then its fields in the order
 * of their table. @parent is NULL for the project. */
void concord_canonical_append_place (GString *lines, const char *id, const char *type,
                                     const char *parent, const char *role, const char *order);
void concord_canonical_append_field (GString *lines, const char *name, const char *value);

/* TRUE when both have the same records, places and values: quicker than comparing hashes. */
gboolean concord_canonical_equal (ConcordDocument *a, ConcordDocument *b);

/* A new document with the base and the first @n_revisions of @document: (transfer full). */
ConcordDocument *concord_canonical_replay (ConcordDocument *document, guint n_revisions);

/* Replays the history on the base and holds each revision's hashes against what it finds.
 * Returns: (transfer full): sentences, one per mismatch; empty when all match. */
GPtrArray *concord_canonical_verify (ConcordDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordCanonical, concord_canonical_free)

G_END_DECLS
