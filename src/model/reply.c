#include "model/reply.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

CONCORD_DEFINE_RECORD (ConcordReply, concord_reply, "reply", CONCORD_REPLY_FIELDS)
