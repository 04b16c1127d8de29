#include "charts/stacked-bars.h"

#include "charts/legend.h"
#include "charts/rows.h"


#include "concord-words.h"
#include <math.h>

#define MOST_LABEL_SHARE 0.36
#define GAP 6.0
#define ROOM_BELOW 4.0 /* that an interval needs between bar and next row */

typedef struct
{
  char *id, *label, *note;
  char *end;           /* what stands at the bar's end in place of the total, or NULL */
  double *values;      /* one for each series; NaN is absent */
  double total;        /* of those that are there; NaN if none is */
  double below, above; /* where the bar ends, left and right of zero */
  double low, high;
} Item;

struct _ConcordStackedBars
{
  ConcordChart parent_instance;

  GPtrArray *series; /* of char * */
  GPtrArray *items;  /* of Item * */
  char *unit;
  ConcordNumberKind kind;
  gboolean ordered; /* the series have an order: from dark to light */
};

G_DEFINE_FINAL_TYPE (ConcordStackedBars, concord_stacked_bars, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. */
typedef struct
{
  ConcordStackedBars *bars;
  ConcordLayout *layout;
  ConcordRows *rows;
  ConcordAxis axis;
  int decimals;
  double end_width; /* of the widest total */
} Drawing;

static void
item_free (Item *item)
{
  g_free (item->id);
  g_free (item->label);
  g_free (item->note);
  g_free (item->end);
  g_free (item->values);
  g_free (item);
}

static Item *
item_at (ConcordStackedBars *bars, guint i)
{
  return g_ptr_array_index (bars->items, i);
}

static gboolean
has_interval (const Item *item)
{
  return isfinite (item->low) && isfinite (item->high) && item->high >= item->low;
}

/* The fill of a series: by its place in the order, or one that stands apart from the others. */
static ConcordRole
role_of (const ConcordStackedBars *bars, guint s)
{
  static const ConcordRole ordered[] = { CONCORD_ROLE_SEQUENTIAL_0, CONCORD_ROLE_SEQUENTIAL_1,
                                         CONCORD_ROLE_SEQUENTIAL_2, CONCORD_ROLE_SURFACE };

  return bars->ordered ? ordered[MIN (s, G_N_ELEMENTS (ordered) - 1)]
                       : concord_series_role (s, bars->series->len);
}

static ConcordPattern
pattern_of (const ConcordStackedBars *bars, guint s)
{
  return bars->ordered ? CONCORD_PATTERN_SOLID : concord_series_pattern (s);
}

static char *
number_text (const Drawing *drawing, double value)
{
  return concord_number_dup_text (drawing->bars->kind, value, drawing->decimals);
}

/* One notation for all numbers of the picture. */
static int
find_decimals (ConcordStackedBars *bars)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  if (bars->kind == CONCORD_NUMBER_PERCENT)
    return 0;
  for (guint i = 0; i < bars->items->len; i++)
    {
      g_array_append_vals (all, item_at (bars, i)->values, bars->series->len);
      g_array_append_val (all, item_at (bars, i)->total);
    }
  return concord_number_decimals ((double *)(void *)all->data, all->len);
}

static char *
end_text (const Drawing *drawing, const Item *item)
{
  g_autofree char *total = number_text (drawing, item->total);

  if (item->end != NULL)
    return g_strdup (item->end);
  if (item->note == NULL || isnan (item->total))
    return g_steal_pointer (&total);
  /* Translators: a total of which parts are still missing */
  return g_strdup_printf (_ ("%s so far"), total);
}

