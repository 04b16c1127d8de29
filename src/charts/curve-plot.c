/* Draws lines: scales, lines, markers, then names where they are free to stand. */
#include "charts/axis.h"
#include "charts/bubble-labels.h"
#include "charts/curve-private.h"
#include "charts/legend.h"
#include "charts/marker.h"

#include "concord-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NATURAL_SHARE 0.5 /* of the width */
#define LEAST_PLOT 60.0
#define TICK_GAP 3.0
#define GAP 6.0
#define RADIUS 3.5
#define STRONG_RADIUS 5.5
#define LABEL_WIDTH 118.0
#define MOST_END_SHARE 0.3
#define TOP_GAP 4.0

/* What one drawing needs at hand. */
typedef struct
{
  ConcordCurve *curve;
  ConcordLayout *layout;
  ConcordBox plot;
  ConcordAxis x, y;
  GArray *taken; /* of ConcordBox: where no name may stand */
} Drawing;

/* A name and the point it belongs to. */
typedef struct
{
  const ConcordCurvePoint *point;
  int mark;
  char **lines;
  ConcordFont font;
} Name;

static ConcordCurveSeries *
series_at (const ConcordCurve *curve, guint s)
{
  return g_ptr_array_index (curve->series, s);
}

static ConcordPoint
place_of (const Drawing *drawing, const ConcordCurvePoint *point)
{
  return (ConcordPoint){ concord_axis_at (&drawing->x, point->x),
                         concord_axis_at (&drawing->y, point->y) };
}

static double
caption_line (const Drawing *drawing)
{
  return concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
}

static void
widen (double value, double *min, double *max)
{
  if (!isfinite (value))
    return;
  *min = isfinite (*min) ? MIN (*min, value) : value;
  *max = isfinite (*max) ? MAX (*max, value) : value;
}

/* Whether all that is shown upwards is a whole number, so that its ticks have to be. */
static gboolean
is_whole (const ConcordCurve *curve)
{
  gboolean whole = curve->y.kind == CONCORD_NUMBER_PLAIN
                   && (isnan (curve->threshold) || curve->threshold == round (curve->threshold));

  for (guint s = 0; s < curve->series->len; s++)
    for (guint i = 0; i < series_at (curve, s)->points->len; i++)
      {
        double y = ((ConcordCurvePoint *)g_ptr_array_index (series_at (curve, s)->points, i))->y;

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
  guint n_ticks = (guint)CLAMP (height / 30, 2, 7);

  for (guint s = 0; s < curve->series->len; s++)
    for (guint i = 0; i < series_at (curve, s)->points->len; i++)
      {
        const ConcordCurvePoint *point = g_ptr_array_index (series_at (curve, s)->points, i);

        if (!concord_curve_point_is_shown (point))
          continue;
        widen (point->x, &x[0], &x[1]);
        widen (point->y, &y[0], &y[1]);
      }
  widen (curve->limit, &x[0], &x[1]);
  widen (curve->threshold, &y[0], &y[1]);
  if (curve->x_texts != NULL)
    fit_texts (&drawing->x, curve->x_texts);
  else
    concord_axis_fit (&drawing->x, x[0], x[1], (guint)CLAMP (width / 60, 2, 9), curve->x.kind);
  do
    concord_axis_fit (&drawing->y, y[0], y[1], n_ticks, curve->y.kind);
  while (is_whole (curve) && drawing->y.step != round (drawing->y.step) && --n_ticks >= 2);
}

static double
x_tick (const Drawing *drawing, guint i)
{
  return drawing->curve->x_texts != NULL ? i + 1 : concord_axis_tick (&drawing->x, i);
}

static char *
dup_x_text (const Drawing *drawing, guint i)
{
  return drawing->curve->x_texts != NULL ? g_strdup (drawing->curve->x_texts[i])
                                         : concord_axis_dup_tick_text (&drawing->x, i);
}

static double
widest_tick (const Drawing *drawing)
{
  double widest = 0;

  for (guint i = 0; i < drawing->y.n_ticks; i++)
    {
      g_autofree char *text = concord_axis_dup_tick_text (&drawing->y, i);

      widest = MAX (widest,
                    concord_text_width (drawing->layout->context, text, CONCORD_FONT_CAPTION));
    }
  return widest;
}

static void
take (Drawing *drawing, ConcordBox box)
{
  g_array_append_val (drawing->taken, box);
}

static void
draw_y_grid (Drawing *drawing)
{
  const ConcordBox *plot = &drawing->plot;

  for (guint i = 0; i < drawing->y.n_ticks; i++)
    {
      double value = concord_axis_tick (&drawing->y, i), y = concord_axis_at (&drawing->y, value);
      g_autofree char *text = concord_axis_dup_tick_text (&drawing->y, i);

      concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ plot->x, y },
                               (ConcordPoint){ plot->x + plot->width, y },
                               value == 0 ? CONCORD_ROLE_AXIS : CONCORD_ROLE_GRID,
                               value == 0 ? 1 : 0.6);
      concord_layout_add_text (drawing->layout, -1, text, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                               plot->x - TICK_GAP - 2, y - caption_line (drawing) / 2, 1);
    }
}

