/* Survey answers in CSV become counts per group; rows are never kept. */
#pragma once

#include "model/document.h"

G_BEGIN_DECLS

typedef struct
{
  const char *group_column;  /* header of the column that names the group, NULL for one group */
  const char *const *scale;  /* answers from lowest to highest agreement, NULL-terminated: 2, 5, 7 */
  const char *const *skip;   /* headers of columns to leave out, NULL-terminated, or NULL */
} ConcordSurveyOptions;

/* What was found; shown before anything is taken. */
typedef struct
{
  char delimiter;
  gboolean byte_order_mark;
  const char *encoding; /* "UTF-8", "UTF-16", or "Windows-1252" for what is neither */
  guint n_rows; /* with answers or without; blank lines are none */
  guint n_questions;
  guint n_groups;
  guint n_answers;      /* counted */
  guint n_blank;        /* cells without an answer */
  GPtrArray *not_understood; /* sentences, one per kind of cell that fits no answer, never dropped */
} ConcordSurveyReport;

void concord_survey_report_free (ConcordSurveyReport *report);

/**
 * concord_survey_plan:
 * @exercise: the consultation exercise that gets the groups, questions and counts
 * @report: (out) (optional) (transfer full)
 *
 * A step that adds missing groups and questions and sets the counts. Groups and questions that are
 * there under the same name are used. Counts of a group and question in the file are replaced, not
 * added to. Answers match the scale but for case and space; of 5 and 7 answers the numbers from 1
 * are understood too, of 2 they are not, as nobody knows which one means yes. Nothing is changed
 * until the step is performed.
 * Returns: (transfer full), or NULL and a sentence with line and reason.
 */
ConcordStep *concord_survey_plan (ConcordDocument *document, ConcordRecord *exercise, GBytes *csv,
                                  const ConcordSurveyOptions *options,
                                  ConcordSurveyReport **report, GError **error);

G_END_DECLS
