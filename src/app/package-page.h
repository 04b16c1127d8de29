#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_PACKAGE_PAGE (concord_package_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPackagePage, concord_package_page, CONCORD, PACKAGE_PAGE, ConcordPage)

G_END_DECLS
