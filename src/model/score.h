/* A link record: how an option does on a criterion. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_SCORE_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, criterion, N_("Criterion"), .target = "criterion", .key = TRUE, .required = TRUE) \
  FIELD (T, ESTIMATE, score, N_("Score"), .help = N_("On the criterion's scale; likely is the score, low and high what it could be")) \
  FIELD (T, LONG_TEXT, reason, N_("Reason")) \
  FIELD (T, TEXT, evidence, N_("Evidence"))
/* clang-format on */

#define CONCORD_TYPE_SCORE (concord_score_get_type ())
CONCORD_DECLARE_RECORD (ConcordScore, concord_score, SCORE, CONCORD_SCORE_FIELDS)

G_END_DECLS
