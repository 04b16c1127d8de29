/* The inside of the reader, for the files that make it up.
 *
 * The parser calls back for each element; a stack of frames says where in the file that is. What
 * is wrong with the content is collected and reading goes on, what is wrong with the XML ends it.
 * Only a file without any problem becomes a document. */
#pragma once

#include "store/names.h"
#include "store/project-file.h"
#include "store/proof.h"

#include "model/loader.h"
#include "model/record-types.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

#define CONCORD_READER_DEPTH 64

typedef enum
{
  AT_NOTHING, /* outside the root */
  AT_ROOT,
  AT_BASE,
  AT_HISTORY,
  AT_STATE,
  AT_RECORD,
  AT_TEXT,   /* a long text */
  AT_SERIES, /* a series */
  AT_YEAR,   /* of a series */
  AT_REVISION,
  AT_STEP,
  AT_CHANGE,
  AT_KEPT,   /* what a newer version wrote, with all that is inside */
  AT_SKIPPED /* what is wrong, with all that is inside */
} Place;

/* An element that has begun and not ended. */
typedef struct
{
  Place place;
  ConcordRecordClass *klass; /* of a record */
  char id[32];               /* of a record */
  const char *after;         /* the last known attribute or element of a record, interned */
  guint64 seen;              /* the fields of a record that came, a bit each */
  gboolean has_children;     /* of a record: its fields are over */
  const ConcordChildRole *role; /* of its child before; the next one has mostly the same */
  gboolean warned;           /* of stray text */
  const ConcordField *field; /* of a text or a series */
  int year;                  /* of a year; the last one of a series */
} Frame;

typedef struct
{
  const char *name; /* the parser's own copy: the same name is the same pointer */
  const char *prefix;
  const char *value;
} Attribute;

typedef struct
{
  char id[32];
  int line;
} RecordLine;

typedef struct
{
  xmlParserCtxtPtr parser;
  const char *text; /* the bytes that are parsed */
  gsize length;

  GPtrArray *problems; /* of ConcordProblem */
  guint found;         /* how many of them are of this file */
  int code;            /* of the error: the first that stopped, else broken */
  gboolean stopped;
  gboolean differs; /* from what it is compared with */
  gboolean line_mode; /* one step by itself, without the file around it */

  Frame frames[CONCORD_READER_DEPTH + 1];
  guint depth;
  guint inside; /* elements begun inside what is kept or skipped */
  gsize kept_from;

  GArray *attributes; /* of the element that begins */
  GString *values;
  GString *content; /* of the text or year that has begun */

  ConcordNames *names;
  const char *after_id, *after_order; /* interned, as what pieces of newer files stand after */
  ConcordLoader *loader; /* once the project of the base is known */
  ConcordProof *proof;   /* in its stead, where what is read is only compared; not owned */
  char *project_id;
  guint parts; /* how many of base, history, state have begun */
  gboolean in_state;
  gboolean has_project;  /* in this part */
  gboolean lost_records; /* wrong ones were skipped: references to them say nothing */
  int minor;
  GArray *lines; /* of RecordLine: where the records of this part stand */

  /* The revision and the step that have begun. */
  ConcordRevision *revision;
  gboolean newer_revision;
  gsize revision_from;
  ConcordStep *step;
} Reader;

static inline Frame *
concord_reader_top (Reader *reader)
{
  return &reader->frames[reader->depth];
}

/* TRUE where a newer minor wrote the file: what is unknown is kept. */
static inline gboolean
concord_reader_is_newer (const Reader *reader)
{
  return reader->minor > CONCORD_MINOR;
}

static inline const Attribute *
concord_reader_get_attribute (const Reader *reader, guint index)
{
  return &g_array_index (reader->attributes, Attribute, index);
}

int concord_reader_get_line (Reader *reader);

/* A problem at this line; reading goes on, unless there are too many. */
void concord_reader_problem (Reader *reader, const char *format, ...) G_GNUC_PRINTF (2, 3);
void concord_reader_problem_at (Reader *reader, int line, const char *sentence);

/* Where what is read is only compared and @same says that it is not the same, ends the reading. */
void concord_reader_prove (Reader *reader, gboolean same);

/* A problem that ends the reading. */
void concord_reader_stop (Reader *reader, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Ends the reading without a word. */
void concord_reader_halt (Reader *reader);

/* The parser's own complaints. */
#if LIBXML_VERSION >= 21200
void concord_reader_on_error (void *data, const xmlError *problem);
#else
void concord_reader_on_error (void *data, xmlError *problem);
#endif

/* A reference that points nowhere, as a ConcordLoaderProblem. */
void concord_reader_on_dangling (ConcordRecord *record, const char *sentence, gpointer data);

/* Lets the parser run over the text. */
void concord_reader_parse (Reader *reader);

/* The value of the attribute called @name, NULL where the element has none. */
const char *concord_reader_find (const Reader *reader, const char *name);

/* One problem for each attribute that is not in the NULL-terminated list @known, and TRUE where
 * there was none. Of a newer minor they are no problem, but FALSE all the same. */
gboolean concord_reader_check_attributes (Reader *reader, const char *const *known);

/* Elements that begin; each sets the place of the top frame, which is new. */
void concord_reader_start_record (Reader *reader, const char *name);
void concord_reader_start_inside_record (Reader *reader, const char *name);
void concord_reader_start_year (Reader *reader, const char *name);
void concord_reader_start_revision (Reader *reader, const char *name);
void concord_reader_start_step (Reader *reader, const char *name);
void concord_reader_start_change (Reader *reader, const char *name);

/* Elements that end; the top frame is still theirs. */
void concord_reader_end_text (Reader *reader);
void concord_reader_end_year (Reader *reader);
void concord_reader_end_kept (Reader *reader);
void concord_reader_end_revision (Reader *reader);
void concord_reader_end_step (Reader *reader);

/* Where a record of this part stands, 0 for nowhere. */
int concord_reader_find_line (Reader *reader, const char *id);

/* Offsets in the text: of the "<" of the element that begins, of what follows one that ended. */
gsize concord_reader_get_start (Reader *reader);
gsize concord_reader_get_end (Reader *reader);

G_END_DECLS
