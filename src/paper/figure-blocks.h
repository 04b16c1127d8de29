/* A figure as blocks: heading, subtitle, chart, source, words and what belongs to it. */
#pragma once

#include "paper/content.h"
#include "paper/flow.h"

G_BEGIN_DECLS

#define CONCORD_FIGURE_GAP 20.0

guint concord_figure_blocks_count (const ConcordFlow *flow, const GPtrArray *pieces, guint first);
ConcordBlock *concord_figure_blocks_add (ConcordFlow *flow, const GPtrArray *pieces, guint first,
                                         guint number, guint from);

G_END_DECLS
