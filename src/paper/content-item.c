/* What an item of a report becomes in Part A or in Part B. */
#include "paper/content-private.h"
#include "paper/record-list.h"

#include "findings/child-list.h"
#include "findings/consultation.h"
#include "findings/findings.h"

#include "concord-words.h"
#include <string.h>

#define BULLET "- "

/* Whose item it is, and which part is made of it. */
typedef struct
{
  ConcordMaking *making;
  ConcordReportSection *section;
  ConcordReportItem *item;
  gboolean is_exempt; /* as a whole: it is in Part B only */
} Place;

static gboolean
is_in (const Place *place, ConcordPaperPart part)
{
  return place->is_exempt == (part == CONCORD_PAPER_PART_B);
}

/* --- numbers --------------------------------------------------------------------------------- */

/* The section's number as printed, "3" or "B3"; the caller frees. */
static char *
dup_section_number (ConcordMaking *making)
{
  return g_strdup_printf (making->part == CONCORD_PAPER_PART_B ? "B%u" : "%u", making->section);
}

static void
ensure_heading (const Place *place)
{
  ConcordMaking *making = place->making;
  const char *language, *text;
  ConcordPiece *piece;

  if (making->has_heading)
    return;
  making->has_heading = TRUE;
  making->section++;
  making->paragraph = 0;
  text = concord_making_choose (making, place->section->heading, place->section->heading_welsh,
                                &language);
  piece = concord_making_take (making, CONCORD_PIECE_HEADING, g_strdup (text != NULL ? text : ""));
  piece->language = language;
  piece->level = 1;
  piece->number = dup_section_number (making);
}

static ConcordPiece *
take_paragraph (const Place *place, char *text)
{
  ConcordMaking *making = place->making;
  g_autofree char *section = NULL;
  ConcordPiece *piece;

  ensure_heading (place);
  section = dup_section_number (making);
  piece = concord_making_take (making, CONCORD_PIECE_PARAGRAPH, text);
  piece->number = g_strdup_printf ("%s.%u", section, ++making->paragraph);
  return piece;
}

/* What the figure or table is called here, instead of @own. Borrowed. */
static const char *
choose_title (const Place *place, const char *own, const char **language)
{
  const char *text = concord_making_choose (place->making, place->item->title,
                                            place->item->title_welsh, language);

  if (text != NULL && *text != '\0')
    return text;
  *language = place->making->language;
  return own;
}

/* --- words ----------------------------------------------------------------------------------- */

static void
add_words (const Place *place)
{
  const char *language;
  const char *text = concord_making_choose (place->making, place->item->words,
                                            place->item->words_welsh, &language);
  g_auto (GStrv) lines = text == NULL ? NULL : g_strsplit (text, "\n", -1);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      ConcordPiece *piece;

      if (*line == '\0')
        continue;
      if (g_str_has_prefix (line, BULLET))
        {
          ensure_heading (place);
          piece = concord_making_take (place->making, CONCORD_PIECE_BULLET,
                                       g_strdup (line + strlen (BULLET)));
        }
      else
        piece = take_paragraph (place, g_strdup (line));
      piece->language = language;
    }
}

static gboolean
has_words (const ConcordReportItem *item)
{
  return (item->words != NULL && *item->words != '\0')
         || (item->words_welsh != NULL && *item->words_welsh != '\0');
}

/* --- findings -------------------------------------------------------------------------------- */

static void
use (ConcordMaking *making, ConcordFinding *finding)
{
  if (finding == NULL || making->used == NULL)
    return;
  for (guint i = 0; i < making->used->len; i++)
    {
      const ConcordFinding *there = making->used->pdata[i];

      if (there == finding
          || (g_str_equal (there->name, finding->name)
              && g_str_equal (there->sentence, finding->sentence)))
        return;
    }
  g_ptr_array_add (making->used, concord_finding_ref (finding));
}

/* The exercises' place in the list of them; 0 where the item names none. */
static guint
find_exercise (const Place *place, ConcordRecord **exercise)
{
  g_autoptr (GPtrArray) exercises = concord_child_list_new (
      CONCORD_RECORD (concord_document_get_project (place->making->document)), "exercises");

  *exercise = exercises->len == 0 ? NULL : exercises->pdata[0];
  for (guint i = 0; i < exercises->len; i++)
    if (g_strcmp0 (concord_record_get_id (exercises->pdata[i]), place->item->exercise) == 0)
      {
        *exercise = exercises->pdata[i];
        return i;
      }
  return 0;
}

/* What was found of the kind that the item shows: (transfer full) (nullable). Small numbers of
 * persons are not in it, in neither part. */
