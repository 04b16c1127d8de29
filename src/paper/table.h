/* The table behind a figure as a grid on paper. One too wide for the page becomes several, each
 * with the names of the rows. */
#pragma once

#include "figures/figure.h"
#include "paper/pen.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _ConcordTable ConcordTable;

GPtrArray *concord_table_split (ConcordFigure *figure, guint number, PangoContext *context,
                                double width, double most);
ConcordTable *concord_table_ref (ConcordTable *table);
void concord_table_unref (ConcordTable *table);

guint concord_table_get_n_rows (const ConcordTable *table);
double concord_table_get_row_height (const ConcordTable *table, int row);
double concord_table_get_lead (const ConcordTable *table);
char *concord_table_dup_caption (const ConcordTable *table, guint figure);

void concord_table_draw_row (const ConcordTable *table, const ConcordPen *pen, int row, double x,
                             double y);
double concord_table_draw_lead (const ConcordTable *table, const ConcordPen *pen, double x,
                                double y);

G_END_DECLS
