#include "cli/cli.h"

#include "store/survey.h"

#include "concord-words.h"
#include <string.h>

static void
print_report (const ConcordSurveyReport *report)
{
  g_print (_ ("%u rows, %u questions, %u groups: %u answers counted, %u left blank.\n"),
           report->n_rows, report->n_questions, report->n_groups, report->n_answers,
           report->n_blank);
  g_print (_ ("%u counts in %u cells; %u counts of 1 to 4 persons, which no public paper shows.\n"),
           report->n_counts, report->n_cells, report->n_small);
  for (guint i = 0; i < report->not_understood->len; i++)
    g_print ("%s\n", (const char *) report->not_understood->pdata[i]);
}

/* Mapped, not read: memory does not grow with the file. */
static ConcordTally *
count_file (const char *path, const ConcordSurveyOptions *options, ConcordSurveyReport *report,
            GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = file == NULL ? NULL : g_mapped_file_get_bytes (file);
  g_autoptr (ConcordCsv) csv = bytes == NULL ? NULL : concord_csv_open_mapped (bytes, error);

  return csv == NULL ? NULL : concord_tally_new (csv, options, report, error);
}

static int
import_survey (const char *path, const char *csv_path, const char *exercise_id,
               const ConcordSurveyOptions *options, const char *out)
{
  g_autofree char *etag = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordDocument) document = concord_cli_open (path, &etag);
  g_autoptr (ConcordSurveyReport) report = concord_survey_report_new ();
  g_autoptr (ConcordTally) tally = NULL;
  g_autoptr (ConcordStep) step = NULL;
  ConcordRecord *exercise;

  if (document == NULL)
    return CONCORD_EXIT_UNSOUND;
  exercise = concord_document_find (document, exercise_id);
  if (exercise == NULL || strcmp (concord_record_get_type_name (exercise), "exercise") != 0)
    return concord_cli_complain (CONCORD_EXIT_UNSOUND,
                                 _ ("--exercise names no consultation exercise of this project."));
  tally = count_file (csv_path, options, report, &error);
  if (tally != NULL)
    step = concord_survey_plan_tally (document, exercise, tally, report, &error);
  if (step == NULL || !concord_document_perform (document, step, &error))
    {
      g_printerr ("%s: %s\n", csv_path, error->message);
      return CONCORD_EXIT_UNSOUND;
    }
  print_report (report);
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
  g_auto (GStrv) dimensions = NULL;
  g_auto (GStrv) skip = NULL;
  const GOptionEntry entries[] = {
    { "exercise", 'e', 0, G_OPTION_ARG_STRING, &exercise, N_("Which exercise"), N_("ID") },
    { "group-column", 'g', 0, G_OPTION_ARG_STRING, &column, N_("Column that names the group"),
      N_("NAME") },
    { "dimension", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &dimensions,
      N_("Column that divides the groups further, such as age; may be said again"), N_("NAME") },
    { "skip", 'x', 0, G_OPTION_ARG_STRING_ARRAY, &skip,
      N_("Column to leave out; may be said again"), N_("NAME") },
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
                        &(ConcordSurveyOptions){
                            .group_column = column,
                            .dimensions = (const char *const *) dimensions,
                            .skip = (const char *const *) skip,
                            .scale = (const char *const *) levels,
                        },
                        out);
}