/* The sentence of an item: its total, interval, parts and note. */
static char *
item_words (const Drawing *drawing, const Item *item)
{
  g_autofree char *total = number_text (drawing, item->total);
  GString *words = g_string_new (item->label);
  gboolean any = FALSE;

  if (isnan (item->total))
    g_string_append_printf (words, ", %s", _ ("no figures"));
  else if (item->end != NULL)
    g_string_append_printf (words, ", %s", item->end);
  else
    g_string_append_printf (words, _ (", total %s"), total);
  if (has_interval (item))
    {
      g_autofree char *low = number_text (drawing, item->low);
      g_autofree char *high = number_text (drawing, item->high);

      g_string_append_printf (words, _ (", between %s and %s"), low, high);
    }
  for (guint s = 0; s < drawing->bars->series->len; s++)
    {
      g_autofree char *value = number_text (drawing, item->values[s]);

      if (isnan (item->values[s]))
        continue;
      g_string_append_printf (words, "%s %s %s", any ? "," : ":",
                              (char *)g_ptr_array_index (drawing->bars->series, s), value);
      any = TRUE;
    }
  if (item->note != NULL)
    g_string_append_printf (words, "; %s", item->note);
  return g_string_free (words, FALSE);
}

/* The box of one part of an item's bar. @from is where the last part on its side ended and is moved
 * on. */
static ConcordBox
part_box (const Drawing *drawing, guint row, double value, double *below, double *above)
{
  ConcordBox box = concord_rows_bar (drawing->rows, row);
  double *from = value < 0 ? below : above;
  double one = concord_axis_at (&drawing->axis, *from);
  double other = concord_axis_at (&drawing->axis, *from + value);

  *from += value;
  box.x = MIN (one, other);
  box.width = fabs (other - one);
  return box;
}

/* Whether the row is high enough for the interval to stand below the bar. */
static gboolean
has_room_below (const Drawing *drawing, guint row)
{
  return concord_rows_get (drawing->rows, row)->height
         >= concord_rows_bar (drawing->rows, row).height + 2 * ROOM_BELOW;
}

/* Whether a part's number would stand under the line of the interval. */
static gboolean
under_interval (const Drawing *drawing, const Item *item, guint row, ConcordBox text)
{
  return has_interval (item) && !has_room_below (drawing, row)
         && text.x + text.width > concord_axis_at (&drawing->axis, item->low) - 3
         && text.x < concord_axis_at (&drawing->axis, item->high) + 3;
}

static void
draw_part (const Drawing *drawing, guint row, guint s, int mark, ConcordBox box)
{
  const Item *item = item_at (drawing->bars, row);
  guint n_series = drawing->bars->series->len;
  ConcordRole role = role_of (drawing->bars, s);
  ConcordShape *shape = concord_layout_add_rectangle (drawing->layout, mark, box, role);
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  g_autofree char *text = number_text (drawing, item->values[s]);
  double width = concord_text_width (drawing->layout->context, text, CONCORD_FONT_CAPTION);
  double middle = box.x + box.width / 2;
  gboolean outlined;
  ConcordShape *label;

  shape->pattern = pattern_of (drawing->bars, s);
  /* The lightest shade needs an edge, which would be all there is of a part as thin as a line. */
  outlined = role == CONCORD_ROLE_SURFACE && box.width > 1.5;
  shape->stroke = outlined ? CONCORD_ROLE_AXIS : CONCORD_ROLE_BACKGROUND;
  shape->line_width = outlined ? 0.6 : 1;
  if (item->note != NULL)
    {
      shape->ink = role;
      shape->fill = CONCORD_ROLE_BACKGROUND;
      shape->pattern = CONCORD_PATTERN_HATCH;
      shape->stroke = role;
    }
  if (n_series < 2 || width + 5 > box.width || line > box.height
      || under_interval (drawing, item, row, (ConcordBox){ middle - width / 2, 0, width, 0 }))
    return;
  label = concord_layout_add_text (drawing->layout, mark, text, CONCORD_FONT_CAPTION,
                                   CONCORD_ROLE_TEXT, middle, box.y + (box.height - line) / 2, 0.5);
  label->over = shape->fill;
  label->over_pattern = shape->pattern;
}

/* The interval as a line with caps below the bar, or through it where the row is too low; then on a
 * light edge, so that it shows on any fill. */
