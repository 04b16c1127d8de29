/* How the chart of lines is split: its data in curve.c, its drawing in curve-plot.c. */
#pragma once

#include "charts/curve.h"

G_BEGIN_DECLS

typedef struct
{
  char *id, *label, *words;
  double x, y; /* NaN is absent: the line has a gap there */
  gboolean strong;
} ConcordCurvePoint;

typedef struct
{
  char *name;
  ConcordCurveKind kind;
  ConcordDash dash;
  GPtrArray *points; /* of ConcordCurvePoint * */
} ConcordCurveSeries;

typedef struct
{
  char *title;
  ConcordNumberKind kind;
  double min, max; /* NaN follows the data */
} ConcordCurveAxis;

struct _ConcordCurve
{
  ConcordChart parent_instance;

  GPtrArray *series; /* of ConcordCurveSeries * */
  ConcordCurveAxis x, y;
  char **x_texts; /* what stands below 1, 2, 3 ...; NULL for a scale of numbers */
  double threshold, limit; /* NaN for none */
  char *threshold_label, *limit_label;
};

gboolean concord_curve_point_is_shown (const ConcordCurvePoint *point);
double concord_curve_draw (ConcordCurve *curve, ConcordLayout *layout, ConcordBox area);

G_END_DECLS
