/* Takes past contracts of a bidder from public notices: files, then the supplier, then a look at
 * what would change, then one step. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_OCDS_IMPORT (concord_ocds_import_get_type ())
G_DECLARE_FINAL_TYPE (ConcordOcdsImport, concord_ocds_import, CONCORD, OCDS_IMPORT, GtkWindow)

/* @parent: (nullable) */
ConcordOcdsImport *concord_ocds_import_new (GtkWindow *parent, ConcordDocument *document,
                                            ConcordRecord *bidder);

/* Reads the files (of GFile) in a thread, in place of those read before. */
void concord_ocds_import_read (ConcordOcdsImport *import, GListModel *files);

gboolean concord_ocds_import_is_reading (ConcordOcdsImport *import);

/* Chooses the supplier of that name and shows its contracts; FALSE where the search hides it. */
gboolean concord_ocds_import_choose (ConcordOcdsImport *import, const char *supplier);

G_END_DECLS
