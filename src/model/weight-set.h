/* Weights as one body sees them. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_weight_owners[];

/* clang-format off */
#define CONCORD_WEIGHT_SET_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Weights of"), .required = TRUE) \
  FIELD (T, CHOICE, whose, N_("Whose"), .choices = concord_weight_owners) \
  FIELD (T, DATE, given, N_("Given on")) \
  FIELD (T, TEXT, method, N_("How they were found")) \
  FIELD (T, FLAG, leading, N_("Used in the business case"), .help = N_("One set leads; the others are shown beside it"))
/* clang-format on */

#define CONCORD_TYPE_WEIGHT_SET (concord_weight_set_get_type ())
CONCORD_DECLARE_RECORD (ConcordWeightSet, concord_weight_set, WEIGHT_SET, CONCORD_WEIGHT_SET_FIELDS)

G_END_DECLS
