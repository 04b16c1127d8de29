/* Printing: the choice of charts, their pages, and what comes out of a print operation. */
#include "harness.h"
#include "rich.h"
#include "app/print-dialog.h"

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

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/choice", test_choice);
  g_test_add_func ("/print/export", test_export);
  return g_test_run ();
}
