/* A way to divide those who answered beside their group: age, area. Its levels name the cells. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_DIMENSION_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Dimension"), .required = TRUE, .help = N_("What those who answered are divided by, such as age or area")) \
  FIELD (T, TEXT, source, N_("Source of the populations"))
/* clang-format on */

#define CONCORD_TYPE_DIMENSION (concord_dimension_get_type ())
CONCORD_DECLARE_RECORD (ConcordDimension, concord_dimension, DIMENSION, CONCORD_DIMENSION_FIELDS)

G_END_DECLS
