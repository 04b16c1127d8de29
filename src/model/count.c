#include "model/count.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordCount, concord_count, "count", CONCORD_COUNT_FIELDS)
