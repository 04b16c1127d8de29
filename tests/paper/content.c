/* What a report says in Part A and in Part B, in English and in Welsh. */
#include "../findings/build.h"
#include "paper/content.h"
#include "paper/record-list.h"

#include "concord-words.h"
#include <string.h>

static ConcordRecord *
add_report (ConcordDocument *document)
{
  ConcordRecord *report = build_add (document, build_project (document), "reports", "To share or not");

  build_set (document, report, "meeting", "Cabinet");
  build_set (document, report, "meeting-date", "2027-03-04");
  return report;
}

static ConcordRecord *
add_section (ConcordDocument *document, ConcordRecord *report, const char *heading)
{
  return build_add (document, report, "sections", heading);
}

/* An item of @kind; @text is its words, or what it shows. */
static ConcordRecord *
add_item (ConcordDocument *document, ConcordRecord *section, const char *kind, const char *text)
{
  g_autoptr (GError) error = NULL;
  ConcordRecord *item = concord_document_add (document, section, "items", &error);

  g_assert_no_error (error);
  build_set (document, item, "kind", kind);
  build_set (document, item, strcmp (kind, "words") == 0 ? "words" : "shows", text);
  return item;
}

/* All pieces as lines: kind, number, text. The caller frees. */
static char *
dup_outline (const ConcordContent *content)
{
  static const char *const names[] = { "title", "facts",  "notice", "heading", "paragraph",
                                       "bullet", "figure", "table",  "note" };
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < content->pieces->len; i++)
    {
      const ConcordPiece *piece = content->pieces->pdata[i];

      g_string_append_printf (lines, "%s|%s|%s|%s\n", piece->language, names[piece->kind],
                              piece->number != NULL ? piece->number : "",
                              piece->text != NULL ? piece->text : "");
    }
  return g_string_free (lines, FALSE);
}

static char *
dup_content (ConcordDocument *document, ConcordRecord *report, ConcordPaperPart part,
             const char *language)
{
  g_autoptr (ConcordContent) content = concord_content_new (document, report, part, language);

  return dup_outline (content);
}

static void
test_words_are_numbered (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  ConcordRecord *first = add_section (document, report, "Summary");
  ConcordRecord *empty = add_section (document, report, "Legal implications");
  ConcordRecord *last = add_section (document, report, "Recommendations");
  ConcordRecord *left_out = add_section (document, report, "Notes to self");
  g_autofree char *text = NULL;

  add_item (document, first, "words", "One.\n\n  Two.  ");
  add_item (document, first, "words", "Three:\n- a\n- b");
  add_item (document, empty, "words", "\n \n");
  add_item (document, last, "words", "Four.");
  add_item (document, left_out, "words", "Five.");
  build_set (document, left_out, "left-out", "yes");
  text = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  g_assert_cmpstr (text, ==,
                   "en|title||To share or not\n"
                   "en|facts||\n"
                   "en|heading|1|Summary\n"
                   "en|paragraph|1.1|One.\n"
                   "en|paragraph|1.2|Two.\n"
                   "en|paragraph|1.3|Three:\n"
                   "en|bullet||a\n"
                   "en|bullet||b\n"
                   "en|heading|2|Recommendations\n"
                   "en|paragraph|2.1|Four.\n");
}

static void
test_facts (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  g_autoptr (ConcordContent) content = NULL;
  const ConcordPiece *facts;
  const ConcordTextTable *table;

  build_set (document, build_project (document), "authority", "Ribble Vale Council");
  build_set (document, build_project (document), "reference", "RV/7");
  build_set (document, report, "wards", "All");
  content = concord_content_new (document, report, CONCORD_PAPER_PART_A, NULL);
  facts = content->pieces->pdata[1];
  g_assert_cmpint (facts->kind, ==, CONCORD_PIECE_FACTS);
  table = facts->table;
  g_assert_cmpuint (concord_text_table_get_n_rows (table), ==, 4);
  g_assert_cmpstr (concord_text_table_get_cell (table, 0, 1), ==, "Ribble Vale Council");
  g_assert_cmpstr (concord_text_table_get_cell (table, 1, 0), ==, "Meeting");
  g_assert_cmpstr (concord_text_table_get_cell (table, 1, 1), ==, "Cabinet, 4 March 2027");
  g_assert_cmpstr (concord_text_table_get_cell (table, 2, 1), ==, "All");
  g_assert_cmpstr (concord_text_table_get_cell (table, 3, 1), ==, "RV/7");
  g_assert_cmpstr (content->footer, ==, "RV/7");
  g_assert_cmpstr (content->title, ==, "To share or not");
}

