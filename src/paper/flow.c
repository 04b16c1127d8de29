/* Blocks in a row, measured first and then broken into pages. */
#include "paper/flow.h"

#include "charts/text.h"

#include <string.h>

#define SLACK 0.01

static void
block_free (gpointer data)
{
  ConcordBlock *block = data;

  g_free (block->anchor);
  g_free (block->words);
  g_clear_object (&block->text);
  g_clear_object (&block->label);
  g_clear_pointer (&block->chart, concord_chart_fit_free);
  g_clear_pointer (&block->table, concord_table_unref);
  g_free (block);
}

/**
 * concord_flow_new:
 * @width: of the body of a page, points
 * @height: of the same
 * @figures_per_page: 1 or more; 0 for as many as there is room for
 *
 * Returns: (transfer full): a flow without blocks.
 */
ConcordFlow *
concord_flow_new (double width, double height, guint figures_per_page)
{
  ConcordFlow *flow = g_new0 (ConcordFlow, 1);

  flow->context = concord_text_context_new (NULL);
  flow->width = width;
  flow->height = height;
  flow->figures_per_page = figures_per_page;
  flow->language = "en";
  flow->blocks = g_ptr_array_new_with_free_func (block_free);
  flow->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  return flow;
}

void
concord_flow_free (ConcordFlow *flow)
{
  g_ptr_array_unref (flow->pages);
  g_ptr_array_unref (flow->blocks);
  g_object_unref (flow->context);
  g_free (flow);
}

/* --- adding ---------------------------------------------------------------------------------- */

/**
 * concord_flow_add:
 * @flow: a flow that is not broken yet
 * @kind: what the block is; the caller fills in what belongs to it
 * @before: space above it, points
 * @height: its height, at most that of the body
 *
 * Returns: (transfer none): a block at the end.
 */
ConcordBlock *
concord_flow_add (ConcordFlow *flow, ConcordBlockKind kind, double before, double height)
{
  ConcordBlock *block = g_new0 (ConcordBlock, 1);

  block->kind = kind;
  block->before = before;
  block->height = height;
  block->role = CONCORD_ROLE_TEXT;
  block->language = flow->language;
  g_ptr_array_add (flow->blocks, block);
  return block;
}

/* How many lines of @n_lines make the block that begins with line @first: two at both ends stay
 * together, so that no page begins or ends with a single one. */
static guint
lines_of_block (guint first, guint n_lines)
{
  guint left = n_lines - first;

  if (left <= 3)
    return left;
  return first == 0 ? 2 : 1;
}

/**
 * concord_flow_add_layout:
 * @flow: a flow
 * @layout: a text, shaped
 * @tag: (nullable): its structure element, a static string
 * @before: space above it, points
 *
 * Returns: (transfer none): its first block.
 */
ConcordBlock *
concord_flow_add_layout (ConcordFlow *flow, PangoLayout *layout, const char *tag, double before)
{
  ConcordBlock *start = NULL;
  guint n_lines = concord_style_count_lines (layout), n_here;

  for (guint line = 0; line < n_lines; line += n_here)
    {
      ConcordBlock *block;

      n_here = lines_of_block (line, n_lines);
      block = concord_flow_add (flow, CONCORD_BLOCK_TEXT, line == 0 ? before : 0,
                                concord_style_lines_height (layout, line, n_here));
      block->text = g_object_ref (layout);
      block->first_line = line;
      block->n_lines = n_here;
      block->elements[0] = (ConcordElement){ tag, layout };
      if (start == NULL)
        start = block;
    }
  return start;
}

/**
 * concord_flow_add_text:
 * @flow: a flow
 * @text: (nullable): what it says; nothing is added where it is empty
 * @style: its size
 * @role: its colour
 * @tag: (nullable): its structure element, a static string
 * @before: space above it, points
 *
 * A paragraph may go on overleaf.
 *
 * Returns: (transfer none) (nullable): its first block.
 */
ConcordBlock *
concord_flow_add_text (ConcordFlow *flow, const char *text, ConcordStyle style, ConcordRole role,
                       const char *tag, double before)
{
  g_autoptr (PangoLayout) layout = NULL;
  guint first = flow->blocks->len;

  if (text == NULL || *text == '\0')
    return NULL;
  layout = concord_style_paragraph (flow->context, text, style, flow->width);
  concord_flow_add_layout (flow, layout, tag, before);
  for (guint i = first; i < flow->blocks->len; i++)
    ((ConcordBlock *)g_ptr_array_index (flow->blocks, i))->role = role;
  return g_ptr_array_index (flow->blocks, first);
}

/**
 * concord_flow_add_hanging:
 * @flow: a flow
 * @label: (nullable): what hangs left of the first line: a number, a bullet
 * @label_x: where that begins, from the left of the body, points
 * @x: where the lines begin
 * @text: what it says
 * @style: its size
 * @tag: (nullable): its structure element, a static string
 * @before: space above it, points
 *
 * Like concord_flow_add_text(), with a column of its own for what hangs. A text without anything in
 * it still is a line, so that its label is seen.
 *
 * Returns: (transfer none): its first block.
 */