/* Ticks below the plot, leaving out those that would touch, then the title of the axis. */
static void
draw_x_axis (Drawing *drawing)
{
  ConcordLayout *layout = drawing->layout;
  double y = drawing->plot.y + drawing->plot.height, last_right = -1e9;
  g_autofree char *title = NULL;

  for (guint i = 0; i < drawing->x.n_ticks; i++)
    {
      double x = concord_axis_at (&drawing->x, x_tick (drawing, i)), width, left;
      g_autofree char *text = dup_x_text (drawing, i);

      concord_layout_add_line (layout, -1, (ConcordPoint){ x, y }, (ConcordPoint){ x, y + 2.5 },
                               CONCORD_ROLE_AXIS, 0.8);
      width = concord_text_width (layout->context, text, CONCORD_FONT_CAPTION);
      left = CLAMP (x - width / 2, 0, MAX (layout->width - width, 0));
      if (left < last_right + 4)
        continue;
      concord_layout_add_text (layout, -1, text, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED, left,
                               y + caption_line (drawing) / 2 + 1, 0);
      last_right = left + width;
    }
  if (drawing->curve->x.title == NULL)
    return;
  title = concord_text_shorten (layout->context, drawing->curve->x.title, CONCORD_FONT_CAPTION,
                                layout->width - 12);
  concord_layout_add_text (layout, -1, title, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                           drawing->plot.x + drawing->plot.width / 2,
                           y + TICK_GAP + 1.5 * caption_line (drawing) + 1, 0.5);
}

/* The line upwards with its name above the plot, and the line across with its name on it. */
static void
draw_thresholds (Drawing *drawing)
{
  ConcordCurve *curve = drawing->curve;
  ConcordLayout *layout = drawing->layout;
  const ConcordBox *plot = &drawing->plot;
  double x = concord_axis_at (&drawing->x, curve->limit), line = caption_line (drawing);
  double y = concord_axis_at (&drawing->y, curve->threshold);

  if (isfinite (curve->limit))
    {
      g_autofree char *label = concord_text_shorten (layout->context, curve->limit_label,
                                                     CONCORD_FONT_CAPTION, plot->width * 0.6);

      concord_layout_add_line (layout, -1, (ConcordPoint){ x, plot->y - line / 2 },
                               (ConcordPoint){ x, plot->y + plot->height }, CONCORD_ROLE_TEXT, 0.9)
          ->dash
          = CONCORD_DASH_SHORT;
      concord_layout_add_text (layout, -1, label, CONCORD_FONT_CAPTION, CONCORD_ROLE_TEXT, x,
                               plot->y - 1.5 * line - 1, 0.5);
    }
  if (isfinite (curve->threshold))
    {
      g_autofree char *label = concord_text_shorten (layout->context, curve->threshold_label,
                                                     CONCORD_FONT_CAPTION, plot->width * 0.6);
      gboolean above = y - line - 1 >= plot->y;
      ConcordShape *text;

      concord_layout_add_line (layout, -1, (ConcordPoint){ plot->x, y },
                               (ConcordPoint){ plot->x + plot->width, y }, CONCORD_ROLE_TEXT, 1.1)
          ->dash
          = CONCORD_DASH_LONG;
      text = concord_layout_add_text (layout, -1, label, CONCORD_FONT_CAPTION, CONCORD_ROLE_TEXT,
                                      plot->x + 4, above ? y - line - 1 : y + 1, 0);
      text->clears = TRUE;
      take (drawing, text->box);
      take (drawing, (ConcordBox){ plot->x, y - 1, plot->width, 2 });
    }
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

      take (drawing, (ConcordBox){ MIN (x1, x2) - 1, MIN (y1, y2) - 1, fabs (x2 - x1) + 2,
                                   fabs (y2 - y1) + 2 });
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
      const ConcordCurvePoint *point = g_ptr_array_index (series->points, i);
      ConcordPoint at;

      if (!concord_curve_point_is_shown (point))
        {
          draw_segment (drawing, s, run);
          g_array_set_size (run, 0);
          continue;
        }
      at = place_of (drawing, point);
      if (series->kind == CONCORD_CURVE_STEPS && run->len > 0)
        {
          ConcordPoint corner = { at.x, g_array_index (run, ConcordPoint, run->len - 1).y };

          g_array_append_val (run, corner);
        }
      g_array_append_val (run, at);
    }
  draw_segment (drawing, s, run);
}

