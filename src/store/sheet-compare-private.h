/* What the files that look at a returned sheet share. */
#pragma once

#include "store/sheet-private.h"
#include "store/sheet-return.h"

G_BEGIN_DECLS

/* What a sheet is about, found in the document of now. */
typedef struct
{
  ConcordRecordClass *klass; /* of the rows' records */
  ConcordRecord *parent;     /* of "records" */
  const char *role;
  gboolean is_matrix;
  const char *parent_type;      /* of a matrix */
  const ConcordField *free_key; /* of a matrix */
  char *fixed;                  /* of "marks": the evaluator's id, else NULL */
} ConcordSheetSubject;

void concord_sheet_subject_clear (ConcordSheetSubject *subject);
gboolean concord_sheet_subject_find (ConcordSheetSubject *subject, ConcordDocument *document,
                                     const ConcordSheet *sheet, GError **error);

/* Which record or cell of the matrix a row is about. */
typedef struct
{
  ConcordRecord *record;          /* NULL: an empty cell of a matrix */
  ConcordRecord *parent, *target; /* of a matrix */
  GStrv keys;                     /* of a matrix */
  char *name;                     /* for sentences */
} ConcordSheetPlace;

void concord_sheet_place_clear (ConcordSheetPlace *place);

/* FALSE and a sentence without the row's number where the key leads nowhere. @is_gone (out)
 * (optional): the key is sound, but its record is not there. */
gboolean concord_sheet_place_find (ConcordSheetPlace *place, const ConcordSheetSubject *subject,
                                   ConcordDocument *document, const char *key, gboolean *is_gone,
                                   GError **error);

/* Rows as digests of their cells, what names the row first; arrays of GStrv of one width. */
typedef struct
{
  GPtrArray *sent, *returned;
  gboolean fixed; /* what names a row is for reading only: it can't have been renamed */
} ConcordSheetLines;

/**
 * concord_sheet_find_moved:
 * @moved: (out caller-allocates) (array): for each row whether its cells are those of another
 *
 * A row has moved where it came back with the name that another row was sent with, and its other
 * cells don't rather say that it was renamed: among the columns in which the two were sent
 * differently, no more stayed as they were in this row than are now as in the other.
 * Returns: how many have moved.
 */
guint concord_sheet_find_moved (const ConcordSheetLines *lines, gboolean *moved);

void concord_sheet_item_free (gpointer item);

G_END_DECLS
