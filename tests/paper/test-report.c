/* A report as PDF: its contents, its foot, its structure and its languages. */
#include "made-content.h"

#include "paper/pdf.h"
#include "paper/pieces.h"

#include "concord-words.h"
#include <string.h>

static char *
write_plan (const ConcordPlan *plan, const char *name)
{
  char *path = check_path (name);
  g_autoptr (GError) error = NULL;

  g_assert_true (concord_pdf_write (plan, path, &error));
  g_assert_no_error (error);
  return path;
}

static ConcordPlan *
lay_out (const ConcordContent *content, ConcordPaperPart part, ConcordTheme theme)
{
  g_autoptr (ConcordDocument) document = check_document ();
  ConcordPlanSettings settings = { A4_WIDTH, A4_HEIGHT, theme, 0, part };

  return concord_plan_new (document, content, &settings);
}

/* In English and then the same in Welsh. */
static ConcordContent *
make_both (ConcordDocument *document)
{
  ConcordContent *content = made_content_report (document, "en");
  ConcordContent *welsh = made_content_report (document, "cy");

  ((ConcordPiece *) welsh->pieces->pdata[0])->new_page = TRUE;
  concord_content_join (content, welsh);
  return content;
}

static guint
count_in (const char *text, const char *wanted)
{
  guint n = 0;

  for (const char *at = strstr (text, wanted); at != NULL; at = strstr (at + 1, wanted))
    n++;
  return n;
}

/* --- contents -------------------------------------------------------------------------------- */

/* The page that a line of the contents says; its text without that is put into @heading. */
static guint
read_entry (const char *line, char **heading)
{
  g_autoptr (GRegex) form = g_regex_new ("^(\\S.*\\S) (\\d+)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *page = NULL;

  if (!g_regex_match (form, line, 0, &match))
    return 0;
  *heading = g_match_info_fetch (match, 1);
  page = g_match_info_fetch (match, 2);
  return (guint) g_ascii_strtoull (page, NULL, 10);
}

/* Each heading stands on the page that the contents say, in their order. */
static void
test_contents (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_long_report (document);
  g_autoptr (ConcordPlan) plan = lay_out (content, CONCORD_PAPER_PART_A, CONCORD_THEME_LIGHT);
  g_autofree char *path = write_plan (plan, "contents.pdf"), *text = check_text (path, 1);
  g_auto (GStrv) lines = NULL;
  guint n = 0, last = 0, n_headings = 0;
  gboolean inside = FALSE;

  check_or_skip (text, "pdftotext");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; i < content->pieces->len; i++)
    n_headings
        += ((const ConcordPiece *) content->pieces->pdata[i])->kind == CONCORD_PIECE_HEADING;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *flat = check_flatten (lines[i]), *heading = NULL, *there = NULL,
                      *there_flat = NULL;
      guint page;

      inside = inside || g_str_has_prefix (lines[i], "Contents");
      page = inside ? read_entry (g_strstrip (flat), &heading) : 0;
      if (page == 0 || g_str_has_prefix (lines[i], "RBC"))
        continue;
      there = check_text (path, page);
      there_flat = check_flatten (there);
      g_assert_nonnull (strstr (there_flat, heading));
      g_assert_cmpuint (page, >=, last);
      last = page;
      n++;
    }
  g_assert_cmpuint (n, ==, n_headings);
}

static void
test_short (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_report (document, "en");
  g_autoptr (ConcordPlan) plan = lay_out (content, CONCORD_PAPER_PART_A, CONCORD_THEME_LIGHT);

  g_assert_cmpuint (concord_plan_get_n_pages (plan), <=, 6);
  for (guint i = 0; i < plan->flow->blocks->len; i++)
    g_assert_cmpint (((ConcordBlock *) plan->flow->blocks->pdata[i])->kind, !=,
                     CONCORD_BLOCK_ENTRY);
}

/* --- foot ------------------------------------------------------------------------------------ */

