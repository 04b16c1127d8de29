/* A figure as blocks: heading, subtitle, chart, source, words and table; and how high the chart may
 * be, so that one or two of them fill a page. */
#include "paper/figure-blocks.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#define FIGURE_GAP 20.0
#define TABLE_GAP 12.0
#define SHORT_WORDS 5        /* lines that may stand below a chart that shares its page */
#define TIGHTEST 0.6         /* of the height that a chart asks for */
#define ALONE 1.25           /* of the same, for a chart with a page to itself */
#define LEAST_CHART 72.0     /* below this even a chart of one bar doesn't draw */
#define WHOLE_TABLE 0.45     /* a table up to this share of the page is not broken */
#define CELL_SHARE 0.4       /* of the page's height, at most, for one cell */

/**
 * concord_figure_dup_heading:
 * @figure: a figure
 * @number: from 1
 *
 * Returns: (transfer full): number and title.
 */
char *
concord_figure_dup_heading (ConcordFigure *figure, guint number)
{
  const char *title = concord_figure_get_title (figure);

  if (title == NULL || *title == '\0')
    return g_strdup_printf (_ ("Figure %u"), number);
  return g_strdup_printf (_ ("Figure %u: %s"), number, title);
}

static void
add_row (ConcordFlow *flow, ConcordTable *table, int row)
{
  ConcordBlock *block
      = concord_flow_add (flow, CONCORD_BLOCK_ROW, 0, concord_table_get_row_height (table, row));

  block->table = concord_table_ref (table);
  block->row = row;
  block->tag = "Table";
}

/* Caption, header and rows; with what @start begins, if that stands above. A small table is not
 * broken; a larger one has two rows at least on each page. */
static void
add_table_part (ConcordFlow *flow, ConcordTable *table, guint number, guint start)
{
  g_autofree char *caption = concord_table_dup_caption (table, number);
  guint n_rows = concord_table_get_n_rows (table), header;

  concord_flow_add_text (flow, caption, CONCORD_STYLE_STRONG, CONCORD_ROLE_TEXT, "P", TABLE_GAP);
  header = flow->blocks->len;
  for (int row = -1; row < (int)n_rows; row++)
    {
      add_row (flow, table, row);
      if (row < 0)
        ((ConcordBlock *)g_ptr_array_index (flow->blocks, header))->before = 4;
    }
  if (concord_flow_get_height (flow, start) <= WHOLE_TABLE * flow->height)
    concord_flow_keep (flow, start, flow->blocks->len - 1);
  concord_flow_keep (flow, start, header + 2);
  concord_flow_keep (flow, header - 1, header + 2);
  if (n_rows > 2)
    concord_flow_keep (flow, flow->blocks->len - 2, flow->blocks->len - 1);
}

/* @start is the block that the first of them must not part from, or the end. */
static void
add_tables (ConcordFlow *flow, ConcordFigure *figure, guint number, guint table, guint start)
{
  g_autoptr (GPtrArray) parts = concord_table_split (figure, table, flow->context, flow->width,
                                                     CELL_SHARE * flow->height);

  for (guint i = 0; i < parts->len; i++)
    add_table_part (flow, g_ptr_array_index (parts, i), number, i == 0 ? start : flow->blocks->len);
}

static guint
count_lines (ConcordFlow *flow, const char *text)
{
  g_autoptr (PangoLayout) layout
      = concord_style_layout (flow->context, text, CONCORD_STYLE_TEXT, flow->width);

  return concord_style_count_lines (layout);
}

/* Whether the words stand below the chart; else they stand with the table at the end. */
static gboolean
words_here (ConcordFlow *flow, ConcordFigure *figure, gboolean tables)
{
  return flow->figures_per_page == 1 || !tables || concord_figure_get_n_rows (figure) == 0
         || count_lines (flow, concord_figure_get_words (figure)) <= SHORT_WORDS;
}

/* What a chart of some height shows: squeezed too much, it leaves marks out or shortens names. */
typedef struct
{
  guint n_marks, n_shortened;
} Shown;

static Shown
look_at (ConcordFlow *flow, ConcordChart *chart, double height)
{
  g_autoptr (ConcordLayout) layout
      = concord_chart_layout (chart, flow->width, height, CONCORD_CHART_PLAIN);
  Shown shown = { .n_marks = layout->marks->len };

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const ConcordShape *shape = g_ptr_array_index (layout->shapes, i);

      shown.n_shortened += shape->kind == CONCORD_SHAPE_TEXT && strstr (shape->text, "…") != NULL;
    }
  return shown;
}

static gboolean
can_have (ConcordFlow *flow, ConcordChart *chart, double natural, double height)
{
  Shown most, here;

  if (height >= natural)
    return TRUE;
  if (height < TIGHTEST * natural || height < LEAST_CHART)
    return FALSE;
  most = look_at (flow, chart, natural);
  here = look_at (flow, chart, height);
  return here.n_marks == most.n_marks && here.n_shortened <= most.n_shortened;
}

/* How high the chart is: what it asks for, or less where the figure then has room on its page or
 * its part of it and nothing is left out. @others is the height of the rest of the figure on this
 * page, @least that of what can't go overleaf. */
