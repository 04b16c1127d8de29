/* Each piece of a paper as blocks: where it stands, in which type, and what it must not part from. */
#include "paper/piece-blocks.h"

#include "paper/figure-blocks.h"
#include "paper/table-blocks.h"

#include <string.h>

#define LEAST_COLUMN 30.0 /* of the numbers that hang beside paragraphs, points */
#define COLUMN_GAP 9.0    /* between a number and its text */
#define MOST_COLUMN 0.25  /* of the page: what has a longer number begins further in */
#define SHORT_NUMBER 6    /* characters; longer ones, "Appendix 1", don't widen the column */
#define BULLET "•"
#define BULLET_COLUMN 12.0
#define PICTURE_GAP 12.0
#define FRAME 8.0 /* between a notice and its frame */

/* The paper on its way to becoming blocks. */
typedef struct
{
  ConcordPlan *plan;
  ConcordFlow *flow;
  const ConcordContent *content;
  double column; /* where text begins beside numbers; 0 where no paragraph has one */
  guint figure, heading, n_titles;
  guint level;        /* of the last heading in the outline */
  gconstpointer list; /* the bullets that go on, or NULL */
  gboolean in_head;
  ConcordPieceKind before;
  gboolean holds; /* the piece before: it must not be the last of a page */
  guint from;     /* index of the first block of all that hold each other down to here */
} Adding;

static ConcordBlock *
block_at (const Adding *adding, guint index)
{
  return g_ptr_array_index (adding->flow->blocks, index);
}

/* --- measures -------------------------------------------------------------------------------- */

static double
measure_label (const Adding *adding, const char *label, ConcordStyle style)
{
  g_autoptr (PangoLayout) layout = concord_style_layout (adding->flow->context, label, style, -1);

  return concord_style_width (layout) + COLUMN_GAP;
}

/* The column is as wide as the longest number of a paragraph asks for. */
static double
measure_column (const Adding *adding)
{
  const char *longest = NULL;
  double width;

  for (guint i = 0; i < adding->content->pieces->len; i++)
    {
      const ConcordPiece *piece = adding->content->pieces->pdata[i];

      if (piece->kind == CONCORD_PIECE_PARAGRAPH && piece->number != NULL
          && (longest == NULL || strlen (piece->number) > strlen (longest)))
        longest = piece->number;
    }
  if (longest == NULL)
    return 0;
  width = measure_label (adding, longest, CONCORD_STYLE_BODY);
  return CLAMP (width, LEAST_COLUMN, MOST_COLUMN * adding->flow->width);
}

/* Reports are read on paper by many; papers of figures say little besides. */
static ConcordStyle
get_text_style (const Adding *adding)
{
  return adding->flow->figures_per_page > 0 ? CONCORD_STYLE_TEXT : CONCORD_STYLE_BODY;
}

/* --- bookmarks ------------------------------------------------------------------------------- */

static void
add_bookmark (Adding *adding, const char *number, const char *text, guint level,
              gboolean is_listed, const ConcordBlock *block)
{
  ConcordBookmark *bookmark = g_new0 (ConcordBookmark, 1);

  bookmark->number = g_strdup (number);
  bookmark->text = g_utf8_make_valid (text != NULL ? text : "", -1);
  bookmark->level = level + (adding->n_titles > 1);
  bookmark->is_listed = is_listed;
  bookmark->head = adding->plan->heads->len;
  bookmark->block = block;
  g_ptr_array_add (adding->plan->bookmarks, bookmark);
}

/* --- kinds ----------------------------------------------------------------------------------- */

static void
add_title (Adding *adding, const ConcordPiece *piece)
{
  ConcordBlock *block = concord_flow_add_hanging (adding->flow, NULL, 0, 0, piece->text,
                                                  CONCORD_STYLE_TITLE, "H1", 18);

  if (adding->n_titles > 1)
    {
      block->anchor = g_strdup_printf ("title-%u", adding->plan->heads->len + 1);
      add_bookmark (adding, NULL, piece->text, 0, FALSE, block);
      ((ConcordBookmark *)g_ptr_array_index (adding->plan->bookmarks,
                                             adding->plan->bookmarks->len - 1))
          ->level
          = 0;
    }
  adding->in_head = TRUE;
}

