/* The public value test: its threshold, a verdict for each option, and what would reverse it. */
#pragma once

#include "app/finding-pane.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_DECISION_PUBLIC_VALUE (concord_decision_public_value_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDecisionPublicValue, concord_decision_public_value, CONCORD, DECISION_PUBLIC_VALUE,
                      ConcordFindingPane)

G_END_DECLS
