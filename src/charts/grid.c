#include "charts/grid.h"

#include "charts/legend.h"
#include "charts/rows.h"


#include "concord-words.h"
#include <math.h>

#define MOST_LABEL_SHARE 0.36
#define TIGHT_LABEL_SHARE 0.26 /* of a narrow picture with many columns */
#define NARROW 430.0
#define MANY_COLUMNS 5
#define GAP 8.0
#define APART 8.0
#define LEAST_COLUMN 30.0
#define WIDEST_COLUMN 96.0
#define HEAD_LINES 3

typedef struct
{
  char *id, *text, *small, *words;
  int shade; /* -1 is absent */
} Cell;

typedef struct
{
  char *id, *label, *note;
  gboolean heading;
  GPtrArray *cells; /* of Cell * */
} Row;

typedef struct
{
  char *name;
  gboolean apart;
} Column;

struct _ConcordGrid
{
  ConcordChart parent_instance;

  GPtrArray *columns; /* of Column * */
  GPtrArray *rows;    /* of Row * */
  char **shade_names; /* or NULL */
};

G_DEFINE_FINAL_TYPE (ConcordGrid, concord_grid, CONCORD_TYPE_CHART)

/* What one drawing needs at hand. */
typedef struct
{
  ConcordGrid *grid;
  ConcordLayout *layout;
  ConcordRows *rows;
  double left, column; /* of the first column, and how wide each is */
  guint n_shown;       /* columns that there is room for */
} Drawing;

static void
cell_free (Cell *cell)
{
  g_free (cell->id);
  g_free (cell->text);
  g_free (cell->small);
  g_free (cell->words);
  g_free (cell);
}

