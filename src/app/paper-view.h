/* The pages of a paper on the screen, as they will be printed, with what goes to a page and zooms. */
#pragma once

#include "paper/paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keys while it has the focus: Page Up and Page Down, Home and End; Ctrl+plus, Ctrl+minus and Ctrl+0
 * zoom, the last to fit the width. */
#define CONCORD_TYPE_PAPER_VIEW (concord_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperView, concord_paper_view, CONCORD, PAPER_VIEW, GtkWidget)

/* Lays @paper out on pages of @width by @height points and shows it where the last one was left;
 * NULL shows nothing. */
void concord_paper_view_set_paper (ConcordPaperView *view, ConcordPaper *paper, double width,
                                   double height);
guint concord_paper_view_get_n_pages (ConcordPaperView *view);

/* From 0. */
guint concord_paper_view_get_page (ConcordPaperView *view);
void concord_paper_view_go (ConcordPaperView *view, guint page);

/* Size on the screen as a share of that on paper. */
double concord_paper_view_get_scale (ConcordPaperView *view);

/* One step larger (1) or smaller (-1); 0 fits the width. */
void concord_paper_view_zoom (ConcordPaperView *view, int direction);

G_END_DECLS
