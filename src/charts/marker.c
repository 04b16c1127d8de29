/* The shapes that tell series apart where there is no colour. */
#include "charts/marker.h"

/**
 * concord_marker_draw:
 * @layout: a picture
 * @mark: the mark it belongs to, or -1
 * @series: which series, from 0: chooses the shape
 * @at: its centre, points
 * @radius: points; all shapes stay inside the circle
 * @role: its colour
 *
 * Returns: (transfer none): the shape, filled without a pattern.
 */
ConcordShape *
concord_marker_draw (ConcordLayout *layout,
                     int mark,
                     guint series,
                     ConcordPoint at,
                     double radius,
                     ConcordRole role)
{
  double r = radius;
  const ConcordPoint diamond[]
      = { { at.x, at.y - r }, { at.x + r, at.y }, { at.x, at.y + r }, { at.x - r, at.y } };
  const ConcordPoint triangle[]
      = { { at.x, at.y - r }, { at.x + r, at.y + r * 0.8 }, { at.x - r, at.y + r * 0.8 } };
  ConcordShape *shape;

  switch (series % CONCORD_N_MARKERS)
    {
    case 0:
      shape = concord_layout_add_circle (layout, mark, at, r * 0.95, role);
      break;
    case 1:
      shape = concord_layout_add_rectangle (
          layout, mark, (ConcordBox){ at.x - r * 0.85, at.y - r * 0.85, r * 1.7, r * 1.7 }, role);
      break;
    case 2:
      shape = concord_layout_add_path (layout, mark, diamond, 4, role, CONCORD_ROLE_NONE);
      break;
    default:
      shape = concord_layout_add_path (layout, mark, triangle, 3, role, CONCORD_ROLE_NONE);
    }
  shape->pattern = CONCORD_PATTERN_SOLID;
  shape->line_width = 1;
  return shape;
}
