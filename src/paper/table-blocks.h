/* A table as blocks: caption, header and rows. */
#pragma once

#include "paper/content.h"
#include "paper/flow.h"

G_BEGIN_DECLS

#define CONCORD_TABLE_GAP 12.0

void concord_table_blocks_add (ConcordFlow *flow, const ConcordPiece *piece, guint start);
void concord_table_blocks_add_facts (ConcordFlow *flow, const ConcordPiece *piece, double before);

/* What stands above part @part of @n_parts; the caller frees. */
char *concord_table_blocks_dup_caption (const ConcordPiece *piece, guint part, guint n_parts);

G_END_DECLS
