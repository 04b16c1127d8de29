/* What was said with a supplier of the market, and how all were treated alike. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* clang-format off */
#define CONCORD_DIALOGUE_FIELDS(FIELD, T) \
  FIELD (T, DATE, held, N_("Date"), .required = TRUE) \
  FIELD (T, REFERENCE, supplier, N_("Supplier"), .target = "supplier") \
  FIELD (T, TEXT, people, N_("Who")) \
  FIELD (T, LONG_TEXT, said, N_("What was said")) \
  FIELD (T, LONG_TEXT, equal_treatment, N_("Equal treatment"), .help = N_("How the other suppliers got the same information and chance")) \
  FIELD (T, FLAG, published, N_("Published"))
/* clang-format on */

#define CONCORD_TYPE_DIALOGUE (concord_dialogue_get_type ())
CONCORD_DECLARE_RECORD (ConcordDialogue, concord_dialogue, DIALOGUE, CONCORD_DIALOGUE_FIELDS)

G_END_DECLS
