#include "paper/spreadsheet.h"

#include "paper/spreadsheet-private.h"

#include "concord-words.h"
#include <glib/gstdio.h>
#include <unistd.h>

/* A project that was never saved has no date of its own: 1 January 2000. */
#define NO_DATE 946684800

#define REVISION_DIGITS 12

/* What footers and titles of a workbook may hold, codes and the words around included. */
#define MAX_TITLE 80

/* --- facts of the file ----------------------------------------------------------------------- */

static const ConcordRevision *
get_revision (ConcordDocument *document)
{
  GPtrArray *revisions = concord_document_get_revisions (document);

  return revisions->len == 0 ? NULL : revisions->pdata[revisions->len - 1];
}

/* @text, cut to what there is room for; "&" would begin a code. */
static char *
dup_for_footer (const char *text)
{
  g_autofree char *cut
      = g_utf8_substring (text, 0, MIN (MAX_TITLE, g_utf8_strlen (text, -1)));
  g_auto (GStrv) parts = g_strsplit (cut, "&", -1);

  return g_strjoinv ("&&", parts);
}

static char *
dup_footer (ConcordDocument *document)
{
  ConcordProject *project = concord_document_get_project (document);
  const ConcordRevision *revision = get_revision (document);
  g_autofree char *reference
      = dup_for_footer (project->reference != NULL ? project->reference : "");
  g_autofree char *what = NULL;

  if (revision == NULL)
    what = g_strdup (_ ("Not saved yet"));
  else if (concord_document_is_dirty (document))
    what = g_strdup_printf (_ ("Revision %.*s, changed since"), REVISION_DIGITS, revision->id);
  else
    what = g_strdup_printf (_ ("Revision %.*s"), REVISION_DIGITS, revision->id);
  return g_strdup_printf ("&L%s&C%s&R&A, &P/&N", reference, what);
}

static void
set_properties (ConcordBook *book)
{
  ConcordProject *project = concord_document_get_project (book->document);
  const ConcordRevision *revision = get_revision (book->document);
  const char *title = project->title != NULL ? project->title : _ ("Untitled project");
  g_autofree char *cut
      = g_utf8_substring (title, 0, MIN (MAX_TITLE, g_utf8_strlen (title, -1)));
  lxw_doc_properties properties = { .title = cut };

  /* The same state gives the same bytes, whenever it is written. */
  properties.created = (time_t) (revision == NULL ? NO_DATE : revision->time);
  concord_book_keep (book, workbook_set_properties (book->book, &properties));
}

/* --- the sheets ------------------------------------------------------------------------------ */

/* In the order in which they stand. */
static void
add_tabs (ConcordBook *book)
{
  book->readme = concord_tab_new (book, _ ("Read me"));
  book->criteria = concord_tab_new (book, _ ("Appraisal"));
  book->sets = concord_tab_new (book, _ ("Weights"));
  book->rates = concord_tab_new (book, _ ("Rates"));
  book->lines = concord_tab_new (book, _ ("Lines"));
  book->biases = concord_tab_new (book, _ ("Optimism bias"));
  book->risks = concord_tab_new (book, _ ("Risks"));
  for (guint i = 0; i < book->money->options->len; i++)
    {
      const ConcordMoneyOption *option = book->money->options->pdata[i];
      g_autofree char *name = g_strdup_printf (_ ("Cash flow %s"), option->name);

      g_ptr_array_add (book->flows, concord_tab_new (book, name));
    }
  book->budget = concord_tab_new (book, _ ("Budget"));
  book->results = concord_tab_new (book, _ ("Results"));
}

/* Each sheet says where its figures stand before the next one refers to them. */
static void
fill (ConcordBook *book)
{
  set_properties (book);
  add_tabs (book);
  if (book->first_error != LXW_NO_ERROR)
    return;
  concord_spreadsheet_fill_readme (book);
  concord_spreadsheet_fill_criteria (book);
  concord_spreadsheet_fill_sets (book);
  concord_spreadsheet_fill_rates (book);
  concord_spreadsheet_fill_lines (book);
  concord_spreadsheet_fill_biases (book);
  concord_spreadsheet_fill_risks (book);
  concord_spreadsheet_fill_flows (book);
  concord_spreadsheet_fill_budget (book);
  concord_spreadsheet_fill_results (book);
}

static gboolean
write_book (ConcordDocument *document, gboolean with_confidential, const char *path,
            GError **error)
{
  g_autoptr (ConcordMoneyCase) money = concord_money_case_new (document);
  g_autoptr (ConcordAppraisal) appraisal = concord_appraisal_new (document, NULL);
  g_autoptr (ConcordWeights) weights = concord_weights_new (document);
  ConcordBook book = { .document = document,
                       .with_confidential = with_confidential,
                       .money = money,
                       .appraisal = appraisal,
                       .weights = weights };
  gboolean good;

  book.footer = dup_footer (document);
  good = concord_book_open (&book, path, error);
  if (good)
    {
      fill (&book);
      good = concord_book_close (&book, error);
    }
  concord_book_clear (&book);
  return good;
}

/* The library writes to a path; the caller decides how the real file is replaced. */
GBytes *
concord_spreadsheet_write (ConcordDocument *document, gboolean with_confidential, GError **error)
{
  g_autofree char *path = NULL;
  GBytes *bytes = NULL;
  int fd = g_file_open_tmp ("concord-XXXXXX.xlsx", &path, error);

  if (fd < 0)
    return NULL;
  close (fd);
  if (write_book (document, with_confidential, path, error))
    bytes = concord_book_pack (path, error);
  g_unlink (path);
  return bytes;
}
