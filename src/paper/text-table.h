/* A table of texts, whatever it came from. */
#pragma once

#include "figures/figure.h"

G_BEGIN_DECLS

/* Refcounted; not changed once it is handed out. */
typedef struct _ConcordTextTable ConcordTextTable;

ConcordTextTable *concord_text_table_new (void);
ConcordTextTable *concord_text_table_ref (ConcordTextTable *table);
void concord_text_table_unref (ConcordTextTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordTextTable, concord_text_table_unref)

/* The table behind @figure: (transfer full). */
ConcordTextTable *concord_text_table_new_of_figure (ConcordFigure *figure);

/* Columns first; then cells, row by row. Column 0 names the rows. Cells may hold several lines. */
void concord_text_table_add_column (ConcordTextTable *table, const char *header, gboolean numeric);
void concord_text_table_take_cell (ConcordTextTable *table, char *text);

guint concord_text_table_get_n_columns (const ConcordTextTable *table);
guint concord_text_table_get_n_rows (const ConcordTextTable *table);
const char *concord_text_table_get_header (const ConcordTextTable *table, guint column);
const char *concord_text_table_get_cell (const ConcordTextTable *table, guint row, guint column);
gboolean concord_text_table_is_numeric (const ConcordTextTable *table, guint column);

G_END_DECLS
