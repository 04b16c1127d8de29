/* A published price index that turns money of one year into money of another. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_DEFLATOR_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Index"), .required = TRUE) \
  FIELD (T, SERIES, index, N_("Index"), .range = CONCORD_AT_LEAST (0), .help = N_("By financial year; after its last year prices go on rising as in that year")) \
  FIELD (T, TEXT, source, N_("Source")) \
  FIELD (T, DATE, dated, N_("As of"))
/* clang-format on */

#define CONCORD_TYPE_DEFLATOR (concord_deflator_get_type ())
CONCORD_DECLARE_RECORD (ConcordDeflator, concord_deflator, DEFLATOR, CONCORD_DEFLATOR_FIELDS)

G_END_DECLS
