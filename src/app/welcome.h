/* What a window without a project shows: work to restore, recent projects, templates, samples. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_WELCOME (concord_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ConcordWelcome, concord_welcome, CONCORD, WELCOME, GtkWidget)

GtkWidget *concord_welcome_new (void);

G_END_DECLS
