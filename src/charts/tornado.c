#include "charts/tornado.h"

#include "charts/legend.h"
#include "charts/rows.h"

#include <math.h>

#define MOST_LABEL_SHARE 0.36
#define GAP 8.0
#define TEXT_GAP 3.0
#define LEAST_WITH_TEXTS 110.0 /* of the plot, for texts at the bars' ends */
#define LEAST_SIDE 40.0

typedef struct
{
  char *id, *label, *note, *end_text, *words;
  char *texts[2]; /* at the low and the high end */
  double at[2];   /* the result at the low and the high end; NaN is absent */
} Row;

struct _ConcordTornado
{
  ConcordChart parent_instance;

  GPtrArray *rows; /* of Row * */
  char *axis_title, *base_label, *below, *above, *end_title;
  char *end_names[2];
  ConcordNumberKind kind;
  double base;
};

G_DEFINE_FINAL_TYPE (ConcordTornado, concord_tornado, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. */
typedef struct
{
  ConcordTornado *tornado;
  ConcordLayout *layout;
  ConcordRows *rows;
  ConcordAxis axis;
  double right; /* edge of the texts at the end */
  gboolean with_texts;
} Drawing;

static void
row_free (Row *row)
{
  g_free (row->id);
  g_free (row->label);
  g_free (row->note);
  g_free (row->end_text);
  g_free (row->words);
  g_free (row->texts[0]);
  g_free (row->texts[1]);
  g_free (row);
}

static Row *
row_at (const ConcordTornado *tornado, guint i)
{
  return g_ptr_array_index (tornado->rows, i);
}

static ConcordRole
end_role (guint end)
{
  return concord_series_role (end, 2);
}

static double
small_line (const Drawing *drawing)
{
  return concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
}

static void
draw_end (const Drawing *drawing, const Row *row, guint end, int mark, ConcordBox bar)
{
  double base = concord_axis_at (&drawing->axis, drawing->tornado->base);
  double at = concord_axis_at (&drawing->axis, row->at[end]);
  ConcordShape *shape;

  if (!isfinite (row->at[end]))
    return;
  bar.x = MIN (base, at);
  bar.width = fabs (at - base);
  shape = concord_layout_add_rectangle (drawing->layout, mark, bar, end_role (end));
  shape->stroke = CONCORD_ROLE_BACKGROUND;
  shape->line_width = 0.6;
}

/* What the input is at an end, beside the bar; not where the other end lies farther out on that
 * side. */
static void
draw_end_text (const Drawing *drawing, const Row *row, guint end, int mark, ConcordBox bar)
{
  double base = drawing->tornado->base, at = row->at[end], other = row->at[1 - end];
  double zero = concord_axis_at (&drawing->axis, 0), x, width;
  gboolean left = at < base;

  if (!drawing->with_texts || row->texts[end] == NULL || !isfinite (at) || at == base
      || (left ? other < at : other > at) || (other == at && end == 1))
    return;
  x = concord_axis_at (&drawing->axis, at) + (left ? -TEXT_GAP : TEXT_GAP);
  width = concord_text_width (drawing->layout->context, row->texts[end], CONCORD_FONT_CAPTION);
  /* Beyond the line at zero rather than on it. */
  if (left ? zero < x + 1 && zero > x - width - TEXT_GAP
           : zero > x - 1 && zero < x + width + TEXT_GAP)
    x = zero + (left ? -TEXT_GAP : TEXT_GAP);
  concord_layout_add_text (drawing->layout, mark, row->texts[end], CONCORD_FONT_CAPTION,
                           CONCORD_ROLE_TEXT, x,
                           bar.y + (bar.height - small_line (drawing)) / 2, left ? 1 : 0)
      ->clears
      = TRUE;
}

static void
draw_row (const Drawing *drawing, guint i)
{
  const Row *row = row_at (drawing->tornado, i);
  ConcordBox bar = concord_rows_bar (drawing->rows, i);
  /* The longer part is drawn first where both are on one side. */
  double to_low = fabs (row->at[0] - drawing->tornado->base);
  guint first = fabs (row->at[1] - drawing->tornado->base) > to_low;
  int mark = concord_rows_begin (drawing->rows, i, drawing->right, row->words, row->id);

  draw_end (drawing, row, first, mark, bar);
  draw_end (drawing, row, 1 - first, mark, bar);
  for (guint end = 0; end < 2; end++)
    draw_end_text (drawing, row, end, mark, bar);
  concord_rows_end (drawing->rows, i, drawing->right, mark, row->end_text);
}

static double
widest_end (const Drawing *drawing)
{
  const ConcordTornado *tornado = drawing->tornado;
  double widest = 0;

  for (guint i = 0; i < tornado->rows->len; i++)
    if (row_at (tornado, i)->end_text != NULL)
      widest = MAX (widest, concord_text_width (drawing->layout->context,
                                                row_at (tornado, i)->end_text,
                                                CONCORD_FONT_STRONG));
  if (tornado->end_title != NULL)
    widest = MAX (widest, concord_text_width (drawing->layout->context, tornado->end_title,
                                              CONCORD_FONT_CAPTION));
  return widest > 0 ? widest + GAP : 0;
}

static double
widest_text (const Drawing *drawing)
{
  double widest = 0;

  for (guint i = 0; i < drawing->tornado->rows->len; i++)
    for (guint end = 0; end < 2; end++)
      if (row_at (drawing->tornado, i)->texts[end] != NULL)
        widest = MAX (widest, concord_text_width (drawing->layout->context,
                                                  row_at (drawing->tornado, i)->texts[end],
                                                  CONCORD_FONT_CAPTION));
  return widest > 0 ? widest + TEXT_GAP : 0;
}

/* The scale over zero, where the result stands, and both ends of all rows. */
static void
fit_axis (Drawing *drawing, double left, double right)
{
  ConcordTornado *tornado = drawing->tornado;
  double range[2] = { MIN (tornado->base, 0), MAX (tornado->base, 0) };
  double texts = widest_text (drawing);

  for (guint i = 0; i < tornado->rows->len; i++)
    for (guint end = 0; end < 2; end++)
      concord_axis_widen (range, row_at (tornado, i)->at[end]);
  drawing->with_texts = texts > 0 && right - left - 2 * texts >= LEAST_WITH_TEXTS;
  if (drawing->with_texts)
    {
      left += texts;
      right -= texts;
    }
  concord_axis_fit (&drawing->axis, range[0], range[1],
                    (guint)CLAMP ((right - left) / 42, 2, 7), tornado->kind);
  concord_axis_place (&drawing->axis, left, right);
}

/* A side's name from the line at zero outwards, as much as there is room for. */
static void
draw_side (const Drawing *drawing, const char *name, gboolean left, ConcordBox area)
{
  double zero = concord_axis_at (&drawing->axis, 0);
  double room = left ? zero - GAP / 2 - area.x : area.x + area.width - zero - GAP / 2;

  if (room >= LEAST_SIDE)
    concord_caption_draw (drawing->layout, name, CONCORD_ROLE_TEXT,
                          (ConcordPoint){ zero + (left ? -GAP / 2 : GAP / 2), area.y },
                          left ? 1 : 0, room);
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  ConcordLegendEntry entries[2] = { 0 };

  if (drawing->tornado->end_names[0] == NULL)
    return 0;
  for (guint end = 0; end < 2; end++)
    {
      entries[end].name = drawing->tornado->end_names[end];
      entries[end].fill = end_role (end);
    }
  return concord_legend_draw (drawing->layout, entries, 2, area);
}

/* Legend, names of the sides, and what stands where; returns the height taken. */
static double
draw_head (const Drawing *drawing, ConcordBox area)
{
  ConcordTornado *tornado = drawing->tornado;
  double top = area.y, base = concord_axis_at (&drawing->axis, tornado->base), right;
  g_autofree char *label = NULL;
  double width;

  area.y += draw_legend (drawing, area);
  draw_side (drawing, tornado->below, TRUE, area);
  draw_side (drawing, tornado->above, FALSE, area);
  if (tornado->below != NULL || tornado->above != NULL)
    area.y += small_line (drawing) + 1;
  if (tornado->base_label == NULL && tornado->end_title == NULL)
    return area.y - top;
  right = area.x + area.width;
  if (tornado->end_title != NULL)
    {
      const ConcordShape *shape
          = concord_caption_draw (drawing->layout, tornado->end_title, CONCORD_ROLE_MUTED,
                                  (ConcordPoint){ right, area.y }, 1, area.width);

      right = shape->box.x - GAP;
    }
  label = concord_text_shorten (drawing->layout->context, tornado->base_label,
                                CONCORD_FONT_CAPTION, MAX (right - area.x, 0));
  width = concord_text_width (drawing->layout->context, label, CONCORD_FONT_CAPTION);
  if (*label != '\0')
    concord_layout_add_text (drawing->layout, -1, label, CONCORD_FONT_CAPTION, CONCORD_ROLE_TEXT,
                             CLAMP (base - width / 2, area.x, MAX (right - width, area.x)), area.y,
                             0);
  return area.y + small_line (drawing) + 1 - top;
}

/* The line at zero, and the dashed one where the result stands, from @top down. */
static void
draw_lines (const Drawing *drawing, double top)
{
  double zero = concord_axis_at (&drawing->axis, 0);
  double base = concord_axis_at (&drawing->axis, drawing->tornado->base);

  concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ zero, top },
                           (ConcordPoint){ zero, drawing->rows->bottom }, CONCORD_ROLE_TEXT, 1.4);
  concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ base, top },
                           (ConcordPoint){ base, drawing->rows->bottom }, CONCORD_ROLE_TEXT, 1)
      ->dash
      = CONCORD_DASH_SHORT;
}

