#include "model/bias.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordBias, concord_bias, "bias", CONCORD_BIAS_FIELDS)
