/* What all money of the project is reckoned with: years, discount rates, prices, futures. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: document, analyst (whether what only specialists ask for is shown). */
#define CONCORD_TYPE_MONEY_RATES (concord_money_rates_get_type ())
G_DECLARE_FINAL_TYPE (ConcordMoneyRates, concord_money_rates, CONCORD, MONEY_RATES, GtkWidget)

G_END_DECLS
