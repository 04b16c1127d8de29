/* The program: one process for all windows; a second start opens in the first. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_APPLICATION (concord_application_get_type ())
G_DECLARE_FINAL_TYPE (ConcordApplication, concord_application, CONCORD, APPLICATION, GtkApplication)

ConcordApplication *concord_application_new (void);

G_END_DECLS
