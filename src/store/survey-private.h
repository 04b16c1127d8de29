/* How the counting of a survey is split: headings, rows, what was not understood. */
#pragma once

#include "store/survey-lookup.h"
#include "store/survey-tally.h"

G_BEGIN_DECLS

/* Memory does not grow with the rows: past these a column names no groups, a table is no survey. */
#define CONCORD_SURVEY_MAX_GROUPS 500
#define CONCORD_SURVEY_MAX_VALUES 100
#define CONCORD_SURVEY_MAX_DIMENSIONS 4
#define CONCORD_SURVEY_MAX_COLUMNS 2000
#define CONCORD_SURVEY_MAX_CELLS 5000
#define CONCORD_SURVEY_MAX_NUMBERS 20000000

/* Rows or cells of one kind that could not be counted. */
typedef struct
{
  char *text; /* NULL for all that came after many others */
  guint count;
  guint line; /* of the first */
} ConcordMiss;

/* A column whose values are told apart: the groups', a dimension's. */
typedef struct
{
  int column;            /* -1 for one value of all */
  GHashTable *by_folded; /* folded value -> place from 1 */
  ConcordLookup *by_text;
  ConcordMiss none;      /* rows that name no value */
} ConcordValues;

/* The counting while it runs. */
typedef struct
{
  ConcordTally *tally;
  const ConcordSurveyOptions *options;
  ConcordSurveyReport *report;
  GHashTable *levels;     /* folded answer -> level + 1 */
  ConcordLookup *answers; /* text -> level, or that it is none */
  ConcordValues groups;
  ConcordValues dimensions[CONCORD_SURVEY_MAX_DIMENSIONS];
  GHashTable *cells;      /* key -> ConcordTallyCell */
  GPtrArray **misses;     /* per column, of ConcordMiss */
  guint *asked;           /* the columns that are questions */
  guint n_asked;
  gboolean has_enough;    /* rows, where not all are wanted */
} ConcordCounter;

/* Sets @sentence, which it takes, as the error; FALSE. */
gboolean concord_survey_fail (GError **error, char *sentence);

/* On one line, with single spaces and none around, and nothing that a file can't hold. */
char *concord_survey_dup_line (const char *text);

/* Letters' case and space do not tell answers, groups and headings apart. The caller frees. */
char *concord_survey_dup_folded (const char *text);

/* No longer than a sentence can bear. */
char *concord_survey_dup_short (const char *text);

gboolean concord_survey_read_scale (ConcordCounter *counter, GError **error);
gboolean concord_survey_read_headers (ConcordCounter *counter, const ConcordCsvCell *cells,
                                      guint n_cells, guint line, GError **error);

ConcordMiss *concord_miss_new (const char *text, guint line);
void concord_miss_free (ConcordMiss *miss);
void concord_miss_count (GPtrArray *misses, const char *text, guint line);
void concord_survey_tell_misses (ConcordCounter *counter);

G_END_DECLS
