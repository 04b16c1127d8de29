#include "store/csv-table.h"

#include "store/project-file.h"

#include <csv.h>
#include "concord-words.h"
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const char delimiters[] = { ',', ';', '\t', '|' };

/* How many rows the delimiter is judged by. */
#define MAX_SAMPLE 20

/* How much is looked at in one go, and how much of a mapped file is read before it is given back. */
#define BLOCK (1 << 20)
#define SMALL_BLOCK 4096
#define GIVEN_BACK (8 << 20)

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

/* --- memory --------------------------------------------------------------------------------- */

/* The system reads them again where they are wanted again. */
static void
give_back (const ConcordCsv *csv, const char *from, const char *to)
{
  const guintptr page = (guintptr) sysconf (_SC_PAGESIZE);
  guintptr start = ((guintptr) from + page - 1) / page * page, end = (guintptr) to / page * page;

  if (csv->is_mapped && csv->converted == NULL && end > start)
    madvise ((void *) start, end - start, MADV_DONTNEED);
}

/* --- encoding ------------------------------------------------------------------------------- */

static gboolean
convert (ConcordCsv *csv, const char *data, gsize size, const char *from)
{
  csv->converted = g_convert (data, (gssize) size, "UTF-8", from, NULL, &csv->length, NULL);
  csv->text = csv->converted;
  return csv->text != NULL;
}

/* How much of the start is ASCII, eight bytes at a time. */
static gsize
count_ascii (const char *text, gsize length)
{
  gsize n = 0;

  for (; n + sizeof (guint64) <= length; n += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, text + n, sizeof word);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  return n;
}

/* Whether it is UTF-8 without a NUL, block by block. */
static gboolean
is_text (const ConcordCsv *csv, const char *text, gsize length)
{
  gsize at = 0, given = 0;

  while (at < length)
    {
      gsize block = MIN (length - at, BLOCK), n = count_ascii (text + at, block);
      const char *end = text + at + n;

      if (memchr (text + at, '\0', n) != NULL)
        return FALSE;
      /* A character may stand across the border of what is looked at; nothing else may be left. */
      if (n < block && !g_utf8_validate (end, (gssize) MIN (length - at - n, SMALL_BLOCK), &end)
          && end == text + at + n)
        return FALSE;
      at = (gsize) (end - text);
      if (at - given > GIVEN_BACK)
        {
          give_back (csv, text + given, text + at);
          given = at;
        }
    }
  return TRUE;
}

/* Spreadsheets write UTF-8 with or without a mark, UTF-16 as "Unicode text", and what is none of
 * these comes from Windows in Western Europe. */
static gboolean
decode (ConcordCsv *csv, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (csv->bytes, &size);
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
      csv->text = size == 0 ? "" : data + (csv->byte_order_mark ? 3 : 0);
      csv->length = size - (csv->byte_order_mark ? 3 : 0);
      good = is_text (csv, csv->text, csv->length);
      if (!good && !csv->byte_order_mark && memchr (data, '\0', size) == NULL)
        {
          csv->encoding = "Windows-1252";
          good = convert (csv, data, size, "WINDOWS-1252");
        }
    }
  if (!good || (csv->converted != NULL && memchr (csv->text, '\0', csv->length) != NULL))
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
  if (end >= csv->length || text[end] != '\n')
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

static ConcordCsv *
csv_open (GBytes *bytes, gboolean is_mapped, GError **error)
{
  g_autoptr (ConcordCsv) csv = g_new0 (ConcordCsv, 1);

  csv->bytes = g_bytes_ref (bytes);
  csv->is_mapped = is_mapped;
  if (!decode (csv, error))
    return NULL;
  csv->first_line = 1;
  if (!read_separator_line (csv))
    csv->delimiter = guess_delimiter (csv);
  return g_steal_pointer (&csv);
}

ConcordCsv *
concord_csv_open (GBytes *bytes, GError **error)
{
  return csv_open (bytes, FALSE, error);
}

ConcordCsv *
concord_csv_open_mapped (GBytes *bytes, GError **error)
{
  return csv_open (bytes, TRUE, error);
}

void
concord_csv_free (ConcordCsv *csv)
{
  g_free (csv->converted);
  g_bytes_unref (csv->bytes);
  g_free (csv);
}

