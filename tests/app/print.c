/* Printing: the choice of charts, their pages, and what comes out of a print operation. */
#include "harness.h"
#include "rich.h"
#include "app/print-dialog.h"

#include <stdlib.h>
#include <string.h>

static ConcordPrintDialog *
open_dialog (ConcordWindow *window, ConcordDocument *document)
{
  ConcordPrintDialog *dialog
      = concord_print_dialog_new (GTK_WINDOW (window), document, "Riverdale");

  gtk_window_present (GTK_WINDOW (dialog));
  harness_settle (200);
  return dialog;
}

static guint
count_full_figures (ConcordDocument *document)
{
  guint n, full = 0;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ConcordFigure) figure = concord_figure_new_public (document, kinds[i].kind, NULL);

      full += !concord_figure_is_empty (figure);
    }
  return full;
}

static void
test_choice (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  ConcordWindow *window = concord_window_new (harness_application ());
  ConcordPrintDialog *dialog = open_dialog (window, document);
  const ConcordPrintChoice *choice = concord_print_dialog_get_choice (dialog);
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  g_assert_cmpuint (choice->kinds->len, ==, count_full_figures (document));
  g_assert_cmpuint (choice->figures_per_page, ==, 2);
  g_assert_cmpuint (concord_print_dialog_get_n_pages (dialog), >=, 1);
  for (guint i = 0; i < n; i++)
    concord_print_dialog_set_chosen (dialog, kinds[i].kind, FALSE);
  g_assert_cmpuint (choice->kinds->len, ==, 0);
  g_assert_cmpuint (concord_print_dialog_get_n_pages (dialog), ==, 0);
  concord_print_dialog_set_chosen (dialog, "need-capacity", TRUE);
  g_assert_cmpuint (choice->kinds->len, ==, 1);
  g_assert_cmpuint (concord_print_dialog_get_n_pages (dialog), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
run_pdftotext (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

/* Lines of a page break titles: compared with all white space as one. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f\t", -1);
  GString *line = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (line, "%s ", *word);
  return g_string_free (line, FALSE);
}

static void
test_export (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  ConcordWindow *window = concord_window_new (harness_application ());
  ConcordPrintDialog *dialog = open_dialog (window, document);
  const ConcordPrintChoice *choice = concord_print_dialog_get_choice (dialog);
  g_autoptr (ConcordPaper) paper = concord_print_choice_make_paper (choice, document);
  g_autoptr (GtkPrintOperation) operation = concord_print_operation_new (paper, "Riverdale");
  g_autofree char *folder = harness_folder ();
  g_autofree char *path = g_build_filename (folder, "export.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                                            &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  if (program == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      text = run_pdftotext (path);
      line = squeeze (text);
      for (guint i = 0; i < choice->kinds->len; i++)
        {
          g_autoptr (ConcordFigure) figure
              = concord_figure_new_public (document, choice->kinds->pdata[i], NULL);
          g_autofree char *title = squeeze (concord_figure_get_title (figure));

          if (strstr (line, title) == NULL)
            g_test_message ("not in the PDF: %s", title);
          g_assert_nonnull (strstr (line, title));
        }
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- which pages ----------------------------------------------------------------------------- */

static void
test_pages_parse (void)
{
  static const struct
  {
    const char *text;
    guint n_pages;
    guint pages[8]; /* from 1; 0 ends them */
  } cases[] = {
    { NULL, 3, { 1, 2, 3 } },
    { "  ", 2, { 1, 2 } },
    { "2", 3, { 2 } },
    { "1-3, 5", 5, { 1, 2, 3, 5 } },
    { "1 – 2;4", 4, { 1, 2, 4 } },
    { "3,1", 3, { 3, 1 } },
    { "2-2", 2, { 2 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) pages
          = concord_print_pages_parse (cases[i].text, cases[i].n_pages, &error);
      guint n = 0;

      g_assert_no_error (error);
      for (; cases[i].pages[n] != 0; n++)
        {
          g_assert_cmpuint (pages->len, >, n);
          g_assert_cmpuint (g_array_index (pages, guint, n), ==, cases[i].pages[n] - 1);
        }
      g_assert_cmpuint (pages->len, ==, n);
    }
}

static void
test_pages_refused (void)
{
  static const struct
  {
    const char *text, *words;
  } cases[] = {
    { "6", "There is no page 6: the paper has 5 pages." },
    { "0", "There is no page 0: the paper has 5 pages." },
    { "4-2", "Pages run from the smaller number to the larger, such as 2-4." },
    { "1-", "can't be read as pages" },
    { "one", "can't be read as pages" },
    { "1,,2", "can't be read as pages" },
    { "1 2", "can't be read as pages" },
    { "99999999999999999999", "There is no page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (concord_print_pages_parse (cases[i].text, 5, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* --- the whole paper ------------------------------------------------------------------------- */

/* 1,500 words in Part A, a line in Part B. */
static ConcordDocument *
new_long_paper (void)
{
  ConcordDocument *document = rich_document_new ();
  g_autoptr (GPtrArray) items = concord_document_list (document, "report-item");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append (words, "Ten words stand in this line for every page needs.\n");
  concord_document_set (document, items->pdata[0], "words", words->str, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static guint
count_pages (const char *path)
{
  const char *argv[] = { "pdfinfo", path, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Pages:"));
  return (guint) atoi (strstr (text, "Pages:") + strlen ("Pages:"));
}

static char *
dup_size (const char *path)
{
  const char *argv[] = { "pdfinfo", path, NULL };
  g_autofree char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, NULL);
  return g_strdup (strstr (text, "Page size:"));
}

static void
test_report (void)
{
  g_autoptr (ConcordDocument) document = new_long_paper ();
  ConcordWindow *window = concord_window_new (harness_application ());
  ConcordPrintDialog *dialog = open_dialog (window, document);
  const ConcordPrintChoice *choice = concord_print_dialog_get_choice (dialog);
  ConcordRecord *report = rich_find (document, "report", "Cabinet report on the partnership");
  guint charts = concord_print_dialog_get_n_pages (dialog), part_a, part_b;

  concord_print_dialog_set_what (dialog, CONCORD_PRINT_PART_A, concord_record_get_id (report));
  g_assert_cmpint (choice->what, ==, CONCORD_PRINT_PART_A);
  g_assert_cmpstr (choice->report, ==, concord_record_get_id (report));
  part_a = concord_print_dialog_get_n_pages (dialog);
  /* Of 1,500 words. */
  g_assert_cmpuint (part_a, >=, 3);
  concord_print_dialog_set_what (dialog, CONCORD_PRINT_PART_B, NULL);
  g_assert_cmpint (choice->what, ==, CONCORD_PRINT_PART_B);
  part_b = concord_print_dialog_get_n_pages (dialog);
  g_assert_cmpuint (part_b, >=, 1);
  /* One item is exempt, the others are not. */
  g_assert_cmpuint (part_b, <, part_a);
  concord_print_dialog_set_what (dialog, CONCORD_PRINT_CHARTS, NULL);
  g_assert_cmpint (choice->what, ==, CONCORD_PRINT_CHARTS);
  g_assert_null (choice->report);
  g_assert_cmpuint (concord_print_dialog_get_n_pages (dialog), ==, charts);
  concord_print_dialog_set_pages (dialog, "1");
  g_assert_null (concord_print_dialog_get_problem (dialog));
  concord_print_dialog_set_pages (dialog, "500");
  g_assert_nonnull (strstr (concord_print_dialog_get_problem (dialog), "There is no page 500"));
  concord_print_dialog_set_pages (dialog, "");
  g_assert_null (concord_print_dialog_get_problem (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two pages of the paper, printed and written. */
static void
test_selection (void)
{
  g_autoptr (ConcordDocument) document = new_long_paper ();
  g_autoptr (ConcordPrintChoice) choice = concord_print_choice_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *folder = harness_folder ();
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *written = g_build_filename (folder, "written.pdf", NULL);
  g_autofree char *program = g_find_program_in_path ("pdfinfo");
  g_autofree char *a4 = NULL, *letter = NULL;
  g_autoptr (GError) error = NULL;

  if (program == NULL)
    {
      g_test_skip ("pdfinfo is not installed");
      return;
    }
  g_assert_cmpstr (choice->size, ==, GTK_PAPER_NAME_A4);
  choice->what = CONCORD_PRINT_PART_A;
  choice->report = g_strdup (concord_record_get_id (
      rich_find (document, "report", "Cabinet report on the partnership")));
  choice->pages = g_strdup ("1-2");
  operation = concord_print_choice_new_operation (choice, document, "Paper");
  gtk_print_operation_set_export_filename (operation, printed);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (printed), ==, 2);
  a4 = dup_size (printed);
  g_assert_nonnull (strstr (a4, "A4"));
  choice->size = GTK_PAPER_NAME_LETTER;
  concord_print_choice_write_pdf (choice, document, written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (written), ==, 2);
  letter = dup_size (written);
  g_assert_nonnull (strstr (letter, "612 x 792"));
  g_free (choice->pages);
  choice->pages = g_strdup ("77");
  g_assert_false (concord_print_choice_write_pdf (choice, document, written, &error));
  g_assert_nonnull (error);
}

static void
test_size_is_remembered (void)
{
  g_assert_cmpstr (concord_print_size_get (), ==, GTK_PAPER_NAME_A4);
  concord_print_size_set (GTK_PAPER_NAME_LETTER);
  g_assert_cmpstr (concord_print_size_get (), ==, GTK_PAPER_NAME_LETTER);
  /* What no list offers is not taken. */
  concord_print_size_set ("na_index-3x5");
  g_assert_cmpstr (concord_print_size_get (), ==, GTK_PAPER_NAME_A4);
  concord_print_size_set ("");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/choice", test_choice);
  g_test_add_func ("/print/export", test_export);
  g_test_add_func ("/print/pages-parse", test_pages_parse);
  g_test_add_func ("/print/pages-refused", test_pages_refused);
  g_test_add_func ("/print/report", test_report);
  g_test_add_func ("/print/selection", test_selection);
  g_test_add_func ("/print/size-is-remembered", test_size_is_remembered);
  return g_test_run ();
}
