#include "model/question.h"

#include "concord-words.h"

const ConcordChoice concord_question_kinds[] = {
  { "agreement-5", N_("Agreement, 5 points") },
  { "agreement-7", N_("Agreement, 7 points") },
  { "yes-no", N_("Yes or no") },
  { "number", N_("Number") },
  { "comments", N_("Comments") },
  { NULL, NULL },
};

CONCORD_DEFINE_RECORD (ConcordQuestion, concord_question, "question", CONCORD_QUESTION_FIELDS)
