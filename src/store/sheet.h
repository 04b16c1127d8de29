/* A sheet for a colleague without Concord: records of one screen, or the cells of a matrix, as
 * texts that people type. It goes out as CSV or XLSX and comes back through sheet-return.h.
 *
 * Each row carries the id of its record in column A, and in column B a short digest of every cell
 * as it was sent, so that a cell that nobody touched never overwrites a newer value. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  const ConcordField *field; /* NULL: for reading only */
  int year;                  /* of a series, else 0 */
  char *name;                /* "need", "demand@2026"; "~1" of a column for reading only */
  char *label;
  char *help;     /* the range in words, or what the field is; or NULL */
  char **choices; /* what may stand there, or NULL for anything */
  char **ids;     /* of references: the id of each choice, else NULL */
} ConcordSheetColumn;

typedef struct
{
  char *key;        /* "service:ID", "score:PARENT:KEY"; NULL: a row that was added */
  char *sent;       /* "sent:" and a digest for each column as sent; NULL where it is lost */
  char **cells;     /* one for each column, never NULL */
  double low, high; /* of this row's own scale; NAN where it has none */
  guint number;     /* of the row in the file that came back, from 1 */
} ConcordSheetRow;

typedef struct
{
  char *project; /* id */
  char *title;
  char *kind;     /* "records ROLE PARENT" or "links TYPE PARENT" or "marks EVALUATOR" */
  char *what;     /* "Services" */
  char *revision; /* the last one's id, or "unsaved" */
  char *asked;    /* who is asked, or NULL */
  char *request;  /* id of the request record, or NULL */
  ConcordDate sent, due;
  gboolean guarded;   /* texts that look like formulas have an apostrophe before them */
  char *columns_sent; /* in a sheet that came back: the names of the columns as sent */
  guint n_sent;       /* and the number of rows */
  GPtrArray *columns; /* of ConcordSheetColumn */
  GPtrArray *rows;    /* of ConcordSheetRow */
} ConcordSheet;

/* The revision of a document with changes that no revision holds yet. */
#define CONCORD_SHEET_UNSAVED "unsaved"

/* The most cells of a sheet that comes back. */
#define CONCORD_SHEET_MAX_CELLS 100000

/* The longest text, in bytes, that a cell of every spreadsheet program holds. */
#define CONCORD_SHEET_CELL_MAX 32000

void concord_sheet_free (ConcordSheet *sheet);

/* --- making one ----------------------------------------------------------------------------- */

/**
 * concord_sheet_new_records:
 * @parent: the record under which they stand, such as the project
 * @role: such as "services"
 * @fields: (nullable): names of fields, NULL-terminated; "demand@2026" is one year of a series,
 *   "demand" all the years that it has. NULL: all that are not confidential
 *
 * A row for each child of @role. Rows that a colleague adds below become new records.
 * Returns: (transfer full), or NULL and a sentence where a field or role is not there.
 */
ConcordSheet *concord_sheet_new_records (ConcordDocument *document, ConcordRecord *parent,
                                         const char *role, const char *const *fields,
                                         GError **error);

/**
 * concord_sheet_new_links:
 * @type: a link record's type that has one key, such as "score", "weight", "ability"
 * @parent: (nullable): the one record whose cells are asked for; NULL: every one that is wanted
 *   (options that are not dropped)
 *
 * A row for each cell of the matrix, those that are still empty too. Rows can't be added.
 */
ConcordSheet *concord_sheet_new_links (ConcordDocument *document, const char *type,
                                       ConcordRecord *parent, const char *const *fields,
                                       GError **error);

/* An evaluator pack: tenders x scored questions, with the evaluator's own marks and reasons. No
 * price, nobody else's marks or name, nothing confidential of the bidders. */
ConcordSheet *concord_sheet_new_marks (ConcordDocument *document, ConcordRecord *evaluator,
                                       GError **error);

/**
 * concord_sheet_new_role:
 * @parent: (nullable): NULL for the project, and for every row of a matrix
 * @role: "services", "scores" ...
 *
 * The one of the two above that fits the role.
 */
ConcordSheet *concord_sheet_new_role (ConcordDocument *document, ConcordRecord *parent,
                                      const char *role, const char *const *fields, GError **error);

/* TRUE where a colleague may add rows below the last one. */
gboolean concord_sheet_can_add (const ConcordSheet *sheet);

/* Who is asked, and until when (absent for no day); both may be left out. */
void concord_sheet_ask (ConcordSheet *sheet, const char *who, ConcordDate due);

/* A step that writes the request into the project; the sheet then knows the request's id. Perform
 * it before the sheet is written. */
ConcordStep *concord_sheet_plan_request (ConcordDocument *document, ConcordSheet *sheet);

/* --- as rows of cells, for XLSX ------------------------------------------------------------- */

/* Where things stand among the rows of concord_sheet_to_rows(). */
enum
{
  CONCORD_SHEET_ROW_TITLE = 0,
  CONCORD_SHEET_ROW_PROJECT = 7, /* for the machine */
  CONCORD_SHEET_ROW_NAMES = 8,   /* for the machine */
  CONCORD_SHEET_ROW_LABELS = 9,
  CONCORD_SHEET_ROW_HELP = 10,
  CONCORD_SHEET_ROW_FIRST = 11,
  CONCORD_SHEET_COLUMN_FIRST = 2 /* behind the id and the digests */
};

/* (transfer full) (element-type GStrv): the letter head, then the rows, all of one width. */
GPtrArray *concord_sheet_to_rows (const ConcordSheet *sheet);

/* Reads rows back; a row that is blank may be NULL. Returns NULL and a sentence where they are no
 * sheet of Concord's. Columns have no field yet: that takes the document. */
ConcordSheet *concord_sheet_from_rows (const GPtrArray *rows, GError **error);

/* --- as CSV --------------------------------------------------------------------------------- */

/* UTF-8 with a byte-order mark, CR LF. Texts that a spreadsheet program would take for a formula
 * have an apostrophe before them, which reading takes off again. */
GBytes *concord_sheet_to_csv (const ConcordSheet *sheet);

/* @bytes are untrusted: as concord_csv_open() reads them. */
ConcordSheet *concord_sheet_from_csv (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSheet, concord_sheet_free)

G_END_DECLS
