/* Survey answers in CSV become counts per group; rows are never kept. */
#pragma once

#include "model/document.h"
#include "store/csv-table.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  const char *group_column;  /* header of the column that names the group, NULL for one group */
  const char *const *dimensions; /* headers of columns that divide the groups further, NULL-terminated,
                                    or NULL */
  const char *const *scale;  /* answers from lowest to highest agreement, NULL-terminated: 2, 5, 7 */
  const char *const *skip;   /* headers of columns to leave out, NULL-terminated, or NULL */
  guint max_rows;            /* look at no more; 0 for all */
  GCancellable *cancellable; /* or NULL */
  int *progress;             /* set atomically from 0 to 1000 while it counts, or NULL */
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
  guint n_cells;        /* groups by values of the dimensions */
  guint n_answers;      /* counted */
  guint n_blank;        /* cells without an answer */
  guint n_counts;       /* numbers that the project would keep; once planned */
  guint n_small;        /* of these, those of 1 to 4 persons */
  GPtrArray *not_understood; /* sentences, one per kind of cell that fits no answer, never dropped */
} ConcordSurveyReport;

ConcordSurveyReport *concord_survey_report_new (void);
void concord_survey_report_free (ConcordSurveyReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordSurveyReport, concord_survey_report_free)

/* The counts of a file. */
typedef struct _ConcordTally ConcordTally;

/* Counts @csv; fills all of @report but what concerns the project. NULL and a sentence with line and
 * reason, or G_IO_ERROR_CANCELLED. Reads no document: for threads. */
ConcordTally *concord_tally_new (const ConcordCsv *csv, const ConcordSurveyOptions *options,
                                 ConcordSurveyReport *report, GError **error);
void concord_tally_free (ConcordTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordTally, concord_tally_free)

/**
 * concord_survey_plan_tally:
 * @exercise: the consultation exercise that gets the groups, dimensions, questions and counts
 * @report: of the tally; gets what concerns the project
 *
 * A step that adds missing groups, dimensions with their levels and questions, and sets the counts.
 * What is there under the same name is used. Counts of a group and question in the file are
 * replaced, not added to, in whatever cells they stood. Answers match the scale but for case and
 * space; of 5 and 7 answers the numbers from 1 are understood too, of 2 they are not, as nobody knows
 * which one means yes. Nothing is changed until the step is performed.
 * Returns: (transfer full), or NULL and a sentence.
 */
ConcordStep *concord_survey_plan_tally (ConcordDocument *document, ConcordRecord *exercise,
                                        const ConcordTally *tally, ConcordSurveyReport *report,
                                        GError **error);

/* Counts and plans. @report: (out) (optional) (transfer full). */
ConcordStep *concord_survey_plan (ConcordDocument *document, ConcordRecord *exercise, GBytes *csv,
                                  const ConcordSurveyOptions *options,
                                  ConcordSurveyReport **report, GError **error);

G_END_DECLS
