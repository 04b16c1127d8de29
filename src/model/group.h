/* A stakeholder group that was asked. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_group_kinds[];
extern const ConcordChoice concord_group_units[];

/* clang-format off */
#define CONCORD_GROUP_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Group"), .required = TRUE) \
  FIELD (T, CHOICE, kind, N_("Kind"), .choices = concord_group_kinds) \
  FIELD (T, CHOICE, unit, N_("Persons or organisations"), .choices = concord_group_units) \
  FIELD (T, WHOLE, population, N_("Population"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, TEXT, population_source, N_("Source of the population")) \
  FIELD (T, WHOLE, invited, N_("Invited"), .range = CONCORD_AT_LEAST (0)) \
  FIELD (T, WHOLE, responded, N_("Responded"), .range = CONCORD_AT_LEAST (0))
/* clang-format on */

#define CONCORD_TYPE_GROUP (concord_group_get_type ())
CONCORD_DECLARE_RECORD (ConcordGroup, concord_group, GROUP, CONCORD_GROUP_FIELDS)

G_END_DECLS
