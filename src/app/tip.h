/* Tooltips. GTK 4.8 asks the display where the pointer is for each tip that a visible widget gets,
 * and waits for its answers: a screen sets hundreds. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @text: NULL for none. As gtk_widget_set_tooltip_text(), at no cost where nothing changes or the
 * widget is not on the screen yet. */
void concord_set_tip (GtkWidget *widget, const char *text);

G_END_DECLS
