#include "model/dummy-bid.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordDummyBid, concord_dummy_bid, "dummy-bid", CONCORD_DUMMY_BID_FIELDS)
