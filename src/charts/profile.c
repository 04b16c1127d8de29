#include "charts/profile.h"

#include "charts/legend.h"
#include "charts/marker.h"
#include "charts/rows.h"


#include "concord-words.h"
#include <math.h>

#define MOST_LABEL_SHARE 0.36
#define GAP 8.0
#define RADIUS 4.2
#define QUIET_RADIUS 3.0
#define LANE 3.5
#define BAR 8.0

typedef struct
{
  char *id, *label, *note;
  double *values;     /* one for each series; NaN is absent */
  gboolean *doubtful; /* likewise, or NULL */
  gboolean heading;
} Row;

typedef struct
{
  char *name;
  gboolean quiet;
} Series;

struct _ConcordProfile
{
  ConcordChart parent_instance;

  ConcordProfileKind kind;
  GPtrArray *series; /* of Series * */
  GPtrArray *rows;   /* of Row * */
  char *axis_title;
  ConcordNumberKind number_kind;
  double min, max;
};

G_DEFINE_FINAL_TYPE (ConcordProfile, concord_profile, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. */
typedef struct
{
  ConcordProfile *profile;
  ConcordLayout *layout;
  ConcordRows *rows;
  ConcordAxis axis;
  int decimals;
  double right;
} Drawing;

static void
row_free (Row *row)
{
  g_free (row->id);
  g_free (row->label);
  g_free (row->note);
  g_free (row->values);
  g_free (row->doubtful);
  g_free (row);
}

static void
series_free (Series *series)
{
  g_free (series->name);
  g_free (series);
}

static Row *
row_at (const ConcordProfile *profile, guint i)
{
  return g_ptr_array_index (profile->rows, i);
}

static Series *
series_at (const ConcordProfile *profile, guint s)
{
  return g_ptr_array_index (profile->series, s);
}

static gboolean
is_doubtful (const Row *row, guint s)
{
  return row->doubtful != NULL && row->doubtful[s];
}

static ConcordRole
role_of (const ConcordProfile *profile, guint s)
{
  return series_at (profile, s)->quiet ? CONCORD_ROLE_GRID
                                       : concord_series_role (s, profile->series->len);
}

static char *
number_text (const Drawing *drawing, double value)
{
  return concord_number_dup_text (drawing->profile->number_kind, value, drawing->decimals);
}

static int
find_decimals (const ConcordProfile *profile)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));

  if (profile->number_kind == CONCORD_NUMBER_PERCENT)
    return 0;
  for (guint i = 0; i < profile->rows->len; i++)
    if (!row_at (profile, i)->heading)
      g_array_append_vals (all, row_at (profile, i)->values, profile->series->len);
  return MIN (concord_number_decimals ((double *)(void *)all->data, all->len), 1);
}

static char *
row_words (const Drawing *drawing, const Row *row)
{
  GString *words = g_string_new (row->label);

  for (guint s = 0; s < drawing->profile->series->len; s++)
    {
      g_autofree char *value = isfinite (row->values[s]) ? number_text (drawing, row->values[s])
                                                         : g_strdup (_ ("no figure"));

      g_string_append_printf (words, "%s %s %s", s == 0 ? ":" : ",",
                              series_at (drawing->profile, s)->name, value);
    }
  if (row->note != NULL)
    g_string_append_printf (words, "; %s", row->note);
  return g_string_free (words, FALSE);
}

/* The middle of a series' lane in a row: series are a little apart, so that equal values show. */
static double
lane_of (const Drawing *drawing, guint row, guint s)
{
  const ConcordRow *place = concord_rows_get (drawing->rows, row);
  guint n = drawing->profile->series->len;
  double most = drawing->profile->kind == CONCORD_PROFILE_BARS ? BAR + 2 : LANE;
  double step = MIN (most, place->height / (n + 0.5));

  return place->top + place->height / 2 + (s - (n - 1) / 2.0) * step;
}

