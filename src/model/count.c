#include "model/count.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordCount, concord_count, "count", CONCORD_COUNT_FIELDS)