ConcordBlock *
concord_flow_add_hanging (ConcordFlow *flow, const char *label, double label_x, double x,
                          const char *text, ConcordStyle style, const char *tag, double before)
{
  g_autoptr (PangoLayout) layout
      = concord_style_paragraph (flow->context, text, style, flow->width - x);
  guint first = flow->blocks->len;
  ConcordBlock *start = concord_flow_add_layout (flow, layout, tag, before);

  for (guint i = first; i < flow->blocks->len; i++)
    ((ConcordBlock *)g_ptr_array_index (flow->blocks, i))->x = x;
  if (label != NULL)
    {
      /* The space parts the label from the text for who hears the paper or copies it. */
      g_autofree char *apart = g_strconcat (label, " ", NULL);

      start->label = concord_style_layout (flow->context, apart, style, -1);
      start->label_x = label_x;
    }
  return start;
}

/**
 * concord_flow_move_to:
 * @flow: a flow that is not broken yet
 * @first: index of a block
 * @to: index of an earlier one
 *
 * Moves the blocks from @first to the end before @to.
 */
void
concord_flow_move_to (ConcordFlow *flow, guint first, guint to)
{
  guint n = flow->blocks->len - first;
  g_autofree gpointer *moved = g_memdup2 (flow->blocks->pdata + first, n * sizeof (gpointer));

  memmove (flow->blocks->pdata + to + n, flow->blocks->pdata + to,
           (first - to) * sizeof (gpointer));
  if (n > 0)
    memcpy (flow->blocks->pdata + to, moved, n * sizeof (gpointer));
}

/**
 * concord_flow_get_height:
 * @flow: a flow
 * @first: index of a block
 *
 * Returns: the height from it to the end with the spaces between, points.
 */
double
concord_flow_get_height (ConcordFlow *flow, guint first)
{
  double height = 0;

  for (guint i = first; i < flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (flow->blocks, i);

      height += block->height + (i > first ? block->before : 0);
    }
  return height;
}

/**
 * concord_flow_keep:
 * @flow: a flow
 * @first: index of a block
 * @last: index of a later one
 *
 * Makes @first begin on a page that has room for all up to @last, if any page has.
 */
void
concord_flow_keep (ConcordFlow *flow, guint first, guint last)
{
  ConcordBlock *start;
  double keep = 0;

  if (first >= flow->blocks->len)
    return;
  start = g_ptr_array_index (flow->blocks, first);
  for (guint i = first; i <= last && i < flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (flow->blocks, i);

      keep += block->height + (i > first ? block->before : 0);
    }
  start->keep = MAX (start->keep, keep);
}

/**
 * concord_flow_hold:
 * @flow: a flow
 * @first: index of a block
 * @last: index of a later one
 *
 * Like concord_flow_keep() for each of them, and stronger: where even a page of its own has no room
 * for all that hangs on them, they stay together, and what hangs on the last goes overleaf.
 */
void
concord_flow_hold (ConcordFlow *flow, guint first, guint last)
{
  for (guint i = first; i < last && i + 1 < flow->blocks->len; i++)
    {
      concord_flow_keep (flow, i, last);
      ((ConcordBlock *)g_ptr_array_index (flow->blocks, i))->holds = TRUE;
    }
}

/* --- breaking -------------------------------------------------------------------------------- */

/* The page that is being filled. */
typedef struct
{
  GArray *placed; /* NULL before the first */
  double y;
  guint n_figures, figure;
} Filling;

static void
turn_page (ConcordFlow *flow, Filling *filling)
{
  filling->placed = g_array_new (FALSE, FALSE, sizeof (ConcordPlaced));
  filling->y = 0;
  filling->n_figures = 0;
  filling->figure = 0;
  g_ptr_array_add (flow->pages, filling->placed);
}

/* Whether @block may go on on this page at all, if there is room. */
static gboolean
may_follow (ConcordFlow *flow, const Filling *filling, const ConcordBlock *block)
{
  return !block->new_page
         && (flow->figures_per_page == 0 || block->figure == 0
             || block->figure == filling->figure || filling->n_figures < flow->figures_per_page);
}

/* What lacks for @block, and all that must be with it, to be put on this page; points. */
static double
get_lack (ConcordFlow *flow, const Filling *filling, const ConcordBlock *block)
{
  double before = filling->placed->len > 0 ? block->before : 0;

  return filling->y + before + MAX (block->height, block->need) - flow->height - SLACK;
}

/* The first chart from block @first on whose height can change; only as far as what @first needs
 * reaches. */
