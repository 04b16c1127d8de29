/* A link record: the mark an evaluator gives a bidder on one question. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_MARK_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, award_criterion, N_("Question"), .target = "award-criterion", .key = TRUE, .required = TRUE) \
  FIELD (T, REFERENCE, evaluator, N_("Evaluator"), .target = "evaluator", .key = TRUE, .required = TRUE) \
  FIELD (T, NUMBER, mark, N_("Mark"), .range = CONCORD_BETWEEN (0, 100), .top = "scale-top", .confidential = TRUE) \
  FIELD (T, LONG_TEXT, reason, N_("Reason"), .help = N_("Refers to the question and to what the tender says"), .confidential = TRUE)
/* clang-format on */

#define CONCORD_TYPE_MARK (concord_mark_get_type ())
CONCORD_DECLARE_RECORD (ConcordMark, concord_mark, MARK, CONCORD_MARK_FIELDS)

G_END_DECLS
