/* A chart on the screen: painted in the desktop's colours, its marks in reach of pointer, keys
 * and screen reader. */
#pragma once

#include "charts/chart.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_CHART_AREA (concord_chart_area_get_type ())
G_DECLARE_FINAL_TYPE (ConcordChartArea, concord_chart_area, CONCORD, CHART_AREA, GtkWidget)

GtkWidget *concord_chart_area_new (void);

/* @words: what the whole chart says, for who can't see it */
void concord_chart_area_set_chart (ConcordChartArea *area, ConcordChart *chart, const char *words);

/* The mark that the keys have reached, or -1. */
int concord_chart_area_get_mark (ConcordChartArea *area);

/* Goes on to the next mark (1) or the one before (-1). */
void concord_chart_area_step (ConcordChartArea *area, int direction);

/* What is spoken for the current mark, or for the whole. */
const char *concord_chart_area_get_spoken (ConcordChartArea *area);

/* The colours of the desktop around @widget. */
ConcordTheme concord_chart_find_theme (GtkWidget *widget);

G_END_DECLS
