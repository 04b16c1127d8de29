/* What an item of a report becomes in Part A or in Part B. */
#include "paper/content-private.h"
#include "paper/record-list.h"

#include "findings/child-list.h"
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

/* What was found of the kind that the item shows: (transfer full) (nullable). Of those that there is
 * one of for each exercise, the item's. */
static ConcordFinding *
find_finding (const Place *place, ConcordView view)
{
  ConcordRecord *exercise;
  guint nth = find_exercise (place, &exercise);
  g_autoptr (GPtrArray) findings
      = concord_findings_find (place->making->document, place->item->shows, view);

  return findings->len == 0 ? NULL
                            : concord_finding_ref (findings->pdata[MIN (nth, findings->len - 1)]);
}

/* Whether the finding says more to those who may see what is exempt. Asked of the flags first: what
 * reads nothing exempt, simulations among it, is not worked out for this. */
static gboolean
finding_has_more (const Place *place)
{
  g_autoptr (ConcordFinding) public = NULL;
  g_autoptr (ConcordFinding) exempt = NULL;

  if (!place->is_exempt
      && !concord_findings_may_have_exempt (place->making->document, place->item->shows))
    return FALSE;
  exempt = find_finding (place, CONCORD_VIEW_EXEMPT);
  if (exempt == NULL || place->is_exempt)
    return exempt != NULL;
  public = find_finding (place, CONCORD_VIEW_PUBLIC);
  return public == NULL || !concord_finding_is_same (public, exempt);
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
  gboolean is_b = making->part == CONCORD_PAPER_PART_B, has_more = FALSE;
  g_autoptr (ConcordFinding) shown = NULL;
  g_autofree char *sentence = NULL;

  if (is_b || !place->is_exempt)
    has_more = finding_has_more (place);
  if (is_b ? !has_more : place->is_exempt)
    return;
  shown = find_finding (place, is_b ? CONCORD_VIEW_EXEMPT : CONCORD_VIEW_PUBLIC);
  if (shown == NULL)
    return;
  sentence = dup_sentence (place, shown);
  take_paragraph (place, shown->confidential_sentence == NULL
                             ? g_strdup (sentence)
                             : g_strdup_printf ("%s %s", sentence, shown->confidential_sentence));
  if (!is_b && has_more)
    concord_making_take (making, CONCORD_PIECE_NOTE, g_strdup (_ ("More is said of this in Part B.")));
  use (making, shown);
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

GHashTable *
concord_making_new_figures (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/* The item's figure: borrowed, made when first asked for. Where nothing exempt is read, the exempt
 * view is the public one. */
static ConcordFigure *
get_figure (const Place *place, ConcordView view)
{
  ConcordMaking *making = place->making;
  const char *kind = place->item->shows, *subject = get_subject (place->item);
  g_autofree char *key = NULL;
  ConcordFigure *figure;

  if (view == CONCORD_VIEW_EXEMPT && !concord_figure_may_have_exempt (making->document, kind))
    view = CONCORD_VIEW_PUBLIC;
  key = g_strdup_printf ("%d %s %s", (int) view, kind, subject != NULL ? subject : "");
  figure = g_hash_table_lookup (making->figures, key);
  if (figure == NULL)
    {
      figure = concord_figure_new_for (making->document, kind, subject, view);
      g_hash_table_insert (making->figures, g_steal_pointer (&key), figure);
    }
  return figure;
}

/* Whether the figure says more to those who may see what is exempt. */
static gboolean
figure_has_more (const Place *place)
{
  ConcordFigure *exempt, *public;

  if (!place->is_exempt
      && !concord_figure_may_have_exempt (place->making->document, place->item->shows))
    return FALSE;
  exempt = get_figure (place, CONCORD_VIEW_EXEMPT);
  if (concord_figure_is_empty (exempt) || place->is_exempt)
    return !concord_figure_is_empty (exempt);
  public = get_figure (place, CONCORD_VIEW_PUBLIC);
  return concord_figure_is_empty (public) || !concord_figure_is_same (public, exempt);
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

/* Of a figure that can't be shown without what is exempt Part A says so much: once where its table
 * follows it. */
static void
add_withheld (const Place *place)
{
  const ConcordFigureKind *kind = concord_figure_kinds_find (place->item->shows);
  const ConcordPiece *last;
  g_autofree char *text = NULL;

  ensure_heading (place);
  /* Translators: what a figure or table shows: "Marks of the evaluators". */
  text = g_strdup_printf (_ ("%s: exempt from publication, and shown in Part B alone."),
                          _ (kind->label));
  last = place->making->content->pieces->pdata[place->making->content->pieces->len - 1];
  if (last->kind != CONCORD_PIECE_PARAGRAPH || g_strcmp0 (last->text, text) != 0)
    take_paragraph (place, g_steal_pointer (&text));
}

static void
add_shown (const Place *place, ConcordFigure *figure)
{
  if (place->item->kind == CONCORD_REPORT_FIGURE)
    take_figure (place, figure);
  else if (concord_figure_get_n_rows (figure) > 0)
    {
      take_table (place, concord_text_table_new_of_figure (figure),
                  concord_figure_get_title (figure));
      use (place->making, concord_figure_get_finding (figure));
    }
}

static void
add_figure (const Place *place)
{
  if (!is_figure_known (place->item))
    return;
  if (place->making->part == CONCORD_PAPER_PART_B)
    {
      if (figure_has_more (place))
        add_shown (place, get_figure (place, CONCORD_VIEW_EXEMPT));
    }
  else if (!place->is_exempt)
    {
      ConcordFigure *public = get_figure (place, CONCORD_VIEW_PUBLIC);

      if (!concord_figure_is_empty (public))
        add_shown (place, public);
      else if (figure_has_more (place))
        add_withheld (place);
    }
}

static gboolean
figure_is_more (const Place *place)
{
  return is_figure_known (place->item) && figure_has_more (place);
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

  place.is_exempt = item->exempt == 1 || section->publicity == CONCORD_REPORT_EXEMPT;
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

  switch (item->kind)
    {
    case CONCORD_REPORT_WORDS:
      return place.is_exempt && has_words (item);
    case CONCORD_REPORT_FIGURE:
    case CONCORD_REPORT_TABLE:
      return figure_is_more (&place);
    case CONCORD_REPORT_FINDING:
      return finding_has_more (&place);
    case CONCORD_REPORT_LIST:
      return list_is_more (&place);
    default:
      return FALSE;
    }
}
