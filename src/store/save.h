/* Saving a document, off the main loop. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/**
 * concord_project_save_async:
 * @etag: (nullable): as in concord_file_replace()
 * @note: (nullable): what the person says about this save
 *
 * Appends a revision of the unsaved steps, writes the bytes, reads them again and compares (see
 * store/proof.h; what that cannot tell is opened as a whole), and replaces the file. The document counts as saved only on success; what is edited meanwhile stays
 * unsaved.
 */
void concord_project_save_async (ConcordDocument *document, GFile *file, const char *etag,
                                 const char *note, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
gboolean concord_project_save_finish (ConcordDocument *document, GAsyncResult *result,
                                      char **new_etag, GError **error);

/* The same, blocking, for programs without a main loop. */
gboolean concord_project_save (ConcordDocument *document, GFile *file, const char *etag,
                               const char *note, char **new_etag, GError **error);

G_END_DECLS
