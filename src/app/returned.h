/* A file that is a copy of a project that the person has already: the one in another window or one
 * that was open lately. */
#pragma once

#include "app/mail-request.h"
#include "app/window.h"
#include "model/compare.h"

G_BEGIN_DECLS

typedef struct
{
  ConcordDocument *ours;
  GFile *file;           /* of ours */
  char *etag;            /* what it looked like when it was read; NULL where nothing says */
  ConcordWindow *window; /* (weak): that shows ours, or NULL where only the file is there */
  gboolean was_open;     /* @ours is of a window, which may have closed, rather than of the file */
  gboolean is_same_file; /* theirs is what somebody else saved in the very file of ours */
  ConcordComparison *comparison; /* the file that was opened is theirs */
  ConcordRequest *request; /* of ours, that the file answers; or NULL */
} ConcordReturned;

void concord_returned_free (ConcordReturned *returned);

/* Holds @theirs against ours as both are now: somebody may have gone on in another window. */
void concord_returned_update (ConcordReturned *returned, ConcordDocument *theirs);

/* The session of the window that shows ours; NULL where none does. */
ConcordSession *concord_returned_get_session (const ConcordReturned *returned);

/* Whether somebody else saved the copy since, or it answers a request: else it is just a copy. */
gboolean concord_returned_is_from_colleague (const ConcordReturned *returned,
                                             ConcordDocument *theirs);

/* Files whose projects the person knows, newest first, as far as they can be read without asking
 * anybody; without @file. Empty where @file itself is one of them: it is no news then.
 * (transfer full) (element-type GFile) */
GPtrArray *concord_returned_list_known (GFile *file);

/**
 * concord_returned_find_async:
 * @window: that shows the file that was just opened
 * @known: (transfer full) (element-type GFile): from before it was opened
 *
 * Looks in the other windows first, then, in a thread, in the files.
 */
void concord_returned_find_async (ConcordWindow *window, GPtrArray *known,
                                  GAsyncReadyCallback callback, gpointer data);

/* (transfer full): NULL where the file is no copy of anything that is known here. */
ConcordReturned *concord_returned_find_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordReturned, concord_returned_free)

G_END_DECLS
