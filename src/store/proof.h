/* Whether bytes hold exactly what they were meant to hold, found while they are read: the reader's
 * own way through the file, but what it finds is compared and thrown away instead of becoming a
 * document. */
#pragma once

#include "model/canonical.h"
#include "model/record-types.h"

G_BEGIN_DECLS

typedef struct _ConcordProof ConcordProof;

/* What the bytes should hold; everything is borrowed and must not change until the end. */
ConcordProof *concord_proof_new (ConcordStep *base, GPtrArray *revisions,
                                 const ConcordCanonical *state);
void concord_proof_free (ConcordProof *proof);

/* What the reader finds, as for the loader (model/loader.h). FALSE where it is not what was meant,
 * or no value at all; nothing more needs to be read then. */
gboolean concord_proof_base (ConcordProof *proof, const ConcordChange *change);
gboolean concord_proof_revision (ConcordProof *proof, const ConcordRevision *revision);
gboolean concord_proof_state_record (ConcordProof *proof, const char *id,
                                     const ConcordChildRole *role, const char *parent,
                                     const char *order);
gboolean concord_proof_state_field (ConcordProof *proof, const ConcordField *field, int year,
                                    const char *value);

/* TRUE where nothing of it was missing. */
gboolean concord_proof_finish (ConcordProof *proof);

/**
 * concord_project_prove:
 *
 * TRUE says that the bytes open as a project with this base, these revisions and this state:
 * the reader takes them without a problem, the base is change by change one that the loader has
 * taken before, each revision says the same, and the state has the same records with the same
 * canonical values after reading, none of which refers to nothing. FALSE says only that this was
 * not found: a file may hold the same in other words.
 */
gboolean concord_project_prove (GBytes *bytes, ConcordProof *proof);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordProof, concord_proof_free)

G_END_DECLS
