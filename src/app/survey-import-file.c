#include "app/survey-import-file.h"
#include "app/survey-import-scale.h"

#include "concord-words.h"

/* A row of a survey has some hundred bytes: this is far past a million of them. */
#define MOST_BYTES (256 * 1024 * 1024)

void
concord_survey_file_choose (GtkWindow *parent, ConcordFileChosen chosen, gpointer data)
{
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _ ("Tables as text: CSV, TSV"));
  gtk_file_filter_add_suffix (tables, "csv");
  gtk_file_filter_add_suffix (tables, "tsv");
  gtk_file_filter_add_suffix (tables, "txt");
  concord_choose_file (parent, _ ("Choose the answers of a survey"), tables, chosen, data);
}

/* --- headings -------------------------------------------------------------------------------- */

/* The first row will do: ends the reading with an error that nobody sees. */
static gboolean
take_headings (const ConcordCsvCell *cells, guint n_cells, guint line, double done, gpointer data,
               GError **error)
{
  ConcordSurveyFile *file = data;

  g_strfreev (file->headings);
  file->headings = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    file->headings[i] = g_strndup (cells[i].text, cells[i].length);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

/* --- reading --------------------------------------------------------------------------------- */

static void
file_clear (gpointer data)
{
  ConcordSurveyFile *file = data;

  g_clear_pointer (&file->csv, concord_csv_free);
  g_strfreev (file->headings);
}

void
concord_survey_file_unref (ConcordSurveyFile *file)
{
  g_atomic_rc_box_release_full (file, file_clear);
}

static ConcordSurveyFile *
file_new (GBytes *bytes, GError **error)
{
  g_autoptr (ConcordSurveyFile) file = g_atomic_rc_box_new0 (ConcordSurveyFile);
  g_autoptr (GError) end = NULL;

  file->headings = g_new0 (char *, 1);
  file->csv = concord_csv_open (bytes, error);
  if (file->csv == NULL)
    return NULL;
  concord_csv_each_slices (file->csv, take_headings, file, &end);
  file->preset = concord_survey_scale_guess (file->csv);
  return g_steal_pointer (&file);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autoptr (GBytes) bytes = NULL;
  ConcordSurveyFile *file = NULL;

  if (info != NULL && g_file_info_get_size (info) > MOST_BYTES)
    error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                         _ ("The file is larger than %d MB, too large for the answers of a survey."),
                         MOST_BYTES / (1024 * 1024));
  else if (info != NULL)
    bytes = g_file_load_bytes (source, cancellable, NULL, &error);
  if (bytes != NULL)
    file = file_new (bytes, &error);
  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) concord_survey_file_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
concord_survey_file_read_async (GFile *file, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, data);

  g_task_run_in_thread (task, read_in_thread);
}

ConcordSurveyFile *
concord_survey_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- counting -------------------------------------------------------------------------------- */

int *
concord_survey_progress_new (void)
{
  return g_atomic_rc_box_new0 (int);
}

double
concord_survey_progress_get (int *progress)
{
  return g_atomic_int_get (progress) / 1000.0;
}

void
concord_survey_progress_unref (int *progress)
{
  g_atomic_rc_box_release (progress);
}

typedef struct
{
  ConcordSurveyFile *file;
  ConcordSurveyChoices choices;
  int *progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  concord_survey_file_unref (job->file);
  g_free (job->choices.group);
  g_strfreev (job->choices.dimensions);
  g_strfreev (job->choices.scale);
  g_strfreev (job->choices.skip);
  concord_survey_progress_unref (job->progress);
  g_free (job);
}

void
concord_survey_counts_free (ConcordSurveyCounts *counts)
{
  g_clear_pointer (&counts->tally, concord_tally_free);
  g_clear_pointer (&counts->report, concord_survey_report_free);
  g_free (counts);
}

static void
count_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  const ConcordSurveyChoices *choices = &job->choices;
  const ConcordSurveyOptions options
      = { .group_column = choices->group,
          .dimensions = (const char *const *) choices->dimensions,
          .scale = (const char *const *) choices->scale,
          .skip = (const char *const *) choices->skip,
          .cancellable = cancellable,
          .progress = job->progress };
  g_autoptr (ConcordSurveyCounts) counts = g_new0 (ConcordSurveyCounts, 1);
  GError *error = NULL;

  counts->report = concord_survey_report_new ();
  counts->tally = concord_tally_new (job->file->csv, &options, counts->report, &error);
  if (counts->tally == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&counts),
                           (GDestroyNotify) concord_survey_counts_free);
}

void
concord_survey_file_count_async (ConcordSurveyFile *file, const ConcordSurveyChoices *choices,
                                 int *progress, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->file = g_atomic_rc_box_acquire (file);
  job->choices = *choices;
  job->progress = g_atomic_rc_box_acquire (progress);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, count_in_thread);
}

ConcordSurveyCounts *
concord_survey_file_count_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
