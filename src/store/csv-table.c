#include "store/csv-table.h"

#include "store/project-file.h"

#include "concord-config.h"
#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const char delimiters[] = { ',', ';', '\t', '|' };

/* How many rows the delimiter is judged by. */
#define MAX_SAMPLE 20

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN, sentence);
  return FALSE;
}

static gboolean
fail_at (GError **error, guint line, const char *format)
{
  g_set_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN, format, line);
  return FALSE;
}

/* --- encoding ------------------------------------------------------------------------------- */

static gboolean
convert (ConcordCsv *csv, const char *data, gsize size, const char *from)
{
  csv->text = g_convert (data, (gssize) size, "UTF-8", from, NULL, &csv->length, NULL);
  return csv->text != NULL;
}

/* Spreadsheets write UTF-8 with or without a mark, UTF-16 as "Unicode text", and what is none of
 * these comes from Windows in Western Europe. */
static gboolean
decode (ConcordCsv *csv, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gboolean good;

  csv->byte_order_mark = TRUE;
  csv->encoding = "UTF-16";
  if (size >= 2 && (guchar) data[0] == 0xff && (guchar) data[1] == 0xfe)
    good = convert (csv, data + 2, size - 2, "UTF-16LE");
  else if (size >= 2 && (guchar) data[0] == 0xfe && (guchar) data[1] == 0xff)
    good = convert (csv, data + 2, size - 2, "UTF-16BE");
  else
    {
      csv->byte_order_mark = size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0;
      csv->encoding = "UTF-8";
      data += csv->byte_order_mark ? 3 : 0;
      size -= csv->byte_order_mark ? 3 : 0;
      good = g_utf8_validate (data == NULL ? "" : data, (gssize) size, NULL);
      if (good)
        {
          csv->text = g_strndup (data, size);
          csv->length = size;
        }
      else if (!csv->byte_order_mark && (size == 0 || memchr (data, '\0', size) == NULL))
        {
          csv->encoding = "Windows-1252";
          good = convert (csv, data, size, "WINDOWS-1252");
        }
    }
  if (!good || (csv->length > 0 && memchr (csv->text, '\0', csv->length) != NULL))
    return fail (error, _ ("This is not a file of text. Save the sheet as CSV in UTF-8 and try "
                           "again."));
  return TRUE;
}

/* --- delimiter ------------------------------------------------------------------------------ */

/* The first line "sep=;" is Excel's own way to say it. */
static gboolean
read_separator_line (ConcordCsv *csv)
{
  const char *text = csv->text;
  gsize end = 5;

  if (csv->length < 6 || strncmp (text, "sep=", 4) != 0
      || memchr (delimiters, text[4], sizeof delimiters) == NULL)
    return FALSE;
  if (text[end] == '\r')
    end++;
  if (text[end] != '\n')
    return FALSE;
  csv->delimiter = text[4];
  csv->start = end + 1;
  csv->first_line = 2;
  return TRUE;
}

/* How often each delimiter stands outside quotes in the row at @at; returns where the next begins. */
static const char *
count_delimiters (const char *at, const char *end, guint *counts)
{
  gboolean quoted = FALSE;

  memset (counts, 0, sizeof delimiters * sizeof *counts);
  for (; at < end; at++)
    {
      const char *which = quoted ? NULL : memchr (delimiters, *at, sizeof delimiters);

      if (*at == '"')
        quoted = !quoted;
      if (which != NULL)
        counts[which - delimiters]++;
      if (!quoted && (*at == '\n' || *at == '\r'))
        break;
    }
  while (at < end && (*at == '\n' || *at == '\r'))
    at++;
  return at;
}

/* The one that most rows have as often as the first row does; of equals the more frequent one. */
static char
guess_delimiter (const ConcordCsv *csv)
{
  const char *at = csv->text, *end = csv->text + csv->length;
  guint first[sizeof delimiters] = { 0 }, alike[sizeof delimiters] = { 0 };
  gsize best = 0;

  for (guint row = 0; row < MAX_SAMPLE && at < end; row++)
    {
      guint counts[sizeof delimiters];

      at = count_delimiters (at, end, counts);
      if (row == 0)
        memcpy (first, counts, sizeof first);
      for (gsize i = 0; i < sizeof delimiters; i++)
        alike[i] += first[i] > 0 && counts[i] == first[i];
    }
  for (gsize i = 1; i < sizeof delimiters; i++)
    if (alike[i] > alike[best] || (alike[i] == alike[best] && first[i] > first[best]))
      best = i;
  return delimiters[best];
}

