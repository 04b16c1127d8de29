/* Puts the parts of a picture in order. One that looks like an earlier one is painted right after it
 * if it touches nothing that was painted since. */
#include "charts/parts.h"

#include "charts/paint.h"

#define MARGIN 0.5   /* round each part, points: neighbours share no pixel */
#define FARTHEST 16  /* groups that a part is taken back over at most */
#define MITRES 5     /* times the width of a line: how far its corners may reach */
#define NONE G_MAXUINT

/* Parts that look alike. */
typedef struct
{
  ConcordPart look; /* the first of them */
  ConcordBox bounds;
  guint first, last;
} Group;

typedef struct
{
  GArray *parts;  /* of ConcordPart, as they come */
  GArray *groups; /* of Group, as they will be painted */
} Order;

static gboolean
same_colour (ConcordColour one, ConcordColour other)
{
  return one.red == other.red && one.green == other.green && one.blue == other.blue;
}

static gboolean
look_alike (const ConcordPart *one, const ConcordPart *other)
{
  gboolean lines = one->kind == CONCORD_PART_STROKE || one->kind == CONCORD_PART_BOTH;

  if (one->kind != other->kind || one->kind == CONCORD_PART_WHOLE
      || (one->kind == CONCORD_PART_STROKE && one->shape->kind != other->shape->kind))
    return FALSE;
  /* Texts are read in their order, so those of other colours can't be left behind. */
  if (one->kind == CONCORD_PART_TEXT)
    return TRUE;
  if (one->kind != CONCORD_PART_STROKE && !same_colour (one->fill, other->fill))
    return FALSE;
  return !lines
         || (same_colour (one->line, other->line)
             && one->shape->line_width == other->shape->line_width
             && one->shape->dash == other->shape->dash);
}

static ConcordBox
box_grow (ConcordBox box, double by)
{
  return (ConcordBox){ box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by };
}

static ConcordBox
box_join (ConcordBox one, ConcordBox other)
{
  double left = MIN (one.x, other.x), top = MIN (one.y, other.y);

  return (ConcordBox){ left, top, MAX (one.x + one.width, other.x + other.width) - left,
                       MAX (one.y + one.height, other.y + other.height) - top };
}

static gboolean
touches (const Order *order, const Group *group, ConcordBox box)
{
  if (!concord_box_overlaps (group->bounds, box))
    return FALSE;
  for (guint i = group->first; i != NONE; i = g_array_index (order->parts, ConcordPart, i).next)
    if (concord_box_overlaps (g_array_index (order->parts, ConcordPart, i).box, box))
      return TRUE;
  return FALSE;
}

static gboolean
is_line (const ConcordPart *part)
{
  return part->kind == CONCORD_PART_STROKE
         && (part->shape->kind == CONCORD_SHAPE_LINE || part->shape->kind == CONCORD_SHAPE_PATH);
}

/* The group that @part is painted with, or NULL for one of its own. */
static Group *
find_group (const Order *order, const ConcordPart *part)
{
  guint n = order->groups->len, nearest = n > FARTHEST ? n - FARTHEST : 0;

  while (n-- > nearest)
    {
      Group *group = &g_array_index (order->groups, Group, n);

      if (look_alike (&group->look, part))
        return group;
      if (touches (order, group, part->box))
        return NULL;
    }
  return NULL;
}

static void
add_part (Order *order, ConcordPart part)
{
  Group *group = find_group (order, &part);
  guint index = order->parts->len;

  part.next = NONE;
  if (group == NULL)
    {
      Group own = { part, part.box, index, index };

      part.starts = TRUE;
      g_array_append_val (order->groups, own);
    }
  else
    {
      /* Where two lines touch, their edges would blend otherwise if they were one. */
      part.starts = !is_line (&part) || touches (order, group, part.box);
      g_array_index (order->parts, ConcordPart, group->last).next = index;
      group->last = index;
      group->bounds = box_join (group->bounds, part.box);
    }
  g_array_append_val (order->parts, part);
}

static void
add_text (Order *order, ConcordShape *shape, ConcordTheme theme)
{
  ConcordRole ground = concord_shape_ground (shape, theme);
  ConcordPart part = { .kind = CONCORD_PART_TEXT, .shape = shape };

  if (ground != CONCORD_ROLE_NONE)
    {
      ConcordPart under = { .kind = CONCORD_PART_GROUND, .shape = shape };

      under.fill = concord_theme_colour (theme, ground);
      under.box = box_grow (shape->box, CONCORD_GROUND_MARGIN + MARGIN);
      add_part (order, under);
    }
  part.fill = concord_shape_ink (shape, theme);
  part.box = box_grow (shape->box, MARGIN);
  add_part (order, part);
}

static ConcordPartKind
get_kind (const ConcordShape *shape, ConcordTheme theme, double gap)
{
  if (shape->fill == CONCORD_ROLE_NONE)
    return CONCORD_PART_STROKE;
  if (concord_shape_pattern (shape, theme) != CONCORD_PATTERN_SOLID
      || (concord_theme_has_outlines (theme) && shape->fill >= CONCORD_ROLE_SERIES_0))
    return CONCORD_PART_WHOLE;
  return shape->stroke == CONCORD_ROLE_NONE || gap > 0 ? CONCORD_PART_FILL : CONCORD_PART_BOTH;
}

static void
add_area (Order *order, ConcordShape *shape, ConcordTheme theme)
{
  ConcordPart part = { .shape = shape, .inset = concord_shape_gap (shape) };
  double reach = shape->kind == CONCORD_SHAPE_PATH ? MITRES : 0.5;

  if (shape->fill == CONCORD_ROLE_NONE && shape->stroke == CONCORD_ROLE_NONE)
    return;
  part.kind = get_kind (shape, theme, part.inset);
  if (shape->fill != CONCORD_ROLE_NONE)
    part.fill = concord_theme_colour (theme, shape->fill);
  if (shape->stroke != CONCORD_ROLE_NONE)
    part.line = concord_shape_stroke (shape, theme);
  part.box = box_grow (shape->box, reach * MAX (shape->line_width, 1) + MARGIN);
  add_part (order, part);
}

/**
 * concord_parts_list:
 * @layout: a picture
 * @theme: its colours
 *
 * Returns: (transfer full) (element-type ConcordPart): what is painted, in that order.
 */
GArray *
concord_parts_list (const ConcordLayout *layout, ConcordTheme theme)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (ConcordPart), layout->shapes->len);
  g_autoptr (GArray) parts
      = g_array_sized_new (FALSE, FALSE, sizeof (ConcordPart), layout->shapes->len);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  Order order = { parts, groups };

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == CONCORD_SHAPE_TEXT)
        add_text (&order, shape, theme);
      else
        add_area (&order, shape, theme);
    }
  for (guint i = 0; i < groups->len; i++)
    for (guint k = g_array_index (groups, Group, i).first; k != NONE;
         k = g_array_index (parts, ConcordPart, k).next)
      g_array_append_val (sorted, g_array_index (parts, ConcordPart, k));
  return sorted;
}
