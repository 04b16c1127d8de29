/* What each price formula makes of the bids, real ones or dummy ones: totals and winners, bids that
 * change the winner by going away, and prices that are abnormally low. */
#pragma once

#include "app/finding-pane.h"

G_BEGIN_DECLS

/* Property: laboratory (whether it is over the dummy bids). */
#define CONCORD_TYPE_PRICES_VIEW (concord_prices_view_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPricesView, concord_prices_view, CONCORD, PRICES_VIEW,
                      ConcordFindingPane)

G_END_DECLS
