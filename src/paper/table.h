/* A table of texts on paper: as a grid, or as names with what belongs to them. One too wide for the
 * page becomes several, each with the names of the rows. */
#pragma once

#include "paper/pen.h"
#include "paper/text-table.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_TABLE_GRID,
  CONCORD_TABLE_FACTS /* names in bold and what belongs to them, without header and grid */
} ConcordTableLook;

typedef struct _ConcordTable ConcordTable;

GPtrArray *concord_table_split (ConcordTextTable *texts, ConcordTableLook look,
                                PangoContext *context, double width, double height);
ConcordTable *concord_table_ref (ConcordTable *table);
void concord_table_unref (ConcordTable *table);

guint concord_table_get_n_rows (const ConcordTable *table);
guint concord_table_get_n_columns (const ConcordTable *table);
/* Which of the texts' columns its @column is, and how wide: points, padding included. */
guint concord_table_get_column (const ConcordTable *table, guint column);
double concord_table_get_width (const ConcordTable *table, guint column);
double concord_table_get_row_height (const ConcordTable *table, int row);
double concord_table_get_lead (const ConcordTable *table);
gboolean concord_table_has_header (const ConcordTable *table);
void concord_table_take_lead (ConcordTable *table, char *words);

void concord_table_draw_row (const ConcordTable *table, const ConcordPen *pen, int row, double x,
                             double y);
double concord_table_draw_lead (const ConcordTable *table, const ConcordPen *pen, double x,
                                double y);

G_END_DECLS
