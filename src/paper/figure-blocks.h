/* A figure as blocks: heading, subtitle, chart, source, words and table. */
#pragma once

#include "paper/flow.h"

G_BEGIN_DECLS

char *concord_figure_dup_heading (ConcordFigure *figure, guint number);
ConcordBlock *concord_figure_blocks_add (ConcordFlow *flow, ConcordFigure *figure, guint number,
                                         guint table, gboolean tables);
void concord_figure_blocks_add_table (ConcordFlow *flow, ConcordFigure *figure, guint number,
                                      guint table);

G_END_DECLS
