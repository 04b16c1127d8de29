#include "model/ability.h"

#include "concord-words.h"

const ConcordChoice concord_abilities[] = {
  { "no", N_("No") },
  { "partner", N_("With a partner") },
  { "alone", N_("Alone") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordAbility, concord_ability, "ability", CONCORD_ABILITY_FIELDS)
