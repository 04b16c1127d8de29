/* A service that may be put into the package. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_explored[];
extern const ConcordChoice concord_inclusions[];
extern const ConcordChoice concord_providers[];

/* clang-format off */
#define CONCORD_SERVICE_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Service"), .required = TRUE) \
  FIELD (T, LONG_TEXT, description, N_("Description"), .help = N_("What the service does, for whom")) \
  FIELD (T, MONEY, gross_cost, N_("Gross cost"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, MONEY, income, N_("Income"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0), .help = N_("Fees, charges and grants; net cost is gross cost less income")) \
  FIELD (T, TEXT, fund, N_("Fund"), .help = N_("General Fund, Housing Revenue Account, schools ...")) \
  FIELD (T, NUMBER, staff, N_("Staff"), .unit = N_("FTE"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, WHOLE, headcount, N_("Headcount in scope"), .unit = N_("people"), .range = CONCORD_AT_LEAST (0), .help = N_("People to whom TUPE may apply")) \
  FIELD (T, CHOICE, provider, N_("Provider today"), .choices = concord_providers) \
  FIELD (T, DATE, contract_end, N_("Contract ends")) \
  FIELD (T, LONG_TEXT, statutory_duty, N_("Statutory duty")) \
  FIELD (T, LONG_TEXT, power, N_("Power to contract out")) \
  FIELD (T, LONG_TEXT, performance, N_("Performance"), .help = N_("Against which benchmark, and its source")) \
  FIELD (T, SERIES, demand, N_("Users or demand"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, TEXT, sites, N_("Sites and ICT")) \
  FIELD (T, WHOLE, need, N_("Need"), .range = CONCORD_BETWEEN (0, 100), .help = N_("0 meets every standard, 50 falls short in places that users notice, 100 is failing")) \
  FIELD (T, CHOICE, inclusion, N_("In the package"), .choices = concord_inclusions) \
  FIELD (T, LONG_TEXT, inclusion_reason, N_("Reason")) \
  FIELD (T, CHOICE, explored, N_("In the explorer"), .choices = concord_explored, .help = N_("Whether every package that is explored has it, or none")) \
  FIELD (T, TEXT, lot, N_("Lot"))
/* clang-format on */

#define CONCORD_TYPE_SERVICE (concord_service_get_type ())
CONCORD_DECLARE_RECORD (ConcordService, concord_service, SERVICE, CONCORD_SERVICE_FIELDS)

G_END_DECLS
