/* A notice of the procurement: due, published, where. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_notice_kinds[];

/* clang-format off */
#define CONCORD_NOTICE_FIELDS(FIELD, T) \
  FIELD (T, CHOICE, kind, N_("Notice"), .choices = concord_notice_kinds, .required = TRUE) \
  FIELD (T, DATE, due, N_("Due")) \
  FIELD (T, DATE, published, N_("Published")) \
  FIELD (T, TEXT, reference, N_("Reference"))
/* clang-format on */

#define CONCORD_TYPE_NOTICE (concord_notice_get_type ())
CONCORD_DECLARE_RECORD (ConcordNotice, concord_notice, NOTICE, CONCORD_NOTICE_FIELDS)

G_END_DECLS
