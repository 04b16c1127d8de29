#include "model/mark.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordMark, concord_mark, "mark", CONCORD_MARK_FIELDS)
