#pragma once

#include "charts/axis.h"
#include "charts/layout.h"

G_BEGIN_DECLS

#define CONCORD_TICK_GAP 3.0 /* between a plot and the texts at its scales, points */

/* Texts in one line below a plot, from left to right. */
typedef struct
{
  ConcordLayout *layout;
  double top;        /* of the line, points */
  double last_right; /* where the last text ends; before the first one, far to the left */
} ConcordTicks;

ConcordTicks concord_ticks_begin (ConcordLayout *layout, double top);
gboolean concord_ticks_write (ConcordTicks *ticks, const char *text, double x);
void concord_ticks_draw_across (ConcordLayout *layout,
                                const ConcordAxis *axis,
                                ConcordBox plot,
                                gboolean absolute);
void concord_ticks_draw_upwards (ConcordLayout *layout,
                                 const ConcordAxis *axis,
                                 ConcordBox plot,
                                 double gap);
double concord_ticks_widest (ConcordLayout *layout, const ConcordAxis *axis);

ConcordShape *concord_caption_draw (ConcordLayout *layout,
                                    const char *text,
                                    ConcordRole role,
                                    ConcordPoint at,
                                    double anchor,
                                    double widest);

G_END_DECLS
