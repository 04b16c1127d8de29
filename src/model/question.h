/* A question that a consultation asked. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_question_kinds[];

/* clang-format off */
#define CONCORD_QUESTION_FIELDS(FIELD, T) \
  FIELD (T, TEXT, text, N_("Question"), .required = TRUE) \
  FIELD (T, CHOICE, kind, N_("Kind"), .choices = concord_question_kinds, .required = TRUE) \
  FIELD (T, FLAG, reversed, N_("Scale reversed"), .help = N_("Yes where agreeing speaks against the proposal"))
/* clang-format on */

#define CONCORD_TYPE_QUESTION (concord_question_get_type ())
CONCORD_DECLARE_RECORD (ConcordQuestion, concord_question, QUESTION, CONCORD_QUESTION_FIELDS)

G_END_DECLS
