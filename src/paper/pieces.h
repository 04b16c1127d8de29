/* The pieces of a paper: how they are made and freed, and papers of figures alone. */
#pragma once

#include "paper/content.h"

G_BEGIN_DECLS

/* "Figure 2: In-house leads": (transfer full). @number from 1. */
char *concord_figure_dup_heading (ConcordFigure *figure, guint number);

/* Whether what a figure says is short enough to stand below its chart; else it is a paragraph. */
gboolean concord_figure_has_short_words (ConcordFigure *figure);

/* Moves the tables of a paper of figures, and what figures say at length, into an appendix of their
 * own; where there are none, nothing happens. */
void concord_content_move_tables (ConcordContent *content);

/* Puts the pieces of @other behind those of @content; @other is freed. */
void concord_content_join (ConcordContent *content, ConcordContent *other);

G_END_DECLS
