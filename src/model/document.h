/* The document: the records of one project, and the one way to change them.
 *
 * Every change is a step. A step is checked as a whole and done as a whole or not at all; one that
 * changes nothing is not made. Undo, drafts and history are views of the steps. */
#pragma once

#include "model/project.h"
#include "model/record.h"
#include "model/revision.h"
#include "model/step.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_DOCUMENT (concord_document_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDocument, concord_document, CONCORD, DOCUMENT, GObject)

#define CONCORD_DOCUMENT_ERROR (concord_document_error_quark ())
GQuark concord_document_error_quark (void);

typedef enum
{
  CONCORD_DOCUMENT_ERROR_NO_RECORD, /* a change names a record that is not there */
  CONCORD_DOCUMENT_ERROR_NO_FIELD,  /* the record's type has no such field */
  CONCORD_DOCUMENT_ERROR_REFERENCE, /* a reference to no record, or one of another type */
  CONCORD_DOCUMENT_ERROR_PLACE,     /* a record can't stand there */
  CONCORD_DOCUMENT_ERROR_TAKEN,     /* the id is in use */
  CONCORD_DOCUMENT_ERROR_KEY,       /* the identity of a link record can't change */
  CONCORD_DOCUMENT_ERROR_REASON     /* the field changes only with a reason */
} ConcordDocumentError;

/* What happened to the steps, for a journal: see ::journal. */
typedef enum
{
  CONCORD_DEED_DO,    /* the step was done */
  CONCORD_DEED_AMEND, /* typing went on: the step takes the place of the last one */
  CONCORD_DEED_UNDO,
  CONCORD_DEED_REDO,
  CONCORD_DEED_DROP /* typing came back to where it began: the last step never was */
} ConcordDeed;

/* Properties: dirty, can-undo, can-redo (booleans, notified), undo-label, redo-label.
 * Signals: ::changed () after every step; ::journal (ConcordDeed, ConcordStep or NULL). */

/* A document with nothing but an empty project record. */
ConcordDocument *concord_document_new (void);

ConcordProject *concord_document_get_project (ConcordDocument *document);
ConcordRecord *concord_document_find (ConcordDocument *document, const char *id);

/* The link record of a type under @parent with these canonical key values, or NULL. */
ConcordRecord *concord_document_find_link (ConcordDocument *document, const char *type_name,
                                           ConcordRecord *parent, const char *const *keys);

/* All records of a type: (transfer container) (element-type ConcordRecord), in order of place. */
GPtrArray *concord_document_list (ConcordDocument *document, const char *type_name);

guint concord_document_get_n_records (ConcordDocument *document);

/* A number that grows with each change of a record of the type; NULL for any type. */
guint64 concord_document_get_serial (ConcordDocument *document, const char *type_name);

/* The same for records of the type that come, go or move; their values leave it as it is. */
guint64 concord_document_get_shape (ConcordDocument *document, const char *type_name);

/* Who works here: written into steps and revisions. Typed, not proved. */
const char *concord_document_get_author (ConcordDocument *document);
void concord_document_set_author (ConcordDocument *document, const char *author);

/* The clock of steps in seconds since 1970; 0 goes back to the real one. For tests. */
void concord_document_set_now (ConcordDocument *document, gint64 now);
gint64 concord_document_get_now (ConcordDocument *document);

/* --- changing ------------------------------------------------------------------------------- */

/* Performs the step: all of it, or nothing and an error that says why. Its author and time are
 * filled in unless they are set. TRUE as well where nothing had to change. */
gboolean concord_document_perform (ConcordDocument *document, ConcordStep *step, GError **error);

/* Performs a step that sets one field while a person types; later ones of the same record and
 * field take its place until concord_document_end_typing() or a save. */
gboolean concord_document_type (ConcordDocument *document, ConcordStep *step, GError **error);
void concord_document_end_typing (ConcordDocument *document);

/* One-change steps with a label made of the field and the record. @value is canonical, NULL for
 * absent. @reason may be NULL. */
gboolean concord_document_set (ConcordDocument *document, ConcordRecord *record, const char *field,
                               const char *value, const char *reason, GError **error);
ConcordStep *concord_document_new_set_step (ConcordDocument *document, ConcordRecord *record,
                                            const char *field, const char *value);

/* A new record at the end of a role: (transfer none). */
ConcordRecord *concord_document_add (ConcordDocument *document, ConcordRecord *parent,
                                     const char *role, GError **error);

