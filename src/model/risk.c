#include "model/risk.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordRisk, concord_risk, "risk", CONCORD_RISK_FIELDS)
