/* The two ways of replacing a file, and what they share. */
#pragma once

#include "store/replace.h"

G_BEGIN_DECLS

/* concord_file_replace() that can be called off: until the new file is in place @cancellable leaves
 * the old one as it was; after that it is too late and the call succeeds. */
gboolean concord_file_replace_cancellable (GFile *file, GBytes *bytes, const char *etag,
                                           char **new_etag, GCancellable *cancellable,
                                           GError **error);

/* With system calls, for files of this computer and mounted folders. */
gboolean concord_replace_local (GFile *file, GBytes *bytes, const char *etag, char **new_etag,
                                GCancellable *cancellable, GError **error);

/* Through GIO, for what only it can reach. */
gboolean concord_replace_remote (GFile *file, GBytes *bytes, const char *etag, char **new_etag,
                                 GCancellable *cancellable, GError **error);

/* FALSE with CONCORD_STORE_ERROR_CHANGED where @file no longer has @etag; NULL is any. */
gboolean concord_replace_check_etag (GFile *file, const char *etag, GError **error);
void concord_replace_say_changed (GFile *file, gboolean is_there, GError **error);

/* A sentence in CONCORD_STORE_ERROR_WRITE for what errno says about saving @name in @folder (texts
 * for people). Returns FALSE. */
gboolean concord_replace_fail (const char *name, const char *folder, int code, GError **error);

/* A name for a temporary file beside @base that the sweep knows as ours, a new one each time. The
 * caller frees. */
char *concord_temporary_dup_name (const char *base);

/* Takes away the temporaries of @base in @folder whose makers are gone. */
void concord_temporary_sweep (const char *folder, const char *base);

/* Follows links to the file itself, which need not exist yet. The caller frees. NULL with errno
 * where the links go round in a circle. */
char *concord_path_dup_resolved (const char *path);

G_END_DECLS
