/* The workbook as a whole: opening, formats, names, closing. */
#include "paper/spreadsheet-private.h"
#include "paper/xlsx-read.h"

#include "model/bias-range.h"
#include "model/criterion.h"
#include "model/line.h"

#include "concord-words.h"

#define INK_INPUT 0x0033cc
#define PAPER_INPUT 0xfff9e5
#define PAPER_HEAD 0xdeddda
#define INK_FOUND 0x5e5c64

void
concord_book_keep (ConcordBook *book, lxw_error result)
{
  if (book->first_error == LXW_NO_ERROR)
    book->first_error = result;
}

/* --- formats --------------------------------------------------------------------------------- */

static const char *
get_number_format (ConcordCellKind kind)
{
  switch (kind)
    {
    case CONCORD_CELL_WHOLE:
      return "0";
    case CONCORD_CELL_NUMBER:
      return "#,##0.00##;\\-#,##0.00##";
    case CONCORD_CELL_MONEY:
      return "£#,##0.00;[Red]\\-£#,##0.00";
    case CONCORD_CELL_PERCENT:
      return "0.00##%";
    case CONCORD_CELL_FACTOR:
      return "0.000000";
    case CONCORD_CELL_TEXT:
    case CONCORD_CELL_LONG_TEXT:
    case CONCORD_CELL_N_KINDS:
    default:
      return NULL;
    }
}

static void
set_role (lxw_format *format, ConcordCellRole role)
{
  switch (role)
    {
    case CONCORD_CELL_INPUT:
      format_set_font_color (format, INK_INPUT);
      format_set_bg_color (format, PAPER_INPUT);
      break;
    case CONCORD_CELL_TOTAL:
      format_set_bold (format);
      format_set_top (format, LXW_BORDER_THIN);
      break;
    case CONCORD_CELL_FOUND:
      format_set_italic (format);
      format_set_font_color (format, INK_FOUND);
      break;
    case CONCORD_CELL_HEAD:
      format_set_bold (format);
      format_set_bg_color (format, PAPER_HEAD);
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_text_wrap (format);
      break;
    case CONCORD_CELL_PLAIN:
    case CONCORD_CELL_N_ROLES:
    default:
      break;
    }
}

static void
add_formats (ConcordBook *book)
{
  for (guint role = 0; role < CONCORD_CELL_N_ROLES; role++)
    for (guint kind = 0; kind < CONCORD_CELL_N_KINDS; kind++)
      {
        lxw_format *format = workbook_add_format (book->book);
        const char *numbers = get_number_format (kind);

        format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
        set_role (format, role);
        if (numbers != NULL)
          format_set_num_format (format, numbers);
        if (kind == CONCORD_CELL_LONG_TEXT)
          format_set_text_wrap (format);
        if (numbers == NULL)
          format_set_indent (format, 1); /* away from a number on its left */
        if (numbers != NULL && role == CONCORD_CELL_HEAD)
          format_set_align (format, LXW_ALIGN_RIGHT);
        book->formats[role][kind] = format;
      }
  book->title = workbook_add_format (book->book);
  format_set_bold (book->title);
  format_set_font_size (book->title, 14);
  book->words = workbook_add_format (book->book);
  format_set_italic (book->words);
  format_set_font_color (book->words, INK_FOUND);
  book->good = workbook_add_format (book->book);
  format_set_bg_color (book->good, 0xc6efce);
  format_set_font_color (book->good, 0x006100);
  book->bad = workbook_add_format (book->book);
  format_set_bg_color (book->bad, 0xffc7ce);
  format_set_font_color (book->bad, 0x9c0006);
  format_set_bold (book->bad);
}

/* --- words ----------------------------------------------------------------------------------- */

/* The label of a choice as it stands between the quotation marks of a formula. */
static char *
dup_label (const ConcordChoice *choices, const char *nick)
{
  while (!g_str_equal (choices->nick, nick))
    choices++;
  {
    g_auto (GStrv) parts = g_strsplit (concord_choice_get_label (choices), "\"", -1);

    return g_strjoinv ("\"\"", parts);
  }
}

