/* What is chosen in a paper's outline, to be written in: a section, words, a figure. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: document, record (a section, an item or NULL), welsh (whether words in Welsh are
 * wanted). Hidden without a record. Signal: ::left (), another record takes the place of the one in
 * which the focus is. */
#define CONCORD_TYPE_PAPER_EDITOR (concord_paper_editor_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPaperEditor, concord_paper_editor, CONCORD, PAPER_EDITOR, GtkWidget)

/* The focus goes to the first thing to be filled in. */
void concord_paper_editor_begin (ConcordPaperEditor *editor);

/* The same to @field, where it shows: FALSE where it does not. */
gboolean concord_paper_editor_begin_in (ConcordPaperEditor *editor, const char *field);

/* The list of what may be shown; hidden with words and sections. */
GtkDropDown *concord_paper_editor_get_shows (ConcordPaperEditor *editor);

G_END_DECLS
