#include "model/route.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordRoute, concord_route, "route", CONCORD_ROUTE_FIELDS)
