/* The help where there is no browser to show it: a page's words, and links from page to page. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_HELP_WINDOW (concord_help_window_get_type ())
G_DECLARE_FINAL_TYPE (ConcordHelpWindow, concord_help_window, CONCORD, HELP_WINDOW, GtkWindow)

GtkWidget *concord_help_window_new (GtkWindow *parent);

/* Shows @file, a page of the help, in place of what is shown. FALSE with a sentence where it can't
 * be read; then the page before stays. */
gboolean concord_help_window_go (ConcordHelpWindow *window, GFile *file, GError **error);

G_END_DECLS
