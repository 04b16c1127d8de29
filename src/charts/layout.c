/* The display list: what a chart says, ready to be painted, pointed at and read out. */
#include "charts/layout.h"

#include <math.h>

#define FARTHEST 1e5
#define REACH 3.0 /* points beside a mark that still count as on it */

static void
shape_free (ConcordShape *shape)
{
  g_free (shape->points);
  g_free (shape->text);
  g_clear_pointer (&shape->shaped, concord_shaped_text_unref);
  g_free (shape);
}

static void
mark_free (ConcordMark *mark)
{
  g_free (mark->words);
  g_free (mark->id);
  g_free (mark);
}

/* No NaN and nothing that overflows a surface's fixed-point numbers gets past here. */
static double
safe (double value)
{
  return isfinite (value) ? CLAMP (value, -FARTHEST, FARTHEST) : 0;
}

static ConcordBox
safe_box (ConcordBox box)
{
  return (ConcordBox){ safe (box.x), safe (box.y), MAX (safe (box.width), 0),
                       MAX (safe (box.height), 0) };
}

/**
 * concord_layout_new:
 * @width: points; anything that isn't finite counts as 0
 * @height: points, likewise
 *
 * Returns: (transfer full): an empty picture.
 */
ConcordLayout *
concord_layout_new (double width, double height)
{
  ConcordLayout *layout = g_new0 (ConcordLayout, 1);

  layout->width = MAX (safe (width), 0);
  layout->height = MAX (safe (height), 0);
  layout->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify)shape_free);
  layout->marks = g_ptr_array_new_with_free_func ((GDestroyNotify)mark_free);
  layout->context = concord_text_context_new (NULL);
  for (int font = 0; font < CONCORD_N_FONTS; font++)
    layout->line_heights[font] = concord_text_line_height (layout->context, font);
  return layout;
}

/**
 * concord_layout_free:
 * @layout: (nullable) (transfer full): a picture
 */
void
concord_layout_free (ConcordLayout *layout)
{
  if (layout == NULL)
    return;
  g_ptr_array_unref (layout->shapes);
  g_ptr_array_unref (layout->marks);
  g_object_unref (layout->context);
  g_free (layout->title);
  g_free (layout);
}

static ConcordShape *
add_shape (ConcordLayout *layout, int mark, ConcordShapeKind kind, ConcordRole fill)
{
  ConcordShape *shape = g_new0 (ConcordShape, 1);

  shape->kind = kind;
  shape->fill = fill;
  shape->mark = mark;
  g_ptr_array_add (layout->shapes, shape);
  return shape;
}

/**
 * concord_layout_add_rectangle:
 * @layout: a picture
 * @mark: the mark it belongs to, or -1
 * @box: where, points
 * @fill: colour, or NONE
 *
 * Returns: (transfer none): the shape, for stroke and pattern to be set.
 */
ConcordShape *
concord_layout_add_rectangle (ConcordLayout *layout, int mark, ConcordBox box, ConcordRole fill)
{
  ConcordShape *shape = add_shape (layout, mark, CONCORD_SHAPE_RECTANGLE, fill);

  shape->box = safe_box (box);
  return shape;
}

/* Keeps a copy of @points and their bounds. */
static void
set_points (ConcordShape *shape, const ConcordPoint *points, guint n_points)
{
  double left = FARTHEST, top = FARTHEST, right = -FARTHEST, bottom = -FARTHEST;

  shape->points = g_new (ConcordPoint, n_points);
  shape->n_points = n_points;
  for (guint i = 0; i < n_points; i++)
    {
      ConcordPoint point = { safe (points[i].x), safe (points[i].y) };

      shape->points[i] = point;
      left = MIN (left, point.x);
      right = MAX (right, point.x);
      top = MIN (top, point.y);
      bottom = MAX (bottom, point.y);
    }
  if (n_points > 0)
    shape->box = (ConcordBox){ left, top, right - left, bottom - top };
}

/**
 * concord_layout_add_line:
 * @layout: a picture
 * @mark: the mark it belongs to, or -1
 * @from: one end, points
 * @to: the other
 * @stroke: its colour
 * @line_width: points
 *
 * Returns: (transfer none): the shape, for a dash to be set.
 */
