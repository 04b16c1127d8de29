/* Answers of a survey from a CSV file: what would be counted is shown first, and taken as one
 * step. */
#pragma once

#include "model/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CONCORD_TYPE_SURVEY_IMPORT (concord_survey_import_get_type ())
G_DECLARE_FINAL_TYPE (ConcordSurveyImport, concord_survey_import, CONCORD, SURVEY_IMPORT, GtkWindow)

/* Signal: ::taken (const char *) says what was counted, once the step is done. */

/* @exercise gets the groups, questions and counts. */
ConcordSurveyImport *concord_survey_import_new (GtkWindow *parent, ConcordDocument *document,
                                                ConcordRecord *exercise);

/* Reads @file and shows what is in it, or why it can't be read. */
void concord_survey_import_load (ConcordSurveyImport *dialog, GFile *file);

/* Whether answers are being counted. */
gboolean concord_survey_import_is_busy (ConcordSurveyImport *dialog);

/* Whether there is something to take. */
gboolean concord_survey_import_is_ready (ConcordSurveyImport *dialog);

/* What is wrong with the file or the choices; empty where nothing is. */
const char *concord_survey_import_get_problem (ConcordSurveyImport *dialog);

G_END_DECLS
