/* The curve of a value function, with a handle at each point that is dragged or moved by keys. */
#pragma once

#include "app/criteria-scale.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_CRITERIA_CURVE (concord_criteria_curve_get_type ())
G_DECLARE_FINAL_TYPE (ConcordCriteriaCurve, concord_criteria_curve, CONCORD, CRITERIA_CURVE,
                      GtkWidget)

/* Signals: ::moved (guint point, double x, double value) while a handle moves;
 * ::released () when it has been let go or the focus left it; ::remove (guint point). */

/* @criterion: (nullable); @points: (element-type ConcordValuePoint), copied */
void concord_criteria_curve_set_points (ConcordCriteriaCurve *curve, ConcordCriterion *criterion,
                                        const GArray *points);

/* The handle of a point, a focusable widget; NULL outside. */
GtkWidget *concord_criteria_curve_get_handle (ConcordCriteriaCurve *curve, guint point);

/* Where a point stands in the widget, as for a pointer. */
void concord_criteria_curve_get_place (ConcordCriteriaCurve *curve, guint point, double *x,
                                       double *y);

G_END_DECLS
