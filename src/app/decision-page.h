/* Stage 7: does the first place hold, is public value shown, and what does the value cost? */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_DECISION_PAGE (concord_decision_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDecisionPage, concord_decision_page, CONCORD, DECISION_PAGE, ConcordPage)

G_END_DECLS
