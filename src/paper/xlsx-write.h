/* A form as an XLSX workbook: a table that a colleague fills in with any spreadsheet program. */
#pragma once

#include "model/field.h"

G_BEGIN_DECLS

typedef struct
{
  const ConcordField *field;  /* NULL: for reading only */
  const char *const *choices; /* NULL-terminated, or NULL for anything */
} ConcordXlsxColumn;

/* All is borrowed. Rows and columns are counted from 0. Column 0 holds ids and is locked, column 1
 * is hidden, the others are as @columns say. */
typedef struct
{
  const char *title;                /* of the document */
  gint64 made;                      /* seconds since 1970: the same form gives the same bytes */
  const GPtrArray *rows;            /* of GStrv */
  const ConcordXlsxColumn *columns; /* from column 2 on */
  guint n_columns;
  guint labels_row; /* bold; it and what is above stay in view */
  guint first_row;  /* of the table; between the labels and it stand words of help */
  const guint *hidden_rows;
  guint n_hidden_rows;
  const double *limits; /* (nullable): lowest and highest for each row of the table, for its columns
                           of numbers; NAN: as the field says */
  gboolean can_add;     /* a colleague may write below the last row */
} ConcordXlsxForm;

/* The most characters that a cell of a workbook holds. */
#define CONCORD_XLSX_CELL_MAX 32767

/**
 * concord_xlsx_write:
 *
 * Texts are never formulas. Choices become lists, ranges are checked by the spreadsheet program as
 * well, ids are locked (without a password: against slips, not against will).
 * Returns: (transfer full): the file's bytes, or NULL and a sentence.
 */
GBytes *concord_xlsx_write (const ConcordXlsxForm *form, GError **error);

/* "_x0041_" would be read as "A": @text with the first stroke of such codes escaped. The caller
 * frees. */
char *concord_xlsx_dup_escaped (const char *text);

G_END_DECLS
