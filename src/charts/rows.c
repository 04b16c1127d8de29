/* What the horizontal charts share: names, notes, heights, grid and tick labels. */
#include "charts/rows.h"


#include "concord-words.h"
#include <math.h>

#define LEAST_BAR 14.0
#define THICKEST_BAR 24.0
#define STRETCH 2.0

static void
row_free (ConcordRow *row)
{
  g_free (row->label);
  g_free (row->note);
  g_strfreev (row->lines);
  g_strfreev (row->note_lines);
  g_free (row);
}

/**
 * concord_rows_new:
 * @layout: the picture to be drawn in; must outlive the rows
 * @x: left edge of the names, points
 * @widest: how wide names may be, points
 *
 * Returns: (transfer full): no rows yet.
 */
ConcordRows *
concord_rows_new (ConcordLayout *layout, double x, double widest)
{
  ConcordRows *rows = g_new0 (ConcordRows, 1);

  rows->layout = layout;
  rows->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  rows->x = x;
  rows->widest = MAX (widest, 20);
  return rows;
}

/**
 * concord_rows_free:
 * @rows: (nullable) (transfer full): rows
 */
void
concord_rows_free (ConcordRows *rows)
{
  if (rows == NULL)
    return;
  g_ptr_array_unref (rows->rows);
  g_free (rows);
}

static void
widen_for (ConcordRows *rows, char **lines, ConcordFont font)
{
  for (guint i = 0; lines[i] != NULL; i++)
    rows->label_width
        = MAX (rows->label_width, concord_text_width (rows->layout->context, lines[i], font));
}

/**
 * concord_rows_add:
 * @rows: rows
 * @label: (not nullable): the row's name
 * @note: (nullable): what is to be known about it
 */
void
concord_rows_add (ConcordRows *rows, const char *label, const char *note)
{
  PangoContext *context = rows->layout->context;
  double line = concord_layout_line_height (rows->layout, CONCORD_FONT_LABEL);
  double small = concord_layout_line_height (rows->layout, CONCORD_FONT_CAPTION);
  ConcordRow *row = g_new0 (ConcordRow, 1);
  gboolean has_note = note != NULL && *note != '\0';

  row->label = g_strdup (label);
  row->note = has_note ? g_strdup (note) : NULL;
  row->lines = concord_text_wrap_narrow (context, label, CONCORD_FONT_LABEL, rows->widest, 2);
  row->note_lines
      = concord_text_wrap_narrow (context, row->note, CONCORD_FONT_CAPTION, rows->widest, 2);
  widen_for (rows, row->lines, CONCORD_FONT_LABEL);
  widen_for (rows, row->note_lines, CONCORD_FONT_CAPTION);
  row->least = line + (has_note ? small : 0) + 2;
  row->natural
      = MAX (g_strv_length (row->lines) * line + g_strv_length (row->note_lines) * small + 6,
             LEAST_BAR + 10);
  g_ptr_array_add (rows->rows, row);
}

/* How many rows go into @height at their least; leaves a line for saying what was left out. */
static guint
count_that_fit (const ConcordRows *rows, double height)
{
  double sum = 0, rest = concord_layout_line_height (rows->layout, CONCORD_FONT_CAPTION) + 2;
  guint with_rest = 0;

  for (guint i = 0; i < rows->rows->len; i++)
    {
      sum += concord_rows_get (rows, i)->least;
      if (sum + rest <= height)
        with_rest = i + 1;
      if (sum > height)
        return with_rest;
    }
  return rows->rows->len;
}

/**
 * concord_rows_fit:
 * @rows: rows
 * @top: top of the first, points
 * @height: what there is, points; infinite for as much as they would like
 *
 * Gives every row its place. Rows that don't fit even at their least height are left out from the
 * end; see concord_rows_draw_rest().
 */
void
concord_rows_fit (ConcordRows *rows, double top, double height)
{
  double least = 0, natural = 0, share;

  rows->n_shown = count_that_fit (rows, height);
  if (rows->n_shown < rows->rows->len)
    height -= concord_layout_line_height (rows->layout, CONCORD_FONT_CAPTION) + 2;
  for (guint i = 0; i < rows->n_shown; i++)
    {
      least += concord_rows_get (rows, i)->least;
      natural += concord_rows_get (rows, i)->natural;
    }
  share = natural > least ? CLAMP ((height - least) / (natural - least), 0, 1) : 1;
  for (guint i = 0; i < rows->n_shown; i++)
    {
      ConcordRow *row = g_ptr_array_index (rows->rows, i);

      row->top = top;
      row->height = row->least + (row->natural - row->least) * share;
      if (isfinite (height) && height > natural)
        row->height *= MIN (height / natural, STRETCH);
      top += row->height;
    }
  rows->bottom = top;
}

