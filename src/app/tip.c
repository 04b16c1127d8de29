#include "app/tip.h"

void
concord_set_tip (GtkWidget *widget, const char *text)
{
  gboolean waits = !gtk_widget_get_realized (widget) && gtk_widget_get_visible (widget);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  /* GTK asks for no pointer over a widget that is hidden. */
  if (waits)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (waits)
    gtk_widget_set_visible (widget, TRUE);
}
