#include "model/weight.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordWeight, concord_weight, "weight", CONCORD_WEIGHT_FIELDS)
