#include "model/discount-schedule.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordDiscountSchedule, concord_discount_schedule, "discount-schedule", CONCORD_DISCOUNT_SCHEDULE_FIELDS)
