#include "model/deflator.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordDeflator, concord_deflator, "deflator", CONCORD_DEFLATOR_FIELDS)
