#include "model/weight.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordWeight, concord_weight, "weight", CONCORD_WEIGHT_FIELDS)