static ConcordFinding *
find_finding (const Place *place)
{
  ConcordMaking *making = place->making;
  ConcordRecord *exercise;
  guint nth = find_exercise (place, &exercise);
  const char *kind = place->item->shows;
  ConcordFinding *last = NULL;

  if (g_strcmp0 (kind, "consultation") == 0)
    {
      g_autoptr (ConcordConsultation) consultation
          = exercise == NULL ? NULL : concord_consultation_new_public (making->document, exercise);

      return consultation == NULL ? NULL : concord_finding_ref (consultation->finding);
    }
  if (making->findings == NULL)
    making->findings = concord_findings_compute (making->document);
  for (guint i = 0; i < making->findings->len; i++)
    {
      ConcordFinding *finding = making->findings->pdata[i];

      if (g_strcmp0 (finding->kind, kind) != 0)
        continue;
      last = finding;
      /* Of those that there is one of for each exercise. */
      if (!g_str_equal (finding->kind, "representativeness") || nth-- == 0)
        break;
    }
  return last == NULL ? NULL : concord_finding_ref (last);
}

/* What a finding keeps from the public. Small numbers of persons leave in neither part. */
static const char *
get_exempt_sentence (const ConcordFinding *finding)
{
  return g_str_equal (finding->kind, "representativeness") ? NULL : finding->confidential_sentence;
}

/* What the finding says, and of which exercise where there may be several. */
static char *
dup_sentence (const Place *place, const ConcordFinding *finding)
{
  ConcordRecord *exercise;
  g_autofree char *name = NULL;

  find_exercise (place, &exercise);
  if (exercise == NULL || !g_str_equal (finding->kind, "consultation"))
    return g_strdup (finding->sentence);
  name = concord_record_dup_title (exercise);
  /* Translators: a consultation exercise, then what was found in it. */
  return g_strdup_printf (_ ("%s: %s"), name, finding->sentence);
}

static void
add_finding (const Place *place)
{
  ConcordMaking *making = place->making;
  g_autoptr (ConcordFinding) finding = find_finding (place);
  g_autofree char *sentence = NULL;
  const char *exempt;

  if (finding == NULL)
    return;
  sentence = dup_sentence (place, finding);
  exempt = get_exempt_sentence (finding);
  if (making->part == CONCORD_PAPER_PART_B && exempt != NULL)
    take_paragraph (place, g_strdup_printf ("%s %s", sentence, exempt));
  else if (is_in (place, making->part))
    take_paragraph (place, g_steal_pointer (&sentence));
  else
    return;
  if (making->part == CONCORD_PAPER_PART_A && exempt != NULL)
    concord_making_take (making, CONCORD_PIECE_NOTE, g_strdup (_ ("More is said of this in Part B.")));
  use (making, finding);
}

/* --- figures and tables ---------------------------------------------------------------------- */

static const char *
get_subject (const ConcordReportItem *item)
{
  return item->question != NULL ? item->question
         : item->option != NULL ? item->option
                                : item->exercise;
}

static gboolean
is_figure_known (const ConcordReportItem *item)
{
  return item->shows != NULL && concord_figure_kinds_find (item->shows) != NULL;
}

/* Whether the figure says more to those who may see what is exempt. */
static gboolean
figure_has_more (const Place *place, ConcordFigure *public, ConcordFigure *exempt)
{
  if (concord_figure_is_empty (exempt))
    return FALSE;
  return place->is_exempt || concord_figure_is_empty (public)
         || !concord_figure_is_same (public, exempt);
}

static ConcordPiece *
take_table (const Place *place, ConcordTextTable *table, const char *own)
{
  ConcordMaking *making = place->making;
  const char *language, *title = choose_title (place, own, &language);
  ConcordPiece *piece;

  ensure_heading (place);
  piece = concord_making_take (making, CONCORD_PIECE_TABLE, NULL);
  piece->language = language;
  piece->number = g_strdup_printf ("%u", ++making->table);
  piece->text = g_strdup_printf (_ ("Table %u: %s"), making->table, title);
  piece->table = table;
  return piece;
}

static void
take_figure (const Place *place, ConcordFigure *figure)
{
  ConcordMaking *making = place->making;
  const char *language;
  const char *title = choose_title (place, concord_figure_get_title (figure), &language);
  ConcordPiece *piece;

  ensure_heading (place);
  piece = concord_making_take (making, CONCORD_PIECE_FIGURE, NULL);
  piece->language = language;
  piece->number = g_strdup_printf ("%u", ++making->figure);
  piece->text = g_strdup_printf (_ ("Figure %u: %s"), making->figure, title);
  piece->figure = g_object_ref (figure);
  piece->with_table
      = making->report->tables == 1 && concord_figure_get_n_rows (figure) > 0;
  if (piece->with_table)
    g_ptr_array_add (making->tables, piece);
  use (making, concord_figure_get_finding (figure));
}

