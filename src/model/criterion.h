/* A criterion of the appraisal; criteria may stand under criteria. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_directions[];

/* clang-format off */
#define CONCORD_CRITERION_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Criterion"), .required = TRUE) \
  FIELD (T, LONG_TEXT, definition, N_("Definition")) \
  FIELD (T, TEXT, scale, N_("Scale"), .help = N_("What is measured, in which unit")) \
  FIELD (T, NUMBER, low, N_("Bottom of the scale"), .help = N_("0 unless you say otherwise")) \
  FIELD (T, NUMBER, high, N_("Top of the scale"), .help = N_("100 unless you say otherwise")) \
  FIELD (T, TEXT, low_anchor, N_("What the bottom means")) \
  FIELD (T, TEXT, high_anchor, N_("What the top means")) \
  FIELD (T, CHOICE, direction, N_("Better"), .choices = concord_directions) \
  FIELD (T, TEXT, value_points, N_("Value function"), .help = N_("Points as x=value, such as 0=0 40=70 100=100; straight from bottom to top unless given")) \
  FIELD (T, FLAG, published, N_("Published")) \
  FIELD (T, FLAG, safeguarded, N_("Protected"), .help = N_("An objective that must not be worse than under the do-minimum or in-house for public value to be shown"))
/* clang-format on */

#define CONCORD_TYPE_CRITERION (concord_criterion_get_type ())
CONCORD_DECLARE_RECORD (ConcordCriterion, concord_criterion, CRITERION, CONCORD_CRITERION_FIELDS)

G_END_DECLS
