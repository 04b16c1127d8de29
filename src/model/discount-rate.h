/* One step of a schedule of discount rates. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_DISCOUNT_RATE_FIELDS(FIELD, T) \
  FIELD (T, WHOLE, from_year, N_("From year"), .range = CONCORD_BETWEEN (1, 1000), .required = TRUE, .help = N_("Counted from the base year, which is year 0")) \
  FIELD (T, WHOLE, to_year, N_("To year"), .range = CONCORD_BETWEEN (1, 1000), .help = N_("Empty for one without end")) \
  FIELD (T, PERCENT, rate, N_("Rate"), .unit = N_("% a year"), .range = CONCORD_BETWEEN (-20, 50), .required = TRUE)
/* clang-format on */

#define CONCORD_TYPE_DISCOUNT_RATE (concord_discount_rate_get_type ())
CONCORD_DECLARE_RECORD (ConcordDiscountRate, concord_discount_rate, DISCOUNT_RATE, CONCORD_DISCOUNT_RATE_FIELDS)

G_END_DECLS