static void
name_free (Name *name)
{
  g_strfreev (name->lines);
  g_free (name);
}

/* Markers of all points, and the names that look for a place: strong ones first. */
static GPtrArray *
draw_points (Drawing *drawing)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify)name_free);
  double widest = CLAMP (drawing->plot.width * 0.24, 60, LABEL_WIDTH);
  guint n_strong = 0;

  for (guint s = 0; s < drawing->curve->series->len; s++)
    for (guint i = 0; i < series_at (drawing->curve, s)->points->len; i++)
      {
        const ConcordCurvePoint *point
            = g_ptr_array_index (series_at (drawing->curve, s)->points, i);
        double radius = point->strong ? STRONG_RADIUS : RADIUS;
        ConcordPoint at = place_of (drawing, point);
        Name *name;
        int mark;

        if (!concord_curve_point_is_shown (point))
          continue;
        mark = concord_layout_add_mark (
            drawing->layout, (ConcordBox){ at.x - radius, at.y - radius, 2 * radius, 2 * radius },
            point->words, point->id);
        ((ConcordMark *)g_ptr_array_index (drawing->layout->marks, mark))->round = TRUE;
        concord_marker_draw (drawing->layout, mark, s, at, radius,
                             concord_series_role (s, drawing->curve->series->len));
        if (*point->label == '\0')
          {
            take (drawing, (ConcordBox){ at.x - radius, at.y - radius, 2 * radius, 2 * radius });
            continue;
          }
        name = g_new0 (Name, 1);
        name->point = point;
        name->mark = mark;
        name->font = point->strong ? CONCORD_FONT_STRONG : CONCORD_FONT_CAPTION;
        name->lines = concord_text_wrap_narrow (drawing->layout->context, point->label, name->font,
                                                widest, 2);
        g_ptr_array_insert (names, point->strong ? (int)n_strong++ : -1, name);
      }
  return names;
}

static void
draw_name (Drawing *drawing, const Name *name, const ConcordBubbleLabel *label)
{
  double line = concord_layout_line_height (drawing->layout, name->font), y = label->box.y;
  double middle = label->box.x + label->box.width / 2;
  double anchor = middle < label->centre.x - 4 ? 1 : middle > label->centre.x + 4 ? 0 : 0.5;

  if (label->with_leader)
    concord_layout_add_line (drawing->layout, name->mark, label->leader_from, label->leader_to,
                             CONCORD_ROLE_MUTED, 0.6);
  for (guint i = 0; name->lines[i] != NULL; i++, y += line)
    concord_layout_add_text (drawing->layout, name->mark, name->lines[i], name->font,
                             CONCORD_ROLE_TEXT, label->box.x + anchor * label->box.width, y,
                             anchor)
        ->clears
        = TRUE;
}