static void
draw_bar (const Drawing *drawing, guint i, guint s, int mark)
{
  const Row *row = row_at (drawing->profile, i);
  double y = lane_of (drawing, i, s), zero = concord_axis_at (&drawing->axis, 0);
  double lane = drawing->profile->series->len < 2 ? BAR
                                                  : fabs (lane_of (drawing, i, 1)
                                                          - lane_of (drawing, i, 0));
  double height = MIN (BAR, lane - 1), end = concord_axis_at (&drawing->axis, row->values[s]);
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  ConcordRole role = role_of (drawing->profile, s);
  g_autofree char *text = number_text (drawing, row->values[s]);
  ConcordShape *bar;

  if (isfinite (row->values[s]))
    {
      bar = concord_layout_add_rectangle (
          drawing->layout, mark,
          (ConcordBox){ MIN (zero, end), y - height / 2, fabs (end - zero), height }, role);
      bar->pattern = concord_series_pattern (s);
      if (is_doubtful (row, s))
        {
          bar->fill = CONCORD_ROLE_BACKGROUND;
          bar->ink = bar->stroke = role;
          bar->line_width = 1;
          bar->pattern = CONCORD_PATTERN_CROSS;
        }
    }
  if (lane >= line * 0.98)
    concord_layout_add_text (drawing->layout, mark, text, CONCORD_FONT_CAPTION,
                             isfinite (row->values[s]) ? CONCORD_ROLE_TEXT : CONCORD_ROLE_MUTED,
                             MAX (end, zero) + 4, y - line / 2, 0)
        ->clears
        = TRUE;
}

static void
draw_marker (const Drawing *drawing, guint i, guint s, int mark)
{
  const Row *row = row_at (drawing->profile, i);
  gboolean quiet = series_at (drawing->profile, s)->quiet;
  ConcordPoint at
      = { concord_axis_at (&drawing->axis, row->values[s]), lane_of (drawing, i, s) };
  ConcordShape *marker;

  if (!isfinite (row->values[s]))
    return;
  marker = concord_marker_draw (drawing->layout, mark, s, at, quiet ? QUIET_RADIUS : RADIUS,
                                quiet ? CONCORD_ROLE_MUTED : role_of (drawing->profile, s));
  if (quiet || is_doubtful (row, s))
    {
      marker->stroke = marker->fill;
      marker->fill = CONCORD_ROLE_BACKGROUND;
    }
}

static void
draw_row (const Drawing *drawing, guint i)
{
  const Row *row = row_at (drawing->profile, i);
  const ConcordRow *place = concord_rows_get (drawing->rows, i);
  g_autofree char *words = NULL;
  int mark;

  if (row->heading)
    {
      double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_STRONG);
      g_autofree char *shown
          = concord_text_shorten (drawing->layout->context, row->label, CONCORD_FONT_STRONG,
                                  drawing->right - drawing->rows->x);

      concord_layout_add_text (drawing->layout, -1, shown, CONCORD_FONT_STRONG, CONCORD_ROLE_TEXT,
                               drawing->rows->x, place->top + (place->height - line) / 2, 0)
          ->clears
          = TRUE;
      return;
    }
  words = row_words (drawing, row);
  mark = concord_rows_begin (drawing->rows, i, drawing->right, words, row->id);
  for (guint s = drawing->profile->series->len; s > 0; s--)
    if (drawing->profile->kind == CONCORD_PROFILE_BARS)
      draw_bar (drawing, i, s - 1, mark);
    else
      draw_marker (drawing, i, s - 1, mark);
}

/* A light line through each row leads the eye from its name to its markers. */
static void
draw_row_lines (const Drawing *drawing)
{
  for (guint i = 0; i < drawing->rows->n_shown; i++)
    {
      const ConcordRow *place = concord_rows_get (drawing->rows, i);
      double y = place->top + place->height / 2;

      if (!row_at (drawing->profile, i)->heading)
        concord_layout_add_line (drawing->layout, -1, (ConcordPoint){ drawing->axis.from, y },
                                 (ConcordPoint){ drawing->axis.to, y }, CONCORD_ROLE_GRID, 0.6);
    }
}

