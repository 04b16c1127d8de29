/* The sample project with the real figures, as an officer would print it. */
#include "check.h"

#include "store/project-file.h"

#include <string.h>

static ConcordDocument *
load_sample (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data/samples/riverdale.concord", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  ConcordDocument *document = concord_project_load (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
assert_has (const char *text, const char *wanted)
{
  g_autofree char *flat = NULL;

  if (wanted == NULL)
    return;
  flat = check_flatten (wanted);
  if (strstr (text, g_strstrip (flat)) == NULL)
    g_error ("“%s” is not in the paper", flat);
}

/* pdftotext takes the hyphen out of a word that is broken at it, or leaves it before a space, so
 * neither counts. */
static char *
without_hyphens (const char *text)
{
  g_autoptr (GRegex) hyphens = g_regex_new ("-\\s?", 0, 0, NULL);

  return g_regex_replace_literal (hyphens, text, -1, 0, "", 0, NULL);
}

static void
assert_in_paper (const char *flat, const char *text)
{
  g_autofree char *paper = without_hyphens (flat);
  g_autofree char *part = without_hyphens (text);

  assert_has (paper, part);
}

static void
test_sample (void)
{
  g_autoptr (ConcordDocument) document = load_sample ();
  guint n_kinds, n_shown = 0;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n_kinds);
  g_autoptr (ConcordPaper) paper = concord_paper_new (document);
  g_autofree char *path = check_path ("sample.pdf"), *text = NULL, *flat = NULL;
  g_autoptr (GError) error = NULL;

  concord_paper_set_figures_per_page (paper, 1);
  g_assert_true (concord_paper_write_pdf (paper, path, &error));
  g_assert_no_error (error);
  text = check_text (path, 0);
  check_or_skip (text, "pdftotext");
  flat = check_flatten (text);
  assert_has (flat, concord_document_get_project (document)->title);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (ConcordFigure) figure = concord_figure_new_public (document, kinds[i].kind, NULL);
      g_autofree char *heading = NULL;

      if (concord_figure_is_empty (figure))
        continue;
      heading = g_strdup_printf ("Figure %u: %s", ++n_shown, concord_figure_get_title (figure));
      assert_in_paper (flat, heading);
      assert_in_paper (flat, concord_figure_get_subtitle (figure));
      assert_in_paper (flat, concord_figure_get_caption (figure));
      assert_in_paper (flat, concord_figure_get_words (figure));
      for (guint row = 0; row < concord_figure_get_n_rows (figure); row++)
        for (guint column = 0; column < concord_figure_get_n_columns (figure); column++)
          assert_in_paper (flat, concord_figure_get_cell (figure, row, column));
    }
  /* Options, package, consultation and bidders are all filled in. */
  g_assert_cmpuint (n_shown, >=, 4);
}

/* The sample's own report, both parts: every piece of it is in the PDF. */
static void
test_report (void)
{
  g_autoptr (ConcordDocument) document = load_sample ();
  g_autoptr (GPtrArray) reports = concord_document_list (document, "report");
  g_autoptr (ConcordPaper) paper = concord_paper_new (document);

  g_assert_cmpuint (reports->len, >, 0);
  concord_paper_set_report (paper, reports->pdata[0]);
  for (int part = CONCORD_PAPER_PART_A; part <= CONCORD_PAPER_PART_B; part++)
    {
      g_autoptr (ConcordContent) content
          = concord_content_new (document, reports->pdata[0], (ConcordPaperPart) part, "en");
      g_autofree char *path = check_path ("report.pdf"), *text = NULL, *flat = NULL;
      g_autoptr (GError) error = NULL;

      concord_paper_set_part (paper, (ConcordPaperPart) part);
      concord_paper_set_language (paper, "en");
      g_assert_true (concord_paper_write_pdf (paper, path, &error));
      g_assert_no_error (error);
      text = check_text (path, 0);
      check_or_skip (text, "pdftotext");
      flat = check_flatten (text);
      for (guint i = 0; i < content->pieces->len; i++)
        {
          const ConcordPiece *piece = content->pieces->pdata[i];

          /* A paragraph may go on overleaf, behind a foot. */
          if (piece->text != NULL && piece->kind != CONCORD_PIECE_PARAGRAPH)
            assert_in_paper (flat, piece->text);
        }
      g_assert_cmpint (strstr (flat, "Part B – not for publication") != NULL, ==,
                       part == CONCORD_PAPER_PART_B);
    }
}

/* Figures in two languages: the second begins a page, and has its own list. */
static void
test_two_languages (void)
{
  g_autoptr (ConcordDocument) document = load_sample ();
  g_autoptr (ConcordPaper) paper = concord_paper_new (document);
  guint n_pages;

  concord_paper_add_figure (paper, "weighted-scores", NULL);
  concord_paper_set_language (paper, "en");
  n_pages = concord_paper_paginate (paper);
  concord_paper_set_language (paper, "cy+en");
  g_assert_cmpuint (concord_paper_paginate (paper), ==, 2 * n_pages);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/sample/figures", test_sample);
  g_test_add_func ("/paper/sample/report", test_report);
  g_test_add_func ("/paper/sample/two-languages", test_two_languages);
  return g_test_run ();
}
