#include "app/widgets.h"

void
concord_drop_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

gboolean
concord_focus_current_row (GtkWidget *widget, GtkWidget *scroller, GtkListBox *list,
                           GtkDirectionType direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (scroller, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (scroller, direction);
}
