/* Finding shapes of a picture, for the tests that hold them against numbers. */
#pragma once

#include "charts/chart.h"

/* The @nth shape of a kind that belongs to @mark. */
static inline const ConcordShape *
nth_shape (const ConcordLayout *layout, int mark, ConcordShapeKind kind, guint nth)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == kind && shape->mark == mark && nth-- == 0)
        return shape;
    }
  return NULL;
}

static inline const ConcordShape *
find_text (const ConcordLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      if (shape->kind == CONCORD_SHAPE_TEXT && g_strcmp0 (shape->text, text) == 0)
        return shape;
    }
  return NULL;
}

static inline double
right_of (const ConcordShape *shape)
{
  return shape->box.x + shape->box.width;
}

static inline double
middle_y (const ConcordShape *shape)
{
  return shape->box.y + shape->box.height / 2;
}
