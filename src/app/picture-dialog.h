/* Saving one chart as a picture. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @stage: (nullable): the screen whose chart is offered first. */
void concord_picture_dialog_show (GtkWindow *parent, ConcordDocument *document, const char *stage);

G_END_DECLS
