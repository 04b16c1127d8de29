#include "paper/text-table.h"

struct _ConcordTextTable
{
  gatomicrefcount references;
  GPtrArray *headers; /* of char * */
  GArray *numeric;    /* of gboolean, one for each column */
  GPtrArray *cells;   /* of char *, row by row */
};

ConcordTextTable *
concord_text_table_new (void)
{
  ConcordTextTable *table = g_new0 (ConcordTextTable, 1);

  g_atomic_ref_count_init (&table->references);
  table->headers = g_ptr_array_new_with_free_func (g_free);
  table->numeric = g_array_new (FALSE, FALSE, sizeof (gboolean));
  table->cells = g_ptr_array_new_with_free_func (g_free);
  return table;
}

ConcordTextTable *
concord_text_table_ref (ConcordTextTable *table)
{
  g_atomic_ref_count_inc (&table->references);
  return table;
}

void
concord_text_table_unref (ConcordTextTable *table)
{
  if (!g_atomic_ref_count_dec (&table->references))
    return;
  g_ptr_array_unref (table->headers);
  g_array_unref (table->numeric);
  g_ptr_array_unref (table->cells);
  g_free (table);
}

ConcordTextTable *
concord_text_table_new_of_figure (ConcordFigure *figure)
{
  ConcordTextTable *table = concord_text_table_new ();
  guint n_columns = concord_figure_get_n_columns (figure);

  for (guint column = 0; column < n_columns; column++)
    concord_text_table_add_column (table, concord_figure_get_header (figure, column),
                             concord_figure_is_numeric (figure, column));
  for (guint row = 0; row < concord_figure_get_n_rows (figure); row++)
    for (guint column = 0; column < n_columns; column++)
      concord_text_table_take_cell (table, g_strdup (concord_figure_get_cell (figure, row, column)));
  return table;
}

void
concord_text_table_add_column (ConcordTextTable *table, const char *header, gboolean numeric)
{
  g_ptr_array_add (table->headers, g_strdup (header));
  g_array_append_val (table->numeric, numeric);
}

void
concord_text_table_take_cell (ConcordTextTable *table, char *text)
{
  g_ptr_array_add (table->cells, text);
}

guint
concord_text_table_get_n_columns (const ConcordTextTable *table)
{
  return table->headers->len;
}

guint
concord_text_table_get_n_rows (const ConcordTextTable *table)
{
  return table->headers->len == 0 ? 0 : table->cells->len / table->headers->len;
}

const char *
concord_text_table_get_header (const ConcordTextTable *table, guint column)
{
  g_return_val_if_fail (column < table->headers->len, NULL);
  return table->headers->pdata[column];
}

const char *
concord_text_table_get_cell (const ConcordTextTable *table, guint row, guint column)
{
  g_return_val_if_fail (column < table->headers->len, NULL);
  g_return_val_if_fail (row < concord_text_table_get_n_rows (table), NULL);
  return table->cells->pdata[row * table->headers->len + column];
}

gboolean
concord_text_table_is_numeric (const ConcordTextTable *table, guint column)
{
  g_return_val_if_fail (column < table->numeric->len, FALSE);
  return g_array_index (table->numeric, gboolean, column);
}