ConcordShape *
concord_layout_add_line (ConcordLayout *layout,
                         int mark,
                         ConcordPoint from,
                         ConcordPoint to,
                         ConcordRole stroke,
                         double line_width)
{
  ConcordShape *shape = add_shape (layout, mark, CONCORD_SHAPE_LINE, CONCORD_ROLE_NONE);

  set_points (shape, (ConcordPoint[]){ from, to }, 2);
  shape->stroke = stroke;
  shape->line_width = line_width;
  return shape;
}

/**
 * concord_layout_add_circle:
 * @layout: a picture
 * @mark: the mark it belongs to, or -1
 * @centre: points
 * @radius: points
 * @fill: colour, or NONE
 *
 * Returns: (transfer none): the shape.
 */
ConcordShape *
concord_layout_add_circle (
    ConcordLayout *layout, int mark, ConcordPoint centre, double radius, ConcordRole fill)
{
  ConcordShape *shape = add_shape (layout, mark, CONCORD_SHAPE_CIRCLE, fill);

  radius = MAX (safe (radius), 0);
  shape->box
      = safe_box ((ConcordBox){ centre.x - radius, centre.y - radius, 2 * radius, 2 * radius });
  return shape;
}

/**
 * concord_layout_add_path:
 * @layout: a picture
 * @mark: the mark it belongs to, or -1
 * @points: (array length=n_points): copied
 * @n_points: how many; 2 or more
 * @fill: NONE leaves it an open line
 * @stroke: colour of the line, or NONE
 *
 * Returns: (transfer none): the shape.
 */
ConcordShape *
concord_layout_add_path (ConcordLayout *layout,
                         int mark,
                         const ConcordPoint *points,
                         guint n_points,
                         ConcordRole fill,
                         ConcordRole stroke)
{
  ConcordShape *shape = add_shape (layout, mark, CONCORD_SHAPE_PATH, fill);

  set_points (shape, points, n_points);
  shape->stroke = stroke;
  shape->line_width = 1;
  return shape;
}

/**
 * concord_layout_add_text:
 * @layout: a picture
 * @mark: the mark it belongs to, or -1
 * @text: one line
 * @font: size of type
 * @role: its colour
 * @x: where it is anchored, points
 * @y: its top, points
 * @anchor: 0 if @x is its left end, 0.5 its middle, 1 its right end
 *
 * Text that would leave the picture is moved in, and shortened if it is wider than the picture.
 *
 * Returns: (transfer none): the shape.
 */
ConcordShape *
concord_layout_add_text (ConcordLayout *layout,
                         int mark,
                         const char *text,
                         ConcordFont font,
                         ConcordRole role,
                         double x,
                         double y,
                         double anchor)
{
  ConcordShape *shape = add_shape (layout, mark, CONCORD_SHAPE_TEXT, role);

  shape->text = concord_text_shorten (layout->context, text, font, layout->width);
  shape->font = font;
  concord_text_measure (layout->context, shape->text, font, &shape->box.width,
                        &shape->box.height);
  shape->box.x
      = CLAMP (safe (x) - anchor * shape->box.width, 0, MAX (layout->width - shape->box.width, 0));
  shape->box.y = CLAMP (safe (y), 0, MAX (layout->height - shape->box.height, 0));
  return shape;
}

/**
 * concord_layout_get_shaped:
 * @layout: a picture
 * @shape: a text of it
 *
 * A picture that is only measured needs no shaped text, so it is made when it is first drawn.
 *
 * Returns: (transfer none): the text, shaped.
 */
const ConcordShapedText *
concord_layout_get_shaped (const ConcordLayout *layout, ConcordShape *shape)
{
  if (shape->shaped == NULL)
    shape->shaped = concord_text_shape (layout->context, shape->text, shape->font);
  return shape->shaped;
}

/**
 * concord_layout_add_mark:
 * @layout: a picture
 * @bounds: where it is, points; cut off at the picture's edges
 * @words: the sentence that says it
 * @id: (nullable): the caller's name for it
 *
 * Returns: its index, for the shapes that belong to it.
 */
