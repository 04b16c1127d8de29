/* What a colleague was asked to fill in, and what came back. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_REQUEST_FIELDS(FIELD, T) \
  FIELD (T, TEXT, who, N_("Asked of"), .required = TRUE) \
  FIELD (T, TEXT, what, N_("What"), .help = N_("Which screen or records")) \
  FIELD (T, TEXT, revision_sent, N_("Revision sent")) \
  FIELD (T, DATE, sent, N_("Sent")) \
  FIELD (T, DATE, due, N_("Due")) \
  FIELD (T, DATE, returned, N_("Returned")) \
  FIELD (T, TEXT, revision_returned, N_("Revision returned")) \
  FIELD (T, LONG_TEXT, note, N_("Note"))
/* clang-format on */

#define CONCORD_TYPE_REQUEST (concord_request_get_type ())
CONCORD_DECLARE_RECORD (ConcordRequest, concord_request, REQUEST, CONCORD_REQUEST_FIELDS)

G_END_DECLS
