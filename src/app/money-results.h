/* What the money of all options comes to, side by side. */
#pragma once

#include "findings/money-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: analyst, whether what only specialists ask for is shown. */
#define CONCORD_TYPE_MONEY_RESULTS (concord_money_results_get_type ())
G_DECLARE_FINAL_TYPE (ConcordMoneyResults, concord_money_results, CONCORD, MONEY_RESULTS, GtkWidget)

/* Shows @money and the simulated futures of @document as it stands. */
void concord_money_results_show (ConcordMoneyResults *results, const ConcordMoneyCase *money,
                                 ConcordDocument *document);

G_END_DECLS
