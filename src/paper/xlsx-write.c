#include "paper/xlsx-write.h"

#include "paper/xlsx-read.h"

#include "concord-words.h"
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Rows below the last one that are checked as well, for those that a colleague adds. */
#define ROWS_TO_ADD 200

/* A spreadsheet program shows no longer sentence beside a cell. */
#define MAX_MESSAGE 250

#define FIRST_COLUMN 2

/* The highest row: more than this is scrolled to in the line above the sheet. */
#define MAX_LINES 12

typedef struct
{
  const ConcordXlsxForm *form;
  lxw_workbook *book;
  lxw_worksheet *sheet, *lists;
  lxw_format *title, *words, *ids, *label, *help, *read_only;
  lxw_error first_error;
} Writer;

static void
keep (Writer *w, lxw_error result)
{
  if (w->first_error == LXW_NO_ERROR)
    w->first_error = result;
}

/* --- formats -------------------------------------------------------------------------------- */

static lxw_format *
add_format (Writer *w)
{
  lxw_format *format = workbook_add_format (w->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static void
add_formats (Writer *w)
{
  w->title = add_format (w);
  format_set_bold (w->title);
  format_set_font_size (w->title, 14);
  w->words = add_format (w);
  w->ids = add_format (w);
  format_set_font_color (w->ids, 0x9a9996);
  format_set_font_size (w->ids, 8);
  w->label = add_format (w);
  format_set_bold (w->label);
  format_set_text_wrap (w->label);
  format_set_bg_color (w->label, 0xdeddda);
  format_set_bottom (w->label, LXW_BORDER_THIN);
  w->help = add_format (w);
  format_set_italic (w->help);
  format_set_font_size (w->help, 9);
  format_set_font_color (w->help, 0x5e5c64);
  format_set_text_wrap (w->help);
  w->read_only = add_format (w);
  format_set_bg_color (w->read_only, 0xf6f5f4);
  format_set_text_wrap (w->read_only);
}

/* Columns of text are text: a program must not take "1-2" for a date. */
static lxw_format *
add_field_format (Writer *w, const ConcordField *field)
{
  lxw_format *format = add_format (w);

  format_set_unlocked (format);
  switch (field->kind)
    {
    case CONCORD_KIND_MONEY:
      format_set_num_format (format, "#,##0.00");
      break;
    case CONCORD_KIND_DATE:
      format_set_num_format (format, "yyyy\\-mm\\-dd");
      break;
    case CONCORD_KIND_TEXT:
    case CONCORD_KIND_LONG_TEXT:
      format_set_num_format (format, "@");
      format_set_text_wrap (format);
      break;
    case CONCORD_KIND_WHOLE:
    case CONCORD_KIND_NUMBER:
    case CONCORD_KIND_PERCENT:
    case CONCORD_KIND_SERIES:
    case CONCORD_KIND_CHOICE:
    case CONCORD_KIND_FLAG:
    case CONCORD_KIND_REFERENCE:
    default:
      break;
    }
  return format;
}

static double
get_width (const ConcordXlsxColumn *column)
{
  if (column->field == NULL || column->field->kind == CONCORD_KIND_TEXT)
    return 26;
  if (column->field->kind == CONCORD_KIND_LONG_TEXT)
    return 50;
  return column->choices != NULL ? 22 : 15;
}

/* --- cells ---------------------------------------------------------------------------------- */

static gboolean
write_number (Writer *w, lxw_row_t row, lxw_col_t at, const ConcordField *field, const char *text,
              lxw_format *format)
{
  double number;

  if (!(concord_field_is_number (field) || field->kind == CONCORD_KIND_MONEY
        || field->kind == CONCORD_KIND_SERIES)
      || !concord_number_read (text, &number))
    return FALSE;
  keep (w, worksheet_write_number (w->sheet, row, at, number, format));
  return TRUE;
}

static gboolean
write_date (Writer *w, lxw_row_t row, lxw_col_t at, const ConcordField *field, const char *text,
            lxw_format *format)
{
  lxw_datetime day = { 0 };
  ConcordDate date;
  GDate plain;

  if (field->kind != CONCORD_KIND_DATE || !concord_date_read (text, &date))
    return FALSE;
  g_date_clear (&plain, 1);
  g_date_set_julian (&plain, date.julian);
  day.year = g_date_get_year (&plain);
  day.month = (int) g_date_get_month (&plain);
  day.day = g_date_get_day (&plain);
  /* Workbooks know no day before 1900, and miscount the first two months of that year. */
  if (day.year <= 1900 || day.year > 9999)
    return FALSE;
  keep (w, worksheet_write_datetime (w->sheet, row, at, &day, format));
  return TRUE;
}

char *
concord_xlsx_dup_escaped (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_code = strlen (p) >= 7 && p[0] == '_' && p[1] == 'x' && p[6] == '_';

      for (guint i = 2; is_code && i < 6; i++)
        is_code = g_ascii_isxdigit (p[i]);
      if (is_code)
        g_string_append (escaped, "_x005F");
      g_string_append_c (escaped, *p);
    }
  return g_string_free (escaped, FALSE);
}

static void
write_text (Writer *w, lxw_row_t row, lxw_col_t at, const char *text, lxw_format *format)
{
  g_autofree char *escaped = concord_xlsx_dup_escaped (text);

  if (*text == '\0')
    keep (w, worksheet_write_blank (w->sheet, row, at, format));
  else
    keep (w, worksheet_write_string (
                 w->sheet, row, at,
                 g_utf8_strlen (escaped, -1) > CONCORD_XLSX_CELL_MAX ? text : escaped, format));
}

/* Not every program makes a row as high as its wrapped texts. A letter is taken for a width of 1, a
 * line for 15 points. */
static double
get_height (Writer *w, char **cells)
{
  double lines = 1;

  for (guint i = 0; i < w->form->n_columns; i++)
    {
      g_auto (GStrv) paragraphs = g_strsplit (cells[i + FIRST_COLUMN], "\n", -1);
      double width = get_width (&w->form->columns[i]), own = 0;

      for (char **p = paragraphs; *p != NULL; p++)
        own += MAX (1, ceil ((double) g_utf8_strlen (*p, -1) / (width - 2)));
      lines = MAX (lines, own);
    }
  return MIN (lines, MAX_LINES) * LXW_DEF_ROW_HEIGHT;
}

static void
write_table_row (Writer *w, guint row, char **cells, lxw_format **formats)
{
  keep (w, worksheet_set_row (w->sheet, row, get_height (w, cells), NULL));
  write_text (w, row, 0, cells[0], w->ids);
  write_text (w, row, 1, cells[1], w->ids);
  for (guint i = 0; i < w->form->n_columns; i++)
    {
      const ConcordField *field = w->form->columns[i].field;
      lxw_col_t at = (lxw_col_t) (i + FIRST_COLUMN);
      const char *text = cells[at];

      if (field == NULL
          || (!write_number (w, row, at, field, text, formats[i])
              && !write_date (w, row, at, field, text, formats[i])))
        write_text (w, row, at, text, formats[i]);
    }
}

static void
write_head_row (Writer *w, guint row, char **cells)
{
  lxw_format *format = row == 0                     ? w->title
                       : row == w->form->labels_row ? w->label
                       : row > w->form->labels_row  ? w->help
                                                    : w->words;

  if (row >= w->form->labels_row)
    keep (w, worksheet_set_row (w->sheet, row, get_height (w, cells), NULL));
  for (guint i = 0; cells[i] != NULL; i++)
    if (*cells[i] != '\0')
      write_text (w, row, (lxw_col_t) i, cells[i],
                  i < FIRST_COLUMN && row != w->form->labels_row ? w->ids : format);
}

/* --- what the program checks ---------------------------------------------------------------- */

static char *
dup_message (const char *text)
{
  if (text == NULL)
    return NULL;
  return g_utf8_strlen (text, -1) > MAX_MESSAGE ? g_utf8_substring (text, 0, MAX_MESSAGE)
                                                : g_strdup (text);
}

static void
validate (Writer *w, guint first, guint last, guint at, lxw_data_validation *check,
          const char *words)
{
  g_autofree char *message = dup_message (words);

  check->ignore_blank = LXW_VALIDATION_ON;
  check->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
  check->error_message = message;
  keep (w, worksheet_data_validation_range (w->sheet, first, (lxw_col_t) at, last, (lxw_col_t) at,
                                            check));
}

static void
validate_range (Writer *w, guint first, guint last, guint at, const ConcordField *field,
                ConcordRange range)
{
  ConcordField bounded = *field;
  g_autofree char *words = NULL;
  g_autofree char *label = concord_field_dup_label (field);
  g_autofree char *sentence = NULL;
  lxw_data_validation check = { 0 };

  bounded.range = range;
  words = concord_field_dup_range_words (&bounded);
  /* Translators: a field and its range in words: "Need must be between 0 and 100." */
  sentence = g_strdup_printf (_ ("%s must be %s."), label, words);
  check.validate = field->kind == CONCORD_KIND_WHOLE ? LXW_VALIDATION_TYPE_INTEGER
                                                     : LXW_VALIDATION_TYPE_DECIMAL;
  check.criteria = isinf (range.high) ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
                                      : LXW_VALIDATION_CRITERIA_BETWEEN;
  check.value_number = check.minimum_number = range.low;
  check.maximum_number = isinf (range.high) ? 0 : range.high;
  validate (w, first, last, at, &check, sentence);
}

/* TRUE where the choices can stand in the cell's own list: short, and no comma divides one. */
static gboolean
fits_in_cell (const char *const *choices)
{
  g_autofree char *all = g_strjoinv (",", (char **) choices);
  guint n = 0;

  for (const char *p = all; *p != '\0'; p++)
    n += *p == ',';
  return g_utf8_strlen (all, -1) <= MAX_MESSAGE && n + 1 == g_strv_length ((char **) choices)
         && strchr (all, '"') == NULL;
}

/* "Lists!$D$1:$D$9", where the choices are then written; NULL where there are none. */
static char *
add_list (Writer *w, guint at, const char *const *choices)
{
  char name[LXW_MAX_COL_NAME_LENGTH];
  guint n = 0;

  for (; choices[n] != NULL; n++)
    {
      g_autofree char *escaped = concord_xlsx_dup_escaped (choices[n]);

      keep (w, worksheet_write_string (w->lists, n, (lxw_col_t) at, escaped, NULL));
    }
  lxw_col_to_name (name, (lxw_col_t) at, 0);
  return n == 0 ? NULL : g_strdup_printf ("Lists!$%s$1:$%s$%u", name, name, n);
}

/* Long lists stand on a sheet of their own. libxlsxwriter 1.1.4 loses memory with each
 * LXW_VALIDATION_TYPE_LIST_FORMULA, so the reference takes the place of a short list's text, which
 * is written in the same way. */
static void
refer_to_list (Writer *w, const char *reference)
{
  lxw_data_val_obj *each, *last = NULL;

  STAILQ_FOREACH (each, w->sheet->data_validations, list_pointers)
  last = each;
  if (last == NULL)
    return;
  free (last->value_formula);
  last->value_formula = strdup (reference);
}

static void
validate_choices (Writer *w, guint first, guint last, guint at, const ConcordXlsxColumn *column)
{
  static const char *const placeholder[] = { "-", NULL };
  gboolean fits = fits_in_cell (column->choices);
  lxw_data_validation check = { 0 };
  g_autofree char *label = concord_field_dup_label (column->field);
  g_autofree char *sentence = g_strdup_printf (_ ("%s must be one of the list."), label);
  g_autofree char *reference = fits ? NULL : add_list (w, at, column->choices);

  if (!fits && reference == NULL)
    return;
  check.validate = LXW_VALIDATION_TYPE_LIST;
  check.value_list = (char **) (fits ? column->choices : placeholder);
  validate (w, first, last, at, &check, sentence);
  if (!fits && w->first_error == LXW_NO_ERROR)
    refer_to_list (w, reference);
}

static void
validate_column (Writer *w, guint i)
{
  const ConcordXlsxForm *form = w->form;
  const ConcordXlsxColumn *column = &form->columns[i];
  guint last = form->rows->len - 1 + (form->can_add ? ROWS_TO_ADD : 0);
  guint at = i + FIRST_COLUMN;

  if (column->field == NULL || last < form->first_row)
    return;
  if (column->choices != NULL)
    {
      validate_choices (w, form->first_row, last, at, column);
      return;
    }
  if (!column->field->range.is_set)
    return;
  if (form->limits == NULL || !concord_field_is_number (column->field))
    {
      validate_range (w, form->first_row, last, at, column->field, column->field->range);
      return;
    }
  for (guint row = form->first_row; row < form->rows->len; row++)
    {
      const double *limit = form->limits + (row - form->first_row) * 2;
      ConcordRange range = column->field->range;

      range.low = isnan (limit[0]) ? range.low : limit[0];
      range.high = isnan (limit[1]) ? range.high : limit[1];
      validate_range (w, row, row, at, column->field, range);
    }
}

/* --- the sheet ------------------------------------------------------------------------------ */

/* The whole column gets its format, so that rows may be added on the locked sheet. */
static void
set_columns (Writer *w, lxw_format **formats)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  keep (w, worksheet_set_column (w->sheet, 0, 0, 5, w->ids));
  keep (w, worksheet_set_column_opt (w->sheet, 1, 1, 5, w->ids, &hidden));
  for (guint i = 0; i < w->form->n_columns; i++)
    {
      const ConcordField *field = w->form->columns[i].field;
      lxw_col_t at = (lxw_col_t) (i + FIRST_COLUMN);

      formats[i] = field == NULL ? w->read_only : add_field_format (w, field);
      keep (w, worksheet_set_column (w->sheet, at, at, get_width (&w->form->columns[i]),
                                     field == NULL || !w->form->can_add ? NULL : formats[i]));
    }
}

