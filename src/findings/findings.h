/* All findings of a project, for whoever lists them. */
#pragma once

#include "findings/finding.h"
#include "model/document.h"

G_BEGIN_DECLS

/* Computes every finding: (transfer full) (element-type ConcordFinding): market, bundling, one
 * for each consultation exercise, appraisal, weights, money, futures, public value, track record,
 * evaluation. */
GPtrArray *concord_findings_compute (ConcordDocument *document);

G_END_DECLS
