/* The table behind a figure as a grid on paper: column widths, row heights, and the drawing. */
#include "paper/table.h"

#include "paper/style.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

#define PAD_X 4.0
#define PAD_Y 2.0
#define LINE_WIDTH 0.5
#define EASE 0.5           /* so that text measured at its width is not wrapped by rounding */
#define HEADER_NATURAL 80.0 /* a header longer than this is wrapped before a cell is */
#define NAME_SHARE 0.4     /* of the width, at most, that row names must have */
#define ROOMY_NAME 0.3     /* of the width: what names get where the table is in parts */
#define LEAD_GAP 3.0

struct _ConcordTable
{
  gatomicrefcount references;
  ConcordFigure *figure;
  PangoContext *context;
  guint number, part, n_parts;
  guint n_columns, n_rows;
  guint *columns;  /* of the figure */
  double *widths;  /* of those, padding included */
  double *heights; /* of the rows */
  double header_height, most;
};

/* What the columns of a figure ask for, points without padding. */
typedef struct
{
  ConcordFigure *figure;
  PangoContext *context;
  guint n_columns, n_rows;
  double line;
  double *least;           /* by column: the longest word or number */
  double *natural, *head;  /* by column: the longest cell, the header on one line */
  float *cells;            /* natural widths, row by row */
} Measure;

static const char *
text_of (ConcordFigure *figure, int row, guint column)
{
  const char *text = row < 0 ? concord_figure_get_header (figure, column)
                             : concord_figure_get_cell (figure, (guint)row, column);

  return text != NULL ? text : "";
}