static void
test_nothing_to_print (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  add_section (document, report, "Summary");
  a = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  b = dup_content (document, report, CONCORD_PAPER_PART_B, NULL);
  g_assert_nonnull (strstr (a, "en|paragraph||This paper has nothing to print yet."));
  g_assert_nonnull (strstr (b, "en|paragraph||Nothing in this paper is exempt"));
  g_assert_null (strstr (a, "heading"));
  g_assert_false (concord_content_has_exempt (document, report));
}

/* Exempt sections and items are in Part B alone, and Part A says that there is one and why. */
static void
test_exempt_words (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  ConcordRecord *open = add_section (document, report, "Background");
  ConcordRecord *secret = add_section (document, report, "Prices");
  ConcordRecord *item;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  add_item (document, open, "words", "Known to all.");
  g_assert_false (concord_content_has_exempt (document, report));
  item = add_item (document, open, "words", "Known to few.");
  build_set (document, item, "exempt", "yes");
  g_assert_true (concord_content_has_exempt (document, report));
  build_set (document, secret, "publicity", "exempt");
  add_item (document, secret, "words", "Alpha asks for £12m.");
  build_set (document, report, "exempt-law", "paragraph 3");
  build_set (document, report, "exempt-reason", "tenders are open");

  a = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  g_assert_nonnull (strstr (a, "en|notice||This paper has a Part B, which is not for publication. It "
                               "holds information that is exempt under paragraph 3. The public "
                               "interest in keeping it exempt outweighs the public interest in "
                               "publishing it: tenders are open\n"));
  g_assert_nonnull (strstr (a, "en|heading|1|Background\nen|paragraph|1.1|Known to all.\n"));
  g_assert_null (strstr (a, "Known to few"));
  g_assert_null (strstr (a, "Prices"));
  g_assert_null (strstr (a, "£12m"));

  b = dup_content (document, report, CONCORD_PAPER_PART_B, NULL);
  g_assert_nonnull (strstr (b, "en|notice||Part B: not for publication. It holds information that is "
                               "exempt under paragraph 3."));
  g_assert_nonnull (strstr (b, "en|heading|B1|Background\n"
                               "en|paragraph|B1.1|Known to few.\n"
                               "en|heading|B2|Prices\n"
                               "en|paragraph|B2.1|Alpha asks for £12m.\n"));
  g_assert_null (strstr (b, "Known to all"));
}

/* Even how many formulas agree, or how many marks there are, tells of prices and marks: Part A says
 * that all of it is withheld. */
