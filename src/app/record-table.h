/* A table of records that is edited in place, as a spreadsheet is.
 *
 * Rows are the children of a role of a record. Columns are their fields; or, in a matrix, the
 * fields of the link record between each row and one chosen end: how each option does on the
 * chosen criterion. Every edit goes through the document. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_RECORD_TABLE (concord_record_table_get_type ())
G_DECLARE_FINAL_TYPE (ConcordRecordTable, concord_record_table, CONCORD, RECORD_TABLE, GtkWidget)

/* Properties:
 *   document
 *   role         the rows: "services"
 *   parent       the record they are children of; the project where NULL and it has the role
 *   of           type name of the parent where that is not the project: "bidder"
 *   columns      field names, at most about 8: "name gross-cost staff"
 *   nested       whether rows have rows of the same kind below them
 *   link         a matrix: type name of the link records: "score"
 *   subject      a matrix: the chosen end; without one there are no rows
 *   second       a matrix: another chosen end, where the link has three
 *   needs-second a matrix: whether there are no rows without it
 *   empty-text   what belongs here, shown while there is nothing
 *   label        what the table is called for who can't see it
 *   selected     the record of the current row, or NULL: read-only
 *   linked       a matrix: the link record of the current row, or NULL: read-only
 * Signal: ::refuse-removal (ConcordRecord *), returns why a record can't be removed, or NULL. */

ConcordRecord *concord_record_table_get_selected (ConcordRecordTable *table);
void concord_record_table_set_parent (ConcordRecordTable *table, ConcordRecord *parent);
void concord_record_table_set_subject (ConcordRecordTable *table, ConcordRecord *subject);

/* Columns of a matrix whose link has a text for a key: one per answer, each showing @field. */
void concord_record_table_set_answers (ConcordRecordTable *table, const char *field,
                                       const char *const *answers, const char *const *titles);

/* Words about a row, for reading only; NULL for none. The caller frees. */
typedef char *(*ConcordRecordWords) (ConcordRecordTable *table, ConcordRecord *row);

/* A column called @title that shows what @words says, asked again whenever records of @type_name
 * change: beside the names of a matrix's rows, after the fields of other tables. */
void concord_record_table_set_words (ConcordRecordTable *table, const char *title,
                                     const char *type_name, ConcordRecordWords words);

/* Columns of a matrix: one per record that is the other end of the link, each showing @field. */
void concord_record_table_set_ends (ConcordRecordTable *table, const char *field, GPtrArray *ends);

/* What stands after a value in a matrix, such as the share that follows from points: the text, or
 * NULL. @row and @target (nullable) are the row's record and the link's. */
typedef char *(*ConcordCellNote) (ConcordRecord *row, ConcordRecord *target, gpointer data);
void concord_record_table_set_note (ConcordRecordTable *table, ConcordCellNote note, gpointer data);

guint concord_record_table_get_n_records (ConcordRecordTable *table);

/* Makes the cell of row @row (as shown) and column @column the current one; FALSE outside. */
gboolean concord_record_table_focus_cell (ConcordRecordTable *table, guint row, guint column);

/* What the current cell does on Enter, with @text (nullable) in place of what stands there. */
void concord_record_table_edit (ConcordRecordTable *table, const char *text);

/* Enters @typed in the current cell, in its range or its field: FALSE where it was refused. */
gboolean concord_record_table_enter (ConcordRecordTable *table, const char *typed);

void concord_record_table_add (ConcordRecordTable *table);
void concord_record_table_remove (ConcordRecordTable *table);
void concord_record_table_move (ConcordRecordTable *table, int direction);

typedef enum
{
  CONCORD_ROW_BEFORE,
  CONCORD_ROW_AFTER,
  CONCORD_ROW_INSIDE /* only in nested tables */
} ConcordRowPlace;

/* Puts @record where it was dragged to: FALSE, said in words under the table, where it can't go. */
gboolean concord_record_table_place (ConcordRecordTable *table, ConcordRecord *record,
                                     ConcordRecord *target, ConcordRowPlace where);

void concord_record_table_clear (ConcordRecordTable *table);

/* Tab-separated text from the current cell on, as one step. */
void concord_record_table_paste (ConcordRecordTable *table, const char *text);
char *concord_record_table_dup_copy (ConcordRecordTable *table);

/* @column -1 for the rows' own order. */
void concord_record_table_sort (ConcordRecordTable *table, int column, gboolean descending);

/* What the line under the table says: the last refusal or hint; empty else. */
const char *concord_record_table_get_status (ConcordRecordTable *table);

G_END_DECLS