static void
test_foot (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_report (document, "en");

  for (int part = CONCORD_PAPER_PART_A; part <= CONCORD_PAPER_PART_B; part++)
    {
      g_autoptr (ConcordPlan) plan = lay_out (content, (ConcordPaperPart) part, CONCORD_THEME_MONO);
      g_autofree char *path = write_plan (plan, "foot.pdf");
      guint n_pages = concord_plan_get_n_pages (plan);

      for (guint page = 1; page <= n_pages; page++)
        {
          g_autofree char *text = check_text (path, page);
          g_autofree char *number = g_strdup_printf ("Page %u of %u", page, n_pages);

          check_or_skip (text, "pdftotext");
          g_assert_cmpuint (count_in (text, number), ==, 1);
          g_assert_cmpuint (count_in (text, "RBC/2026/114"), ==, 1);
          g_assert_cmpuint (count_in (text, "Not saved yet"), ==, 1);
          g_assert_cmpuint (count_in (text, "Part B – not for publication"), ==,
                            part == CONCORD_PAPER_PART_B);
        }
    }
}

/* Each page has its foot in the language that it begins in. */
static void
test_foot_language (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = make_both (document);
  g_autoptr (ConcordPlan) plan = lay_out (content, CONCORD_PAPER_PART_A, CONCORD_THEME_LIGHT);
  guint n_pages = concord_plan_get_n_pages (plan), n_welsh = 0;
  g_autofree char *path = write_plan (plan, "foot-language.pdf");
  const char *before = concord_words_set_language ("cy");
  g_autofree char *form = g_strdup (_ ("Page %u of %u"));

  concord_words_set_language (before);
  for (guint page = 0; page < n_pages; page++)
    {
      gboolean welsh = g_str_equal (concord_plan_get_language (plan, page), "cy");
      g_autofree char *text = check_text (path, page + 1);
      g_autofree char *number
          = g_strdup_printf (welsh ? form : "Page %u of %u", page + 1, n_pages);

      check_or_skip (text, "pdftotext");
      g_assert_cmpuint (count_in (text, number), ==, 1);
      /* English first, then Welsh. */
      g_assert_true (welsh || n_welsh == 0);
      n_welsh += welsh;
    }
  g_assert_cmpuint (n_welsh, ==, n_pages / 2);
}

/* --- structure ------------------------------------------------------------------------------- */

/* Title, facts, notice and sections in the order in which they are read, each as what it is. */
static void
test_structure (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_report (document, "en");
  g_autoptr (ConcordPlan) plan = lay_out (content, CONCORD_PAPER_PART_A, CONCORD_THEME_LIGHT);
  g_autofree char *path = write_plan (plan, "structure.pdf"), *tree = check_structure (path);

  check_or_skip (tree, "qpdf or python3");
  g_assert_true (g_str_has_prefix (tree, "Language: en-GB\nTitle shown: True\nDocument\n  H1\n"
                                         "  Table\n    TR\n      TH: Row\n      TD\n"));
  g_assert_nonnull (strstr (tree, "  P\n  H2\n  P\n  P\n  H2\n  P\n  L\n    LI\n      Lbl\n"
                                  "      LBody\n    LI\n      Lbl\n      LBody\n    LI\n"
                                  "      Lbl\n      LBody\n  H2\n"));
  g_assert_nonnull (strstr (tree, "  Caption\n  P\n  Figure: In-house comes first with 62 points"));
  g_assert_cmpuint (count_in (tree, "\n  H1"), ==, 1);
  g_assert_cmpuint (count_in (tree, "\n  H2"), ==, 5);
  g_assert_cmpuint (count_in (tree, "\n  H3"), ==, 1);
  g_assert_cmpuint (count_in (tree, "\n  L\n"), ==, 1);
  g_assert_cmpuint (count_in (tree, "\n  Figure"), ==, 4);
  g_assert_cmpuint (count_in (tree, "\n  Note"), ==, 1);
  /* Four figures and two tables. */
  g_assert_cmpuint (count_in (tree, "\n  Caption"), ==, 6);
  /* Nothing is said to be in another language. */
  g_assert_null (strstr (tree, "["));
}

