/* One page of a paper, drawn from its plan. */
#include "paper/page.h"

#include "charts/paint.h"

#define FRAME_WIDTH 0.75

static void
draw_rule (const ConcordPlan *plan, const ConcordPen *pen, double x, double y)
{
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  cairo_rectangle (pen->cr, x, y, plan->flow->width, 1);
  cairo_fill (pen->cr);
}

static void
draw_chart (const ConcordPlan *plan, const ConcordPen *pen, const ConcordBlock *block, double x,
            double y)
{
  const ConcordLayout *seen = block->chart->layout;
  g_autoptr (ConcordLayout) own = NULL;

  /* What was looked at last is mostly what was taken. */
  if (seen == NULL || seen->height != block->height)
    seen = own = concord_chart_layout (block->chart->chart, plan->flow->width, block->height,
                                       CONCORD_CHART_PLAIN);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, x, y);
  concord_layout_paint (seen, pen->cr, pen->theme, -1);
  cairo_restore (pen->cr);
}

/* The part of a notice's frame that is round this block. */
static void
draw_frame (const ConcordPlan *plan, const ConcordPen *pen, const ConcordBlock *block, double x,
            double y)
{
  double right = x + plan->flow->width, bottom = y + block->height;
  gboolean last = block->first_line + block->n_lines == concord_style_count_lines (block->text);

  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  cairo_set_line_width (pen->cr, FRAME_WIDTH);
  cairo_move_to (pen->cr, x, y);
  cairo_line_to (pen->cr, x, bottom);
  cairo_move_to (pen->cr, right, y);
  cairo_line_to (pen->cr, right, bottom);
  if (block->first_line == 0)
    {
      cairo_move_to (pen->cr, x, y);
      cairo_line_to (pen->cr, right, y);
    }
  if (last)
    {
      cairo_move_to (pen->cr, x, bottom);
      cairo_line_to (pen->cr, right, bottom);
    }
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_SQUARE);
  cairo_stroke (pen->cr);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
}

static void
draw_text (const ConcordPlan *plan, const ConcordPen *pen, const ConcordBlock *block, double x,
           double y)
{
  g_autofree char *name = NULL;

  if (block->frame > 0)
    draw_frame (plan, pen, block, x, y);
  if (block->frame > 0 && block->first_line == 0)
    y += block->frame;
  if (block->anchor != NULL && concord_pen_take_place (pen, block->anchor))
    name = g_strdup_printf ("name='%s'", block->anchor);
  concord_style_set_role (pen->cr, pen->theme, block->role);
  if (name != NULL)
    concord_pen_begin (pen, CAIRO_TAG_DEST, name);
  if (block->label != NULL && block->elements[1].tag == NULL)
    concord_style_draw (pen->cr, block->label, x + block->label_x, y);
  concord_style_draw_lines (pen->cr, block->text, block->first_line, block->n_lines, x + block->x,
                            y);
  if (name != NULL)
    concord_pen_end (pen, CAIRO_TAG_DEST);
}

static void
draw_block (const ConcordPlan *plan, const ConcordPen *pen, const ConcordBlock *block, double x,
            double y)
{
  switch (block->kind)
    {
    case CONCORD_BLOCK_TEXT:
      draw_text (plan, pen, block, x, y);
      break;
    case CONCORD_BLOCK_RULE:
      draw_rule (plan, pen, x, y);
      break;
    case CONCORD_BLOCK_ENTRY:
      concord_furniture_draw_entry (plan, pen, block, x, y);
      break;
    case CONCORD_BLOCK_CHART:
      draw_chart (plan, pen, block, x, y);
      break;
    case CONCORD_BLOCK_ROW:
      concord_table_draw_row (block->table, pen, block->row, x, y);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* --- structure ------------------------------------------------------------------------------- */

static guint
count_elements (const ConcordBlock *block)
{
  guint n = 0;

  while (n < CONCORD_MOST_ELEMENTS && block->elements[n].tag != NULL)
    n++;
  return n;
}

/* How many of their elements, from the outermost, the blocks share. */
static guint
count_shared (const ConcordBlock *one, const ConcordBlock *other)
{
  guint n = 0;

  while (n < CONCORD_MOST_ELEMENTS && one != NULL && other != NULL && one->elements[n].tag != NULL
         && one->elements[n].of == other->elements[n].of
         && g_strcmp0 (one->elements[n].tag, other->elements[n].tag) == 0)
    n++;
  return n;
}

/* Ends what @before is in and @block isn't; either may be NULL. */
static void
end_elements (const ConcordPen *pen, const ConcordBlock *before, const ConcordBlock *block)
{
  guint shared = count_shared (before, block);

  for (guint n = before != NULL ? count_elements (before) : 0; n > shared; n--)
    concord_pen_end (pen, before->elements[n - 1].tag);
}

/* Begins what @block is in and @before wasn't. What hangs beside an item of a list is an element
 * before that of its text. */
static void
begin_elements (const ConcordPen *pen, const ConcordBlock *before, const ConcordBlock *block,
                double x, double y)
{
  guint n = count_elements (block);

  for (guint i = count_shared (before, block); i < n; i++)
    {
      if (i > 0 && i == n - 1 && block->label != NULL && block->kind == CONCORD_BLOCK_TEXT)
        {
          concord_style_set_role (pen->cr, pen->theme, block->role);
          concord_pen_begin (pen, "Lbl", NULL);
          concord_style_draw (pen->cr, block->label, x + block->label_x, y);
          concord_pen_end (pen, "Lbl");
        }
      concord_pen_begin (pen, block->elements[i].tag, NULL);
    }
}

/**
 * concord_page_draw:
 * @plan: a broken plan
 * @pen: what draws, with the page's corner at its origin
 * @page: from 0, one that there is
 */
void
concord_page_draw (const ConcordPlan *plan, const ConcordPen *pen, guint page)
{
  const GArray *placed = g_ptr_array_index (plan->flow->pages, page);
  const ConcordBlock *before = NULL;
  ConcordPen own = *pen;

  for (guint i = 0; i < placed->len; i++)
    {
      const ConcordPlaced *item = &g_array_index (placed, ConcordPlaced, i);
      const ConcordBlock *block = item->block;
      double x = CONCORD_PLAN_MARGIN, y = CONCORD_PLAN_MARGIN + item->y;

      own.language = block->language;
      end_elements (&own, before, block);
      if (item->continued)
        y = concord_table_draw_lead (block->table, &own, x, y);
      begin_elements (&own, before, block, x, y);
      if (item->continued && concord_table_has_header (block->table))
        {
          concord_table_draw_row (block->table, &own, -1, x, y);
          y += concord_table_get_row_height (block->table, -1);
        }
      draw_block (plan, &own, block, x, y);
      before = block;
    }
  end_elements (&own, before, NULL);
  concord_furniture_draw_foot (plan, pen, page);
}
