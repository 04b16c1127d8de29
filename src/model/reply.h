/* You said, we did: what came of a theme. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_REPLY_FIELDS(FIELD, T) \
  FIELD (T, REFERENCE, theme, N_("Theme"), .target = "theme") \
  FIELD (T, TEXT, said, N_("You said"), .required = TRUE) \
  FIELD (T, LONG_TEXT, did, N_("We did")) \
  FIELD (T, DATE, when, N_("Date"))
/* clang-format on */

#define CONCORD_TYPE_REPLY (concord_reply_get_type ())
CONCORD_DECLARE_RECORD (ConcordReply, concord_reply, REPLY, CONCORD_REPLY_FIELDS)

G_END_DECLS