static void
row_free (Row *row)
{
  g_free (row->id);
  g_free (row->label);
  g_free (row->note);
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
column_free (Column *column)
{
  g_free (column->name);
  g_free (column);
}

static Row *
row_at (const ConcordGrid *grid, guint i)
{
  return g_ptr_array_index (grid->rows, i);
}

static Column *
column_at (const ConcordGrid *grid, guint i)
{
  return g_ptr_array_index (grid->columns, i);
}

static ConcordRole
role_of (int shade)
{
  static const ConcordRole roles[CONCORD_GRID_N_SHADES]
      = { CONCORD_ROLE_SURFACE, CONCORD_ROLE_SEQUENTIAL_2, CONCORD_ROLE_SEQUENTIAL_1,
          CONCORD_ROLE_SEQUENTIAL_0 };

  return shade < 0 ? CONCORD_ROLE_BACKGROUND : roles[MIN (shade, CONCORD_GRID_N_SHADES - 1)];
}

/* Left edge of a column: those that stand apart have a gap before them. */
static double
column_x (const Drawing *drawing, guint column)
{
  double x = drawing->left;

  for (guint i = 0; i <= column; i++)
    x += (i > 0 ? drawing->column : 0) + (column_at (drawing->grid, i)->apart ? APART : 0);
  return x;
}

static double
apart_width (const ConcordGrid *grid, guint n)
{
  double width = 0;

  for (guint i = 0; i < n; i++)
    width += column_at (grid, i)->apart ? APART : 0;
  return width;
}

/* How many columns go into @width, and how wide each is. */
static void
fit_columns (Drawing *drawing, double width)
{
  guint n = drawing->grid->columns->len;

  while (n > 1 && (width - apart_width (drawing->grid, n)) / n < LEAST_COLUMN)
    n--;
  drawing->n_shown = n;
  drawing->column = MIN ((width - apart_width (drawing->grid, n)) / n, WIDEST_COLUMN);
}

/* Names of the columns, standing on the table; returns their height. With @dry nothing is drawn. */
static double
draw_heads (const Drawing *drawing, double y, double height, gboolean dry)
{
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  guint most = 0;

  for (guint i = 0; i < drawing->n_shown; i++)
    {
      g_auto (GStrv) lines
          = concord_text_wrap (drawing->layout->context, column_at (drawing->grid, i)->name,
                               CONCORD_FONT_CAPTION, drawing->column - 4, HEAD_LINES);
      guint n_lines = g_strv_length (lines);

      most = MAX (most, n_lines);
      for (guint k = 0; k < n_lines && !dry; k++)
        concord_layout_add_text (drawing->layout, -1, lines[k], CONCORD_FONT_CAPTION,
                                 CONCORD_ROLE_TEXT, column_x (drawing, i) + drawing->column / 2,
                                 y + height - 4 - (n_lines - k) * line, 0.5);
    }
  return most * line + 6;
}

static void
draw_cell (const Drawing *drawing, const Cell *cell, ConcordBox box)
{
  ConcordLayout *layout = drawing->layout;
  ConcordFont font = cell->shade < 0 ? CONCORD_FONT_CAPTION : CONCORD_FONT_STRONG;
  double line = concord_layout_line_height (layout, font);
  double small = concord_layout_line_height (layout, CONCORD_FONT_CAPTION);
  gboolean both = cell->small != NULL && line + small <= box.height - 2
                  && concord_text_width (layout->context, cell->small, CONCORD_FONT_CAPTION)
                         <= box.width - 2;
  g_autofree char *text = concord_text_shorten (layout->context, cell->text, font, box.width - 4);
  int mark = concord_layout_add_mark (layout, box, cell->words, cell->id);
  ConcordShape *shape = concord_layout_add_rectangle (layout, mark, box, role_of (cell->shade));
  double y = box.y + (box.height - line - (both ? small : 0)) / 2;

  shape->stroke = cell->shade < 0 ? CONCORD_ROLE_GRID : CONCORD_ROLE_BACKGROUND;
  shape->line_width = cell->shade < 0 ? 0.6 : 1;
  shape->pattern = CONCORD_PATTERN_SOLID;
  shape = concord_layout_add_text (layout, mark, text, font, CONCORD_ROLE_TEXT,
                                   box.x + box.width / 2, y, 0.5);
  shape->over = role_of (cell->shade);
  shape->over_pattern = CONCORD_PATTERN_SOLID;
  if (both)
    {
      shape = concord_layout_add_text (layout, mark, cell->small, CONCORD_FONT_CAPTION,
                                       CONCORD_ROLE_TEXT, box.x + box.width / 2, y + line, 0.5);
      shape->over = role_of (cell->shade);
      shape->over_pattern = CONCORD_PATTERN_SOLID;
    }
}

static void
draw_row (const Drawing *drawing, guint i)
{
  const Row *row = row_at (drawing->grid, i);
  const ConcordRow *place = concord_rows_get (drawing->rows, i);
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_STRONG);

  if (row->heading)
    {
      g_autofree char *shown
          = concord_text_shorten (drawing->layout->context, row->label, CONCORD_FONT_STRONG,
                                  drawing->layout->width - drawing->rows->x - 6);

      concord_layout_add_text (drawing->layout, -1, shown, CONCORD_FONT_STRONG, CONCORD_ROLE_TEXT,
                               drawing->rows->x, place->top + place->height - line - 2, 0);
      return;
    }
  concord_rows_begin (drawing->rows, i, drawing->left - GAP, row->label, row->id);
  for (guint c = 0; c < MIN (drawing->n_shown, row->cells->len); c++)
    draw_cell (drawing, g_ptr_array_index (row->cells, c),
               (ConcordBox){ column_x (drawing, c), place->top + 0.5, drawing->column,
                             place->height - 1 });
}

static void
add_rows (const Drawing *drawing)
{
  double strong = concord_layout_line_height (drawing->layout, CONCORD_FONT_STRONG);
  double small = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);

  for (guint i = 0; i < drawing->grid->rows->len; i++)
    {
      const Row *row = row_at (drawing->grid, i);
      ConcordRow *place;

      concord_rows_add (drawing->rows, row->heading ? "" : row->label, row->note);
      place = g_ptr_array_index (drawing->rows->rows, i);
      if (row->heading)
        place->natural = place->least = strong + 8;
      else
        place->least = MAX (place->least, strong + 3);
      for (guint c = 0; c < row->cells->len; c++)
        if (((Cell *)g_ptr_array_index (row->cells, c))->small != NULL)
          place->natural = MAX (place->natural, strong + small + 8);
    }
}

