#include "app/table-rows.h"
#include "app/money-table.h"

#include <stdarg.h>

GPtrArray *
concord_table_rows_new (const char *const *headings)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strdupv ((char **) headings));
  return rows;
}

void
concord_table_rows_put (GStrv row, guint column, char *text)
{
  if (text == NULL)
    return;
  g_free (row[column]);
  row[column] = text;
}

GStrv
concord_table_rows_begin (GPtrArray *rows, char *first)
{
  GStrv row = concord_money_row_new (g_strv_length (rows->pdata[0]));

  concord_table_rows_put (row, 0, first);
  g_ptr_array_add (rows, row);
  return row;
}

void
concord_table_rows_take (GPtrArray *rows, ...)
{
  guint n_columns = g_strv_length (rows->pdata[0]);
  GStrv row = concord_money_row_new (n_columns);
  va_list texts;

  va_start (texts, rows);
  for (guint i = 0; i < n_columns; i++)
    concord_table_rows_put (row, i, va_arg (texts, char *));
  va_end (texts);
  g_ptr_array_add (rows, row);
}
