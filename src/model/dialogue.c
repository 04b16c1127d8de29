#include "model/dialogue.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordDialogue, concord_dialogue, "dialogue", CONCORD_DIALOGUE_FIELDS)
