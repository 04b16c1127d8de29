#include "model/level.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordLevel, concord_level, "level", CONCORD_LEVEL_FIELDS)
