/* Files of sheets: CSV or XLSX by their ending, or by what is in them. */
#pragma once

#include "store/sheet.h"

G_BEGIN_DECLS

/* FALSE and a sentence where @path ends in neither .csv nor .xlsx or can't be written. */
gboolean concord_cli_write_sheet (const ConcordSheet *sheet, ConcordDocument *document,
                                  const char *path, GError **error);

ConcordSheet *concord_cli_read_sheet (const char *path, GError **error);

/* What sheet and evaluator-pack share once the sheet is made: the day it is due (NULL: none), the
 * request noted in a copy of the project (@request, NULL: nowhere), the file. Returns the status.
 */
int concord_cli_send_sheet (ConcordSheet *sheet, ConcordDocument *document, const char *source,
                            const char *etag, const char *to, const char *due, const char *request,
                            const char *out);

G_END_DECLS
