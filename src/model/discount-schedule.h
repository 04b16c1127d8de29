/* A published schedule of discount rates, from a catalogue. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_DISCOUNT_SCHEDULE_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Schedule"), .required = TRUE) \
  FIELD (T, TEXT, code, N_("Code"), .required = TRUE, .help = N_("Short name by which the project says which schedule it uses, such as green-book")) \
  FIELD (T, LONG_TEXT, description, N_("What it is for")) \
  FIELD (T, TEXT, source, N_("Source")) \
  FIELD (T, DATE, dated, N_("As of"))
/* clang-format on */

#define CONCORD_TYPE_DISCOUNT_SCHEDULE (concord_discount_schedule_get_type ())
CONCORD_DECLARE_RECORD (ConcordDiscountSchedule, concord_discount_schedule, DISCOUNT_SCHEDULE, CONCORD_DISCOUNT_SCHEDULE_FIELDS)

G_END_DECLS
