#include "model/bias-factor.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordBiasFactor, concord_bias_factor, "bias-factor", CONCORD_BIAS_FACTOR_FIELDS)
