#include "check.h"

#include "paper/pdf-update.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static const char *const rich[] = { "bars", "answers", "dots", "bubbles", NULL };
static const char *const mixed[]
    = { "bars", "wordy", "long", "wide", "bare", "empty", "bubbles", "answers", NULL };

static char *
write_paper (ConcordPaper *paper, const char *name)
{
  char *path = check_path (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (concord_paper_write_pdf (paper, path, &error));
  g_assert_no_error (error);
  return path;
}

static void
assert_has (const char *text, const char *wanted)
{
  g_autofree char *flat = check_flatten (wanted);

  if (strstr (text, flat) == NULL)
    g_error ("“%s” is not in the paper", flat);
}

static guint
count_in (const char *text, const char *wanted)
{
  guint n = 0;

  for (const char *at = strstr (text, wanted); at != NULL; at = strstr (at + 1, wanted))
    n++;
  return n;
}

/* Title, subtitle, source, words and every cell of every table. */
static void
assert_whole (const char *flat, const char *const *kinds)
{
  g_autoptr (ConcordDocument) document = check_document ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (ConcordFigure) figure = concord_figure_new (document, kinds[i], NULL);
      g_autofree char *heading
          = g_strdup_printf ("Figure %u: %s", i + 1, concord_figure_get_title (figure));

      assert_has (flat, heading);
      if (concord_figure_get_subtitle (figure) != NULL)
        assert_has (flat, concord_figure_get_subtitle (figure));
      assert_has (flat, concord_figure_get_caption (figure));
      for (guint row = 0; row < concord_figure_get_n_rows (figure); row++)
        for (guint column = 0; column < concord_figure_get_n_columns (figure); column++)
          assert_has (flat, concord_figure_get_cell (figure, row, column));
      for (guint column = 0; column < concord_figure_get_n_columns (figure); column++)
        assert_has (flat, concord_figure_get_header (figure, column));
    }
}

static void
test_text (void)
{
  for (guint per_page = 1; per_page <= 2; per_page++)
    {
      g_autoptr (ConcordPaper) paper = check_paper (mixed, per_page);
      g_autofree char *path = write_paper (paper, "text.pdf");
      g_autofree char *text = check_text (path, 0);
      g_autofree char *flat = NULL;

      check_or_skip (text, "pdftotext");
      flat = check_flatten (text);
      assert_has (flat, "Riverdale customer services partnership");
      assert_has (flat, "Riverdale Borough Council");
      assert_has (flat, "Project reference RBC/2026/114 Date 3 April 2026");
      assert_whole (flat, mixed);
      assert_has (flat, "In-house comes first with 62 points");
      /* Two figures have no table, so there are six. */
      assert_has (flat, "Table 6: the numbers behind figure 8");
      g_assert_null (strstr (flat, "Table 7"));
      g_assert_cmpint (strstr (flat, "The figures as tables") != NULL, ==, per_page == 2);
    }
}

static void
test_foot (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (mixed, 2);
  g_autofree char *path = write_paper (paper, "foot.pdf");
  guint n_pages = concord_paper_paginate (paper);

  for (guint page = 1; page <= n_pages; page++)
    {
      g_autofree char *text = check_text (path, page);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", page, n_pages);
      const char *foot;

      check_or_skip (text, "pdftotext");
      foot = strstr (text, "Not saved yet");
      g_assert_nonnull (foot);
      assert_has (foot, number);
      g_assert_cmpuint (count_in (text, number), ==, 1);
      assert_has (text, "RBC/2026/114");
      /* More than a foot: no page is empty. */
      g_assert_cmpuint (strlen (text), >, 120);
    }
}

/* The list of figures says the page on which each heading is. */
static void
test_list (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (rich, 1);
  g_autofree char *path = write_paper (paper, "list.pdf");
  g_autofree char *list = check_text (path, 1);
  g_auto (GStrv) lines = NULL;
  guint n_found = 0;

  check_or_skip (list, "pdftotext");
  lines = g_strsplit (list, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = check_flatten (lines[i]);
      char *space = strrchr (g_strstrip (line), ' ');
      g_autofree char *text = NULL;
      guint64 page;

      if (!g_str_has_prefix (line, "Figure ")
          || !g_ascii_string_to_unsigned (space + 1, 10, 1, 99, &page, NULL))
        continue;
      *space = '\0';
      text = check_text (path, (guint)page);
      /* On its own page once; on the first, the list names it too. */
      g_assert_cmpuint (count_in (text, g_strchomp (line)), ==, page == 1 ? 2 : 1);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 4);
}

