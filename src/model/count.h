/* A link record: how many of a group gave one answer to a question. Only counts are kept. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_COUNT_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, group, N_("Group"), .target = "group", .key = TRUE, .required = TRUE) \
  FIELD (T, TEXT, answer, N_("Answer"), .key = TRUE, .required = TRUE, .help = N_("Level of the scale from 1, lowest agreement; yes or no; else the answer itself")) \
  FIELD (T, TEXT, cell, N_("Cell"), .key = TRUE, .help = N_("Values of further dimensions, such as age=65+")) \
  FIELD (T, WHOLE, number, N_("Number"), .range = CONCORD_AT_LEAST (0))
/* clang-format on */

#define CONCORD_TYPE_COUNT (concord_count_get_type ())
CONCORD_DECLARE_RECORD (ConcordCount, concord_count, COUNT, CONCORD_COUNT_FIELDS)

G_END_DECLS
