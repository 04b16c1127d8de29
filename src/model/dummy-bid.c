#include "model/dummy-bid.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordDummyBid, concord_dummy_bid, "dummy-bid", CONCORD_DUMMY_BID_FIELDS)
