/* A link record: how two services hang together. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_service_link_rules[];
extern const ConcordChoice concord_service_link_kinds[];

/* clang-format off */
#define CONCORD_SERVICE_LINK_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, first, N_("Service"), .target = "service", .key = TRUE, .required = TRUE) \
  FIELD (T, REFERENCE, second, N_("Linked with"), .target = "service", .key = TRUE, .required = TRUE) \
  FIELD (T, CHOICE, kind, N_("How"), .choices = concord_service_link_kinds) \
  FIELD (T, CHOICE, rule, N_("Rule"), .choices = concord_service_link_rules, .help = N_("Whether a package may have one of the two without the other")) \
  FIELD (T, MONEY, saving, N_("Saving when together"), .unit = N_("a year"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, MONEY, separation, N_("Cost of separating"), .unit = N_("once"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, TEXT, source, N_("Source"))
/* clang-format on */

#define CONCORD_TYPE_SERVICE_LINK (concord_service_link_get_type ())
CONCORD_DECLARE_RECORD (ConcordServiceLink, concord_service_link, SERVICE_LINK, CONCORD_SERVICE_LINK_FIELDS)

G_END_DECLS
