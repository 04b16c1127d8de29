/* What stands round a plot: grid lines, the texts at them, and titles in small type. */
#include "charts/ticks.h"

#define LEAST_GAP 4.0 /* between two texts of one line */

/**
 * concord_ticks_begin:
 * @layout: where to
 * @top: of the line of texts, points
 *
 * Returns: a line without texts yet.
 */
ConcordTicks
concord_ticks_begin (ConcordLayout *layout, double top)
{
  return (ConcordTicks){ .layout = layout, .top = top, .last_right = -1e9 };
}

/**
 * concord_ticks_write:
 * @ticks: a line of texts
 * @text: the next one to the right
 * @x: where its middle belongs, points
 *
 * Returns: whether it was written: one that would touch the one before is left out.
 */
gboolean
concord_ticks_write (ConcordTicks *ticks, const char *text, double x)
{
  ConcordLayout *layout = ticks->layout;
  double width = concord_text_width (layout->context, text, CONCORD_FONT_CAPTION);
  double left = CLAMP (x - width / 2, 0, MAX (layout->width - width, 0));

  if (left < ticks->last_right + LEAST_GAP)
    return FALSE;
  concord_layout_add_text (layout, -1, text, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED, left,
                           ticks->top, 0);
  ticks->last_right = left + width;
  return TRUE;
}

/* A light line, a darker one at zero. */
static void
draw_line (ConcordLayout *layout, double value, ConcordPoint from, ConcordPoint to)
{
  concord_layout_add_line (layout, -1, from, to, value == 0 ? CONCORD_ROLE_AXIS : CONCORD_ROLE_GRID,
                           value == 0 ? 1 : 0.6);
}

/**
 * concord_ticks_draw_across:
 * @layout: where to
 * @axis: a placed scale
 * @plot: what the grid covers, points
 * @absolute: write ticks without their sign
 *
 * Draws an upright line at every tick, and the texts below the plot, leaving out those that would
 * touch.
 */
void
concord_ticks_draw_across (ConcordLayout *layout,
                           const ConcordAxis *axis,
                           ConcordBox plot,
                           gboolean absolute)
{
  double bottom = plot.y + plot.height;
  ConcordTicks ticks = concord_ticks_begin (layout, bottom + CONCORD_TICK_GAP);

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double value = concord_axis_tick (axis, i), x = concord_axis_at (axis, value);
      ConcordAxis unsigned_axis = *axis;
      g_autofree char *text = NULL;

      if (absolute && value < 0)
        unsigned_axis.low = -value - i * axis->step;
      text = concord_axis_dup_tick_text (&unsigned_axis, i);
      draw_line (layout, value, (ConcordPoint){ x, plot.y }, (ConcordPoint){ x, bottom });
      concord_ticks_write (&ticks, text, x);
    }
}

/**
 * concord_ticks_draw_upwards:
 * @layout: where to
 * @axis: a placed scale
 * @plot: what the grid covers, points
 * @gap: between the texts and the plot, points
 *
 * Draws a level line at every tick, and the texts left of the plot, leaving out those that would
 * lie on the one below.
 */
void
concord_ticks_draw_upwards (ConcordLayout *layout,
                            const ConcordAxis *axis,
                            ConcordBox plot,
                            double gap)
{
  double line = concord_layout_line_height (layout, CONCORD_FONT_CAPTION), last_top = 1e9;

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      double value = concord_axis_tick (axis, i), y = concord_axis_at (axis, value);
      g_autofree char *text = concord_axis_dup_tick_text (axis, i);

      draw_line (layout, value, (ConcordPoint){ plot.x, y },
                 (ConcordPoint){ plot.x + plot.width, y });
      if (y + line / 2 > last_top)
        continue;
      concord_layout_add_text (layout, -1, text, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                               plot.x - gap, y - line / 2, 1);
      last_top = y - line / 2;
    }
}

/**
 * concord_ticks_widest:
 * @layout: where they are to be drawn
 * @axis: a fitted scale
 *
 * Returns: the width of its widest text, points.
 */
double
concord_ticks_widest (ConcordLayout *layout, const ConcordAxis *axis)
{
  double widest = 0;

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      g_autofree char *text = concord_axis_dup_tick_text (axis, i);

      widest = MAX (widest, concord_text_width (layout->context, text, CONCORD_FONT_CAPTION));
    }
  return widest;
}

/**
 * concord_caption_draw:
 * @layout: where to
 * @text: (nullable): a title of a scale, or the name of a line; %NULL draws nothing
 * @role: its colour
 * @at: where, points
 * @anchor: 0 if that is its left end, 0.5 its middle, 1 its right end
 * @widest: what there is, points; shortened to it
 *
 * Returns: (transfer none) (nullable): the shape, if there is one.
 */
ConcordShape *
concord_caption_draw (ConcordLayout *layout,
                      const char *text,
                      ConcordRole role,
                      ConcordPoint at,
                      double anchor,
                      double widest)
{
  g_autofree char *shown = NULL;

  if (text == NULL)
    return NULL;
  shown = concord_text_shorten (layout->context, text, CONCORD_FONT_CAPTION, widest);
  return concord_layout_add_text (layout, -1, shown, CONCORD_FONT_CAPTION, role, at.x, at.y,
                                  anchor);
}