/**
 * concord_rows_get:
 * @rows: rows
 * @row: which
 *
 * Returns: (transfer none): the row.
 */
const ConcordRow *
concord_rows_get (const ConcordRows *rows, guint row)
{
  return g_ptr_array_index (rows->rows, row);
}

/**
 * concord_rows_bar:
 * @rows: fitted rows
 * @row: which
 *
 * Returns: top and height of the bar in the row; x and width are 0.
 */
ConcordBox
concord_rows_bar (const ConcordRows *rows, guint row)
{
  const ConcordRow *it = concord_rows_get (rows, row);
  double height = CLAMP (it->height * 0.64, MIN (it->height - 2, LEAST_BAR), THICKEST_BAR);

  return (ConcordBox){ 0, it->top + (it->height - height) / 2, 0, height };
}

static double
draw_lines (ConcordRows *rows, char **lines, int mark, ConcordFont font, ConcordRole role, double y)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      concord_layout_add_text (rows->layout, mark, lines[i], font, role, rows->x, y, 0);
      y += concord_layout_line_height (rows->layout, font);
    }
  return y;
}

/* Draws name and note in the middle of the row's height, on fewer lines where it is low. */
static void
draw_label (ConcordRows *rows, guint row, int mark)
{
  const ConcordRow *it = concord_rows_get (rows, row);
  double line = concord_layout_line_height (rows->layout, CONCORD_FONT_LABEL);
  double small = concord_layout_line_height (rows->layout, CONCORD_FONT_CAPTION);
  PangoContext *context = rows->layout->context;
  guint n_lines = g_strv_length (it->lines), n_notes = g_strv_length (it->note_lines);
  g_auto (GStrv) lines = NULL, notes = NULL;
  double y;

  if (n_lines * line + n_notes * small > it->height && n_notes > 1)
    n_notes = 1;
  if (n_lines * line + n_notes * small > it->height && n_lines > 1)
    n_lines = 1;
  lines = n_lines == g_strv_length (it->lines)
              ? g_strdupv (it->lines)
              : concord_text_wrap (context, it->label, CONCORD_FONT_LABEL, rows->label_width, 1);
  notes = n_notes == g_strv_length (it->note_lines)
              ? g_strdupv (it->note_lines)
              : concord_text_wrap (context, it->note, CONCORD_FONT_CAPTION, rows->label_width, 1);
  y = it->top + (it->height - n_lines * line - n_notes * small) / 2;
  y = draw_lines (rows, lines, mark, CONCORD_FONT_LABEL, CONCORD_ROLE_TEXT, y);
  draw_lines (rows, notes, mark, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED, y);
}

/**
 * concord_rows_begin:
 * @rows: fitted rows
 * @row: which
 * @right: where the row ends, points
 * @words: the sentence that says it
 * @id: (nullable): the caller's name for it
 *
 * Makes the row a mark and draws its name and note.
 *
 * Returns: the mark.
 */
int
concord_rows_begin (ConcordRows *rows, guint row, double right, const char *words, const char *id)
{
  const ConcordRow *place = concord_rows_get (rows, row);
  ConcordBox box = { rows->x, place->top, right - rows->x, place->height };
  int mark = concord_layout_add_mark (rows->layout, box, words, id);

  draw_label (rows, row, mark);
  return mark;
}

/**
 * concord_rows_end:
 * @rows: fitted rows
 * @row: which
 * @right: where the row ends, points
 * @mark: from concord_rows_begin()
 * @text: (nullable): what stands at the row's end, in strong type
 */
void
concord_rows_end (ConcordRows *rows, guint row, double right, int mark, const char *text)
{
  const ConcordRow *place = concord_rows_get (rows, row);
  double line = concord_layout_line_height (rows->layout, CONCORD_FONT_STRONG);

  if (text != NULL)
    concord_layout_add_text (rows->layout, mark, text, CONCORD_FONT_STRONG, CONCORD_ROLE_TEXT,
                             right, place->top + (place->height - line) / 2, 1);
}

