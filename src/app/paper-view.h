/* The pages of a paper on the screen, one under the other, as they will be printed. */
#pragma once

#include "paper/paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_PAPER_VIEW (concord_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperView, concord_paper_view, CONCORD, PAPER_VIEW, GtkWidget)

/* Lays @paper out and shows it; NULL shows nothing. */
void concord_paper_view_set_paper (ConcordPaperView *view, ConcordPaper *paper);
guint concord_paper_view_get_n_pages (ConcordPaperView *view);

G_END_DECLS
