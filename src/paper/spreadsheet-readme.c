/* Read me: what the workbook is, of which state of the project, and how to check with it. */
#include "paper/spreadsheet-private.h"

#include "model/canonical.h"

#include "concord-words.h"

#define WIDTH 110
#define LINE_HEIGHT 15.0

/* --- facts ----------------------------------------------------------------------------------- */

static guint
add_fact (ConcordTab *tab, guint row, const char *label, const char *text)
{
  concord_tab_text (tab, row, 0, CONCORD_CELL_TOTAL, label);
  concord_tab_long_text (tab, row, 1, CONCORD_CELL_PLAIN, text == NULL ? "–" : text);
  return row + 1;
}

static guint
add_facts (ConcordTab *tab, guint row)
{
  ConcordDocument *document = tab->book->document;
  ConcordProject *project = concord_document_get_project (document);
  GPtrArray *revisions = concord_document_get_revisions (document);
  const ConcordRevision *last
      = revisions->len == 0 ? NULL : revisions->pdata[revisions->len - 1];
  g_autofree char *state = concord_canonical_dup_hash (document);

  row = add_fact (tab, row, _ ("Project"), project->title);
  row = add_fact (tab, row, _ ("Authority"), project->authority);
  row = add_fact (tab, row, _ ("Reference"), project->reference);
  row = add_fact (tab, row, _ ("Revision"), last == NULL ? _ ("Not saved yet") : last->id);
  if (last != NULL && concord_document_is_dirty (document))
    row = add_fact (tab, row, "", _ ("The project has been changed since this revision."));
  row = add_fact (tab, row, _ ("State of the records"), state);
  return add_fact (tab, row, _ ("View"),
                   tab->book->with_confidential
                       ? _ ("Exempt: what is confidential stands in it. Not for the public.")
                       : _ ("Public: what is confidential has been left out."));
}

/* --- words ----------------------------------------------------------------------------------- */

static guint
add_paragraph (ConcordTab *tab, guint row, const char *text)
{
  double lines = ceil ((double) g_utf8_strlen (text, -1) / WIDTH);

  concord_book_keep (tab->book, worksheet_set_row (tab->sheet, row, MAX (1, lines) * LINE_HEIGHT,
                                                   NULL));
  concord_tab_long_text (tab, row, 1, CONCORD_CELL_PLAIN, text);
  return row + 1;
}

static guint
add_colours (ConcordTab *tab, guint row)
{
  concord_tab_text (tab, row, 0, CONCORD_CELL_TOTAL, _ ("Colours"));
  concord_tab_text (tab, row++, 1, CONCORD_CELL_INPUT,
                    _ ("Blue on a tinted cell: an input, as it stands in the project"));
  concord_tab_text (tab, row++, 1, CONCORD_CELL_PLAIN,
                    _ ("Black: a label, or a formula of this workbook"));
  concord_tab_text (tab, row++, 1, CONCORD_CELL_FOUND,
                    _ ("Grey italics: what Concord found, as a value"));
  return row + 1;
}

static guint
add_how (ConcordTab *tab, guint row)
{
  const char *const sentences[]
      = { _ ("1. Look at the sheet Results: beside every figure that this workbook works out stands "
             "the one that Concord found; every difference should be 0."),
          _ ("2. Follow a figure back through its formula: results to cash flow, cash flow to lines, "
             "rates and optimism bias; totals to weights and scores."),
          _ ("3. Change a blue cell and see what follows. The differences then show by how much the "
             "result moves; change the same figure in Concord and it finds the same."),
          _ ("If the results are empty, the program has not computed yet: leave protected view (Enable "
             "editing), or press F9 (Ctrl+Shift+F9 in LibreOffice)."),
          _ ("There are no macros and no links to other files. Texts from the project that begin "
             "with =, +, - or @ are texts.") };

  concord_tab_text (tab, row, 0, CONCORD_CELL_TOTAL, _ ("How to check"));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    row = add_paragraph (tab, row, sentences[i]);
  return row + 1;
}

static guint
add_sheets (ConcordTab *tab, guint row)
{
  const ConcordBook *book = tab->book;

  concord_tab_text (tab, row, 0, CONCORD_CELL_TOTAL, _ ("Sheets"));
  for (guint i = 1; i < book->tabs->len; i++)
    concord_tab_text (tab, row++, 1, CONCORD_CELL_PLAIN,
                      ((ConcordTab *) book->tabs->pdata[i])->name);
  return row + 1;
}

static guint
add_finding (ConcordTab *tab, guint row, const ConcordFinding *finding)
{
  concord_tab_text (tab, row, 0, CONCORD_CELL_TOTAL, finding->name);
  row = add_paragraph (tab, row, finding->sentence);
  if (tab->book->with_confidential && finding->confidential_sentence != NULL)
    row = add_paragraph (tab, row, finding->confidential_sentence);
  for (guint i = 0; i < finding->warnings->len; i++)
    row = add_paragraph (tab, row, finding->warnings->pdata[i]);
  row = add_paragraph (tab, row, finding->method);
  row = add_paragraph (tab, row, finding->source);
  return row + 1;
}

void
concord_spreadsheet_fill_readme (ConcordBook *book)
{
  ConcordTab *tab = book->readme;
  guint row = 3;

  concord_tab_begin (tab, _ ("Appraisal and money, with their formulas"),
                     _ ("Written by Concord so that anybody can work the case out again without "
                        "it."));
  row = add_facts (tab, row) + 1;
  row = add_colours (tab, row);
  row = add_how (tab, row);
  row = add_sheets (tab, row);
  row = add_finding (tab, row, book->appraisal->finding);
  add_finding (tab, row, book->money->finding);
  concord_tab_widths (tab, 0, 0, 34);
  concord_tab_widths (tab, 1, 1, WIDTH);
}
