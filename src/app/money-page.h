/* The Money screen: lines, risks and optimism bias of the options, and what comes of them. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_MONEY_PAGE (concord_money_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordMoneyPage, concord_money_page, CONCORD, MONEY_PAGE, ConcordPage)

G_END_DECLS