/* A table of 200 rows has its header on every page that it goes on to. */
static void
test_long_table (void)
{
  const char *kinds[] = { "long", NULL };

  for (guint per_page = 1; per_page <= 2; per_page++)
    {
      g_autoptr (ConcordPaper) paper = check_paper (kinds, per_page);
      g_autofree char *path = write_paper (paper, "long.pdf");
      guint n_pages = concord_paper_paginate (paper), n_continued = 0, n_rows = 0;

      for (guint page = 1; page <= n_pages; page++)
        {
          g_autofree char *text = check_text (path, page);
          guint rows;

          check_or_skip (text, "pdftotext");
          /* Cells of the last column stand in table rows only. */
          rows = count_in (text, "Yes\n") + count_in (text, "–\n");
          /* The last line of the header. */
          g_assert_cmpuint (count_in (text, "(£) for all\n"), ==, rows > 0);
          n_continued += count_in (text, "Table 1, continued");
          n_rows += rows;
        }
      g_assert_cmpuint (n_rows, ==, 200);
      g_assert_cmpuint (n_continued, >=, 3);
    }
}

/* The last line above the foot of a page's text. */
static char *
last_line (char *text)
{
  char *foot = g_strrstr (text, "RBC/2026/114"), *line;

  g_assert_nonnull (foot);
  *foot = '\0';
  g_strchomp (text);
  line = strrchr (text, '\n');
  return g_strstrip (g_strdup (line != NULL ? line : text));
}

/* Headings of figures, tables and sections; a line of the list of figures ends in its page. */
static gboolean
is_heading (const char *line)
{
  static const char *const titles[]
      = { "Figures in this paper", "The figures as tables", "Costs rise with every year",
          "Two hundred suppliers, a third of them able", "People want a desk in every town hall",
          "In-house leads unless jobs weigh under 12%", "Turnover of the last year, pounds",
          "Net cost, pounds of 2026/27", NULL };

  return g_strv_contains (titles, line)
         || g_regex_match_simple ("^Figure \\d+: (?!.*   \\d+$)|behind figure \\d+$|continued$|"
                                  "^(Supplier|Option|Name|Question|Service)  ",
                                  line, 0, 0);
}

/* No page ends with a heading, the name of a table or its header. */
static void
test_no_orphans (void)
{
  g_assert_true (is_heading ("Figure 5: A figure without a table"));
  g_assert_false (is_heading ("Figure 5: A figure without a table        15"));
  for (guint height = 560; height < 842; height += 20)
    {
      g_autoptr (ConcordPaper) paper = check_paper (mixed, 1 + height / 20 % 2);
      g_autofree char *path = NULL;
      guint n_pages;

      concord_paper_set_page_size (paper, A4_WIDTH, height);
      path = write_paper (paper, "orphans.pdf");
      n_pages = concord_paper_paginate (paper);
      for (guint page = 1; page <= n_pages; page++)
        {
          g_autofree char *text = check_text (path, page), *line = NULL;

          check_or_skip (text, "pdftotext");
          line = last_line (text);
          if (is_heading (line))
            g_error ("page %u of height %u ends with “%s”", page, height, line);
        }
    }
}

static void
test_no_tables (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (rich, 2);
  g_autofree char *path = NULL, *text = NULL;

  concord_paper_set_tables (paper, FALSE);
  path = write_paper (paper, "no-tables.pdf");
  text = check_text (path, 0);
  check_or_skip (text, "pdftotext");
  g_assert_null (strstr (text, "Table"));
  g_assert_null (strstr (text, "as tables"));
  assert_has (text, "Figure 4: Revenues and benefits has too few able suppliers");
}

static void
test_nothing (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (NULL, 2);
  g_autofree char *path = NULL, *text = NULL;

  figure_double_set_all_empty (TRUE);
  path = write_paper (paper, "nothing.pdf");
  figure_double_set_all_empty (FALSE);
  text = check_text (path, 1);
  check_or_skip (text, "pdftotext");
  assert_has (text, "There are no figures to print yet");
  assert_has (text, "Page 1 of 1");
}

