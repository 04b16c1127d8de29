/* Work that was not saved when the program stopped, offered on the welcome. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @box with a heading and a row for each draft that nobody holds; empties and hides it where
 * there is none. */
void concord_recover_fill (GtkBox *box);

G_END_DECLS
