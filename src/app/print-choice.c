/* What a person chose to print, as a paper, as some of its pages, as a PDF. */
#include "app/print.h"
#include "app/settings.h"

#include "concord-words.h"
#include <string.h>

#define SIZE_KEY "paper-size"
#define PAGES_KEY "concord-print-pages"

ConcordPrintChoice *
concord_print_choice_new (void)
{
  ConcordPrintChoice *choice = g_new0 (ConcordPrintChoice, 1);

  choice->kinds = g_ptr_array_new ();
  choice->figures_per_page = 2;
  choice->size = concord_print_size_get ();
  return choice;
}

void
concord_print_choice_free (ConcordPrintChoice *choice)
{
  g_free (choice->report);
  g_free (choice->pages);
  g_ptr_array_unref (choice->kinds);
  g_free (choice);
}

ConcordPaper *
concord_print_choice_make_paper (const ConcordPrintChoice *choice, ConcordDocument *document)
{
  ConcordPaper *paper = concord_paper_new (document);
  ConcordRecord *report
      = choice->report == NULL ? NULL : concord_document_find (document, choice->report);
  double width, height;

  if (choice->what != CONCORD_PRINT_CHARTS && report != NULL)
    {
      concord_paper_set_report (paper, report);
      concord_paper_set_part (paper, choice->what == CONCORD_PRINT_PART_B ? CONCORD_PAPER_PART_B
                                                                          : CONCORD_PAPER_PART_A);
    }
  else
    {
      for (guint i = 0; i < choice->kinds->len; i++)
        concord_paper_add_figure (paper, choice->kinds->pdata[i], NULL);
      concord_paper_set_figures_per_page (paper, choice->figures_per_page);
      concord_paper_set_tables (paper, choice->tables);
    }
  concord_paper_set_mono (paper, choice->mono);
  concord_print_choice_get_size (choice, &width, &height);
  concord_paper_set_page_size (paper, width, height);
  return paper;
}

/* --- the size of paper ----------------------------------------------------------------------- */

static const char *
find_size (const char *name)
{
  return g_strcmp0 (name, GTK_PAPER_NAME_LETTER) == 0 ? GTK_PAPER_NAME_LETTER
         : g_strcmp0 (name, GTK_PAPER_NAME_A4) == 0   ? GTK_PAPER_NAME_A4
                                                      : NULL;
}

const char *
concord_print_size_get (void)
{
  g_autoptr (GSettings) settings = concord_settings_new ();
  g_autofree char *kept = concord_settings_has (settings, SIZE_KEY)
                              ? g_settings_get_string (settings, SIZE_KEY)
                              : NULL;
  const char *size = find_size (kept);

  if (size == NULL)
    size = find_size (gtk_paper_size_get_default ());
  return size == NULL ? GTK_PAPER_NAME_A4 : size;
}

void
concord_print_size_set (const char *size)
{
  g_autoptr (GSettings) settings = concord_settings_new ();

  if (concord_settings_has (settings, SIZE_KEY))
    g_settings_set_string (settings, SIZE_KEY, size);
}

void
concord_print_choice_get_size (const ConcordPrintChoice *choice, double *width, double *height)
{
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (choice->size);

  *width = gtk_paper_size_get_width (size, GTK_UNIT_POINTS);
  *height = gtk_paper_size_get_height (size, GTK_UNIT_POINTS);
}

/* --- some of the pages ----------------------------------------------------------------------- */

/* A number of a page, from 1; FALSE where there is none. Moves @at past it. */
static gboolean
read_number (const char **at, guint *number)
{
  char *end;
  guint64 value;

  while (**at == ' ')
    (*at)++;
  if (!g_ascii_isdigit (**at))
    return FALSE;
  value = g_ascii_strtoull (*at, &end, 10);
  *number = (guint) MIN (value, G_MAXUINT);
  for (*at = end; **at == ' '; (*at)++)
    ;
  return TRUE;
}

