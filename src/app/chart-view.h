/* A figure on the screen: title, live chart or its table, caption, and what can be done with it. */
#pragma once

#include "app/chart-area.h"
#include "figures/figure.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_CHART_VIEW (concord_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (ConcordChartView, concord_chart_view, CONCORD, CHART_VIEW, GtkWidget)

/* Properties: stage (whose figures there are to choose from; a list is shown where they are several),
 * figure (the kind that is shown), document, subject (the record it speaks of, nullable),
 * show-table (whether the table stands in the chart's place). */

/* The figure as last drawn; NULL without a document. */
ConcordFigure *concord_chart_view_get_figure (ConcordChartView *view);
ConcordChartArea *concord_chart_view_get_area (ConcordChartView *view);

/* What a copy puts on the clipboard: the picture as PNG, SVG and PDF, and its words. NULL where there
 * is nothing to copy. */
GdkContentProvider *concord_chart_view_new_content (ConcordChartView *view);

void concord_chart_view_show_table (ConcordChartView *view, gboolean shown);

G_END_DECLS
