/* Draws lines: scales, lines, markers, then names where they are free to stand. */
#include "charts/curve-private.h"
#include "charts/marker.h"

#include <math.h>

#define NATURAL_SHARE 0.5 /* of the width */
#define LEAST_PLOT 60.0
#define RADIUS 3.5
#define STRONG_RADIUS 5.5
#define LABEL_WIDTH 118.0
#define LEAST_TICK_STEP 6.0
#define LONE_BAND 8.0 /* how wide a band of one point is */
#define TOP_GAP 4.0

/* What one drawing needs at hand. */
typedef struct
{
  ConcordCurve *curve;
  ConcordLayout *layout;
  ConcordFrame *frame;
} Drawing;

static ConcordCurveSeries *
series_at (const ConcordCurve *curve, guint s)
{
  return g_ptr_array_index (curve->series, s);
}

static ConcordCurveBand *
band_at (const ConcordCurve *curve, guint b)
{
  return g_ptr_array_index (curve->bands, b);
}

static void
widen_for_bands (const ConcordCurve *curve, double *x, double *y)
{
  for (guint b = 0; b < curve->bands->len; b++)
    for (guint i = 0; i < band_at (curve, b)->ranges->len; i++)
      {
        const ConcordCurveRange *range
            = &g_array_index (band_at (curve, b)->ranges, ConcordCurveRange, i);

        if (!concord_curve_range_is_shown (range))
          continue;
        concord_axis_widen (x, range->x);
        concord_axis_widen (y, range->low);
        concord_axis_widen (y, range->high);
      }
}

/* Whether all that is shown upwards is a whole number, so that its ticks have to be. */
static gboolean
is_whole (const ConcordCurve *curve)
{
  gboolean whole = curve->y.kind == CONCORD_NUMBER_PLAIN
                   && (isnan (curve->threshold.value)
                       || curve->threshold.value == round (curve->threshold.value));

  for (guint s = 0; s < curve->series->len; s++)
    for (guint i = 0; i < series_at (curve, s)->points->len; i++)
      {
        double y = ((ConcordFramePoint *)g_ptr_array_index (series_at (curve, s)->points, i))->y;

        whole &= !isfinite (y) || y == round (y);
      }
  return whole;
}

/* A scale with a tick at every text; half a step of room at both ends. */
static void
fit_texts (ConcordAxis *axis, char **texts)
{
  guint n = MAX (g_strv_length (texts), 1);

  *axis = (ConcordAxis){ .low = 0.5, .high = n + 0.5, .step = 1, .n_ticks = n, .to = 1 };
}

static void
fit_axes (Drawing *drawing, double width, double height)
{
  ConcordCurve *curve = drawing->curve;
  double x[2] = { curve->x.min, curve->x.max }, y[2] = { curve->y.min, curve->y.max };
  guint n_ticks = (guint)CLAMP (height / 25, 2, 7);

  for (guint s = 0; s < curve->series->len; s++)
    for (guint i = 0; i < series_at (curve, s)->points->len; i++)
      {
        const ConcordFramePoint *point = g_ptr_array_index (series_at (curve, s)->points, i);

        if (!concord_frame_point_is_shown (point))
          continue;
        concord_axis_widen (x, point->x);
        concord_axis_widen (y, point->y);
      }
  widen_for_bands (curve, x, y);
  concord_axis_widen (x, curve->limit.value);
  concord_axis_widen (y, curve->threshold.value);
  if (curve->x_texts != NULL)
    fit_texts (&drawing->frame->x, curve->x_texts);
  else
    concord_axis_fit (&drawing->frame->x, x[0], x[1], (guint)CLAMP (width / 60, 2, 9),
                      curve->x.kind);
  do
    concord_axis_fit (&drawing->frame->y, y[0], y[1], n_ticks, curve->y.kind);
  while (is_whole (curve) && drawing->frame->y.step != round (drawing->frame->y.step)
         && --n_ticks >= 2);
}

static double
x_tick (const Drawing *drawing, guint i)
{
  return drawing->curve->x_texts != NULL ? i + 1 : concord_axis_tick (&drawing->frame->x, i);
}

static char *
dup_x_text (const Drawing *drawing, guint i)
{
  return drawing->curve->x_texts != NULL ? g_strdup (drawing->curve->x_texts[i])
                                         : concord_axis_dup_tick_text (&drawing->frame->x, i);
}

static void
draw_x_tick (const Drawing *drawing, double x)
{
  double y = drawing->frame->plot.y + drawing->frame->plot.height;

  concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ x, y },
                           (ConcordPoint){ x, y + 2.5 }, CONCORD_ROLE_AXIS, 0.8);
}

