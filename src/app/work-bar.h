/* A bar that says what is being worked out in the background, how far it is, and stops it. It shows
 * only what takes longer than half a second. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_WORK_BAR (concord_work_bar_get_type ())
G_DECLARE_FINAL_TYPE (ConcordWorkBar, concord_work_bar, CONCORD, WORK_BAR, GtkWidget)

/* @document (nullable) is the one whose work is shown; its work goes on in threads from now on. */
void concord_work_bar_set_document (ConcordWorkBar *bar, ConcordDocument *document);

G_END_DECLS
