/* Draws a display list on any cairo surface; one point is one unit. */
#include "charts/paint.h"

#include "charts/parts.h"

#define PATTERN_STEP 4.0
#define DOT 0.8 /* radius */

static void
set_colour (cairo_t *cr, ConcordColour colour)
{
  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
set_role (cairo_t *cr, ConcordTheme theme, ConcordRole role)
{
  set_colour (cr, concord_theme_colour (theme, role));
}

/**
 * concord_shape_pattern:
 * @shape: a filled shape
 * @theme: a theme
 *
 * Returns: the pattern to be drawn over its fill, never BY_ROLE.
 */
ConcordPattern
concord_shape_pattern (const ConcordShape *shape, ConcordTheme theme)
{
  return shape->pattern == CONCORD_PATTERN_BY_ROLE ? concord_theme_pattern (theme, shape->fill)
                                                   : shape->pattern;
}

/**
 * concord_shape_ink:
 * @shape: a filled shape or a text
 * @theme: a theme
 *
 * Returns: the colour of the shape's pattern, or of the text.
 */
ConcordColour
concord_shape_ink (const ConcordShape *shape, ConcordTheme theme)
{
  if (shape->kind == CONCORD_SHAPE_TEXT)
    return shape->over != CONCORD_ROLE_NONE ? concord_theme_ink_on (theme, shape->over)
                                            : concord_theme_colour (theme, shape->fill);
  if (shape->ink == CONCORD_ROLE_NONE
      || concord_colour_contrast (concord_theme_colour (theme, shape->ink),
                                  concord_theme_colour (theme, shape->fill))
             < 3)
    return concord_theme_ink_on (theme, shape->fill);
  return concord_theme_colour (theme, shape->ink);
}

/**
 * concord_shape_stroke:
 * @shape: a shape
 * @theme: a theme
 *
 * Returns: the colour of its line; that of text where the theme outlines everything so.
 */
ConcordColour
concord_shape_stroke (const ConcordShape *shape, ConcordTheme theme)
{
  gboolean data = shape->stroke >= CONCORD_ROLE_SERIES_0;

  return concord_theme_colour (theme, data && concord_theme_has_outlines (theme) ? CONCORD_ROLE_TEXT
                                                                                 : shape->stroke);
}

/**
 * concord_shape_ground:
 * @shape: a text
 * @theme: a theme
 *
 * Returns: the colour of a box to be wiped clear under the text: that of the fill it stands on
 * where a pattern would make it hard to read; NONE for no box.
 */
ConcordRole
concord_shape_ground (const ConcordShape *shape, ConcordTheme theme)
{
  ConcordPattern under = shape->over_pattern == CONCORD_PATTERN_BY_ROLE
                             ? concord_theme_pattern (theme, shape->over)
                             : shape->over_pattern;

  if (shape->over == CONCORD_ROLE_NONE)
    return shape->clears ? CONCORD_ROLE_BACKGROUND : CONCORD_ROLE_NONE;
  return under != CONCORD_PATTERN_SOLID ? shape->over : CONCORD_ROLE_NONE;
}

/* Adds a shape to the path. */
static void
add_trace (cairo_t *cr, const ConcordShape *shape, double inset)
{
  const ConcordBox *box = &shape->box;

  cairo_new_sub_path (cr);
  if (shape->kind == CONCORD_SHAPE_RECTANGLE)
    cairo_rectangle (cr, box->x + inset, box->y + inset, MAX (box->width - 2 * inset, 0),
                     MAX (box->height - 2 * inset, 0));
  else if (shape->kind == CONCORD_SHAPE_CIRCLE)
    cairo_arc (cr, box->x + box->width / 2, box->y + box->height / 2,
               MAX (box->width / 2 - inset, 0), 0, 2 * G_PI);
  else
    for (guint i = 0; i < shape->n_points; i++)
      cairo_line_to (cr, shape->points[i].x, shape->points[i].y);
  if (shape->kind == CONCORD_SHAPE_PATH && shape->fill != CONCORD_ROLE_NONE)
    cairo_close_path (cr);
}

static void
trace (cairo_t *cr, const ConcordShape *shape, double inset)
{
  cairo_new_path (cr);
  add_trace (cr, shape, inset);
}

/**
 * concord_shape_gap:
 * @shape: a shape
 *
 * The gap between segments is left free, not painted over: a stroke costs more than all else.
 *
 * Returns: how far the fill stays inside the shape, points.
 */
double
concord_shape_gap (const ConcordShape *shape)
{
  return shape->kind == CONCORD_SHAPE_RECTANGLE && shape->stroke == CONCORD_ROLE_BACKGROUND
             ? shape->line_width / 2
             : 0;
}

/* Slanted lines over a box, rising to the right (@slant 1) or falling (-1), on one grid for the
 * whole picture. They end at the box by arithmetic: a clip would cost more than the lines. */
static void
add_hatch (cairo_t *cr, ConcordBox box, int slant)
{
  double right = box.x + box.width, start = slant > 0 ? box.x : box.x - box.height;
  double offset = slant > 0 ? start + box.y : start - box.y;
  double first = start - (offset - PATTERN_STEP * (int)(offset / PATTERN_STEP)) - PATTERN_STEP;

  for (double x = first; x < right + box.height; x += PATTERN_STEP)
    {
      /* The line is at x - slant * t, t points below the top. */
      double from = MAX (slant > 0 ? x - right : box.x - x, 0);
      double to = MIN (slant > 0 ? x - box.x : right - x, box.height);

      if (from >= to)
        continue;
      cairo_move_to (cr, x - slant * from, box.y + from);
      cairo_line_to (cr, x - slant * to, box.y + to);
    }
}

/* Dots that are wholly in the box, every other row moved by half a step. */
static void
add_dots (cairo_t *cr, ConcordBox box)
{
  int first_row = (int)(box.y / PATTERN_STEP), first_column = (int)(box.x / PATTERN_STEP);

  for (int row = first_row; row * PATTERN_STEP < box.y + box.height - DOT; row++)
    for (int column = first_column; column * PATTERN_STEP < box.x + box.width; column++)
      {
        double x = (column + (row % 2) * 0.5) * PATTERN_STEP, y = row * PATTERN_STEP;

        if (y - DOT < box.y || x - DOT < box.x || x + DOT > box.x + box.width)
          continue;
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
      }
}

static void
add_pattern (cairo_t *cr, ConcordPattern pattern, ConcordBox box)
{
  if (pattern == CONCORD_PATTERN_HATCH || pattern == CONCORD_PATTERN_CROSS)
    add_hatch (cr, box, 1);
  if (pattern == CONCORD_PATTERN_BACK_HATCH || pattern == CONCORD_PATTERN_CROSS)
    add_hatch (cr, box, -1);
  if (pattern == CONCORD_PATTERN_DOTS)
    add_dots (cr, box);
  if (pattern == CONCORD_PATTERN_LINES)
    for (double y = box.y + 1.5; y < box.y + box.height - 0.5; y += PATTERN_STEP - 1)
      {
        cairo_move_to (cr, box.x, y);
        cairo_line_to (cr, box.x + box.width, y);
      }
}

static void
paint_pattern (cairo_t *cr, const ConcordShape *shape, ConcordTheme theme)
{
  ConcordPattern pattern = concord_shape_pattern (shape, theme);
  double gap = concord_shape_gap (shape) + (shape->kind == CONCORD_SHAPE_RECTANGLE ? 0.2 : 0);
  ConcordBox box = { shape->box.x + gap, shape->box.y + gap, MAX (shape->box.width - 2 * gap, 0),
                     MAX (shape->box.height - 2 * gap, 0) };

  if (pattern == CONCORD_PATTERN_SOLID || pattern == CONCORD_PATTERN_BY_ROLE)
    return;
  cairo_save (cr);
  if (shape->kind != CONCORD_SHAPE_RECTANGLE)
    {
      trace (cr, shape, 0);
      cairo_clip (cr);
    }
  cairo_new_path (cr);
  add_pattern (cr, pattern, box);
  set_colour (cr, concord_shape_ink (shape, theme));
  cairo_set_line_width (cr, 0.8);
  if (pattern == CONCORD_PATTERN_DOTS)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  cairo_restore (cr);
}

static void
set_dash (cairo_t *cr, ConcordDash dash)
{
  static const double dashes[][2] = { { 0, 0 }, { 2, 2 }, { 5, 3 } };

  cairo_set_dash (cr, dashes[dash], dash == CONCORD_DASH_NONE ? 0 : 2, 0);
}

static void
paint_outline (
    cairo_t *cr, const ConcordShape *shape, double inset, double width, ConcordColour colour)
{
  trace (cr, shape, inset);
  cairo_set_line_width (cr, width);
  set_colour (cr, colour);
  cairo_stroke (cr);
}

static void
paint_area (cairo_t *cr, const ConcordShape *shape, ConcordTheme theme)
{
  gboolean outlined = concord_theme_has_outlines (theme) && shape->fill >= CONCORD_ROLE_SERIES_0;
  double gap = concord_shape_gap (shape);

  if (shape->fill != CONCORD_ROLE_NONE)
    {
      trace (cr, shape, gap);
      set_role (cr, theme, shape->fill);
      cairo_fill (cr);
      paint_pattern (cr, shape, theme);
    }
  if (outlined)
    paint_outline (cr, shape, gap + 0.4, 0.8, concord_theme_colour (theme, CONCORD_ROLE_TEXT));
  if (shape->stroke == CONCORD_ROLE_NONE || gap > 0
      || (outlined && shape->stroke != CONCORD_ROLE_BACKGROUND))
    return;
  set_dash (cr, shape->dash);
  paint_outline (cr, shape, 0, shape->line_width, concord_shape_stroke (shape, theme));
  set_dash (cr, CONCORD_DASH_NONE);
}

static void
paint_ground (cairo_t *cr, const ConcordPart *part)
{
  const ConcordBox *box = &part->shape->box;

  cairo_rectangle (cr, box->x - CONCORD_GROUND_MARGIN, box->y + 0.5,
                   box->width + 2 * CONCORD_GROUND_MARGIN, box->height - 1);
  set_colour (cr, part->fill);
  cairo_fill (cr);
}

static void
paint_text (cairo_t *cr, const ConcordLayout *layout, const ConcordPart *part)
{
  set_colour (cr, part->fill);
  concord_shaped_text_draw (concord_layout_get_shaped (layout, part->shape), cr,
                            part->shape->box.x, part->shape->box.y);
}

/* Lines that look alike are one stroke: from @first on, as far as that goes. Returns how many. */
static guint
paint_lines (cairo_t *cr, const GArray *parts, guint first)
{
  const ConcordPart *start = &g_array_index (parts, ConcordPart, first), *part = start;
  guint n = 0;

  cairo_new_path (cr);
  do
    {
      add_trace (cr, part->shape, 0);
      part = &g_array_index (parts, ConcordPart, first + ++n);
    }
  while (first + n < parts->len && !part->starts);
  set_dash (cr, start->shape->dash);
  cairo_set_line_width (cr, start->shape->line_width);
  set_colour (cr, start->line);
  cairo_stroke (cr);
  set_dash (cr, CONCORD_DASH_NONE);
  return n;
}

static void
paint_parts (cairo_t *cr, const ConcordLayout *layout, ConcordTheme theme)
{
  g_autoptr (GArray) parts = concord_parts_list (layout, theme);

  for (guint i = 0; i < parts->len;)
    {
      const ConcordPart *part = &g_array_index (parts, ConcordPart, i);

      if (part->kind == CONCORD_PART_STROKE)
        {
          i += paint_lines (cr, parts, i);
          continue;
        }
      if (part->kind == CONCORD_PART_GROUND)
        paint_ground (cr, part);
      else if (part->kind == CONCORD_PART_TEXT)
        paint_text (cr, layout, part);
      else
        paint_area (cr, part->shape, theme);
      i++;
    }
}

/* A ring in the accent colour with a gap of the background on both sides, so that it shows on any
 * fill. */
static void
paint_ring (cairo_t *cr, const ConcordLayout *layout, const ConcordMark *mark, ConcordTheme theme)
{
  static const struct
  {
    ConcordRole role;
    double width;
  } strokes[] = { { CONCORD_ROLE_BACKGROUND, 4 }, { CONCORD_ROLE_ACCENT, 2 } };
  double left = MAX (mark->bounds.x - 2, 2), top = MAX (mark->bounds.y - 2, 2);
  double right = MIN (mark->bounds.x + mark->bounds.width + 2, layout->width - 2);
  double bottom = MIN (mark->bounds.y + mark->bounds.height + 2, layout->height - 2);

  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      cairo_new_path (cr);
      if (mark->round)
        cairo_arc (cr, mark->bounds.x + mark->bounds.width / 2,
                   mark->bounds.y + mark->bounds.height / 2, mark->bounds.width / 2 + 2, 0,
                   2 * G_PI);
      else
        cairo_rectangle (cr, left, top, MAX (right - left, 0), MAX (bottom - top, 0));
      cairo_set_line_width (cr, strokes[i].width);
      set_role (cr, theme, strokes[i].role);
      cairo_stroke (cr);
    }
}

/**
 * concord_layout_paint:
 * @layout: a picture
 * @cr: where, at the origin, one unit a point
 * @theme: its colours
 * @current_mark: the mark that gets a focus ring, or -1
 *
 * Fills the background, then draws the list in order.
 */
void
concord_layout_paint (const ConcordLayout *layout,
                      cairo_t *cr,
                      ConcordTheme theme,
                      int current_mark)
{
  const ConcordMark *current = concord_layout_get_mark (layout, current_mark);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_rectangle (cr, 0, 0, layout->width, layout->height);
  set_role (cr, theme, CONCORD_ROLE_BACKGROUND);
  cairo_fill (cr);
  paint_parts (cr, layout, theme);
  if (current != NULL)
    paint_ring (cr, layout, current, theme);
  cairo_restore (cr);
}