/* Writes names where they are free to stand; returns how many have no place. */
static guint
draw_names (Drawing *drawing, const GPtrArray *names)
{
  g_autofree ConcordBubbleLabel *labels = g_new0 (ConcordBubbleLabel, names->len + 1);
  const ConcordBox *taken = (const ConcordBox *)(void *)drawing->taken->data;
  guint n_rest = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = g_ptr_array_index (names, i);
      ConcordBubbleLabel *label = &labels[i];

      label->centre = place_of (drawing, name->point);
      label->radius = name->point->strong ? STRONG_RADIUS : RADIUS;
      for (guint k = 0; name->lines[k] != NULL; k++)
        label->width = MAX (label->width, concord_text_width (drawing->layout->context,
                                                              name->lines[k], name->font));
      label->height = g_strv_length (name->lines)
                      * concord_layout_line_height (drawing->layout, name->font);
    }
  concord_bubble_labels_place (labels, names->len, drawing->plot, taken, drawing->taken->len, NULL,
                               0);
  for (guint i = 0; i < names->len; i++)
    {
      n_rest += !labels[i].placed;
      if (labels[i].placed)
        draw_name (drawing, g_ptr_array_index (names, i), &labels[i]);
    }
  return n_rest;
}

/* The last point of a series that is shown, NULL without any. */
static const ConcordCurvePoint *
last_point (const ConcordCurveSeries *series)
{
  for (guint i = series->points->len; i > 0; i--)
    if (concord_curve_point_is_shown (g_ptr_array_index (series->points, i - 1)))
      return g_ptr_array_index (series->points, i - 1);
  return NULL;
}

/* How wide the column of names at the lines' ends is; 0 where a legend has to do. */
static double
find_end_width (const Drawing *drawing, double width, double height)
{
  guint n = drawing->curve->series->len;
  double widest = 0;

  if (n < 2 || n * (caption_line (drawing) + 1) > height)
    return 0;
  for (guint s = 0; s < n; s++)
    widest = MAX (widest, concord_text_width (drawing->layout->context,
                                              series_at (drawing->curve, s)->name,
                                              CONCORD_FONT_CAPTION));
  return widest + GAP > width * MOST_END_SHARE ? 0 : widest + GAP;
}

/* Names at the lines' ends, pushed apart where ends lie together. */
static void
draw_ends (Drawing *drawing)
{
  guint n = drawing->curve->series->len;
  g_autofree double *at = g_new (double, n);
  g_autofree guint *order = g_new (guint, n);
  double line = caption_line (drawing) + 0.5, right = drawing->plot.x + drawing->plot.width;
  double floor_y = drawing->plot.y + drawing->plot.height;

  for (guint s = 0; s < n; s++)
    {
      const ConcordCurvePoint *last = last_point (series_at (drawing->curve, s));
      guint i = s;

      at[s] = (last == NULL ? floor_y : place_of (drawing, last).y) - line / 2;
      for (; i > 0 && at[order[i - 1]] > at[s]; i--)
        order[i] = order[i - 1];
      order[i] = s;
    }
  for (guint i = 1; i < n; i++)
    at[order[i]] = MAX (at[order[i]], at[order[i - 1]] + line);
  for (guint i = n; i > 0; i--)
    at[order[i - 1]] = MIN (at[order[i - 1]],
                            (i == n ? floor_y + line / 2 : at[order[i]]) - line);
  for (guint s = 0; s < n; s++)
    concord_layout_add_text (drawing->layout, -1, series_at (drawing->curve, s)->name,
                             CONCORD_FONT_CAPTION, CONCORD_ROLE_TEXT, right + GAP, at[s], 0);
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  guint n = drawing->curve->series->len;
  g_autofree ConcordLegendEntry *entries = g_new0 (ConcordLegendEntry, n + 1);

  for (guint s = 0; s < n; s++)
    {
      entries[s].name = series_at (drawing->curve, s)->name;
      entries[s].fill = concord_series_role (s, n);
      entries[s].marker = s + 1;
    }
  return concord_legend_draw (drawing->layout, entries, n, area);
}

