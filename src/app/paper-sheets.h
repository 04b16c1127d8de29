/* The pages of a paper, one under the other, drawn while they are in sight. */
#pragma once

#include "paper/paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Stands in a viewport. Properties: n-pages, page (the one at the top of what is in sight, from 0;
 * notified), scale (the size on the screen as a share of that on paper; notified). */
#define CONCORD_TYPE_PAPER_SHEETS (concord_paper_sheets_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperSheets, concord_paper_sheets, CONCORD, PAPER_SHEETS, GtkWidget)

/* Shows @paper (nullable), already laid out in @n_pages of @width by @height points. */
void concord_paper_sheets_set_paper (ConcordPaperSheets *sheets, ConcordPaper *paper, guint n_pages,
                                     double width, double height);

/* @zoom: share of the size on paper; 0 fits the width. */
void concord_paper_sheets_set_zoom (ConcordPaperSheets *sheets, double zoom);
double concord_paper_sheets_get_zoom (ConcordPaperSheets *sheets);
double concord_paper_sheets_get_scale (ConcordPaperSheets *sheets);

guint concord_paper_sheets_get_n_pages (ConcordPaperSheets *sheets);
guint concord_paper_sheets_get_page (ConcordPaperSheets *sheets);

/* Scrolls to the top of @page, from 0. */
void concord_paper_sheets_go (ConcordPaperSheets *sheets, guint page);

G_END_DECLS
