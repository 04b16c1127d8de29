#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_OPTIONS_PAGE (concord_options_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordOptionsPage, concord_options_page, CONCORD, OPTIONS_PAGE, ConcordPage)

G_END_DECLS