static void
draw_interval (const Drawing *drawing, const Item *item, guint row, int mark)
{
  ConcordBox bar = concord_rows_bar (drawing->rows, row);
  gboolean below = has_room_below (drawing, row);
  double low = concord_axis_at (&drawing->axis, item->low);
  double high = concord_axis_at (&drawing->axis, item->high);
  double middle = bar.y + (below ? bar.height + 3 : bar.height / 2);
  double cap = below ? 2 : MIN (bar.height / 4, 4);

  for (int pass = below ? 1 : 0; pass < 2; pass++)
    {
      ConcordRole role = pass == 0 ? CONCORD_ROLE_BACKGROUND : CONCORD_ROLE_TEXT;
      double width = pass == 0 ? 3 : 1.2, more = pass == 0 ? 0.9 : 0;

      concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ low - more, middle },
                               (ConcordPoint){ high + more, middle }, role, width);
      concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ low, middle - cap - more },
                               (ConcordPoint){ low, middle + cap + more }, role, width);
      concord_layout_add_line (drawing->layout, mark, (ConcordPoint){ high, middle - cap - more },
                               (ConcordPoint){ high, middle + cap + more }, role, width);
    }
}

static void
draw_end (const Drawing *drawing, const Item *item, guint row, int mark)
{
  ConcordBox bar = concord_rows_bar (drawing->rows, row);
  gboolean whole = item->note == NULL && isfinite (item->total);
  ConcordFont font = whole ? CONCORD_FONT_STRONG : CONCORD_FONT_LABEL;
  double line = concord_layout_line_height (drawing->layout, font);
  g_autofree char *text = end_text (drawing, item);
  double x = concord_axis_at (&drawing->axis, MAX (item->above, 0));

  if (has_interval (item) && !has_room_below (drawing, row))
    x = MAX (x, concord_axis_at (&drawing->axis, item->high));
  concord_layout_add_text (drawing->layout, mark, text, font,
                           whole ? CONCORD_ROLE_TEXT : CONCORD_ROLE_MUTED, x + GAP,
                           bar.y + (bar.height - line) / 2, 0)
      ->clears
      = TRUE;
}

static void
draw_item (const Drawing *drawing, guint row)
{
  const Item *item = item_at (drawing->bars, row);
  g_autofree char *words = item_words (drawing, item);
  double right = MIN (drawing->axis.to + GAP + drawing->end_width, drawing->layout->width);
  int mark = concord_rows_begin (drawing->rows, row, right, words, item->id);
  double below = 0, above = 0;

  for (guint s = 0; s < drawing->bars->series->len; s++)
    if (isfinite (item->values[s]) && item->values[s] != 0)
      draw_part (drawing, row, s, mark, part_box (drawing, row, item->values[s], &below, &above));
  if (has_interval (item))
    draw_interval (drawing, item, row, mark);
  draw_end (drawing, item, row, mark);
}

/* The scale over all bars and intervals, from zero, placed between names and totals. */
static void
fit_axis (Drawing *drawing, double left, double right)
{
  double min = 0, max = 0;

  for (guint i = 0; i < drawing->bars->items->len; i++)
    {
      const Item *item = item_at (drawing->bars, i);

      min = MIN (min, item->below);
      max = MAX (max, item->above);
      if (has_interval (item))
        {
          min = MIN (min, item->low);
          max = MAX (max, item->high);
        }
    }
  concord_axis_fit (&drawing->axis, min, max, (guint)CLAMP ((right - left) / 42, 2, 7),
                    drawing->bars->kind);
  concord_axis_place (&drawing->axis, left, right);
}

