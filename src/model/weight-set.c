#include "model/weight-set.h"

#include "concord-words.h"

const ConcordChoice concord_weight_owners[] = {
  { "officers", N_("Officers") },
  { "members", N_("Members") },
  { "users", N_("Service users") },
  { "commissioner", N_("A commissioner") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordWeightSet, concord_weight_set, "weight-set", CONCORD_WEIGHT_SET_FIELDS)
