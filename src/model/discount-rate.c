#include "model/discount-rate.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordDiscountRate, concord_discount_rate, "discount-rate", CONCORD_DISCOUNT_RATE_FIELDS)