static double
concord_tornado_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordTornado *tornado = CONCORD_TORNADO (chart);
  g_autoptr (ConcordRows) rows = concord_rows_new (layout, area.x, area.width * MOST_LABEL_SHARE);
  Drawing drawing = { .tornado = tornado, .layout = layout, .rows = rows };
  double head;

  for (guint i = 0; i < tornado->rows->len; i++)
    concord_rows_add (rows, row_at (tornado, i)->label, row_at (tornado, i)->note);
  drawing.right = area.x + area.width;
  fit_axis (&drawing, area.x + rows->label_width + GAP, drawing.right - widest_end (&drawing));
  if (drawing.axis.to - drawing.axis.from < CONCORD_LEAST_PLOT_WIDTH)
    return INFINITY;
  head = draw_head (&drawing, area);
  concord_rows_place (rows, &drawing.axis, tornado->axis_title, area, head);
  for (guint i = 0; i < rows->n_shown; i++)
    draw_row (&drawing, i);
  draw_lines (&drawing, area.y + head);
  return concord_rows_finish (rows, &drawing.axis, tornado->axis_title, area.width) - area.y;
}

static gboolean
concord_tornado_is_empty (ConcordChart *chart)
{
  return CONCORD_TORNADO (chart)->rows->len == 0;
}

