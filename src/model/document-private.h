/* The inside of the document, for the files of the model that make it up. */
#pragma once

#include "model/document.h"
#include "model/record-private.h"

G_BEGIN_DECLS

/* A step that was performed, with what takes it back. */
typedef struct
{
  ConcordStep *step;
  ConcordStep *inverse;
} ConcordEntry;

/* The names of the records of one type, as they were at a serial. */
typedef struct
{
  guint64 serial;
  GHashTable *counts; /* name -> how many have it; NULL until it is asked for */
} ConcordNameCounts;

struct _ConcordDocument
{
  GObject parent_instance;

  GHashTable *records; /* id -> ConcordRecord, owned */
  ConcordRecord *recent[2]; /* last found, newest first: changes come record by record */
  ConcordProject *project;
  guint64 serials[64]; /* per record type */
  guint64 shapes[64];  /* the same, of records that came, went or moved */
  guint64 serial;
  ConcordNameCounts names[64];
  gboolean quiet; /* while loading: no notifications */

  char *author;
  gint64 now;

  ConcordStep *base;
  gboolean base_was_read; /* change by change as it stands, without a problem */
  GPtrArray *revisions;
  GPtrArray *unsaved; /* steps that the next revision will hold */
  guint sealed;       /* how many of them a prepared revision holds: none of these goes away */
  GPtrArray *done;    /* of ConcordEntry: the undo stack */
  GPtrArray *undone;  /* of ConcordEntry: the redo stack */
  ConcordEntry *typing; /* the entry in @done that typing may still amend */

  GPtrArray *warnings;
  int newer_minor;
};

/* Makes one change; on success what takes it back is appended to @inverse (may be NULL).
 * FALSE and an error where it can't be made; nothing has changed then. */
gboolean concord_document_apply (ConcordDocument *document, const ConcordChange *change,
                                 ConcordStep *inverse, GError **error);

/* Makes all changes of @step; @made, where given, gets those that changed something. With @inverse
 * NULL, what can't be made is passed over and counted; else nothing is left behind on failure.
 * Returns the number of changes not made, or -1. */
int concord_document_apply_all (ConcordDocument *document, const ConcordStep *step,
                                ConcordStep *inverse, ConcordStep *made, GError **error);

/* TRUE for a choice that only a newer version knows, while a file that it wrote is read: the field is
 * absent then, and the value is kept. */
gboolean concord_document_is_newer_choice (ConcordDocument *document, const ConcordField *field,
                                           const char *value);

/* A document whose empty project record has this id. */
ConcordDocument *concord_document_new_for (const char *project_id);

/* Tells what shows the document that steps have changed it. */
void concord_document_announce (ConcordDocument *document);

/* The same for the base of a file that starts with @record: each with its fields, parents first. */
void concord_document_describe_whole (ConcordRecord *record, ConcordStep *step);

/* What makes the sub-tree of @record anew: ADD and SET, parents first. */
void concord_document_describe (ConcordDocument *document, ConcordRecord *record,
                                ConcordStep *step);

G_END_DECLS
