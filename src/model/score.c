#include "model/score.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordScore, concord_score, "score", CONCORD_SCORE_FIELDS)