/* The paper's head ends: a line below it, and behind that is room for the contents. */
static void
end_head (Adding *adding)
{
  guint end;

  if (!adding->in_head)
    return;
  adding->in_head = FALSE;
  concord_flow_add (adding->flow, CONCORD_BLOCK_RULE, 10, 1);
  concord_flow_keep (adding->flow, adding->flow->blocks->len - 2, adding->flow->blocks->len - 1);
  end = adding->flow->blocks->len;
  g_array_append_val (adding->plan->heads, end);
}

static void
add_notice (Adding *adding, const ConcordPiece *piece)
{
  g_autoptr (PangoLayout) layout
      = concord_style_layout (adding->flow->context, piece->text, CONCORD_STYLE_NAME,
                              adding->flow->width - 2 * FRAME);
  guint first = adding->flow->blocks->len;

  concord_flow_add_layout (adding->flow, layout, "P", 12);
  for (guint i = first; i < adding->flow->blocks->len; i++)
    {
      block_at (adding, i)->frame = FRAME;
      block_at (adding, i)->x = FRAME;
    }
  block_at (adding, first)->height += FRAME;
  block_at (adding, adding->flow->blocks->len - 1)->height += FRAME;
  concord_flow_keep (adding->flow, first, adding->flow->blocks->len - 1);
}

static void
add_heading (Adding *adding, const ConcordPiece *piece)
{
  ConcordFlow *flow = adding->flow;
  gboolean top = piece->level <= 1;
  ConcordStyle style = top ? CONCORD_STYLE_SECTION : CONCORD_STYLE_HEADING;
  double x = 0;
  ConcordBlock *block;

  if (piece->number != NULL)
    x = MAX (adding->column, measure_label (adding, piece->number, style));
  block = concord_flow_add_hanging (flow, piece->number, 0, MIN (x, flow->width / 2), piece->text,
                                    style, top ? "H2" : "H3", top ? 18 : 12);
  block->anchor = g_strdup_printf ("heading-%u", ++adding->heading);
  adding->level = top ? 0 : 1;
  add_bookmark (adding, piece->number, piece->text, adding->level,
                top || flow->figures_per_page == 0, block);
}

/* Text stands further from a chart or table than from text. */
static gboolean
follows_picture (const Adding *adding)
{
  return adding->before == CONCORD_PIECE_FIGURE || adding->before == CONCORD_PIECE_TABLE
         || adding->before == CONCORD_PIECE_NOTE;
}

static void
add_paragraph (Adding *adding, const ConcordPiece *piece)
{
  ConcordStyle style = get_text_style (adding);
  double x = adding->column;

  if (piece->number != NULL)
    x = MAX (x, MIN (measure_label (adding, piece->number, style), adding->flow->width / 2));
  concord_flow_add_hanging (adding->flow, piece->number, 0, x, piece->text, style, "P",
                            follows_picture (adding) ? PICTURE_GAP : 7);
}

static void
add_bullet (Adding *adding, const ConcordPiece *piece)
{
  ConcordFlow *flow = adding->flow;
  double x = adding->column;
  guint first = flow->blocks->len;
  ConcordBlock *block
      = concord_flow_add_hanging (flow, BULLET, x, x + BULLET_COLUMN, piece->text,
                                  get_text_style (adding), "LBody", 3);

  if (adding->list == NULL)
    adding->list = block;
  for (guint i = first; i < flow->blocks->len; i++)
    {
      ConcordBlock *line = block_at (adding, i);

      line->elements[2] = line->elements[0];
      line->elements[1] = (ConcordElement){ "LI", block };
      line->elements[0] = (ConcordElement){ "L", adding->list };
    }
}

static void
add_note (Adding *adding, const ConcordPiece *piece)
{
  gboolean below = adding->before == CONCORD_PIECE_TABLE || adding->before == CONCORD_PIECE_FIGURE
                   || adding->in_head || adding->flow->figures_per_page > 0;
  guint first = adding->flow->blocks->len;

  concord_flow_add_hanging (adding->flow, NULL, 0, below ? 0 : adding->column, piece->text,
                            CONCORD_STYLE_CAPTION, "Note", below ? 3 : 5);
  for (guint i = first; i < adding->flow->blocks->len; i++)
    block_at (adding, i)->role = CONCORD_ROLE_MUTED;
}

