/* Choosing what goes into a paper, with its pages beside the choice. */
#pragma once

#include "app/print.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_PRINT_DIALOG (concord_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPrintDialog, concord_print_dialog, CONCORD, PRINT_DIALOG, GtkWindow)

ConcordPrintDialog *concord_print_dialog_new (GtkWindow *parent, ConcordDocument *document,
                                              const char *title);

/* What is chosen; borrowed. */
const ConcordPrintChoice *concord_print_dialog_get_choice (ConcordPrintDialog *dialog);

/* Ticks or unticks a kind of figure, as a person would. */
void concord_print_dialog_set_chosen (ConcordPrintDialog *dialog, const char *kind,
                                      gboolean chosen);

guint concord_print_dialog_get_n_pages (ConcordPrintDialog *dialog);

G_END_DECLS
