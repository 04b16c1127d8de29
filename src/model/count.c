#include "model/count.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordCount, concord_count, "count", CONCORD_COUNT_FIELDS)
