/* Comma-separated values as other programs write them: encoding and delimiter found out, rows one
 * at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* UTF-8, not terminated */
  gsize length;
  GBytes *bytes;    /* what the text is or comes from */
  char *converted;  /* the text where it had to be converted */
  gboolean is_mapped;
  gsize start; /* of the rows: behind a mark or a "sep=" line */
  guint first_line;
  char delimiter;
  gboolean byte_order_mark;
  const char *encoding; /* "UTF-8", "UTF-16" or "Windows-1252" */
} ConcordCsv;

/* @bytes are untrusted. Where they are neither of the encodings, or no text at all, NULL and a
 * sentence in CONCORD_STORE_ERROR. */
ConcordCsv *concord_csv_open (GBytes *bytes, GError **error);

/* The same of bytes that are a file mapped for reading: pages that were read are given back, so that
 * memory does not grow with the file. */
ConcordCsv *concord_csv_open_mapped (GBytes *bytes, GError **error);
void concord_csv_free (ConcordCsv *csv);

/* A row: @line is where it begins, counted from 1. FALSE with an error ends the reading. */
typedef gboolean (*ConcordCsvRow) (char **cells, guint n_cells, guint line, gpointer data,
                                   GError **error);

/* A cell as it stands in the text: not terminated, valid during the call. */
typedef struct
{
  const char *text;
  gsize length;
} ConcordCsvCell;

/* The same without a copy; @done is how much of the text is behind the row, in [0, 1]. */
typedef gboolean (*ConcordCsvSlices) (const ConcordCsvCell *cells, guint n_cells, guint line,
                                      double done, gpointer data, GError **error);

/* Calls @row for each row that is not blank; space around cells is off. Errors name the line. */
gboolean concord_csv_each_slices (const ConcordCsv *csv, ConcordCsvSlices row, gpointer data,
                                  GError **error);
gboolean concord_csv_each_row (const ConcordCsv *csv, ConcordCsvRow row, gpointer data,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordCsv, concord_csv_free)

G_END_DECLS
