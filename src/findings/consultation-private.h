/* How the making of a consultation finding is split. */
#pragma once

#include "findings/consultation.h"

G_BEGIN_DECLS

void concord_consultation_tell (ConcordConsultation *consultation);

/* Withholds what is not for the public. */
void concord_consultation_withhold (ConcordConsultation *consultation);

/* The level that an answer stands for; FALSE for an answer that the scale does not have. */
gboolean concord_consultation_find_level (int kind, const char *answer, guint *level);

G_END_DECLS