/**
 * concord_rows_draw_rest:
 * @rows: fitted rows
 * @y: top of the line, points
 * @width: how wide it may be, points
 *
 * Says how many rows there was no room for; the line is a mark whose words name them.
 *
 * Returns: the height it took, 0 if every row is shown.
 */
double
concord_rows_draw_rest (ConcordRows *rows, double y, double width)
{
  guint n_rest = rows->rows->len - rows->n_shown;
  double line = concord_layout_line_height (rows->layout, CONCORD_FONT_CAPTION);
  g_autoptr (GString) words = NULL;
  g_autofree char *text = NULL, *shown = NULL;
  int mark;

  if (n_rest == 0)
    return 0;
  /* Translators: at the end of a chart that is too low for all its rows */
  text = g_strdup_printf (_ ("and %u more, which don’t fit this height: see the table"), n_rest);
  words = g_string_new (text);
  for (guint i = rows->n_shown; i < rows->rows->len; i++)
    g_string_append_printf (words, "%s%s", i == rows->n_shown ? ": " : ", ",
                            concord_rows_get (rows, i)->label);
  shown = concord_text_shorten (rows->layout->context, text, CONCORD_FONT_CAPTION, width);
  mark = concord_layout_add_mark (rows->layout, (ConcordBox){ rows->x, y, width, line }, words->str,
                                  NULL);
  concord_layout_add_text (rows->layout, mark, shown, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                           rows->x, y, 0);
  return line + 2;
}

/**
 * concord_rows_axis_height:
 * @layout: a picture
 * @title: (nullable): of the axis
 *
 * Returns: what ticks and title below the rows take, points.
 */
double
concord_rows_axis_height (ConcordLayout *layout, const char *title)
{
  return (concord_layout_line_height (layout, CONCORD_FONT_CAPTION) + CONCORD_TICK_GAP)
         * (title != NULL && *title != '\0' ? 2 : 1);
}

/**
 * concord_rows_grid:
 * @rows: fitted rows
 * @axis: a placed scale
 * @top: where the lines begin, points
 * @absolute: write ticks without their sign
 *
 * Draws a light line at every tick, a darker one at zero, and the tick labels below the rows,
 * leaving out those that would touch.
 */
void
concord_rows_grid (ConcordRows *rows, const ConcordAxis *axis, double top, gboolean absolute)
{
  concord_ticks_draw_across (rows->layout, axis, (ConcordBox){ 0, top, 0, rows->bottom - top },
                             absolute);
}

/**
 * concord_rows_place:
 * @rows: rows with all their names
 * @axis: the placed scale
 * @title: (nullable): what it measures
 * @area: of the chart, points
 * @head: the height taken at its top, points
 *
 * Gives every row its place between the head and what stands below, and draws the grid.
 */
void
concord_rows_place (
    ConcordRows *rows, const ConcordAxis *axis, const char *title, ConcordBox area, double head)
{
  double foot = concord_rows_axis_height (rows->layout, title);

  concord_rows_fit (rows, area.y + head, area.height - head - foot);
  concord_rows_grid (rows, axis, area.y + head, FALSE);
}

/**
 * concord_rows_finish:
 * @rows: drawn rows with their grid
 * @axis: the scale of the grid
 * @title: (nullable): what it measures
 * @width: how wide all may be, points
 *
 * Writes what stands below the ticks: the title at the middle of the plot, or as near as it goes,
 * and how many rows there was no room for.
 *
 * Returns: the bottom of it all, points.
 */
double
concord_rows_finish (ConcordRows *rows, const ConcordAxis *axis, const char *title, double width)
{
  double foot = rows->bottom + concord_rows_axis_height (rows->layout, title);
  ConcordPoint at = { axis->from + (axis->to - axis->from) / 2,
                      rows->bottom + concord_rows_axis_height (rows->layout, NULL) };

  if (title != NULL && *title != '\0')
    concord_caption_draw (rows->layout, title, CONCORD_ROLE_MUTED, at, 0.5,
                          rows->layout->width - 12);
  return foot + concord_rows_draw_rest (rows, foot, width);
}
