#include "model/moderation.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordModeration, concord_moderation, "moderation", CONCORD_MODERATION_FIELDS)