ConcordCsv *
concord_csv_open (GBytes *bytes, GError **error)
{
  g_autoptr (ConcordCsv) csv = g_new0 (ConcordCsv, 1);

  if (!decode (csv, bytes, error))
    return NULL;
  csv->first_line = 1;
  if (!read_separator_line (csv))
    csv->delimiter = guess_delimiter (csv);
  return g_steal_pointer (&csv);
}

void
concord_csv_free (ConcordCsv *csv)
{
  g_free (csv->text);
  g_free (csv);
}

/* --- rows ----------------------------------------------------------------------------------- */

typedef struct
{
  ConcordCsvRow row;
  gpointer data;
  GPtrArray *cells;
  guint begins; /* line of the row that is read now */
  gboolean ended;
  gboolean blank;
  GError *error;
} Reader;

static void
take_cell (void *text, size_t length, void *data)
{
  Reader *reader = data;
  char *cell = g_strndup (text == NULL ? "" : text, length);

  g_ptr_array_add (reader->cells, g_strstrip (cell));
  if (*cell != '\0')
    reader->blank = FALSE;
}

static void
take_row (int terminator, void *data)
{
  Reader *reader = data;

  /* A sheet's used range often ends in rows of nothing but delimiters. */
  if (reader->error == NULL && !reader->blank)
    reader->row ((char **) reader->cells->pdata, reader->cells->len, reader->begins, reader->data,
                 &reader->error);
  g_ptr_array_set_size (reader->cells, 0);
  reader->blank = TRUE;
  reader->ended = TRUE;
}

/* Where the line at @at ends, its line end included: LF, CR LF, or the CR of old Macs. */
static const char *
find_line_end (const char *at, const char *end)
{
  for (; at < end; at++)
    if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n')))
      return at + 1;
  return end;
}

static gboolean
is_blank (const char *at, const char *end)
{
  while (at < end && g_ascii_isspace (*at))
    at++;
  return at == end;
}

static gboolean
parse_lines (struct csv_parser *parser, const ConcordCsv *csv, Reader *reader, GError **error)
{
  const char *end = csv->text + csv->length, *next;
  guint line = csv->first_line;
  gboolean open = FALSE;

  for (const char *at = csv->text + csv->start; at < end; at = next, line++)
    {
      gsize length;

      next = find_line_end (at, end);
      length = (gsize) (next - at);
      if (!open)
        reader->begins = line;
      reader->ended = FALSE;
      if (csv_parse (parser, at, length, take_cell, take_row, reader) != length)
        return fail_at (error, line,
                        _ ("Line %u: a quotation mark stands in the middle of a cell. Put the whole "
                           "cell in quotation marks and double those inside it."));
      if (reader->error != NULL)
        return FALSE;
      open = !reader->ended && (open || !is_blank (at, next));
    }
  if (csv_fini (parser, take_cell, take_row, reader) != 0)
    return fail_at (error, reader->begins,
                    _ ("Line %u: a quotation mark is opened and never closed. Close it, or take it "
                       "out."));
  return reader->error == NULL;
}

gboolean
concord_csv_each_row (const ConcordCsv *csv, ConcordCsvRow row, gpointer data, GError **error)
{
  struct csv_parser parser;
  Reader reader = { .row = row, .data = data, .blank = TRUE };
  gboolean good;

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    return fail (error, _ ("There is not enough memory to read the file."));
  csv_set_delim (&parser, (guchar) csv->delimiter);
  /* By 128 bytes at a time, as the library does unasked, a cell of 20 MB takes minutes. */
  csv_set_blk_size (&parser, 1 << 20);
  reader.cells = g_ptr_array_new_with_free_func (g_free);
  good = parse_lines (&parser, csv, &reader, error);
  if (reader.error != NULL)
    g_propagate_error (error, reader.error);
  g_ptr_array_unref (reader.cells);
  csv_free (&parser);
  return good;
}
