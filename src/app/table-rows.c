#include "app/table-rows.h"
#include "app/result-table.h"

#include <stdarg.h>
#include <string.h>

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
  GStrv row = concord_result_row_new (g_strv_length (rows->pdata[0]));

  concord_table_rows_put (row, 0, first);
  g_ptr_array_add (rows, row);
  return row;
}

void
concord_table_rows_take (GPtrArray *rows, ...)
{
  guint n_columns = g_strv_length (rows->pdata[0]);
  GStrv row = concord_result_row_new (n_columns);
  va_list texts;

  va_start (texts, rows);
  for (guint i = 0; i < n_columns; i++)
    concord_table_rows_put (row, i, va_arg (texts, char *));
  va_end (texts);
  g_ptr_array_add (rows, row);
}

/* The places after the point of a plain number such as "−1,200.5"; -1 for any other text. */
static int
count_places (const char *text)
{
  const char *c = g_str_has_prefix (text, "−") ? text + strlen ("−") : text;
  const char *point = NULL;

  if (!g_ascii_isdigit (*c))
    return -1;
  for (; *c != '\0'; c++)
    if (*c == '.' && point == NULL)
      point = c;
    else if (!g_ascii_isdigit (*c) && *c != ',')
      return -1;
  return point == NULL ? 0 : (int) (c - point) - 1;
}

/* The most places of @column; 0 where it holds anything but plain numbers and dashes. */
static int
get_places (const GPtrArray *rows, guint column)
{
  int most = 0;

  for (guint i = 1; i < rows->len; i++)
    {
      const char *text = ((GStrv) rows->pdata[i])[column];
      int places = count_places (text);

      if (places < 0 && !g_str_equal (text, "–"))
        return 0;
      most = MAX (most, places);
    }
  return most;
}

void
concord_table_rows_even (GPtrArray *rows, guint first)
{
  for (guint column = first; rows->len > 1 && column < g_strv_length (rows->pdata[0]); column++)
    {
      int most = get_places (rows, column);

      for (guint i = 1; i < rows->len && most > 0; i++)
        {
          GStrv row = rows->pdata[i];
          int places = count_places (row[column]);
          g_autofree char *noughts = g_strnfill ((gsize) (most - MAX (places, 0)), '0');

          if (places >= 0 && places < most)
            concord_table_rows_put (
                row, column, g_strconcat (row[column], places == 0 ? "." : "", noughts, NULL));
        }
    }
}
