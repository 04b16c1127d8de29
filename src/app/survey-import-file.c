#include "app/survey-import-file.h"
#include "store/csv-table.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>

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

/* --- reading --------------------------------------------------------------------------------- */

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &error);
  GBytes *bytes = NULL;

  if (info != NULL && g_file_info_get_size (info) > MOST_BYTES)
    error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED,
                         _ ("The file is larger than %d MB, too large for the answers of a survey."),
                         MOST_BYTES / (1024 * 1024));
  else if (info != NULL)
    bytes = g_file_load_bytes (source, cancellable, NULL, &error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
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

GBytes *
concord_survey_file_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- headings -------------------------------------------------------------------------------- */

/* The first row will do: ends the reading with an error that nobody sees. */
static gboolean
take_headings (char **cells, guint n_cells, guint line, gpointer data, GError **error)
{
  GStrv *headings = data;

  *headings = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    (*headings)[i] = g_strdup (cells[i]);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

GStrv
concord_survey_file_dup_headings (GBytes *csv)
{
  g_autoptr (ConcordCsv) table = concord_csv_open (csv, NULL);
  g_autoptr (GError) end = NULL;
  GStrv headings = NULL;

  if (table != NULL)
    concord_csv_each_row (table, take_headings, &headings, &end);
  return headings;
}