static void
add_figure (const Place *place)
{
  ConcordMaking *making = place->making;
  const char *kind = place->item->shows, *subject = get_subject (place->item);
  g_autoptr (ConcordFigure) public = NULL;
  g_autoptr (ConcordFigure) exempt = NULL;
  ConcordFigure *shown;

  if (!is_figure_known (place->item))
    return;
  public = concord_figure_new_public (making->document, kind, subject);
  exempt = concord_figure_new_exempt (making->document, kind, subject);
  shown = making->part == CONCORD_PAPER_PART_A ? public : exempt;
  if (making->part == CONCORD_PAPER_PART_A
          ? place->is_exempt || concord_figure_is_empty (public)
          : !figure_has_more (place, public, exempt))
    return;
  if (place->item->kind == CONCORD_REPORT_FIGURE)
    take_figure (place, shown);
  else if (concord_figure_get_n_rows (shown) > 0)
    {
      take_table (place, concord_text_table_new_of_figure (shown),
                  concord_figure_get_title (shown));
      use (making, concord_figure_get_finding (shown));
    }
}

static gboolean
figure_is_more (const Place *place)
{
  ConcordDocument *document = place->making->document;
  const char *kind = place->item->shows, *subject = get_subject (place->item);
  g_autoptr (ConcordFigure) public = NULL;
  g_autoptr (ConcordFigure) exempt = NULL;

  if (!is_figure_known (place->item))
    return FALSE;
  public = concord_figure_new_public (document, kind, subject);
  exempt = concord_figure_new_exempt (document, kind, subject);
  return figure_has_more (place, public, exempt);
}

static const char *
get_list_label (const char *name)
{
  guint n;
  const ConcordRecordListKind *kinds = concord_record_list_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return _ (kinds[i].label);
  return name;
}

static void
add_list (const Place *place)
{
  ConcordMaking *making = place->making;
  gboolean is_b = making->part == CONCORD_PAPER_PART_B, left_out = FALSE;
  g_autoptr (ConcordTextTable) public
      = concord_record_list_new (making->document, place->item->shows, FALSE, &left_out);
  ConcordTextTable *table;

  if (is_b ? !place->is_exempt && !left_out : place->is_exempt)
    return;
  table = is_b ? concord_record_list_new (making->document, place->item->shows, TRUE, NULL)
               : g_steal_pointer (&public);
  if (table != NULL)
    take_table (place, table, get_list_label (place->item->shows));
}

static gboolean
list_is_more (const Place *place)
{
  gboolean left_out = FALSE;
  g_autoptr (ConcordTextTable) table = concord_record_list_new (
      place->making->document, place->item->shows, FALSE, &left_out);

  return left_out || (place->is_exempt && table != NULL);
}

/* --- all kinds ------------------------------------------------------------------------------- */

static Place
get_place (ConcordMaking *making, ConcordReportSection *section, ConcordReportItem *item)
{
  Place place = { making, section, item, FALSE };

  /* How the formulas agree rests on prices and marks, so that even the count would tell of them. */
  place.is_exempt = item->exempt == 1 || section->publicity == CONCORD_REPORT_EXEMPT
                    || (item->kind == CONCORD_REPORT_FINDING && g_strcmp0 (item->shows, "prices") == 0);
  return place;
}

void
concord_making_add_item (ConcordMaking *making, ConcordReportSection *section,
                         ConcordReportItem *item)
{
  Place place = get_place (making, section, item);

  switch (item->kind)
    {
    case CONCORD_REPORT_WORDS:
      if (is_in (&place, making->part))
        add_words (&place);
      break;
    case CONCORD_REPORT_FIGURE:
    case CONCORD_REPORT_TABLE:
      add_figure (&place);
      break;
    case CONCORD_REPORT_FINDING:
      add_finding (&place);
      break;
    case CONCORD_REPORT_LIST:
      add_list (&place);
      break;
    default:
      /* Of no kind yet, or of a newer Concord's. */
      break;
    }
}

gboolean
concord_making_has_exempt (ConcordMaking *making, ConcordReportSection *section,
                           ConcordReportItem *item)
{
  Place place = get_place (making, section, item);
  g_autoptr (ConcordFinding) finding = NULL;

  switch (item->kind)
    {
    case CONCORD_REPORT_WORDS:
      return place.is_exempt && has_words (item);
    case CONCORD_REPORT_FIGURE:
    case CONCORD_REPORT_TABLE:
      return figure_is_more (&place);
    case CONCORD_REPORT_FINDING:
      finding = find_finding (&place);
      return finding != NULL && (place.is_exempt || get_exempt_sentence (finding) != NULL);
    case CONCORD_REPORT_LIST:
      return list_is_more (&place);
    default:
      return FALSE;
    }
}
