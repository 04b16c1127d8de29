/* A sheet of the workbook and its cells. */
#include "paper/spreadsheet-private.h"
#include "paper/xlsx-write.h"

#include "concord-words.h"
#include <string.h>

/* A workbook's limits. */
#define MAX_NAME 31
#define MAX_FOOTER 255

/* A4 in the numbering of workbooks. */
#define PAPER_A4 9

/* --- names of cells -------------------------------------------------------------------------- */

static ConcordRef
make_ref (guint row, guint column, gboolean fixed_row, gboolean fixed_column)
{
  ConcordRef ref;
  char name[LXW_MAX_COL_NAME_LENGTH];

  lxw_col_to_name (name, (lxw_col_t) column, fixed_column);
  g_snprintf (ref.text, sizeof ref.text, "%s%s%u", name, fixed_row ? "$" : "", row + 1);
  return ref;
}

ConcordRef
concord_ref (guint row, guint column)
{
  return make_ref (row, column, FALSE, FALSE);
}

ConcordRef
concord_ref_column (guint row, guint column)
{
  return make_ref (row, column, FALSE, TRUE);
}

ConcordRef
concord_ref_row (guint row, guint column)
{
  return make_ref (row, column, TRUE, FALSE);
}

ConcordRef
concord_ref_fixed (guint row, guint column)
{
  return make_ref (row, column, TRUE, TRUE);
}

ConcordRef
concord_ref_range (guint row, guint column, guint last_row, guint last_column)
{
  ConcordRef first = concord_ref_fixed (row, column), ref = { "" };

  g_snprintf (ref.text, sizeof ref.text, "%s:%s", first.text,
              concord_ref_fixed (last_row, last_column).text);
  return ref;
}

/* --- a sheet --------------------------------------------------------------------------------- */

static gboolean
is_taken (const ConcordBook *book, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < book->tabs->len; i++)
    {
      g_autofree char *other
          = g_utf8_casefold (((ConcordTab *) book->tabs->pdata[i])->name, -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/* What a sheet may be called: no sign that formulas need, nothing beyond the sixteen bits by which
 * spreadsheet programs count letters. */
static char *
dup_clean (const char *name)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter > 0xffff || g_unichar_iscntrl (letter)
          || (letter < 0x80 && strchr ("[]:*?/\\'", (int) letter) != NULL))
        letter = '-';
      g_string_append_unichar (clean, letter);
    }
  g_strstrip (clean->str);
  return g_string_free (clean, FALSE);
}

static char *
dup_name (const ConcordBook *book, const char *wanted)
{
  g_autofree char *clean = dup_clean (wanted);
  char *name = g_utf8_substring (clean, 0, MIN (MAX_NAME, g_utf8_strlen (clean, -1)));

  for (guint i = 2; is_taken (book, name); i++)
    {
      g_autofree char *number = g_strdup_printf (" %u", i);
      glong room = MAX_NAME - (glong) strlen (number);
      g_autofree char *head
          = g_utf8_substring (clean, 0, MIN (room, g_utf8_strlen (clean, -1)));

      g_free (name);
      name = g_strconcat (head, number, NULL);
    }
  return name;
}

static void
set_page (ConcordTab *tab)
{
  worksheet_set_landscape (tab->sheet);
  worksheet_set_paper (tab->sheet, PAPER_A4);
  worksheet_fit_to_pages (tab->sheet, 1, 0);
  concord_book_keep (tab->book, worksheet_set_footer (tab->sheet, tab->book->footer));
}

ConcordTab *
concord_tab_new (ConcordBook *book, const char *name)
{
  ConcordTab *tab = g_new0 (ConcordTab, 1);

  tab->book = book;
  tab->name = dup_name (book, name);
  tab->quoted = g_strdup_printf ("'%s'!", tab->name);
  tab->sheet = workbook_add_worksheet (book->book, tab->name);
  g_ptr_array_add (book->tabs, tab);
  if (tab->sheet == NULL)
    concord_book_keep (book, LXW_ERROR_SHEETNAME_ALREADY_USED);
  return tab;
}

void
concord_tab_begin (ConcordTab *tab, const char *title, const char *help)
{
  g_autofree char *escaped = concord_xlsx_dup_escaped (title);

  set_page (tab);
  concord_book_keep (tab->book, worksheet_set_row (tab->sheet, 0, 20, NULL));
  concord_book_keep (tab->book,
                     worksheet_write_string (tab->sheet, 0, 0, escaped, tab->book->title));
  if (help != NULL)
    concord_book_keep (tab->book,
                       worksheet_write_string (tab->sheet, 1, 0, help, tab->book->words));
}

