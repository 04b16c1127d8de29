/* What texts of a file mean, found by their bytes: no copy, no folding, for texts met before. */
#pragma once

#include "store/csv-table.h"

G_BEGIN_DECLS

typedef struct _ConcordLookup ConcordLookup;

ConcordLookup *concord_lookup_new (void);
void concord_lookup_free (ConcordLookup *lookup);

/* FALSE for a text that was not put in. */
gboolean concord_lookup_find (const ConcordLookup *lookup, const ConcordCsvCell *text, int *meaning);

/* Copies @text. Long ones and those beyond some thousands are not kept: they are found slowly every
 * time, and memory does not grow with the file. */
void concord_lookup_put (ConcordLookup *lookup, const ConcordCsvCell *text, int meaning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordLookup, concord_lookup_free)

G_END_DECLS
