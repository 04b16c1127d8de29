#include "model/dimension.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordDimension, concord_dimension, "dimension", CONCORD_DIMENSION_FIELDS)
