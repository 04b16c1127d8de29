/* One page of a paper, drawn from its plan. */
#pragma once

#include "paper/furniture.h"

G_BEGIN_DECLS

void concord_page_draw (const ConcordPlan *plan, const ConcordPen *pen, guint page);

G_END_DECLS
