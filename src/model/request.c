#include "model/request.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordRequest, concord_request, "request", CONCORD_REQUEST_FIELDS)