static void
test_prices_and_marks_are_exempt (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document), *section;
  g_autofree char *before = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  section = add_section (document, report, "Tenders");
  add_item (document, section, "finding", "prices");
  add_item (document, section, "finding", "evaluation");
  add_item (document, section, "figure", "mark-heat-map");
  add_item (document, section, "table", "mark-heat-map");
  add_item (document, section, "table", "price-formulas");
  before = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  g_assert_null (strstr (before, "notice"));
  g_assert_nonnull (strstr (before, "en|paragraph|1.1|No bidders are in the competition"));
  g_assert_null (strstr (before, "exempt"));

  build_marks (document);
  build_secrets (document);
  a = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  b = dup_content (document, report, CONCORD_PAPER_PART_B, NULL);
  g_assert_nonnull (strstr (a, "en|notice||This paper has a Part B"));
  g_assert_nonnull (strstr (
      a, "en|heading|1|Tenders\n"
         "en|paragraph|1.1|The prices and marks of the bids, and what the price formulas make of "
         "them, are exempt from publication and are not told here.\n"
         "en|note||More is said of this in Part B.\n"
         "en|paragraph|1.2|What the evaluators gave the tenders, and what comes of it, is exempt "
         "from publication and is not told here.\n"
         "en|note||More is said of this in Part B.\n"
         "en|paragraph|1.3|Marks of the evaluators: exempt from publication, and shown in Part B "
         "alone.\n"
         "en|paragraph|1.4|Bids under each price formula: exempt from publication, and shown in Part B "
         "alone.\n"));
  g_assert_nonnull (strstr (b, "en|heading|B1|Tenders\nen|paragraph|B1.1|"));
  g_assert_nonnull (strstr (b, "en|paragraph|B1.2|6 marks have been given to 2 of 2 bidders"));
  g_assert_nonnull (strstr (b, "en|figure|1|"));
  g_assert_nonnull (strstr (b, "en|table|1|"));
}

/* Of an item that is exempt as a whole not even the kind is told. */
static void
test_exempt_items_are_not_named (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  ConcordRecord *section = add_section (document, report, "Tenders");
  g_autofree char *a = NULL;

  build_marks (document);
  build_set (document, add_item (document, section, "figure", "mark-heat-map"), "exempt", "yes");
  build_set (document, add_item (document, section, "finding", "evaluation"), "exempt", "yes");
  a = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  g_assert_nonnull (strstr (a, "en|notice||This paper has a Part B"));
  g_assert_null (strstr (a, "heading"));
  g_assert_null (strstr (a, "Marks of the evaluators"));
}

/* The packages of Part A are found without appetites, those of Part B with them. */
static void
test_packages (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  BuiltMarket built = build_market (document);
  ConcordRecord *report = add_report (document);
  ConcordRecord *section = add_section (document, report, "Package");
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  add_item (document, section, "finding", "explorer");
  add_item (document, section, "figure", "package-frontier");
  build_set (document, report, "workings", "yes");
  build_set (document, report, "tables", "yes");
  g_assert_false (concord_content_has_exempt (document, report));
  build_set (document, built.alpha, "appetite", "0.9");
  g_assert_true (concord_content_has_exempt (document, report));
  a = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  b = dup_content (document, report, CONCORD_PAPER_PART_B, NULL);
  g_assert_nonnull (strstr (a, "without what suppliers said in confidence"));
  g_assert_nonnull (strstr (a, "en|note||More is said of this in Part B.\n"));
  g_assert_null (strstr (b, "in confidence"));
  g_assert_nonnull (strstr (b, "en|figure|1|"));
}

/* What was said to one supplier and not published to all is in no paper. */
static void
test_dialogues (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *project = build_project (document);
  ConcordRecord *told = build_add (document, project, "dialogues", "2026-05-01");
  ConcordRecord *untold = build_add (document, project, "dialogues", "2026-05-02");
  g_autoptr (ConcordTextTable) table = NULL;

  build_set (document, untold, "said", "In confidence");
  g_assert_null (concord_record_list_new (document, "dialogues", TRUE, NULL));
  build_set (document, told, "said", "To all");
  build_set (document, told, "published", "yes");
  table = concord_record_list_new (document, "dialogues", TRUE, NULL);
  g_assert_cmpuint (concord_text_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (concord_text_table_get_cell (table, 0, 0), ==, "1 May 2026");
  g_assert_cmpstr (concord_text_table_get_cell (table, 0, 1), ==, "To all");
}

/* A figure that withholds something stands in both parts; one that does not, in Part A alone. */
static void
test_figures (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document), *section;
  ConcordRecord *item;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  build_appraisal (document);
  section = add_section (document, report, "Options");
  item = add_item (document, section, "figure", "weighted-scores");
  build_set (document, item, "title", "Own title");
  add_item (document, section, "figure", "need-capacity"); /* nothing to show: left out */
  add_item (document, section, "table", "weighted-scores");
  add_item (document, section, "figure", "no-such-kind");
  build_set (document, report, "tables", "yes");
  a = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  g_assert_nonnull (strstr (a, "en|figure|1|Figure 1: Own title\n"
                               "en|table|1|Table 1: "));
  g_assert_nonnull (strstr (a, "en|heading|Appendix 1|The figures as tables\n"
                               "en|table|2|Table 2, of Figure 1: Own title\n"));
  g_assert_null (strstr (a, "Figure 2"));
  g_assert_false (concord_content_has_exempt (document, report));
  build_set (document, item, "exempt", "yes");
  b = dup_content (document, report, CONCORD_PAPER_PART_B, NULL);
  g_assert_nonnull (strstr (b, "en|heading|B1|Options\nen|figure|1|Figure 1: Own title\n"));
}

