/* Draws a bubble chart: scales, bubbles from the largest to the smallest, names, and in words what
 * couldn't be shown. */
#include "charts/bubbles-private.h"

#include "charts/legend.h"
#include "charts/ticks.h"


#include "concord-words.h"
#include <math.h>

#define LEAST_RADIUS 3.0
#define WIDEST_NAME 92.0
#define NATURAL_SHAPE 0.6 /* height to width of a plot that may choose */
#define LEAST_PLOT 40.0

typedef struct
{
  const ConcordBubble *bubble;
  int mark;
  char **lines;
} Placed;

typedef struct
{
  ConcordBubbles *bubbles;
  ConcordLayout *layout;
  ConcordBox area; /* of the plot alone */
  ConcordAxis x, y;
  double largest_radius, largest_size;
  GArray *placed;             /* of Placed, largest first */
  ConcordBubbleLabel *labels; /* one for each, same order */
  ConcordBox threshold_box;   /* of its label */
  GString *unplaced, *absent; /* names, joined by commas */
} Drawing;

static void
placed_clear (Placed *placed)
{
  g_strfreev (placed->lines);
}

static int
by_size (gconstpointer one, gconstpointer other)
{
  double a = ((const Placed *)one)->bubble->size, b = ((const Placed *)other)->bubble->size;

  return a < b ? 1 : a > b ? -1 : 0;
}

static gboolean
can_be_shown (const ConcordBubble *bubble)
{
  return isfinite (bubble->x) && isfinite (bubble->y);
}

static void
append_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* Sorts the bubbles into those that can be shown, largest first, and the names of the others. */
static void
collect (Drawing *drawing)
{
  for (guint i = 0; i < drawing->bubbles->items->len; i++)
    {
      const ConcordBubble *bubble = g_ptr_array_index (drawing->bubbles->items, i);
      Placed placed = { bubble, -1, NULL };

      if (!can_be_shown (bubble))
        {
          append_name (drawing->absent, bubble->label);
          continue;
        }
      placed.lines = concord_text_wrap_narrow (drawing->layout->context, bubble->label,
                                               CONCORD_FONT_LABEL, WIDEST_NAME, 2);
      placed.mark = (int)drawing->placed->len;
      drawing->largest_size = MAX (drawing->largest_size, bubble->size);
      g_array_append_val (drawing->placed, placed);
    }
  g_array_sort (drawing->placed, by_size);
}

static const Placed *
placed_at (const Drawing *drawing, guint i)
{
  return &g_array_index (drawing->placed, Placed, i);
}

static double
radius_of (const Drawing *drawing, const ConcordBubble *bubble)
{
  if (!(drawing->largest_size > 0))
    return LEAST_RADIUS;
  return MAX (drawing->largest_radius * sqrt (bubble->size / drawing->largest_size), LEAST_RADIUS);
}


/* A scale of whole numbers as long as there is room for one, since half a supplier isn't there. */
static void
fit_whole (ConcordAxis *axis, double min, double max, guint max_ticks)
{
  for (guint n = max_ticks; n >= 2; n--)
    {
      concord_axis_fit (axis, min, max, n, CONCORD_NUMBER_PLAIN);
      if (fabs (axis->step - round (axis->step)) < 1e-9)
        return;
    }
}

static void
fit_axes (Drawing *drawing, ConcordBox area)
{
  double x[2] = { drawing->bubbles->x_min, drawing->bubbles->x_max }, y[2] = { 0, 1 };
  double pad, ticks;

  for (guint i = 0; i < drawing->placed->len; i++)
    {
      concord_axis_widen (x, placed_at (drawing, i)->bubble->x);
      concord_axis_widen (y, placed_at (drawing, i)->bubble->y);
    }
  concord_axis_widen (y, drawing->bubbles->threshold);
  drawing->largest_radius = CLAMP (MIN (area.width, area.height) * 0.085, 8, 26);
  pad = drawing->largest_radius;
  fit_whole (&drawing->y, y[0], y[1], (guint)CLAMP (area.height / 34, 3, 7));
  ticks = concord_ticks_widest (drawing->layout, &drawing->y) + CONCORD_TICK_GAP;
  area.x += ticks;
  area.width -= ticks;
  drawing->area = area;
  concord_axis_fit (&drawing->x, x[0], x[1], (guint)CLAMP (area.width / 50, 2, 11),
                    CONCORD_NUMBER_PLAIN);
  concord_axis_place (&drawing->x, area.x + pad, area.x + area.width - pad);
  concord_axis_place (&drawing->y, area.y + area.height - pad, area.y + pad);
}