/* --- rows ----------------------------------------------------------------------------------- */

/* What ends a cell that is not in quotation marks. */
enum
{
  PLAIN,
  STOP
};

typedef struct
{
  const ConcordCsv *csv;
  ConcordCsvSlices row;
  gpointer data;
  ConcordCsvCell *cells;
  guint n_cells, n_room;
  guchar stops[256];     /* PLAIN or STOP, by byte */
  struct csv_parser parser;
  GString *parsed;       /* the cells of a row that the library took apart, */
  GArray *starts;        /* and where each begins there */
  const char *behind;    /* where the row that is read now ends */
  guint begins;          /* its line */
  gboolean ended;
  GError *error;
} Reader;

static void
add_cell (Reader *reader, const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (reader->n_cells == reader->n_room)
    {
      reader->n_room = MAX (64, 2 * reader->n_room);
      reader->cells = g_renew (ConcordCsvCell, reader->cells, reader->n_room);
    }
  reader->cells[reader->n_cells++] = (ConcordCsvCell){ text, length };
}

static gboolean
is_blank_row (const Reader *reader)
{
  for (guint i = 0; i < reader->n_cells; i++)
    if (reader->cells[i].length > 0)
      return FALSE;
  return TRUE;
}

/* A sheet's used range often ends in rows of nothing but delimiters. */
static gboolean
give_row (Reader *reader)
{
  const ConcordCsv *csv = reader->csv;
  gboolean good
      = reader->error == NULL
        && (is_blank_row (reader)
            || reader->row (reader->cells, reader->n_cells, reader->begins,
                            (double) (reader->behind - csv->text) / (double) csv->length,
                            reader->data, &reader->error));

  reader->n_cells = 0;
  return good;
}

/* --- plain rows ----------------------------------------------------------------------------- */

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* A cell in quotation marks that are all there is to it. Returns what follows it, or NULL. */
static const char *
read_quoted (Reader *reader, const char *at)
{
  const char *start = ++at;

  while (*at != '"' && !is_line_end (*at))
    at++;
  if (*at != '"')
    return NULL;
  add_cell (reader, start, (gsize) (at - start));
  at++;
  while ((*at == ' ' || *at == '\t') && *at != reader->csv->delimiter)
    at++;
  return *at == reader->csv->delimiter || is_line_end (*at) ? at : NULL;
}

/* Takes a row apart that a line end is sure to end and that has no quotation mark inside a cell, as
 * nearly all are. Returns the line end, or NULL for another row. */
static const char *
read_plain (Reader *reader, const char *at)
{
  const char delimiter = reader->csv->delimiter;

  for (;; at++)
    {
      while ((*at == ' ' || *at == '\t') && *at != delimiter)
        at++;
      if (*at == '"')
        {
          at = read_quoted (reader, at);
          if (at == NULL)
            return NULL;
        }
      else
        {
          const char *start = at;

          while (reader->stops[(guchar) *at] == PLAIN)
            at++;
          if (*at == '"')
            return NULL;
          add_cell (reader, start, (gsize) (at - start));
        }
      if (*at != delimiter)
        return at;
    }
}

/* --- other rows ----------------------------------------------------------------------------- */

static void
take_cell (void *text, size_t length, void *data)
{
  Reader *reader = data;
  gsize start = reader->parsed->len;

  g_array_append_val (reader->starts, start);
  if (text != NULL)
    g_string_append_len (reader->parsed, text, (gssize) length);
}

static void
take_row (int terminator, void *data)
{
  ((Reader *) data)->ended = TRUE;
}