/* Every number that nothing exempt or withheld may give away is looked for in Part A. */
static void
test_findings_and_workings (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document), *section;
  g_autofree char *a = NULL;

  build_appraisal (document);
  section = add_section (document, report, "Options");
  add_item (document, section, "finding", "appraisal");
  add_item (document, section, "finding", "no-such-finding");
  build_set (document, report, "workings", "yes");
  a = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  /* 68 against 62: tests/findings/build.h. */
  g_assert_nonnull (strstr (a, "en|paragraph|1.1|Shared service leads with 68 of 100, 6 ahead of In-house"));
  g_assert_null (strstr (a, "1.2"));
  g_assert_nonnull (strstr (a, "en|heading|Appendix 1|How this was worked out\n"
                               "en|heading||Weighted scores of the options\n"));
  g_assert_nonnull (strstr (a, "en|paragraph||Method: Additive value model"));
  g_assert_nonnull (strstr (a, "en|paragraph||Source of the method: R. L. Keeney"));
}

/* Answers of a single person leave in neither part. */
static void
test_small_numbers (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  ConcordRecord *section = add_section (document, report, "Consultation");
  BuiltConsultation built = build_consultation (document);

  build_count (document, built.used, built.staff, "yes", NULL, "2");
  build_count (document, built.used, built.staff, "no", NULL, "1");
  add_item (document, section, "finding", "consultation");
  add_item (document, section, "figure", "response-rate");
  add_item (document, section, "figure", "consultation-agreement");
  build_set (document, report, "tables", "yes");
  build_set (document, report, "workings", "yes");
  for (int part = CONCORD_PAPER_PART_A; part <= CONCORD_PAPER_PART_B; part++)
    {
      g_autoptr (ConcordContent) content
          = concord_content_new (document, report, (ConcordPaperPart) part, NULL);

      for (guint i = 0; i < content->pieces->len; i++)
        {
          const ConcordPiece *piece = content->pieces->pdata[i];

          for (guint row = 0;
               piece->table != NULL && row < concord_text_table_get_n_rows (piece->table); row++)
            for (guint k = 1; k < concord_text_table_get_n_columns (piece->table); k++)
              {
                g_assert_cmpstr (concord_text_table_get_cell (piece->table, row, k), !=, "1");
                g_assert_cmpstr (concord_text_table_get_cell (piece->table, row, k), !=, "2");
                g_assert_cmpstr (concord_text_table_get_cell (piece->table, row, k), !=, "3");
              }
        }
    }
}

static void
test_lists (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  g_autoptr (ConcordTextTable) table = NULL;
  gboolean left_out = TRUE;
  guint n;

  g_assert_null (concord_record_list_new (document, "options", FALSE, NULL));
  g_assert_null (concord_record_list_new (document, "nonsense", TRUE, NULL));
  build_appraisal (document);
  table = concord_record_list_new (document, "options", FALSE, &left_out);
  g_assert_false (left_out);
  g_assert_cmpuint (concord_text_table_get_n_rows (table), ==, 3);
  g_assert_cmpstr (concord_text_table_get_header (table, 0), ==, "Option");
  g_assert_cmpstr (concord_text_table_get_cell (table, 0, 0), ==, "Shared service");
  /* Fields that no option has given are no columns. */
  for (guint i = 0; i < concord_text_table_get_n_columns (table); i++)
    g_assert_cmpstr (concord_text_table_get_header (table, i), !=, "Vehicle");
  concord_record_list_kinds_get (&n);
  g_assert_cmpuint (n, >=, 5);
}

