#include "app/paper-words.h"
#include "figures/figure.h"
#include "findings/findings.h"
#include "model/report-item.h"
#include "model/report-section.h"
#include "model/report.h"
#include "paper/record-list.h"

#include "concord-words.h"
#include <string.h>

/* Characters of what is written; a row shortens it further. */
#define MOST_WORDS 120

static void
shown_free (gpointer data)
{
  ConcordPaperShown *shown = data;

  g_free (shown->name);
  g_free (shown->label);
  g_free (shown);
}

static void
add (GPtrArray *list, const char *name, const char *label)
{
  ConcordPaperShown *shown;

  for (guint i = 0; i < list->len; i++)
    if (strcmp (((ConcordPaperShown *) list->pdata[i])->name, name) == 0)
      return;
  shown = g_new0 (ConcordPaperShown, 1);
  shown->name = g_strdup (name);
  shown->label = g_strdup (label);
  g_ptr_array_add (list, shown);
}

static void
add_figures (GPtrArray *list)
{
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    add (list, kinds[i].kind, _ (kinds[i].label));
}

/* One of each kind: of several exercises, the item says which. */
static void
add_findings (GPtrArray *list, ConcordDocument *document)
{
  g_autoptr (GPtrArray) findings = concord_findings_compute (document);

  for (guint i = 0; i < findings->len; i++)
    {
      const ConcordFinding *finding = findings->pdata[i];

      add (list, finding->kind, finding->name);
    }
}

static void
add_lists (GPtrArray *list)
{
  guint n;
  const ConcordRecordListKind *kinds = concord_record_list_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    add (list, kinds[i].name, _ (kinds[i].label));
}

GPtrArray *
concord_paper_words_list_shown (ConcordDocument *document, int kind)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (shown_free);

  if (kind == CONCORD_REPORT_FIGURE || kind == CONCORD_REPORT_TABLE)
    add_figures (list);
  else if (kind == CONCORD_REPORT_FINDING)
    add_findings (list, document);
  else if (kind == CONCORD_REPORT_LIST)
    add_lists (list);
  return list;
}

const char *
concord_paper_words_get_kind (ConcordRecord *item)
{
  switch (CONCORD_REPORT_ITEM (item)->kind)
    {
    case CONCORD_REPORT_WORDS:
      return _ ("Words");
    case CONCORD_REPORT_FIGURE:
      return _ ("Figure");
    case CONCORD_REPORT_TABLE:
      return _ ("Table");
    case CONCORD_REPORT_FINDING:
      return _ ("Finding");
    case CONCORD_REPORT_LIST:
      return _ ("List");
    default:
      return _ ("Nothing");
    }
}

/* --- one item -------------------------------------------------------------------------------- */

/* The first line that says something, without the mark of a bullet; NULL without one. */
static char *
dup_first_line (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words == NULL ? "" : words, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      const char *text = g_strstrip (*line);

      if (g_str_has_prefix (text, "- "))
        text += 2;
      if (*text != '\0')
        return g_utf8_strlen (text, -1) <= MOST_WORDS ? g_strdup (text)
                                                      : g_utf8_substring (text, 0, MOST_WORDS);
    }
  return NULL;
}

static const char *
get_figure_subject (const ConcordReportItem *item)
{
  return item->question != NULL ? item->question
         : item->option != NULL ? item->option
                                : item->exercise;
}

static char *
dup_figure (ConcordDocument *document, const ConcordReportItem *item)
{
  const ConcordFigureKind *kind = concord_figure_kinds_find (item->shows);
  g_autoptr (ConcordFigure) figure = NULL;

  if (kind == NULL)
    return g_strdup (item->shows);
  figure = concord_figure_new (document, item->shows, get_figure_subject (item));
  /* Translators: %s is a kind of chart. */
  return concord_figure_is_empty (figure)
             ? g_strdup_printf (_ ("%s (nothing to show yet)"), _ (kind->label))
             : g_strdup (concord_figure_get_title (figure));
}

static char *
dup_label (ConcordDocument *document, const ConcordReportItem *item)
{
  g_autoptr (GPtrArray) list = concord_paper_words_list_shown (document, item->kind);

  for (guint i = 0; i < list->len; i++)
    {
      const ConcordPaperShown *shown = list->pdata[i];

      if (strcmp (shown->name, item->shows) == 0)
        return g_strdup (shown->label);
    }
  return g_strdup (_ ("Nothing found of this yet"));
}

char *
concord_paper_words_dup_item (ConcordDocument *document, ConcordRecord *record)
{
  const ConcordReportItem *item = CONCORD_REPORT_ITEM (record);
  char *words;

  if (item->kind == CONCORD_REPORT_WORDS)
    {
      words = dup_first_line (item->words);
      return words != NULL ? words : dup_first_line (item->words_welsh);
    }
  if (item->shows == NULL)
    return NULL;
  if (item->title != NULL)
    return g_strdup (item->title);
  return item->kind == CONCORD_REPORT_FIGURE || item->kind == CONCORD_REPORT_TABLE
             ? dup_figure (document, item)
             : dup_label (document, item);
}

const char *
concord_paper_words_get_subjects (ConcordRecord *record)
{
  static const char *const of_option[]
      = { "cash-flow-fan", "benefits-by-year", "money-by-fund" };
  const ConcordReportItem *item = CONCORD_REPORT_ITEM (record);
  const char *shows = item->kind == CONCORD_REPORT_WORDS ? NULL : item->shows;

  if (g_strcmp0 (shows, "consultation-agreement") == 0)
    return "exercise question";
  if (g_strcmp0 (shows, "response-rate") == 0 || g_strcmp0 (shows, "consultation") == 0
      || g_strcmp0 (shows, "representativeness") == 0)
    return "exercise";
  for (guint i = 0; i < G_N_ELEMENTS (of_option); i++)
    if (g_strcmp0 (shows, of_option[i]) == 0)
      return "option";
  return NULL;
}

gboolean
concord_paper_words_is_full (ConcordRecord *record)
{
  const ConcordReportItem *item = CONCORD_REPORT_ITEM (record);
  g_autofree char *words = dup_first_line (item->words);
  g_autofree char *welsh = dup_first_line (item->words_welsh);

  return item->kind == CONCORD_REPORT_WORDS ? words != NULL || welsh != NULL : item->shows != NULL;
}

/* --- in the window's language ---------------------------------------------------------------- */

static const char *
choose (const char *english, const char *welsh)
{
  gboolean in_welsh = g_str_equal (concord_words_get_spoken (), "cy");

  return welsh != NULL && *welsh != '\0' && in_welsh ? welsh : english;
}

char *
concord_paper_words_dup_heading (ConcordRecord *record)
{
  const ConcordReportSection *section = CONCORD_REPORT_SECTION (record);

  return g_strdup (choose (section->heading, section->heading_welsh));
}

char *
concord_paper_words_dup_title (ConcordRecord *record)
{
  const ConcordReport *report = CONCORD_REPORT (record);

  return g_strdup (choose (report->title, report->title_welsh));
}

const char *
concord_paper_words_get_prompt (ConcordRecord *record)
{
  const ConcordReportSection *section = CONCORD_REPORT_SECTION (record);

  return choose (section->prompt, section->prompt_welsh);
}

gboolean
concord_paper_words_wants_welsh (ConcordRecord *report)
{
  int language = CONCORD_IS_REPORT (report) ? CONCORD_REPORT (report)->language : 0;

  return !concord_is_absent (language) && language != CONCORD_REPORT_ENGLISH;
}