static double
draw_legend (const Drawing *drawing, ConcordBox area)
{
  ConcordLegendEntry entries[CONCORD_GRID_N_SHADES] = { 0 };
  guint n = 0;

  for (; drawing->grid->shade_names != NULL && drawing->grid->shade_names[n] != NULL
         && n < CONCORD_GRID_N_SHADES;
       n++)
    {
      entries[n].name = drawing->grid->shade_names[n];
      entries[n].fill = role_of ((int)n);
      entries[n].stroke = n == 0 ? CONCORD_ROLE_AXIS : CONCORD_ROLE_NONE;
      entries[n].pattern = CONCORD_PATTERN_SOLID;
    }
  return concord_legend_draw (drawing->layout, entries, n, area);
}

/* Says which columns there was no room for. */
static double
draw_rest_of_columns (const Drawing *drawing, double y, double width)
{
  guint n_rest = drawing->grid->columns->len - drawing->n_shown;
  double line = concord_layout_line_height (drawing->layout, CONCORD_FONT_CAPTION);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  if (n_rest == 0)
    return 0;
  text = g_strdup_printf (ngettext ("and %u column more, which doesn’t fit this width: see the table",
                                    "and %u columns more, which don’t fit this width: see the table",
                                    n_rest),
                          n_rest);
  shown = concord_text_shorten (drawing->layout->context, text, CONCORD_FONT_CAPTION, width);
  concord_layout_add_text (drawing->layout, -1, shown, CONCORD_FONT_CAPTION, CONCORD_ROLE_MUTED,
                           drawing->rows->x, y, 0);
  return line + 2;
}

static double
concord_grid_plot (ConcordChart *chart, ConcordLayout *layout, ConcordBox area)
{
  ConcordGrid *grid = CONCORD_GRID (chart);
  gboolean tight = area.width < NARROW && grid->columns->len >= MANY_COLUMNS;
  g_autoptr (ConcordRows) rows = concord_rows_new (
      layout, area.x, area.width * (tight ? TIGHT_LABEL_SHARE : MOST_LABEL_SHARE));
  Drawing drawing = { .grid = grid, .layout = layout, .rows = rows };
  double line = concord_layout_line_height (layout, CONCORD_FONT_CAPTION), heads, head, foot, y;

  add_rows (&drawing);
  drawing.left = area.x + rows->label_width + GAP;
  if (area.x + area.width - drawing.left < LEAST_COLUMN)
    return INFINITY;
  fit_columns (&drawing, area.x + area.width - drawing.left);
  head = draw_legend (&drawing, area);
  heads = draw_heads (&drawing, 0, 0, TRUE);
  foot = drawing.n_shown < grid->columns->len ? line + 4 : 2;
  if (area.height - head - heads - foot < 2 * line)
    return INFINITY;
  draw_heads (&drawing, area.y + head, heads, FALSE);
  concord_rows_fit (rows, area.y + head + heads, area.height - head - heads - foot);
  for (guint i = 0; i < rows->n_shown; i++)
    draw_row (&drawing, i);
  y = rows->bottom + 2;
  y += concord_rows_draw_rest (rows, y, area.width);
  y += draw_rest_of_columns (&drawing, y, area.width);
  return y - area.y;
}

static gboolean
concord_grid_is_empty (ConcordChart *chart)
{
  ConcordGrid *grid = CONCORD_GRID (chart);

  return grid->rows->len == 0 || grid->columns->len == 0;
}

static void
concord_grid_finalize (GObject *object)
{
  ConcordGrid *grid = CONCORD_GRID (object);

  g_ptr_array_unref (grid->columns);
  g_ptr_array_unref (grid->rows);
  g_strfreev (grid->shade_names);
  G_OBJECT_CLASS (concord_grid_parent_class)->finalize (object);
}

