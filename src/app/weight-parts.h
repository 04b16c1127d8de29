/* What all dialogues that ask for weights do with the answers. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Plans @points for @criterion in @weight_set, beside the scale that was asked about. */
void concord_weight_plan (ConcordDocument *document, ConcordStep *step, ConcordRecord *weight_set,
                          ConcordRecord *criterion, double points, const char *reason);

/* The share of one criterion: its name, a bar and a percentage, a row of a grid. */
typedef struct
{
  GtkProgressBar *bar;
  GtkLabel *label;
} ConcordShareRow;

ConcordShareRow concord_share_row_new (GtkGrid *grid, int row, const char *name);

/* @share in [0, 1]; NAN is a dash. */
void concord_share_row_show (const ConcordShareRow *row, double share);

/* A label that wraps and stands to the left; @css_class may be NULL. */
GtkWidget *concord_weight_label_new (const char *text, const char *css_class);

G_END_DECLS
