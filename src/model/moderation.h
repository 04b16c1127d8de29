/* A link record: the mark that evaluators agreed on; the single marks stay beside it. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_MODERATION_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, award_criterion, N_("Question"), .target = "award-criterion", .key = TRUE, .required = TRUE) \
  FIELD (T, NUMBER, mark, N_("Moderated mark"), .range = CONCORD_BETWEEN (0, 100), .top = "scale-top", .confidential = TRUE, .reasoned = TRUE) \
  FIELD (T, LONG_TEXT, reason, N_("Reason"), .help = N_("Required: what in the tender, held against the question, led to this mark"), .confidential = TRUE) \
  FIELD (T, TEXT, chair, N_("Moderated by")) \
  FIELD (T, DATE, held, N_("Date"))
/* clang-format on */

#define CONCORD_TYPE_MODERATION (concord_moderation_get_type ())
CONCORD_DECLARE_RECORD (ConcordModeration, concord_moderation, MODERATION, CONCORD_MODERATION_FIELDS)

G_END_DECLS
