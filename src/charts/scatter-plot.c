/* Draws points: scales, steps, markers, then names where they are free to stand. */
#include "charts/legend.h"
#include "charts/marker.h"
#include "charts/scatter-private.h"

#include <math.h>

#define NATURAL_SHARE 0.55 /* of the width */
#define LEAST_PLOT 60.0
#define RADIUS 4.5
#define SMALL_RADIUS 3.2
#define MANY_POINTS 60
#define MANY_NAMES 8 /* from so many on one may have no place, and there is room to say so */
#define CHOSEN_RADIUS 6.0
#define RING 3.5
#define LABEL_WIDTH 128.0
#define TOP_GAP 4.0

/* What one drawing needs at hand. */
typedef struct
{
  ConcordScatter *scatter;
  ConcordLayout *layout;
  ConcordFrame *frame;
  double radius;
} Drawing;

static const ConcordFramePoint *
point_at (const Drawing *drawing, guint i)
{
  return g_ptr_array_index (drawing->scatter->points, i);
}

static ConcordPoint
place_of (const Drawing *drawing, const ConcordFramePoint *point)
{
  return concord_frame_at (drawing->frame, point->x, point->y);
}

static double
radius_of (const Drawing *drawing, const ConcordFramePoint *point)
{
  return point->strong ? CHOSEN_RADIUS : drawing->radius;
}

static void
fit_axes (Drawing *drawing, double width, double height)
{
  const ConcordScatter *scatter = drawing->scatter;
  double x[2] = { scatter->x.min, scatter->x.max }, y[2] = { scatter->y.min, scatter->y.max };

  for (guint i = 0; i < scatter->points->len; i++)
    if (concord_frame_point_is_shown (point_at (drawing, i)))
      {
        concord_axis_widen (x, point_at (drawing, i)->x);
        concord_axis_widen (y, point_at (drawing, i)->y);
      }
  concord_axis_widen (x, scatter->limit.value);
  concord_axis_fit (&drawing->frame->x, x[0], x[1], (guint)CLAMP (width / 60, 2, 9),
                    scatter->x.kind);
  concord_axis_fit (&drawing->frame->y, y[0], y[1], (guint)CLAMP (height / 34, 2, 7),
                    scatter->y.kind);
}

/* Titles, grid, ticks and the limit; @title is where the title upwards begins. */
static void
draw_scales (const Drawing *drawing, ConcordPoint title, double width)
{
  const ConcordScatter *scatter = drawing->scatter;
  ConcordFrame *frame = drawing->frame;
  const ConcordBox *plot = &frame->plot;

  concord_caption_draw (drawing->layout, scatter->y.title, CONCORD_ROLE_MUTED, title, 0, width);
  concord_caption_draw (
      drawing->layout, scatter->x.title, CONCORD_ROLE_MUTED,
      (ConcordPoint){ plot->x + plot->width / 2,
                      plot->y + plot->height + frame->line + 2 * CONCORD_TICK_GAP },
      0.5, plot->width);
  concord_ticks_draw_across (drawing->layout, &frame->x, *plot, FALSE);
  concord_ticks_draw_upwards (drawing->layout, &frame->y, *plot, CONCORD_TICK_GAP);
  if (isfinite (scatter->limit.value))
    concord_frame_draw_upright (frame, concord_axis_at (&frame->x, scatter->limit.value), 2,
                                scatter->limit.label, TRUE);
}

static int
by_x (gconstpointer one, gconstpointer other)
{
  const ConcordFramePoint *a = *(ConcordFramePoint *const *)one;
  const ConcordFramePoint *b = *(ConcordFramePoint *const *)other;

  return a->x != b->x ? (a->x > b->x) - (a->x < b->x) : (a->y > b->y) - (a->y < b->y);
}

static void
draw_steps (Drawing *drawing)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new ();
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (ConcordPoint));
  ConcordShape *path;

  for (guint i = 0; i < drawing->scatter->points->len; i++)
    if (concord_frame_point_is_shown (point_at (drawing, i))
        && (int)point_at (drawing, i)->group == drawing->scatter->steps)
      g_ptr_array_add (joined, (gpointer)point_at (drawing, i));
  if (joined->len < 2)
    return;
  g_ptr_array_sort (joined, by_x);
  for (guint i = 0; i < joined->len; i++)
    {
      ConcordPoint at = place_of (drawing, g_ptr_array_index (joined, i));

      if (corners->len > 0)
        {
          ConcordPoint last = g_array_index (corners, ConcordPoint, corners->len - 1);
          ConcordPoint corner = { at.x, last.y };

          g_array_append_val (corners, corner);
          concord_frame_take (drawing->frame, (ConcordBox){ last.x, last.y - 1, at.x - last.x, 2 });
          concord_frame_take (drawing->frame, (ConcordBox){ at.x - 1, MIN (at.y, last.y), 2,
                                                            fabs (at.y - last.y) });
        }
      g_array_append_val (corners, at);
    }
  path = concord_layout_add_path (drawing->layout, -1, (ConcordPoint *)(void *)corners->data,
                                  corners->len, CONCORD_ROLE_NONE, CONCORD_ROLE_SEQUENTIAL_0);
  path->line_width = 1.4;
}

