#include "charts/curve-private.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (ConcordCurve, concord_curve, CONCORD_TYPE_CHART)

static void
series_free (ConcordCurveSeries *series)
{
  g_free (series->name);
  g_ptr_array_unref (series->points);
  g_free (series);
}

static void
band_free (ConcordCurveBand *band)
{
  g_free (band->name);
  g_free (band->upper);
  g_free (band->lower);
  g_array_unref (band->ranges);
  g_free (band);
}

gboolean
concord_curve_range_is_shown (const ConcordCurveRange *range)
{
  return isfinite (range->x) && isfinite (range->low) && isfinite (range->high);
}

static gboolean
concord_curve_is_empty (ConcordChart *chart)
{
  ConcordCurve *curve = CONCORD_CURVE (chart);

  for (guint s = 0; s < curve->series->len; s++)
    if (((ConcordCurveSeries *)g_ptr_array_index (curve->series, s))->points->len > 0)
      return FALSE;
  return TRUE;
}

static double
concord_curve_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  return concord_curve_draw (CONCORD_CURVE (chart), layout, area);
}

static void
concord_curve_finalize (GObject *object)
{
  ConcordCurve *curve = CONCORD_CURVE (object);

  g_ptr_array_unref (curve->series);
  g_ptr_array_unref (curve->bands);
  g_free (curve->x.title);
  g_free (curve->y.title);
  g_strfreev (curve->x_texts);
  g_free (curve->threshold.label);
  g_free (curve->limit.label);
  G_OBJECT_CLASS (concord_curve_parent_class)->finalize (object);
}

static void
concord_curve_class_init (ConcordCurveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_curve_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_curve_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_curve_plot;
}

static void
concord_curve_init (ConcordCurve *curve)
{
  curve->series = g_ptr_array_new_with_free_func ((GDestroyNotify)series_free);
  curve->bands = g_ptr_array_new_with_free_func ((GDestroyNotify)band_free);
  curve->x.min = curve->x.max = curve->y.min = curve->y.max = NAN;
  curve->threshold.value = curve->limit.value = NAN;
}

/**
 * concord_curve_new:
 *
 * Returns: (transfer full): a chart without series.
 */
ConcordCurve *
concord_curve_new (void)
{
  return g_object_new (CONCORD_TYPE_CURVE, NULL);
}

/**
 * concord_curve_set_x_axis:
 * @curve: a chart
 * @title: (nullable): what is measured across
 * @kind: how its ticks are written
 * @min: a value that is on the scale in any case, or NaN to follow the data
 * @max: likewise
 */
void
concord_curve_set_x_axis (
    ConcordCurve *curve, const char *title, ConcordNumberKind kind, double min, double max)
{
  g_return_if_fail (CONCORD_IS_CURVE (curve));

  concord_frame_axis_set (&curve->x, title, kind, min, max);
}

/**
 * concord_curve_set_x_texts:
 * @curve: a chart
 * @texts: (nullable) (array zero-terminated=1): what stands below 1, 2, 3 and so on, for steps or
 *   years, which are no scale of numbers; %NULL for numbers
 */
void
concord_curve_set_x_texts (ConcordCurve *curve, const char *const *texts)
{
  g_return_if_fail (CONCORD_IS_CURVE (curve));

  g_strfreev (curve->x_texts);
  curve->x_texts = g_strdupv ((char **)texts);
}

/**
 * concord_curve_set_y_axis:
 * @curve: a chart
 * @title: (nullable): what is measured upwards
 * @kind: how its ticks are written
 * @min: a value that is on the scale in any case, or NaN to follow the data
 * @max: likewise
 */
void
concord_curve_set_y_axis (
    ConcordCurve *curve, const char *title, ConcordNumberKind kind, double min, double max)
{
  g_return_if_fail (CONCORD_IS_CURVE (curve));

  concord_frame_axis_set (&curve->y, title, kind, min, max);
}

/**
 * concord_curve_set_threshold:
 * @curve: a chart
 * @value: where the dashed line across is; NaN for none
 * @label: (nullable): what stands on it: "3 bids wanted"
 */
void
concord_curve_set_threshold (ConcordCurve *curve, double value, const char *label)
{
  g_return_if_fail (CONCORD_IS_CURVE (curve));

  concord_frame_line_set (&curve->threshold, value, label);
}

/**
 * concord_curve_set_limit:
 * @curve: a chart
 * @value: where the dashed line upwards is; NaN for none
 * @label: (nullable): what stands above it: "package of today"
 */
