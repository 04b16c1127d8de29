/* Replacing a file so that whatever happens there is the old one or the new one, whole. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * concord_file_replace:
 * @etag: (nullable): the file must still be the one that had this etag, else
 *   CONCORD_STORE_ERROR_CHANGED; NULL replaces whatever is there
 * @new_etag: (out) (optional): the etag of the new file
 *
 * Blocking; call it in a thread. Links are followed; mode and owner stay; the version before
 * stays beside it as NAME~ until the next save.
 */
gboolean concord_file_replace (GFile *file, GBytes *bytes, const char *etag, char **new_etag,
                               GError **error);

/* The etag of @file now, or NULL where it can't be read. The caller frees. */
char *concord_file_dup_etag (GFile *file);

/* Takes away temporary files that a killed save left beside @file and nobody holds any more. */
void concord_file_sweep (GFile *file);

G_END_DECLS
