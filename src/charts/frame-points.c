/* The marks of points, the names that look for a place beside them, and what has none. */
#include "charts/bubble-labels.h"
#include "charts/frame.h"


#include "concord-words.h"
#include <math.h>

/* A name and where its point is. */
struct _ConcordFrameName
{
  ConcordPoint at;
  double radius;
  int mark;
  char **lines;
  ConcordFont font;
};

void
concord_frame_name_free (ConcordFrameName *name)
{
  g_strfreev (name->lines);
  g_free (name);
}

/**
 * concord_frame_point_new:
 * @id: (nullable): the caller's name for the point
 * @label: (nullable): its name
 * @x: where it is across; absent is NaN
 * @y: where it is upwards; absent is NaN
 * @words: (nullable): the sentence that says it; the label if absent
 *
 * Returns: (transfer full): the point.
 */
ConcordFramePoint *
concord_frame_point_new (const char *id, const char *label, double x, double y, const char *words)
{
  ConcordFramePoint *point = g_new0 (ConcordFramePoint, 1);

  point->id = g_strdup (id);
  point->label = g_strdup (label != NULL ? label : "");
  point->words = g_strdup (words != NULL ? words : point->label);
  point->x = isfinite (x) ? x : NAN;
  point->y = isfinite (y) ? y : NAN;
  return point;
}

/**
 * concord_frame_point_free:
 * @point: (transfer full): a point
 */
void
concord_frame_point_free (ConcordFramePoint *point)
{
  g_free (point->id);
  g_free (point->label);
  g_free (point->words);
  g_free (point);
}

/**
 * concord_frame_point_is_shown:
 * @point: a point
 *
 * Returns: whether it has a place.
 */
gboolean
concord_frame_point_is_shown (const ConcordFramePoint *point)
{
  return isfinite (point->x) && isfinite (point->y);
}

/**
 * concord_frame_take:
 * @frame: a drawing
 * @box: where no name may stand, points
 */
void
concord_frame_take (ConcordFrame *frame, ConcordBox box)
{
  g_array_append_val (frame->taken, box);
}

/**
 * concord_frame_add_point:
 * @frame: a placed drawing
 * @point: one of its points
 * @radius: of its marker, points
 * @font: of its name
 * @widest: how wide a line of its name may be, points
 *
 * Gives the point its mark, and its name a place in the queue of those that
 * concord_frame_draw_names() writes; remembers one that has no place in the plot for
 * concord_frame_draw_rest().
 *
 * Returns: the mark; -1 if the point isn't shown.
 */
int
concord_frame_add_point (ConcordFrame *frame,
                         const ConcordFramePoint *point,
                         double radius,
                         ConcordFont font,
                         double widest)
{
  ConcordPoint at = concord_frame_at (frame, point->x, point->y);
  ConcordBox box = { at.x - radius, at.y - radius, 2 * radius, 2 * radius };
  ConcordFrameName *name;
  int mark;

  if (!concord_frame_point_is_shown (point))
    {
      g_string_append_printf (frame->absent, "%s%s", frame->absent->len > 0 ? ", " : "",
                              *point->label != '\0' ? point->label : point->words);
      return -1;
    }
  mark = concord_layout_add_mark (frame->layout, box, point->words, point->id);
  ((ConcordMark *)g_ptr_array_index (frame->layout->marks, mark))->round = TRUE;
  if (*point->label == '\0')
    {
      concord_frame_take (frame, box);
      return mark;
    }
  name = g_new0 (ConcordFrameName, 1);
  name->at = at;
  name->radius = radius;
  name->mark = mark;
  name->font = font;
  name->lines = concord_text_wrap_narrow (frame->layout->context, point->label, font, widest, 2);
  g_ptr_array_insert (frame->names, point->strong ? (int)frame->n_strong++ : -1, name);
  return mark;
}

static void
draw_name (ConcordFrame *frame, const ConcordFrameName *name, const ConcordBubbleLabel *label)
{
  double line = concord_layout_line_height (frame->layout, name->font), y = label->box.y;
  double middle = label->box.x + label->box.width / 2;
  double anchor = middle < label->centre.x - 4 ? 1 : middle > label->centre.x + 4 ? 0 : 0.5;

  if (label->with_leader)
    concord_layout_add_line (frame->layout, name->mark, label->leader_from, label->leader_to,
                             CONCORD_ROLE_MUTED, 0.6);
  for (guint i = 0; name->lines[i] != NULL; i++, y += line)
    concord_layout_add_text (frame->layout, name->mark, name->lines[i], name->font,
                             CONCORD_ROLE_TEXT, label->box.x + anchor * label->box.width, y, anchor)
        ->clears
        = TRUE;
}

/**
 * concord_frame_draw_names:
 * @frame: a drawing with all its points and lines
 *
 * Writes the names where they are free to stand.
 *
 * Returns: how many have no place.
 */
guint
concord_frame_draw_names (ConcordFrame *frame)
{
  guint n = frame->names->len, n_rest = 0;
  g_autofree ConcordBubbleLabel *labels = g_new0 (ConcordBubbleLabel, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const ConcordFrameName *name = g_ptr_array_index (frame->names, i);
      ConcordBubbleLabel *label = &labels[i];

      label->centre = name->at;
      label->radius = name->radius;
      for (guint k = 0; name->lines[k] != NULL; k++)
        label->width = MAX (
            label->width, concord_text_width (frame->layout->context, name->lines[k], name->font));
      label->height
          = g_strv_length (name->lines) * concord_layout_line_height (frame->layout, name->font);
    }
  concord_bubble_labels_place (labels, n, frame->plot,
                               (const ConcordBox *)(const void *)frame->taken->data,
                               frame->taken->len, NULL, 0);
  for (guint i = 0; i < n; i++)
    {
      n_rest += !labels[i].placed;
      if (labels[i].placed)
        draw_name (frame, g_ptr_array_index (frame->names, i), &labels[i]);
    }
  return n_rest;
}

/**
 * concord_frame_draw_rest:
 * @frame: a drawing with all its points
 * @n_unnamed: how many names have no place
 * @line: where to say so, points
 *
 * Says what could not be drawn: absent points by name, else how many names had no room.
 */
void
concord_frame_draw_rest (ConcordFrame *frame, guint n_unnamed, ConcordBox line)
{
  g_autofree char *text = NULL, *shown = NULL;
  int mark;

  if (frame->absent->len > 0)
    text = g_strdup_printf (_ ("Not shown, figures missing: %s"), frame->absent->str);
  else if (n_unnamed > 0)
    text = g_strdup_printf (ngettext ("%u point without room for its name: see the table",
                                      "%u points without room for their names: see the table",
                                      n_unnamed),
                            n_unnamed);
  else
    return;
  shown = concord_text_shorten (frame->layout->context, text, CONCORD_FONT_CAPTION, line.width);
  mark = concord_layout_add_mark (frame->layout, line, text, NULL);
  concord_layout_add_text (frame->layout, mark, shown, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                           line.x, line.y, 0);
}
