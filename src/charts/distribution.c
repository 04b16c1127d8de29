#include "charts/distribution.h"

#include "charts/rows.h"

#include <math.h>

#define MOST_LABEL_SHARE 0.34
#define GAP 8.0
#define TEXT_GAP 5.0
#define TOP 3.0   /* free above a histogram */
#define UNDER 9.0 /* between histogram and numbers, for the range */
#define RADIUS 3.0
#define LEAST_ROW 34.0
#define NATURAL_ROW 45.0

typedef struct
{
  char *id, *label, *note, *end_text, *words;
  double *shares; /* one for each bin */
  double low, middle, high;
} Row;

struct _ConcordDistribution
{
  ConcordChart parent_instance;

  GPtrArray *rows; /* of Row * */
  char *axis_title, *end_title;
  ConcordNumberKind kind;
  double from, to;
  guint n_bins;
};

G_DEFINE_FINAL_TYPE (ConcordDistribution, concord_distribution, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. */
typedef struct
{
  ConcordDistribution *distribution;
  ConcordLayout *layout;
  ConcordRows *rows;
  ConcordAxis axis;
  double right;   /* edge of the texts at the end */
  double tallest; /* the share that is as high as a row */
  double largest; /* of the numbers below the rows: all are written alike */
} Drawing;

static void
row_free (Row *row)
{
  g_free (row->id);
  g_free (row->label);
  g_free (row->note);
  g_free (row->end_text);
  g_free (row->words);
  g_free (row->shares);
  g_free (row);
}

static Row *
row_at (const Drawing *drawing, guint i)
{
  return g_ptr_array_index (drawing->distribution->rows, i);
}

/* The largest share of a row, 0 where all of it lies in one or two bins: what is certain has no
 * shape that others could be held against. */
static double
find_peak (const ConcordDistribution *distribution, const Row *row)
{
  double peak = 0;
  guint n_filled = 0;

  for (guint b = 0; b < distribution->n_bins; b++)
    {
      peak = MAX (peak, row->shares[b]);
      n_filled += row->shares[b] > 0;
    }
  return n_filled > 2 ? peak : 0;
}

/* The outline of a histogram as one area, from the left end of its base round to the right. */
static void
draw_shape (const Drawing *drawing, const Row *row, int mark, double top, double base)
{
  ConcordDistribution *distribution = drawing->distribution;
  guint n = distribution->n_bins, n_points = 0;
  double width = (distribution->to - distribution->from) / MAX (n, 1);
  g_autofree ConcordPoint *points = g_new (ConcordPoint, 4 * n + 1);

  for (guint b = 0; b < n; b++)
    {
      double left = concord_axis_at (&drawing->axis, distribution->from + b * width);
      double right = concord_axis_at (&drawing->axis, distribution->from + (b + 1) * width);
      double y = base - MIN (row->shares[b] / drawing->tallest, 1) * (base - top);

      if (!(row->shares[b] > 0))
        continue;
      /* Down to the base where a neighbour is empty. */
      if (b == 0 || !(row->shares[b - 1] > 0))
        points[n_points++] = (ConcordPoint){ left, base };
      points[n_points++] = (ConcordPoint){ left, y };
      points[n_points++] = (ConcordPoint){ right, y };
      if (b + 1 == n || !(row->shares[b + 1] > 0))
        points[n_points++] = (ConcordPoint){ right, base };
    }
  if (n_points > 0)
    concord_layout_add_path (drawing->layout, mark, points, n_points, CONCORD_ROLE_SERIES_0,
                             CONCORD_ROLE_NONE);
}

static void
draw_range (const Drawing *drawing, const Row *row, int mark, double y)
{
  double low = concord_axis_at (&drawing->axis, row->low);
  double high = concord_axis_at (&drawing->axis, row->high);
  ConcordShape *dot;

  if (isfinite (row->low) && isfinite (row->high))
    {
      concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ low, y },
                               (ConcordPoint){ high, y }, CONCORD_ROLE_TEXT, 1.4);
      concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ low, y - 2.5 },
                               (ConcordPoint){ low, y + 2.5 }, CONCORD_ROLE_TEXT, 1.2);
      concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ high, y - 2.5 },
                               (ConcordPoint){ high, y + 2.5 }, CONCORD_ROLE_TEXT, 1.2);
    }
  dot = concord_layout_add_circle (
      drawing->layout, mark, (ConcordPoint){ concord_axis_at (&drawing->axis, row->middle), y },
      RADIUS, CONCORD_ROLE_TEXT);
  dot->stroke = CONCORD_ROLE_BACKGROUND;
  dot->line_width = 0.8;
}

