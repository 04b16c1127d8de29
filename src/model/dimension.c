#include "model/dimension.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordDimension, concord_dimension, "dimension", CONCORD_DIMENSION_FIELDS)
