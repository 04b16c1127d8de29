/* Finds places for names among bubbles: in the bubble, beside it, or farther off with a line that
 * leads to it; never over another name, another bubble or a line. */
#include "charts/bubble-labels.h"

#include <math.h>

#define NEAR 2.5
#define N_ANGLES 24
#define NEAR_POINT 4.0

typedef struct
{
  ConcordBubbleLabel *labels;
  guint n_labels;
  ConcordBox area;
  const ConcordBox *taken;
  guint n_taken;
  const double *lines;
  guint n_lines;
} Search;

static double
distance_to_box (ConcordPoint point, ConcordBox box)
{
  double dx = MAX (MAX (box.x - point.x, point.x - box.x - box.width), 0);
  double dy = MAX (MAX (box.y - point.y, point.y - box.y - box.height), 0);

  return hypot (dx, dy);
}

/* Whether a line passes through a box: tried at points a little apart, which is as good as exact
 * for boxes of the height of text. */
static gboolean
line_meets_box (ConcordPoint from, ConcordPoint to, ConcordBox box)
{
  int n_steps = MAX ((int)(hypot (to.x - from.x, to.y - from.y) / 2), 1);

  for (int i = 0; i <= n_steps; i++)
    {
      double t = i / (double)n_steps;
      ConcordPoint at = { from.x + t * (to.x - from.x), from.y + t * (to.y - from.y) };

      if (distance_to_box (at, box) < 1)
        return TRUE;
    }
  return FALSE;
}

static gboolean
line_meets_bubble (ConcordPoint from, ConcordPoint to, const ConcordBubbleLabel *bubble)
{
  double dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy, t;

  t = length > 0 ? ((bubble->centre.x - from.x) * dx + (bubble->centre.y - from.y) * dy) / length
                 : 0;
  t = CLAMP (t, 0, 1);
  return hypot (bubble->centre.x - from.x - t * dx, bubble->centre.y - from.y - t * dy)
         < bubble->radius;
}

static gboolean
bubbles_touch (const ConcordBubbleLabel *one, const ConcordBubbleLabel *other)
{
  return hypot (one->centre.x - other->centre.x, one->centre.y - other->centre.y)
         < one->radius + other->radius;
}

