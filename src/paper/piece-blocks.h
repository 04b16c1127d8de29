/* Each piece of a paper as blocks. */
#pragma once

#include "paper/plan.h"

G_BEGIN_DECLS

void concord_piece_blocks_add_all (ConcordPlan *plan, const ConcordContent *content);

G_END_DECLS
