/* The file that survey answers come from: chosen, read away from the main loop, its headings. */
#pragma once

#include "app/dialogs.h"

G_BEGIN_DECLS

void concord_survey_file_choose (GtkWindow *parent, ConcordFileChosen chosen, gpointer data);

/* The bytes of @file; an error where it can't be read or is too large for a survey. */
void concord_survey_file_read_async (GFile *file, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
GBytes *concord_survey_file_read_finish (GAsyncResult *result, GError **error);

/* The cells of the first row, or NULL where @csv holds none. */
GStrv concord_survey_file_dup_headings (GBytes *csv);

G_END_DECLS
