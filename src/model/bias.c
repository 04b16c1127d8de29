#include "model/bias.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordBias, concord_bias, "bias", CONCORD_BIAS_FIELDS)
