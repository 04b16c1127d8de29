/* Drafts: a journal of the steps since the last save, so that nothing typed is ever lost. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_DRAFT (concord_draft_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDraft, concord_draft, CONCORD, DRAFT, GObject)

/**
 * concord_draft_new:
 * @file: (nullable): the file that @document was read from or saved to; NULL for one not saved yet
 * @folder: where drafts are kept, made if missing
 *
 * Follows the document: each step is appended to a journal as it happens. The journal comes into
 * being with the first step; a document that has unsaved steps already (a recovered one) has one at
 * once. Never touches @file.
 */
ConcordDraft *concord_draft_new (ConcordDocument *document, GFile *file, const char *folder);

/* Why the last step could not be kept (a full disk, say), a sentence; NULL while all is well. Also
 * the property "problem", notified. The next step tries again and keeps all. */
const char *concord_draft_get_problem (ConcordDraft *draft);

/* The document was saved to @file: the journal starts anew from there, with what was edited while
 * the save ran. */
void concord_draft_saved (ConcordDraft *draft, GFile *file);

/* The person chose not to keep it: the journal goes and further steps are not followed.
 * Unreferencing alone keeps it. */
void concord_draft_discard (ConcordDraft *draft);

/* A draft that some session left behind. */
typedef struct
{
  char *path;   /* of the journal */
  GFile *file;  /* or NULL */
  char *title;  /* of the project */
  gint64 time;  /* of the last step, seconds since 1970 */
  guint n_steps;
  char *problem; /* NULL, or why only @n_steps of them can be read: a sentence */
} ConcordDraftInfo;

void concord_draft_info_free (ConcordDraftInfo *info);

/* Drafts in @folder that no running program holds, newest first: (transfer full). */
GPtrArray *concord_drafts_find (const char *folder);

/* The document with the draft's steps done again, unsaved, each with its author, time and reason and
 * each to be undone: (transfer full). Steps that the file holds by now, because the session died
 * right after saving, are not done twice. Where the file has moved on otherwise,
 * CONCORD_STORE_ERROR_CHANGED says so and the draft stays. */
ConcordDocument *concord_draft_recover (const ConcordDraftInfo *info, GError **error);
void concord_draft_info_discard (const ConcordDraftInfo *info);

/* The default folder of drafts, in the user's state directory. The caller frees. */
char *concord_drafts_dup_folder (void);

G_END_DECLS
