#include "model/level.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordLevel, concord_level, "level", CONCORD_LEVEL_FIELDS)