/* One of the numbers below a row. */
typedef struct
{
  char *text;
  ConcordFont font;
  double left, width;
} Number;

static char *
number_text (const Drawing *drawing, double value)
{
  double unit = concord_number_money_unit (drawing->largest);

  if (drawing->distribution->kind == CONCORD_NUMBER_MONEY)
    return concord_number_dup_money (value, unit, unit >= 1e6 ? 1 : 0);
  return concord_number_dup_text (drawing->distribution->kind, value, 1);
}

/* Puts the numbers at their marks, the outer ones outwards; apart where they would touch, and all
 * within the plot. Returns how many there is room for, from the first. */
static guint
place_numbers (const Drawing *drawing, Number *numbers, guint n)
{
  double left = drawing->axis.from, right = drawing->axis.to, sum = 0;

  for (guint i = 0; i < n; i++)
    sum += numbers[i].width + (i > 0 ? TEXT_GAP : 0);
  if (sum > right - left)
    return 0;
  for (guint i = 0; i < n; i++)
    {
      numbers[i].left = MAX (numbers[i].left, left);
      left = numbers[i].left + numbers[i].width + TEXT_GAP;
    }
  for (guint i = n; i > 0; i--)
    {
      numbers[i - 1].left = MIN (numbers[i - 1].left, right - numbers[i - 1].width);
      right = numbers[i - 1].left - TEXT_GAP;
    }
  return n;
}

static void
draw_numbers (const Drawing *drawing, const Row *row, int mark, double y)
{
  const double values[] = { row->low, row->middle, row->high };
  gboolean ranged = isfinite (row->low) && isfinite (row->high);
  Number numbers[3];
  double inner;
  guint n;

  for (guint i = 0; i < 3; i++)
    {
      double at = concord_axis_at (&drawing->axis, values[i]);

      numbers[i].text = number_text (drawing, values[i]);
      numbers[i].font = i == 1 ? CONCORD_FONT_STRONG : CONCORD_FONT_CAPTION;
      numbers[i].width = concord_text_width (drawing->layout->context, numbers[i].text,
                                             numbers[i].font);
      numbers[i].left = at - numbers[i].width * (i == 0 ? 1 : i == 1 ? 0.5 : 0);
    }
  /* Those beside the middle make room for it rather than move it. */
  inner = numbers[1].left - TEXT_GAP - numbers[0].width;
  numbers[0].left = MIN (numbers[0].left + numbers[0].width / 2, inner);
  inner = numbers[1].left + numbers[1].width + TEXT_GAP;
  numbers[2].left = MAX (numbers[2].left - numbers[2].width / 2, inner);
  n = ranged ? place_numbers (drawing, numbers, 3) : 0;
  if (n == 0)
    {
      n = place_numbers (drawing, numbers + 1, 1);
      for (guint i = 1; i <= n; i++)
        concord_layout_add_text (drawing->layout, mark, numbers[i].text, numbers[i].font,
                                 CONCORD_ROLE_TEXT, numbers[i].left, y, 0);
    }
  else
    for (guint i = 0; i < n; i++)
      concord_layout_add_text (drawing->layout, mark, numbers[i].text, numbers[i].font,
                               i == 1 ? CONCORD_ROLE_TEXT : CONCORD_ROLE_MUTED, numbers[i].left,
                               y + (i == 1 ? 0 : 0.5), 0)
          ->clears
          = TRUE;
  for (guint i = 0; i < 3; i++)
    g_free (numbers[i].text);
}