void
concord_tab_freeze (ConcordTab *tab, guint first_head, guint last_head, guint columns)
{
  worksheet_freeze_panes (tab->sheet, last_head + 1, (lxw_col_t) columns);
  concord_book_keep (tab->book, worksheet_repeat_rows (tab->sheet, first_head, last_head));
}

void
concord_tab_widths (ConcordTab *tab, guint first, guint last, double width)
{
  concord_book_keep (tab->book, worksheet_set_column (tab->sheet, (lxw_col_t) first,
                                                      (lxw_col_t) last, width, NULL));
}

/* --- cells ----------------------------------------------------------------------------------- */

static void
write_text (ConcordTab *tab, guint row, guint column, lxw_format *format, const char *text)
{
  g_autofree char *escaped = text == NULL ? NULL : concord_xlsx_dup_escaped (text);
  g_autofree char *cut = NULL;

  if (text == NULL || *text == '\0')
    {
      concord_book_keep (tab->book,
                         worksheet_write_blank (tab->sheet, row, (lxw_col_t) column, format));
      return;
    }
  cut = g_utf8_substring (escaped, 0, MIN (CONCORD_XLSX_CELL_MAX, g_utf8_strlen (escaped, -1)));
  concord_book_keep (tab->book, worksheet_write_string (tab->sheet, row, (lxw_col_t) column, cut,
                                                        format));
}

void
concord_tab_text (ConcordTab *tab, guint row, guint column, ConcordCellRole role, const char *text)
{
  write_text (tab, row, column, tab->book->formats[role][CONCORD_CELL_TEXT], text);
}

void
concord_tab_long_text (ConcordTab *tab, guint row, guint column, ConcordCellRole role,
                       const char *text)
{
  write_text (tab, row, column, tab->book->formats[role][CONCORD_CELL_LONG_TEXT], text);
}

void
concord_tab_number (ConcordTab *tab, guint row, guint column, ConcordCellRole role,
                    ConcordCellKind kind, double number)
{
  lxw_format *format = tab->book->formats[role][kind];

  if (isfinite (number))
    concord_book_keep (tab->book, worksheet_write_number (tab->sheet, row, (lxw_col_t) column,
                                                          number, format));
  else
    concord_book_keep (tab->book,
                       worksheet_write_blank (tab->sheet, row, (lxw_col_t) column, format));
}

void
concord_tab_formula (ConcordTab *tab, guint row, guint column, ConcordCellRole role,
                     ConcordCellKind kind, const char *format, ...)
{
  va_list arguments;
  g_autofree char *formula = NULL;

  va_start (arguments, format);
  formula = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  concord_book_keep (tab->book,
                     worksheet_write_formula (tab->sheet, row, (lxw_col_t) column, formula,
                                              tab->book->formats[role][kind]));
}

void
concord_tab_heads (ConcordTab *tab, guint row, guint column, const char *const *heads)
{
  concord_book_keep (tab->book,
                     worksheet_set_row (tab->sheet, row, 2 * LXW_DEF_ROW_HEIGHT, NULL));
  for (guint i = 0; heads[i] != NULL; i++)
    concord_tab_text (tab, row, column + i, CONCORD_CELL_HEAD, heads[i]);
}

void
concord_tab_choice (ConcordTab *tab, guint row, guint column, const ConcordChoice *choices,
                    int choice)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  lxw_data_validation check = { .validate = LXW_VALIDATION_TYPE_LIST,
                                .ignore_blank = LXW_VALIDATION_ON };

  for (const ConcordChoice *c = choices; c->nick != NULL; c++)
    g_ptr_array_add (labels, (gpointer) concord_choice_get_label (c));
  g_ptr_array_add (labels, NULL);
  concord_tab_text (tab, row, column, CONCORD_CELL_INPUT,
                    choice < 0 ? NULL : (const char *) labels->pdata[choice]);
  check.value_list = (char **) labels->pdata;
  concord_book_keep (tab->book, worksheet_data_validation_cell (tab->sheet, row,
                                                                (lxw_col_t) column, &check));
}

void
concord_tab_field (ConcordTab *tab, guint row, guint column, ConcordRecord *record,
                   const char *name)
{
  const ConcordField *field = concord_record_find_field (record, name);
  g_autofree char *text = NULL;

  if (!concord_record_is_absent (record, field)
      && (tab->book->with_confidential || !field->confidential))
    text = concord_record_dup_text (record, field);
  concord_tab_long_text (tab, row, column, CONCORD_CELL_INPUT, text);
}
