#include "model/moderation.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordModeration, concord_moderation, "moderation", CONCORD_MODERATION_FIELDS)
