#include "charts/diverging-bars.h"

#include "charts/legend.h"
#include "charts/rows.h"


#include "concord-words.h"
#include <math.h>

#define MOST_LABEL_SHARE 0.32
#define GAP 8.0
#define MOST_LEVELS 7
#define NARROW 430.0

typedef struct
{
  char *id, *label, *net_text, *note, *n_text;
  char *words;                /* in the place of a bar, or NULL */
  double shares[MOST_LEVELS]; /* all 0 if nobody answered */
  double shown[MOST_LEVELS];  /* the same as they are written: whole percentages that add to 100 */
  double n;
} Row;

struct _ConcordDivergingBars
{
  ConcordChart parent_instance;

  char *levels[MOST_LEVELS];
  guint n_levels;
  char *net_title;
  GPtrArray *rows; /* of Row * */
};

G_DEFINE_FINAL_TYPE (ConcordDivergingBars, concord_diverging_bars, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. All scales have the same length for a share. */
typedef struct
{
  ConcordDivergingBars *bars;
  ConcordLayout *layout;
  ConcordRows *rows;
  ConcordAxis axis, neutral;
  ConcordAxis ticks, neutral_ticks; /* where lines stand on them */
  gboolean narrow;           /* no room for columns: their texts go below the names */
  double n_right, net_right; /* right edges of the columns of numbers */
  double right;
} Drawing;

static void
row_free (Row *row)
{
  g_free (row->id);
  g_free (row->label);
  g_free (row->net_text);
  g_free (row->note);
  g_free (row->n_text);
  g_free (row->words);
  g_free (row);
}

static Row *
row_at (ConcordDivergingBars *bars, guint i)
{
  return g_ptr_array_index (bars->rows, i);
}

static gboolean
has_neutral (const ConcordDivergingBars *bars)
{
  return bars->n_levels % 2 == 1;
}

/* Shares of a row left of zero, right of it and neutral. */
static void
split_row (const ConcordDivergingBars *bars,
           const Row *row,
           double *negative,
           double *positive,
           double *neutral)
{
  guint side = bars->n_levels / 2;

  *negative = *positive = *neutral = 0;
  for (guint k = 0; k < bars->n_levels; k++)
    *(k < side ? negative : k >= bars->n_levels - side ? positive : neutral) += row->shares[k];
}

static char *
row_words (const ConcordDivergingBars *bars, const Row *row)
{
  GString *words = g_string_new (row->label);

  g_string_append_printf (words, ", %s", row->n_text);
  for (guint k = 0; k < bars->n_levels && row->n > 0; k++)
    {
      g_autofree char *share = concord_number_dup_text (CONCORD_NUMBER_PERCENT, row->shown[k], 0);

      g_string_append_printf (words, "%s %s %s", k == 0 ? ":" : ",", bars->levels[k], share);
    }
  if (row->words != NULL)
    g_string_append_printf (words, "; %s", row->words);
  if (row->net_text != NULL)
    g_string_append_printf (words, "; %s %s", bars->net_title != NULL ? bars->net_title : _ ("Net"),
                            row->net_text);
  if (row->note != NULL)
    g_string_append_printf (words, "; %s", row->note);
  return g_string_free (words, FALSE);
}

static void
draw_part (const Drawing *drawing, guint level, double shown, int mark, ConcordBox box)
{
  ConcordRole role = concord_level_role (level, drawing->bars->n_levels);
  ConcordShape *shape = concord_layout_add_rectangle (drawing->layout, mark, box, role), *label;
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  g_autofree char *text = concord_number_dup_text (CONCORD_NUMBER_PERCENT, shown, 0);
  double width = concord_text_width (drawing->layout->context, text, CONCORD_FONT_CAPTION);

  shape->stroke = CONCORD_ROLE_BACKGROUND;
  shape->line_width = 1;
  if (line > box.height)
    return;
  if (width + 4 > box.width)
    {
      /* A neutral bar has its column to itself, so its number may stand beside it. */
      if (role == CONCORD_ROLE_NEUTRAL
          && box.x + box.width + 3 + width <= drawing->neutral.to + GAP / 2)
        concord_layout_add_text (drawing->layout, mark, text, CONCORD_FONT_CAPTION,
                                 CONCORD_ROLE_TEXT, box.x + box.width + 3,
                                 box.y + (box.height - line) / 2, 0)
            ->clears
            = TRUE;
      return;
    }
  label = concord_layout_add_text (drawing->layout, mark, text, CONCORD_FONT_CAPTION,
                                   CONCORD_ROLE_TEXT, box.x + box.width / 2,
                                   box.y + (box.height - line) / 2, 0.5);
  label->over = role;
}

/* One part of the bar from @from to @from + @share on a scale. */
static void
draw_share (const Drawing *drawing,
            const ConcordAxis *axis,
            guint row,
            guint level,
            double from,
            double share,
            int mark)
{
  ConcordBox box = concord_rows_bar (drawing->rows, row);
  double one = concord_axis_at (axis, from), other = concord_axis_at (axis, from + share);

  box.x = MIN (one, other);
  box.width = fabs (other - one);
  if (fabs (share) > 0)
    draw_part (drawing, level, row_at (drawing->bars, row)->shown[level], mark, box);
}

static void
draw_bar (const Drawing *drawing, guint i, int mark)
{
  const ConcordDivergingBars *bars = drawing->bars;
  const Row *row = row_at (drawing->bars, i);
  guint side = bars->n_levels / 2;
  double negative, positive, neutral, from;

  split_row (bars, row, &negative, &positive, &neutral);
  from = -negative;
  for (guint k = 0; k < side; k++)
    {
      draw_share (drawing, &drawing->axis, i, k, from, row->shares[k], mark);
      from += row->shares[k];
    }
  from = 0;
  for (guint k = bars->n_levels - side; k < bars->n_levels; k++)
    {
      draw_share (drawing, &drawing->axis, i, k, from, row->shares[k], mark);
      from += row->shares[k];
    }
  if (has_neutral (bars))
    draw_share (drawing, &drawing->neutral, i, side, 0, neutral, mark);
}

/* What stands where the bar would: from the left end of its scale, over the lines behind it. */
static void
draw_words (const Drawing *drawing, const Row *row, int mark, double middle)
{
  double small = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  double from = drawing->axis.from + 4;
  double to = has_neutral (drawing->bars) ? drawing->neutral.to : drawing->axis.to;
  g_auto (GStrv) lines = concord_text_wrap (drawing->layout->context, row->words,
                                            CONCORD_FONT_CAPTION, to - from, 2);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    concord_layout_add_text (drawing->layout, mark, lines[i], CONCORD_FONT_CAPTION,
                             CONCORD_ROLE_MUTED, from, middle - small * (n / 2.0 - i), 0)
        ->clears
        = TRUE;
}

static void
draw_row (const Drawing *drawing, guint i)
{
  const Row *row = row_at (drawing->bars, i);
  const ConcordRow *place = concord_rows_get (drawing->rows, i);
  double middle = place->top + place->height / 2;
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_STRONG);
  double small = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  g_autofree char *words = row_words (drawing->bars, row);
  int mark = concord_rows_begin (drawing->rows, i, drawing->right, words, row->id);

  draw_bar (drawing, i, mark);
  if (drawing->narrow)
    return;
  if (row->words != NULL)
    draw_words (drawing, row, mark, middle);
  concord_layout_add_text (drawing->layout, mark, row->n_text, CONCORD_FONT_CAPTION,
                           CONCORD_ROLE_MUTED, drawing->n_right, middle - small / 2, 1);
  if (row->net_text != NULL)
    concord_layout_add_text (drawing->layout, mark, row->net_text, CONCORD_FONT_STRONG,
                             CONCORD_ROLE_TEXT, drawing->net_right, middle - line / 2, 1);
}