/* A place for the threshold's label at either end of its line where no bubble is. */
static void
place_threshold (Drawing *drawing, ConcordBubbleLabel *bubbles, guint n_bubbles)
{
  double width, line = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  double y = concord_axis_at (&drawing->y, drawing->bubbles->threshold);
  guint best_hits = G_MAXUINT;

  if (!isfinite (drawing->bubbles->threshold) || drawing->bubbles->threshold_label == NULL)
    return;
  width = MIN (concord_text_width (drawing->layout->context, drawing->bubbles->threshold_label,
                                   CONCORD_FONT_CAPTION),
               drawing->area.width - 4);
  for (int place = 0; place < 4; place++)
    {
      ConcordBox box
          = { place % 2 == 0 ? drawing->area.x + drawing->area.width - width : drawing->area.x + 2,
              place < 2 ? y - line - 1 : y + 1, width, line };
      guint hits = 0;

      for (guint i = 0; i < n_bubbles; i++)
        {
          ConcordBox bubble
              = { bubbles[i].centre.x - bubbles[i].radius, bubbles[i].centre.y - bubbles[i].radius,
                  2 * bubbles[i].radius, 2 * bubbles[i].radius };

          hits += concord_box_overlaps (bubble, box);
        }
      if (hits >= best_hits)
        continue;
      best_hits = hits;
      drawing->threshold_box = box;
    }
}

/* Finds everything's place in @area without drawing. */
static void
arrange (Drawing *drawing, ConcordBox area)
{
  guint n = drawing->placed->len;
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_LABEL), lines[2];

  fit_axes (drawing, area);
  g_free (drawing->labels);
  drawing->labels = g_new0 (ConcordBubbleLabel, n + 1);
  g_string_truncate (drawing->unplaced, 0);
  for (guint i = 0; i < n; i++)
    {
      const Placed *placed = placed_at (drawing, i);
      ConcordBubbleLabel *label = &drawing->labels[i];

      label->centre.x = concord_axis_at (&drawing->x, placed->bubble->x);
      label->centre.y = concord_axis_at (&drawing->y, placed->bubble->y);
      label->radius = radius_of (drawing, placed->bubble);
      label->height = g_strv_length (placed->lines) * line;
      for (guint k = 0; placed->lines[k] != NULL; k++)
        label->width
            = MAX (label->width, concord_text_width (drawing->layout->context, placed->lines[k],
                                                     CONCORD_FONT_LABEL));
    }
  place_threshold (drawing, drawing->labels, n);
  lines[0] = concord_axis_at (&drawing->y, 0);
  lines[1] = concord_axis_at (&drawing->y, drawing->bubbles->threshold);
  concord_bubble_labels_place (drawing->labels, n, drawing->area, &drawing->threshold_box, 1, lines,
                               isfinite (drawing->bubbles->threshold) ? 2 : 1);
  for (guint i = 0; i < n; i++)
    if (!drawing->labels[i].placed)
      append_name (drawing->unplaced, placed_at (drawing, i)->bubble->label);
}

static void
draw_x_scale (const Drawing *drawing)
{
  double bottom = drawing->area.y + drawing->area.height;
  ConcordTicks ticks = concord_ticks_begin (drawing->layout, bottom + CONCORD_TICK_GAP);

  for (guint i = 0; i < drawing->x.n_ticks; i++)
    {
      g_autofree char *text = concord_axis_dup_tick_text (&drawing->x, i);
      double x = concord_axis_at (&drawing->x, concord_axis_tick (&drawing->x, i));

      concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ x, drawing->area.y },
                               (ConcordPoint){ x, bottom }, CONCORD_ROLE_GRID, 0.6);
      concord_ticks_write (&ticks, text, x);
    }
}

