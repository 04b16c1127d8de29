/* How the making of an evaluation is split: marks in evaluation.c, how far the evaluators
 * agree in evaluation-agreement.c, words in evaluation-sentence.c. */
#pragma once

#include "findings/evaluation.h"

G_BEGIN_DECLS

void concord_evaluation_find_agreement (ConcordEvaluation *evaluation);
void concord_evaluation_tell (ConcordEvaluation *evaluation, ConcordDocument *document);

G_END_DECLS
