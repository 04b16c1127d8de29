/* Value for money: what each option is worth and what it costs. */
#pragma once

#include "app/finding-pane.h"

G_BEGIN_DECLS

#define CONCORD_TYPE_DECISION_MONEY (concord_decision_money_get_type ())
G_DECLARE_FINAL_TYPE (ConcordDecisionMoney, concord_decision_money, CONCORD, DECISION_MONEY,
                      ConcordFindingPane)

G_END_DECLS