/* Appends to @step what adds a record at the end of @role (or the link record of @keys, only
 * where it is not there yet). Returns its id; the caller frees. */
char *concord_document_plan_add (ConcordDocument *document, ConcordStep *step,
                                 ConcordRecord *parent, const char *role);
char *concord_document_plan_link (ConcordDocument *document, ConcordStep *step,
                                  ConcordRecord *parent, const char *type_name,
                                  const char *const *keys);

/* Appends to @step what takes a catalogue's record into the project with all below it, under @parent
 * and with their own ids, so that the project keeps it as it was. FALSE where it is there already. */
gboolean concord_document_plan_copy (ConcordDocument *document, ConcordStep *step,
                                     ConcordRecord *source, ConcordRecord *parent);

/* The same under new ids, as of a template that may be used more than once; the new record's id:
 * (transfer full). Nothing below @source may be a link record or refer to anything below it. */
char *concord_document_plan_duplicate (ConcordDocument *document, ConcordStep *step,
                                       ConcordRecord *source, ConcordRecord *parent);

/* Sets one field of a link record that is made where it is missing. */
gboolean concord_document_set_link (ConcordDocument *document, ConcordRecord *parent,
                                    const char *type_name, const char *const *keys,
                                    const char *field, const char *value, const char *reason,
                                    GError **error);

/* What refers to @record or to anything below it from outside: (transfer container). */
GPtrArray *concord_document_find_referrers (ConcordDocument *document, ConcordRecord *record);

/* Appends to @step what removes @record with its sub-tree: link records that need it go too, other
 * references to it become absent. */
void concord_document_plan_remove (ConcordDocument *document, ConcordStep *step,
                                   ConcordRecord *record);
gboolean concord_document_remove (ConcordDocument *document, ConcordRecord *record,
                                  GError **error);

/* Puts @record before @sibling, a child of @parent in @role; NULL for the end. */
gboolean concord_document_move (ConcordDocument *document, ConcordRecord *record,
                                ConcordRecord *parent, const char *role, ConcordRecord *sibling,
                                GError **error);

/* --- undo and redo -------------------------------------------------------------------------- */

gboolean concord_document_can_undo (ConcordDocument *document);
gboolean concord_document_can_redo (ConcordDocument *document);
const char *concord_document_get_undo_label (ConcordDocument *document);
const char *concord_document_get_redo_label (ConcordDocument *document);
void concord_document_undo (ConcordDocument *document);
void concord_document_redo (ConcordDocument *document);

/* --- history -------------------------------------------------------------------------------- */

/* TRUE when there are steps that no revision holds yet. */
gboolean concord_document_is_dirty (ConcordDocument *document);

/* Steps since the last revision, in order, undone ones left out: (transfer none). */
GPtrArray *concord_document_get_unsaved (ConcordDocument *document);

/* Revisions, oldest first: (transfer none) (element-type ConcordRevision). */
GPtrArray *concord_document_get_revisions (ConcordDocument *document);

/* The base on which the history stands, as one step that makes every record of it. */
ConcordStep *concord_document_get_base (ConcordDocument *document);

/* TRUE where the base was read from a file, change by change as it stands, or is an empty project:
 * the same changes in the same order will read again. */
gboolean concord_document_is_base_read (ConcordDocument *document);

/* Makes the state of now the base and forgets history and undo: for a project from a template. */
void concord_document_rebase (ConcordDocument *document);

/* The revision that saving now would append, or NULL where nothing is unsaved: (transfer full). It
 * counts only once concord_document_commit() says that it is on disk. */
ConcordRevision *concord_document_prepare (ConcordDocument *document, const char *note);

/* The same where the hash of the canonical state of now is known; NULL will do where nothing is
 * unsaved. */
ConcordRevision *concord_document_prepare_as (ConcordDocument *document, const char *state,
                                              const char *note);
void concord_document_commit (ConcordDocument *document, ConcordRevision *revision);

/* Saving came to nothing: steps of the prepared revision may cancel out again. */
void concord_document_abandon (ConcordDocument *document);

/* Problems that loading met between history and state, one sentence each; empty when sound. */
const GPtrArray *concord_document_get_warnings (ConcordDocument *document);

/* The file's minor format number where a newer version wrote it, else 0. */
int concord_document_get_newer_minor (ConcordDocument *document);

G_END_DECLS
