/* A question that tenders are marked on. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_award_families[];
extern const ConcordChoice concord_award_uses[];

/* clang-format off */
#define CONCORD_AWARD_CRITERION_FIELDS(FIELD, T) \
  FIELD (T, TEXT, question, N_("Question"), .required = TRUE) \
  FIELD (T, CHOICE, family, N_("Family"), .choices = concord_award_families, .required = TRUE) \
  FIELD (T, CHOICE, use, N_("Used as"), .choices = concord_award_uses) \
  FIELD (T, PERCENT, weight, N_("Weight"), .range = CONCORD_BETWEEN (0, 100)) \
  FIELD (T, WHOLE, scale_top, N_("Highest mark"), .range = CONCORD_BETWEEN (1, 100)) \
  FIELD (T, LONG_TEXT, scale_words, N_("What the marks mean")) \
  FIELD (T, FLAG, published, N_("Published"))
/* clang-format on */

#define CONCORD_TYPE_AWARD_CRITERION (concord_award_criterion_get_type ())
CONCORD_DECLARE_RECORD (ConcordAwardCriterion, concord_award_criterion, AWARD_CRITERION, CONCORD_AWARD_CRITERION_FIELDS)

G_END_DECLS
