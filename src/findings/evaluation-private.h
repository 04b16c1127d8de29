/* How the making of an evaluation is split: marks here, words in evaluation-sentence.c. */
#pragma once

#include "findings/evaluation.h"

G_BEGIN_DECLS

void concord_evaluation_tell (ConcordEvaluation *evaluation, ConcordDocument *document);

G_END_DECLS