/* Filled, light, hollow: the group shows by shape and shade, without colour. */
static void
style_group (ConcordScatterGroup group, ConcordRole *fill, ConcordRole *stroke, guint *marker)
{
  static const struct
  {
    ConcordRole fill, stroke;
    guint marker;
  } styles[CONCORD_SCATTER_N_GROUPS] = {
    { CONCORD_ROLE_SEQUENTIAL_0, CONCORD_ROLE_BACKGROUND, 0 },
    { CONCORD_ROLE_SEQUENTIAL_2, CONCORD_ROLE_SEQUENTIAL_0, 1 },
    { CONCORD_ROLE_BACKGROUND, CONCORD_ROLE_SEQUENTIAL_0, 3 },
    { CONCORD_ROLE_BACKGROUND, CONCORD_ROLE_AXIS, 2 },
  };

  *fill = styles[group].fill;
  *stroke = styles[group].stroke;
  *marker = styles[group].marker;
}

static void
draw_point (Drawing *drawing, const ConcordFramePoint *point, int mark)
{
  ConcordPoint at = place_of (drawing, point);
  double radius = radius_of (drawing, point);
  ConcordRole fill, stroke;
  ConcordShape *shape;
  guint marker;

  style_group (point->group, &fill, &stroke, &marker);
  if (point->strong)
    {
      shape
          = concord_layout_add_circle (drawing->layout, mark, at, radius + RING, CONCORD_ROLE_NONE);
      shape->stroke = CONCORD_ROLE_TEXT;
      shape->line_width = 1.4;
      shape->pattern = CONCORD_PATTERN_SOLID;
    }
  shape = concord_marker_draw (drawing->layout, mark, marker, at, radius, fill);
  shape->stroke = stroke;
}

/* All points, those of the weaker groups below, the chosen ones on top. Marks are in the caller's
 * order. */
static void
draw_points (Drawing *drawing)
{
  double widest = CLAMP (drawing->frame->plot.width * 0.3, 60, LABEL_WIDTH);
  guint n = drawing->scatter->points->len;
  g_autofree int *marks = g_new (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const ConcordFramePoint *point = point_at (drawing, i);
      double reach = radius_of (drawing, point) + (point->strong ? RING : 0);

      marks[i] = concord_frame_add_point (drawing->frame, point, reach,
                                          point->strong ? CONCORD_FONT_STRONG : CONCORD_FONT_LABEL,
                                          widest);
    }
  for (int strong = 0; strong < 2; strong++)
    for (int group = CONCORD_SCATTER_N_GROUPS - 1; group >= 0; group--)
      for (guint i = 0; i < n; i++)
        if (marks[i] >= 0 && (int)point_at (drawing, i)->group == group
            && !point_at (drawing, i)->strong == !strong)
          draw_point (drawing, point_at (drawing, i), marks[i]);
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  ConcordLegendEntry entries[CONCORD_SCATTER_N_GROUPS] = { 0 };
  guint n = 0;

  for (guint group = 0; group < CONCORD_SCATTER_N_GROUPS; group++)
    for (guint i = 0; i < drawing->scatter->points->len; i++)
      if (drawing->scatter->names[group] != NULL && point_at (drawing, i)->group == group
          && concord_frame_point_is_shown (point_at (drawing, i)))
        {
          entries[n].name = drawing->scatter->names[group];
          style_group (group, &entries[n].fill, &entries[n].stroke, &entries[n].marker);
          entries[n++].marker++;
          break;
        }
  return concord_legend_draw (drawing->layout, entries, n, area);
}

/* Whether a line below is needed for what could not be drawn. */
static gboolean
needs_rest (const Drawing *drawing)
{
  guint n_names = 0;

  for (guint i = 0; i < drawing->scatter->points->len; i++)
    {
      if (!concord_frame_point_is_shown (point_at (drawing, i)))
        return TRUE;
      n_names += *point_at (drawing, i)->label != '\0';
    }
  return n_names >= MANY_NAMES;
}

/**
 * concord_scatter_draw:
 * @scatter: a chart that isn't empty
 * @layout: where to
 * @area: its place; an infinite height takes about half the width
 *
 * Returns: the height used, points; infinite where it can't be drawn.
 */
double
concord_scatter_draw (ConcordScatter *scatter, ConcordLayout *layout, ConcordBox area)
{
  g_autoptr (ConcordFrame) frame = concord_frame_new (layout);
  Drawing drawing = { .scatter = scatter, .layout = layout, .frame = frame };
  double line = frame->line, head, title_top, foot;
  gboolean with_rest = needs_rest (&drawing);
  guint n_unnamed;

  drawing.radius = scatter->points->len > MANY_POINTS ? SMALL_RADIUS : RADIUS;
  if (!isfinite (area.height))
    area.height = CLAMP (area.width * NATURAL_SHARE, 230, 340);
  title_top = area.y + draw_legend (&drawing, area);
  head = title_top - area.y + (scatter->y.title != NULL ? line + TOP_GAP : line / 2);
  head += isfinite (scatter->limit.value) ? line + 4 : 0;
  foot = (line + CONCORD_TICK_GAP) * (scatter->x.title != NULL ? 2 : 1) + 4
         + (with_rest ? line + 2 : 0);
  fit_axes (&drawing, area.width * 0.85, area.height - head - foot);
  concord_frame_place (frame,
                       (ConcordBox){ area.x, area.y + head, area.width, area.height - head - foot },
                       2, CHOSEN_RADIUS + RING + 1);
  if (frame->plot.width < LEAST_PLOT || frame->plot.height < LEAST_PLOT / 2)
    return INFINITY;
  draw_scales (&drawing, (ConcordPoint){ area.x, title_top }, area.width);
  if (scatter->steps >= 0)
    draw_steps (&drawing);
  draw_points (&drawing);
  n_unnamed = concord_frame_draw_names (frame);
  if (with_rest)
    concord_frame_draw_rest (frame, n_unnamed,
                             (ConcordBox){ area.x, area.y + area.height - line, area.width, line });
  return area.height;
}
