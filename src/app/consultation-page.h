#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_CONSULTATION_PAGE (concord_consultation_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordConsultationPage, concord_consultation_page, CONCORD, CONSULTATION_PAGE, ConcordPage)

G_END_DECLS
