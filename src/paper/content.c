/* The content of a report: head, notices and sections, in one language or in two. */
#include "paper/content-private.h"

#include "model/project.h"

#include "concord-words.h"
#include <string.h>

ConcordPiece *
concord_making_take (ConcordMaking *making, ConcordPieceKind kind, char *text)
{
  ConcordPiece *piece = concord_content_take (making->content, kind, text);

  piece->language = making->language;
  return piece;
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_welsh (const ConcordMaking *making)
{
  return g_str_equal (making->language, "cy");
}

const char *
concord_making_choose (ConcordMaking *making, const char *text, const char *welsh,
                       const char **language)
{
  gboolean in_welsh = is_given (welsh) && (is_welsh (making) || !is_given (text));

  if (language != NULL)
    *language = in_welsh ? "cy" : "en";
  return in_welsh ? welsh : text;
}

/* --- head ------------------------------------------------------------------------------------ */

static char *
dup_chosen (ConcordMaking *making, const char *text, const char *welsh)
{
  return g_strdup (concord_making_choose (making, text, welsh, NULL));
}

static void
take_fact (ConcordTextTable *table, const char *name, char *text)
{
  if (is_given (text))
    {
      concord_text_table_take_cell (table, g_strdup (name));
      concord_text_table_take_cell (table, text);
    }
  else
    g_free (text);
}

static char *
dup_meeting (ConcordMaking *making)
{
  ConcordReport *report = making->report;
  const char *meeting
      = concord_making_choose (making, report->meeting, report->meeting_welsh, NULL);
  g_autofree char *date = NULL;

  if (concord_date_is_absent (report->meeting_date))
    return g_strdup (meeting);
  date = concord_date_dup_display (report->meeting_date);
  if (!is_given (meeting))
    return g_steal_pointer (&date);
  /* Translators: a meeting and its date: Cabinet, 4 March 2027. */
  return g_strdup_printf (_ ("%s, %s"), meeting, date);
}

static void
add_facts (ConcordMaking *making)
{
  ConcordReport *report = making->report;
  const ConcordProject *project = concord_document_get_project (making->document);
  ConcordPiece *piece;
  ConcordTextTable *table = concord_text_table_new ();

  concord_text_table_add_column (table, "", FALSE);
  concord_text_table_add_column (table, "", FALSE);
  take_fact (table, _ ("Authority"),
             dup_chosen (making, project->authority, project->authority_welsh));
  take_fact (table, _ ("Meeting"), dup_meeting (making));
  take_fact (table, _ ("Report of"),
             dup_chosen (making, report->report_of, report->report_of_welsh));
  take_fact (table, _ ("Contact"), g_strdup (report->contact));
  take_fact (table, _ ("Wards affected"),
             dup_chosen (making, report->wards, report->wards_welsh));
  take_fact (table, _ ("Key decision reference"), g_strdup (report->key_decision));
  take_fact (table, _ ("Project reference"), g_strdup (project->reference));
  if (concord_text_table_get_n_rows (table) == 0)
    {
      concord_text_table_unref (table);
      return;
    }
  piece = concord_making_take (making, CONCORD_PIECE_FACTS, NULL);
  piece->table = table;
}

/* Why Part B is not for publication; the caller frees. */
static char *
dup_exemption (ConcordMaking *making)
{
  ConcordReport *report = making->report;
  const char *law
      = concord_making_choose (making, report->exempt_law, report->exempt_law_welsh, NULL);
  const char *reason
      = concord_making_choose (making, report->exempt_reason, report->exempt_reason_welsh, NULL);

  if (is_given (law) && is_given (reason))
    return g_strdup_printf (
        _ ("It holds information that is exempt under %s. The public interest in keeping it exempt "
           "outweighs the public interest in publishing it: %s"),
        law, reason);
  if (is_given (law))
    return g_strdup_printf (_ ("It holds information that is exempt under %s."), law);
  return g_strdup (_ ("The paragraph of the law under which it is exempt is not entered yet."));
}

static gboolean find_any_exempt (ConcordMaking *making);

static gboolean
has_exempt (ConcordMaking *making)
{
  if (*making->has_exempt < 0)
    *making->has_exempt = find_any_exempt (making);
  return *making->has_exempt;
}

static void
add_notice (ConcordMaking *making)
{
  g_autofree char *exemption = NULL;

  if (making->part == CONCORD_PAPER_PART_A && !has_exempt (making))
    return;
  exemption = dup_exemption (making);
  concord_making_take (making, CONCORD_PIECE_NOTICE,
                       g_strdup_printf (making->part == CONCORD_PAPER_PART_A
                                            ? _ ("This paper has a Part B, which is not for "
                                                 "publication. %s")
                                            : _ ("Part B: not for publication. %s"),
                                        exemption));
}

static void
add_head (ConcordMaking *making, gboolean new_page)
{
  const char *language;
  const char *title = concord_making_choose (making, making->report->title,
                                             making->report->title_welsh, &language);
  ConcordPiece *piece
      = concord_making_take (making, CONCORD_PIECE_TITLE,
                             g_strdup (is_given (title) ? title : _ ("Untitled paper")));

  piece->language = language;
  piece->new_page = new_page;
  add_facts (making);
  add_notice (making);
  if (!concord_words_has_language (making->language))
    concord_making_take (making, CONCORD_PIECE_NOTE,
                         g_strdup (_ ("Concord’s own Welsh is not installed on this computer: what "
                                      "it writes itself is in English here.")));
}

/* --- sections -------------------------------------------------------------------------------- */

/* Returns whether that is all. */
typedef gboolean (*ItemFunction) (ConcordMaking *making, ConcordReportSection *section,
                                  ConcordReportItem *item);

/* Calls @function for each item of each section that is not left out, in order, until one is TRUE:
 * returns whether one was. */
static gboolean
for_each_item (ConcordMaking *making, ItemFunction function)
{
  GListModel *sections
      = concord_record_get_children (CONCORD_RECORD (making->report), "sections");

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (ConcordReportSection) section = g_list_model_get_item (sections, i);
      GListModel *items = concord_record_get_children (CONCORD_RECORD (section), "items");

      for (guint k = 0; section->left_out != 1 && k < g_list_model_get_n_items (items); k++)
        {
          g_autoptr (ConcordReportItem) item = g_list_model_get_item (items, k);

          if (function (making, section, item))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
add_item (ConcordMaking *making, ConcordReportSection *section, ConcordReportItem *item)
{
  if (making->current != section)
    making->has_heading = FALSE;
  making->current = section;
  concord_making_add_item (making, section, item);
  return FALSE;
}

static gboolean
find_any_exempt (ConcordMaking *making)
{
  return for_each_item (making, concord_making_has_exempt);
}

static void
making_clear (ConcordMaking *making)
{
  g_clear_pointer (&making->figures, g_hash_table_unref);
  g_clear_pointer (&making->used, g_ptr_array_unref);
  g_clear_pointer (&making->tables, g_ptr_array_unref);
}

static void
add_nothing (ConcordMaking *making)
{
  concord_making_take (
      making, CONCORD_PIECE_PARAGRAPH,
      g_strdup (making->part == CONCORD_PAPER_PART_B
                    ? _ ("Nothing in this paper is exempt: there is no Part B.")
                    : _ ("This paper has nothing to print yet. Write its sections on the Paper "
                         "screen, or add figures and findings to them there; sections without "
                         "anything in them are not printed.")));
}

static void
add_language (ConcordContent *content, ConcordDocument *document, ConcordReport *report,
              ConcordPaperPart part, const char *language, int *exempt)
{
  const char *before = concord_words_set_language (language);
  ConcordMaking making = {
    .content = content,
    .document = document,
    .report = report,
    .part = part,
    .language = language,
    .figures = concord_making_new_figures (),
    .has_exempt = exempt,
    .used = g_ptr_array_new_with_free_func ((GDestroyNotify) concord_finding_unref),
    .tables = g_ptr_array_new (),
  };

  add_head (&making, content->pieces->len > 0);
  for_each_item (&making, add_item);
  if (making.section == 0)
    add_nothing (&making);
  concord_making_add_appendices (&making);
  making_clear (&making);
  concord_words_set_language (before);
}

/* The languages of the paper, one after another: "cy+en". */
static const char *
get_languages (ConcordReport *report)
{
  static const char *const languages[] = { "en", "cy", "cy+en", "en+cy" };

  return languages[CLAMP (report->language, 0, (int) G_N_ELEMENTS (languages) - 1)];
}

ConcordContent *
concord_content_new (ConcordDocument *document, ConcordRecord *record, ConcordPaperPart part,
                     const char *language)
{
  ConcordReport *report = CONCORD_REPORT (record);
  const ConcordProject *project = concord_document_get_project (document);
  ConcordContent *content = concord_content_new_empty ();
  g_auto (GStrv) codes
      = g_strsplit (language != NULL ? language : get_languages (report), "+", 2);
  int exempt = -1;

  for (guint i = 0; codes[i] != NULL; i++)
    add_language (content, document, report, part, g_str_equal (codes[i], "cy") ? "cy" : "en",
                  &exempt);
  content->language = g_str_equal (codes[0], "cy") ? "cy" : "en";
  content->title = g_strdup (((ConcordPiece *) content->pieces->pdata[0])->text);
  content->footer = g_strdup (is_given (project->reference) ? project->reference : content->title);
  return content;
}

gboolean
concord_content_has_exempt (ConcordDocument *document, ConcordRecord *report)
{
  ConcordMaking making = {
    .document = document,
    .report = CONCORD_REPORT (report),
    .language = "en",
    .figures = concord_making_new_figures (),
  };
  gboolean found = find_any_exempt (&making);

  making_clear (&making);
  return found;
}