static gboolean
give_parsed (Reader *reader)
{
  gboolean good;

  for (guint i = 0; i < reader->starts->len; i++)
    {
      gsize start = g_array_index (reader->starts, gsize, i);
      gsize end = i + 1 < reader->starts->len ? g_array_index (reader->starts, gsize, i + 1)
                                              : reader->parsed->len;

      add_cell (reader, reader->parsed->str + start, end - start);
    }
  good = give_row (reader);
  g_array_set_size (reader->starts, 0);
  g_string_truncate (reader->parsed, 0);
  return good;
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

/* Lets the library take the row at @at apart, line by line until one ends it; @line gets the last.
 * Returns what follows the row, or NULL. */
static const char *
read_parsed (Reader *reader, const char *at, guint *line, GError **error)
{
  const char *end = reader->csv->text + reader->csv->length;

  reader->ended = FALSE;
  while (at < end && !reader->ended)
    {
      const char *next = find_line_end (at, end);
      gsize length = (gsize) (next - at);

      if (csv_parse (&reader->parser, at, length, take_cell, take_row, reader) != length)
        {
          fail_at (error, *line,
                   _ ("Line %u: a quotation mark stands in the middle of a cell. Put the whole "
                      "cell in quotation marks and double those inside it."));
          return NULL;
        }
      at = next;
      if (at < end && !reader->ended)
        ++*line;
    }
  if (!reader->ended && csv_fini (&reader->parser, take_cell, take_row, reader) != 0)
    {
      fail_at (error, reader->begins,
               _ ("Line %u: a quotation mark is opened and never closed. Close it, or take it "
                  "out."));
      return NULL;
    }
  reader->behind = at;
  return give_parsed (reader) ? at : NULL;
}

/* --- all rows ------------------------------------------------------------------------------- */

static const char *
skip_line_end (const char *at, const char *end)
{
  return at + (*at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1);
}

static gboolean
read_rows (Reader *reader, GError **error)
{
  const ConcordCsv *csv = reader->csv;
  const char *end = csv->text + csv->length, *safe = end, *given = csv->text;
  guint line = csv->first_line;

  /* Before this, every line has its end. */
  while (safe > csv->text + csv->start && !is_line_end (safe[-1]))
    safe--;
  for (const char *at = csv->text + csv->start; at < end; line++)
    {
      const char *behind;

      reader->begins = line;
      if (is_line_end (*at))
        {
          at = skip_line_end (at, end);
          continue;
        }
      behind = at < safe ? read_plain (reader, at) : NULL;
      if (behind != NULL)
        {
          reader->behind = at = skip_line_end (behind, end);
          if (!give_row (reader))
            return FALSE;
        }
      else
        {
          reader->n_cells = 0;
          at = read_parsed (reader, at, &line, error);
          if (at == NULL)
            return FALSE;
        }
      if (at - given > GIVEN_BACK)
        {
          give_back (csv, given, at);
          given = at;
        }
    }
  return TRUE;
}

static void
set_stops (Reader *reader)
{
  reader->stops[(guchar) reader->csv->delimiter] = STOP;
  reader->stops['"'] = reader->stops['\n'] = reader->stops['\r'] = STOP;
}

gboolean
concord_csv_each_slices (const ConcordCsv *csv, ConcordCsvSlices row, gpointer data,
                         GError **error)
{
  Reader reader = { .csv = csv, .row = row, .data = data };
  gboolean good;

  if (csv_init (&reader.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
    return fail (error, _ ("There is not enough memory to read the file."));
  csv_set_delim (&reader.parser, (guchar) csv->delimiter);
  /* By 128 bytes at a time, as the library does unasked, a cell of 20 MB takes minutes. */
  csv_set_blk_size (&reader.parser, 1 << 20);
  reader.parsed = g_string_new (NULL);
  reader.starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  set_stops (&reader);
  good = read_rows (&reader, error);
  if (reader.error != NULL)
    g_propagate_error (error, reader.error);
  g_free (reader.cells);
  g_string_free (reader.parsed, TRUE);
  g_array_unref (reader.starts);
  csv_free (&reader.parser);
  return good;
}

/* --- rows as strings ------------------------------------------------------------------------ */

typedef struct
{
  ConcordCsvRow row;
  gpointer data;
} Copier;

static gboolean
copy_row (const ConcordCsvCell *cells, guint n_cells, guint line, double done, gpointer data,
          GError **error)
{
  const Copier *copier = data;
  g_auto (GStrv) copies = g_new0 (char *, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    copies[i] = g_strndup (cells[i].text, cells[i].length);
  return copier->row (copies, n_cells, line, copier->data, error);
}

gboolean
concord_csv_each_row (const ConcordCsv *csv, ConcordCsvRow row, gpointer data, GError **error)
{
  Copier copier = { row, data };

  return concord_csv_each_slices (csv, copy_row, &copier, error);
}