/* Rounds a share up to a multiple of @unit, at least one. */
static double
round_up (double share, double unit)
{
  return MAX (ceil (share / unit - 1e-9), 1) * unit;
}

/* How far a scale reaches: to the next tick where ticks are close, else to the nearer of the next
 * 20 % and 25 %, so that no width is lost on shares that nobody gave. */
static double
find_reach (double share, double step)
{
  return step <= 0.25 ? round_up (share, step) : MIN (round_up (share, 0.2), round_up (share, 0.25));
}

/* A scale from -@low to @high with @scale points a share, and the scale of its ticks: the multiples
 * of @step that lie on it. */
static void
set_axis (ConcordAxis *axis,
          ConcordAxis *ticks,
          double low,
          double high,
          double step,
          double from,
          double scale)
{
  *axis = (ConcordAxis){ .low = -low, .high = high, .step = step, .kind = CONCORD_NUMBER_PERCENT };
  concord_axis_place (axis, from, from + (high + low) * scale);
  *ticks = *axis;
  ticks->low = -floor (low / step + 1e-9) * step;
  ticks->high = floor (high / step + 1e-9) * step;
  ticks->n_ticks = (guint)lround ((ticks->high - ticks->low) / step) + 1;
  concord_axis_place (ticks, concord_axis_at (axis, ticks->low), concord_axis_at (axis, ticks->high));
}