/* Returns how many pieces were taken. */
static guint
add_figure (Adding *adding, guint index)
{
  const GPtrArray *pieces = adding->content->pieces;
  const ConcordPiece *piece = pieces->pdata[index];
  const ConcordBlock *block
      = concord_figure_blocks_add (adding->flow, pieces, index, ++adding->figure,
                                   adding->from);
  gboolean alone = adding->flow->figures_per_page > 0;

  add_bookmark (adding, NULL, piece->text, alone || adding->heading == 0 ? 0 : adding->level + 1,
                alone, block);
  return concord_figure_blocks_count (adding->flow, pieces, index);
}

/* --- all of them ----------------------------------------------------------------------------- */

static gboolean
is_of_head (ConcordPieceKind kind)
{
  return kind == CONCORD_PIECE_FACTS || kind == CONCORD_PIECE_NOTICE || kind == CONCORD_PIECE_NOTE;
}

static guint
add_piece (Adding *adding, guint index)
{
  const ConcordPiece *piece = adding->content->pieces->pdata[index];

  switch (piece->kind)
    {
    case CONCORD_PIECE_TITLE:
      add_title (adding, piece);
      break;
    case CONCORD_PIECE_FACTS:
      concord_table_blocks_add_facts (adding->flow, piece, 8);
      break;
    case CONCORD_PIECE_NOTICE:
      add_notice (adding, piece);
      break;
    case CONCORD_PIECE_HEADING:
      add_heading (adding, piece);
      break;
    case CONCORD_PIECE_PARAGRAPH:
      add_paragraph (adding, piece);
      break;
    case CONCORD_PIECE_BULLET:
      add_bullet (adding, piece);
      break;
    case CONCORD_PIECE_FIGURE:
      return add_figure (adding, index);
    case CONCORD_PIECE_TABLE:
      concord_table_blocks_add (adding->flow, piece, adding->flow->blocks->len);
      break;
    case CONCORD_PIECE_NOTE:
      add_note (adding, piece);
      break;
    default:
      g_assert_not_reached ();
    }
  return 1;
}

/* What must not be parted from the piece of @kind that begins with block @first: a heading above
 * it, the text that bullets belong to, what a note speaks of. */
static void
hold (Adding *adding, ConcordPieceKind kind, guint first, guint held)
{
  gboolean is_held = adding->holds
                     || (kind == CONCORD_PIECE_BULLET && adding->before == CONCORD_PIECE_PARAGRAPH)
                     || (kind == CONCORD_PIECE_NOTE && adding->before != CONCORD_PIECE_BULLET);

  if (first == 0 || first >= adding->flow->blocks->len || !is_held
      || block_at (adding, first)->new_page)
    return;
  /* Of a heading all lines, of a text its last ones. */
  if (adding->holds)
    concord_flow_hold (adding->flow, held, first);
  else
    concord_flow_keep (adding->flow, first - 1, first);
}

/**
 * concord_piece_blocks_add_all:
 * @plan: with an empty flow
 * @content: what the paper says
 */
void
concord_piece_blocks_add_all (ConcordPlan *plan, const ConcordContent *content)
{
  Adding adding = { .plan = plan, .flow = plan->flow, .content = content };
  guint held = 0;

  for (guint i = 0; i < content->pieces->len; i++)
    adding.n_titles
        += ((const ConcordPiece *)content->pieces->pdata[i])->kind == CONCORD_PIECE_TITLE;
  adding.column = measure_column (&adding);
  for (guint i = 0, taken; i < content->pieces->len; i += taken)
    {
      const ConcordPiece *piece = content->pieces->pdata[i];
      guint first;

      /* What ends a head is in its language: so are the contents behind it. */
      if (piece->kind == CONCORD_PIECE_TITLE || !is_of_head (piece->kind))
        end_head (&adding);
      plan->flow->language = piece->language != NULL ? piece->language : content->language;
      if (piece->kind != CONCORD_PIECE_BULLET)
        adding.list = NULL;
      first = plan->flow->blocks->len;
      if (!adding.holds || piece->new_page)
        adding.from = first;
      taken = add_piece (&adding, i);
      if (first < plan->flow->blocks->len && piece->new_page && i > 0)
        block_at (&adding, first)->new_page = TRUE;
      hold (&adding, piece->kind, first, held);
      held = first;
      adding.holds = piece->kind == CONCORD_PIECE_HEADING || piece->kind == CONCORD_PIECE_TITLE
                     || (piece->kind == CONCORD_PIECE_NOTE && adding.holds);
      adding.before = ((const ConcordPiece *)content->pieces->pdata[i + taken - 1])->kind;
    }
  end_head (&adding);
}
