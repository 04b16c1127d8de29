#include "model/deflator.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordDeflator, concord_deflator, "deflator", CONCORD_DEFLATOR_FIELDS)
