#include "model/bias-range.h"

#include "concord-words.h"

const ConcordChoice concord_bias_measures[] = {
  { "capital", N_("Capital costs") },
  { "operating", N_("Operating costs") },
  { "duration", N_("Works duration") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordBiasRange, concord_bias_range, "bias-range", CONCORD_BIAS_RANGE_FIELDS)