/* The largest shares left of zero, right of it and neutral. */
static void
find_largest (const ConcordDivergingBars *bars, double largest[3])
{
  largest[0] = largest[1] = largest[2] = 0;
  for (guint i = 0; i < bars->rows->len; i++)
    {
      double parts[3];

      split_row (bars, g_ptr_array_index (bars->rows, i), &parts[0], &parts[1], &parts[2]);
      for (guint k = 0; k < 3; k++)
        largest[k] = MAX (largest[k], parts[k]);
    }
}

/* Divides the width between the two scales, so that a share has the same length on both. */
static void
fit_axes (Drawing *drawing, double left, double right)
{
  static const double steps[] = { 0.1, 0.2, 0.25, 0.5, 1 };
  gboolean neutral = has_neutral (drawing->bars);
  double between = !neutral ? 0 : drawing->narrow ? 3 * GAP : 4 * GAP;
  double largest[3], reach[3], scale = 1, step = 1;

  find_largest (drawing->bars, largest);
  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      step = steps[s];
      for (guint k = 0; k < 3; k++)
        reach[k] = k < 2 || neutral ? find_reach (largest[k], step) : 0;
      scale = MAX (right - left - between, 30) / (reach[0] + reach[1] + reach[2]);
      /* A tick beyond the scale's ends would leave it with nothing but zero. */
      step = MIN (step, MAX (reach[0], reach[1]));
      if (scale * step >= 27)
        break;
    }
  set_axis (&drawing->axis, &drawing->ticks, reach[0], reach[1], step, left, scale);
  set_axis (&drawing->neutral, &drawing->neutral_ticks, 0, reach[2], MIN (step, MAX (reach[2], 0.1)),
            drawing->axis.to + between, scale);
}

static double
widest_text (const Drawing *drawing, gboolean net)
{
  const char *title = drawing->bars->net_title != NULL ? drawing->bars->net_title : _ ("Net");
  double widest = 0;

  for (guint i = 0; i < drawing->bars->rows->len; i++)
    {
      const Row *row = row_at (drawing->bars, i);
      const char *text = net ? row->net_text : row->n_text;

      if (text != NULL)
        widest
            = MAX (widest, concord_text_width (drawing->layout->context, text,
                                               net ? CONCORD_FONT_STRONG : CONCORD_FONT_CAPTION));
    }
  if (net && widest > 0)
    widest
        = MAX (widest, concord_text_width (drawing->layout->context, title, CONCORD_FONT_CAPTION));
  return widest;
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  ConcordDivergingBars *bars = drawing->bars;
  ConcordLegendEntry entries[MOST_LEVELS] = { 0 };
  guint side = bars->n_levels / 2, n = 0;

  for (guint k = 0; k < bars->n_levels; k++)
    if (!has_neutral (bars) || k != side)
      {
        entries[n].name = bars->levels[k];
        entries[n++].fill = concord_level_role (k, bars->n_levels);
      }
  if (has_neutral (bars))
    {
      entries[n].name = bars->levels[side];
      entries[n++].fill = CONCORD_ROLE_NEUTRAL;
    }
  return concord_legend_draw (drawing->layout, entries, n, area);
}

