/* A body that sets its two children side by side where there is room, else one under the other. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_BESIDE (concord_beside_get_type ())
G_DECLARE_FINAL_TYPE (ConcordBeside, concord_beside, CONCORD, BESIDE, GtkWidget)

/* How much larger than usual the desktop sets its text: 1 as a rule, 2 at 200 %. */
double concord_text_scale (GtkWidget *widget);

G_END_DECLS
