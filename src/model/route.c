#include "model/route.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordRoute, concord_route, "route", CONCORD_ROUTE_FIELDS)
