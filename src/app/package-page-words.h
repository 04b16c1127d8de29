/* What the Package screen says of the services that are in. */
#pragma once

#include "findings/market.h"

G_BEGIN_DECLS

/* "In the package: 6 services, £14.2m net cost a year, 212 FTE. 4 suppliers are able for all of
 * it."; empty without services. The caller frees. */
char *concord_package_words_dup_totals (const ConcordMarket *market);

/* Why the market can't carry the package and what would help, or what is not known; empty where
 * nothing is wrong. The caller frees. */
char *concord_package_words_dup_warning (const ConcordMarket *market);

G_END_DECLS
