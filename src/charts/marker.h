#pragma once

#include "charts/layout.h"

G_BEGIN_DECLS

/* How many shapes there are before they start over: circle, square, diamond, triangle. */
#define CONCORD_N_MARKERS 4

ConcordShape *concord_marker_draw (ConcordLayout *layout,
                                   int mark,
                                   guint series,
                                   ConcordPoint at,
                                   double radius,
                                   ConcordRole role);

G_END_DECLS
