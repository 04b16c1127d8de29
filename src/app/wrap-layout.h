/* A layout that fills line after line: children at their natural width, or in equal columns. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_WRAP_LAYOUT (concord_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (ConcordWrapLayout, concord_wrap_layout, CONCORD, WRAP_LAYOUT,
                      GtkLayoutManager)

/* @column_width: least width of equal columns at text of the usual size; 0 for natural widths. */
GtkLayoutManager *concord_wrap_layout_new (int column_width, int spacing);

G_END_DECLS
