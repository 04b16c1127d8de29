/* How high a chart may be: what it asks for, or less where nothing is left out for it. */
#include "paper/chart-fit.h"

#include <string.h>

#define TIGHTEST 0.6 /* of the height that a chart asks for */

/**
 * concord_chart_fit_new:
 * @chart: a chart
 * @width: of the page's body, points
 *
 * Returns: (transfer full): what is known of its heights.
 */
ConcordChartFit *
concord_chart_fit_new (ConcordChart *chart, double width)
{
  ConcordChartFit *fit = g_new0 (ConcordChartFit, 1);
  /* The paper writes title and source around the chart. */
  double plain = concord_chart_natural_height_of (chart, width, CONCORD_CHART_PLAIN);

  fit->chart = g_object_ref (chart);
  fit->width = width;
  fit->natural = MAX (plain, CONCORD_CHART_FIT_LEAST);
  return fit;
}

void
concord_chart_fit_free (ConcordChartFit *fit)
{
  g_clear_pointer (&fit->layout, concord_layout_free);
  g_object_unref (fit->chart);
  g_free (fit);
}

double
concord_chart_fit_get_least (const ConcordChartFit *fit)
{
  return MAX (TIGHTEST * fit->natural, CONCORD_CHART_FIT_LEAST);
}

static guint
count_shortened (const ConcordLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      n += shape->kind == CONCORD_SHAPE_TEXT && strstr (shape->text, "…") != NULL;
    }
  return n;
}

static void
look_at_natural (ConcordChartFit *fit)
{
  g_autoptr (ConcordLayout) layout = NULL;

  if (fit->is_looked_at)
    return;
  layout = concord_chart_layout (fit->chart, fit->width, fit->natural, CONCORD_CHART_PLAIN);
  fit->is_looked_at = TRUE;
  fit->n_marks = layout->marks->len;
  fit->n_shortened = count_shortened (layout);
}

/**
 * concord_chart_fit_allows:
 * @fit: of a chart
 * @height: points
 *
 * Returns: whether the chart shows all at @height: squeezed too much, it leaves marks out or
 *   shortens names.
 */
gboolean
concord_chart_fit_allows (ConcordChartFit *fit, double height)
{
  g_autoptr (ConcordLayout) layout = NULL;

  if (height >= fit->natural)
    return TRUE;
  if (height < concord_chart_fit_get_least (fit))
    return FALSE;
  look_at_natural (fit);
  layout = concord_chart_layout (fit->chart, fit->width, height, CONCORD_CHART_PLAIN);
  if (layout->marks->len != fit->n_marks || count_shortened (layout) > fit->n_shortened)
    return FALSE;
  g_clear_pointer (&fit->layout, concord_layout_free);
  fit->layout = g_steal_pointer (&layout);
  return TRUE;
}
