#include "model/discount-schedule.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordDiscountSchedule, concord_discount_schedule, "discount-schedule", CONCORD_DISCOUNT_SCHEDULE_FIELDS)
