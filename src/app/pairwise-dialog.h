/* Asks for weights two criteria at a time: how much more one matters than the other, on Saaty's
 * scale. What follows, and how far the answers agree with each other, shows at once. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_PAIRWISE_DIALOG (concord_pairwise_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ConcordPairwiseDialog, concord_pairwise_dialog, CONCORD, PAIRWISE_DIALOG,
                      GtkWindow)

/* @node: a criterion with two or more criteria below it, or the project for the outermost ones. */
ConcordPairwiseDialog *concord_pairwise_dialog_new (GtkWindow *parent, ConcordDocument *document,
                                                    ConcordRecord *weight_set, ConcordRecord *node);

/* Answers the question about the children at @one and @other, @one < @other: 9 for "extremely
 * more", 1 for "as much", 1 / 9 for "extremely less". */
void concord_pairwise_dialog_answer (ConcordPairwiseDialog *dialog, guint one, guint other,
                                     double times);

/* The share that follows for the child at @index, "43 %" or a dash. */
const char *concord_pairwise_dialog_get_share (ConcordPairwiseDialog *dialog, guint index);

/* How many answers are open, or how far they agree and which one fits least. */
const char *concord_pairwise_dialog_get_words (ConcordPairwiseDialog *dialog);

/* Writes the weights as swing points, 100 for the largest, as one step and closes; FALSE where
 * answers are missing. */
gboolean concord_pairwise_dialog_save (ConcordPairwiseDialog *dialog);

G_END_DECLS
