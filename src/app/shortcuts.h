/* All keys in one window that scrolls: GTK's own does not fit a small screen with large text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_SHORTCUTS (concord_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (ConcordShortcuts, concord_shortcuts, CONCORD, SHORTCUTS, GtkWindow)

GtkWidget *concord_shortcuts_new (GtkWindow *parent);

G_END_DECLS
