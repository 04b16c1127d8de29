/* A made-up bid on which price formulas are tried before publication. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_DUMMY_BID_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Dummy bid"), .required = TRUE) \
  FIELD (T, MONEY, price, N_("Price"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, NUMBER, quality, N_("Quality"), .range = CONCORD_BETWEEN (0, 100), .help = N_("Points of 100 for everything but price"))
/* clang-format on */

#define CONCORD_TYPE_DUMMY_BID (concord_dummy_bid_get_type ())
CONCORD_DECLARE_RECORD (ConcordDummyBid, concord_dummy_bid, DUMMY_BID, CONCORD_DUMMY_BID_FIELDS)

G_END_DECLS