/* Twice the signed area of a triangle: which side of a line a point is on. */
static double
side_of (ConcordPoint a, ConcordPoint b, ConcordPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static gboolean
lines_cross (const ConcordBubbleLabel *one, const ConcordBubbleLabel *other)
{
  return side_of (one->leader_from, one->leader_to, other->leader_from)
                 * side_of (one->leader_from, one->leader_to, other->leader_to)
             < 0
         && side_of (other->leader_from, other->leader_to, one->leader_from)
                    * side_of (other->leader_from, other->leader_to, one->leader_to)
                < 0;
}

/* Whether the place a label has been given meets nothing else. */
static gboolean
is_free (const Search *search, const ConcordBubbleLabel *label)
{
  ConcordBox box = { label->box.x - 1, label->box.y, label->box.width + 2, label->box.height };

  if (box.x < search->area.x || box.y < search->area.y
      || box.x + box.width > search->area.x + search->area.width
      || box.y + box.height > search->area.y + search->area.height)
    return FALSE;
  for (guint i = 0; i < search->n_lines && !label->inside; i++)
    if (box.y < search->lines[i] + 1 && box.y + box.height > search->lines[i] - 1)
      return FALSE;
  for (guint i = 0; i < search->n_taken; i++)
    if (concord_box_overlaps (box, search->taken[i])
        /* What runs into the point itself can't but be near where its leader begins. */
        || (label->with_leader
            && distance_to_box (label->centre, search->taken[i]) >= label->radius + NEAR_POINT
            && line_meets_box (label->leader_from, label->leader_to, search->taken[i])))
      return FALSE;
  for (guint i = 0; i < search->n_labels; i++)
    {
      const ConcordBubbleLabel *other = &search->labels[i];

      if (!(other == label && label->inside)
          && distance_to_box (other->centre, box) < other->radius + 0.5)
        return FALSE;
      if (other == label)
        continue;
      /* The line of a bubble that lies on another one can't but cross it. */
      if (label->with_leader && !bubbles_touch (label, other)
          && line_meets_bubble (label->leader_from, label->leader_to, other))
        return FALSE;
      if (!other->placed)
        continue;
      if (concord_box_overlaps (box, other->box)
          || (label->with_leader
              && line_meets_box (label->leader_from, label->leader_to, other->box))
          || (other->with_leader && line_meets_box (other->leader_from, other->leader_to, box))
          || (label->with_leader && other->with_leader && lines_cross (label, other)))
        return FALSE;
    }
  return TRUE;
}

/* Puts the label at @distance from the bubble's edge in a direction, its nearest side to the
 * bubble. */
static void
put (ConcordBubbleLabel *label, double angle, double distance, gboolean with_leader)
{
  double dx = cos (angle), dy = sin (angle), reach = label->radius + distance;
  ConcordPoint at = { label->centre.x + reach * dx, label->centre.y + reach * dy };

  /* Slide the box along so that directions between the four sides touch it at a point between
   * corner and middle. */
  label->box = (ConcordBox){ at.x - label->width * (1 - dx) / 2,
                             at.y - label->height * (1 - dy) / 2, label->width, label->height };
  label->inside = FALSE;
  label->with_leader = with_leader;
  label->leader_from = (ConcordPoint){ label->centre.x + label->radius * dx,
                                       label->centre.y + label->radius * dy };
  label->leader_to = (ConcordPoint){ CLAMP (at.x, label->box.x, label->box.x + label->width),
                                     CLAMP (at.y, label->box.y, label->box.y + label->height) };
}

static gboolean
try_inside (const Search *search, ConcordBubbleLabel *label)
{
  if (hypot (label->width, label->height) / 2 > label->radius - 2)
    return FALSE;
  label->box = (ConcordBox){ label->centre.x - label->width / 2,
                             label->centre.y - label->height / 2, label->width, label->height };
  label->inside = TRUE;
  label->with_leader = FALSE;
  return is_free (search, label);
}

static gboolean
try_beside (const Search *search, ConcordBubbleLabel *label)
{
  /* Right, left, above, below, then between. */
  static const double turns[]
      = { 0, 0.5, 0.75, 0.25, 0.875, 0.125, 0.625, 0.375, 0.9375, 0.0625, 0.5625, 0.4375 };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      put (label, turns[i] * 2 * G_PI, NEAR, FALSE);
      if (is_free (search, label))
        return TRUE;
    }
  return FALSE;
}

static gboolean
try_farther (const Search *search, ConcordBubbleLabel *label)
{
  for (double distance = 8; distance <= 130; distance += distance < 40 ? 6 : 15)
    for (int i = 0; i < N_ANGLES; i++)
      {
        put (label, i * 2 * G_PI / N_ANGLES, distance, TRUE);
        if (is_free (search, label))
          return TRUE;
      }
  return FALSE;
}

/**
 * concord_bubble_labels_place:
 * @labels: (array length=n_labels) (inout): bubbles and sizes of their names, in the order in which
 *   they may choose; points
 * @n_labels: how many
 * @area: where names may stand
 * @taken: (array length=n_taken): where they may not
 * @n_taken: how many
 * @lines: (array length=n_lines): heights of lines across the plot that names keep off
 * @n_lines: how many
 *
 * Gives each name a place that is free, or leaves it not `placed`. Names that fit in or beside
 * their bubble choose first, so that the others' leader lines go round them.
 */
void
concord_bubble_labels_place (ConcordBubbleLabel *labels,
                             guint n_labels,
                             ConcordBox area,
                             const ConcordBox *taken,
                             guint n_taken,
                             const double *lines,
                             guint n_lines)
{
  Search search = { labels, n_labels, area, taken, n_taken, lines, n_lines };

  for (guint i = 0; i < n_labels; i++)
    labels[i].placed = FALSE;
  for (guint i = 0; i < n_labels; i++)
    labels[i].placed = try_inside (&search, &labels[i]) || try_beside (&search, &labels[i]);
  for (guint i = 0; i < n_labels; i++)
    if (!labels[i].placed)
      labels[i].placed = try_farther (&search, &labels[i]);
}