/* The line of a series down the rows, broken where it has no value. */
static void
draw_lines (const Drawing *drawing, guint s)
{
  static const ConcordDash dashes[]
      = { CONCORD_DASH_NONE, CONCORD_DASH_LONG, CONCORD_DASH_SHORT, CONCORD_DASH_NONE };
  gboolean quiet = series_at (drawing->profile, s)->quiet, has_last = FALSE;
  ConcordPoint last = { 0, 0 };

  for (guint i = 0; i < drawing->rows->n_shown; i++)
    {
      const Row *row = row_at (drawing->profile, i);
      ConcordPoint at;
      ConcordShape *line;

      if (row->heading)
        continue;
      at = (ConcordPoint){ concord_axis_at (&drawing->axis, row->values[s]),
                           lane_of (drawing, i, s) };
      if (has_last && isfinite (row->values[s]))
        {
          line = concord_layout_add_line (drawing->layout, -1, last, at,
                                          role_of (drawing->profile, s), quiet ? 1 : 1.5);
          line->dash = quiet ? CONCORD_DASH_NONE : dashes[s % G_N_ELEMENTS (dashes)];
        }
      has_last = isfinite (row->values[s]);
      last = at;
    }
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  guint n = drawing->profile->series->len;
  gboolean bars = drawing->profile->kind == CONCORD_PROFILE_BARS;
  g_autofree ConcordLegendEntry *entries = g_new0 (ConcordLegendEntry, n + 1);

  for (guint s = 0; s < n; s++)
    {
      entries[s].name = series_at (drawing->profile, s)->name;
      entries[s].fill = role_of (drawing->profile, s);
      if (series_at (drawing->profile, s)->quiet)
        {
          entries[s].fill = CONCORD_ROLE_BACKGROUND;
          entries[s].stroke = CONCORD_ROLE_MUTED;
        }
      entries[s].pattern = concord_series_pattern (s);
      entries[s].marker = bars ? 0 : s + 1;
    }
  return n < 2 ? 0 : concord_legend_draw (drawing->layout, entries, n, area);
}

static void
fit_axis (Drawing *drawing, double left, double right)
{
  ConcordProfile *profile = drawing->profile;
  double range[2] = { profile->min, profile->max };

  for (guint i = 0; i < profile->rows->len; i++)
    for (guint s = 0; s < profile->series->len && !row_at (profile, i)->heading; s++)
      concord_axis_widen (range, row_at (profile, i)->values[s]);
  if (profile->kind == CONCORD_PROFILE_BARS)
    concord_axis_widen (range, 0);
  concord_axis_fit (&drawing->axis, range[0], range[1],
                    (guint)CLAMP ((right - left) / 42, 2, 11), profile->number_kind);
  concord_axis_place (&drawing->axis, left, right);
}

static double
widest_number (const Drawing *drawing)
{
  double widest = 0;

  for (guint i = 0; i < drawing->profile->rows->len; i++)
    for (guint s = 0;
         s < drawing->profile->series->len && !row_at (drawing->profile, i)->heading; s++)
      {
        g_autofree char *text = number_text (drawing, row_at (drawing->profile, i)->values[s]);

        widest = MAX (widest, concord_text_width (drawing->layout->context, text,
                                                  CONCORD_FONT_CAPTION));
      }
  return widest;
}

static void
add_rows (const Drawing *drawing)
{
  const ConcordProfile *profile = drawing->profile;
  double lane = profile->kind == CONCORD_PROFILE_BARS ? BAR + 2 : LANE;

  for (guint i = 0; i < profile->rows->len; i++)
    {
      ConcordRow *place;

      concord_rows_add (drawing->rows, row_at (profile, i)->heading ? "" : row_at (profile, i)->label,
                        row_at (profile, i)->note);
      place = g_ptr_array_index (drawing->rows->rows, i);
      if (row_at (profile, i)->heading)
        place->natural = place->least
            = concord_layout_line_height (drawing->layout, CONCORD_FONT_STRONG) + 6;
      else
        place->natural = MAX (place->natural, profile->series->len * lane + 8);
    }
}

static double
concord_profile_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordProfile *profile = CONCORD_PROFILE (chart);
  g_autoptr (ConcordRows) rows = concord_rows_new (layout, area.x, area.width * MOST_LABEL_SHARE);
  Drawing drawing = { .profile = profile, .layout = layout, .rows = rows };
  double head, numbers;

  drawing.decimals = find_decimals (profile);
  drawing.right = area.x + area.width;
  add_rows (&drawing);
  numbers = profile->kind == CONCORD_PROFILE_BARS ? widest_number (&drawing) + 6 : RADIUS + 2;
  fit_axis (&drawing, area.x + rows->label_width + GAP + RADIUS, drawing.right - numbers);
  if (drawing.axis.to - drawing.axis.from < CONCORD_LEAST_PLOT_WIDTH)
    return INFINITY;
  head = draw_legend (&drawing, area);
  concord_rows_place (rows, &drawing.axis, profile->axis_title, area, head);
  if (profile->kind == CONCORD_PROFILE_LINES)
    draw_row_lines (&drawing);
  for (guint s = profile->series->len; s > 0 && profile->kind == CONCORD_PROFILE_LINES; s--)
    draw_lines (&drawing, s - 1);
  for (guint i = 0; i < rows->n_shown; i++)
    draw_row (&drawing, i);
  return concord_rows_finish (rows, &drawing.axis, profile->axis_title, area.width) - area.y;
}