/* Each list names fields that its records have: a wrong name would show as the record above. */
static void
test_lists_name_fields (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *option
      = build_add (document, build_project (document), "options", "Shared service");
  ConcordRecord *risk = build_add (document, option, "risks", "Late");
  g_autoptr (ConcordTextTable) table = NULL;

  build_set (document, risk, "probability", "20");
  table = concord_record_list_new (document, "risks", FALSE, NULL);
  g_assert_cmpuint (concord_text_table_get_n_columns (table), ==, 3);
  g_assert_cmpstr (concord_text_table_get_cell (table, 0, 0), ==, "Late");
  g_assert_cmpstr (concord_text_table_get_cell (table, 0, 1), ==, "Shared service");
  g_assert_cmpstr (concord_text_table_get_cell (table, 0, 2), ==, "20%");
  g_assert_cmpstr (concord_text_table_get_header (table, 1), ==, "Option");
}

/* --- languages ------------------------------------------------------------------------------- */

static void
test_welsh (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  ConcordRecord *section = add_section (document, report, "Summary");
  ConcordRecord *item = add_item (document, section, "words", "In English.");
  g_autofree char *text = NULL;

  if (!concord_words_has_language ("cy"))
    {
      g_test_skip ("the Welsh words are not built");
      return;
    }
  build_set (document, report, "title-welsh", "Rhannu neu beidio");
  build_set (document, section, "heading-welsh", "Crynodeb");
  build_set (document, item, "words-welsh", "Yn Gymraeg.");
  add_item (document, section, "words", "Not translated.");
  build_set (document, report, "language", "welsh-first");
  text = dup_content (document, report, CONCORD_PAPER_PART_A, NULL);
  g_assert_cmpstr (text, ==,
                   "cy|title||Rhannu neu beidio\n"
                   "cy|facts||\n"
                   "cy|heading|1|Crynodeb\n"
                   "cy|paragraph|1.1|Yn Gymraeg.\n"
                   "en|paragraph|1.2|Not translated.\n"
                   "en|title||To share or not\n"
                   "en|facts||\n"
                   "en|heading|1|Summary\n"
                   "en|paragraph|1.1|In English.\n"
                   "en|paragraph|1.2|Not translated.\n");
  g_assert_null (concord_words_get_language ());
}

/* The lines of the head's table: name, value. The caller frees. */
static char *
dup_facts (ConcordDocument *document, ConcordRecord *report, const char *language)
{
  g_autoptr (ConcordContent) content
      = concord_content_new (document, report, CONCORD_PAPER_PART_A, language);
  const ConcordTextTable *table = ((ConcordPiece *) content->pieces->pdata[1])->table;
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < concord_text_table_get_n_rows (table); i++)
    g_string_append_printf (lines, "%s|%s\n", concord_text_table_get_cell (table, i, 0),
                            concord_text_table_get_cell (table, i, 1));
  return g_string_free (lines, FALSE);
}