static void
draw_threshold (const Drawing *drawing)
{
  double y = concord_axis_at (&drawing->y, drawing->bubbles->threshold);
  const ConcordBox *box = &drawing->threshold_box;
  g_autofree char *text = NULL;
  ConcordShape *line;

  if (!isfinite (drawing->bubbles->threshold))
    return;
  line = concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ drawing->area.x, y },
                                  (ConcordPoint){ drawing->area.x + drawing->area.width, y },
                                  CONCORD_ROLE_TEXT, 1.1);
  line->dash = CONCORD_DASH_LONG;
  if (box->width <= 0)
    return;
  text = concord_text_shorten (drawing->layout->context, drawing->bubbles->threshold_label,
                               CONCORD_FONT_CAPTION, box->width + 0.01);
  concord_layout_add_text (drawing->layout, -1, text, CONCORD_FONT_CAPTION, CONCORD_ROLE_TEXT,
                           box->x, box->y, 0)
      ->clears
      = TRUE;
}

/* Filled, hatched, hollow: the group shows without colour. */
static void
style_group (guint group, ConcordLegendEntry *style)
{
  style->round = TRUE;
  style->fill = group == CONCORD_BUBBLES_IN ? CONCORD_ROLE_SERIES_0 : CONCORD_ROLE_BACKGROUND;
  style->stroke = group == CONCORD_BUBBLES_IN          ? CONCORD_ROLE_BACKGROUND
                  : group == CONCORD_BUBBLES_UNDECIDED ? CONCORD_ROLE_SERIES_3
                                                       : CONCORD_ROLE_AXIS;
  style->ink = group == CONCORD_BUBBLES_UNDECIDED ? CONCORD_ROLE_SERIES_3 : CONCORD_ROLE_NONE;
  style->pattern
      = group == CONCORD_BUBBLES_UNDECIDED ? CONCORD_PATTERN_HATCH : CONCORD_PATTERN_SOLID;
  style->dash = group == CONCORD_BUBBLES_OUT ? CONCORD_DASH_SHORT : CONCORD_DASH_NONE;
}

static char *
bubble_words (const Drawing *drawing, const ConcordBubble *bubble)
{
  const char *x_title = drawing->bubbles->x_title, *y_title = drawing->bubbles->y_title;
  g_autofree char *x
      = concord_number_dup_plain (bubble->x, concord_number_decimals (&bubble->x, 1));
  g_autofree char *y
      = concord_number_dup_plain (bubble->y, concord_number_decimals (&bubble->y, 1));

  if (bubble->words != NULL)
    return g_strdup (bubble->words);
  return g_strdup_printf ("%s, %s %s, %s %s%s%s, %s", bubble->label, x_title != NULL ? x_title : "",
                          x, y_title != NULL ? y_title : "", y,
                          bubble->size_text != NULL ? ", " : "",
                          bubble->size_text != NULL ? bubble->size_text : "",
                          drawing->bubbles->group_names[bubble->group]);
}

/* The marks in the order in which the caller added the bubbles. */
static void
add_marks (const Drawing *drawing)
{
  for (guint want = 0; want < drawing->placed->len; want++)
    for (guint i = 0; i < drawing->placed->len; i++)
      {
        const ConcordBubbleLabel *label = &drawing->labels[i];
        const Placed *placed = placed_at (drawing, i);
        g_autofree char *words = NULL;
        int mark;

        if (placed->mark != (int)want)
          continue;
        words = bubble_words (drawing, placed->bubble);
        mark = concord_layout_add_mark (drawing->layout,
                                        (ConcordBox){ label->centre.x - label->radius,
                                                      label->centre.y - label->radius,
                                                      2 * label->radius, 2 * label->radius },
                                        words, placed->bubble->id);
        ((ConcordMark *)g_ptr_array_index (drawing->layout->marks, mark))->round = TRUE;
      }
}

