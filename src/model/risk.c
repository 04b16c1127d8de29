#include "model/risk.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordRisk, concord_risk, "risk", CONCORD_RISK_FIELDS)
