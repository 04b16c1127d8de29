/* Some pages of a paper as a PDF: as well made as the whole. */
#include "check.h"

#include <stdarg.h>
#include <string.h>

static const char *const kinds[] = { "bars", "answers", "dots", "bubbles", NULL };

/* @n pages from 0. */
static char *
write_pages (ConcordPaper *paper, const char *name, guint n, ...)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  char *path = check_path (name);
  g_autoptr (GError) error = NULL;
  va_list list;

  va_start (list, n);
  for (guint i = 0; i < n; i++)
    {
      guint page = va_arg (list, guint);

      g_array_append_val (pages, page);
    }
  va_end (list);
  g_assert_true (concord_paper_write_pdf_pages (paper, pages, path, &error));
  g_assert_no_error (error);
  return path;
}

static guint
count_in (const char *text, const char *wanted)
{
  guint n = 0;

  for (const char *at = strstr (text, wanted); at != NULL; at = strstr (at + 1, wanted))
    n++;
  return n;
}

/* Each figure on a page of its own; the list of them is above the first. */
static ConcordPaper *
new_paper (void)
{
  ConcordPaper *paper = check_paper (kinds, 1);

  g_assert_cmpuint (concord_paper_paginate (paper), ==, 4);
  return paper;
}

/* What each of @figures (from 0, ending in -1) shows stands in @tree, in that order, and no more. */
static void
assert_figures (const char *tree, const int *figures)
{
  g_autoptr (ConcordDocument) document = check_document ();
  const char *at = tree;
  guint n = 0;

  for (; figures[n] >= 0; n++)
    {
      g_autoptr (ConcordFigure) figure = concord_figure_new (document, kinds[figures[n]], NULL);
      g_autofree char *words = check_flatten (concord_figure_get_words (figure));
      g_autofree char *wanted = g_strdup_printf ("  Figure: %s\n", words);

      at = strstr (at, wanted);
      if (at == NULL)
        g_error ("“%s” does not come next", words);
      at += strlen (wanted);
    }
  g_assert_cmpuint (count_in (tree, "  Figure: "), ==, n);
}

static void
assert_sound (const char *path)
{
  const char *argv[] = { "qpdf", "--check", path, NULL };
  g_autofree char *report = check_run (argv);

  g_assert_nonnull (strstr (report, "No syntax or stream encoding errors found"));
}

/* Tagged, in its language, with its title, what each chart shows, and an outline of what is there. */
static void
test_whole (void)
{
  static const int second_and_fourth[] = { 1, 3, -1 };
  g_autoptr (ConcordPaper) paper = new_paper ();
  g_autofree char *path = write_pages (paper, "extract.pdf", 2, 1u, 3u);
  const char *outline_argv[] = { "qpdf", "--json", "--json-key=outlines", path, NULL };
  const char *info_argv[] = { "pdfinfo", path, NULL };
  g_autofree char *tree = check_structure (path), *info = check_run (info_argv);
  g_autofree char *outline = NULL, *flat = NULL, *second = NULL;

  check_or_skip (tree, "qpdf or python3");
  check_or_skip (info, "pdfinfo");
  g_assert_true (g_str_has_prefix (tree, "Language: en-GB\nTitle shown: True\nDocument\n  H2\n"));
  assert_figures (tree, second_and_fourth);
  assert_sound (path);
  outline = check_run (outline_argv);
  g_assert_null (strstr (outline, "Figure 1: "));
  g_assert_nonnull (strstr (outline, "Figure 2: People want a desk in every town hall"));
  g_assert_null (strstr (outline, "Figure 3: "));
  g_assert_nonnull (strstr (outline, "Figure 4: "));
  flat = check_flatten (info);
  g_assert_nonnull (strstr (flat, "Title: Riverdale customer services partnership"));
  g_assert_nonnull (strstr (flat, "Tagged: yes"));
  g_assert_nonnull (strstr (flat, "Pages: 2 "));
  /* The foot says which page of the whole it is. */
  second = check_text (path, 2);
  g_assert_nonnull (strstr (second, "Page 4 of 4"));
}

/* The list of four figures leads to those that are there; the others are named only. */
static void
test_links (void)
{
  static const int first_and_third[] = { 0, 2, -1 };
  g_autoptr (ConcordPaper) paper = new_paper ();
  g_autofree char *path = write_pages (paper, "links.pdf", 2, 0u, 2u);
  const char *argv[] = { "pdfinfo", "-dests", path, NULL };
  g_autofree char *tree = check_structure (path), *places = check_run (argv);

  check_or_skip (tree, "qpdf or python3");
  check_or_skip (places, "pdfinfo");
  assert_figures (tree, first_and_third);
  assert_sound (path);
  g_assert_cmpuint (count_in (tree, "TOCI\n"), ==, 4);
  g_assert_cmpuint (count_in (tree, "  Link\n"), ==, 2);
  g_assert_cmpuint (count_in (places, "\"figure-"), ==, 2);
  g_assert_nonnull (strstr (places, "\"figure-3\""));
}

/* In the order wanted, a page twice as well: each with its structure, its place once. */
static void
test_order (void)
{
  static const int as_wanted[] = { 3, 1, 3, -1 };
  g_autoptr (ConcordPaper) paper = new_paper ();
  g_autofree char *path = write_pages (paper, "order.pdf", 3, 3u, 1u, 3u);
  const char *argv[] = { "pdfinfo", "-dests", path, NULL };
  g_autofree char *tree = check_structure (path), *places = check_run (argv);

  check_or_skip (tree, "qpdf or python3");
  check_or_skip (places, "pdfinfo");
  assert_figures (tree, as_wanted);
  assert_sound (path);
  g_assert_cmpuint (count_in (places, "\"figure-4\""), ==, 1);
}

/* All of the pages are the paper. */
static void
test_all (void)
{
  g_autoptr (ConcordPaper) paper = new_paper ();
  g_autofree char *some = write_pages (paper, "some.pdf", 4, 0u, 1u, 2u, 3u);
  g_autofree char *all = check_path ("all.pdf"), *one = NULL, *other = NULL;
  gsize length, other_length;
  g_autoptr (GError) error = NULL;

  g_assert_true (concord_paper_write_pdf (paper, all, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (some, &one, &length, NULL));
  g_assert_true (g_file_get_contents (all, &other, &other_length, NULL));
  g_assert_cmpmem (one, length, other, other_length);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/extract/whole", test_whole);
  g_test_add_func ("/paper/extract/links", test_links);
  g_test_add_func ("/paper/extract/order", test_order);
  g_test_add_func ("/paper/extract/all", test_all);
  return g_test_run ();
}