static void
test_revision (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordRevision) revision = concord_document_prepare (document, NULL);
  g_autoptr (ConcordPaper) paper = concord_paper_new (document);
  g_autofree char *path = NULL, *text = NULL, *wanted = NULL, *path_after = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  concord_document_commit (document, revision);
  concord_paper_add_figure (paper, "bars", NULL);
  path = write_paper (paper, "revision.pdf");
  text = check_text (path, 1);
  check_or_skip (text, "pdftotext");
  wanted = g_strdup_printf ("Revision %.12s", revision->id);
  assert_has (text, wanted);
  g_assert_null (strstr (text, "changed since"));
  concord_document_set (document, CONCORD_RECORD (concord_document_get_project (document)), "title",
                        "Another title", NULL, &error);
  g_assert_no_error (error);
  path_after = write_paper (paper, "revision-after.pdf");
  after = check_text (path_after, 1);
  assert_has (after, "changed since");
  assert_has (after, "Another title");
}

static void
test_same_twice (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (mixed, 2);
  g_autoptr (ConcordPaper) other = check_paper (mixed, 2);
  g_autofree char *one = write_paper (paper, "one.pdf"), *two = write_paper (other, "two.pdf");
  g_autofree char *first = NULL, *second = NULL;
  gsize first_length, second_length;

  g_assert_true (g_file_get_contents (one, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (two, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_structure (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (mixed, 1);
  g_autofree char *path = write_paper (paper, "structure.pdf");
  const char *info_argv[] = { "pdfinfo", path, NULL };
  const char *tree_argv[] = { "pdfinfo", "-struct", path, NULL };
  g_autofree char *info = check_run (info_argv), *tree = NULL, *flat = NULL;

  check_or_skip (info, "pdfinfo");
  flat = check_flatten (info);
  assert_has (flat, "Title: Riverdale customer services partnership");
  assert_has (flat, "Author: Riverdale Borough Council");
  assert_has (flat, "Subject: Figures for the cabinet paper");
  /* Not of the clock: the document was never saved. */
  assert_has (flat, "CreationDate: Thu Jan 1 00:00:00 1970 UTC");
  assert_has (flat, "Tagged: yes");
  tree = check_run (tree_argv);
  g_assert_cmpuint (count_in (tree, "  H1"), ==, 1);
  /* The list of figures, and eight of them. */
  g_assert_cmpuint (count_in (tree, "  H2"), ==, 9);
  g_assert_cmpuint (count_in (tree, "  Figure"), ==, 8);
  g_assert_cmpuint (count_in (tree, "  TOCI"), ==, 8);
  g_assert_cmpuint (count_in (tree, "  Table"), >=, 6);
}

/* Each figure's words are its alternative, on one page or over many and in colour or not. */
static void
test_alternatives (void)
{
  g_autoptr (ConcordDocument) document = check_document ();

  for (guint per_page = 1; per_page <= 2; per_page++)
    {
      g_autoptr (ConcordPaper) paper = check_paper (mixed, per_page);
      g_autofree char *path = NULL, *tree = NULL;
      const char *at;

      concord_paper_set_mono (paper, per_page == 2);
      path = write_paper (paper, "alternatives.pdf");
      tree = check_structure (path);
      check_or_skip (tree, "qpdf or python3");
      g_assert_true (g_str_has_prefix (tree, "Language: en-GB\nTitle shown: True\nDocument\n  H1\n"));
      at = tree;
      for (guint i = 0; mixed[i] != NULL; i++)
        {
          g_autoptr (ConcordFigure) figure = concord_figure_new (document, mixed[i], NULL);
          const char *said = concord_figure_get_words (figure);
          g_autofree char *heading
              = g_strdup_printf ("Figure %u: %s", i + 1, concord_figure_get_title (figure));
          g_autofree char *words = check_flatten (said != NULL ? said : heading);
          /* Heading and subtitle stand before it, the source after it. */
          g_autofree char *wanted = g_strdup_printf (
              "  H2\n%s  Figure: %s\n  P\n",
              concord_figure_get_subtitle (figure) != NULL ? "  P\n" : "", words);

          at = strstr (at, wanted);
          if (at == NULL)
            g_error ("figure %u does not come next with “%s”", i + 1, words);
          at += strlen (wanted) - strlen ("  P\n");
        }
      g_assert_null (strstr (at, "  Figure"));
      g_assert_cmpuint (count_in (tree, "  Figure: "), ==, 8);
    }
}

/* The 200 rows and the four facts of the head are headed by their names, and every page's part of
 * the table by the names of its columns. */
static void
test_heads (void)
{
  const char *kinds[] = { "long", NULL };
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordFigure) figure = concord_figure_new (document, "long", NULL);
  guint n_columns = concord_figure_get_n_columns (figure), n_parts;
  g_autoptr (ConcordPaper) paper = check_paper (kinds, 2);
  g_autofree char *path = write_paper (paper, "heads.pdf"), *tree = check_structure (path);

  check_or_skip (tree, "qpdf or python3");
  n_parts = count_in (tree, "\n  Table\n") - 1;
  g_assert_cmpuint (n_parts, >, 3);
  g_assert_cmpuint (count_in (tree, "      TH: Row\n"), ==, 200 + 4);
  g_assert_cmpuint (count_in (tree, "      TD\n"), ==, 200 * (n_columns - 1) + 4);
  g_assert_cmpuint (count_in (tree, "      TH: Column\n"), ==, n_parts * n_columns);
  g_assert_cmpuint (count_in (tree, "  Table\n    TR\n      TH: Column\n"), ==, n_parts);
}

/* A PDF of two pictures and a paragraph, as cairo writes it. */
static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
draw_pictures (void)
{
  static const char *const tags[] = { "P", "Figure", "Figure" };
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 200, 200);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      cairo_tag_begin (cr, tags[i], NULL);
      cairo_rectangle (cr, 20, 20 + 60 * i, 100, 40);
      cairo_fill (cr);
      cairo_tag_end (cr, tags[i]);
    }
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return bytes;
}

/* What must be escaped, and what is beyond ASCII and beyond 16 bits, comes back as it was. */
static void
test_strings (void)
{
  g_autoptr (GByteArray) bytes = draw_pictures ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *path = check_path ("strings.pdf"), *tree = NULL, *report = NULL;
  const char *argv[] = { "qpdf", "--check", path, NULL };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (texts, (gpointer) "a (b) \\ c) \\051 d\ne");
  g_ptr_array_add (texts, (gpointer) "£5 – 𝒜 (b)");
  g_assert_true (concord_pdf_update (bytes, "en-GB", texts, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, (char *)bytes->data, (gssize)bytes->len, NULL));
  report = check_run (argv);
  check_or_skip (report, "qpdf");
  assert_has (report, "No syntax or stream encoding errors found");
  tree = check_structure (path);
  check_or_skip (tree, "python3");
  g_assert_cmpstr (tree, ==,
                   "Language: en-GB\nTitle shown: True\nP\n"
                   "Figure: a (b) \\ c) \\051 d e\nFigure: £5 – 𝒜 (b)\n");
}

static void
assert_not_updated (const char *data, gsize length, guint n_texts)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *)data, (guint)length);
  for (guint i = 0; i < n_texts; i++)
    g_ptr_array_add (texts, (gpointer) "Words");
  g_assert_false (concord_pdf_update (bytes, "en-GB", texts, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_cmpmem (bytes->data, bytes->len, data, length);
}

/* What cairo doesn't write is refused, and the bytes stay as they were. */
static void
test_unknown_form (void)
{
  static const char *const spoilt[][2] = {
    { "startxref\n", "startxrev\n" },
    { "startxref\n", "startxref\n9" },
    { "/Type /Catalog\n", "/Type /Catalogue" },
    { "\nxref\n0 ", "\nxref\n1 " },
    { "\nxref\n0 ", "\nxref\n0 9" },
    { "\nxref\n0 1", "\nxref\n0 2" },
    { " 00000 n \n", " 00001 n \n" },
    { " 00000 n \n", " 00000 n\r\n" },
    { "\n00000", "\n00009" },
    { "/Root ", "/Root 9" },
    { "trailer\n<<", "trailer <<" },
    { "\n2 0 obj", "\n3 0 obj" },
    { "/S /Figure\n", "/S /Fig.re\n" },
  };
  g_autoptr (GByteArray) bytes = draw_pictures ();

  for (gsize length = 0; length < bytes->len; length++)
    assert_not_updated ((char *)bytes->data, length, 2);
  assert_not_updated ((char *)bytes->data, bytes->len, 1);
  assert_not_updated ((char *)bytes->data, bytes->len, 3);
  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autoptr (GByteArray) other = g_byte_array_new ();
      const char *start = (char *)bytes->data, *at
          = memmem (start, bytes->len, spoilt[i][0], strlen (spoilt[i][0]));
      gsize length = strlen (spoilt[i][0]);

      g_assert_nonnull (at);
      g_byte_array_append (other, bytes->data, (guint)(at - start));
      g_byte_array_append (other, (const guint8 *)spoilt[i][1], (guint)strlen (spoilt[i][1]));
      g_byte_array_append (other, (const guint8 *)at + length,
                           (guint)(bytes->len - (gsize)(at - start) - length));
      g_test_message ("%s", spoilt[i][1]);
      assert_not_updated ((char *)other->data, other->len, 2);
    }
}

