#include "model/deflator.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordDeflator, concord_deflator, "deflator", CONCORD_DEFLATOR_FIELDS)
