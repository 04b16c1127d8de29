#include "model/exercise.h"

#include "concord-words.h"

const ConcordChoice concord_exercise_methods[] = {
  { "open", N_("Open consultation") },
  { "census", N_("Census of a group") },
  { "probability", N_("Probability sample") },
  { "quota", N_("Quota sample") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordExercise, concord_exercise, "exercise", CONCORD_EXERCISE_FIELDS)
