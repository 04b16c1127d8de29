/* The sections of a paper with what stands in each, in one list. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: document, report (a record or NULL), selected (the record of the current row or NULL:
 * read-only, notified). Signal: ::edit (), Enter was pressed on a row.
 * One stop of the Tab key; arrows go from row to row, Alt+Up and Alt+Down move the current one,
 * Delete removes it, Ctrl+Enter adds words after it. */
#define CONCORD_TYPE_PAPER_OUTLINE (concord_paper_outline_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperOutline, concord_paper_outline, CONCORD, PAPER_OUTLINE, GtkWidget)

ConcordRecord *concord_paper_outline_get_selected (ConcordPaperOutline *outline);

/* Makes the row of a section or item the current one; FALSE where there is none. */
gboolean concord_paper_outline_select (ConcordPaperOutline *outline, const char *id);

/* After the current row. @kind is the nick of a kind of item. */
void concord_paper_outline_add_section (ConcordPaperOutline *outline);
void concord_paper_outline_add_item (ConcordPaperOutline *outline, const char *kind);

/* The current row. */
void concord_paper_outline_remove (ConcordPaperOutline *outline);
void concord_paper_outline_move (ConcordPaperOutline *outline, int direction);

/* As dropping @record before or after @target does: FALSE where it can't go. */
gboolean concord_paper_outline_place (ConcordPaperOutline *outline, ConcordRecord *record,
                                      ConcordRecord *target, gboolean after);

guint concord_paper_outline_get_n_rows (ConcordPaperOutline *outline);

/* What @row says; NULL outside. */
const char *concord_paper_outline_get_text (ConcordPaperOutline *outline, guint row);

G_END_DECLS
