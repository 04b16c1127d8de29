/* Something that makes estimates too hopeful, and how far it is dealt with. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_BIAS_FACTOR_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Factor"), .required = TRUE) \
  FIELD (T, PERCENT, contribution, N_("Share of the bias"), .range = CONCORD_BETWEEN (0, 100)) \
  FIELD (T, PERCENT, mitigation, N_("Dealt with"), .range = CONCORD_BETWEEN (0, 100), .help = N_("0 not at all, 100 wholly")) \
  FIELD (T, LONG_TEXT, how, N_("How"))
/* clang-format on */

#define CONCORD_TYPE_BIAS_FACTOR (concord_bias_factor_get_type ())
CONCORD_DECLARE_RECORD (ConcordBiasFactor, concord_bias_factor, BIAS_FACTOR, CONCORD_BIAS_FACTOR_FIELDS)

G_END_DECLS