static guint
find_elastic (ConcordFlow *flow, guint first)
{
  const ConcordBlock *start = g_ptr_array_index (flow->blocks, first);
  double y = start->height;
  guint i = first;

  while (start->full == 0 && y < start->need - SLACK && ++i < flow->blocks->len)
    {
      const ConcordBlock *block = g_ptr_array_index (flow->blocks, i);

      if (block->full > 0)
        return i;
      y += block->before + block->height;
    }
  return first;
}

/* Takes @lack from the height of a chart, so that block @first fits; FALSE where the chart would
 * have to leave something out. */
static gboolean
shrink (ConcordFlow *flow, guint first, double lack)
{
  guint index = find_elastic (flow, first);
  ConcordBlock *chart = g_ptr_array_index (flow->blocks, index);
  double y = 0; /* from below the block to the chart */

  if (chart->full == 0 || chart->height - lack < chart->least
      || !concord_chart_fit_allows (chart->chart, chart->height - lack))
    return FALSE;
  chart->height -= lack;
  /* What was kept with the chart needs less now too. */
  for (guint i = index + 1; i-- > first;)
    {
      ConcordBlock *block = g_ptr_array_index (flow->blocks, i);

      if (i < index)
        y += block->height;
      if (i == index || block->need > y + SLACK)
        {
          block->need -= MIN (lack, block->need);
          block->give -= MIN (lack, block->give);
        }
      y += block->before;
    }
  return TRUE;
}

/* Whether @block has to be on this page because of the one before it, and itself has room. */
static gboolean
is_held (ConcordFlow *flow, const Filling *filling, const ConcordBlock *block)
{
  const ConcordPlaced *last
      = &g_array_index (filling->placed, ConcordPlaced, filling->placed->len - 1);

  return last->block->holds
         && filling->y + block->before + block->height <= flow->height + SLACK;
}

/* Whether block @index can be put on this page; a chart may shrink for that. */
static gboolean
fits (ConcordFlow *flow, const Filling *filling, guint index)
{
  const ConcordBlock *block = g_ptr_array_index (flow->blocks, index);
  double lack;

  if (filling->placed == NULL)
    return FALSE;
  if (filling->placed->len > 0 && !may_follow (flow, filling, block))
    return FALSE;
  lack = get_lack (flow, filling, block);
  if (lack <= 0 || (lack <= block->give && shrink (flow, index, lack)))
    return TRUE;
  return filling->placed->len == 0 || is_held (flow, filling, block);
}

static void
place (ConcordFlow *flow, Filling *filling, ConcordBlock *block)
{
  ConcordPlaced placed = { .block = block };

  if (filling->placed->len > 0)
    filling->y += block->before;
  else
    placed.continued = block->kind == CONCORD_BLOCK_ROW && block->row > 0
                       && concord_table_get_lead (block->table) > 0;
  placed.y = filling->y;
  filling->y += block->height;
  if (placed.continued)
    filling->y += concord_table_get_lead (block->table);
  if (block->figure != 0 && block->figure != filling->figure)
    {
      filling->figure = block->figure;
      filling->n_figures++;
    }
  block->page = flow->pages->len - 1;
  g_array_append_val (filling->placed, placed);
}

/* What a block is kept with may itself be kept with more: then the block needs room for that too,
 * as long as a page has it. From the end, so that each block met already knows its own need. */
static void
chain_needs (ConcordFlow *flow)
{
  for (guint i = flow->blocks->len; i-- > 0;)
    {
      ConcordBlock *block = g_ptr_array_index (flow->blocks, i);
      double y = block->height, need = block->keep, give = 0;

      if (block->full > 0)
        give = MAX (block->height - block->least, 0);
      for (guint k = i + 1; k < flow->blocks->len && y < block->keep - SLACK; k++)
        {
          const ConcordBlock *next = g_ptr_array_index (flow->blocks, k);

          y += next->before;
          if (y + next->need <= flow->height)
            need = MAX (need, y + next->need);
          else if (((const ConcordBlock *)g_ptr_array_index (flow->blocks, k - 1))->holds)
            need = flow->height;
          /* Only one chart shrinks for what stands above it. */
          give = MAX (give, next->give);
          y += next->height;
        }
      block->need = need;
      block->give = give;
    }
}

/**
 * concord_flow_break:
 * @flow: a flow with one block or more
 *
 * Breaks it into pages. None is empty; a block that begins a page has no space above; a table that
 * goes on overleaf has its header there again. May be called again when blocks came in.
 */
void
concord_flow_break (ConcordFlow *flow)
{
  Filling filling = { 0 };

  for (guint i = 0; i < flow->blocks->len; i++)
    {
      ConcordBlock *block = g_ptr_array_index (flow->blocks, i);

      if (block->full > 0)
        block->height = block->full;
    }
  chain_needs (flow);
  g_ptr_array_set_size (flow->pages, 0);
  for (guint i = 0; i < flow->blocks->len; i++)
    {
      if (!fits (flow, &filling, i))
        {
          turn_page (flow, &filling);
          fits (flow, &filling, i);
        }
      place (flow, &filling, g_ptr_array_index (flow->blocks, i));
    }
}
