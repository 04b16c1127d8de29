/* A published range of optimism bias, from a catalogue. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_bias_measures[];

/* clang-format off */
#define CONCORD_BIAS_RANGE_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Kind of project"), .required = TRUE) \
  FIELD (T, CHOICE, measure, N_("Measure"), .choices = concord_bias_measures) \
  FIELD (T, PERCENT, lower, N_("Lower bound"), .range = CONCORD_BETWEEN (0, 500)) \
  FIELD (T, PERCENT, upper, N_("Upper bound"), .range = CONCORD_BETWEEN (0, 500)) \
  FIELD (T, TEXT, source, N_("Source")) \
  FIELD (T, DATE, dated, N_("As of"))
/* clang-format on */

#define CONCORD_TYPE_BIAS_RANGE (concord_bias_range_get_type ())
CONCORD_DECLARE_RECORD (ConcordBiasRange, concord_bias_range, BIAS_RANGE, CONCORD_BIAS_RANGE_FIELDS)

G_END_DECLS
