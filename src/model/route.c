#include "model/route.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordRoute, concord_route, "route", CONCORD_ROUTE_FIELDS)