/* Tries to write the series' names over the parts of the first bar. With @dry nothing is drawn. */
static gboolean
name_parts (const Drawing *drawing, double y, gboolean dry)
{
  const Item *item = item_at (drawing->bars, 0);
  double below = 0, above = 0, last_right = -1e9;

  if (drawing->bars->series->len < 2 || item->note != NULL)
    return FALSE;
  for (guint s = 0; s < drawing->bars->series->len; s++)
    {
      const char *name = g_ptr_array_index (drawing->bars->series, s);
      double width = concord_text_width (drawing->layout->context, name, CONCORD_FONT_CAPTION);
      ConcordBox box;
      double left;

      if (!(item->values[s] > 0))
        return FALSE;
      box = part_box (drawing, 0, item->values[s], &below, &above);
      left = box.x + box.width / 2 - width / 2;
      if (left < last_right + 5 || left < drawing->axis.from - 10 || box.width < 12
          || fabs (width - box.width) > width * 0.7 + box.width
          || left + width > drawing->layout->width || width > box.width + 12)
        return FALSE;
      last_right = left + width;
      if (!dry)
        concord_layout_add_text (drawing->layout, -1, name, CONCORD_FONT_CAPTION, CONCORD_ROLE_TEXT,
                                 left, y, 0);
    }
  return TRUE;
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  guint n_series = drawing->bars->series->len;
  g_autofree ConcordLegendEntry *entries = g_new0 (ConcordLegendEntry, n_series + 1);

  for (guint s = 0; s < n_series; s++)
    {
      entries[s].name = g_ptr_array_index (drawing->bars->series, s);
      entries[s].fill = role_of (drawing->bars, s);
      entries[s].pattern = pattern_of (drawing->bars, s);
      entries[s].stroke
          = entries[s].fill == CONCORD_ROLE_SURFACE ? CONCORD_ROLE_AXIS : CONCORD_ROLE_NONE;
    }
  return n_series < 2 ? 0 : concord_legend_draw (drawing->layout, entries, n_series, area);
}

static double
widest_end (const Drawing *drawing)
{
  double widest = 0;

  for (guint i = 0; i < drawing->bars->items->len; i++)
    {
      g_autofree char *text = end_text (drawing, item_at (drawing->bars, i));

      widest
          = MAX (widest, concord_text_width (drawing->layout->context, text, CONCORD_FONT_STRONG));
    }
  return widest;
}

static double
concord_stacked_bars_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordStackedBars *bars = CONCORD_STACKED_BARS (chart);
  g_autoptr (ConcordRows) rows = concord_rows_new (layout, area.x, area.width * MOST_LABEL_SHARE);
  Drawing drawing = { .bars = bars, .layout = layout, .rows = rows };
  double head;

  drawing.decimals = find_decimals (bars);
  for (guint i = 0; i < bars->items->len; i++)
    concord_rows_add (rows, item_at (bars, i)->label, item_at (bars, i)->note);
  drawing.end_width = widest_end (&drawing);
  fit_axis (&drawing, area.x + rows->label_width + GAP,
            area.x + area.width - drawing.end_width - GAP);
  if (drawing.axis.to - drawing.axis.from < CONCORD_LEAST_PLOT_WIDTH)
    return INFINITY;
  concord_rows_fit (rows, area.y, INFINITY);
  if (name_parts (&drawing, 0, TRUE))
    {
      name_parts (&drawing, area.y, FALSE);
      head = concord_layout_line_height (layout, CONCORD_FONT_CAPTION) + 1;
    }
  else
    head = draw_legend (&drawing, area);
  concord_rows_place (rows, &drawing.axis, bars->unit, area, head);
  for (guint i = 0; i < rows->n_shown; i++)
    draw_item (&drawing, i);
  return concord_rows_finish (rows, &drawing.axis, bars->unit, area.width) - area.y;
}

static gboolean
concord_stacked_bars_is_empty (ConcordChart *chart)
{
  ConcordStackedBars *bars = CONCORD_STACKED_BARS (chart);

  return bars->items->len == 0 || bars->series->len == 0;
}

static void
concord_stacked_bars_finalize (GObject *object)
{
  ConcordStackedBars *bars = CONCORD_STACKED_BARS (object);

  g_ptr_array_unref (bars->series);
  g_ptr_array_unref (bars->items);
  g_free (bars->unit);
  G_OBJECT_CLASS (concord_stacked_bars_parent_class)->finalize (object);
}

static void
concord_stacked_bars_class_init (ConcordStackedBarsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_stacked_bars_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_stacked_bars_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_stacked_bars_plot;
}

static void
concord_stacked_bars_init (ConcordStackedBars *bars)
{
  bars->series = g_ptr_array_new_with_free_func (g_free);
  bars->items = g_ptr_array_new_with_free_func ((GDestroyNotify)item_free);
}

