/* A table of texts on paper: column widths, row heights, and the drawing. */
#include "paper/table.h"

#include "paper/style.h"

#include <math.h>
#include <string.h>

#define PAD_X 4.0
#define PAD_Y 2.0
#define LINE_WIDTH 0.5
#define EASE 0.5           /* so that text measured at its width is not wrapped by rounding */
#define HEADER_NATURAL 80.0 /* a header longer than this is wrapped before a cell is */
#define NAME_SHARE 0.4     /* of the width, at most, that row names must have */
#define ROOMY_NAME 0.3     /* of the width: what names get where the table is in parts */
#define MODEST_SHARE 0.15  /* of the width: what asks for less gets it before long texts do */
#define LEAD_GAP 3.0
#define MOST_SHAPED 4000 /* cells of a table that are kept as they were measured, to be drawn */
#define HEADER_SHARE 0.25 /* of the page's height, at most, for the header */
#define CELL_SHARE 0.55   /* of the same for one cell */

struct _ConcordTable
{
  gatomicrefcount references;
  ConcordTextTable *texts;
  ConcordTableLook look;
  PangoContext *context;
  PangoLayout *lead; /* what stands above it where it goes on overleaf, or NULL */
  GPtrArray *shaped; /* as the Measure has them */
  guint n_columns, n_rows;
  guint *columns;  /* of the texts */
  double *widths;  /* of those, padding included */
  double *heights; /* of the rows */
  double header_height; /* 0 without one */
  double page;          /* the height of a page's body */
};

/* What the columns of a table ask for, points without padding. */
typedef struct
{
  ConcordTextTable *texts;
  ConcordTableLook look;
  PangoContext *context;
  guint n_columns, n_rows;
  double line;
  double *least;           /* by column: the longest word or number */
  double *natural, *head;  /* by column: the longest cell, the header on one line */
  float *cells;            /* natural widths, row by row */
  GPtrArray *shaped;       /* of PangoLayout *: the cells on one line, as far as they were kept */
} Measure;

static const char *
text_of (ConcordTextTable *texts, int row, guint column)
{
  const char *text = row < 0 ? concord_text_table_get_header (texts, column)
                             : concord_text_table_get_cell (texts, (guint)row, column);

  return text != NULL ? text : "";
}

static ConcordStyle
style_of (ConcordTableLook look, int row, guint column)
{
  if (look == CONCORD_TABLE_FACTS)
    return column == 0 ? CONCORD_STYLE_NAME : CONCORD_STYLE_BODY;
  return row < 0 ? CONCORD_STYLE_STRONG : CONCORD_STYLE_SMALL;
}

/* A space parts the lines of a cell for who hears the table or copies it. */
static char *
dup_lines (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (strchr (text, '\n') == NULL)
    return g_strdup (text);
  lines = g_strsplit (text, "\n", -1);
  return g_strjoinv (" \n", lines);
}

