/* The file that survey answers come from: chosen, and read and counted away from the main loop. */
#pragma once

#include "app/dialogs.h"
#include "store/survey.h"

G_BEGIN_DECLS

void concord_survey_file_choose (GtkWindow *parent, ConcordFileChosen chosen, gpointer data);

/* A file that was read; never changed, so that threads may count it. */
typedef struct
{
  ConcordCsv *csv;
  GStrv headings; /* of the first row; empty where there is none */
  guint preset;   /* the scale that its answers seem to be on */
} ConcordSurveyFile;

void concord_survey_file_unref (ConcordSurveyFile *file);

/* Reads @file; an error where it can't be read, is too large for a survey or no text. */
void concord_survey_file_read_async (GFile *file, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer data);
ConcordSurveyFile *concord_survey_file_read_finish (GAsyncResult *result, GError **error);

/* The counts of a file and what was found. */
typedef struct
{
  ConcordTally *tally;
  ConcordSurveyReport *report;
} ConcordSurveyCounts;

void concord_survey_counts_free (ConcordSurveyCounts *counts);

/* What to count: headings and answers, as in ConcordSurveyOptions. Takes all it is given. */
typedef struct
{
  char *group; /* or NULL */
  GStrv dimensions, scale, skip;
} ConcordSurveyChoices;

/* How far a count is, from 0 to 1000: shared by the thread and who watches it. */
int *concord_survey_progress_new (void);
double concord_survey_progress_get (int *progress);
void concord_survey_progress_unref (int *progress);

/* Counts away from the main loop. Takes the strings in @choices. */
void concord_survey_file_count_async (ConcordSurveyFile *file, const ConcordSurveyChoices *choices,
                                      int *progress, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);
ConcordSurveyCounts *concord_survey_file_count_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSurveyFile, concord_survey_file_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSurveyCounts, concord_survey_counts_free)

G_END_DECLS
