#include "model/evaluator.h"

#include "concord-words.h"

const ConcordChoice concord_conflicts[] = {
  { "none", N_("None") },
  { "actual", N_("Actual") },
  { "potential", N_("Potential") },
  { "perceived", N_("Perceived") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordEvaluator, concord_evaluator, "evaluator", CONCORD_EVALUATOR_FIELDS)
