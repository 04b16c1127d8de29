#include "model/bias.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordBias, concord_bias, "bias", CONCORD_BIAS_FIELDS)
