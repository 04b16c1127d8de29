#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_BIDDERS_PAGE (concord_bidders_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordBiddersPage, concord_bidders_page, CONCORD, BIDDERS_PAGE, ConcordPage)

G_END_DECLS