/* A thin line on a light edge, so that it shows where it crosses another bubble. */
static void
draw_leader (const Drawing *drawing, const ConcordBubbleLabel *label, int mark)
{
  concord_layout_add_line (drawing->layout, mark, label->leader_from, label->leader_to,
                           CONCORD_ROLE_BACKGROUND, 2.4);
  concord_layout_add_line (drawing->layout, mark, label->leader_from, label->leader_to,
                           CONCORD_ROLE_TEXT, 0.8);
}

static void
draw_name (const Drawing *drawing, guint i)
{
  const ConcordBubbleLabel *label = &drawing->labels[i];
  const Placed *placed = placed_at (drawing, i);
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_LABEL);
  double across = (label->box.x + label->box.width / 2 - label->centre.x) / (label->width / 2 + 1);
  double anchor = fabs (across) < 0.6 ? 0.5 : across < 0 ? 1 : 0;
  ConcordLegendEntry style = { 0 };

  if (!label->placed)
    return;
  style_group (placed->bubble->group, &style);
  if (label->with_leader)
    draw_leader (drawing, label, placed->mark);
  for (guint k = 0; placed->lines[k] != NULL; k++)
    {
      ConcordShape *text = concord_layout_add_text (
          drawing->layout, placed->mark, placed->lines[k], CONCORD_FONT_LABEL, CONCORD_ROLE_TEXT,
          label->box.x + anchor * label->width, label->box.y + k * line, anchor);

      text->clears = TRUE;
      if (label->inside)
        {
          text->over = style.fill;
          text->over_pattern = style.pattern;
        }
    }
}

static void
draw_bubble (const Drawing *drawing, guint i)
{
  const ConcordBubbleLabel *label = &drawing->labels[i];
  const Placed *placed = placed_at (drawing, i);
  ConcordLegendEntry style = { 0 };
  ConcordShape *shape;

  style_group (placed->bubble->group, &style);
  shape = concord_layout_add_circle (drawing->layout, placed->mark, label->centre, label->radius,
                                     style.fill);
  shape->stroke = style.stroke;
  shape->ink = style.ink;
  shape->pattern = style.pattern;
  shape->dash = style.dash;
  shape->line_width = 1.2;
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  ConcordLegendEntry entries[CONCORD_BUBBLES_N_GROUPS + 1] = { 0 };
  const ConcordBubble *largest = drawing->placed->len > 0 ? placed_at (drawing, 0)->bubble : NULL;
  g_autofree char *size = NULL;
  guint n = 0;

  for (guint group = 0; group < CONCORD_BUBBLES_N_GROUPS; group++)
    for (guint i = 0; i < drawing->placed->len; i++)
      if (placed_at (drawing, i)->bubble->group == group)
        {
          entries[n].name = drawing->bubbles->group_names[group];
          style_group (group, &entries[n++]);
          break;
        }
  if (drawing->bubbles->size_name != NULL && largest != NULL && largest->size > 0)
    {
      /* Translators: what the area of the circles stands for, and the text of the largest */
      size = largest->size_text != NULL
                 ? g_strdup_printf (_ ("Area: %s, largest %s"), drawing->bubbles->size_name,
                                    largest->size_text)
                 : g_strdup_printf (_ ("Area: %s"), drawing->bubbles->size_name);
      entries[n].name = size;
      entries[n].round = TRUE;
      entries[n++].stroke = CONCORD_ROLE_MUTED;
    }
  return concord_legend_draw (drawing->layout, entries, n, area);
}

