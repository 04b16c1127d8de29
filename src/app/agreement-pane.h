/* How far the evaluators agree, as intraclass correlations: what specialists ask for. */
#pragma once

#include "app/finding-pane.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_AGREEMENT_PANE (concord_agreement_pane_get_type ())
G_DECLARE_FINAL_TYPE (ConcordAgreementPane, concord_agreement_pane, CONCORD, AGREEMENT_PANE,
                      ConcordFindingPane)

G_END_DECLS
