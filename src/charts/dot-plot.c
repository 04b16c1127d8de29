#include "charts/dot-plot.h"

#include "charts/rows.h"


#include "concord-words.h"
#include <math.h>

#define MOST_LABEL_SHARE 0.38
#define GAP 8.0
#define RADIUS 4.0

typedef struct
{
  char *id, *label, *n_text, *note;
  double value, low, high;
} Row;

struct _ConcordDotPlot
{
  ConcordChart parent_instance;

  GPtrArray *rows; /* of Row * */
  char *axis_title, *reference_label;
  double min, max, reference;
  gboolean percent;
};

G_DEFINE_FINAL_TYPE (ConcordDotPlot, concord_dot_plot, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. */
typedef struct
{
  ConcordDotPlot *plot;
  ConcordLayout *layout;
  ConcordRows *rows;
  ConcordAxis axis;
  int decimals;
  double value_right, n_right; /* right edges of the two columns of numbers */
} Drawing;

static void
row_free (Row *row)
{
  g_free (row->id);
  g_free (row->label);
  g_free (row->n_text);
  g_free (row->note);
  g_free (row);
}

static Row *
row_at (ConcordDotPlot *plot, guint i)
{
  return g_ptr_array_index (plot->rows, i);
}

static gboolean
has_interval (const Row *row)
{
  return isfinite (row->value) && isfinite (row->low) && isfinite (row->high)
         && row->high >= row->low;
}

static char *
number_text (const Drawing *drawing, double value)
{
  return concord_number_dup_text (drawing->plot->percent ? CONCORD_NUMBER_PERCENT
                                                         : CONCORD_NUMBER_PLAIN,
                                  value, drawing->decimals);
}

static int
find_decimals (ConcordDotPlot *plot)
{
  g_autofree double *values = g_new (double, plot->rows->len + 1);

  if (plot->percent)
    return 0;
  for (guint i = 0; i < plot->rows->len; i++)
    values[i] = row_at (plot, i)->value;
  return concord_number_decimals (values, plot->rows->len);
}

static char *
row_words (const Drawing *drawing, const Row *row)
{
  GString *words = g_string_new (row->label);
  g_autofree char *value = number_text (drawing, row->value);
  g_autofree char *low = number_text (drawing, row->low);
  g_autofree char *high = number_text (drawing, row->high);

  if (isfinite (row->value))
    g_string_append_printf (words, ", %s", value);
  else
    g_string_append_printf (words, ", %s", _ ("no figure"));
  if (has_interval (row))
    g_string_append_printf (words, _ (", between %s and %s"), low, high);
  if (row->n_text != NULL)
    g_string_append_printf (words, ", %s", row->n_text);
  if (row->note != NULL)
    g_string_append_printf (words, "; %s", row->note);
  return g_string_free (words, FALSE);
}

static void
draw_interval (const Drawing *drawing, const Row *row, int mark, double y)
{
  double low = concord_axis_at (&drawing->axis, row->low);
  double high = concord_axis_at (&drawing->axis, row->high);

  concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ low, y },
                           (ConcordPoint){ high, y }, CONCORD_ROLE_SERIES_0, 1.8);
  concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ low, y - 3.5 },
                           (ConcordPoint){ low, y + 3.5 }, CONCORD_ROLE_SERIES_0, 1.4);
  concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ high, y - 3.5 },
                           (ConcordPoint){ high, y + 3.5 }, CONCORD_ROLE_SERIES_0, 1.4);
}

