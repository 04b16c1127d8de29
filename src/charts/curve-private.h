/* How the chart of lines is split: its data in curve.c, its drawing in curve-plot.c. */
#pragma once

#include "charts/curve.h"
#include "charts/frame.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  ConcordCurveKind kind;
  ConcordDash dash;
  gboolean without_markers;
  GPtrArray *points; /* of ConcordFramePoint *; the line has a gap where one is absent */
} ConcordCurveSeries;

typedef struct
{
  double x, low, high; /* NaN is absent: the band has a gap there */
} ConcordCurveRange;

typedef struct
{
  char *name, *upper, *lower;
  GArray *ranges; /* of ConcordCurveRange */
} ConcordCurveBand;

struct _ConcordCurve
{
  ConcordChart parent_instance;

  GPtrArray *series; /* of ConcordCurveSeries * */
  GPtrArray *bands;  /* of ConcordCurveBand *, the widest first */
  ConcordFrameAxis x, y;
  char **x_texts; /* what stands below 1, 2, 3 ...; NULL for a scale of numbers */
  ConcordFrameLine threshold, limit; /* across and upwards */
};

gboolean concord_curve_range_is_shown (const ConcordCurveRange *range);
double concord_curve_draw (ConcordCurve *curve, ConcordLayout *layout, ConcordBox area);

/* --- names at the lines' ends (curve-ends.c) ------------------------------------------------- */

double concord_curve_end_width (ConcordCurve *curve,
                                ConcordLayout *layout,
                                double width,
                                double height);
void concord_curve_draw_ends (ConcordCurve *curve,
                              ConcordLayout *layout,
                              const ConcordAxis *y_axis,
                              ConcordBox plot);
double concord_curve_draw_legend (ConcordCurve *curve, ConcordLayout *layout, ConcordBox area);

G_END_DECLS