void
concord_curve_set_limit (ConcordCurve *curve, double value, const char *label)
{
  g_return_if_fail (CONCORD_IS_CURVE (curve));

  concord_frame_line_set (&curve->limit, value, label);
}

/**
 * concord_curve_add_series:
 * @curve: a chart
 * @name: (nullable): stands at the line's end where there are several
 * @kind: how it goes from point to point
 * @dash: tells lines apart where there is no colour
 *
 * Returns: its number, for concord_curve_add_point().
 */
guint
concord_curve_add_series (ConcordCurve *curve,
                          const char *name,
                          ConcordCurveKind kind,
                          ConcordDash dash)
{
  ConcordCurveSeries *series;

  g_return_val_if_fail (CONCORD_IS_CURVE (curve), 0);

  series = g_new0 (ConcordCurveSeries, 1);
  series->name = g_strdup (name != NULL ? name : "");
  series->kind = kind;
  series->dash = dash;
  series->points = g_ptr_array_new_with_free_func ((GDestroyNotify)concord_frame_point_free);
  g_ptr_array_add (curve->series, series);
  return curve->series->len - 1;
}

/**
 * concord_curve_set_markers:
 * @curve: a chart
 * @series: from concord_curve_add_series()
 * @markers: whether its points have markers, as they have if this is never called; strong points
 *   have one in any case
 *
 * A line of many points reads better without.
 */
void
concord_curve_set_markers (ConcordCurve *curve, guint series, gboolean markers)
{
  g_return_if_fail (CONCORD_IS_CURVE (curve) && series < curve->series->len);

  ((ConcordCurveSeries *)g_ptr_array_index (curve->series, series))->without_markers = !markers;
}

/**
 * concord_curve_add_band:
 * @curve: a chart
 * @name: what the band holds, for a legend: "8 of 10 futures"
 * @upper: (nullable): stands at the end of its upper edge
 * @lower: (nullable): stands at the end of its lower edge
 *
 * A shaded area under the lines. The widest is to be added first, since the next lies on it.
 *
 * Returns: its number, for concord_curve_add_range().
 */
guint
concord_curve_add_band (ConcordCurve *curve,
                        const char *name,
                        const char *upper,
                        const char *lower)
{
  ConcordCurveBand *band;

  g_return_val_if_fail (CONCORD_IS_CURVE (curve), 0);

  band = g_new0 (ConcordCurveBand, 1);
  band->name = g_strdup (name != NULL ? name : "");
  band->upper = g_strdup (upper);
  band->lower = g_strdup (lower);
  band->ranges = g_array_new (FALSE, FALSE, sizeof (ConcordCurveRange));
  g_ptr_array_add (curve->bands, band);
  return curve->bands->len - 1;
}

/**
 * concord_curve_add_range:
 * @curve: a chart
 * @band: from concord_curve_add_band()
 * @x: where it is across
 * @low: the lower edge there; NaN leaves a gap
 * @high: the upper edge there
 */
void
concord_curve_add_range (ConcordCurve *curve, guint band, double x, double low, double high)
{
  ConcordCurveRange range = { x, MIN (low, high), MAX (low, high) };

  g_return_if_fail (CONCORD_IS_CURVE (curve) && band < curve->bands->len);

  if (isnan (low) || isnan (high))
    range.low = range.high = NAN;
  g_array_append_val (((ConcordCurveBand *)g_ptr_array_index (curve->bands, band))->ranges, range);
}

/**
 * concord_curve_add_point:
 * @curve: a chart
 * @series: from concord_curve_add_series()
 * @id: (nullable): the caller's name for the point
 * @x: where it is across; NaN is absent
 * @y: where it is upwards; NaN is absent
 * @label: (nullable): its name, written beside it where there is room
 * @strong: whether it is the point of the chart: marked, and named before all others
 * @words: the sentence that says it
 *
 * Points of a series are joined in the order in which they were added. One that is absent leaves a
 * gap and is told below the chart.
 */
void
concord_curve_add_point (ConcordCurve *curve,
                         guint series,
                         const char *id,
                         double x,
                         double y,
                         const char *label,
                         gboolean strong,
                         const char *words)
{
  ConcordFramePoint *point;

  g_return_if_fail (CONCORD_IS_CURVE (curve) && series < curve->series->len);

  point = concord_frame_point_new (id, label, x, y, words);
  point->strong = strong;
  g_ptr_array_add (((ConcordCurveSeries *)g_ptr_array_index (curve->series, series))->points,
                   point);
}
