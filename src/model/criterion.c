#include "model/criterion.h"

#include "concord-words.h"

const ConcordChoice concord_directions[] = {
  { "higher", N_("Higher is better") },
  { "lower", N_("Lower is better") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordCriterion, concord_criterion, "criterion", CONCORD_CRITERION_FIELDS)
