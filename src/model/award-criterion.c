#include "model/award-criterion.h"

#include "concord-words.h"

const ConcordChoice concord_award_families[] = {
  { "values", N_("Values") },
  { "track-record", N_("Track record") },
  { "political", N_("Political environment") },
  { "transparency", N_("Transparency") },
  { "quality", N_("Quality") },
  { "price", N_("Price") },
  { NULL, NULL },
};

const ConcordChoice concord_award_uses[] = {
  { "condition", N_("Condition of participation") },
  { "scored", N_("Scored") },
  { "advisory", N_("Advisory") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordAwardCriterion, concord_award_criterion, "award-criterion", CONCORD_AWARD_CRITERION_FIELDS)