/* The titles of the columns that stand beside the bars. */
static double
draw_heads (const Drawing *drawing, double y, gboolean with_net)
{
  const char *net = drawing->bars->net_title != NULL ? drawing->bars->net_title : _ ("Net");

  if (!with_net)
    return 0;
  concord_layout_add_text (drawing->layout, -1, net, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                           drawing->net_right, y, 1);
  return concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION) + 1;
}

/* What stands below a row's name: its note, and where columns have no room, their texts. */
static char *
note_text (const Drawing *drawing, const Row *row)
{
  const char *net = drawing->bars->net_title != NULL ? drawing->bars->net_title : _ ("Net");
  GString *text;

  if (!drawing->narrow)
    return g_strdup (row->note);
  text = g_string_new (row->n_text);
  if (row->net_text != NULL)
    g_string_append_printf (text, ", %s %s", net, row->net_text);
  if (row->words != NULL)
    g_string_append_printf (text, ", %s", row->words);
  if (row->note != NULL)
    g_string_append_printf (text, ", %s", row->note);
  return g_string_free (text, FALSE);
}

static double
concord_diverging_bars_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordDivergingBars *bars = CONCORD_DIVERGING_BARS (chart);
  gboolean narrow = area.width < NARROW;
  g_autoptr (ConcordRows) rows
      = concord_rows_new (layout, area.x, area.width * (narrow ? 0.4 : MOST_LABEL_SHARE));
  Drawing drawing = { .bars = bars, .layout = layout, .rows = rows, .narrow = narrow };
  double foot = concord_rows_axis_height (layout, NULL), head, net_width, n_width, left, right;

  for (guint i = 0; i < bars->rows->len; i++)
    {
      g_autofree char *note = note_text (&drawing, row_at (bars, i));

      concord_rows_add (rows, row_at (bars, i)->label, note);
    }
  net_width = narrow ? 0 : widest_text (&drawing, TRUE);
  n_width = narrow ? 0 : widest_text (&drawing, FALSE);
  drawing.right = area.x + area.width;
  drawing.net_right = drawing.right;
  drawing.n_right = area.x + rows->label_width + GAP + n_width;
  left = drawing.n_right + GAP + 4;
  right = drawing.right - (net_width > 0 ? net_width + GAP : 0) - 8;
  if (right - left < 2 * CONCORD_LEAST_PLOT_WIDTH)
    return INFINITY;
  fit_axes (&drawing, left, right);
  head = draw_legend (&drawing, area);
  head += draw_heads (&drawing, area.y + head, net_width > 0);
  concord_rows_fit (rows, area.y + head, area.height - head - foot);
  concord_rows_grid (rows, &drawing.ticks, area.y + head, TRUE);
  if (has_neutral (bars))
    concord_rows_grid (rows, &drawing.neutral_ticks, area.y + head, TRUE);
  for (guint i = 0; i < rows->n_shown; i++)
    draw_row (&drawing, i);
  return rows->bottom + foot + concord_rows_draw_rest (rows, rows->bottom + foot, area.width)
         - area.y;
}

static gboolean
concord_diverging_bars_is_empty (ConcordChart *chart)
{
  ConcordDivergingBars *bars = CONCORD_DIVERGING_BARS (chart);

  return bars->rows->len == 0 || bars->n_levels == 0;
}

static void
concord_diverging_bars_finalize (GObject *object)
{
  ConcordDivergingBars *bars = CONCORD_DIVERGING_BARS (object);

  for (guint k = 0; k < MOST_LEVELS; k++)
    g_free (bars->levels[k]);
  g_free (bars->net_title);
  g_ptr_array_unref (bars->rows);
  G_OBJECT_CLASS (concord_diverging_bars_parent_class)->finalize (object);
}

static void
concord_diverging_bars_class_init (ConcordDivergingBarsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_diverging_bars_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_diverging_bars_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_diverging_bars_plot;
}

static void
concord_diverging_bars_init (ConcordDivergingBars *bars)
{
  bars->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
}

/**
 * concord_diverging_bars_new:
 *
 * Returns: (transfer full): a chart without levels or rows.
 */
ConcordDivergingBars *
concord_diverging_bars_new (void)
{
  return g_object_new (CONCORD_TYPE_DIVERGING_BARS, NULL);
}

