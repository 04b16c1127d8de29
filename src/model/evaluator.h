/* A person who marks tenders. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_conflicts[];

/* clang-format off */
#define CONCORD_EVALUATOR_FIELDS(FIELD, T) \
  FIELD (T, TEXT, name, N_("Evaluator"), .required = TRUE) \
  FIELD (T, TEXT, role, N_("Role")) \
  FIELD (T, LONG_TEXT, interest, N_("Interest declared"), .confidential = TRUE) \
  FIELD (T, CHOICE, conflict, N_("Conflict"), .choices = concord_conflicts) \
  FIELD (T, LONG_TEXT, mitigation, N_("Mitigation")) \
  FIELD (T, DATE, reviewed, N_("Reviewed on"))
/* clang-format on */

#define CONCORD_TYPE_EVALUATOR (concord_evaluator_get_type ())
CONCORD_DECLARE_RECORD (ConcordEvaluator, concord_evaluator, EVALUATOR, CONCORD_EVALUATOR_FIELDS)

G_END_DECLS
