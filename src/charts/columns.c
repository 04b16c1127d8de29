#include "charts/columns.h"

#include "charts/frame.h"
#include "charts/legend.h"

#include <math.h>
#include <string.h>

#define NATURAL_SHARE 0.45 /* of the width */
#define LEAST_PLOT_WIDTH 40.0
#define LEAST_PLOT_HEIGHT 30.0
#define FILLED 0.72 /* of a column's place */
#define WIDEST 44.0
#define TOTAL_GAP 1.5
#define MOST_DECIMALS 3 /* of totals in thousands or millions */

typedef struct
{
  char *id, *label, *words;
  double *values;      /* one for each series; NaN is absent */
  double total;        /* of those that are there; NaN if none is */
  double below, above; /* where the column ends, under and over zero */
} Column;

struct _ConcordColumns
{
  ConcordChart parent_instance;

  GPtrArray *series;  /* of char * */
  GPtrArray *columns; /* of Column * */
  char *title, *x_title;
  ConcordFrameLine divider; /* columns from the left end */
  ConcordNumberKind kind;
};

G_DEFINE_FINAL_TYPE (ConcordColumns, concord_columns, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. */
typedef struct
{
  ConcordColumns *columns;
  ConcordLayout *layout;
  ConcordFrame *frame;
  double slot; /* the place of a column */
  double unit; /* what totals are written in; 0 for what fits each */
  int decimals;
  gboolean with_totals;
} Drawing;

static void
column_free (Column *column)
{
  g_free (column->id);
  g_free (column->label);
  g_free (column->words);
  g_free (column->values);
  g_free (column);
}

static Column *
column_at (const ConcordColumns *columns, guint i)
{
  return g_ptr_array_index (columns->columns, i);
}

static char *
dup_total (const Drawing *drawing, const Column *column)
{
  /* In a unit of its own what is hardly anything of the common one. */
  gboolean tiny = fabs (column->total) < drawing->unit / 100;

  if (drawing->columns->kind == CONCORD_NUMBER_MONEY)
    return concord_number_dup_money (column->total, tiny ? 0 : drawing->unit,
                                     tiny ? -1 : drawing->decimals);
  return concord_number_dup_text (drawing->columns->kind, column->total, 0);
}

/* Whether a total differs from the one before but its text does not. */
static gboolean
hides_change (const Drawing *drawing)
{
  for (guint i = 1; i < drawing->columns->columns->len; i++)
    {
      const Column *column = column_at (drawing->columns, i);
      const Column *before = column_at (drawing->columns, i - 1);
      g_autofree char *text = dup_total (drawing, column);
      g_autofree char *text_before = dup_total (drawing, before);

      if (isfinite (column->total) && isfinite (before->total)
          && fabs (column->total - before->total) >= 0.5 && strcmp (text, text_before) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether a total has digits after @decimals among its first @full decimals. */
static gboolean
loses_digits (const Drawing *drawing, int decimals, int full)
{
  for (guint i = 0; i < drawing->columns->columns->len; i++)
    {
      double units = column_at (drawing->columns, i)->total / drawing->unit;
      double exact = round (units * pow (10, full)) / pow (10, full);

      if (fabs (exact - round (exact * pow (10, decimals)) / pow (10, decimals)) > 1e-9)
        return TRUE;
    }
  return FALSE;
}

/* All totals in one unit: the three figures with which sums of money are told elsewhere, without
 * those that are zero in all of them, and more where neighbours would look alike. */
static void
choose_digits (Drawing *drawing)
{
  double largest = 0;
  int full;

  for (guint i = 0; i < drawing->columns->columns->len; i++)
    if (isfinite (column_at (drawing->columns, i)->total))
      largest = MAX (largest, fabs (column_at (drawing->columns, i)->total));
  drawing->unit = concord_number_money_unit (largest);
  drawing->decimals = 0;
  if (drawing->unit <= 1)
    return;
  largest /= drawing->unit;
  full = largest < 10 ? 2 : largest < 100 ? 1 : 0;
  while (drawing->decimals < full && loses_digits (drawing, drawing->decimals, full))
    drawing->decimals++;
  while (drawing->decimals < MOST_DECIMALS && hides_change (drawing))
    drawing->decimals++;
}

/* Whether every total has room over its column. */
static gboolean
totals_fit (const Drawing *drawing)
{
  for (guint i = 0; i < drawing->columns->columns->len; i++)
    {
      g_autofree char *text = dup_total (drawing, column_at (drawing->columns, i));

      if (concord_text_width (drawing->layout->context, text, CONCORD_FONT_CAPTION)
          > drawing->slot - 2)
        return FALSE;
    }
  return TRUE;
}

static void
fit_axis (Drawing *drawing, double height)
{
  ConcordColumns *columns = drawing->columns;
  double min = 0, max = 0;

  for (guint i = 0; i < columns->columns->len; i++)
    {
      min = MIN (min, column_at (columns, i)->below);
      max = MAX (max, column_at (columns, i)->above);
    }
  concord_axis_fit (&drawing->frame->y, min, max, (guint)CLAMP (height / 30, 2, 7), columns->kind);
}

/* The columns' names below the plot, leaving out those that would touch. */
static void
draw_names (const Drawing *drawing)
{
  const ConcordBox *plot = &drawing->frame->plot;
  double bottom = plot->y + plot->height, line = drawing->frame->line;
  ConcordTicks ticks = concord_ticks_begin (drawing->layout, bottom + line / 2 + 1);

  for (guint i = 0; i < drawing->columns->columns->len; i++)
    {
      g_autofree char *text
          = concord_text_shorten (drawing->layout->context, column_at (drawing->columns, i)->label,
                                  CONCORD_FONT_CAPTION, plot->width / 2);

      concord_ticks_write (&ticks, text, plot->x + (i + 0.5) * drawing->slot);
    }
  concord_caption_draw (
      drawing->layout, drawing->columns->x_title, CONCORD_ROLE_MUTED,
      (ConcordPoint){ plot->x + plot->width / 2, bottom + CONCORD_TICK_GAP + 1.5 * line + 1 }, 0.5,
      drawing->layout->width - 12);
}

static void
draw_part (const Drawing *drawing, guint s, int mark, ConcordBox box, double from, double to)
{
  double one = concord_axis_at (&drawing->frame->y, from),
         other = concord_axis_at (&drawing->frame->y, to);
  ConcordShape *shape;

  box.y = MIN (one, other);
  box.height = fabs (other - one);
  shape = concord_layout_add_rectangle (drawing->layout, mark, box,
                                        concord_series_role (s, drawing->columns->series->len));
  shape->pattern = concord_series_pattern (s);
  if (box.width > 4)
    {
      shape->stroke = CONCORD_ROLE_BACKGROUND;
      shape->line_width = 0.8;
    }
}

static void
draw_column (const Drawing *drawing, guint i)
{
  const Column *column = column_at (drawing->columns, i);
  double width = MIN (drawing->slot * FILLED, WIDEST);
  double left = drawing->frame->plot.x + i * drawing->slot, below = 0, above = 0;
  ConcordBox box = { left + (drawing->slot - width) / 2, 0, width, 0 };
  int mark = concord_layout_add_mark (
      drawing->layout,
      (ConcordBox){ left, drawing->frame->plot.y, drawing->slot, drawing->frame->plot.height },
      column->words, column->id);
  g_autofree char *total = dup_total (drawing, column);

  for (guint s = 0; s < drawing->columns->series->len; s++)
    {
      double value = column->values[s];
      double *from = value < 0 ? &below : &above;

      if (!isfinite (value) || value == 0)
        continue;
      draw_part (drawing, s, mark, box, *from, *from + value);
      *from += value;
    }
  if (!drawing->with_totals || !isfinite (column->total) || column->total == 0)
    return;
  concord_layout_add_text (
      drawing->layout, mark, total, CONCORD_FONT_CAPTION, CONCORD_ROLE_TEXT,
      left + drawing->slot / 2,
      concord_axis_at (&drawing->frame->y, column->above) - drawing->frame->line - TOTAL_GAP, 0.5)
      ->clears
      = TRUE;
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  guint n = drawing->columns->series->len;
  g_autofree ConcordLegendEntry *entries = g_new0 (ConcordLegendEntry, n + 1);

  for (guint s = 0; s < n; s++)
    {
      entries[s].name = g_ptr_array_index (drawing->columns->series, s);
      entries[s].fill = concord_series_role (s, n);
      entries[s].pattern = concord_series_pattern (s);
    }
  return n < 2 ? 0 : concord_legend_draw (drawing->layout, entries, n, area);
}

/* Legend and title of the axis; returns the height taken, with room for totals and the divider. */
static double
draw_head (const Drawing *drawing, ConcordBox area)
{
  double head = draw_legend (drawing, area), line = drawing->frame->line;

  if (concord_caption_draw (drawing->layout, drawing->columns->title, CONCORD_ROLE_MUTED,
                            (ConcordPoint){ area.x, area.y + head }, 0, area.width)
      != NULL)
    head += line;
  return head + (isfinite (drawing->columns->divider.value) ? 2 * line + 4 : line + 2);
}

static double
concord_columns_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordColumns *columns = CONCORD_COLUMNS (chart);
  g_autoptr (ConcordFrame) frame = concord_frame_new (layout);
  Drawing drawing = { .columns = columns, .layout = layout, .frame = frame };
  double line = frame->line, head, foot;

  if (!isfinite (area.height))
    area.height = CLAMP (area.width * NATURAL_SHARE, 200, 300);
  head = draw_head (&drawing, area);
  foot = (line + CONCORD_TICK_GAP) * (columns->x_title != NULL ? 2 : 1) + line / 2 + 1;
  fit_axis (&drawing, area.height - head - foot);
  concord_frame_place (
      frame, (ConcordBox){ area.x, area.y + head, area.width, area.height - head - foot }, 0, 0);
  if (frame->plot.width < LEAST_PLOT_WIDTH || frame->plot.height < LEAST_PLOT_HEIGHT)
    return INFINITY;
  drawing.slot = frame->plot.width / columns->columns->len;
  choose_digits (&drawing);
  drawing.with_totals = totals_fit (&drawing);
  if (!drawing.with_totals)
    {
      drawing.unit = 0;
      drawing.decimals = -1;
      drawing.with_totals = totals_fit (&drawing);
    }
  concord_ticks_draw_upwards (layout, &frame->y, frame->plot, CONCORD_TICK_GAP + 2);
  draw_names (&drawing);
  if (isfinite (columns->divider.value))
    concord_frame_draw_upright (frame, frame->plot.x + columns->divider.value * drawing.slot,
                                line + 2, columns->divider.label, FALSE)
        ->line_width
        = 1;
  for (guint i = 0; i < columns->columns->len; i++)
    draw_column (&drawing, i);
  return area.height;
}

static gboolean
concord_columns_is_empty (ConcordChart *chart)
{
  ConcordColumns *columns = CONCORD_COLUMNS (chart);

  return columns->columns->len == 0 || columns->series->len == 0;
}

static void
concord_columns_finalize (GObject *object)
{
  ConcordColumns *columns = CONCORD_COLUMNS (object);

  g_ptr_array_unref (columns->series);
  g_ptr_array_unref (columns->columns);
  g_free (columns->title);
  g_free (columns->x_title);
  g_free (columns->divider.label);
  G_OBJECT_CLASS (concord_columns_parent_class)->finalize (object);
}

static void
concord_columns_class_init (ConcordColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_columns_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_columns_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_columns_plot;
}

static void
concord_columns_init (ConcordColumns *columns)
{
  columns->series = g_ptr_array_new_with_free_func (g_free);
  columns->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  columns->divider.value = NAN;
}

/**
 * concord_columns_new:
 *
 * Returns: (transfer full): a chart without series or columns.
 */
ConcordColumns *
concord_columns_new (void)
{
  return g_object_new (CONCORD_TYPE_COLUMNS, NULL);
}

/**
 * concord_columns_set_axis:
 * @columns: a chart
 * @title: (nullable): what the columns measure, above them
 * @x_title: (nullable): what they are in the order of, below them
 * @kind: how numbers are written
 */
void
concord_columns_set_axis (ConcordColumns *columns,
                          const char *title,
                          const char *x_title,
                          ConcordNumberKind kind)
{
  g_return_if_fail (CONCORD_IS_COLUMNS (columns));

  g_free (columns->title);
  g_free (columns->x_title);
  columns->title = g_strdup (title);
  columns->x_title = g_strdup (x_title);
  columns->kind = kind;
}

/**
 * concord_columns_set_divider:
 * @columns: a chart
 * @position: how many columns, and parts of one, are left of the dashed line upwards; NaN for none
 * @label: (nullable): what stands above it
 */
void
concord_columns_set_divider (ConcordColumns *columns, double position, const char *label)
{
  g_return_if_fail (CONCORD_IS_COLUMNS (columns));

  concord_frame_line_set (&columns->divider, position, label);
}

/**
 * concord_columns_add_series:
 * @columns: a chart without columns yet
 * @name: what the part is called
 */
void
concord_columns_add_series (ConcordColumns *columns, const char *name)
{
  g_return_if_fail (CONCORD_IS_COLUMNS (columns));
  g_return_if_fail (columns->columns->len == 0);

  g_ptr_array_add (columns->series, g_strdup (name != NULL ? name : ""));
}

/**
 * concord_columns_add_column:
 * @columns: a chart with all its series
 * @id: (nullable): the caller's name for the column
 * @label: its name, below it
 * @values: (array): one number for each series; absent is NaN; negative ones go down from zero
 * @words: (nullable): the sentence that says it; the label if absent
 */
void
concord_columns_add_column (ConcordColumns *columns,
                            const char *id,
                            const char *label,
                            const double *values,
                            const char *words)
{
  Column *column;

  g_return_if_fail (CONCORD_IS_COLUMNS (columns));
  g_return_if_fail (values != NULL || columns->series->len == 0);

  column = g_new0 (Column, 1);
  column->id = g_strdup (id);
  column->label = g_strdup (label != NULL ? label : "");
  column->words = g_strdup (words != NULL ? words : column->label);
  column->values = g_new (double, MAX (columns->series->len, 1));
  column->total = NAN;
  for (guint s = 0; s < columns->series->len; s++)
    {
      column->values[s] = isfinite (values[s]) ? values[s] : NAN;
      if (isnan (column->values[s]))
        continue;
      column->total = (isnan (column->total) ? 0 : column->total) + values[s];
      *(values[s] < 0 ? &column->below : &column->above) += values[s];
    }
  g_ptr_array_add (columns->columns, column);
}