static void
test_sound (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (mixed, 2);
  g_autofree char *path = write_paper (paper, "sound.pdf");
  const char *argv[] = { "qpdf", "--check", path, NULL };
  const char *fonts_argv[] = { "pdffonts", path, NULL };
  const char *json_argv[] = { "qpdf", "--json", "--json-key=outlines", path, NULL };
  g_autofree char *report = check_run (argv), *fonts = check_run (fonts_argv), *outline = NULL;

  check_or_skip (report, "qpdf");
  assert_has (report, "No syntax or stream encoding errors found");
  outline = check_run (json_argv);
  /* Eight figures, their tables and each of the six. */
  g_assert_cmpuint (count_in (outline, "\"title\""), ==, 8 + 1 + 6);
  assert_has (outline, "Figure 1: In-house leads unless jobs weigh under 12%");
  check_or_skip (fonts, "pdffonts");
  g_assert_null (strstr (fonts, " no  yes"));
}

static void
assert_refused (const char *path, const char *wanted)
{
  g_autoptr (ConcordPaper) paper = check_paper (rich, 2);
  g_autoptr (GError) error = NULL;

  g_assert_false (concord_paper_write_pdf (paper, path, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, wanted));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_unwritable (void)
{
  g_autofree char *folder = check_path ("folder");
  g_autofree char *gone = check_path ("gone/paper.pdf");
  g_autoptr (GDir) dir = NULL;
  g_autofree char *parent = g_path_get_dirname (folder);
  const char *name;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_refused (folder, "is a folder");
  assert_refused (gone, "folder does not exist");
  assert_refused ("/dev/null", "not an ordinary file");
  g_assert_false (g_file_test (gone, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  /* Nothing half-made is left beside them. */
  dir = g_dir_open (parent, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_suffix (name, ".pdf") || g_str_equal (name, "folder"));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A disk that takes 2,000 bytes of a file: what was there stays. */
static void
test_full_disk (void)
{
  g_autofree char *path = check_path ("full.pdf"), *kept = NULL;
  void (*before) (int) = signal (SIGXFSZ, SIG_IGN);
  struct rlimit all, little;

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &all), ==, 0);
  little = (struct rlimit){ 2000, all.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  assert_refused (path, "can't be written");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &all), ==, 0);
  signal (SIGXFSZ, before);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
}

/* A link stays a link, and what it leads to is written. */
static void
test_link (void)
{
  g_autoptr (ConcordPaper) paper = check_paper (rich, 2);
  g_autofree char *real = check_path ("real.pdf"), *link = check_path ("link.pdf"), *path = NULL;
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_set_contents (real, "old", 3, NULL));
  g_assert_cmpint (symlink (real, link), ==, 0);
  path = write_paper (paper, "link.pdf");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (real, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/pdf/text", test_text);
  g_test_add_func ("/paper/pdf/foot", test_foot);
  g_test_add_func ("/paper/pdf/list", test_list);
  g_test_add_func ("/paper/pdf/long-table", test_long_table);
  g_test_add_func ("/paper/pdf/no-orphans", test_no_orphans);
  g_test_add_func ("/paper/pdf/no-tables", test_no_tables);
  g_test_add_func ("/paper/pdf/nothing", test_nothing);
  g_test_add_func ("/paper/pdf/revision", test_revision);
  g_test_add_func ("/paper/pdf/same-twice", test_same_twice);
  g_test_add_func ("/paper/pdf/structure", test_structure);
  g_test_add_func ("/paper/pdf/alternatives", test_alternatives);
  g_test_add_func ("/paper/pdf/heads", test_heads);
  g_test_add_func ("/paper/pdf/strings", test_strings);
  g_test_add_func ("/paper/pdf/unknown-form", test_unknown_form);
  g_test_add_func ("/paper/pdf/sound", test_sound);
  g_test_add_func ("/paper/pdf/full-disk", test_full_disk);
  g_test_add_func ("/paper/pdf/unwritable", test_unwritable);
  g_test_add_func ("/paper/pdf/link", test_link);
  return g_test_run ();
}