/* Ticks below the plot, leaving out those that would touch, then the title of the axis. */
static void
draw_x_axis (Drawing *drawing)
{
  const ConcordFrame *frame = drawing->frame;
  double bottom = frame->plot.y + frame->plot.height;
  ConcordTicks ticks = concord_ticks_begin (drawing->layout, bottom + frame->line / 2 + 1);
  gboolean crowded = frame->plot.width / MAX (frame->x.n_ticks, 1) < LEAST_TICK_STEP;

  for (guint i = 0; i < frame->x.n_ticks; i++)
    {
      double x = concord_axis_at (&frame->x, x_tick (drawing, i));
      g_autofree char *text = dup_x_text (drawing, i);

      if (!crowded)
        draw_x_tick (drawing, x);
      if (concord_ticks_write (&ticks, text, x) && crowded)
        draw_x_tick (drawing, x);
    }
  concord_caption_draw (drawing->layout, drawing->curve->x.title, CONCORD_ROLE_MUTED,
                        (ConcordPoint){ frame->plot.x + frame->plot.width / 2,
                                        bottom + CONCORD_TICK_GAP + 1.5 * frame->line + 1 },
                        0.5, drawing->layout->width - 12);
}

/* The dashed line across, with its name on it. */
static void
draw_threshold (Drawing *drawing)
{
  const ConcordFrameLine *threshold = &drawing->curve->threshold;
  const ConcordBox *plot = &drawing->frame->plot;
  double y = concord_axis_at (&drawing->frame->y, threshold->value), line = drawing->frame->line;
  gboolean above = y - line - 1 >= plot->y;
  ConcordShape *text;

  if (!isfinite (threshold->value))
    return;
  concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ plot->x, y },
                           (ConcordPoint){ plot->x + plot->width, y }, CONCORD_ROLE_TEXT, 1.1)
      ->dash
      = CONCORD_DASH_LONG;
  concord_frame_take (drawing->frame, (ConcordBox){ plot->x, y - 1, plot->width, 2 });
  text = concord_caption_draw (drawing->layout, threshold->label, CONCORD_ROLE_TEXT,
                               (ConcordPoint){ plot->x + 4, above ? y - line - 1 : y + 1 }, 0,
                               plot->width * 0.6);
  if (text == NULL)
    return;
  text->clears = TRUE;
  concord_frame_take (drawing->frame, text->box);
}

/* Keeps names off a line: boxes of a few points along it. */
static void
take_line (Drawing *drawing, ConcordPoint from, ConcordPoint to)
{
  int n = (int)CLAMP (hypot (to.x - from.x, to.y - from.y) / 6, 1, 200);

  if (from.x == to.x || from.y == to.y)
    n = 1;
  for (int i = 0; i < n; i++)
    {
      double x1 = from.x + (to.x - from.x) * i / n, x2 = from.x + (to.x - from.x) * (i + 1) / n;
      double y1 = from.y + (to.y - from.y) * i / n, y2 = from.y + (to.y - from.y) * (i + 1) / n;

      concord_frame_take (drawing->frame, (ConcordBox){ MIN (x1, x2) - 1, MIN (y1, y2) - 1,
                                                        fabs (x2 - x1) + 2, fabs (y2 - y1) + 2 });
    }
}

/* One piece of a band: along its upper edge and back along the lower one. */
static void
draw_piece (Drawing *drawing, guint b, const ConcordCurveRange *ranges, guint n)
{
  ConcordRole role = b == 0 ? CONCORD_ROLE_BAND_0 : CONCORD_ROLE_BAND_1;
  g_autofree ConcordPoint *points = g_new (ConcordPoint, 2 * n + 2);
  ConcordShape *shape;

  for (guint i = 0; i < n; i++)
    {
      double x = concord_axis_at (&drawing->frame->x, ranges[i].x);

      points[i] = (ConcordPoint){ x, concord_axis_at (&drawing->frame->y, ranges[i].high) };
      points[2 * n - 1 - i]
          = (ConcordPoint){ x, concord_axis_at (&drawing->frame->y, ranges[i].low) };
    }
  if (n == 1)
    shape = concord_layout_add_rectangle (drawing->layout, -1,
                                          (ConcordBox){ points[0].x - LONE_BAND / 2, points[0].y,
                                                        LONE_BAND, points[1].y - points[0].y },
                                          role);
  else
    shape = concord_layout_add_path (drawing->layout, -1, points, 2 * n, role, CONCORD_ROLE_NONE);
  shape->stroke = CONCORD_ROLE_AXIS;
  shape->line_width = 0.5;
}

static void
draw_band (Drawing *drawing, guint b)
{
  const GArray *ranges = band_at (drawing->curve, b)->ranges;
  const ConcordCurveRange *all = (const ConcordCurveRange *)(void *)ranges->data;
  guint from = 0;

  for (guint i = 0; i <= ranges->len; i++)
    if (i == ranges->len || !concord_curve_range_is_shown (&all[i]))
      {
        if (i > from)
          draw_piece (drawing, b, all + from, i - from);
        from = i + 1;
      }
}

static void
draw_segment (Drawing *drawing, guint s, GArray *run)
{
  const ConcordCurveSeries *series = series_at (drawing->curve, s);
  ConcordRole role = concord_series_role (s, drawing->curve->series->len);
  const ConcordPoint *points = (const ConcordPoint *)(void *)run->data;
  ConcordShape *path;

  for (guint i = 0; i + 1 < run->len; i++)
    take_line (drawing, points[i], points[i + 1]);
  if (run->len < 2)
    return;
  path = concord_layout_add_path (drawing->layout, -1, points, run->len, CONCORD_ROLE_NONE, role);
  path->line_width = 2;
  path->dash = series->dash;
}

