/* A consultation exercise: one round of asking, by one method. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

extern const ConcordChoice concord_exercise_methods[];

/* clang-format off */
#define CONCORD_EXERCISE_FIELDS(FIELD, T) \
  FIELD (T, TEXT, title, N_("Exercise"), .required = TRUE) \
  FIELD (T, CHOICE, method, N_("How answers were gathered"), .choices = concord_exercise_methods, .required = TRUE, .help = N_("Decides which statistics are honest: open consultations have no intervals")) \
  FIELD (T, DATE, opened, N_("Opened")) \
  FIELD (T, DATE, closed, N_("Closed")) \
  FIELD (T, LONG_TEXT, documents, N_("Documents given")) \
  FIELD (T, LONG_TEXT, stage, N_("Stage"), .help = N_("At which stage views could still change the outcome")) \
  FIELD (T, LONG_TEXT, alternatives, N_("Alternatives disclosed")) \
  FIELD (T, DATE, summary_received, N_("Summary received"), .help = N_("When the decision-maker received the summary")) \
  FIELD (T, TEXT, source, N_("Source"))
/* clang-format on */

#define CONCORD_TYPE_EXERCISE (concord_exercise_get_type ())
CONCORD_DECLARE_RECORD (ConcordExercise, concord_exercise, EXERCISE, CONCORD_EXERCISE_FIELDS)

G_END_DECLS
