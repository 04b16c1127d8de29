/* Printing: GTK's print operation as a thin adaptor over a paper, which lays itself out. */
#pragma once

#include "paper/paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person chose to print. */
typedef struct
{
  GPtrArray *kinds; /* of const char *: kinds of figures, in the order of the paper */
  guint figures_per_page;
  gboolean mono;
  gboolean tables;
} ConcordPrintChoice;

ConcordPaper *concord_print_choice_make_paper (const ConcordPrintChoice *choice,
                                               ConcordDocument *document);

/* An operation that prints @paper; run it with GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, or _EXPORT
 * to a file. @job is what the printer's queue calls it. */
GtkPrintOperation *concord_print_operation_new (ConcordPaper *paper, const char *job);

/* Runs @operation with the system's dialog, printer and page of last time. */
void concord_print_run (GtkPrintOperation *operation, GtkWindow *parent);

G_END_DECLS