/* The line of a series, in as many pieces as absent points make of it. */
static void
draw_line (Drawing *drawing, guint s)
{
  const ConcordCurveSeries *series = series_at (drawing->curve, s);
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (ConcordPoint));

  for (guint i = 0; i < series->points->len; i++)
    {
      const ConcordFramePoint *point = g_ptr_array_index (series->points, i);
      ConcordPoint at;

      if (!concord_frame_point_is_shown (point))
        {
          draw_segment (drawing, s, run);
          g_array_set_size (run, 0);
          continue;
        }
      at = concord_frame_at (drawing->frame, point->x, point->y);
      if (series->kind == CONCORD_CURVE_STEPS && run->len > 0)
        {
          ConcordPoint corner = { at.x, g_array_index (run, ConcordPoint, run->len - 1).y };

          g_array_append_val (run, corner);
        }
      g_array_append_val (run, at);
    }
  draw_segment (drawing, s, run);
}

/* Markers of all points; their names look for a place later. */
static void
draw_points (Drawing *drawing)
{
  double widest = CLAMP (drawing->frame->plot.width * 0.24, 60, LABEL_WIDTH);
  guint n_series = drawing->curve->series->len;

  for (guint s = 0; s < n_series; s++)
    for (guint i = 0; i < series_at (drawing->curve, s)->points->len; i++)
      {
        const ConcordFramePoint *point
            = g_ptr_array_index (series_at (drawing->curve, s)->points, i);
        double radius = point->strong ? STRONG_RADIUS : RADIUS;
        ConcordFont font = point->strong ? CONCORD_FONT_STRONG : CONCORD_FONT_CAPTION;
        int mark = concord_frame_add_point (drawing->frame, point, radius, font, widest);

        if (mark >= 0 && (!series_at (drawing->curve, s)->without_markers || point->strong))
          concord_marker_draw (drawing->layout, mark, s,
                               concord_frame_at (drawing->frame, point->x, point->y), radius,
                               concord_series_role (s, n_series));
      }
}

/* Lines and points on their grid. */
static void
draw_plot (Drawing *drawing)
{
  const ConcordCurve *curve = drawing->curve;
  ConcordFrame *frame = drawing->frame;

  for (guint b = 0; b < curve->bands->len; b++)
    draw_band (drawing, b);
  concord_ticks_draw_upwards (drawing->layout, &frame->y, frame->plot, CONCORD_TICK_GAP + 2);
  draw_x_axis (drawing);
  if (isfinite (curve->limit.value))
    concord_frame_draw_upright (frame, concord_axis_at (&frame->x, curve->limit.value),
                                frame->line / 2, curve->limit.label, FALSE);
  draw_threshold (drawing);
  for (guint s = 0; s < curve->series->len; s++)
    draw_line (drawing, s);
  draw_points (drawing);
}

/**
 * concord_curve_draw:
 * @curve: a chart that isn't empty
 * @layout: where to
 * @area: its place; an infinite height takes half the width
 *
 * Returns: the height used, points; infinite where it can't be drawn.
 */
double
concord_curve_draw (ConcordCurve *curve, ConcordLayout *layout, ConcordBox area)
{
  g_autoptr (ConcordFrame) frame = concord_frame_new (layout);
  Drawing drawing = { .curve = curve, .layout = layout, .frame = frame };
  double line = frame->line, head = line / 2, foot, end_width;
  guint n_unnamed;

  if (!isfinite (area.height))
    area.height = CLAMP (area.width * NATURAL_SHARE, 210, 320);
  end_width = concord_curve_end_width (curve, layout, area.width, area.height * 0.7);
  if (end_width <= 0)
    head += concord_curve_draw_legend (curve, layout, area);
  if (concord_caption_draw (layout, curve->y.title, CONCORD_ROLE_MUTED,
                            (ConcordPoint){ area.x, area.y + head - line / 2 }, 0, area.width)
      != NULL)
    head += line + TOP_GAP;
  if (isfinite (curve->limit.value))
    head += line + 4;
  foot = (line + CONCORD_TICK_GAP) * (curve->x.title != NULL ? 2 : 1) + 1.5 * line + 4;
  fit_axes (&drawing, area.width * 0.8, area.height - head - foot);
  concord_frame_place (frame,
                       (ConcordBox){ area.x, area.y + head, area.width, area.height - head - foot },
                       MAX (end_width, STRONG_RADIUS + 2), 0);
  if (frame->plot.width < LEAST_PLOT || frame->plot.height < LEAST_PLOT / 2)
    return INFINITY;
  draw_plot (&drawing);
  n_unnamed = concord_frame_draw_names (frame);
  if (end_width > 0)
    concord_curve_draw_ends (curve, layout, &frame->y, frame->plot);
  concord_frame_draw_rest (frame, n_unnamed,
                           (ConcordBox){ area.x, area.y + area.height - line, area.width, line });
  return area.height;
}
