/* How the making of a market finding is split: counting here, telling in market-sentence.c. */
#pragma once

#include "findings/market.h"

G_BEGIN_DECLS

void concord_market_tell (ConcordMarket *market);

/* Fills links and synergy. */
void concord_market_read_links (ConcordMarket *market, ConcordRecord *project);

G_END_DECLS
