/* One value of a dimension, with how many people have it. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_LEVEL_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Level"), .required = TRUE) \
  FIELD (T, WHOLE, population, N_("Population"), .range = CONCORD_AT_LEAST (0), .help = N_("How many people it has, for weighting answers to the population"))
/* clang-format on */

#define CONCORD_TYPE_LEVEL (concord_level_get_type ())
CONCORD_DECLARE_RECORD (ConcordLevel, concord_level, LEVEL, CONCORD_LEVEL_FIELDS)

G_END_DECLS
