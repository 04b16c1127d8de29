/* Project files: XML bytes to a document and back. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

#define CONCORD_STORE_ERROR (concord_store_error_quark ())
GQuark concord_store_error_quark (void);

typedef enum
{
  CONCORD_STORE_ERROR_NOT_OURS, /* not a Concord project at all */
  CONCORD_STORE_ERROR_BROKEN,   /* ours, but unsound */
  CONCORD_STORE_ERROR_NEWER,    /* a format that this version can't read */
  CONCORD_STORE_ERROR_TOO_LARGE,
  CONCORD_STORE_ERROR_CHANGED, /* the file on disk is not the one that was opened */
  CONCORD_STORE_ERROR_WRITE    /* the disk refused; the old file is as it was */
} ConcordStoreError;

/* Their reasons stand in schema.c. */
#define CONCORD_FORMAT 1
#define CONCORD_MINOR 3
#define CONCORD_NAMESPACE "urn:concord:project:1"

/* One thing that is wrong with a file. */
typedef struct
{
  int line; /* 0 where it has none */
  char *sentence;
} ConcordProblem;

void concord_problem_free (ConcordProblem *problem);

/**
 * concord_project_read:
 * @bytes: the whole file; untrusted
 * @name: what to call the file in sentences
 * @problems: (nullable) (element-type ConcordProblem): where all problems found are appended
 *
 * Reads a project. Nothing is half-read: either a whole, sound document, or NULL and the first
 * problem as "NAME:LINE: sentence" in CONCORD_STORE_ERROR.
 * Returns: (transfer full)
 */
ConcordDocument *concord_project_read (GBytes *bytes, const char *name, GPtrArray *problems,
                                       GError **error);

/**
 * concord_project_write:
 * @pending: (nullable): a revision from concord_document_prepare() that the file shall hold too
 *
 * The file's bytes: the same for the same document. Returns: (transfer full)
 */
GBytes *concord_project_write (ConcordDocument *document, ConcordRevision *pending);

/* Reads the whole of @file into memory (at most 256 MiB) and then as concord_project_read().
 * @etag (out) (optional): what the file looked like, for concord_file_replace(). */
ConcordDocument *concord_project_load (GFile *file, char **etag, GPtrArray *problems,
                                       GError **error);

/* A new project made of a template or sample file: its state becomes the base, its history stays
 * behind, the project record gets a new id. */
ConcordDocument *concord_project_load_template (GFile *file, GError **error);

/* One step as one line of XML and back, for the journal of drafts. */
char *concord_step_to_line (ConcordStep *step);
ConcordStep *concord_step_from_line (const char *line, gssize length, GError **error);

G_END_DECLS