/**
 * concord_stacked_bars_new:
 *
 * Returns: (transfer full): a chart without series or items.
 */
ConcordStackedBars *
concord_stacked_bars_new (void)
{
  return g_object_new (CONCORD_TYPE_STACKED_BARS, NULL);
}

/**
 * concord_stacked_bars_add_series:
 * @bars: a chart without items yet
 * @name: what the part is called
 */
void
concord_stacked_bars_add_series (ConcordStackedBars *bars, const char *name)
{
  g_return_if_fail (CONCORD_IS_STACKED_BARS (bars));
  g_return_if_fail (bars->items->len == 0);

  g_ptr_array_add (bars->series, g_strdup (name != NULL ? name : ""));
}

/**
 * concord_stacked_bars_add_item:
 * @bars: a chart with all its series
 * @id: (nullable): the caller's name for the item
 * @label: its name
 * @values: (array): one number for each series, in the unit of the axis; absent is NaN; negative
 *   ones are stacked to the left of zero
 * @low: lower bound of the total, or NaN
 * @high: upper bound of the total, or NaN
 * @note: (nullable): why the item isn't complete; it is then drawn hatched and without the rank
 *   that a bold total suggests
 */
void
concord_stacked_bars_add_item (ConcordStackedBars *bars,
                               const char *id,
                               const char *label,
                               const double *values,
                               double low,
                               double high,
                               const char *note)
{
  Item *item;

  g_return_if_fail (CONCORD_IS_STACKED_BARS (bars));
  g_return_if_fail (values != NULL || bars->series->len == 0);

  item = g_new0 (Item, 1);
  item->id = g_strdup (id);
  item->label = g_strdup (label != NULL ? label : "");
  item->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  item->values = g_new (double, MAX (bars->series->len, 1));
  item->total = NAN;
  item->low = low;
  item->high = high;
  for (guint s = 0; s < bars->series->len; s++)
    {
      item->values[s] = isfinite (values[s]) ? values[s] : NAN;
      if (isnan (item->values[s]))
        continue;
      item->total = (isnan (item->total) ? 0 : item->total) + values[s];
      *(values[s] < 0 ? &item->below : &item->above) += values[s];
    }
  g_ptr_array_add (bars->items, item);
}

/**
 * concord_stacked_bars_set_unit:
 * @bars: a chart
 * @axis_title: (nullable): what the bars measure, "points out of 100"
 */
void
concord_stacked_bars_set_unit (ConcordStackedBars *bars, const char *axis_title)
{
  g_return_if_fail (CONCORD_IS_STACKED_BARS (bars));

  g_free (bars->unit);
  bars->unit = g_strdup (axis_title);
}

/**
 * concord_stacked_bars_set_number_kind:
 * @bars: a chart
 * @kind: how its numbers are written; plain if never set
 */
void
concord_stacked_bars_set_number_kind (ConcordStackedBars *bars, ConcordNumberKind kind)
{
  g_return_if_fail (CONCORD_IS_STACKED_BARS (bars));

  bars->kind = kind;
}

/**
 * concord_stacked_bars_set_ordered:
 * @bars: a chart
 * @ordered: whether the series have an order, such as ranks: they are then shaded from dark to
 *   light, all from the fourth on alike
 */
void
concord_stacked_bars_set_ordered (ConcordStackedBars *bars, gboolean ordered)
{
  g_return_if_fail (CONCORD_IS_STACKED_BARS (bars));

  bars->ordered = ordered;
}

/**
 * concord_stacked_bars_set_last_end:
 * @bars: a chart with an item
 * @text: (nullable): what stands at the end of the last item's bar in place of its total, where all
 *   bars are as long: "first in 83 of 100"
 */
void
concord_stacked_bars_set_last_end (ConcordStackedBars *bars, const char *text)
{
  Item *item;

  g_return_if_fail (CONCORD_IS_STACKED_BARS (bars) && bars->items->len > 0);

  item = item_at (bars, bars->items->len - 1);
  g_free (item->end);
  item->end = g_strdup (text);
}
