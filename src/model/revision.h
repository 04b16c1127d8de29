/* A revision: what one save appended to the file's history, sealed by a hash. */
#pragma once

#include "model/step.h"

G_BEGIN_DECLS

/* Refcounted; never changed once made. */
typedef struct
{
  gatomicrefcount references;
  char *id;       /* the chain hash: SHA-256 in 64 hexadecimal digits */
  char **parents; /* ids; a merge has two, the first revision none */
  char *author;
  gint64 time;
  char *note;       /* or NULL */
  char *name;       /* of a version, or NULL */
  char *state;      /* SHA-256 of the canonical state after its steps */
  GPtrArray *steps; /* of ConcordStep */
  char *raw;        /* a newer version's revision as it stood in the file, or NULL */
} ConcordRevision;

/* All arguments are copied or referenced. @id may be NULL: it is then computed. */
ConcordRevision *concord_revision_new (const char *id, const char *const *parents,
                                       const char *author, gint64 time, const char *note,
                                       const char *name, const char *state, GPtrArray *steps);
ConcordRevision *concord_revision_ref (ConcordRevision *revision);
void concord_revision_unref (ConcordRevision *revision);

/* The chain hash that the revision ought to have: of its parents, what it says and its steps.
 * The caller frees. It shows that something changed since a hash was published, never who did. */
char *concord_revision_dup_hash (const ConcordRevision *revision);

/* TRUE when both say the same, seals and steps included. */
gboolean concord_revision_equal (const ConcordRevision *a, const ConcordRevision *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordRevision, concord_revision_unref)

G_END_DECLS