/* One cell, shaped; no higher than @most. */
static PangoLayout *
shape_cell (PangoContext *context, ConcordFigure *figure, int row, guint column, double width,
            double most)
{
  g_autofree char *text = g_strdup (text_of (figure, row, column));
  PangoLayout *layout;

  g_strdelimit (text, "\n\r\t\v\f", ' ');
  layout = concord_style_layout (
      context, text, row < 0 ? CONCORD_STYLE_STRONG : CONCORD_STYLE_SMALL, width);
  if (concord_figure_is_numeric (figure, column))
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  if (width >= 0 && concord_style_height (layout) > most)
    {
      pango_layout_set_height (layout, (int)(most * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

/* The width of the longest word of a shaped text. */
static double
longest_word (PangoLayout *layout)
{
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  return concord_style_width (layout);
}

static void
measure_column (Measure *measure, guint column)
{
  gboolean numeric = concord_figure_is_numeric (measure->figure, column);
  double *least = &measure->least[column], *natural = &measure->natural[column];

  for (int row = -1; row < (int)measure->n_rows; row++)
    {
      g_autoptr (PangoLayout) layout
          = shape_cell (measure->context, measure->figure, row, column, -1, 0);
      double width = concord_style_width (layout) + EASE, word;

      /* No word is longer than its text: one that is short anyway needn't be measured. */
      word = (numeric && row >= 0) || width <= *least ? width : longest_word (layout) + EASE;
      *least = MAX (*least, word);
      if (row < 0)
        measure->head[column] = MIN (width, HEADER_NATURAL);
      else
        *natural = MAX (*natural, width);
      if (row >= 0)
        measure->cells[(guint)row * measure->n_columns + column] = (float)width;
    }
}

static void
measure_start (Measure *measure, ConcordFigure *figure, PangoContext *context, double width)
{
  g_autoptr (PangoLayout) line = concord_style_layout (context, "0", CONCORD_STYLE_SMALL, -1);

  measure->figure = figure;
  measure->context = context;
  measure->line = concord_style_height (line);
  measure->n_columns = concord_figure_get_n_columns (figure);
  measure->n_rows = concord_figure_get_n_rows (figure);
  measure->least = g_new0 (double, measure->n_columns + 1);
  measure->natural = g_new0 (double, measure->n_columns + 1);
  measure->head = g_new0 (double, measure->n_columns + 1);
  measure->cells = g_new0 (float, (gsize)measure->n_rows * measure->n_columns + 1);
  for (guint column = 0; column < measure->n_columns; column++)
    measure_column (measure, column);
  if (measure->n_columns > 0)
    measure->least[0] = MIN (measure->least[0], NAME_SHARE * width);
  for (guint column = 1; column < measure->n_columns; column++)
    measure->least[column]
        = MIN (measure->least[column],
               width - MAX (measure->least[0], ROOMY_NAME * width) - 4 * PAD_X);
}

static void
measure_clear (Measure *measure)
{
  g_free (measure->least);
  g_free (measure->natural);
  g_free (measure->head);
  g_free (measure->cells);
}

/* Widens columns towards what they @want, as far as @spare goes, in equal parts, so that a column
 * that asks for little gets all of it. Returns what is left. */
static double
share_fairly (const ConcordTable *table, const double *want, double spare)
{
  guint asking = table->n_columns;

  while (asking > 0 && spare > EASE / 10)
    {
      double each = spare / asking;

      asking = 0;
      for (guint i = 0; i < table->n_columns; i++)
        {
          double more = want[table->columns[i]] - table->widths[i];
          double given = CLAMP (more, 0, each);

          table->widths[i] += given;
          spare -= given;
          asking += more > each;
        }
    }
  return spare;
}

/* Shares @width out: to each column what it must have, then what its cells would like, then its
 * header, and the rest by size. */
static void
share_width (const ConcordTable *table, const Measure *measure, double width)
{
  double room = width - 2 * PAD_X * table->n_columns, spare = room;

  for (guint i = 0; i < table->n_columns; i++)
    {
      table->widths[i] = measure->least[table->columns[i]];
      spare -= table->widths[i];
    }
  spare = share_fairly (table, measure->natural, spare);
  spare = share_fairly (table, measure->head, spare);
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (spare > 0)
        table->widths[i] *= room / (room - spare);
      table->widths[i] += 2 * PAD_X;
    }
}

static double
fit_row (const ConcordTable *table, const Measure *measure, int row)
{
  double height = measure->line;

  for (guint i = 0; i < table->n_columns; i++)
    {
      double width = table->widths[i] - 2 * PAD_X;
      g_autoptr (PangoLayout) layout = NULL;

      if (row >= 0
          && measure->cells[(guint)row * measure->n_columns + table->columns[i]] <= width + 0.1)
        continue;
      layout = shape_cell (table->context, table->figure, row, table->columns[i], width,
                           table->most);
      height = MAX (height, concord_style_height (layout));
    }
  return height + 2 * PAD_Y;
}

static ConcordTable *
table_new (const Measure *measure, GArray *columns, double width, double most)
{
  ConcordTable *table = g_new0 (ConcordTable, 1);

  g_atomic_ref_count_init (&table->references);
  table->figure = g_object_ref (measure->figure);
  table->context = g_object_ref (measure->context);
  table->most = most;
  table->n_columns = columns->len;
  table->columns = g_memdup2 (columns->data, columns->len * sizeof (guint));
  table->widths = g_new0 (double, columns->len);
  table->n_rows = measure->n_rows;
  table->heights = g_new0 (double, measure->n_rows);
  share_width (table, measure, width);
  table->header_height = fit_row (table, measure, -1);
  for (guint row = 0; row < table->n_rows; row++)
    table->heights[row] = fit_row (table, measure, (int)row);
  return table;
}

/* The columns of each part: the names of the rows, and as many as fit beside them. */
static GPtrArray *
pack_columns (const Measure *measure, double width)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  GArray *columns = NULL;
  double used = 0;

  for (guint column = 0; column < measure->n_columns; column++)
    {
      const guint name = 0;
      double wants = measure->least[column] + 2 * PAD_X;

      if (columns == NULL || (columns->len > 1 && used + wants > width))
        {
          columns = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (parts, columns);
          used = 0;
          if (column > 0)
            {
              g_array_append_val (columns, name);
              used = measure->least[0] + 2 * PAD_X;
            }
        }
      g_array_append_val (columns, column);
      used += wants;
    }
  return parts;
}

/**
 * concord_table_split:
 * @figure: a figure
 * @number: of its table, from 1
 * @context: from concord_text_context_new()
 * @width: of the page's body, points
 * @most: how high the text of a cell may be, points; what is longer ends in an ellipsis
 *
 * Numbers are never broken: where the columns don't fit beside each other, the table goes on in a
 * second one below that begins with the names of the rows.
 *
 * Returns: (transfer full) (element-type ConcordTable): the tables; none where the figure has no
 *   rows.
 */
GPtrArray *
concord_table_split (ConcordFigure *figure, guint number, PangoContext *context, double width,
                     double most)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify)concord_table_unref);
  g_autoptr (GPtrArray) parts = NULL;
  Measure measure = { 0 };

  if (concord_figure_get_n_rows (figure) == 0 || concord_figure_get_n_columns (figure) == 0)
    return tables;
  measure_start (&measure, figure, context, width);
  parts = pack_columns (&measure, width);
  if (parts->len > 1)
    {
      /* With parts there is no hurry to save room: names needn't be broken at every word. */
      measure.least[0] = MAX (measure.least[0], MIN (measure.natural[0], ROOMY_NAME * width));
      g_ptr_array_unref (parts);
      parts = pack_columns (&measure, width);
    }
  for (guint i = 0; i < parts->len; i++)
    {
      ConcordTable *table = table_new (&measure, g_ptr_array_index (parts, i), width, most);

      table->number = number;
      table->part = i + 1;
      table->n_parts = parts->len;
      g_ptr_array_add (tables, table);
    }
  measure_clear (&measure);
  return tables;
}

