/* A session: one project as a person works on it: document, file, what the file looked like when it
 * was read, and the draft that keeps unsaved steps safe. Knows no window. */
#pragma once

#include "model/document.h"
#include "store/draft.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_SESSION (concord_session_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSession, concord_session, CONCORD, SESSION, GObject)

/* Properties: file, title, state, saving, problem; notified. */

/* A project of @document that no file holds yet. */
ConcordSession *concord_session_new (ConcordDocument *document);

/* A project made of a template or sample; @file stays as it is. */
ConcordSession *concord_session_new_from_template (GFile *file, GError **error);

/* Reads @file in a thread; @file never changes. */
void concord_session_open_async (GFile *file, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
ConcordSession *concord_session_open_finish (GAsyncResult *result, GError **error);

/* What a draft kept, done again and unsaved. The old draft goes once a new one holds the same. */
ConcordSession *concord_session_recover (const ConcordDraftInfo *info, GError **error);

ConcordDocument *concord_session_get_document (ConcordSession *session);
GFile *concord_session_get_file (ConcordSession *session); /* NULL where there is none yet */
const char *concord_session_get_title (ConcordSession *session);

/* Where the file really is, as concord_file_place_dup() says: however its path is spelled and
 * whatever links lead there, one file has one place. NULL where there is no file yet. */
const char *concord_session_get_place (ConcordSession *session);

/* Which version of the file this session knows: the one that was read, or written last. */
const char *concord_session_get_etag (ConcordSession *session);

/* The file on disk is another one with the same content: saving may replace that one as well. With
 * NULL the file is gone: saving may make it anew. */
void concord_session_set_etag (ConcordSession *session, const char *etag);

/* "Saved 14:02", "3 changes not saved", "Saving…". The caller frees. */
char *concord_session_dup_state (ConcordSession *session);
gboolean concord_session_is_saving (ConcordSession *session);

/* Why unsaved steps can't be kept safe until they are saved; NULL while all is well. */
const char *concord_session_get_problem (ConcordSession *session);

/* TRUE where closing would lose something: unsaved steps. */
gboolean concord_session_is_dirty (ConcordSession *session);

/* A name for the file of a project that has none yet: "Riverdale partnership.concord". */
char *concord_session_dup_file_name (ConcordSession *session);

/**
 * concord_session_save_async:
 * @file: (nullable): another file from now on; NULL for the one it has
 *
 * Saves off the main loop. CONCORD_STORE_ERROR_CHANGED where somebody else changed the file since
 * it was read; nothing was written then.
 */
void concord_session_save_async (ConcordSession *session, GFile *file,
                                 GAsyncReadyCallback callback, gpointer data);
gboolean concord_session_save_finish (ConcordSession *session, GAsyncResult *result,
                                      GError **error);

/* The same in place of @file, which has to be the one that had this @etag still. */
void concord_session_replace_async (ConcordSession *session, GFile *file, const char *etag,
                                    GAsyncReadyCallback callback, gpointer data);

/* The person chose not to keep the unsaved steps: the draft goes. */
void concord_session_discard (ConcordSession *session);

/* How the file came about, in one sentence, where the person should know: made with a newer
 * version, edited elsewhere. NULL where there is nothing to say. The caller frees. */
char *concord_session_dup_notice (ConcordSession *session);

G_END_DECLS