/**
 * concord_diverging_bars_set_levels:
 * @bars: a chart without rows yet
 * @n_levels: 2 to 7; the middle one of an odd number is neutral
 * @names: (array length=n_levels): from the most negative to the most positive
 */
void
concord_diverging_bars_set_levels (ConcordDivergingBars *bars,
                                   guint n_levels,
                                   const char *const *names)
{
  g_return_if_fail (CONCORD_IS_DIVERGING_BARS (bars));
  g_return_if_fail (n_levels >= 2 && n_levels <= MOST_LEVELS);
  g_return_if_fail (bars->rows->len == 0);

  for (guint k = 0; k < MOST_LEVELS; k++)
    {
      g_free (bars->levels[k]);
      bars->levels[k] = g_strdup (k < n_levels ? names[k] : NULL);
    }
  bars->n_levels = n_levels;
}

/**
 * concord_diverging_bars_set_net_title:
 * @bars: a chart
 * @title: (nullable): the head of the column of net texts; %NULL for "Net"
 */
void
concord_diverging_bars_set_net_title (ConcordDivergingBars *bars, const char *title)
{
  g_return_if_fail (CONCORD_IS_DIVERGING_BARS (bars));

  g_free (bars->net_title);
  bars->net_title = g_strdup (title);
}

/**
 * concord_diverging_bars_add_row:
 * @bars: a chart that knows its levels
 * @id: (nullable): the caller's name for the row
 * @label: its name
 * @counts: (array): answers at each level, 0 or more, weighted or not; absent or negative counts
 *   as 0
 * @net_text: (nullable): net agreement, with its interval where there is one: "+32 (24 to 40)"
 * @note: (nullable): what is to be known about it: "of those who chose to answer"
 *
 * Bars show shares of the row's sum; "n = " the sum stands before them, see
 * concord_diverging_bars_set_n_text().
 */
void
concord_diverging_bars_add_row (ConcordDivergingBars *bars,
                                const char *id,
                                const char *label,
                                const double *counts,
                                const char *net_text,
                                const char *note)
{
  g_autofree char *n = NULL;
  Row *row;

  g_return_if_fail (CONCORD_IS_DIVERGING_BARS (bars));
  g_return_if_fail (bars->n_levels > 0 && counts != NULL);

  row = g_new0 (Row, 1);
  row->id = g_strdup (id);
  row->label = g_strdup (label != NULL ? label : "");
  row->net_text = net_text != NULL && *net_text != '\0' ? g_strdup (net_text) : NULL;
  row->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  for (guint k = 0; k < bars->n_levels; k++)
    row->n += isfinite (counts[k]) ? CLAMP (counts[k], 0, 1e15) : 0;
  for (guint k = 0; k < bars->n_levels && row->n > 0; k++)
    row->shares[k] = isfinite (counts[k]) ? CLAMP (counts[k], 0, 1e15) / row->n : 0;
  concord_number_round_shares (row->shares, bars->n_levels, row->shown);
  n = concord_number_dup_plain (row->n, 0);
  row->n_text = g_strdup_printf (_ ("n = %s"), n);
  g_ptr_array_add (bars->rows, row);
}

/**
 * concord_diverging_bars_set_n_text:
 * @bars: a chart
 * @n_text: how many answered the row that was added last, where the counts are weighted: "n = 212"
 */
void
concord_diverging_bars_set_n_text (ConcordDivergingBars *bars, const char *n_text)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_DIVERGING_BARS (bars));
  g_return_if_fail (bars->rows->len > 0 && n_text != NULL);

  row = row_at (bars, bars->rows->len - 1);
  g_free (row->n_text);
  row->n_text = g_strdup (n_text);
}

/**
 * concord_diverging_bars_set_words:
 * @bars: a chart
 * @words: what stands in the place of the bar of the row that was added last, where it has none
 */
void
concord_diverging_bars_set_words (ConcordDivergingBars *bars, const char *words)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_DIVERGING_BARS (bars));
  g_return_if_fail (bars->rows->len > 0 && words != NULL);

  row = row_at (bars, bars->rows->len - 1);
  g_free (row->words);
  row->words = g_strdup (words);
}
