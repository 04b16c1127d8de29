/* Does the first place hold? The sentence, how far each weight may go, and the tables of specialists. */
#pragma once

#include "app/finding-pane.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_DECISION_ROBUSTNESS (concord_decision_robustness_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDecisionRobustness, concord_decision_robustness, CONCORD, DECISION_ROBUSTNESS,
                      ConcordFindingPane)

G_END_DECLS
