#include "model/score.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordScore, concord_score, "score", CONCORD_SCORE_FIELDS)
