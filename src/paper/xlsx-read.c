/* The cells of one sheet. The stream is walked once; memory is bounded before it is taken. */
#include "paper/xlsx-read.h"

#include "model/value.h"
#include "paper/xlsx-book.h"

#include "concord-words.h"
#include <math.h>
#include <string.h>

#define MAX_ROWS 1048576

typedef struct
{
  const ConcordXlsxBook *book;
  GPtrArray *rows; /* of GPtrArray of char*, NULL for a blank one */
  GPtrArray *row;  /* the row that is read now, or NULL */
  guint row_index; /* from 0; of the next row while none is read */
  guint column;    /* of the next cell */
  guint n_cells;   /* of the rectangle's rows, up to their last cell */
  gsize n_bytes;   /* of texts */
  char *kind;      /* of the cell that is read now */
  guint style;
  GString *value, *formula;
  gboolean in_cell, in_value, in_formula, in_reading;
} Reading;

/* --- what a cell says ----------------------------------------------------------------------- */

/* Day 60 of the old count is 29 February 1900, which never was. */
static char *
dup_day (const ConcordXlsxBook *book, double serial)
{
  g_autoptr (GDate) epoch = book->from_1904 ? g_date_new_dmy (1, G_DATE_JANUARY, 1904)
                            : serial < 60   ? g_date_new_dmy (31, G_DATE_DECEMBER, 1899)
                                            : g_date_new_dmy (30, G_DATE_DECEMBER, 1899);

  /* A time of day alone, or a day that no calendar of a workbook has. */
  if (serial < (book->from_1904 ? 0 : 1) || serial > 2958465)
    return NULL;
  return concord_date_dup_canonical (
      (ConcordDate){ g_date_get_julian (epoch) + (guint32) floor (serial) });
}

static char *
dup_number (const Reading *r, const char *text)
{
  ConcordXlsxFormat format = r->style < r->book->formats->len
                                 ? g_array_index (r->book->formats, ConcordXlsxFormat, r->style)
                                 : CONCORD_XLSX_FORMAT_PLAIN;
  char *end;
  double number = g_ascii_strtod (text, &end);
  char *day = NULL;

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  if (format == CONCORD_XLSX_FORMAT_DATE)
    day = dup_day (r->book, number);
  if (format == CONCORD_XLSX_FORMAT_PERCENT)
    {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      /* 0.035 is 3.5, not the nearest double above it. */
      return g_strdup_printf ("%s%%",
                              g_ascii_formatd (digits, sizeof digits, "%.15g", number * 100));
    }
  return day == NULL ? concord_number_dup_canonical (number) : day;
}

static char *
dup_cell (const Reading *r)
{
  const char *kind = r->kind == NULL ? "n" : r->kind;
  guint64 index;

  /* A formula that no program has computed yet shows itself, so that it is not taken for blank. */
  if (r->value->len == 0 && r->formula->len > 0)
    return g_strdup_printf ("=%s", r->formula->str);
  if (r->value->len == 0)
    return NULL;
  if (strcmp (kind, "s") == 0)
    {
      if (!g_ascii_string_to_unsigned (r->value->str, 10, 0, G_MAXUINT, &index, NULL)
          || index >= r->book->texts->len)
        return g_strdup ("#REF!");
      return g_strdup (r->book->texts->pdata[index]);
    }
  if (strcmp (kind, "b") == 0)
    return g_strdup (strcmp (r->value->str, "1") == 0 ? "TRUE" : "FALSE");
  if (strcmp (kind, "n") == 0)
    return dup_number (r, r->value->str);
  if (strcmp (kind, "d") == 0)
    return g_strndup (r->value->str, 10);
  return concord_xlsx_dup_unescaped (r->value->str);
}

/* --- where it stands ------------------------------------------------------------------------ */

/* The column of "AB12", counted from 0; FALSE where it is no such reference. */
static gboolean
read_column (const char *reference, guint *column)
{
  guint number = 0;

  for (; g_ascii_isupper (*reference); reference++)
    {
      number = number * 26 + (guint) (*reference - 'A') + 1;
      if (number > 16384)
        return FALSE;
    }
  *column = number - 1;
  return number > 0 && g_ascii_isdigit (*reference);
}

static gboolean
put_cell (Reading *r, char *text, GError **error)
{
  if (r->column >= CONCORD_XLSX_MAX_COLUMNS)
    {
      g_free (text);
      return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_TOO_LARGE,
                                _ ("Row %u of the sheet has more than %d columns."),
                                r->row_index + 1, CONCORD_XLSX_MAX_COLUMNS);
    }
  if (r->column >= r->row->len)
    {
      r->n_cells += r->column + 1 - r->row->len;
      g_ptr_array_set_size (r->row, (int) r->column + 1);
    }
  r->n_bytes += strlen (text);
  g_free (r->row->pdata[r->column]);
  r->row->pdata[r->column] = text;
  if (r->n_cells > CONCORD_XLSX_MAX_CELLS)
    return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_TOO_LARGE,
                              _ ("The sheet has more than %d cells. Take out what was not sent."),
                              CONCORD_XLSX_MAX_CELLS);
  if (r->n_bytes > CONCORD_XLSX_MAX_BYTES)
    return concord_xlsx_fail (error, CONCORD_XLSX_ERROR_TOO_LARGE,
                              _ ("The sheet holds more than %d MB of text."),
                              CONCORD_XLSX_MAX_BYTES / (1024 * 1024));
  return TRUE;
}