static void
concord_tornado_finalize (GObject *object)
{
  ConcordTornado *tornado = CONCORD_TORNADO (object);

  g_ptr_array_unref (tornado->rows);
  g_free (tornado->axis_title);
  g_free (tornado->base_label);
  g_free (tornado->below);
  g_free (tornado->above);
  g_free (tornado->end_title);
  g_free (tornado->end_names[0]);
  g_free (tornado->end_names[1]);
  G_OBJECT_CLASS (concord_tornado_parent_class)->finalize (object);
}

static void
concord_tornado_class_init (ConcordTornadoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_tornado_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_tornado_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_tornado_plot;
}

static void
concord_tornado_init (ConcordTornado *tornado)
{
  tornado->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
}

/**
 * concord_tornado_new:
 *
 * Returns: (transfer full): a chart without rows whose result stands at 0.
 */
ConcordTornado *
concord_tornado_new (void)
{
  return g_object_new (CONCORD_TYPE_TORNADO, NULL);
}

static void
take (char **slot, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*slot);
  *slot = copy;
}

/**
 * concord_tornado_set_axis:
 * @tornado: a chart
 * @title: (nullable): what the result is
 * @kind: how it is written
 */
void
concord_tornado_set_axis (ConcordTornado *tornado, const char *title, ConcordNumberKind kind)
{
  g_return_if_fail (CONCORD_IS_TORNADO (tornado));

  take (&tornado->axis_title, title);
  tornado->kind = kind;
}

