/* What a person typed for a field, as changes of a step; and the text that typing starts from. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

/**
 * concord_typed_plan:
 * @step: gets the changes
 * @id: of the record that changes
 * @record: (nullable): the record, where it is there already
 * @typed: what was typed, pasted or chosen; blank and a dash mean absent
 *
 * Reads series ("2027: 1200; 2028: 1250") and references (by name) besides what
 * concord_field_dup_typed() reads. A published range that is chosen brings its bounds with it.
 * Returns FALSE with a sentence; @step is then as it was.
 */
gboolean concord_typed_plan (ConcordDocument *document, ConcordStep *step, const char *id,
                             ConcordRecord *record, const ConcordField *field, const char *typed,
                             GError **error);

/* The text that an editor starts with, empty for absent; reads back as the same value. */
char *concord_typed_dup_text (ConcordRecord *record, const ConcordField *field);

/* A step without changes, labelled for a field of a record: "Need of Revenues". */
ConcordStep *concord_typed_new_step (ConcordDocument *document, ConcordRecord *record,
                                     const ConcordField *field);

/* "Gross cost (a year)". */
char *concord_typed_dup_heading (const ConcordField *field);

G_END_DECLS
