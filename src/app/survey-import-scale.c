#include "app/survey-import-scale.h"

#include "concord-words.h"

/* So many rows tell the scale. */
#define MOST_GUESSED_FROM 500

/* Answers as survey programs write them, so that most files need no typing. */
static const struct
{
  const char *label;
  const char *answers;
} presets[] = {
  { N_ ("Agreement, 5 points"),
    N_ ("Strongly disagree; Disagree; Neither agree nor disagree; Agree; Strongly agree") },
  { N_ ("Agreement, 7 points"),
    N_ ("Strongly disagree; Disagree; Somewhat disagree; Neither agree nor disagree; Somewhat "
        "agree; Agree; Strongly agree") },
  { N_ ("Yes or no"), N_ ("No; Yes") },
};

GStrv
concord_survey_scale_dup_labels (void)
{
  GStrv labels = g_new0 (char *, G_N_ELEMENTS (presets) + 2);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    labels[i] = g_strdup (_ (presets[i].label));
  labels[G_N_ELEMENTS (presets)] = g_strdup (_ ("Own words"));
  return labels;
}

guint
concord_survey_scale_get_n_presets (void)
{
  return G_N_ELEMENTS (presets);
}

const char *
concord_survey_scale_get_answers (guint preset)
{
  g_return_val_if_fail (preset < G_N_ELEMENTS (presets), "");
  return _ (presets[preset].answers);
}

GStrv
concord_survey_scale_split (const char *answers)
{
  GStrv words = g_strsplit (answers, ";", -1);

  for (char **word = words; *word != NULL; word++)
    g_strstrip (*word);
  return words;
}

guint
concord_survey_scale_guess (const ConcordCsv *csv)
{
  guint best = 0, most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_auto (GStrv) scale = concord_survey_scale_split (concord_survey_scale_get_answers (i));
      const ConcordSurveyOptions options
          = { .scale = (const char *const *) scale, .max_rows = MOST_GUESSED_FROM };
      g_autoptr (ConcordSurveyReport) report = concord_survey_report_new ();
      g_autoptr (ConcordTally) tally = concord_tally_new (csv, &options, report, NULL);

      if (tally != NULL && report->n_answers > most)
        {
          best = i;
          most = report->n_answers;
        }
    }
  return best;
}
