/* A column of a table that is no field: what its cells show of a row's record, and what typing in
 * one does. Its name stands among a table's columns as a field's does. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;     /* "able-suppliers" */
  const char *row_type; /* the records that it is a column of: "service" */
  const char *label;    /* marked with N_() */
  const char *unit;     /* marked with N_(), or NULL */
  const char *help;     /* marked with N_() */
  gboolean numeric;
  const char *const *reads; /* the types of records that its text hangs on, NULL at the end */

  /* What a cell shows, NULL for absent; it reads back as the same. The caller frees. */
  char *(*dup_text) (ConcordDocument *document, ConcordRecord *row);

  /* What rows are sorted by before their texts, NAN for absent. */
  double (*get_size) (ConcordDocument *document, ConcordRecord *row);

  /* Appends to @step what @typed means for the record @row_id; @row is NULL where the step itself
   * makes it. FALSE with a sentence; @step is then as it was. */
  gboolean (*plan) (ConcordDocument *document, ConcordStep *step, const char *row_id,
                    ConcordRecord *row, const char *typed, GError **error);
} ConcordColumnKind;

/* NULL where rows of that type have no such column. */
const ConcordColumnKind *concord_column_kinds_find (const char *row_type, const char *name);

/* All of them. */
const ConcordColumnKind *const *concord_column_kinds_get (guint *n_kinds);

/* "Net cost", "Net cost (a year)". */
const char *concord_column_kind_get_label (const ConcordColumnKind *kind);
char *concord_column_kind_dup_heading (const ConcordColumnKind *kind);

G_END_DECLS
