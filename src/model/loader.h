/* Filling a document from a file: base, history, then what the file says the state is. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct _ConcordLoader ConcordLoader;

/* Called for each dangling reference with the record that has it; returns nothing. */
typedef void (*ConcordLoaderProblem) (ConcordRecord *record, const char *sentence, gpointer data);

/* A loader of a document whose project record has this id. */
ConcordLoader *concord_loader_new (const char *project_id);
void concord_loader_free (ConcordLoader *loader);

/* One change of the base, in the order of the file; it must be possible. Its names are interned. */
gboolean concord_loader_base (ConcordLoader *loader, const ConcordChange *change, GError **error);

/* Holds the references of the base against its records, one @problem each; after its last record.
 * FALSE where one points nowhere. */
gboolean concord_loader_end_base (ConcordLoader *loader, ConcordLoaderProblem problem,
                                  gpointer data);

/* One revision; its steps are replayed, and what can't be is remembered as a warning. */
void concord_loader_revision (ConcordLoader *loader, ConcordRevision *revision);

/* One record of the state with its place, then its fields. What differs from the replay becomes
 * part of one visible step. The fields of a record that are not named become absent at the next
 * record. Errors: an id met twice, a place or a value that can't be. */
gboolean concord_loader_state_record (ConcordLoader *loader, const char *id, const char *type,
                                      const char *parent, const char *role, const char *order,
                                      GError **error);
gboolean concord_loader_state_field (ConcordLoader *loader, const char *field, int year,
                                     const char *value, GError **error);

/* What a newer version wrote in a record of the state, which need not be the last one. */
void concord_loader_state_unknown (ConcordLoader *loader, const char *id, const char *after,
                                   const char *name, const char *content);

/* Before the base, where a newer minor wrote the file: choices that this version does not know are
 * then kept instead of refused. */
void concord_loader_set_newer_minor (ConcordLoader *loader, int minor);

/* The document: (transfer full), or NULL where references point nowhere, one @problem each. */
ConcordDocument *concord_loader_finish (ConcordLoader *loader, ConcordLoaderProblem problem,
                                        gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordLoader, concord_loader_free)

G_END_DECLS
