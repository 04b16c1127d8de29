/* The parts of an XLSX file: the XML files that its ZIP archive holds, read with limits. */
#pragma once

#include "paper/xlsx-read.h"

#include <libxml/xmlreader.h>

G_BEGIN_DECLS

gboolean concord_xlsx_fail (GError **error, ConcordXlsxError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* (transfer full) (element-type utf8 GBytes): paths without a leading stroke to contents. */
GHashTable *concord_xlsx_unpack (GBytes *bytes, GError **error);

/* A walk over the elements and texts of one part. */
typedef struct
{
  xmlTextReader *reader;
  const char *part; /* path, for sentences */
  gboolean failed;
} ConcordXlsxWalk;

/* FALSE with an error where there is no such part. */
gboolean concord_xlsx_walk_begin (ConcordXlsxWalk *walk, GHashTable *parts, const char *part,
                                  GError **error);

/* The next node: FALSE at the end, or with @walk->failed and an error where the part is no sound
 * XML or has a document type. */
gboolean concord_xlsx_walk_next (ConcordXlsxWalk *walk, GError **error);
void concord_xlsx_walk_end (ConcordXlsxWalk *walk);

/* What the walk stands at. */
gboolean concord_xlsx_walk_opens (const ConcordXlsxWalk *walk, const char *element);
gboolean concord_xlsx_walk_closes (const ConcordXlsxWalk *walk, const char *element);
const char *concord_xlsx_walk_get_text (const ConcordXlsxWalk *walk); /* NULL where it is none */

/* An attribute by its local name; the caller frees. */
char *concord_xlsx_walk_dup_attribute (const ConcordXlsxWalk *walk, const char *name);

/* FALSE where the attribute is missing or no number from 0 to @max. */
gboolean concord_xlsx_walk_get_whole (const ConcordXlsxWalk *walk, const char *name, guint max,
                                      guint *value);

G_END_DECLS
