#include "model/dialogue.h"

#include "words/words.h"

CONCORD_DEFINE_RECORD (ConcordDialogue, concord_dialogue, "dialogue", CONCORD_DIALOGUE_FIELDS)