/* Lines below the plot with the names of what isn't in it; a mark, so that they can be read out. */
static double
draw_list (
    const Drawing *drawing, const char *format, const GString *names, ConcordBox area, gboolean dry)
{
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  g_autofree char *text = g_strdup_printf (format, names->str);
  g_auto (GStrv) lines
      = concord_text_wrap (drawing->layout->context, text, CONCORD_FONT_CAPTION, area.width, 2);
  guint n = g_strv_length (lines);
  int mark;

  if (names->len == 0)
    return 0;
  if (dry)
    return n * line + 2;
  mark = concord_layout_add_mark (drawing->layout,
                                  (ConcordBox){ area.x, area.y, area.width, n * line }, text, NULL);
  for (guint i = 0; i < n; i++)
    concord_layout_add_text (drawing->layout, mark, lines[i], CONCORD_FONT_CAPTION,
                             CONCORD_ROLE_MUTED, area.x, area.y + i * line, 0);
  return n * line + 2;
}

static double
draw_lists (const Drawing *drawing, ConcordBox area, gboolean dry)
{
  double height = draw_list (drawing, _ ("Not shown, need or market missing: %s"), drawing->absent,
                             area, dry);

  area.y += height;
  return height
         + draw_list (drawing, _ ("Not labelled, for want of room: %s"), drawing->unplaced, area,
                      dry);
}

static void
draw_titles (const Drawing *drawing, ConcordBox area, double y_title_top, double x_title_top)
{
  concord_caption_draw (drawing->layout, drawing->bubbles->y_title, CONCORD_ROLE_MUTED,
                        (ConcordPoint){ area.x, y_title_top }, 0, area.width);
  concord_caption_draw (
      drawing->layout, drawing->bubbles->x_title, CONCORD_ROLE_MUTED,
      (ConcordPoint){ drawing->area.x + drawing->area.width / 2, x_title_top }, 0.5, area.width);
}

static void
draw_all (const Drawing *drawing)
{
  draw_x_scale (drawing);
  concord_ticks_draw_upwards (drawing->layout, &drawing->y, drawing->area, CONCORD_TICK_GAP);
  draw_threshold (drawing);
  add_marks (drawing);
  for (guint i = 0; i < drawing->placed->len; i++)
    draw_bubble (drawing, i);
  for (guint i = 0; i < drawing->placed->len; i++)
    draw_name (drawing, i);
}

static void
drawing_clear (Drawing *drawing)
{
  g_array_unref (drawing->placed);
  g_free (drawing->labels);
  g_string_free (drawing->absent, TRUE);
  g_string_free (drawing->unplaced, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

/**
 * concord_bubbles_plot:
 * @chart: a bubble chart
 * @layout: the picture
 * @area: where to draw; of infinite height if only the natural height is wanted
 *
 * Returns: the height used, points.
 */
double
concord_bubbles_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  double caption = concord_layout_line_height (layout, CONCORD_FONT_CAPTION), head, foot, lists;
  g_auto (Drawing) drawing = { .bubbles = CONCORD_BUBBLES (chart), .layout = layout };
  ConcordBox plot = area, below = area;

  drawing.placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  g_array_set_clear_func (drawing.placed, (GDestroyNotify)placed_clear);
  drawing.absent = g_string_new (NULL);
  drawing.unplaced = g_string_new (NULL);
  collect (&drawing);
  head = draw_legend (&drawing, area) + caption + 4;
  foot = 2 * (caption + CONCORD_TICK_GAP) + 4;
  if (!isfinite (area.height))
    area.height = head + foot + area.width * NATURAL_SHAPE;
  plot.y = area.y + head;
  plot.height = MAX (area.height - head - foot - draw_lists (&drawing, area, TRUE), LEAST_PLOT);
  arrange (&drawing, plot);
  lists = draw_lists (&drawing, area, TRUE);
  if (drawing.unplaced->len > 0)
    {
      plot.height = MAX (area.height - head - foot - lists, LEAST_PLOT);
      arrange (&drawing, plot);
    }
  if (drawing.area.width < LEAST_PLOT)
    return INFINITY;
  draw_all (&drawing);
  draw_titles (&drawing, area, plot.y - caption - 4,
               plot.y + plot.height + caption + 2 * CONCORD_TICK_GAP);
  below.y = plot.y + plot.height + foot;
  return below.y + draw_lists (&drawing, below, FALSE) - area.y;
}
