/* The scales that answers of a survey are given on. */
#pragma once

#include "store/survey.h"

G_BEGIN_DECLS

/* Labels of the scales that are offered; the last stands for the person's own words. */
GStrv concord_survey_scale_dup_labels (void);

/* How many there are besides the person's own words. */
guint concord_survey_scale_get_n_presets (void);

/* "Strongly disagree; Disagree; ..." */
const char *concord_survey_scale_get_answers (guint preset);

/* Answers between semicolons, with nothing around them. */
GStrv concord_survey_scale_split (const char *answers);

/* The preset with which most cells at the start of @csv are answers; the first where none has any.
 * For threads. */
guint concord_survey_scale_guess (const ConcordCsv *csv);

G_END_DECLS