static void
draw_row (const Drawing *drawing, guint i)
{
  const Row *row = row_at (drawing, i);
  const ConcordRow *place = concord_rows_get (drawing->rows, i);
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_STRONG);
  double bottom = place->top + place->height - line - 1, base = bottom - UNDER;
  int mark = concord_rows_begin (drawing->rows, i, drawing->right, row->words, row->id);

  if (isfinite (row->middle))
    {
      draw_shape (drawing, row, mark, place->top + TOP, base);
      draw_range (drawing, row, mark, base + UNDER / 2 + 0.5);
    }
  draw_numbers (drawing, row, mark, bottom);
  concord_rows_end (drawing->rows, i, drawing->right, mark, row->end_text);
}

/* The scale over the bins and the numbers below the rows. */
static void
fit_axis (Drawing *drawing, double left, double right)
{
  ConcordDistribution *distribution = drawing->distribution;
  double range[2] = { distribution->from, distribution->to };

  for (guint i = 0; i < distribution->rows->len; i++)
    {
      const Row *row = row_at (drawing, i);
      const double all[] = { row->low, row->middle, row->high };

      for (guint k = 0; k < G_N_ELEMENTS (all); k++)
        {
          concord_axis_widen (range, all[k]);
          if (isfinite (all[k]))
            drawing->largest = MAX (drawing->largest, fabs (all[k]));
        }
      drawing->tallest = MAX (drawing->tallest, find_peak (distribution, row));
    }
  if (!(drawing->tallest > 0))
    drawing->tallest = 1;
  concord_axis_fit (&drawing->axis, range[0], range[1],
                    (guint)CLAMP ((right - left) / 40, 2, 7), distribution->kind);
  concord_axis_place (&drawing->axis, left, right);
}

static double
widest_end (const Drawing *drawing)
{
  double widest = 0;

  for (guint i = 0; i < drawing->distribution->rows->len; i++)
    if (row_at (drawing, i)->end_text != NULL)
      widest = MAX (widest, concord_text_width (drawing->layout->context,
                                                row_at (drawing, i)->end_text,
                                                CONCORD_FONT_STRONG));
  return widest > 0 ? widest + GAP : 0;
}

static void
add_rows (const Drawing *drawing)
{
  for (guint i = 0; i < drawing->distribution->rows->len; i++)
    {
      ConcordRow *place;

      concord_rows_add (drawing->rows, row_at (drawing, i)->label, row_at (drawing, i)->note);
      place = g_ptr_array_index (drawing->rows->rows, i);
      place->least = MAX (place->least, LEAST_ROW);
      place->natural = MAX (place->natural, NATURAL_ROW);
    }
}

/* What the texts at the end say, above them; returns the height taken. */
static double
draw_end_title (const Drawing *drawing, ConcordBox area)
{
  const ConcordShape *title
      = concord_caption_draw (drawing->layout, drawing->distribution->end_title, CONCORD_ROLE_MUTED,
                              (ConcordPoint){ area.x + area.width, area.y }, 1, area.width);

  return title == NULL ? 0 : concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION) + 2;
}

static double
concord_distribution_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordDistribution *distribution = CONCORD_DISTRIBUTION (chart);
  g_autoptr (ConcordRows) rows = concord_rows_new (layout, area.x, area.width * MOST_LABEL_SHARE);
  Drawing drawing = { .distribution = distribution, .layout = layout, .rows = rows };
  double head;

  add_rows (&drawing);
  drawing.right = area.x + area.width;
  fit_axis (&drawing, area.x + rows->label_width + GAP,
            drawing.right - MAX (widest_end (&drawing), RADIUS + 2));
  if (drawing.axis.to - drawing.axis.from < CONCORD_LEAST_PLOT_WIDTH)
    return INFINITY;
  head = draw_end_title (&drawing, area);
  concord_rows_place (rows, &drawing.axis, distribution->axis_title, area, head);
  for (guint i = 0; i < rows->n_shown; i++)
    draw_row (&drawing, i);
  return concord_rows_finish (rows, &drawing.axis, distribution->axis_title, area.width) - area.y;
}

static gboolean
concord_distribution_is_empty (ConcordChart *chart)
{
  return CONCORD_DISTRIBUTION (chart)->rows->len == 0;
}

