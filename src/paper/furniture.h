/* What is on the pages besides the pieces: contents and foot. */
#pragma once

#include "paper/pen.h"
#include "paper/plan.h"

G_BEGIN_DECLS

#define CONCORD_FURNITURE_FOOT 26.0 /* kept free at the bottom of every page, points */

void concord_furniture_read (ConcordPlan *plan, ConcordDocument *document,
                             const ConcordContent *content);
void concord_furniture_add_contents (ConcordPlan *plan);

void concord_furniture_draw_entry (const ConcordPlan *plan, const ConcordPen *pen,
                                   const ConcordBlock *block, double x, double y);
void concord_furniture_draw_foot (const ConcordPlan *plan, const ConcordPen *pen, guint page);

/* The beginning of the id of the last revision, or NULL: the caller frees. */
char *concord_furniture_dup_saved (ConcordDocument *document);

/* Of the foot; the caller frees. */
char *concord_furniture_dup_revision (const char *revision, gboolean is_changed);
char *concord_furniture_dup_reference (const char *footer, ConcordPaperPart part);

G_END_DECLS
