/* The Paper screen: what goes to a meeting, made of the project, with its pages beside it. */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_PAPER_PAGE (concord_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperPage, concord_paper_page, CONCORD, PAPER_PAGE, ConcordPage)

/* The paper that is shown, NULL where there is none. */
ConcordRecord *concord_paper_page_get_report (ConcordPaperPage *page);

/* Opens the print dialogue with the part of the paper that is shown. FALSE where there is none. */
gboolean concord_paper_page_print (ConcordPaperPage *page);

G_END_DECLS