static double
fit_chart (ConcordFlow *flow, ConcordChart *chart, double others, double least)
{
  /* The paper writes title and source around the chart. */
  double plain = concord_chart_natural_height_of (chart, flow->width, CONCORD_CHART_PLAIN);
  double natural = MAX (plain, LEAST_CHART);
  double rooms[] = {
    (flow->height - FIGURE_GAP * (flow->figures_per_page - 1)) / flow->figures_per_page - others,
    flow->height - others,
    flow->height - least,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (can_have (flow, chart, natural, rooms[i]))
      return MIN (flow->figures_per_page == 1 && i == 0 ? ALONE * natural : natural, rooms[i]);
  return CLAMP (flow->height - least, MIN (flow->height / 2, natural), natural);
}

/* Everything of the figure but its table. Returns the index of the chart's block; @last becomes the
 * index of the last block that stays with it. */
static guint
add_picture (ConcordFlow *flow, ConcordFigure *figure, guint number, gboolean with_words,
             guint *last)
{
  g_autofree char *heading = concord_figure_dup_heading (figure, number);
  ConcordBlock *start = concord_flow_add_text (flow, heading, CONCORD_STYLE_HEADING,
                                               CONCORD_ROLE_TEXT, "H2", FIGURE_GAP);
  const char *words = concord_figure_get_words (figure);
  ConcordBlock *chart;
  guint index;

  start->anchor = g_strdup_printf ("figure-%u", number);
  concord_flow_add_text (flow, concord_figure_get_subtitle (figure), CONCORD_STYLE_SMALL,
                         CONCORD_ROLE_MUTED, "P", 2);
  index = flow->blocks->len;
  chart = concord_flow_add (flow, CONCORD_BLOCK_CHART, 4, 0);
  chart->chart = g_object_ref (concord_figure_get_chart (figure));
  chart->words = g_strdup (words != NULL && *words != '\0' ? words : heading);
  chart->tag = "Figure";
  concord_flow_add_text (flow, concord_figure_get_caption (figure), CONCORD_STYLE_CAPTION,
                         CONCORD_ROLE_MUTED, "P", 3);
  *last = flow->blocks->len - 1;
  if (with_words)
    concord_flow_add_text (flow, words, CONCORD_STYLE_TEXT, CONCORD_ROLE_TEXT, "P", 6);
  return index;
}

/**
 * concord_figure_blocks_add:
 * @flow: where to
 * @figure: a figure
 * @number: its number, from 1
 * @table: the number of its table, from 1
 * @tables: whether tables are printed; they stand here with one figure a page, else at the end
 *
 * Returns: (transfer none): the first block.
 */
ConcordBlock *
concord_figure_blocks_add (ConcordFlow *flow, ConcordFigure *figure, guint number, guint table,
                           gboolean tables)
{
  guint first = flow->blocks->len, chart, last;
  gboolean with_words = words_here (flow, figure, tables);
  double others, least;
  ConcordBlock *block;

  chart = add_picture (flow, figure, number, with_words, &last);
  least = concord_flow_get_height (flow, first);
  if (tables && flow->figures_per_page == 1)
    add_tables (flow, figure, number, table, flow->blocks->len);
  others = concord_flow_get_height (flow, first);
  block = g_ptr_array_index (flow->blocks, chart);
  block->height = fit_chart (flow, block->chart, others, least);
  for (guint i = first; i < flow->blocks->len; i++)
    ((ConcordBlock *)g_ptr_array_index (flow->blocks, i))->figure = number;
  if (concord_flow_get_height (flow, first) <= flow->height)
    last = flow->blocks->len - 1;
  concord_flow_keep (flow, first, last);
  return g_ptr_array_index (flow->blocks, first);
}

/**
 * concord_figure_blocks_add_table:
 * @flow: where to
 * @figure: a figure with rows
 * @number: its number, from 1
 * @table: the number of its table
 *
 * The figure's table as it stands at the end of a paper, away from its chart.
 */
void
concord_figure_blocks_add_table (ConcordFlow *flow, ConcordFigure *figure, guint number,
                                 guint table)
{
  guint start = flow->blocks->len, last;

  concord_flow_add_text (flow, concord_figure_get_title (figure), CONCORD_STYLE_HEADING,
                         CONCORD_ROLE_TEXT, "H2", FIGURE_GAP);
  concord_flow_add_text (flow, concord_figure_get_subtitle (figure), CONCORD_STYLE_SMALL,
                         CONCORD_ROLE_MUTED, "P", 2);
  if (!words_here (flow, figure, TRUE))
    concord_flow_add_text (flow, concord_figure_get_words (figure), CONCORD_STYLE_TEXT,
                           CONCORD_ROLE_TEXT, "P", 6);
  add_tables (flow, figure, number, table, start);
  last = flow->blocks->len - 1;
  concord_flow_add_text (flow, concord_figure_get_caption (figure), CONCORD_STYLE_CAPTION,
                         CONCORD_ROLE_MUTED, "P", 3);
  concord_flow_keep (flow, last, flow->blocks->len - 1);
  concord_flow_keep (flow, MAX (last, start + 1) - 1, flow->blocks->len - 1);
  if (concord_flow_get_height (flow, start) <= WHOLE_TABLE * flow->height)
    concord_flow_keep (flow, start, flow->blocks->len - 1);
}
