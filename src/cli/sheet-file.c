#include "cli/sheet-file.h"

#include "cli/cli.h"
#include "paper/xlsx-read.h"
#include "paper/xlsx-write.h"

#include "concord-words.h"
#include <string.h>

/* --- out ------------------------------------------------------------------------------------ */

static GBytes *
write_xlsx (const ConcordSheet *sheet, gint64 now, GError **error)
{
  static const guint hidden[] = { CONCORD_SHEET_ROW_PROJECT, CONCORD_SHEET_ROW_NAMES };
  g_autoptr (GPtrArray) rows = concord_sheet_to_rows (sheet);
  g_autofree ConcordXlsxColumn *columns = g_new0 (ConcordXlsxColumn, sheet->columns->len + 1);
  g_autofree double *limits = g_new (double, sheet->rows->len * 2 + 2);
  ConcordXlsxForm form = { .title = sheet->title,
                           .made = now,
                           .rows = rows,
                           .columns = columns,
                           .n_columns = sheet->columns->len,
                           .labels_row = CONCORD_SHEET_ROW_LABELS,
                           .first_row = CONCORD_SHEET_ROW_FIRST,
                           .hidden_rows = hidden,
                           .n_hidden_rows = G_N_ELEMENTS (hidden),
                           .can_add = concord_sheet_can_add (sheet) };

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const ConcordSheetColumn *column = sheet->columns->pdata[i];

      columns[i] = (ConcordXlsxColumn){ column->field, (const char *const *) column->choices };
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const ConcordSheetRow *row = sheet->rows->pdata[i];

      limits[i * 2] = row->low;
      limits[i * 2 + 1] = row->high;
      if (!isnan (row->high))
        form.limits = limits;
    }
  return concord_xlsx_write (&form, error);
}

gboolean
concord_cli_write_sheet (const ConcordSheet *sheet, ConcordDocument *document, const char *path,
                         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize size;

  if (g_str_has_suffix (path, ".csv"))
    bytes = concord_sheet_to_csv (sheet);
  else if (g_str_has_suffix (path, ".xlsx"))
    bytes = write_xlsx (sheet, concord_document_get_now (document), error);
  else
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _ ("%s: a sheet ends in .csv or .xlsx."),
                 path);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                   error);
}

int
concord_cli_send_sheet (ConcordSheet *sheet, ConcordDocument *document, const char *source,
                        const char *etag, const char *to, const char *due, const char *request,
                        const char *out)
{
  ConcordDate day = CONCORD_DATE_ABSENT;
  g_autoptr (ConcordStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (due != NULL && !concord_date_read_typed (due, &day))
    return concord_cli_complain (CONCORD_EXIT_USAGE, _ ("--due takes a date such as 2026-04-03."));
  concord_sheet_ask (sheet, to == NULL ? sheet->asked : to, day);
  if (request != NULL)
    {
      step = concord_sheet_plan_request (document, sheet);
      if (!concord_document_perform (document, step, &error))
        return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
    }
  if (!concord_cli_write_sheet (sheet, document, out, &error))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  g_print (ngettext ("%s: %u row\n", "%s: %u rows\n", sheet->rows->len), out, sheet->rows->len);
  return request == NULL ? CONCORD_EXIT_GOOD : concord_cli_save (document, request, source, etag);
}

/* --- in ------------------------------------------------------------------------------------- */

ConcordSheet *
concord_cli_read_sheet (const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (file);
  if (!concord_xlsx_is_likely (bytes) && !concord_xlsx_is_old (bytes))
    return concord_sheet_from_csv (bytes, error);
  rows = concord_xlsx_read (bytes, "Concord", error);
  return rows == NULL ? NULL : concord_sheet_from_rows (rows, error);
}
