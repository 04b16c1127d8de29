#include "model/dialogue.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordDialogue, concord_dialogue, "dialogue", CONCORD_DIALOGUE_FIELDS)