static void
concord_grid_class_init (ConcordGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = concord_grid_finalize;
  CONCORD_CHART_CLASS (klass)->is_empty = concord_grid_is_empty;
  CONCORD_CHART_CLASS (klass)->plot = concord_grid_plot;
}

static void
concord_grid_init (ConcordGrid *grid)
{
  grid->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_free);
  grid->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
}

/**
 * concord_grid_new:
 *
 * Returns: (transfer full): a table without columns or rows.
 */
ConcordGrid *
concord_grid_new (void)
{
  return g_object_new (CONCORD_TYPE_GRID, NULL);
}

/**
 * concord_grid_set_legend:
 * @grid: a chart
 * @shade_names: (nullable) (array zero-terminated=1): what each shade stands for, from the lightest
 *   of four; fewer are fine
 */
void
concord_grid_set_legend (ConcordGrid *grid, const char *const *shade_names)
{
  g_return_if_fail (CONCORD_IS_GRID (grid));

  g_strfreev (grid->shade_names);
  grid->shade_names = g_strdupv ((char **)shade_names);
}

/**
 * concord_grid_add_column:
 * @grid: a chart without rows yet
 * @name: its head
 * @apart: whether a gap sets it off from the column before it
 */
void
concord_grid_add_column (ConcordGrid *grid, const char *name, gboolean apart)
{
  Column *column;

  g_return_if_fail (CONCORD_IS_GRID (grid));
  g_return_if_fail (grid->rows->len == 0);

  column = g_new0 (Column, 1);
  column->name = g_strdup (name != NULL ? name : "");
  column->apart = apart;
  g_ptr_array_add (grid->columns, column);
}

static Row *
add_row (ConcordGrid *grid, const char *label)
{
  Row *row = g_new0 (Row, 1);

  row->label = g_strdup (label != NULL && *label != '\0' ? label : "–");
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)cell_free);
  g_ptr_array_add (grid->rows, row);
  return row;
}

/**
 * concord_grid_add_heading:
 * @grid: a chart
 * @label: what the rows below it have in common
 */
void
concord_grid_add_heading (ConcordGrid *grid, const char *label)
{
  g_return_if_fail (CONCORD_IS_GRID (grid));

  add_row (grid, label)->heading = TRUE;
}

/**
 * concord_grid_add_row:
 * @grid: a chart with all its columns
 * @id: (nullable): the caller's name for the row
 * @label: its name
 * @note: (nullable): what is to be known about it
 */
void
concord_grid_add_row (ConcordGrid *grid, const char *id, const char *label, const char *note)
{
  Row *row;

  g_return_if_fail (CONCORD_IS_GRID (grid));

  row = add_row (grid, label);
  row->id = g_strdup (id);
  row->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
}

/**
 * concord_grid_add_cell:
 * @grid: a chart whose last row isn't full yet
 * @id: (nullable): the caller's name for the cell
 * @shade: 0 to 3, the darkest; -1 for a cell without a figure
 * @text: what stands in it
 * @small: (nullable): a second line in small type, left out where the row is low
 * @words: the sentence that says it
 */
void
concord_grid_add_cell (ConcordGrid *grid,
                       const char *id,
                       int shade,
                       const char *text,
                       const char *small,
                       const char *words)
{
  Cell *cell;
  Row *row;

  g_return_if_fail (CONCORD_IS_GRID (grid) && grid->rows->len > 0);
  row = row_at (grid, grid->rows->len - 1);
  g_return_if_fail (!row->heading && row->cells->len < grid->columns->len);

  cell = g_new0 (Cell, 1);
  cell->id = g_strdup (id);
  cell->shade = shade;
  cell->text = g_strdup (text != NULL ? text : "–");
  cell->small = small != NULL && *small != '\0' ? g_strdup (small) : NULL;
  cell->words = g_strdup (words != NULL ? words : cell->text);
  g_ptr_array_add (row->cells, cell);
}
