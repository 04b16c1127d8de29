/* One field of one record, with its label, an editor of its kind, and what was wrong with it. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_FIELD_ROW (concord_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ConcordFieldRow, concord_field_row, CONCORD, FIELD_ROW, GtkWidget)

/* Properties: field (its name), record, document. */
GtkWidget *concord_field_row_new (const char *field);
void concord_field_row_set_record (ConcordFieldRow *row, ConcordDocument *document,
                                   ConcordRecord *record);

/* The widget that is typed in or chosen from; NULL before there was a record. */
GtkWidget *concord_field_row_get_editor (ConcordFieldRow *row);

/* What is wrong with what stands in the editor; empty where nothing is. */
const char *concord_field_row_get_refusal (ConcordFieldRow *row);

/* Takes what stands in the editor, as leaving it does: FALSE where it was refused. */
gboolean concord_field_row_commit (ConcordFieldRow *row);

G_END_DECLS