static gboolean
concord_profile_is_empty (ConcordChart *chart)
{
  ConcordProfile *profile = CONCORD_PROFILE (chart);

  return profile->rows->len == 0 || profile->series->len == 0;
}

static void
concord_profile_finalize (GObject *object)
{
  ConcordProfile *profile = CONCORD_PROFILE (object);

  g_ptr_array_unref (profile->series);
  g_ptr_array_unref (profile->rows);
  g_free (profile->axis_title);
  G_OBJECT_CLASS (concord_profile_parent_class)->finalize (object);
}

static void
concord_profile_class_init (ConcordProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_profile_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_profile_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_profile_plot;
}

static void
concord_profile_init (ConcordProfile *profile)
{
  profile->series = g_ptr_array_new_with_free_func ((GDestroyNotify)series_free);
  profile->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  profile->min = profile->max = NAN;
}

/**
 * concord_profile_new:
 * @kind: markers joined by lines, or bars
 *
 * Returns: (transfer full): a chart without series or rows.
 */
ConcordProfile *
concord_profile_new (ConcordProfileKind kind)
{
  ConcordProfile *profile = g_object_new (CONCORD_TYPE_PROFILE, NULL);

  profile->kind = kind;
  return profile;
}

/**
 * concord_profile_set_axis:
 * @profile: a chart
 * @title: (nullable): what is measured
 * @kind: how numbers are written
 * @min: lower end, or NaN to follow the data; data beyond it widen the scale
 * @max: upper end, likewise
 */
void
concord_profile_set_axis (ConcordProfile *profile,
                          const char *title,
                          ConcordNumberKind kind,
                          double min,
                          double max)
{
  g_return_if_fail (CONCORD_IS_PROFILE (profile));

  g_free (profile->axis_title);
  profile->axis_title = g_strdup (title);
  profile->number_kind = kind;
  profile->min = min;
  profile->max = max;
}

/**
 * concord_profile_add_series:
 * @profile: a chart without rows yet
 * @name: what it is called
 * @quiet: whether it stays grey behind the others
 */
void
concord_profile_add_series (ConcordProfile *profile, const char *name, gboolean quiet)
{
  Series *series;

  g_return_if_fail (CONCORD_IS_PROFILE (profile));
  g_return_if_fail (profile->rows->len == 0);

  series = g_new0 (Series, 1);
  series->name = g_strdup (name != NULL ? name : "");
  series->quiet = quiet;
  g_ptr_array_add (profile->series, series);
}

/**
 * concord_profile_add_heading:
 * @profile: a chart
 * @label: what the rows below it have in common
 */
void
concord_profile_add_heading (ConcordProfile *profile, const char *label)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_PROFILE (profile));

  row = g_new0 (Row, 1);
  row->label = g_strdup (label != NULL ? label : "");
  row->heading = TRUE;
  g_ptr_array_add (profile->rows, row);
}

/**
 * concord_profile_add_row:
 * @profile: a chart with all its series
 * @id: (nullable): the caller's name for the row
 * @label: its name
 * @values: (array): one for each series, in the unit of the axis; absent is NaN
 * @doubtful: (nullable) (array): one for each series: whether its value is drawn hatched, since it
 *   may no longer hold
 * @note: (nullable): what is to be known about it
 */
void
concord_profile_add_row (ConcordProfile *profile,
                         const char *id,
                         const char *label,
                         const double *values,
                         const gboolean *doubtful,
                         const char *note)
{
  guint n = profile->series->len;
  Row *row;

  g_return_if_fail (CONCORD_IS_PROFILE (profile) && values != NULL);

  row = g_new0 (Row, 1);
  row->id = g_strdup (id);
  row->label = g_strdup (label != NULL ? label : "");
  row->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  row->values = g_memdup2 (values, n * sizeof *values);
  row->doubtful = doubtful != NULL ? g_memdup2 (doubtful, n * sizeof *doubtful) : NULL;
  g_ptr_array_add (profile->rows, row);
}