/* "3" or "1-3"; the dash may be long. */
static gboolean
read_range (const char **at, guint *from, guint *to)
{
  const char *const dashes[] = { "-", "–", "—" };

  if (!read_number (at, from))
    return FALSE;
  *to = *from;
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (g_str_has_prefix (*at, dashes[i]))
      {
        *at += strlen (dashes[i]);
        return read_number (at, to);
      }
  return TRUE;
}

static gboolean
add_range (GArray *pages, guint from, guint to, guint n_pages, GError **error)
{
  if (from == 0 || to == 0 || from > n_pages || to > n_pages)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   ngettext ("There is no page %u: the paper has %u page.",
                             "There is no page %u: the paper has %u pages.", n_pages),
                   from == 0 || from > n_pages ? from : to, n_pages);
      return FALSE;
    }
  if (from > to)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("Pages run from the smaller number to the larger, such as %u-%u."), to, from);
      return FALSE;
    }
  for (guint page = from - 1; page < to; page++)
    g_array_append_val (pages, page);
  return TRUE;
}

GArray *
concord_print_pages_parse (const char *text, guint n_pages, GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *owned = g_strstrip (g_strdup (text == NULL ? "" : text));
  const char *at = owned;
  guint from, to;

  if (*at == '\0')
    {
      if (n_pages > 0 && !add_range (pages, 1, n_pages, n_pages, error))
        return NULL;
      return g_steal_pointer (&pages);
    }
  for (;;)
    {
      if (!read_range (&at, &from, &to) || (*at != '\0' && *at != ',' && *at != ';'))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("“%s” can't be read as pages. Type numbers and ranges such as 1-3, 5."),
                       owned);
          return NULL;
        }
      if (!add_range (pages, from, to, n_pages, error))
        return NULL;
      if (*at == '\0')
        return g_steal_pointer (&pages);
      at++;
    }
}

static gboolean
is_whole (const ConcordPrintChoice *choice)
{
  g_autofree char *pages = g_strstrip (g_strdup (choice->pages == NULL ? "" : choice->pages));

  return *pages == '\0';
}

/* --- PDF ------------------------------------------------------------------------------------- */

gboolean
concord_print_choice_write_pdf (const ConcordPrintChoice *choice, ConcordDocument *document,
                                const char *path, GError **error)
{
  g_autoptr (ConcordPaper) paper = concord_print_choice_make_paper (choice, document);
  g_autoptr (GArray) pages = NULL;

  if (is_whole (choice))
    return concord_paper_write_pdf (paper, path, error);
  pages = concord_print_pages_parse (choice->pages, concord_paper_paginate (paper), error);
  return pages != NULL && concord_paper_write_pdf_pages (paper, pages, path, error);
}

/* --- printing -------------------------------------------------------------------------------- */

guint
concord_print_choice_get_page (GtkPrintOperation *operation, guint nth)
{
  const GArray *pages = g_object_get_data (G_OBJECT (operation), PAGES_KEY);

  return pages == NULL || nth >= pages->len ? nth : g_array_index (pages, guint, nth);
}

/* After the paper was laid out for the printer's page. A range that fits no more prints all. */
static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, const char *text)
{
  int n_pages;
  GArray *pages;

  g_object_get (operation, "n-pages", &n_pages, NULL);
  pages = concord_print_pages_parse (text, (guint) MAX (n_pages, 0), NULL);
  if (pages == NULL)
    return;
  g_object_set_data_full (G_OBJECT (operation), PAGES_KEY, pages, (GDestroyNotify) g_array_unref);
  gtk_print_operation_set_n_pages (operation, (int) pages->len);
}

static void
free_text (gpointer text, GClosure *closure)
{
  g_free (text);
}

GtkPrintOperation *
concord_print_choice_new_operation (const ConcordPrintChoice *choice, ConcordDocument *document,
                                    const char *job)
{
  g_autoptr (ConcordPaper) paper = concord_print_choice_make_paper (choice, document);
  GtkPrintOperation *operation = concord_print_operation_new (paper, job);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (choice->size);

  gtk_page_setup_set_paper_size (setup, size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  if (!is_whole (choice))
    g_signal_connect_data (operation, "begin-print", G_CALLBACK (on_begin), g_strdup (choice->pages),
                           free_text, 0);
  return operation;
}
