/* Documents that several tests of the store use. */
#pragma once

#include "store/project-file.h"

/* One record of every type, each field of which has a value. Two revisions. */
ConcordDocument *sample_everything (void);

/* A title and one service, in one revision. */
ConcordDocument *sample_small (void);

/* Saves what is unsaved as a revision. */
void sample_commit (ConcordDocument *document, const char *note);

/* The document as text of a file, and a file's text as a document; both must succeed. */
char *sample_write (ConcordDocument *document);
ConcordDocument *sample_read (const char *text);

/* The error of a text that must be refused: "x:LINE: sentence". */
char *sample_refuse (const char *text, gsize length);

/* A file of tests/files. */
char *sample_get_file (const char *name, gsize *length);

/* A copy of @text in which @old, which must be there, is @replacement. */
char *sample_replace (const char *text, const char *old, const char *replacement);

/* The first record of a type. */
ConcordRecord *sample_find (ConcordDocument *document, const char *type);

/* The canonical text of a field. */
char *sample_get (ConcordRecord *record, const char *field);
