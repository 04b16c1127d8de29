/* All findings of a project, for whoever lists them. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Computes every finding: (transfer full) (element-type ConcordFinding): market, bundling, one
 * for each consultation exercise, appraisal, weights, money, futures, public value, track record,
 * evaluation. */
GPtrArray *concord_findings_compute (ConcordDocument *document);

/* The findings of one kind, and no others: (transfer full) (element-type ConcordFinding): none, one,
 * or one for each exercise. For the public they are made without confidential fields, or say that
 * they are withheld: projects that differ in the values of these alone give the same. */
GPtrArray *concord_findings_find (ConcordDocument *document, const char *kind, ConcordView view);

/* Whether the project holds anything exempt that findings of @kind read; where not, the exempt view
 * says what the public one does. */
gboolean concord_findings_may_have_exempt (ConcordDocument *document, const char *kind);

G_END_DECLS