/* --- the walk ------------------------------------------------------------------------------- */

static void
begin_row (Reading *r, const ConcordXlsxWalk *walk)
{
  guint number;

  g_clear_pointer (&r->row, g_ptr_array_unref);
  if (concord_xlsx_walk_get_whole (walk, "r", MAX_ROWS, &number) && number > r->rows->len)
    r->row_index = number - 1;
  else
    r->row_index = r->rows->len;
  r->row = g_ptr_array_new_with_free_func (g_free);
  r->column = 0;
}

static void
end_row (Reading *r)
{
  if (r->row == NULL)
    return;
  if (r->row->len == 0)
    g_clear_pointer (&r->row, g_ptr_array_unref);
  else
    {
      g_ptr_array_set_size (r->rows, (int) r->row_index);
      g_ptr_array_add (r->rows, g_steal_pointer (&r->row));
    }
}

static void
begin_cell (Reading *r, const ConcordXlsxWalk *walk)
{
  g_autofree char *reference = concord_xlsx_walk_dup_attribute (walk, "r");
  guint column;

  g_free (r->kind);
  r->kind = concord_xlsx_walk_dup_attribute (walk, "t");
  r->style = 0;
  concord_xlsx_walk_get_whole (walk, "s", G_MAXINT, &r->style);
  if (reference != NULL && read_column (reference, &column))
    r->column = column;
  g_string_truncate (r->value, 0);
  g_string_truncate (r->formula, 0);
  r->in_cell = TRUE;
  r->in_value = r->in_formula = r->in_reading = FALSE;
}

static gboolean
end_cell (Reading *r, GError **error)
{
  char *text = dup_cell (r);

  r->in_cell = FALSE;
  if (text != NULL && !put_cell (r, text, error))
    return FALSE;
  r->column++;
  return TRUE;
}

static gboolean
take_node (Reading *r, const ConcordXlsxWalk *walk, GError **error)
{
  const char *piece = concord_xlsx_walk_get_text (walk);

  if (piece != NULL)
    {
      if (r->in_cell && r->in_value && !r->in_reading)
        g_string_append (r->value, piece);
      else if (r->in_cell && r->in_formula)
        g_string_append (r->formula, piece);
      return TRUE;
    }
  if (concord_xlsx_walk_opens (walk, "row"))
    begin_row (r, walk);
  if (r->row != NULL && concord_xlsx_walk_opens (walk, "c"))
    begin_cell (r, walk);
  if (concord_xlsx_walk_opens (walk, "rPh"))
    r->in_reading = TRUE;
  if (concord_xlsx_walk_opens (walk, "v") || concord_xlsx_walk_opens (walk, "t"))
    r->in_value = TRUE;
  if (concord_xlsx_walk_opens (walk, "f"))
    r->in_formula = TRUE;
  if (concord_xlsx_walk_closes (walk, "v") || concord_xlsx_walk_closes (walk, "t"))
    r->in_value = FALSE;
  if (concord_xlsx_walk_closes (walk, "f"))
    r->in_formula = FALSE;
  if (concord_xlsx_walk_closes (walk, "rPh"))
    r->in_reading = FALSE;
  if (r->in_cell && concord_xlsx_walk_closes (walk, "c") && !end_cell (r, error))
    return FALSE;
  if (concord_xlsx_walk_closes (walk, "row"))
    end_row (r);
  return TRUE;
}

static gboolean
read_sheet (Reading *r, GError **error)
{
  ConcordXlsxWalk walk;
  gboolean good = TRUE;

  if (!concord_xlsx_walk_begin (&walk, r->book->parts, r->book->sheet, error))
    return FALSE;
  r->value = g_string_new (NULL);
  r->formula = g_string_new (NULL);
  while (good && concord_xlsx_walk_next (&walk, error))
    good = take_node (r, &walk, error);
  concord_xlsx_walk_end (&walk);
  g_string_free (r->value, TRUE);
  g_string_free (r->formula, TRUE);
  g_free (r->kind);
  g_clear_pointer (&r->row, g_ptr_array_unref);
  return good && !walk.failed;
}

static void
free_row (gpointer row)
{
  if (row != NULL)
    g_ptr_array_unref (row);
}

/* Holes between cells become blank texts. */
static GPtrArray *
dup_rows (const GPtrArray *rows)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < rows->len; i++)
    {
      const GPtrArray *row = rows->pdata[i];
      char **cells = row == NULL ? NULL : g_new0 (char *, row->len + 1);

      for (guint c = 0; row != NULL && c < row->len; c++)
        cells[c] = g_strdup (row->pdata[c] == NULL ? "" : row->pdata[c]);
      g_ptr_array_add (all, cells);
    }
  return all;
}

GPtrArray *
concord_xlsx_read (GBytes *bytes, const char *sheet, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  ConcordXlsxBook book;
  Reading reading = { .book = &book, .rows = rows };
  GPtrArray *all = NULL;

  if (concord_xlsx_book_open (&book, bytes, sheet, error) && read_sheet (&reading, error))
    all = dup_rows (rows);
  concord_xlsx_book_clear (&book);
  return all;
}