/* One cell, shaped; no higher than its share of a @page of that height. */
static PangoLayout *
shape_cell (ConcordTextTable *texts, ConcordTableLook look, PangoContext *context, int row,
            guint column, double width, double page)
{
  g_autofree char *text = dup_lines (text_of (texts, row, column));
  double most = (row < 0 ? HEADER_SHARE : CELL_SHARE) * page;
  PangoLayout *layout;

  g_strdelimit (text, "\r\t\v\f", ' ');
  layout = concord_style_layout (context, text, style_of (look, row, column), width);
  if (concord_text_table_is_numeric (texts, column))
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  if (width >= 0 && concord_style_height (layout) > most)
    {
      pango_layout_set_height (layout, (int)(most * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static gboolean
has_header (ConcordTextTable *texts)
{
  for (guint column = 0; column < concord_text_table_get_n_columns (texts); column++)
    if (*text_of (texts, -1, column) != '\0')
      return TRUE;
  return FALSE;
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
unref_shaped (gpointer layout)
{
  if (layout != NULL)
    g_object_unref (layout);
}

static void
measure_column (Measure *measure, guint column)
{
  gboolean numeric = concord_text_table_is_numeric (measure->texts, column);
  double *least = &measure->least[column], *natural = &measure->natural[column];

  for (int row = -1; row < (int)measure->n_rows; row++)
    {
      g_autoptr (PangoLayout) layout
          = shape_cell (measure->texts, measure->look, measure->context, row, column, -1, 0);
      double width = concord_style_width (layout) + EASE, word;
      gboolean is_whole;

      /* No word is longer than its text: one that is short anyway needn't be measured. */
      is_whole = (numeric && row >= 0) || width <= *least;
      word = is_whole ? width : longest_word (layout) + EASE;
      *least = MAX (*least, word);
      if (row < 0)
        measure->head[column] = MIN (width, HEADER_NATURAL);
      else
        *natural = MAX (*natural, width);
      if (row >= 0)
        {
          guint cell = (guint)row * measure->n_columns + column;
          /* What has several lines has more than the height of one however wide it is. */
          gboolean is_line = strchr (text_of (measure->texts, row, column), '\n') == NULL;

          measure->cells[cell] = is_line ? (float)width : G_MAXFLOAT;
          if (is_line && is_whole && cell < measure->shaped->len)
            measure->shaped->pdata[cell] = g_object_ref (layout);
        }
    }
}

static void
measure_start (Measure *measure, ConcordTextTable *texts, ConcordTableLook look,
               PangoContext *context, double width)
{
  g_autoptr (PangoLayout) line
      = concord_style_layout (context, "0", style_of (look, 0, 1), -1);

  measure->texts = texts;
  measure->look = look;
  measure->context = context;
  measure->line = concord_style_height (line);
  measure->n_columns = concord_text_table_get_n_columns (texts);
  measure->n_rows = concord_text_table_get_n_rows (texts);
  measure->least = g_new0 (double, measure->n_columns + 1);
  measure->natural = g_new0 (double, measure->n_columns + 1);
  measure->head = g_new0 (double, measure->n_columns + 1);
  measure->cells = g_new0 (float, (gsize)measure->n_rows * measure->n_columns + 1);
  measure->shaped = g_ptr_array_new_with_free_func (unref_shaped);
  g_ptr_array_set_size (measure->shaped,
                        (gint)MIN (measure->n_rows * measure->n_columns, MOST_SHAPED));
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
  g_ptr_array_unref (measure->shaped);
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

/* Widens columns that @want more by what they lack, as far as @spare goes, so that long texts get
 * more of it than short ones. Returns what is left. */
static double
share_by_size (const ConcordTable *table, const double *want, double spare)
{
  double lack = 0, share;

  for (guint i = 0; i < table->n_columns; i++)
    lack += MAX (want[table->columns[i]] - table->widths[i], 0);
  share = lack > 0 ? MIN (spare / lack, 1) : 0;
  for (guint i = 0; i < table->n_columns; i++)
    {
      double given = share * MAX (want[table->columns[i]] - table->widths[i], 0);

      table->widths[i] += given;
      spare -= given;
    }
  return spare;
}

/* Shares @width out: to each column what it must have, then what its cells would like, then its
 * header, and the rest by size. */
static void
share_width (const ConcordTable *table, const Measure *measure, double width)
{
  double room = width - 2 * PAD_X * table->n_columns, spare = room;
  g_autofree double *modest = g_new (double, measure->n_columns);

  for (guint column = 0; column < measure->n_columns; column++)
    modest[column] = MIN (measure->natural[column], MODEST_SHARE * width);
  for (guint i = 0; i < table->n_columns; i++)
    {
      table->widths[i] = measure->least[table->columns[i]];
      spare -= table->widths[i];
    }
  spare = share_fairly (table, modest, spare);
  spare = share_by_size (table, measure->natural, spare);
  spare = share_fairly (table, measure->head, spare);
  if (measure->look == CONCORD_TABLE_FACTS)
    {
      table->widths[table->n_columns - 1] += spare;
      spare = 0;
    }
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
      layout = shape_cell (table->texts, table->look, table->context, row, table->columns[i],
                           width, table->page);
      height = MAX (height, concord_style_height (layout));
    }
  return height + 2 * PAD_Y;
}

static ConcordTable *
table_new (const Measure *measure, GArray *columns, double width, double height)
{
  ConcordTable *table = g_new0 (ConcordTable, 1);

  g_atomic_ref_count_init (&table->references);
  table->texts = concord_text_table_ref (measure->texts);
  table->look = measure->look;
  table->shaped = g_ptr_array_ref (measure->shaped);
  table->context = g_object_ref (measure->context);
  table->page = height;
  table->n_columns = columns->len;
  table->columns = g_memdup2 (columns->data, columns->len * sizeof (guint));
  table->widths = g_new0 (double, columns->len);
  table->n_rows = measure->n_rows;
  table->heights = g_new0 (double, measure->n_rows);
  share_width (table, measure, width);
  if (measure->look == CONCORD_TABLE_GRID && has_header (measure->texts))
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
 * @texts: a table
 * @look: how it looks
 * @context: from concord_text_context_new()
 * @width: of the page's body, points
 * @height: of the same; a text of which hardly a page could hold one ends in an ellipsis
 *
 * Numbers are never broken: where the columns don't fit beside each other, the table goes on in a
 * second one below that begins with the names of the rows.
 *
 * Returns: (transfer full) (element-type ConcordTable): the tables; none where there are no rows.
 */
GPtrArray *
concord_table_split (ConcordTextTable *texts, ConcordTableLook look, PangoContext *context,
                     double width, double height)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify)concord_table_unref);
  g_autoptr (GPtrArray) parts = NULL;
  Measure measure = { 0 };

  if (concord_text_table_get_n_rows (texts) == 0)
    return tables;
  measure_start (&measure, texts, look, context, width);
  parts = pack_columns (&measure, width);
  if (parts->len > 1)
    {
      /* With parts there is no hurry to save room: names needn't be broken at every word. */
      measure.least[0] = MAX (measure.least[0], MIN (measure.natural[0], ROOMY_NAME * width));
      g_ptr_array_unref (parts);
      parts = pack_columns (&measure, width);
    }
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (tables, table_new (&measure, g_ptr_array_index (parts, i), width, height));
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
  concord_text_table_unref (table->texts);
  g_clear_object (&table->lead);
  g_ptr_array_unref (table->shaped);
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

guint
concord_table_get_n_columns (const ConcordTable *table)
{
  return table->n_columns;
}

guint
concord_table_get_column (const ConcordTable *table, guint column)
{
  return table->columns[column];
}

double
concord_table_get_width (const ConcordTable *table, guint column)
{
  return table->widths[column];
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

gboolean
concord_table_has_header (const ConcordTable *table)
{
  return table->header_height > 0;
}

/**
 * concord_table_take_lead:
 * @table: a table
 * @words: (transfer full): what stands above it where it goes on overleaf: "Table 2, continued"
 */
void
concord_table_take_lead (ConcordTable *table, char *words)
{
  g_autofree char *taken = words;
  double width = 0;

  for (guint i = 0; i < table->n_columns; i++)
    width += table->widths[i];
  g_clear_object (&table->lead);
  table->lead = concord_style_layout (table->context, taken, CONCORD_STYLE_STRONG, width);
  pango_layout_set_height (table->lead, 0);
  pango_layout_set_ellipsize (table->lead, PANGO_ELLIPSIZE_MIDDLE);
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
  double words = table->lead != NULL ? concord_style_height (table->lead) + LEAD_GAP : 0;

  return words + table->header_height;
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
  if (row > 0 || (row == 0 && !concord_table_has_header (table)))
    return;
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_AXIS);
  cairo_move_to (pen->cr, x, row < 0 ? y + height : y);
  cairo_line_to (pen->cr, left, row < 0 ? y + height : y);
  cairo_stroke (pen->cr);
}

/* The text of a cell, as it was measured where that fits into its column. */
static void
draw_cell (const ConcordTable *table, cairo_t *cr, int row, guint i, double x, double y)
{
  guint column = table->columns[i];
  guint cell = (guint)row * concord_text_table_get_n_columns (table->texts) + column;
  double room = table->widths[i] - 2 * PAD_X;
  PangoLayout *shaped
      = row >= 0 && cell < table->shaped->len ? table->shaped->pdata[cell] : NULL;
  double width = shaped != NULL ? concord_style_width (shaped) : INFINITY;
  g_autoptr (PangoLayout) own = NULL;

  if (width <= room)
    {
      if (concord_text_table_is_numeric (table->texts, column))
        x += room - width;
      concord_style_draw (cr, shaped, x, y);
      return;
    }
  own = shape_cell (table->texts, table->look, table->context, row, column, room, table->page);
  concord_style_draw (cr, own, x, y);
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
  if (table->look == CONCORD_TABLE_GRID)
    draw_frame (table, pen, row, x, y);
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  concord_pen_begin (pen, "TR", NULL);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *tag = row < 0 || (i == 0 && table->n_columns > 1) ? "TH" : "TD";
      /* Names of facts stand where the title does. */
      gboolean is_flush = table->look == CONCORD_TABLE_FACTS && i == 0;

      concord_pen_begin (pen, tag, NULL);
      draw_cell (table, pen->cr, row, i, x + (is_flush ? 0 : PAD_X), y + PAD_Y);
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
  if (table->lead == NULL)
    return y;
  concord_style_set_role (pen->cr, pen->theme, CONCORD_ROLE_TEXT);
  concord_pen_begin (pen, "P", NULL);
  concord_style_draw (pen->cr, table->lead, x, y);
  concord_pen_end (pen, "P");
  return y + concord_style_height (table->lead) + LEAD_GAP;
}
