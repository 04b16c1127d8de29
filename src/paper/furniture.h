/* What is on the pages besides the figures: head, list of figures, foot. */
#pragma once

#include "paper/plan.h"

G_BEGIN_DECLS

#define CONCORD_FURNITURE_FOOT 26.0 /* kept free at the bottom of every page, points */

void concord_furniture_read (ConcordPlan *plan, ConcordDocument *document);
void concord_furniture_add_head (ConcordPlan *plan);
void concord_furniture_add_nothing (ConcordPlan *plan);
GPtrArray *concord_furniture_add_list (ConcordPlan *plan, GPtrArray *figures, gboolean appendix);

void concord_furniture_draw_entry (const ConcordPlan *plan, const ConcordPen *pen,
                                   const ConcordBlock *block, double x, double y);
void concord_furniture_draw_foot (const ConcordPlan *plan, const ConcordPen *pen, guint page);

G_END_DECLS
