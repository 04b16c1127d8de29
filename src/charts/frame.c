#include "charts/frame.h"

#include <math.h>

#define LABEL_SHARE 0.6 /* of the plot's width, for the name of a line */

static void
take_text (char **slot, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*slot);
  *slot = copy;
}

/**
 * concord_frame_axis_set:
 * @axis: the settings of a scale
 * @title: (nullable): what is measured
 * @kind: how its ticks are written
 * @min: a value that is on the scale in any case, or NaN to follow the data
 * @max: likewise
 */
void
concord_frame_axis_set (
    ConcordFrameAxis *axis, const char *title, ConcordNumberKind kind, double min, double max)
{
  take_text (&axis->title, title);
  axis->kind = kind;
  axis->min = min;
  axis->max = max;
}

/**
 * concord_frame_line_set:
 * @line: the settings of a dashed line
 * @value: where it is; NaN for none
 * @label: (nullable): its name
 */
void
concord_frame_line_set (ConcordFrameLine *line, double value, const char *label)
{
  line->value = isfinite (value) ? value : NAN;
  take_text (&line->label, label);
}

/**
 * concord_frame_new:
 * @layout: the picture to be drawn in; must outlive the frame
 *
 * Returns: (transfer full): a drawing without scales or points.
 */
ConcordFrame *
concord_frame_new (ConcordLayout *layout)
{
  ConcordFrame *frame = g_new0 (ConcordFrame, 1);

  frame->layout = layout;
  frame->line = concord_layout_line_height (layout, CONCORD_FONT_CAPTION);
  frame->taken = g_array_new (FALSE, FALSE, sizeof (ConcordBox));
  frame->names = g_ptr_array_new_with_free_func ((GDestroyNotify)concord_frame_name_free);
  frame->absent = g_string_new (NULL);
  return frame;
}

/**
 * concord_frame_free:
 * @frame: (nullable) (transfer full): a drawing
 */
void
concord_frame_free (ConcordFrame *frame)
{
  if (frame == NULL)
    return;
  g_array_unref (frame->taken);
  g_ptr_array_unref (frame->names);
  g_string_free (frame->absent, TRUE);
  g_free (frame);
}

/**
 * concord_frame_place:
 * @frame: a drawing with fitted scales
 * @area: what there is for the plot and the texts left of it, points
 * @right: what stays free right of the plot, points
 * @pad: what stays free within the plot at the ends of its scales, points
 *
 * Gives the plot its place, which may turn out too small to draw in, and the scales theirs.
 */
void
concord_frame_place (ConcordFrame *frame, ConcordBox area, double right, double pad)
{
  double left = area.x + concord_ticks_widest (frame->layout, &frame->y) + CONCORD_TICK_GAP + 2;
  ConcordBox *plot = &frame->plot;

  *plot = (ConcordBox){ left, area.y, area.x + area.width - left - right, area.height };
  concord_axis_place (&frame->x, plot->x + pad, plot->x + plot->width - pad);
  concord_axis_place (&frame->y, plot->y + plot->height - pad, plot->y + pad);
}

/**
 * concord_frame_at:
 * @frame: a placed drawing
 * @x: a value across
 * @y: a value upwards
 *
 * Returns: where they are, points.
 */
ConcordPoint
concord_frame_at (const ConcordFrame *frame, double x, double y)
{
  return (ConcordPoint){ concord_axis_at (&frame->x, x), concord_axis_at (&frame->y, y) };
}

/**
 * concord_frame_draw_upright:
 * @frame: a placed drawing
 * @x: where, points
 * @above: how far it begins above the plot, points
 * @label: (nullable): its name, which stands over it
 * @over_plot: whether the name stays within the plot's width, not just in the picture
 *
 * Draws a dashed line up through the plot.
 *
 * Returns: (transfer none): the line, for another width to be set.
 */
ConcordShape *
concord_frame_draw_upright (
    ConcordFrame *frame, double x, double above, const char *label, gboolean over_plot)
{
  const ConcordBox *plot = &frame->plot;
  double top = plot->y - above;
  ConcordShape *line = concord_layout_add_line (frame->layout, -1, (ConcordPoint){ x, top },
                                                (ConcordPoint){ x, plot->y + plot->height },
                                                CONCORD_ROLE_TEXT, 0.9);
  ConcordShape *text;

  line->dash = CONCORD_DASH_SHORT;
  text = concord_caption_draw (frame->layout, label, CONCORD_ROLE_TEXT,
                               (ConcordPoint){ x, top - frame->line - 1 }, 0.5,
                               plot->width * LABEL_SHARE);
  if (text != NULL && over_plot)
    text->box.x
        = CLAMP (text->box.x, plot->x, MAX (plot->x + plot->width - text->box.width, plot->x));
  return line;
}
