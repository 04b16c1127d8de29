/* A figure as blocks: heading, subtitle, chart, source, words and what belongs to it; and how high
 * the chart may be, so that one or two of them fill a page, or that text flows round it. */
#include "paper/figure-blocks.h"

#include "paper/pieces.h"
#include "paper/table-blocks.h"

#define ALONE 1.25           /* of the height that a chart asks for, with a page to itself */
#define CHART_SHARE 0.45     /* of a page of text: what a chart takes of it at most */
#define WHOLE_FIGURE 0.7     /* of the same: figure and table up to this are not parted */

/* --- what belongs to a figure ---------------------------------------------------------------- */

static gboolean
is_paper_of_figures (const ConcordFlow *flow)
{
  return flow->figures_per_page > 0;
}

/**
 * concord_figure_blocks_count:
 * @flow: where they will be
 * @pieces: (element-type ConcordPiece): all of a paper
 * @first: index of a figure
 *
 * Returns: how many pieces from there belong to it: its table, where that follows at once, and in a
 *   paper of figures what is said of it at length.
 */
guint
concord_figure_blocks_count (const ConcordFlow *flow, const GPtrArray *pieces, guint first)
{
  const ConcordPiece *figure = pieces->pdata[first];
  guint n = 1;

  for (; first + n < pieces->len; n++)
    {
      const ConcordPiece *piece = pieces->pdata[first + n];

      if (is_paper_of_figures (flow) ? piece->kind != CONCORD_PIECE_PARAGRAPH
                                           && piece->kind != CONCORD_PIECE_TABLE
                                     : n > 1 || !figure->with_table
                                           || piece->kind != CONCORD_PIECE_TABLE)
        break;
    }
  return n;
}

/* --- how high the chart is ------------------------------------------------------------------- */

/* In a paper of figures: what it asks for, or less where the figure then has room on its page or
 * its part of it and nothing is left out. @others is the height of the rest of the figure on this
 * page, @least that of what can't go overleaf. */
static double
fit_in_part (const ConcordFlow *flow, ConcordChartFit *fit, double others, double least)
{
  double natural = fit->natural;
  double rooms[] = {
    (flow->height - CONCORD_FIGURE_GAP * (flow->figures_per_page - 1)) / flow->figures_per_page
        - others,
    flow->height - others,
    flow->height - least,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (concord_chart_fit_allows (fit, rooms[i]))
      return MIN (flow->figures_per_page == 1 && i == 0 ? ALONE * natural : natural, rooms[i]);
  return CLAMP (flow->height - least, MIN (flow->height / 2, natural), natural);
}

/* Among text: less than half of a page, if it shows all there. */
static double
fit_in_text (const ConcordFlow *flow, ConcordChartFit *fit, double least)
{
  double room = flow->height - least;
  double shares[] = { CHART_SHARE, 0.6, 0.75, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double height = MIN (fit->natural, MIN (shares[i] * flow->height, room));

      if (concord_chart_fit_allows (fit, height))
        return height;
    }
  return CLAMP (room, MIN (flow->height / 2, fit->natural), fit->natural);
}

/* --- blocks ---------------------------------------------------------------------------------- */

/* The figure itself. Returns the index of the chart's block; @last becomes the index of the last
 * block that stays with it. */
static guint
add_picture (ConcordFlow *flow, const ConcordPiece *piece, guint number, guint *last)
{
  ConcordFigure *figure = piece->figure;
  const char *words = concord_figure_get_words (figure);
  gboolean alone = is_paper_of_figures (flow);
  /* In a paper of figures their titles are its headings. */
  ConcordBlock *start = concord_flow_add_hanging (
      flow, NULL, 0, 0, piece->text, CONCORD_STYLE_HEADING, alone ? "H2" : "Caption",
      CONCORD_FIGURE_GAP);
  ConcordBlock *chart;
  guint index;

  start->anchor = g_strdup_printf ("figure-%u", number);
  concord_flow_add_text (flow, concord_figure_get_subtitle (figure), CONCORD_STYLE_SMALL,
                         CONCORD_ROLE_MUTED, "P", 2);
  index = flow->blocks->len;
  chart = concord_flow_add (flow, CONCORD_BLOCK_CHART, 4, 0);
  chart->chart = concord_chart_fit_new (concord_figure_get_chart (figure), flow->width);
  chart->words = g_strdup (words != NULL && *words != '\0' ? words : piece->text);
  chart->elements[0] = (ConcordElement){ "Figure", chart };
  concord_flow_add_text (flow, concord_figure_get_caption (figure), CONCORD_STYLE_CAPTION,
                         CONCORD_ROLE_MUTED, "P", 3);
  *last = flow->blocks->len - 1;
  if (concord_figure_has_short_words (figure))
    concord_flow_add_text (flow, words, CONCORD_STYLE_TEXT, CONCORD_ROLE_TEXT, "P", 6);
  return index;
}

/* What follows the picture. */
static void
add_rest (ConcordFlow *flow, const ConcordPiece *piece)
{
  if (piece->kind == CONCORD_PIECE_TABLE)
    concord_table_blocks_add (flow, piece, flow->blocks->len);
  else
    concord_flow_add_text (flow, piece->text, CONCORD_STYLE_TEXT, CONCORD_ROLE_TEXT, "P", 6);
}

/**
 * concord_figure_blocks_add:
 * @flow: where to
 * @pieces: (element-type ConcordPiece): all of a paper
 * @first: index of a figure, which is added with all that belongs to it
 * @number: of the figure in this paper, from 1
 * @from: index of the first block of the headings right above it, or the number of blocks
 *
 * Returns: (transfer none): the first block.
 */
ConcordBlock *
concord_figure_blocks_add (ConcordFlow *flow, const GPtrArray *pieces, guint first, guint number,
                           guint from)
{
  guint start = flow->blocks->len, n = concord_figure_blocks_count (flow, pieces, first), last;
  guint index = add_picture (flow, pieces->pdata[first], number, &last);
  double least = concord_flow_get_height (flow, from), others, whole;
  ConcordBlock *chart = g_ptr_array_index (flow->blocks, index);

  for (guint i = 1; i < n; i++)
    add_rest (flow, pieces->pdata[first + i]);
  others = concord_flow_get_height (flow, start);
  if (is_paper_of_figures (flow))
    chart->full = fit_in_part (flow, chart->chart, others, least);
  else
    chart->full = fit_in_text (flow, chart->chart, least);
  /* Where charts are all there is, there is no text that a tight one would keep with it. */
  chart->least = is_paper_of_figures (flow) ? chart->chart->natural
                                            : concord_chart_fit_get_least (chart->chart);
  chart->height = chart->full;
  for (guint i = start; i < flow->blocks->len; i++)
    ((ConcordBlock *)g_ptr_array_index (flow->blocks, i))->figure = number;
  whole = is_paper_of_figures (flow) ? flow->height : WHOLE_FIGURE * flow->height;
  if (concord_flow_get_height (flow, start) <= whole)
    last = flow->blocks->len - 1;
  concord_flow_hold (flow, start, MIN (index + 1, flow->blocks->len - 1));
  for (guint i = start; i <= index; i++)
    concord_flow_keep (flow, i, last);
  return g_ptr_array_index (flow->blocks, start);
}
