/* How high a chart may be: what it asks for, or less where nothing is left out for it. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

#define CONCORD_CHART_FIT_LEAST 72.0 /* below this even a chart of one bar doesn't draw, points */

typedef struct
{
  ConcordChart *chart;
  double width, natural; /* points */
  /* What it shows at its natural height, once that was looked at. */
  gboolean is_looked_at;
  guint n_marks, n_shortened;
  ConcordLayout *layout; /* the last that was looked at and found good; or NULL */
} ConcordChartFit;

ConcordChartFit *concord_chart_fit_new (ConcordChart *chart, double width);
void concord_chart_fit_free (ConcordChartFit *fit);

/* The least height worth asking concord_chart_fit_allows() for. */
double concord_chart_fit_get_least (const ConcordChartFit *fit);
gboolean concord_chart_fit_allows (ConcordChartFit *fit, double height);

G_END_DECLS
