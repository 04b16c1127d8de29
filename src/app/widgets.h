/* What widgets of our own do alike. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes all children from @widget, as it must itself when it goes. */
void concord_drop_children (GtkWidget *widget);

/* A widget's focus function where it is @list in @scroller: Tab goes to the current row and then on. */
gboolean concord_focus_current_row (GtkWidget *widget, GtkWidget *scroller, GtkListBox *list,
                                    GtkDirectionType direction);

G_END_DECLS
