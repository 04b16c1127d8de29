#include "model/request.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordRequest, concord_request, "request", CONCORD_REQUEST_FIELDS)
