/* Something that may happen to an option and what it would cost; stands beside the lines. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_RISK_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Risk"), .required = TRUE) \
  FIELD (T, PERCENT, probability, N_("Probability"), .range = CONCORD_BETWEEN (0, 100)) \
  FIELD (T, ESTIMATE, impact, N_("Impact"), .unit = N_("£"), .help = N_("What it would cost if it happened, in the price base year's prices")) \
  FIELD (T, WHOLE, year, N_("Year"), .range = CONCORD_BETWEEN (1900, 2900), .help = N_("Financial year in which it would fall; the project's first where empty")) \
  FIELD (T, FLAG, in_lines, N_("Already in the lines"), .help = N_("Yes where a line already allows for it, so that it is not added twice")) \
  FIELD (T, TEXT, owner, N_("Owner")) \
  FIELD (T, LONG_TEXT, mitigation, N_("Mitigation"))
/* clang-format on */

#define CONCORD_TYPE_RISK (concord_risk_get_type ())
CONCORD_DECLARE_RECORD (ConcordRisk, concord_risk, RISK, CONCORD_RISK_FIELDS)

G_END_DECLS
