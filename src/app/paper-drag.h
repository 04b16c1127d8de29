/* Dragging what stands in a paper's outline to where it belongs. */
#pragma once

#include "app/paper-outline.h"

G_BEGIN_DECLS

/* @list: the rows of an outline. */
void concord_paper_drag_add (GtkListBox *list);

G_END_DECLS
