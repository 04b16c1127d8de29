/* One page of a paper, drawn from its plan. */
#include "paper/page.h"

#include "charts/paint.h"

/* What makes blocks one element of the structure: lines of one text, rows of one table, entries of
 * the list. */
static gconstpointer
element_of (const ConcordBlock *block)
{
  switch (block->kind)
    {
    case CONCORD_BLOCK_TEXT:
      return block->text;
    case CONCORD_BLOCK_ROW:
      return block->table;
    case CONCORD_BLOCK_ENTRY:
      return block->tag;
    case CONCORD_BLOCK_RULE:
    case CONCORD_BLOCK_CHART:
    default:
      return block;
    }
}

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
  g_autoptr (ConcordLayout) layout = concord_chart_layout (block->chart, plan->flow->width,
                                                           block->height, CONCORD_CHART_PLAIN);

  cairo_save (pen->cr);
  cairo_translate (pen->cr, x, y);
  concord_layout_paint (layout, pen->cr, pen->theme, -1);
  cairo_restore (pen->cr);
}

static void
draw_text (const ConcordPen *pen, const ConcordBlock *block, double x, double y)
{
  g_autofree char *name = NULL;

  if (block->anchor != NULL)
    name = g_strdup_printf ("name='%s'", block->anchor);
  concord_style_set_role (pen->cr, pen->theme, block->role);
  if (name != NULL)
    concord_pen_begin (pen, CAIRO_TAG_DEST, name);
  concord_style_draw_lines (pen->cr, block->text, block->first_line, block->n_lines, x, y);
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
      draw_text (pen, block, x, y);
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

  for (guint i = 0; i < placed->len; i++)
    {
      const ConcordPlaced *item = &g_array_index (placed, ConcordPlaced, i);
      const ConcordBlock *block = item->block;
      double x = CONCORD_PLAN_MARGIN, y = CONCORD_PLAN_MARGIN + item->y;

      if (before != NULL && element_of (before) != element_of (block))
        concord_pen_end (pen, before->tag);
      if (item->continued)
        y = concord_table_draw_lead (block->table, pen, x, y);
      if (before == NULL || element_of (before) != element_of (block))
        concord_pen_begin (pen, block->tag, NULL);
      if (item->continued)
        {
          concord_table_draw_row (block->table, pen, -1, x, y);
          y += concord_table_get_row_height (block->table, -1);
        }
      draw_block (plan, pen, block, x, y);
      before = block;
    }
  if (before != NULL)
    concord_pen_end (pen, before->tag);
  concord_furniture_draw_foot (plan, pen, page);
}
