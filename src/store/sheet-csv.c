/* A sheet as comma-separated values, safe to open in a spreadsheet program. */
#include "store/csv-table.h"
#include "store/sheet-private.h"

#include "concord-words.h"
#include <string.h>

/* --- out ------------------------------------------------------------------------------------ */

/* TRUE for a text that a spreadsheet program would take for a formula, or that reading would take
 * for one of ours behind an apostrophe. Numbers such as -5 are none. */
static gboolean
needs_guard (const char *cell)
{
  gsize marks = strspn (cell, "'");
  double number;

  return cell[marks] != '\0' && strchr ("=+-@\t\r", cell[marks]) != NULL
         && !(marks == 0 && concord_number_read (cell, &number));
}

static void
append_cell (GString *csv, const char *cell)
{
  gboolean quoted
      = strpbrk (cell, ",;\"\r\n\t|'") != NULL || g_ascii_isspace (*cell) || needs_guard (cell);

  if (quoted)
    g_string_append_c (csv, '"');
  if (needs_guard (cell))
    g_string_append_c (csv, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (quoted)
    g_string_append_c (csv, '"');
}

GBytes *
concord_sheet_to_csv (const ConcordSheet *sheet)
{
  ConcordSheet guarded = *sheet;
  GString *csv = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GPtrArray) rows = NULL;

  guarded.guarded = TRUE;
  rows = concord_sheet_to_rows (&guarded);
  for (guint i = 0; i < rows->len; i++)
    for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
      {
        append_cell (csv, *cell);
        g_string_append (csv, cell[1] == NULL ? "\r\n" : ",");
      }
  return g_string_free_to_bytes (csv);
}

/* --- in ------------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *rows;
  guint next_line; /* where the next row begins if no blank one stands between */
  guint n_cells;
} Reading;

static guint
count_lines (char **cells, guint n_cells)
{
  guint lines = 1;

  for (guint i = 0; i < n_cells; i++)
    for (const char *p = cells[i]; *p != '\0'; p++)
      lines += *p == '\n';
  return lines;
}

/* Blank rows are handed over by nobody, but a spreadsheet program counts them. */
static gboolean
take_row (char **cells, guint n_cells, guint line, gpointer data, GError **error)
{
  Reading *reading = data;
  char **copy;

  reading->n_cells += n_cells;
  while (reading->next_line < line && reading->n_cells <= CONCORD_SHEET_MAX_CELLS)
    {
      g_ptr_array_add (reading->rows, NULL);
      reading->next_line++;
      reading->n_cells++;
    }
  if (reading->n_cells > CONCORD_SHEET_MAX_CELLS)
    return concord_sheet_fail (error,
                               _ ("The sheet has more than %d cells. Take out what was not "
                                  "sent."),
                               CONCORD_SHEET_MAX_CELLS);
  copy = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    copy[i] = g_strdup (cells[i]);
  g_ptr_array_add (reading->rows, copy);
  reading->next_line = MAX (reading->next_line, line) + count_lines (cells, n_cells);
  return TRUE;
}

static void
free_line (gpointer line)
{
  g_strfreev (line);
}

ConcordSheet *
concord_sheet_from_csv (GBytes *bytes, GError **error)
{
  g_autoptr (ConcordCsv) csv = concord_csv_open (bytes, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_line);
  Reading reading = { .rows = rows };

  if (csv == NULL)
    return NULL;
  reading.next_line = csv->first_line;
  if (!concord_csv_each_row (csv, take_row, &reading, error))
    return NULL;
  return concord_sheet_from_rows (rows, error);
}