static void
find_words (ConcordBookWords *say)
{
  say->cost = dup_label (concord_line_kinds, "cost");
  say->non_cashable = dup_label (concord_line_kinds, "non-cashable-benefit");
  say->capital = dup_label (concord_line_budgets, "capital");
  say->nominal = dup_label (concord_line_prices, "nominal");
  say->yes = dup_label (concord_flags, "yes");
  say->lower = dup_label (concord_directions, "lower");
  say->pert = dup_label (concord_estimate_shapes, "pert");
  say->measures[0] = dup_label (concord_bias_measures, "capital");
  say->measures[1] = dup_label (concord_bias_measures, "operating");
}

static void
words_clear (ConcordBookWords *say)
{
  char *all[] = { say->cost, say->non_cashable, say->capital,     say->nominal,    say->yes,
                  say->lower, say->pert,        say->measures[0], say->measures[1] };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i]);
}

/* --- names and checks ------------------------------------------------------------------------ */

void
concord_book_define (ConcordBook *book, const char *name, const ConcordTab *tab, guint row,
                     guint column, guint last_row, guint last_column)
{
  g_autofree char *formula
      = g_strdup_printf ("=%s%s", tab->quoted,
                         row == last_row && column == last_column
                             ? concord_ref_fixed (row, column).text
                             : concord_ref_range (row, column, last_row, last_column).text);

  concord_book_keep (book, workbook_define_name (book->book, name, formula));
}

void
concord_book_check (ConcordBook *book, const char *subject, const char *figure,
                    const ConcordTab *tab, guint row, guint column, ConcordCellKind kind,
                    double found)
{
  ConcordBookCheck *check = g_new0 (ConcordBookCheck, 1);

  check->subject = g_strdup (subject);
  check->figure = g_strdup (figure);
  check->formula = g_strconcat (tab->quoted, concord_ref_fixed (row, column).text, NULL);
  check->kind = kind;
  check->found = found;
  g_ptr_array_add (book->checks, check);
}

static void
check_free (ConcordBookCheck *check)
{
  g_free (check->subject);
  g_free (check->figure);
  g_free (check->formula);
  g_free (check);
}

static void
tab_free (ConcordTab *tab)
{
  g_free (tab->name);
  g_free (tab->quoted);
  g_free (tab);
}

/* --- open and close -------------------------------------------------------------------------- */

gboolean
concord_book_open (ConcordBook *book, const char *path, GError **error)
{
  lxw_workbook_options options = { .tmpdir = (char *) g_get_tmp_dir () };

  book->first_error = LXW_NO_ERROR;
  book->tabs = g_ptr_array_new_with_free_func ((GDestroyNotify) tab_free);
  book->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) check_free);
  book->flows = g_ptr_array_new ();
  find_words (&book->say);
  book->book = workbook_new_opt (path, &options);
  if (book->book == NULL)
    {
      g_set_error_literal (error, CONCORD_XLSX_ERROR, CONCORD_XLSX_ERROR_WRITE,
                           _ ("The workbook could not be written."));
      return FALSE;
    }
  add_formats (book);
  return TRUE;
}

gboolean
concord_book_close (ConcordBook *book, GError **error)
{
  concord_book_keep (book, workbook_close (book->book));
  if (book->first_error == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, CONCORD_XLSX_ERROR, CONCORD_XLSX_ERROR_WRITE,
               _ ("The workbook could not be written: %s"), lxw_strerror (book->first_error));
  return FALSE;
}

void
concord_book_clear (ConcordBook *book)
{
  words_clear (&book->say);
  g_free (book->footer);
  g_ptr_array_unref (book->tabs);
  g_ptr_array_unref (book->checks);
  g_ptr_array_unref (book->flows);
}
