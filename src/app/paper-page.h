/* The Paper screen: what goes to a meeting, made of the project, with its pages beside it. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_PAPER_PAGE (concord_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperPage, concord_paper_page, CONCORD, PAPER_PAGE, ConcordPage)

G_END_DECLS
