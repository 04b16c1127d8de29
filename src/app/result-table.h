/* A table of results, for reading and for taking into a spreadsheet: nothing in it is typed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: label (what the table is called, shown above it), texts (how many columns from the
 * first hold words; the others hold numbers), totals (whether the last row is the sum of those
 * above). Hidden while it has no rows. Numbers of a column are shown to the same place.
 * One stop of the Tab key; arrows go from cell to cell, Ctrl+C copies all of it. */
#define CONCORD_TYPE_RESULT_TABLE (concord_result_table_get_type ())
G_DECLARE_FINAL_TYPE (ConcordResultTable, concord_result_table, CONCORD, RESULT_TABLE, GtkWidget)

/* Room for @n_columns texts and the NULL behind them, each a dash until it is set. */
GStrv concord_result_row_new (guint n_columns);

/* @rows: (element-type GStrv): headings first, all of the same length; NULL or headings alone for
 * none. The texts are copied. */
void concord_result_table_set_rows (ConcordResultTable *table, const GPtrArray *rows);

guint concord_result_table_get_n_rows (ConcordResultTable *table);

/* @row 0 is the headings; NULL outside. */
const char *concord_result_table_get_cell (ConcordResultTable *table, guint row, guint column);

/* The current cell in words: "Net present value (£), In-house: 1,200". */
const char *concord_result_table_get_spoken (ConcordResultTable *table);
void concord_result_table_step (ConcordResultTable *table, int rows, int columns);

/* All of it with tabs between columns, numbers without their thousands' commas, so that a
 * spreadsheet reads them as numbers. */
char *concord_result_table_dup_copy (ConcordResultTable *table);

G_END_DECLS
