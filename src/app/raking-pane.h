/* Answers of an exercise against the population, and weighted to it: what specialists ask for. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: document, exercise (nullable). */
#define CONCORD_TYPE_RAKING_PANE (concord_raking_pane_get_type ())
G_DECLARE_FINAL_TYPE (ConcordRakingPane, concord_raking_pane, CONCORD, RAKING_PANE, GtkWidget)

G_END_DECLS
