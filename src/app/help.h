/* The help: pages in the desktop's browser, or in a window of ours where there is none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The page on @topic, such as a stage ("package"), in the language of the program; in English where
 * it is not translated; the contents where there is none on it or @topic is NULL: (transfer full). */
GFile *concord_help_find (const char *topic);

/* The page on @topic in @language ("cy"): (transfer full) (nullable). */
GFile *concord_help_find_in (const char *language, const char *topic);

/* Shows the page on @topic (nullable). */
void concord_help_show (GtkWindow *parent, const char *topic);

/* What F1 shows in @dialog: the page on @topic; NULL is that of the screen it was opened from. */
void concord_help_add_key (GtkWidget *dialog, const char *topic);

G_END_DECLS