/* What could not be drawn: absent points by name, and how many names had no room. */
static double
draw_rest (Drawing *drawing, guint n_unnamed, ConcordBox line)
{
  g_autoptr (GString) absent = g_string_new (NULL);
  g_autofree char *text = NULL, *shown = NULL;
  int mark;

  for (guint s = 0; s < drawing->curve->series->len; s++)
    for (guint i = 0; i < series_at (drawing->curve, s)->points->len; i++)
      {
        const ConcordCurvePoint *point
            = g_ptr_array_index (series_at (drawing->curve, s)->points, i);

        if (!concord_curve_point_is_shown (point))
          g_string_append_printf (absent, "%s%s", absent->len > 0 ? ", " : "",
                                  *point->label != '\0' ? point->label : point->words);
      }
  if (absent->len > 0)
    text = g_strdup_printf (_ ("Not shown, figures missing: %s"), absent->str);
  else if (n_unnamed > 0)
    text = g_strdup_printf (ngettext ("%u point without room for its name: see the table",
                                      "%u points without room for their names: see the table",
                                      n_unnamed),
                            n_unnamed);
  else
    return 0;
  shown = concord_text_shorten (drawing->layout->context, text, CONCORD_FONT_CAPTION, line.width);
  mark = concord_layout_add_mark (
      drawing->layout, (ConcordBox){ line.x, line.y, line.width, caption_line (drawing) }, text,
      NULL);
  concord_layout_add_text (drawing->layout, mark, shown, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                           line.x, line.y, 0);
  return caption_line (drawing);
}

/* Gives the plot its place between heads, ticks, ends and foot; FALSE where nothing is left. */
static gboolean
place_plot (Drawing *drawing, ConcordBox area, double head, double foot, double end_width)
{
  double left;

  fit_axes (drawing, area.width * 0.8, area.height - head - foot);
  left = area.x + widest_tick (drawing) + TICK_GAP + 2;
  drawing->plot = (ConcordBox){ left, area.y + head,
                                area.x + area.width - left - MAX (end_width, STRONG_RADIUS + 2),
                                area.height - head - foot };
  if (drawing->plot.width < LEAST_PLOT || drawing->plot.height < LEAST_PLOT / 2)
    return FALSE;
  concord_axis_place (&drawing->x, drawing->plot.x, drawing->plot.x + drawing->plot.width);
  concord_axis_place (&drawing->y, drawing->plot.y + drawing->plot.height, drawing->plot.y);
  return TRUE;
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
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (ConcordBox));
  Drawing drawing = { .curve = curve, .layout = layout, .taken = taken };
  g_autoptr (GPtrArray) names = NULL;
  double line = caption_line (&drawing), head = line / 2, foot, end_width;
  guint n_unnamed;

  if (!isfinite (area.height))
    area.height = CLAMP (area.width * NATURAL_SHARE, 210, 320);
  end_width = find_end_width (&drawing, area.width, area.height * 0.7);
  if (curve->series->len > 1 && end_width <= 0)
    head += draw_legend (&drawing, area);
  if (curve->y.title != NULL)
    {
      g_autofree char *title = concord_text_shorten (layout->context, curve->y.title,
                                                     CONCORD_FONT_CAPTION, area.width);

      concord_layout_add_text (layout, -1, title, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED, area.x,
                               area.y + head - line / 2, 0);
      head += line + TOP_GAP;
    }
  if (isfinite (curve->limit))
    head += line + 4;
  foot = (line + TICK_GAP) * (curve->x.title != NULL ? 2 : 1) + 1.5 * line + 4;
  if (!place_plot (&drawing, area, head, foot, end_width))
    return INFINITY;
  draw_y_grid (&drawing);
  draw_x_axis (&drawing);
  draw_thresholds (&drawing);
  for (guint s = 0; s < curve->series->len; s++)
    draw_line (&drawing, s);
  names = draw_points (&drawing);
  n_unnamed = draw_names (&drawing, names);
  if (end_width > 0)
    draw_ends (&drawing);
  draw_rest (&drawing, n_unnamed,
             (ConcordBox){ area.x, area.y + area.height - line, area.width, line });
  return area.height;
}
