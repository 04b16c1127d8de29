/* Writing an answer as JSON: numbers as short as they can be and still be read back the same. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *text;
  gboolean overflowed; /* an infinite number was to be written */
} ConcordOutput;

/* @key: (nullable): NULL for an entry of a list. @bracket: { or [. */
void concord_output_begin (ConcordOutput *output, const char *key, char bracket);
void concord_output_end (ConcordOutput *output, char bracket);

/* NaN is null. */
void concord_output_number (ConcordOutput *output, const char *key, double number);
void concord_output_boolean (ConcordOutput *output, const char *key, gboolean is_true);
void concord_output_text (ConcordOutput *output, const char *key, const char *text);
void concord_output_null (ConcordOutput *output, const char *key);

void concord_output_numbers (ConcordOutput *output, const char *key, const double *numbers,
                             gsize n);
void concord_output_table (ConcordOutput *output, const char *key, const double *cells,
                           gsize n_rows, gsize n_columns);
void concord_output_indices (ConcordOutput *output, const char *key, const gsize *indices,
                             gsize n);
/* Ranks from 1; 0 is null. */
void concord_output_ranks (ConcordOutput *output, const char *key, const guint *ranks, gsize n);
/* The places whose rank is 1. */
void concord_output_winners (ConcordOutput *output, const char *key, const guint *ranks, gsize n);

G_END_DECLS
