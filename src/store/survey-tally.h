/* Counting the rows of a survey: what is kept is counts, never rows. */
#pragma once

#include "store/csv-table.h"
#include "store/survey.h"

G_BEGIN_DECLS

#define CONCORD_SURVEY_MAX_LEVELS 7

typedef struct
{
  char *name;
  guint n_rows;
  guint *numbers; /* [column][level] */
} ConcordTallyGroup;

typedef struct
{
  guint n_levels;
  guint n_columns;
  char **headers;  /* one line each, NULL-terminated */
  gboolean *asked; /* per column: a question */
  GPtrArray *groups; /* of ConcordTallyGroup, as they first appear */
} ConcordTally;

/* Counts @csv; fills all of @report but what concerns the project. */
ConcordTally *concord_tally_new (const ConcordCsv *csv, const ConcordSurveyOptions *options,
                                 ConcordSurveyReport *report, GError **error);
void concord_tally_free (ConcordTally *tally);

guint concord_tally_get (const ConcordTally *tally, const ConcordTallyGroup *group, guint column,
                         guint level);

/* Letters' case and space do not tell answers, groups and headings apart. The caller frees. */
char *concord_tally_dup_folded (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ConcordTally, concord_tally_free)

G_END_DECLS
