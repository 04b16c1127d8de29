/* Values that another record bounds: a mark and the highest mark of its question. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/* The largest value that @field may have in @record, as what a key of the record refers to says;
 * NAN where nothing bounds it. */
double concord_scale_get_top (ConcordDocument *document, ConcordRecord *record,
                              const ConcordField *field);

/* The same where the record may not be there yet: @target is what its key refers to. */
double concord_scale_get_top_of (ConcordRecord *target, const ConcordField *field);

/* FALSE and a sentence with the range in words where a canonical value (NULL: none) is above @top. */
gboolean concord_scale_check (const ConcordField *field, double top, const char *canonical,
                              GError **error);

/* Holds each value that @step sets against its scale as the step leaves it. */
gboolean concord_scale_check_step (ConcordDocument *document, const ConcordStep *step,
                                   GError **error);

G_END_DECLS
