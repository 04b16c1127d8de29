/* A sheet for a colleague as a file, and a file that came back as a sheet. */
#pragma once

#include "store/sheet.h"

G_BEGIN_DECLS

/* (transfer full): the bytes of an XLSX workbook or, without @workbook, of a CSV file. @made:
 * seconds since 1970. */
GBytes *concord_request_file_new (const ConcordSheet *sheet, gboolean workbook, gint64 made,
                                  GError **error);

/* (transfer full): either kind, told apart by its content; @bytes are untrusted. */
ConcordSheet *concord_request_file_read (GBytes *bytes, GError **error);

G_END_DECLS
