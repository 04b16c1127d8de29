#include "model/reply.h"

#include "concord-words.h"

CONCORD_DEFINE_RECORD (ConcordReply, concord_reply, "reply", CONCORD_REPLY_FIELDS)
