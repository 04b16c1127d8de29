#pragma once

#include "charts/chart.h"
#include "charts/numbers.h"

G_BEGIN_DECLS

/* Lines over a scale: a curve of steps, lines of sensitivity, money over years. */
#define CONCORD_TYPE_CURVE (concord_curve_get_type ())
G_DECLARE_FINAL_TYPE (ConcordCurve, concord_curve, CONCORD, CURVE, ConcordChart)

/* How a series goes from point to point. */
typedef enum
{
  CONCORD_CURVE_LINES, /* straight */
  CONCORD_CURVE_STEPS, /* across at the old height, then up or down at the new point */
} ConcordCurveKind;

ConcordCurve *concord_curve_new (void);
void concord_curve_set_x_axis (
    ConcordCurve *curve, const char *title, ConcordNumberKind kind, double min, double max);
void concord_curve_set_x_texts (ConcordCurve *curve, const char *const *texts);
void concord_curve_set_y_axis (
    ConcordCurve *curve, const char *title, ConcordNumberKind kind, double min, double max);
void concord_curve_set_threshold (ConcordCurve *curve, double value, const char *label);
void concord_curve_set_limit (ConcordCurve *curve, double value, const char *label);
guint concord_curve_add_series (ConcordCurve *curve,
                                const char *name,
                                ConcordCurveKind kind,
                                ConcordDash dash);
void concord_curve_set_markers (ConcordCurve *curve, guint series, gboolean markers);
guint concord_curve_add_band (ConcordCurve *curve,
                              const char *name,
                              const char *upper,
                              const char *lower);
void concord_curve_add_range (ConcordCurve *curve, guint band, double x, double low, double high);
void concord_curve_add_point (ConcordCurve *curve,
                              guint series,
                              const char *id,
                              double x,
                              double y,
                              const char *label,
                              gboolean strong,
                              const char *words);

G_END_DECLS
