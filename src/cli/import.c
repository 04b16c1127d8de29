#include "cli/cli.h"

#include "store/survey.h"

#include "concord-config.h"
#include <glib/gi18n-lib.h>
#include <string.h>

static void
print_report (const ConcordSurveyReport *report)
{
  g_print (_ ("%u rows, %u questions, %u groups: %u answers counted, %u left blank.\n"),
           report->n_rows, report->n_questions, report->n_groups, report->n_answers,
           report->n_blank);
  for (guint i = 0; i < report->not_understood->len; i++)
    g_print ("%s\n", (const char *) report->not_understood->pdata[i]);
}

static int
import_survey (const char *path, const char *csv_path, const char *exercise_id,
               const ConcordSurveyOptions *options, const char *out)
{
  g_autofree char *etag = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document = concord_cli_open (path, &etag);
  g_autoptr (GBytes) csv = NULL;
  g_autoptr (ConcordStep) step = NULL;
  ConcordSurveyReport *report = NULL;
  ConcordRecord *exercise;

  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  exercise = concord_document_find (document, exercise_id);
  if (exercise == NULL || strcmp (concord_record_get_type_name (exercise), "exercise") != 0)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("--exercise names no consultation exercise of this project."));
  if (!g_file_get_contents (csv_path, &contents, &length, &error))
    return concord_cli_complain (CONCORD_EXIT_UNSOUND, error->message);
  csv = g_bytes_new_take (g_steal_pointer (&contents), length);
  step = concord_survey_plan (document, exercise, csv, options, &report, &error);
  if (step == NULL || !concord_document_perform (document, step, &error))
    {
      g_clear_pointer (&report, concord_survey_report_free);
      g_printerr ("%s: %s\n", csv_path, error->message);
      return CONCORD_EXIT_UNSOUND;
    }
  print_report (report);
  concord_survey_report_free (report);
  return concord_cli_save (document, out, path, etag);
}

int
concord_cli_import (int argc, char **argv)
{
  g_autofree char *exercise = NULL;
  g_autofree char *column = NULL;
  g_autofree char *scale = NULL;
  g_autofree char *out = NULL;
  g_auto (GStrv) levels = NULL;
  const GOptionEntry entries[] = {
    { "exercise", 'e', 0, G_OPTION_ARG_STRING, &exercise, N_("Which exercise"), N_("ID") },
    { "group-column", 'g', 0, G_OPTION_ARG_STRING, &column, N_("Column that names the group"),
      N_("NAME") },
    { "scale", 's', 0, G_OPTION_ARG_STRING, &scale,
      N_("Answers from lowest to highest agreement"), N_("\"LOW|...|HIGH\"") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Where to"), N_("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  if (argc > 1 && strcmp (argv[1], "ocds") == 0)
    return concord_cli_import_ocds (argc, argv);
  if (!concord_cli_parse (entries, &argc, &argv, 3, 3))
    return CONCORD_EXIT_USAGE;
  if (strcmp (argv[1], "survey") != 0 || exercise == NULL || scale == NULL || out == NULL)
    return concord_cli_complain (
        CONCORD_EXIT_USAGE,
        _ ("Say: import survey FILE CSV --exercise ID --scale \"LOW|...|HIGH\" -o OUT."));
  levels = g_strsplit (scale, "|", -1);
  return import_survey (argv[2], argv[3], exercise,
                        &(ConcordSurveyOptions){ .group_column = column,
                                                 .scale = (const char *const *) levels },
                        out);
}
