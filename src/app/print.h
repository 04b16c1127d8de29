/* Printing: GTK's print operation as a thin adaptor over a paper, which lays itself out. */
#pragma once

#include "paper/paper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CONCORD_PRINT_CHARTS,
  CONCORD_PRINT_PART_A, /* the whole report: what is public */
  CONCORD_PRINT_PART_B  /* the whole report: what is exempt */
} ConcordPrintWhat;

/* What a person chose to print. */
typedef struct
{
  ConcordPrintWhat what;
  char *report;             /* id; NULL for charts */
  GPtrArray *kinds;         /* of const char *: kinds of charts, in the order of the paper */
  guint figures_per_page;   /* charts: 1 or 2 */
  gboolean tables;          /* charts */
  gboolean mono;
  char *pages;              /* "1-3, 5"; NULL or blank is all of them */
  const char *size;         /* as GTK names paper: "iso_a4", "na_letter" */
} ConcordPrintChoice;

/* All charts, nothing chosen of them yet, on the size of last time. */
ConcordPrintChoice *concord_print_choice_new (void);
void concord_print_choice_free (ConcordPrintChoice *choice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordPrintChoice, concord_print_choice_free)

ConcordPaper *concord_print_choice_make_paper (const ConcordPrintChoice *choice,
                                               ConcordDocument *document);

/* Points. */
void concord_print_choice_get_size (const ConcordPrintChoice *choice, double *width, double *height);

/* The size of paper that was chosen last, else that of the locale; static. */
const char *concord_print_size_get (void);
void concord_print_size_set (const char *size);

/**
 * concord_print_pages_parse:
 * @text: (nullable): "1-3, 5"; blank for all
 * @n_pages: of the paper
 *
 * The numbers of pages, from 0, in the order typed: (transfer full) (element-type guint). NULL with a
 * sentence where it can't be read or there is no such page.
 */
GArray *concord_print_pages_parse (const char *text, guint n_pages, GError **error);

/* Writes the chosen pages. */
gboolean concord_print_choice_write_pdf (const ConcordPrintChoice *choice, ConcordDocument *document,
                                         const char *path, GError **error);

/* An operation that prints the chosen pages on paper of the chosen size. */
GtkPrintOperation *concord_print_choice_new_operation (const ConcordPrintChoice *choice,
                                                       ConcordDocument *document, const char *job);

/* Which page of the paper is @nth of what @operation prints. */
guint concord_print_choice_get_page (GtkPrintOperation *operation, guint nth);

/* An operation that prints @paper; run it with GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, or _EXPORT
 * to a file. @job is what the printer's queue calls it. */
GtkPrintOperation *concord_print_operation_new (ConcordPaper *paper, const char *job);

/* Runs @operation with the system's dialog, printer and page of last time. */
void concord_print_run (GtkPrintOperation *operation, GtkWindow *parent);

G_END_DECLS
