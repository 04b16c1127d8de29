/* Names right of the plot, at the ends of lines and bands; or a legend where they have no room. */
#include "charts/curve-private.h"
#include "charts/legend.h"

#include <math.h>

#define GAP 6.0
#define MOST_END_SHARE 0.34

/* What stands right of the plot: the name of a line, or of an edge of a band. */
typedef struct
{
  const char *text;
  double value; /* upwards; NaN where the line has no point */
  ConcordRole role;
} End;

static const ConcordCurveSeries *
series_at (ConcordCurve *curve, guint s)
{
  return g_ptr_array_index (curve->series, s);
}

/* The height of the last point that is shown, NaN without any. */
static double
last_height (const ConcordCurveSeries *series)
{
  for (guint i = series->points->len; i > 0; i--)
    {
      const ConcordFramePoint *point = g_ptr_array_index (series->points, i - 1);

      if (concord_frame_point_is_shown (point))
        return point->y;
    }
  return NAN;
}

static void
add_edges (GArray *ends, const ConcordCurveBand *band)
{
  for (guint i = band->ranges->len; i > 0; i--)
    {
      const ConcordCurveRange *range = &g_array_index (band->ranges, ConcordCurveRange, i - 1);
      End upper = { band->upper, range->high, CONCORD_ROLE_MUTED };
      End lower = { band->lower, range->low, CONCORD_ROLE_MUTED };

      if (!concord_curve_range_is_shown (range))
        continue;
      if (band->upper != NULL)
        g_array_append_val (ends, upper);
      if (band->lower != NULL)
        g_array_append_val (ends, lower);
      return;
    }
}

/* Of End: all names; a single line without a band has none. */
static GArray *
list_ends (ConcordCurve *curve)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  if (curve->series->len < 2 && curve->bands->len == 0)
    return ends;
  for (guint s = 0; s < curve->series->len; s++)
    {
      const ConcordCurveSeries *series = series_at (curve, s);
      End end = { series->name, last_height (series), CONCORD_ROLE_TEXT };

      g_array_append_val (ends, end);
    }
  for (guint b = 0; b < curve->bands->len; b++)
    add_edges (ends, g_ptr_array_index (curve->bands, b));
  return ends;
}

/**
 * concord_curve_end_width:
 * @curve: a chart
 * @layout: where it is drawn
 * @width: what there is for all, points
 * @height: what there is for the names, points
 *
 * Returns: how wide the column of names is; 0 where a legend has to do.
 */
double
concord_curve_end_width (ConcordCurve *curve, ConcordLayout *layout, double width, double height)
{
  g_autoptr (GArray) ends = list_ends (curve);
  double line = concord_layout_line_height (layout, CONCORD_FONT_CAPTION), widest = 0;

  if (ends->len == 0 || ends->len * (line + 1) > height)
    return 0;
  for (guint i = 0; i < ends->len; i++)
    widest = MAX (widest, concord_text_width (layout->context,
                                              g_array_index (ends, End, i).text,
                                              CONCORD_FONT_CAPTION));
  return widest + GAP > width * MOST_END_SHARE ? 0 : widest + GAP;
}

/**
 * concord_curve_draw_ends:
 * @curve: a chart
 * @layout: where to
 * @y_axis: its placed scale upwards
 * @plot: where the lines are
 *
 * Writes the names at the height of their ends, pushed apart where ends lie together.
 */
void
concord_curve_draw_ends (ConcordCurve *curve,
                         ConcordLayout *layout,
                         const ConcordAxis *y_axis,
                         ConcordBox plot)
{
  g_autoptr (GArray) ends = list_ends (curve);
  const End *all = (const End *)(void *)ends->data;
  guint n = ends->len;
  g_autofree double *at = g_new (double, n + 1);
  g_autofree guint *order = g_new (guint, n + 1);
  double line = concord_layout_line_height (layout, CONCORD_FONT_CAPTION) + 0.5;
  double floor_y = plot.y + plot.height;

  for (guint e = 0; e < n; e++)
    {
      guint i = e;

      at[e] = (isnan (all[e].value) ? floor_y : concord_axis_at (y_axis, all[e].value)) - line / 2;
      for (; i > 0 && at[order[i - 1]] > at[e]; i--)
        order[i] = order[i - 1];
      order[i] = e;
    }
  for (guint i = 1; i < n; i++)
    at[order[i]] = MAX (at[order[i]], at[order[i - 1]] + line);
  for (guint i = n; i > 0; i--)
    at[order[i - 1]] = MIN (at[order[i - 1]],
                            (i == n ? floor_y + line / 2 : at[order[i]]) - line);
  for (guint e = 0; e < n; e++)
    concord_layout_add_text (layout, -1, all[e].text, CONCORD_FONT_CAPTION, all[e].role,
                             plot.x + plot.width + GAP, at[e], 0);
}

/**
 * concord_curve_draw_legend:
 * @curve: a chart
 * @layout: where to
 * @area: its left, top and width are used, points
 *
 * Returns: the height it took, points; 0 where there is nothing to tell apart.
 */
double
concord_curve_draw_legend (ConcordCurve *curve, ConcordLayout *layout, ConcordBox area)
{
  guint n = curve->series->len, n_bands = curve->bands->len;
  g_autofree ConcordLegendEntry *entries = g_new0 (ConcordLegendEntry, n + n_bands + 1);

  if (n + n_bands < 2)
    return 0;
  for (guint s = 0; s < n; s++)
    {
      const ConcordCurveSeries *series = series_at (curve, s);

      entries[s].name = series->name;
      entries[s].fill = concord_series_role (s, n);
      entries[s].marker = s + 1;
      if (!series->without_markers)
        continue;
      entries[s].stroke = entries[s].fill;
      entries[s].fill = CONCORD_ROLE_NONE;
      entries[s].dash = series->dash;
      entries[s].marker = 0;
    }
  for (guint b = 0; b < n_bands; b++)
    {
      entries[n + b].name = ((ConcordCurveBand *)g_ptr_array_index (curve->bands, b))->name;
      entries[n + b].fill = b == 0 ? CONCORD_ROLE_BAND_0 : CONCORD_ROLE_BAND_1;
      entries[n + b].stroke = CONCORD_ROLE_AXIS;
    }
  return concord_legend_draw (layout, entries, n + n_bands, area);
}