static void
set_sheet (Writer *w)
{
  lxw_protection allowed
      = { .format_cells = LXW_TRUE, .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  for (guint i = 0; i < w->form->n_hidden_rows; i++)
    keep (w, worksheet_set_row_opt (w->sheet, w->form->hidden_rows[i], LXW_DEF_ROW_HEIGHT, NULL,
                                    &hidden));
  keep (w, worksheet_set_row (w->sheet, 0, 20, NULL));
  worksheet_freeze_panes (w->sheet, w->form->labels_row + 1, FIRST_COLUMN + 1);
  worksheet_protect (w->sheet, NULL, &allowed);
  worksheet_hide (w->lists);
  worksheet_set_landscape (w->sheet);
  worksheet_set_paper (w->sheet, 9);
  worksheet_fit_to_pages (w->sheet, 1, 0);
  keep (w, worksheet_repeat_rows (w->sheet, w->form->labels_row, w->form->labels_row));
}

static void
fill_book (Writer *w)
{
  g_autofree lxw_format **formats = g_new0 (lxw_format *, w->form->n_columns + 1);
  g_autofree char *title = g_utf8_strlen (w->form->title, -1) > MAX_MESSAGE
                               ? g_utf8_substring (w->form->title, 0, MAX_MESSAGE)
                               : g_strdup (w->form->title);
  lxw_doc_properties properties = { .title = title, .created = (time_t) w->form->made };

  keep (w, workbook_set_properties (w->book, &properties));
  w->sheet = workbook_add_worksheet (w->book, "Concord");
  w->lists = workbook_add_worksheet (w->book, "Lists");
  add_formats (w);
  set_columns (w, formats);
  for (guint row = 0; row < w->form->rows->len; row++)
    if (row < w->form->first_row)
      write_head_row (w, row, w->form->rows->pdata[row]);
    else
      write_table_row (w, row, w->form->rows->pdata[row], formats);
  for (guint i = 0; i < w->form->n_columns; i++)
    validate_column (w, i);
  set_sheet (w);
}

static gboolean
fail (lxw_error result, GError **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, CONCORD_XLSX_ERROR, CONCORD_XLSX_ERROR_WRITE,
               _ ("The workbook could not be written: %s"), lxw_strerror (result));
  return FALSE;
}

static gboolean
write_book (const ConcordXlsxForm *form, const char *path, GError **error)
{
  g_autofree char *folder = g_strdup (g_get_tmp_dir ());
  lxw_workbook_options options = { .tmpdir = folder };
  Writer w = { .form = form, .first_error = LXW_NO_ERROR };

  w.book = workbook_new_opt (path, &options);
  if (w.book == NULL)
    return fail (LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  fill_book (&w);
  keep (&w, workbook_close (w.book));
  return fail (w.first_error, error);
}

/* The library writes to a path; the caller decides how the real file is replaced. */
GBytes *
concord_xlsx_write (const ConcordXlsxForm *form, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize length = 0;
  gboolean good;
  int fd = g_file_open_tmp ("concord-XXXXXX.xlsx", &path, error);

  if (fd < 0)
    return NULL;
  close (fd);
  good = write_book (form, path, error) && g_file_get_contents (path, &contents, &length, error);
  g_unlink (path);
  return good ? g_bytes_new_take (g_steal_pointer (&contents), length) : NULL;
}