/**
 * concord_tornado_set_base:
 * @tornado: a chart
 * @value: where the result stands when all inputs are as they are likely
 * @label: (nullable): what stands above the line there
 */
void
concord_tornado_set_base (ConcordTornado *tornado, double value, const char *label)
{
  g_return_if_fail (CONCORD_IS_TORNADO (tornado));

  tornado->base = isfinite (value) ? value : 0;
  take (&tornado->base_label, label);
}

/**
 * concord_tornado_set_sides:
 * @tornado: a chart
 * @below: (nullable): what a result below zero means
 * @above: (nullable): what one above zero means
 */
void
concord_tornado_set_sides (ConcordTornado *tornado, const char *below, const char *above)
{
  g_return_if_fail (CONCORD_IS_TORNADO (tornado));

  take (&tornado->below, below);
  take (&tornado->above, above);
}

/**
 * concord_tornado_set_end_names:
 * @tornado: a chart
 * @low: (nullable): what the bar to the low end is called in the legend; %NULL for no legend
 * @high: what the bar to the high end is called
 */
void
concord_tornado_set_end_names (ConcordTornado *tornado, const char *low, const char *high)
{
  g_return_if_fail (CONCORD_IS_TORNADO (tornado));
  g_return_if_fail ((low == NULL) == (high == NULL));

  take (&tornado->end_names[0], low);
  take (&tornado->end_names[1], high);
}

/**
 * concord_tornado_set_end_title:
 * @tornado: a chart
 * @title: (nullable): what the texts at the right end of the rows are, above them
 */
void
concord_tornado_set_end_title (ConcordTornado *tornado, const char *title)
{
  g_return_if_fail (CONCORD_IS_TORNADO (tornado));

  take (&tornado->end_title, title);
}

/**
 * concord_tornado_add_row:
 * @tornado: a chart
 * @id: (nullable): the caller's name for the row
 * @label: its name
 * @note: (nullable): what is to be known about it
 * @at_low: the result when the input is at its low end; NaN where it has no range
 * @at_high: the same at its high end
 * @end_text: (nullable): what stands at the right end
 * @words: (nullable): the sentence that says it; the label if absent
 */
void
concord_tornado_add_row (ConcordTornado *tornado,
                         const char *id,
                         const char *label,
                         const char *note,
                         double at_low,
                         double at_high,
                         const char *end_text,
                         const char *words)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_TORNADO (tornado));

  row = g_new0 (Row, 1);
  row->id = g_strdup (id);
  row->label = g_strdup (label != NULL ? label : "");
  row->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  row->end_text = end_text != NULL && *end_text != '\0' ? g_strdup (end_text) : NULL;
  row->words = g_strdup (words != NULL ? words : row->label);
  row->at[0] = isfinite (at_low) && isfinite (at_high) ? at_low : NAN;
  row->at[1] = isfinite (at_low) && isfinite (at_high) ? at_high : NAN;
  g_ptr_array_add (tornado->rows, row);
}

/**
 * concord_tornado_set_end_texts:
 * @tornado: a chart with a row
 * @low: (nullable): what the input of the last row is at its low end, written beside the bar
 * @high: (nullable): the same at its high end
 */
void
concord_tornado_set_end_texts (ConcordTornado *tornado, const char *low, const char *high)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_TORNADO (tornado) && tornado->rows->len > 0);

  row = row_at (tornado, tornado->rows->len - 1);
  take (&row->texts[0], low);
  take (&row->texts[1], high);
}
