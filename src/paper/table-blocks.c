/* A table as blocks: caption, header and rows. */
#include "paper/table-blocks.h"

#include "concord-words.h"

#define WHOLE_TABLE 0.45 /* a table up to this share of the page is not broken */

static ConcordBlock *
add_row (ConcordFlow *flow, ConcordTable *table, int row, double before)
{
  ConcordBlock *block = concord_flow_add (flow, CONCORD_BLOCK_ROW, before,
                                          concord_table_get_row_height (table, row));

  block->table = concord_table_ref (table);
  block->row = row;
  block->elements[0] = (ConcordElement){ "Table", table };
  return block;
}

char *
concord_table_blocks_dup_caption (const ConcordPiece *piece, guint part, guint n_parts)
{
  const char *text = piece->text != NULL ? piece->text : "";

  if (n_parts == 1)
    return g_strdup (text);
  /* Translators: a table too wide for the page is printed in parts; its caption, then which. */
  return g_strdup_printf (_ ("%s (part %u of %u)"), text, part, n_parts);
}

/* What stands above its rows overleaf. */
static char *
dup_lead (const ConcordPiece *piece, guint part, guint n_parts)
{
  if (piece->number == NULL)
    /* Translators: the caption of a table that goes on overleaf. */
    return g_strdup_printf (_ ("%s, continued"), piece->text != NULL ? piece->text : "");
  if (n_parts == 1)
    return g_strdup_printf (_ ("Table %s, continued"), piece->number);
  return g_strdup_printf (_ ("Table %s, part %u, continued"), piece->number, part);
}

/* Caption, header and rows; with what @start begins, if that stands above. A small table is not
 * broken; a larger one has two rows at least on each page. */
static void
add_part (ConcordFlow *flow, ConcordTable *table, const char *caption, guint start)
{
  int n_rows = (int)concord_table_get_n_rows (table);
  int header = concord_table_has_header (table) ? -1 : 0;
  guint first, last;

  concord_flow_add_text (flow, caption, CONCORD_STYLE_STRONG, CONCORD_ROLE_TEXT, "Caption",
                         CONCORD_TABLE_GAP);
  first = flow->blocks->len;
  last = flow->blocks->len + (guint)(MIN (n_rows, 2) - header) - 1;
  for (int row = header; row < n_rows; row++)
    add_row (flow, table, row, row == header ? 4 : 0);
  if (concord_flow_get_height (flow, start) <= WHOLE_TABLE * flow->height)
    last = flow->blocks->len - 1;
  concord_flow_hold (flow, start, first + (header < 0));
  for (guint i = start; i < last; i++)
    concord_flow_keep (flow, i, last);
  if (n_rows > 2)
    concord_flow_keep (flow, flow->blocks->len - 2, flow->blocks->len - 1);
}

/**
 * concord_table_blocks_add:
 * @flow: where to
 * @piece: a table
 * @start: index of the block that the table's first rows must not part from, or the number of
 *   blocks
 */
void
concord_table_blocks_add (ConcordFlow *flow, const ConcordPiece *piece, guint start)
{
  const char *before = concord_words_set_language (piece->language);
  g_autoptr (GPtrArray) parts = concord_table_split (piece->table, CONCORD_TABLE_GRID,
                                                     flow->context, flow->width, flow->height);

  for (guint i = 0; i < parts->len; i++)
    {
      ConcordTable *table = g_ptr_array_index (parts, i);
      g_autofree char *caption = concord_table_blocks_dup_caption (piece, i + 1, parts->len);

      concord_table_take_lead (table, dup_lead (piece, i + 1, parts->len));
      add_part (flow, table, caption, i == 0 ? start : flow->blocks->len);
    }
  if (parts->len == 0)
    concord_flow_add_text (flow, piece->text, CONCORD_STYLE_STRONG, CONCORD_ROLE_TEXT, "Caption",
                           CONCORD_TABLE_GAP);
  concord_words_set_language (before);
}

/**
 * concord_table_blocks_add_facts:
 * @flow: where to
 * @piece: facts: names, and what belongs to them
 * @before: space above it, points
 */
void
concord_table_blocks_add_facts (ConcordFlow *flow, const ConcordPiece *piece, double before)
{
  g_autoptr (GPtrArray) parts = concord_table_split (piece->table, CONCORD_TABLE_FACTS,
                                                     flow->context, flow->width, flow->height);
  guint first = flow->blocks->len;

  for (guint i = 0; i < parts->len; i++)
    {
      ConcordTable *table = g_ptr_array_index (parts, i);

      for (int row = 0; row < (int)concord_table_get_n_rows (table); row++)
        add_row (flow, table, row, row == 0 ? before : 0);
    }
  if (parts->len > 0)
    concord_flow_keep (flow, first, flow->blocks->len - 1);
}
