/* A past or running contract of a bidder. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_contract_outcomes[];

/* clang-format off */
#define CONCORD_PAST_CONTRACT_FIELDS(FIELD, T) \
  FIELD (T, TEXT, client, N_("Client"), .required = TRUE) \
  FIELD (T, TEXT, service, N_("Service")) \
  FIELD (T, MONEY, value, N_("Value"), .unit = N_("whole life"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, TEXT, value_source, N_("Source of the value")) \
  FIELD (T, DATE, start, N_("Start")) \
  FIELD (T, DATE, end, N_("End")) \
  FIELD (T, CHOICE, outcome, N_("Outcome"), .choices = concord_contract_outcomes) \
  FIELD (T, FLAG, troubled, N_("Troubled"), .help = N_("Yes where it was ended early, taken back, cut back or disputed for failings of the provider")) \
  FIELD (T, LONG_TEXT, troubled_reason, N_("Why troubled or not")) \
  FIELD (T, LONG_TEXT, performance, N_("Performance")) \
  FIELD (T, TEXT, referee, N_("Referee"), .confidential = TRUE) \
  FIELD (T, TEXT, source, N_("Source"), .help = N_("Notice or contract identifier")) \
  FIELD (T, LONG_TEXT, doubt, N_("To be checked"), .help = N_("What an import found doubtful"))
/* clang-format on */

#define CONCORD_TYPE_PAST_CONTRACT (concord_past_contract_get_type ())
CONCORD_DECLARE_RECORD (ConcordPastContract, concord_past_contract, PAST_CONTRACT, CONCORD_PAST_CONTRACT_FIELDS)

G_END_DECLS
