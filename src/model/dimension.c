#include "model/dimension.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordDimension, concord_dimension, "dimension", CONCORD_DIMENSION_FIELDS)
