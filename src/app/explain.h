/* How a number was worked out, on request: the words in a popover, and a button that shows them. */
#pragma once

#include "findings/finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lines of text that can be read, selected and scrolled: for a popover. */
GtkWidget *concord_explanation_new (const char *text);

/* The button beside a number. It says nothing and is hidden until it has a finding. */
#define CONCORD_TYPE_EXPLAIN_BUTTON (concord_explain_button_get_type ())
G_DECLARE_FINAL_TYPE (ConcordExplainButton, concord_explain_button, CONCORD, EXPLAIN_BUTTON,
                      GtkWidget)

GtkWidget *concord_explain_button_new (void);

/* What it explains: sentence, results, method, source, inputs of @finding (nullable). */
void concord_explain_button_set_finding (ConcordExplainButton *button, ConcordFinding *finding);

G_END_DECLS
