/* The list of stages. Choosing one activates win.stage. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: compact, numbers and icons alone, with the names in tooltips. */
#define CONCORD_TYPE_SIDEBAR (concord_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSidebar, concord_sidebar, CONCORD, SIDEBAR, GtkWidget)

/* Marks @stage as the one that is shown. */
void concord_sidebar_select (ConcordSidebar *sidebar, const char *stage);

/* The keys that go to stage @number (1 to 11): "<Alt>1"; NULL for others. */
const char *concord_sidebar_get_accelerator (guint number);

G_END_DECLS
