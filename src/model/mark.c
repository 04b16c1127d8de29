#include "model/mark.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordMark, concord_mark, "mark", CONCORD_MARK_FIELDS)