static void
concord_distribution_finalize (GObject *object)
{
  ConcordDistribution *distribution = CONCORD_DISTRIBUTION (object);

  g_ptr_array_unref (distribution->rows);
  g_free (distribution->axis_title);
  g_free (distribution->end_title);
  G_OBJECT_CLASS (concord_distribution_parent_class)->finalize (object);
}

static void
concord_distribution_class_init (ConcordDistributionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_distribution_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_distribution_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_distribution_plot;
}

static void
concord_distribution_init (ConcordDistribution *distribution)
{
  distribution->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  distribution->from = distribution->to = NAN;
}

/**
 * concord_distribution_new:
 *
 * Returns: (transfer full): a chart without rows.
 */
ConcordDistribution *
concord_distribution_new (void)
{
  return g_object_new (CONCORD_TYPE_DISTRIBUTION, NULL);
}

/**
 * concord_distribution_set_axis:
 * @distribution: a chart
 * @title: (nullable): what is measured across
 * @kind: how its numbers are written
 */
void
concord_distribution_set_axis (ConcordDistribution *distribution,
                               const char *title,
                               ConcordNumberKind kind)
{
  g_return_if_fail (CONCORD_IS_DISTRIBUTION (distribution));

  g_free (distribution->axis_title);
  distribution->axis_title = g_strdup (title);
  distribution->kind = kind;
}

/**
 * concord_distribution_set_bins:
 * @distribution: a chart without rows yet
 * @from: where the first bin begins
 * @to: where the last one ends, more than @from
 * @n_bins: how many there are, all of one width
 */
void
concord_distribution_set_bins (ConcordDistribution *distribution,
                               double from,
                               double to,
                               guint n_bins)
{
  g_return_if_fail (CONCORD_IS_DISTRIBUTION (distribution));
  g_return_if_fail (distribution->rows->len == 0);
  g_return_if_fail (isfinite (from) && to > from && isfinite (to));

  distribution->from = from;
  distribution->to = to;
  distribution->n_bins = n_bins;
}

/**
 * concord_distribution_set_end_title:
 * @distribution: a chart
 * @title: (nullable): what the texts at the end of the rows say, above them
 */
void
concord_distribution_set_end_title (ConcordDistribution *distribution, const char *title)
{
  g_return_if_fail (CONCORD_IS_DISTRIBUTION (distribution));

  g_free (distribution->end_title);
  distribution->end_title = g_strdup (title);
}

/**
 * concord_distribution_add_row:
 * @distribution: a chart with its bins
 * @id: (nullable): the caller's name for the row
 * @label: its name
 * @note: (nullable): what is to be known about it
 * @shares: (array): how much of it lies in each bin, 0 to 1
 * @low: lower end of the range; NaN for none
 * @middle: its middle; absent is NaN and shows a dash
 * @high: upper end of the range; NaN for none
 * @end_text: (nullable): what stands at its right end, "83 of 100"
 * @words: (nullable): the sentence that says it; the label if absent
 */
void
concord_distribution_add_row (ConcordDistribution *distribution,
                              const char *id,
                              const char *label,
                              const char *note,
                              const double *shares,
                              double low,
                              double middle,
                              double high,
                              const char *end_text,
                              const char *words)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_DISTRIBUTION (distribution));
  g_return_if_fail (shares != NULL || distribution->n_bins == 0);

  row = g_new0 (Row, 1);
  row->id = g_strdup (id);
  row->label = g_strdup (label != NULL ? label : "");
  row->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  row->end_text = end_text != NULL && *end_text != '\0' ? g_strdup (end_text) : NULL;
  row->words = g_strdup (words != NULL ? words : row->label);
  row->shares = g_new0 (double, MAX (distribution->n_bins, 1));
  for (guint b = 0; b < distribution->n_bins; b++)
    row->shares[b] = isfinite (shares[b]) ? MAX (shares[b], 0) : 0;
  row->middle = isfinite (middle) ? middle : NAN;
  row->low = isfinite (low) && low <= high ? low : NAN;
  row->high = isfinite (high) && low <= high ? high : NAN;
  g_ptr_array_add (distribution->rows, row);
}
