/* Notices what others do to the file of a session while it is open: saved, renamed, deleted. The
 * system tells when; where it doesn't, as on some network shares, whoever shows the session looks
 * when the person comes back to it. No timer runs while nothing happens. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef enum
{
  CONCORD_FILE_SAME,    /* as the session knows it */
  CONCORD_FILE_CHANGED, /* a project that somebody else saved */
  CONCORD_FILE_SPOILT,  /* something that can't be opened */
  CONCORD_FILE_GONE
} ConcordFileState;

#define CONCORD_TYPE_FILE_WATCH (concord_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (ConcordFileWatch, concord_file_watch, CONCORD, FILE_WATCH, GObject)

/* Signal: ::changed (), after the state or its words changed. The session's own saves don't count,
 * nor does a file that was written anew with the same content. */

ConcordFileWatch *concord_file_watch_new (ConcordSession *session);

/* Looks at the file, in a thread. */
void concord_file_watch_look (ConcordFileWatch *watch);

/* From now on only who looks finds out, as where the system tells nothing. For tests. */
void concord_file_watch_go_deaf (ConcordFileWatch *watch);

ConcordFileState concord_file_watch_get_state (ConcordFileWatch *watch);

/* What happened, as the beginning of a sentence without its full stop: "Ann Officer changed the
 * file at 14:02". NULL where it is as it was. The caller frees. */
char *concord_file_watch_dup_words (ConcordFileWatch *watch);

G_END_DECLS
