#include "app/request-file.h"
#include "paper/xlsx-read.h"
#include "paper/xlsx-write.h"

#include <string.h>

static ConcordXlsxColumn *
new_columns (const ConcordSheet *sheet)
{
  ConcordXlsxColumn *columns = g_new0 (ConcordXlsxColumn, MAX (sheet->columns->len, 1));

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = sheet->columns->pdata[i];

      columns[i].field = column->field;
      columns[i].choices = (const char *const *) column->choices;
    }
  return columns;
}

static double *
new_limits (const ConcordSheet *sheet)
{
  double *limits = g_new (double, 2 * MAX (sheet->rows->len, 1));

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const ConcordSheetRow *row = sheet->rows->pdata[i];

      limits[2 * i] = row->low;
      limits[2 * i + 1] = row->high;
    }
  return limits;
}

GBytes *
concord_request_file_new (const ConcordSheet *sheet, gboolean workbook, gint64 made,
                          GError **error)
{
  static const guint hidden[] = { CONCORD_SHEET_ROW_PROJECT, CONCORD_SHEET_ROW_NAMES };
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree ConcordXlsxColumn *columns = NULL;
  g_autofree double *limits = NULL;

  if (!workbook)
    return concord_sheet_to_csv (sheet);
  rows = concord_sheet_to_rows (sheet);
  columns = new_columns (sheet);
  limits = new_limits (sheet);
  return concord_xlsx_write (
      &(ConcordXlsxForm){ .title = sheet->what,
                          .made = made,
                          .rows = rows,
                          .columns = columns,
                          .n_columns = sheet->columns->len,
                          .labels_row = CONCORD_SHEET_ROW_LABELS,
                          .first_row = CONCORD_SHEET_ROW_FIRST,
                          .hidden_rows = hidden,
                          .n_hidden_rows = G_N_ELEMENTS (hidden),
                          .limits = limits,
                          .can_add = concord_sheet_can_add (sheet) },
      error);
}

ConcordSheet *
concord_request_file_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!concord_xlsx_is_likely (bytes) && !concord_xlsx_is_old (bytes))
    return concord_sheet_from_csv (bytes, error);
  rows = concord_xlsx_read (bytes, "Concord", error);
  return rows == NULL ? NULL : concord_sheet_from_rows (rows, error);
}
