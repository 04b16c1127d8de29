/* How the weighting of answers is split. */
#pragma once

#include "findings/consultation.h"
#include "findings/representativeness.h"

G_BEGIN_DECLS

/* The answers of one cell to a question. */
typedef struct
{
  const int *places; /* per margin: which level, -1 where it is not known */
  guint level;       /* of the question's scale */
  double number;
} ConcordPlacedCount;

void concord_representativeness_weigh (ConcordRepresentativeness *representativeness,
                                       const ConcordConsultationQuestion *asked,
                                       const GArray *counts, int columns,
                                       gboolean wants_interval);
void concord_representativeness_tell (ConcordRepresentativeness *representativeness,
                                      const ConcordConsultation *consultation);
/* Why nothing is weighted where nobody of a level answered. The caller frees. */
char *concord_representativeness_dup_nobody (const char *name);
void concord_weighted_question_free (ConcordWeightedQuestion *question);

G_END_DECLS