ConcordTable *
concord_table_ref (ConcordTable *table)
{
  g_atomic_ref_count_inc (&table->references);
  return table;
}

void
concord_table_unref (ConcordTable *table)
{
  if (!g_atomic_ref_count_dec (&table->references))
    return;
  g_object_unref (table->figure);
  g_object_unref (table->context);
  g_free (table->columns);
  g_free (table->widths);
  g_free (table->heights);
  g_free (table);
}

guint
concord_table_get_n_rows (const ConcordTable *table)
{
  return table->n_rows;
}

/**
 * concord_table_get_row_height:
 * @table: a table
 * @row: a row, or -1 for the header
 *
 * Returns: its height, points.
 */
double
concord_table_get_row_height (const ConcordTable *table, int row)
{
  return row < 0 ? table->header_height : table->heights[row];
}

/**
 * concord_table_dup_caption:
 * @table: a table
 * @figure: the number of its figure
 *
 * Returns: (transfer full): what stands above it.
 */
char *
concord_table_dup_caption (const ConcordTable *table, guint figure)
{
  if (table->n_parts > 1)
    /* Translators: a table too wide for the page is printed in parts. */
    return g_strdup_printf (_ ("Table %u, part %u of %u: the numbers behind figure %u"),
                            table->number, table->part, table->n_parts, figure);
  return g_strdup_printf (_ ("Table %u: the numbers behind figure %u"), table->number, figure);
}

/* What stands above a table that goes on overleaf. */
static PangoLayout *
shape_lead (const ConcordTable *table)
{
  g_autofree char *text = NULL;

  if (table->n_parts > 1)
    text = g_strdup_printf (_ ("Table %u, part %u, continued"), table->number, table->part);
  else
    text = g_strdup_printf (_ ("Table %u, continued"), table->number);
  return concord_style_layout (table->context, text, CONCORD_STYLE_STRONG, -1);
}

/**
 * concord_table_get_lead:
 * @table: a table
 *
 * Returns: the height of what is drawn above its rows where it goes on overleaf, points.
 */
double
concord_table_get_lead (const ConcordTable *table)
{
  g_autoptr (PangoLayout) words = shape_lead (table);

  return concord_style_height (words) + LEAD_GAP + table->header_height;
}

/* The cells of a row: a light grid, with a firm line below the header. */
static void
draw_frame (const ConcordTable *table, const ConcordPen *pen, int row, double x, double y)
{
  double height = concord_table_get_row_height (table, row), left = x;

  for (guint i = 0; i < table->n_columns; i++)
    {
      cairo_rectangle (pen->cr, left, y, table->widths[i], height);
      left += table->widths[i];
    }
  if (row < 0)
    {
      concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_SURFACE);
      cairo_fill_preserve (pen->cr);
    }
  cairo_set_line_width (pen->cr, LINE_WIDTH);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_GRID);
  cairo_stroke (pen->cr);
  if (row > 0)
    return;
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_AXIS);
  cairo_move_to (pen->cr, x, row < 0 ? y + height : y);
  cairo_line_to (pen->cr, left, row < 0 ? y + height : y);
  cairo_stroke (pen->cr);
}

/**
 * concord_table_draw_row:
 * @table: a table
 * @pen: what draws
 * @row: a row, or -1 for the header
 * @x: left edge, points
 * @y: its top
 */
void
concord_table_draw_row (const ConcordTable *table, const ConcordPen *pen, int row, double x,
                        double y)
{
  draw_frame (table, pen, row, x, y);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  concord_pen_begin (pen, "TR", NULL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (PangoLayout) cell
          = shape_cell (table->context, table->figure, row, table->columns[i],
                        table->widths[i] - 2 * PAD_X, table->most);
      const char *tag = row < 0 || (i == 0 && table->n_columns > 1) ? "TH" : "TD";

      concord_pen_begin (pen, tag, NULL);
      concord_style_draw (pen->cr, cell, x + PAD_X, y + PAD_Y);
      concord_pen_end (pen, tag);
      x += table->widths[i];
    }
  concord_pen_end (pen, "TR");
}

/**
 * concord_table_draw_lead:
 * @table: a table that goes on overleaf
 * @pen: what draws
 * @x: left edge, points
 * @y: top
 *
 * Says which table goes on here; its header comes below.
 *
 * Returns: where the header's top is.
 */
double
concord_table_draw_lead (const ConcordTable *table, const ConcordPen *pen, double x, double y)
{
  g_autoptr (PangoLayout) words = shape_lead (table);

  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  concord_pen_begin (pen, "P", NULL);
  concord_style_draw (pen->cr, words, x, y);
  concord_pen_end (pen, "P");
  return y + concord_style_height (words) + LEAD_GAP;
}
