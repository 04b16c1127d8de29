/* Blocks in a row, measured first and then broken into pages. */
#include "paper/flow.h"

#include "charts/text.h"

#define SLACK 0.01

static void
block_free (gpointer data)
{
  ConcordBlock *block = data;

  g_free (block->anchor);
  g_free (block->words);
  g_clear_object (&block->text);
  g_clear_object (&block->chart);
  g_clear_pointer (&block->table, concord_table_unref);
  g_free (block);
}

/**
 * concord_flow_new:
 * @width: of the body of a page, points
 * @height: of the same
 * @figures_per_page: 1 or more
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
  ConcordBlock *start = NULL;
  guint n_lines, n_here;

  if (text == NULL || *text == '\0')
    return NULL;
  layout = concord_style_layout (flow->context, text, style, flow->width);
  n_lines = concord_style_count_lines (layout);
  for (guint line = 0; line < n_lines; line += n_here)
    {
      ConcordBlock *block;

      n_here = lines_of_block (line, n_lines);
      block = concord_flow_add (flow, CONCORD_BLOCK_TEXT, line == 0 ? before : 0,
                                concord_style_lines_height (layout, line, n_here));
      block->text = g_object_ref (layout);
      block->first_line = line;
      block->n_lines = n_here;
      block->role = role;
      block->tag = tag;
      if (start == NULL)
        start = block;
    }
  return start;
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
  double need = 0;

  if (first >= flow->blocks->len)
    return;
  start = g_ptr_array_index (flow->blocks, first);
  for (guint i = first; i <= last && i < flow->blocks->len; i++)
    {
      const ConcordBlock *block = g_ptr_array_index (flow->blocks, i);

      need += block->height + (i > first ? block->before : 0);
    }
  start->need = MAX (start->need, need);
}

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

static gboolean
fits (ConcordFlow *flow, const Filling *filling, const ConcordBlock *block)
{
  if (filling->placed == NULL)
    return FALSE;
  if (filling->placed->len == 0)
    return TRUE;
  if (block->new_page
      || (block->figure != 0 && block->figure != filling->figure
          && filling->n_figures >= flow->figures_per_page))
    return FALSE;
  return filling->y + block->before + MAX (block->height, block->need) <= flow->height + SLACK;
}

static void
place (ConcordFlow *flow, Filling *filling, ConcordBlock *block)
{
  ConcordPlaced placed = { .block = block };

  if (filling->placed->len > 0)
    filling->y += block->before;
  else
    placed.continued = block->kind == CONCORD_BLOCK_ROW && block->row > 0;
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
      double y = block->height, need = block->need;

      for (guint k = i + 1; k < flow->blocks->len && y < block->need - SLACK; k++)
        {
          const ConcordBlock *next = g_ptr_array_index (flow->blocks, k);

          y += next->before;
          if (y + next->need <= flow->height)
            need = MAX (need, y + next->need);
          y += next->height;
        }
      block->need = need;
    }
}

/**
 * concord_flow_break:
 * @flow: a flow with one block or more
 *
 * Breaks it into pages. None is empty; a block that begins a page has no space above; a table that
 * goes on overleaf has its header there again.
 */
void
concord_flow_break (ConcordFlow *flow)
{
  Filling filling = { 0 };

  chain_needs (flow);
  g_ptr_array_set_size (flow->pages, 0);
  for (guint i = 0; i < flow->blocks->len; i++)
    {
      ConcordBlock *block = g_ptr_array_index (flow->blocks, i);

      if (!fits (flow, &filling, block))
        turn_page (flow, &filling);
      place (flow, &filling, block);
    }
}
