#pragma once

#include "charts/layout.h"

#include <cairo.h>

G_BEGIN_DECLS

#define CONCORD_GROUND_MARGIN 1.5 /* left and right of a text that has one, points */

void concord_layout_paint (const ConcordLayout *layout,
                           cairo_t *cr,
                           ConcordTheme theme,
                           int current_mark);
ConcordPattern concord_shape_pattern (const ConcordShape *shape, ConcordTheme theme);
ConcordRole concord_shape_ground (const ConcordShape *shape, ConcordTheme theme);
ConcordColour concord_shape_stroke (const ConcordShape *shape, ConcordTheme theme);
double concord_shape_gap (const ConcordShape *shape);
ConcordColour concord_shape_ink (const ConcordShape *shape, ConcordTheme theme);

G_END_DECLS
