#include "charts/scatter-private.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (ConcordScatter, concord_scatter, CONCORD_TYPE_CHART)

static gboolean
concord_scatter_is_empty (ConcordChart *chart)
{
  return CONCORD_SCATTER (chart)->points->len == 0;
}

static double
concord_scatter_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  return concord_scatter_draw (CONCORD_SCATTER (chart), layout, area);
}

static void
concord_scatter_finalize (GObject *object)
{
  ConcordScatter *scatter = CONCORD_SCATTER (object);

  g_ptr_array_unref (scatter->points);
  g_free (scatter->x.title);
  g_free (scatter->y.title);
  for (guint i = 0; i < CONCORD_SCATTER_N_GROUPS; i++)
    g_free (scatter->names[i]);
  g_free (scatter->limit.label);
  G_OBJECT_CLASS (concord_scatter_parent_class)->finalize (object);
}

static void
concord_scatter_class_init (ConcordScatterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_scatter_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_scatter_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_scatter_plot;
}

static void
concord_scatter_init (ConcordScatter *scatter)
{
  scatter->points = g_ptr_array_new_with_free_func ((GDestroyNotify)concord_frame_point_free);
  scatter->x.min = scatter->x.max = scatter->y.min = scatter->y.max = NAN;
  scatter->limit.value = NAN;
  scatter->steps = -1;
}

/**
 * concord_scatter_new:
 *
 * Returns: (transfer full): a chart without points.
 */
ConcordScatter *
concord_scatter_new (void)
{
  return g_object_new (CONCORD_TYPE_SCATTER, NULL);
}

/**
 * concord_scatter_set_x_axis:
 * @scatter: a chart
 * @title: (nullable): what is measured across
 * @kind: how its ticks are written
 * @min: a value that is on the scale in any case, or NaN to follow the data
 * @max: likewise
 */
void
concord_scatter_set_x_axis (
    ConcordScatter *scatter, const char *title, ConcordNumberKind kind, double min, double max)
{
  g_return_if_fail (CONCORD_IS_SCATTER (scatter));

  concord_frame_axis_set (&scatter->x, title, kind, min, max);
}

/**
 * concord_scatter_set_y_axis:
 * @scatter: a chart
 * @title: (nullable): what is measured upwards
 * @kind: how its ticks are written
 * @min: a value that is on the scale in any case, or NaN to follow the data
 * @max: likewise
 */
void
concord_scatter_set_y_axis (
    ConcordScatter *scatter, const char *title, ConcordNumberKind kind, double min, double max)
{
  g_return_if_fail (CONCORD_IS_SCATTER (scatter));

  concord_frame_axis_set (&scatter->y, title, kind, min, max);
}

/**
 * concord_scatter_set_group_name:
 * @scatter: a chart
 * @group: a group of points
 * @name: (nullable): what the legend calls it; groups without points stay out of the legend
 */
void
concord_scatter_set_group_name (ConcordScatter *scatter,
                                ConcordScatterGroup group,
                                const char *name)
{
  g_return_if_fail (CONCORD_IS_SCATTER (scatter) && group < CONCORD_SCATTER_N_GROUPS);

  g_free (scatter->names[group]);
  scatter->names[group] = g_strdup (name);
}

/**
 * concord_scatter_set_steps:
 * @scatter: a chart
 * @group: the points that a line of steps joins, from left to right: across at the old height, then
 *   up at the next point
 */
void
concord_scatter_set_steps (ConcordScatter *scatter, ConcordScatterGroup group)
{
  g_return_if_fail (CONCORD_IS_SCATTER (scatter) && group < CONCORD_SCATTER_N_GROUPS);

  scatter->steps = (int)group;
}

/**
 * concord_scatter_set_limit:
 * @scatter: a chart
 * @value: where the dashed line upwards is; NaN for none
 * @label: (nullable): what stands above it: "ceiling £5m"
 */
void
concord_scatter_set_limit (ConcordScatter *scatter, double value, const char *label)
{
  g_return_if_fail (CONCORD_IS_SCATTER (scatter));

  concord_frame_line_set (&scatter->limit, value, label);
}

/**
 * concord_scatter_add:
 * @scatter: a chart
 * @group: its shape and shade
 * @id: (nullable): the caller's name for the point
 * @label: (nullable): its name, written beside it where there is room
 * @x: how far to the right, or NaN
 * @y: how far up, or NaN; a point without either is named below the plot
 * @chosen: whether it is the point of the chart: larger, ringed, and named before all others
 * @words: the sentence that says it
 */
void
concord_scatter_add (ConcordScatter *scatter,
                     ConcordScatterGroup group,
                     const char *id,
                     const char *label,
                     double x,
                     double y,
                     gboolean chosen,
                     const char *words)
{
  ConcordFramePoint *point;

  g_return_if_fail (CONCORD_IS_SCATTER (scatter) && group < CONCORD_SCATTER_N_GROUPS);

  point = concord_frame_point_new (id, label, x, y, words);
  point->group = group;
  point->strong = chosen;
  g_ptr_array_add (scatter->points, point);
}
