/* Optimism bias of an option: by how much costs of its kind turn out above their estimate. */
#pragma once

#include "model/bias-range.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_BIAS_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("What it is for"), .required = TRUE) \
  FIELD (T, REFERENCE, bias_range, N_("Kind of project"), .target = "bias-range", .help = N_("From the catalogue; gives lower and upper bound and their source")) \
  FIELD (T, CHOICE, applies_to, N_("Applies to"), .choices = concord_bias_measures) \
  FIELD (T, PERCENT, share, N_("Share"), .range = CONCORD_BETWEEN (0, 100), .help = N_("Share of those costs that is of this kind; 100 unless the option is mixed")) \
  FIELD (T, PERCENT, lower, N_("Lower bound"), .range = CONCORD_BETWEEN (0, 500)) \
  FIELD (T, PERCENT, upper, N_("Upper bound"), .range = CONCORD_BETWEEN (0, 500)) \
  FIELD (T, LONG_TEXT, reason, N_("Reason"), .help = N_("Why this bias and this mitigation; every option needs one, in-house too")) \
  FIELD (T, FLAG, below_lower, N_("May fall below the lower bound"), .help = N_("Only where the reason says why"))
/* clang-format on */

#define CONCORD_TYPE_BIAS (concord_bias_get_type ())
CONCORD_DECLARE_RECORD (ConcordBias, concord_bias, BIAS, CONCORD_BIAS_FIELDS)

G_END_DECLS