/* Each half of a bilingual paper has its own head, and what only one of the languages has is in both. */
static void
test_welsh_head (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  ConcordRecord *section = add_section (document, report, "Summary");
  ConcordRecord *item = add_item (document, section, "words", "");
  g_autofree char *welsh = NULL;
  g_autofree char *english = NULL;
  g_autofree char *both = NULL;

  if (!concord_words_has_language ("cy"))
    {
      g_test_skip ("the Welsh words are not built");
      return;
    }
  build_set (document, build_project (document), "authority", "Ribble Vale Council");
  build_set (document, build_project (document), "authority-welsh", "Cyngor Dyffryn Ribble");
  build_set (document, report, "meeting-welsh", "Y Cabinet");
  build_set (document, report, "report-of-welsh", "Y Prif Weithredwr");
  build_set (document, report, "wards", "All");
  build_set (document, report, "exempt-law", "paragraph 14");
  build_set (document, report, "exempt-law-welsh", "paragraff 14");
  build_set (document, report, "exempt-reason", "bids are open");
  build_set (document, item, "words-welsh", "Yn Gymraeg yn unig.");
  build_set (document, add_item (document, section, "words", "Secret."), "exempt", "yes");
  welsh = dup_facts (document, report, "cy");
  english = dup_facts (document, report, "en");
  both = dup_content (document, report, CONCORD_PAPER_PART_A, "cy+en");
  g_assert_cmpstr (welsh, ==,
                   "Awdurdod|Cyngor Dyffryn Ribble\n"
                   "Cyfarfod|Y Cabinet, 4 Mawrth 2027\n"
                   "Adroddiad gan|Y Prif Weithredwr\n"
                   "Wardiau yr effeithir arnynt|All\n");
  g_assert_cmpstr (english, ==,
                   "Authority|Ribble Vale Council\n"
                   "Meeting|Cabinet, 4 March 2027\n"
                   "Report of|Y Prif Weithredwr\n"
                   "Wards affected|All\n");
  g_assert_nonnull (strstr (both, "paragraff 14. "));
  g_assert_nonnull (strstr (both, "under paragraph 14. "));
  g_assert_nonnull (strstr (both, "en|heading|1|Summary\ncy|paragraph|1.1|Yn Gymraeg yn unig.\n"));
}

/* Findings come in the language of the paper, and in that of the program right after. */
static void
test_welsh_findings (void)
{
  g_autoptr (ConcordDocument) document = build_document ();
  ConcordRecord *report = add_report (document);
  g_autofree char *welsh = NULL;
  g_autofree char *english = NULL;

  if (!concord_words_has_language ("cy"))
    {
      g_test_skip ("the Welsh words are not built");
      return;
    }
  build_appraisal (document);
  add_item (document, add_section (document, report, "Options"), "finding", "appraisal");
  english = dup_content (document, report, CONCORD_PAPER_PART_A, "en");
  welsh = dup_content (document, report, CONCORD_PAPER_PART_A, "cy");
  g_assert_nonnull (strstr (english, "en|paragraph|1.1|Shared service leads with 68"));
  g_assert_nonnull (strstr (welsh, "cy|paragraph|1.1|"));
  g_assert_null (strstr (welsh, "leads with"));
  g_assert_nonnull (strstr (welsh, "Shared service"));
  g_free (g_steal_pointer (&english));
  english = dup_content (document, report, CONCORD_PAPER_PART_A, "en");
  g_assert_nonnull (strstr (english, "Shared service leads with 68"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  concord_words_start ();
  g_test_add_func ("/content/words-are-numbered", test_words_are_numbered);
  g_test_add_func ("/content/facts", test_facts);
  g_test_add_func ("/content/nothing-to-print", test_nothing_to_print);
  g_test_add_func ("/content/exempt-words", test_exempt_words);
  g_test_add_func ("/content/prices-and-marks-are-exempt", test_prices_and_marks_are_exempt);
  g_test_add_func ("/content/exempt-items-are-not-named", test_exempt_items_are_not_named);
  g_test_add_func ("/content/packages", test_packages);
  g_test_add_func ("/content/dialogues", test_dialogues);
  g_test_add_func ("/content/figures", test_figures);
  g_test_add_func ("/content/findings-and-workings", test_findings_and_workings);
  g_test_add_func ("/content/small-numbers", test_small_numbers);
  g_test_add_func ("/content/lists", test_lists);
  g_test_add_func ("/content/lists-name-fields", test_lists_name_fields);
  g_test_add_func ("/content/welsh", test_welsh);
  g_test_add_func ("/content/welsh-head", test_welsh_head);
  g_test_add_func ("/content/welsh-findings", test_welsh_findings);
  return g_test_run ();
}
