/* Asks for swing weights in words: which move from worst to best comes first, and how much are the
 * others worth beside it. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_SWING_DIALOG (concord_swing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSwingDialog, concord_swing_dialog, CONCORD, SWING_DIALOG, GtkWindow)

/* @node: a criterion with criteria below it, or the project for the outermost ones. */
ConcordSwingDialog *concord_swing_dialog_new (GtkWindow *parent, ConcordDocument *document,
                                              ConcordRecord *weight_set, ConcordRecord *node);

/* The question's first sentence. */
const char *concord_swing_dialog_get_words (ConcordSwingDialog *dialog);

/* The share that follows for the child at @index, "43 %" or a dash. */
const char *concord_swing_dialog_get_share (ConcordSwingDialog *dialog, guint index);

/* Writes the answers as one step and closes; FALSE where some are missing. */
gboolean concord_swing_dialog_save (ConcordSwingDialog *dialog);

G_END_DECLS
