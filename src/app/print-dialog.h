/* Choosing what goes to the printer, with its pages beside the choice. */
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

/* Chooses charts, or a part of @report, the id of one; NULL takes the first. */
void concord_print_dialog_set_what (ConcordPrintDialog *dialog, ConcordPrintWhat what,
                                    const char *report);

/* Types which pages, as a person would: "1-3, 5". */
void concord_print_dialog_set_pages (ConcordPrintDialog *dialog, const char *pages);

/* What is wrong with the choice; NULL where it can be printed. */
const char *concord_print_dialog_get_problem (ConcordPrintDialog *dialog);

guint concord_print_dialog_get_n_pages (ConcordPrintDialog *dialog);

G_END_DECLS
