/* One cell of a table: shows a field of a record and edits it in place. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_RECORD_CELL (concord_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (ConcordRecordCell, concord_record_cell, CONCORD, RECORD_CELL, GtkWidget)

/* @column: a ConcordTableColumn, which outlives the cell */
GtkWidget *concord_record_cell_new (gpointer column, GtkListItem *list_item);
void concord_record_cell_bind (ConcordRecordCell *cell, GObject *item);
void concord_record_cell_unbind (ConcordRecordCell *cell);
void concord_record_cell_refresh (ConcordRecordCell *cell);

/* Shows whether the cell is in the table's range. */
void concord_record_cell_show_range (ConcordRecordCell *cell);

/* The ConcordRecord of its row; NULL in the empty last one. */
gpointer concord_record_cell_get_record (ConcordRecordCell *cell);

guint concord_record_cell_get_row (ConcordRecordCell *cell);
guint concord_record_cell_get_column (ConcordRecordCell *cell);

/* Opens the editor, with @text in place of what stands there, or NULL. */
void concord_record_cell_edit (ConcordRecordCell *cell, const char *text);

/* Opens @popover (transfer floating) at the cell; it goes when the cell shows another record. */
void concord_record_cell_pop_up (ConcordRecordCell *cell, GtkWidget *popover);

/* Takes what was typed; FALSE where it was refused. The editor closes either way: a refused text
 * stays in the cell, marked. */
gboolean concord_record_cell_commit (ConcordRecordCell *cell);

/* Closes the editor; the cell shows what it did before, a refused text too. */
void concord_record_cell_cancel (ConcordRecordCell *cell);

G_END_DECLS
