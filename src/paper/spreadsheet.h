/* The appraisal and the money case as a workbook whose formulas work them out again. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/**
 * concord_spreadsheet_write:
 * @with_confidential: whether what is confidential stands in it as well
 *
 * Inputs as values, everything else as formulas of the spreadsheet program, and beside the results
 * what Concord found. No macro, no link to outside; texts are never formulas. The same project gives
 * the same bytes.
 * Returns: (transfer full): an XLSX file, or NULL and a sentence.
 */
GBytes *concord_spreadsheet_write (ConcordDocument *document, gboolean with_confidential,
                                   GError **error);

G_END_DECLS
