/* A row of a paper's outline: a section's heading, or something that stands in it. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_PAPER_ROW (concord_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperRow, concord_paper_row, CONCORD, PAPER_ROW, GtkListBoxRow)

GtkWidget *concord_paper_row_new (ConcordRecord *record);
ConcordRecord *concord_paper_row_get_record (ConcordPaperRow *row);

/* The text that stands in the row, and what a screen reader says of it. */
const char *concord_paper_row_get_text (ConcordPaperRow *row);
const char *concord_paper_row_get_spoken (ConcordPaperRow *row);

/* Shows what the record says now. Titles of figures are worked out with @titles only; FALSE where
 * one is out of date for that reason. */
gboolean concord_paper_row_update (ConcordPaperRow *row, ConcordDocument *document, gboolean titles);

/* The title is to be worked out anew. */
void concord_paper_row_forget (ConcordPaperRow *row);

G_END_DECLS
