/* What is painted, in an order that gives the same picture with as few changes of colour, line and
 * font as there can be: a PDF says each of them anew. */
#pragma once

#include "charts/layout.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_PART_GROUND, /* of a text */
  CONCORD_PART_TEXT,
  CONCORD_PART_FILL,
  CONCORD_PART_STROKE,
  CONCORD_PART_BOTH,  /* a fill with a line round it */
  CONCORD_PART_WHOLE, /* a shape with a pattern or an outline, which goes with no other */
} ConcordPartKind;

typedef struct
{
  ConcordPartKind kind;
  ConcordShape *shape; /* the layout's */
  ConcordColour fill;  /* or that of the text */
  ConcordColour line;
  double inset;    /* how far a fill stays inside the shape */
  gboolean starts; /* it can't be one stroke with the part before it */

  /* Of those who put them in order. */
  ConcordBox box; /* with its line and what else it may touch, points */
  guint next;     /* in its group */
} ConcordPart;

GArray *concord_parts_list (const ConcordLayout *layout, ConcordTheme theme);

G_END_DECLS
