#pragma once

#include "charts/layout.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What is drawn inside the picture besides the plot. A picture for a paper has all of it; a widget
 * that shows the title itself asks for PLAIN. */
typedef enum
{
  CONCORD_CHART_PLAIN = 0,
  CONCORD_CHART_WITH_TITLE = 1 << 0,
  CONCORD_CHART_WITH_SUBTITLE = 1 << 1,
  CONCORD_CHART_WITH_CAPTION = 1 << 2,
  CONCORD_CHART_WITH_ALL
  = CONCORD_CHART_WITH_TITLE | CONCORD_CHART_WITH_SUBTITLE | CONCORD_CHART_WITH_CAPTION,
} ConcordChartFlags;

#define CONCORD_TYPE_CHART (concord_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (ConcordChart, concord_chart, CONCORD, CHART, GObject)

struct _ConcordChartClass
{
  GObjectClass parent_class;

  /* Whether there is nothing to draw. */
  gboolean (*is_empty) (ConcordChart *chart);
  /* Draws marks, axes and legend into @area of @layout. Its height is infinite when only the
   * natural height is wanted. Returns the height used; more than @area has if it doesn't fit. */
  double (*plot) (ConcordChart *chart, ConcordLayout *layout, ConcordBox area);
};

void concord_chart_set_title (ConcordChart *chart, const char *title);
void concord_chart_set_subtitle (ConcordChart *chart, const char *subtitle);
void concord_chart_set_caption (ConcordChart *chart, const char *caption);
void concord_chart_set_empty_words (ConcordChart *chart, const char *words);
const char *concord_chart_get_title (ConcordChart *chart);
const char *concord_chart_get_subtitle (ConcordChart *chart);
const char *concord_chart_get_caption (ConcordChart *chart);
gboolean concord_chart_is_empty (ConcordChart *chart);

ConcordLayout *
concord_chart_layout (ConcordChart *chart, double width, double height, ConcordChartFlags flags);
double concord_chart_natural_height (ConcordChart *chart, double width);
double concord_chart_natural_height_of (ConcordChart *chart, double width, ConcordChartFlags flags);

GBytes *concord_chart_render (ConcordChart *chart,
                              const char *format,
                              double width,
                              double height,
                              ConcordTheme theme,
                              GError **error);
gboolean concord_chart_write (ConcordChart *chart,
                              const char *path,
                              double width,
                              double height,
                              ConcordTheme theme,
                              GError **error);

G_END_DECLS
