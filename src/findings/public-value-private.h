/* How the making of the public value test is split: the verdicts, and the words for them. */
#pragma once

#include "findings/appraisal.h"
#include "findings/public-value.h"

G_BEGIN_DECLS

/* Writes the finding of @value, whose verdicts are there. @futures: (nullable). @protected: of guint,
 * the leaves of @appraisal that are protected objectives. */
void concord_public_value_tell (ConcordPublicValue *value, ConcordDocument *document,
                                const ConcordFutures *futures, const GArray *protected,
                                const ConcordAppraisal *appraisal);

G_END_DECLS
