/* A link record: what a supplier is able for. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_abilities[];

/* clang-format off */
#define CONCORD_ABILITY_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, service, N_("Service"), .target = "service", .key = TRUE, .required = TRUE) \
  FIELD (T, CHOICE, able, N_("Able"), .choices = concord_abilities) \
  FIELD (T, TEXT, source, N_("Source"))
/* clang-format on */

#define CONCORD_TYPE_ABILITY (concord_ability_get_type ())
CONCORD_DECLARE_RECORD (ConcordAbility, concord_ability, ABILITY, CONCORD_ABILITY_FIELDS)

G_END_DECLS