static void
draw_row (const Drawing *drawing, guint i)
{
  const Row *row = row_at (drawing->plot, i);
  const ConcordRow *place = concord_rows_get (drawing->rows, i);
  double y = place->top + place->height / 2;
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_STRONG);
  g_autofree char *words = row_words (drawing, row);
  g_autofree char *value = number_text (drawing, row->value);
  int mark = concord_rows_begin (drawing->rows, i, drawing->n_right, words, row->id);
  ConcordShape *dot;

  if (has_interval (row))
    draw_interval (drawing, row, mark, y);
  if (isfinite (row->value))
    {
      dot = concord_layout_add_circle (
          drawing->layout, mark, (ConcordPoint){ concord_axis_at (&drawing->axis, row->value), y },
          RADIUS, CONCORD_ROLE_SERIES_0);
      dot->stroke = CONCORD_ROLE_BACKGROUND;
      dot->line_width = 1;
    }
  concord_layout_add_text (drawing->layout, mark, value, CONCORD_FONT_STRONG,
                           isfinite (row->value) ? CONCORD_ROLE_TEXT : CONCORD_ROLE_MUTED,
                           drawing->value_right, y - line / 2, 1);
  if (row->n_text != NULL)
    concord_layout_add_text (
        drawing->layout, mark, row->n_text, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
        drawing->n_right,
        y - concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION) / 2, 1);
}

/* The scale over what was asked for and everything that is there. */
static void
fit_axis (Drawing *drawing, double left, double right)
{
  ConcordDotPlot *plot = drawing->plot;
  double range[2] = { plot->min, plot->max };

  concord_axis_widen (range, plot->reference);
  for (guint i = 0; i < plot->rows->len; i++)
    {
      const Row *row = row_at (plot, i);

      concord_axis_widen (range, row->value);
      if (!has_interval (row))
        continue;
      concord_axis_widen (range, row->low);
      concord_axis_widen (range, row->high);
    }
  concord_axis_fit (&drawing->axis, range[0], range[1],
                    (guint)CLAMP ((right - left) / 45, 2, 7),
                    plot->percent ? CONCORD_NUMBER_PERCENT : CONCORD_NUMBER_PLAIN);
  concord_axis_place (&drawing->axis, left, right);
}

/* Gives the two columns of numbers their places; returns where the plot may end. */
static double
place_columns (Drawing *drawing, double right)
{
  double value_width = 0, n_width = 0;

  for (guint i = 0; i < drawing->plot->rows->len; i++)
    {
      const Row *row = row_at (drawing->plot, i);
      g_autofree char *value = number_text (drawing, row->value);

      value_width = MAX (value_width,
                         concord_text_width (drawing->layout->context, value, CONCORD_FONT_STRONG));
      if (row->n_text != NULL)
        n_width = MAX (n_width, concord_text_width (drawing->layout->context, row->n_text,
                                                    CONCORD_FONT_CAPTION));
    }
  drawing->n_right = right;
  drawing->value_right = right - (n_width > 0 ? n_width + GAP : 0);
  return drawing->value_right - value_width - GAP - RADIUS;
}

/* The reference as a dashed line under the marks, its label above. */
static void
draw_reference (const Drawing *drawing, double top, double head)
{
  double x = concord_axis_at (&drawing->axis, drawing->plot->reference);
  ConcordShape *line;

  if (!isfinite (drawing->plot->reference))
    return;
  line = concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ x, top + head - 1 },
                                  (ConcordPoint){ x, drawing->rows->bottom }, CONCORD_ROLE_TEXT,
                                  1.1);
  line->dash = CONCORD_DASH_LONG;
  concord_caption_draw (drawing->layout, drawing->plot->reference_label, CONCORD_ROLE_TEXT,
                        (ConcordPoint){ x, top }, 0.5, drawing->layout->width - 12);
}

static double
concord_dot_plot_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordDotPlot *plot = CONCORD_DOT_PLOT (chart);
  g_autoptr (ConcordRows) rows = concord_rows_new (layout, area.x, area.width * MOST_LABEL_SHARE);
  Drawing drawing = { .plot = plot, .layout = layout, .rows = rows };
  double right;
  double head = isfinite (plot->reference)
                    ? concord_layout_line_height (layout, CONCORD_FONT_CAPTION) + 3
                    : 0;

  drawing.decimals = find_decimals (plot);
  for (guint i = 0; i < plot->rows->len; i++)
    concord_rows_add (rows, row_at (plot, i)->label, row_at (plot, i)->note);
  right = place_columns (&drawing, area.x + area.width);
  fit_axis (&drawing, area.x + rows->label_width + GAP + RADIUS, right);
  if (drawing.axis.to - drawing.axis.from < CONCORD_LEAST_PLOT_WIDTH)
    return INFINITY;
  concord_rows_place (rows, &drawing.axis, plot->axis_title, area, head);
  draw_reference (&drawing, area.y, head);
  for (guint i = 0; i < rows->n_shown; i++)
    draw_row (&drawing, i);
  return concord_rows_finish (rows, &drawing.axis, plot->axis_title, area.width) - area.y;
}

