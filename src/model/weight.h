/* A link record: the swing points that a weight set gives a criterion. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_WEIGHT_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, criterion, N_("Criterion"), .target = "criterion", .key = TRUE, .required = TRUE) \
  FIELD (T, NUMBER, points, N_("Swing points"), .range = CONCORD_BETWEEN (0, 100), .help = N_("100 for the largest swing from bottom to top of the scale, the others relative to it")) \
  FIELD (T, PERCENT, least, N_("Least weight"), .range = CONCORD_BETWEEN (0, 100), .help = N_("Share of the whole below which nobody argues for; bounds the random weightings of the robustness test")) \
  FIELD (T, PERCENT, most, N_("Greatest weight"), .range = CONCORD_BETWEEN (0, 100)) \
  FIELD (T, NUMBER, bottom, N_("Bottom of the scale then"), .help = N_("The scale for which the points were given; where it has changed since, they are stale")) \
  FIELD (T, NUMBER, top, N_("Top of the scale then")) \
  FIELD (T, TEXT, reason, N_("Reason"))
/* clang-format on */

#define CONCORD_TYPE_WEIGHT (concord_weight_get_type ())
CONCORD_DECLARE_RECORD (ConcordWeight, concord_weight, WEIGHT, CONCORD_WEIGHT_FIELDS)

G_END_DECLS