int
concord_layout_add_mark (ConcordLayout *layout,
                         ConcordBox bounds,
                         const char *words,
                         const char *id)
{
  ConcordMark *mark = g_new0 (ConcordMark, 1);
  ConcordBox box = safe_box (bounds);
  double right = CLAMP (box.x + box.width, 0, layout->width);
  double bottom = CLAMP (box.y + box.height, 0, layout->height);

  mark->bounds.x = CLAMP (box.x, 0, layout->width);
  mark->bounds.y = CLAMP (box.y, 0, layout->height);
  mark->bounds.width = right - mark->bounds.x;
  mark->bounds.height = bottom - mark->bounds.y;
  mark->words = g_strdup (words != NULL ? words : "");
  mark->id = g_strdup (id);
  g_ptr_array_add (layout->marks, mark);
  return (int)layout->marks->len - 1;
}

/**
 * concord_layout_line_height:
 * @layout: a picture
 * @font: size of type
 *
 * Returns: height of a line, points.
 */
double
concord_layout_line_height (ConcordLayout *layout, ConcordFont font)
{
  return layout->line_heights[font];
}

/**
 * concord_layout_get_mark:
 * @layout: a picture
 * @mark: an index
 *
 * Returns: (transfer none) (nullable): the mark, or %NULL if there is no such mark.
 */
const ConcordMark *
concord_layout_get_mark (const ConcordLayout *layout, int mark)
{
  if (mark < 0 || (guint)mark >= layout->marks->len)
    return NULL;
  return g_ptr_array_index (layout->marks, mark);
}

/* How far a point is outside a mark, 0 if on it. */
static double
distance_to (const ConcordMark *mark, double x, double y)
{
  const ConcordBox *box = &mark->bounds;
  double middle_x = box->x + box->width / 2, middle_y = box->y + box->height / 2;
  double beside, below;

  if (mark->round)
    return MAX (hypot (x - middle_x, y - middle_y) - box->width / 2, 0);
  beside = MAX (fabs (x - middle_x) - box->width / 2, 0);
  below = MAX (fabs (y - middle_y) - box->height / 2, 0);
  return hypot (beside, below);
}

/**
 * concord_layout_hit:
 * @layout: a picture
 * @x: points
 * @y: points
 *
 * The mark under a point. Of several the smallest, which is drawn on top; of none the nearest
 * within 3 points.
 *
 * Returns: its index, or -1.
 */
int
concord_layout_hit (const ConcordLayout *layout, double x, double y)
{
  double best_distance = REACH, best_area = G_MAXDOUBLE;
  int best = -1;

  if (!isfinite (x) || !isfinite (y))
    return -1;
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const ConcordMark *mark = g_ptr_array_index (layout->marks, i);
      double distance = distance_to (mark, x, y), area = mark->bounds.width * mark->bounds.height;

      if (!(distance < best_distance || (distance == best_distance && area < best_area)))
        continue;
      best_distance = distance;
      best_area = area;
      best = (int)i;
    }
  return best;
}

/**
 * concord_layout_next_mark:
 * @layout: a picture
 * @mark: the current mark, or -1 for none
 * @direction: positive for the next, negative for the one before
 *
 * Returns: the mark that an arrow key leads to, going round at the ends; -1 if there are none.
 */
int
concord_layout_next_mark (const ConcordLayout *layout, int mark, int direction)
{
  int n_marks = (int)layout->marks->len;

  if (n_marks == 0)
    return -1;
  if (mark < 0 || mark >= n_marks)
    return direction < 0 ? n_marks - 1 : 0;
  return direction < 0   ? (mark + n_marks - 1) % n_marks
         : direction > 0 ? (mark + 1) % n_marks
                         : mark;
}

/**
 * concord_box_overlaps:
 * @one: a box
 * @other: a box
 *
 * Returns: whether they share more than an edge (a hundredth of a point).
 */
gboolean
concord_box_overlaps (ConcordBox one, ConcordBox other)
{
  return one.x + one.width > other.x + 0.01 && other.x + other.width > one.x + 0.01
         && one.y + one.height > other.y + 0.01 && other.y + other.height > one.y + 0.01;
}