/* What a screen reader says, with the space between lines and after numbers. */
static void
test_reading (void)
{
  static const char *const wanted[]
      = { "\"Customer services partnership: how to provide it\"",
          "\"Cabinet, 4 March 2027\"",
          "that is exempt under paragraph 3 of Part 1 of Schedule 12A to the Local Government Act",
          "\"1 Summary\"",
          "\"1.1 Riverdale and Stowmere spend",
          "services whose contracts end in 2028. This",
          "\"2.1 Cabinet is asked to:\"",
          "\"note the answers to the consultation.\"",
          "\"Table 1: Options considered\"",
          "employed by Riverdale. Stowmere pays by use.\"",
          "\"More is said of this in Part B.\"",
          "\"Figure 1: In-house leads unless jobs weigh under 12%\"",
          "\"How the market stands\"",
          "\"5 Implications\"" };
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_report (document, "en");
  g_autoptr (ConcordPlan) plan = lay_out (content, CONCORD_PAPER_PART_A, CONCORD_THEME_LIGHT);
  g_autofree char *path = write_plan (plan, "reading.pdf"), *text = NULL;
  const char *argv[] = { "pdfinfo", "-struct-text", path, NULL }, *at;

  text = check_run (argv);
  check_or_skip (text, "pdfinfo");
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const char *found = strstr (at, wanted[i]);

      if (found == NULL)
        g_error ("%s is not read, or not in its place", wanted[i]);
      at = found;
    }
}

/* In a paper of two languages each element of the second says so, and the file is sound. */
static void
test_languages (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = make_both (document);
  g_autoptr (ConcordPlan) plan = lay_out (content, CONCORD_PAPER_PART_A, CONCORD_THEME_LIGHT);
  g_autofree char *path = write_plan (plan, "languages.pdf"), *tree = check_structure (path);
  const char *argv[] = { "qpdf", "--check", path, NULL };
  g_autofree char *report = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_titles = 0;

  check_or_skip (tree, "qpdf or python3");
  report = check_run (argv);
  g_assert_nonnull (strstr (report, "No syntax or stream encoding errors found"));
  lines = g_strsplit (g_strchomp (tree), "\n", -1);
  for (guint i = 3; lines[i] != NULL; i++)
    {
      n_titles += g_str_has_prefix (lines[i], "  H1");
      g_assert_cmpint (g_str_has_suffix (lines[i], " [cy]"), ==, n_titles == 2);
    }
  g_assert_cmpuint (n_titles, ==, 2);
}

/* --- metadata -------------------------------------------------------------------------------- */

/* Headings, below them the figures; a link from each line of the contents. */
static void
test_outline (void)
{
  g_autoptr (ConcordDocument) document = check_document ();
  g_autoptr (ConcordContent) content = made_content_long_report (document);
  g_autoptr (ConcordPlan) plan = lay_out (content, CONCORD_PAPER_PART_A, CONCORD_THEME_LIGHT);
  g_autofree char *path = write_plan (plan, "outline.pdf");
  const char *argv[] = { "qpdf", "--json", "--json-key=outlines", path, NULL };
  const char *info_argv[] = { "pdfinfo", path, NULL };
  g_autofree char *outline = check_run (argv), *info = check_run (info_argv), *flat = NULL;
  g_autofree char *tree = check_structure (path);
  const char *section, *figure;

  check_or_skip (outline, "qpdf");
  check_or_skip (info, "pdfinfo");
  /* Eleven headings of sections, one below them, four figures. */
  g_assert_cmpuint (count_in (outline, "\"title\""), ==, 11 + 1 + 4);
  figure = strstr (outline, "Figure 3: People want a desk in every town hall");
  section = strstr (outline, "4 Consultation");
  g_assert_nonnull (figure);
  g_assert_nonnull (section);
  /* qpdf writes what is below before the title itself. */
  g_assert_true (figure < section);
  g_assert_cmpuint (count_in (tree, "    TOCI\n      Link\n"), ==, 12);
  flat = check_flatten (info);
  g_assert_nonnull (strstr (flat, "Title: Customer services partnership: how to provide it"));
  g_assert_nonnull (strstr (flat, "Subject: Cabinet paper"));
  g_assert_nonnull (strstr (flat, "Tagged: yes"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/report/contents", test_contents);
  g_test_add_func ("/paper/report/short", test_short);
  g_test_add_func ("/paper/report/foot", test_foot);
  g_test_add_func ("/paper/report/foot-language", test_foot_language);
  g_test_add_func ("/paper/report/structure", test_structure);
  g_test_add_func ("/paper/report/reading", test_reading);
  g_test_add_func ("/paper/report/languages", test_languages);
  g_test_add_func ("/paper/report/outline", test_outline);
  return g_test_run ();
}