static gboolean
concord_dot_plot_is_empty (ConcordChart *chart)
{
  return CONCORD_DOT_PLOT (chart)->rows->len == 0;
}

static void
concord_dot_plot_finalize (GObject *object)
{
  ConcordDotPlot *plot = CONCORD_DOT_PLOT (object);

  g_ptr_array_unref (plot->rows);
  g_free (plot->axis_title);
  g_free (plot->reference_label);
  G_OBJECT_CLASS (concord_dot_plot_parent_class)->finalize (object);
}

static void
concord_dot_plot_class_init (ConcordDotPlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_dot_plot_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_dot_plot_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_dot_plot_plot;
}

static void
concord_dot_plot_init (ConcordDotPlot *plot)
{
  plot->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  plot->max = 1;
  plot->percent = TRUE;
  plot->reference = NAN;
}

/**
 * concord_dot_plot_new:
 *
 * Returns: (transfer full): a chart without rows on a scale from 0 to 100 %.
 */
ConcordDotPlot *
concord_dot_plot_new (void)
{
  return g_object_new (CONCORD_TYPE_DOT_PLOT, NULL);
}

/**
 * concord_dot_plot_set_axis:
 * @plot: a chart
 * @title: (nullable): what the dots measure
 * @min: lower end, or NaN to follow the data
 * @max: upper end, likewise; data beyond either end widen the scale
 * @percent: values are shares from 0 to 1, written as percentages
 */
void
concord_dot_plot_set_axis (
    ConcordDotPlot *plot, const char *title, double min, double max, gboolean percent)
{
  g_return_if_fail (CONCORD_IS_DOT_PLOT (plot));

  g_free (plot->axis_title);
  plot->axis_title = g_strdup (title);
  plot->min = min;
  plot->max = max;
  plot->percent = percent;
}

/**
 * concord_dot_plot_set_reference:
 * @plot: a chart
 * @value: where the dashed line is, in the unit of the rows; NaN for none
 * @label: (nullable): what stands above it, "Base rate 46%"
 */
void
concord_dot_plot_set_reference (ConcordDotPlot *plot, double value, const char *label)
{
  g_return_if_fail (CONCORD_IS_DOT_PLOT (plot));

  plot->reference = isfinite (value) ? value : NAN;
  g_free (plot->reference_label);
  plot->reference_label = g_strdup (label);
}

/**
 * concord_dot_plot_add_row:
 * @plot: a chart
 * @id: (nullable): the caller's name for the row
 * @label: its name
 * @value: where the dot is: a share from 0 to 1 on a percent scale; absent is NaN and shows a dash
 * @low: lower bound, or NaN
 * @high: upper bound, or NaN
 * @n_text: (nullable): how many it rests on, "n = 212"
 * @note: (nullable): what is to be known about it
 */
void
concord_dot_plot_add_row (ConcordDotPlot *plot,
                          const char *id,
                          const char *label,
                          double value,
                          double low,
                          double high,
                          const char *n_text,
                          const char *note)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_DOT_PLOT (plot));

  row = g_new0 (Row, 1);
  row->id = g_strdup (id);
  row->label = g_strdup (label != NULL ? label : "");
  row->n_text = n_text != NULL && *n_text != '\0' ? g_strdup (n_text) : NULL;
  row->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  row->value = isfinite (value) ? value : NAN;
  row->low = low;
  row->high = high;
  g_ptr_array_add (plot->rows, row);
}
