/* The pages of a report as they will be printed, beside its contents, and what can be done with
 * them. */
#pragma once

#include "app/paper-view.h"

G_BEGIN_DECLS

/* Properties: document, report (a record or NULL). Signal: ::updated (), the pages are up to date
 * again: once after however many changes. */
#define CONCORD_TYPE_PAPER_PREVIEW (concord_paper_preview_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperPreview, concord_paper_preview, CONCORD, PAPER_PREVIEW, GtkWidget)

ConcordPaperView *concord_paper_preview_get_view (ConcordPaperPreview *preview);

ConcordPaperPart concord_paper_preview_get_part (ConcordPaperPreview *preview);

/* FALSE where there is nothing exempt to show. */
gboolean concord_paper_preview_set_part (ConcordPaperPreview *preview, ConcordPaperPart part);

/* Opens the print dialogue with the part of the report that is shown; there has to be one. */
void concord_paper_preview_print (ConcordPaperPreview *preview);

/* Whether the pages are out of date and soon will not be. */
gboolean concord_paper_preview_is_stale (ConcordPaperPreview *preview);

G_END_DECLS
