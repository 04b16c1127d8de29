#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/* A dot with its interval in each row: shares with their uncertainty, against a reference. */
#define CONCORD_TYPE_DOT_PLOT (concord_dot_plot_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDotPlot, concord_dot_plot, CONCORD, DOT_PLOT, ConcordChart)

ConcordDotPlot *concord_dot_plot_new (void);
void concord_dot_plot_set_axis (
    ConcordDotPlot *plot, const char *title, double min, double max, gboolean percent);
void concord_dot_plot_set_reference (ConcordDotPlot *plot, double value, const char *label);
void concord_dot_plot_add_row (ConcordDotPlot *plot,
                               const char *id,
                               const char *label,
                               double value,
                               double low,
                               double high,
                               const char *n_text,
                               const char *note);

G_END_DECLS
