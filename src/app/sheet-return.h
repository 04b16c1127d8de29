/* A sheet that came back from a colleague: each change with a check box, then one step. */
#pragma once

#include "store/sheet-return.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_SHEET_RETURN (concord_sheet_return_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSheetReturn, concord_sheet_return, CONCORD, SHEET_RETURN, GtkWindow)

/* Asks for the file and shows what it says; what can't be read is said in a window of its own. */
void concord_sheet_return_choose (GtkWindow *parent, ConcordDocument *document);

/* The same for a file that is known: NULL and a sentence where it can't be read. @parent:
 * (nullable). */
ConcordSheetReturn *concord_sheet_return_new (GtkWindow *parent, ConcordDocument *document,
                                              GFile *file, GError **error);

/* Ticks or unticks the change whose sentence holds @text: FALSE where none does that may be. */
gboolean concord_sheet_return_tick (ConcordSheetReturn *self, const char *text, gboolean take);

/* Performs what is ticked as one step and closes the window; FALSE where it was refused. */
gboolean concord_sheet_return_take (ConcordSheetReturn *self);

G_END_DECLS
