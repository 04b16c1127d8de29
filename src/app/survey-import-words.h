/* What was found in a survey file, in words. */
#pragma once

#include "store/survey.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @grid: one line per fact, its name and its value. */
void concord_survey_words_fill (GtkGrid *grid, const ConcordSurveyReport *report);

/* The sentences on cells that fit no answer, one a line. */
char *concord_survey_words_dup_missed (const ConcordSurveyReport *report);

/* Whether few persons stand behind some counts; empty where not. */
char *concord_survey_words_dup_small (const ConcordSurveyReport *report);

/* How many counts of the project would get another number; empty for none. */
char *concord_survey_words_dup_replaced (ConcordDocument *document, ConcordStep *step);

/* What the import came to: "Counted 44 answers of 12 rows. Undo?" */
char *concord_survey_words_dup_taken (const ConcordSurveyReport *report);

G_END_DECLS
