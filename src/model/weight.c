#include "model/weight.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordWeight, concord_weight, "weight", CONCORD_WEIGHT_FIELDS)
