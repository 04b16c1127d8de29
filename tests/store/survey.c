/* Survey answers from CSV: what is counted, what is said, what is refused. */
#include "store/project-file.h"
#include "store/survey.h"

#include "model/count.h"
#include "model/group.h"
#include "model/question.h"

#include "folder.h"
#include "project.h"

#define FIVE "Strongly Disagree|Disagree|Neutral|Agree|Strongly Agree"
#define SEVEN "1st|2nd|3rd|4th|5th|6th|7th"

typedef struct
{
  ConcordDocument *document;
  ConcordRecord *exercise;
} Scene;

static void
scene_set_up (Scene *scene, gconstpointer data)
{
  scene->document = project_new (0);
  scene->exercise = concord_document_add (
      scene->document, CONCORD_RECORD (concord_document_get_project (scene->document)),
      "exercises", NULL);
}

static void
scene_tear_down (Scene *scene, gconstpointer data)
{
  g_clear_object (&scene->document);
}

static ConcordStep *
plan (Scene *scene, GBytes *bytes, const char *group, const char *scale, const char *skip,
      ConcordSurveyReport **report, GError **error)
{
  g_auto (GStrv) answers = g_strsplit (scale, "|", 0);
  g_auto (GStrv) skipped = skip == NULL ? NULL : g_strsplit (skip, "|", 0);
  const ConcordSurveyOptions options = { .group_column = group,
                                         .scale = (const char *const *) answers,
                                         .skip = (const char *const *) skipped };

  return concord_survey_plan (scene->document, scene->exercise, bytes, &options, report, error);
}

/* Plans and performs; the report is the caller's. */
static ConcordSurveyReport *
import (Scene *scene, const char *csv, gssize length, const char *group, const char *scale,
        const char *skip)
{
  g_autoptr (GBytes) bytes = g_bytes_new (csv, length < 0 ? strlen (csv) : (gsize) length);
  g_autoptr (GError) error = NULL;
  ConcordSurveyReport *report = NULL;
  g_autoptr (ConcordStep) step = plan (scene, bytes, group, scale, skip, &report, &error);

  g_assert_no_error (error);
  g_assert_nonnull (step);
  g_assert_nonnull (report);
  concord_document_perform (scene->document, step, &error);
  g_assert_no_error (error);
  return report;
}

static ConcordRecord *
find (const Scene *scene, const char *type, const char *name)
{
  g_autoptr (GPtrArray) records = concord_document_list (scene->document, type);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *called = concord_record_dup_name (records->pdata[i]);

      if (strcmp (called, name) == 0)
        return records->pdata[i];
    }
  return NULL;
}

/* The count, -1 where there is none. */
static int
get_count (const Scene *scene, const char *question, const char *group, const char *answer)
{
  ConcordRecord *asked = find (scene, "question", question);
  ConcordRecord *answering = find (scene, "group", group);
  const char *keys[] = { NULL, answer, "", NULL };
  ConcordRecord *count;

  g_assert_nonnull (asked);
  g_assert_nonnull (answering);
  keys[0] = concord_record_get_id (answering);
  count = concord_document_find_link (scene->document, "count", asked, keys);
  return count == NULL ? -1 : (int) CONCORD_COUNT (count)->number;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* All counts as "question/group/answer=number", sorted, with spaces between. */
static char *
dup_counts (const Scene *scene)
{
  g_autoptr (GPtrArray) counts = concord_document_list (scene->document, "count");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const ConcordCount *count = counts->pdata[i];
      ConcordRecord *question = concord_record_get_parent (counts->pdata[i]);
      ConcordRecord *group = concord_document_find (scene->document, count->group);

      g_ptr_array_add (texts, g_strdup_printf ("%s/%s/%s=%g", CONCORD_QUESTION (question)->text,
                                               CONCORD_GROUP (group)->name, count->answer,
                                               count->number));
    }
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, i == 0 ? "%s" : " %s", (char *) texts->pdata[i]);
  return g_string_free (all, FALSE);
}

/* --- what is counted ------------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *csv;
  gssize length;
  const char *group;
  const char *scale;
  const char *skip;
  const char *counts;
  char delimiter;
  const char *encoding;
  gboolean mark;
  guint rows, answers, blank;
  const char *unclear; /* sentences, a line each */
} Good;

/* Counted by hand. */
static const Good good[] = {
  { "comma", "G,Q\nA,Agree\nB,Disagree\nA,Agree\n", -1, "G", FIVE, NULL, "Q/A/4=2 Q/B/2=1", ',',
    "UTF-8", FALSE, 3, 3, 0, "" },
  { "semicolon", "G;\"Yes, or no?\"\r\nA;Agree\r\nA;Neutral\r\n", -1, "G", FIVE, NULL,
    "Yes, or no?/A/3=1 Yes, or no?/A/4=1", ';', "UTF-8", FALSE, 2, 2, 0, "" },
  { "tab", "G\tQ, a\tR\nA\tAgree\t\nA\t\tDisagree\n", -1, "G", FIVE, NULL, "Q, a/A/4=1 R/A/2=1",
    '\t', "UTF-8", FALSE, 2, 2, 2, "" },
  { "bar", "G|Q\nA|Agree", -1, "G", "Strongly Disagree|Disagree|Neutral|Agree|Strongly Agree", NULL,
    "Q/A/4=1", '|', "UTF-8", FALSE, 1, 1, 0, "" },
  { "separator-line", "sep=;\r\nG;Q, R, S\r\nA;Agree\r\n", -1, "G", FIVE, NULL, "Q, R, S/A/4=1", ';',
    "UTF-8", FALSE, 1, 1, 0, "" },
  { "old-mac", "G,Q\rA,Agree\rB,Agree", -1, "G", FIVE, NULL, "Q/A/4=1 Q/B/4=1", ',', "UTF-8", FALSE,
    2, 2, 0, "" },
  { "mark", "\xef\xbb\xbfG,Q\nA,Agree\n", -1, "G", FIVE, NULL, "Q/A/4=1", ',', "UTF-8", TRUE, 1, 1,
    0, "" },
  { "windows", "G,Caf\xe9 \x80\nA,Agree\n", -1, "G", FIVE, NULL, "Café €/A/4=1", ',',
    "Windows-1252", FALSE, 1, 1, 0, "" },
  { "utf-16", "\xff\xfeG\0\t\0Q\0\n\0A\0\t\0" "A\0g\0r\0" "e\0e\0", 24, "G", FIVE, NULL, "Q/A/4=1", '\t',
    "UTF-16", TRUE, 1, 1, 0, "" },
  { "quotes", "G,\"Q \"\"x\"\",\nwith a line\"\nA,\"Agree\"\n\"B, C\",Agree\n", -1, "G", FIVE, NULL,
    "Q \"x\", with a line/A/4=1 Q \"x\", with a line/B, C/4=1", ',', "UTF-8", FALSE, 2, 2, 0, "" },
  { "case-and-space", "group , Q\nA, agree\n A,  STRONGLY   agree \n", -1, "GROUP", FIVE, NULL,
    "Q/A/4=1 Q/A/5=1", ',', "UTF-8", FALSE, 2, 2, 0, "" },
  { "groups-fold", "G,Q\nUsers,Agree\nusers,Agree\nUSERS ,Neutral\n", -1, "G", FIVE, NULL,
    "Q/Users/3=1 Q/Users/4=2", ',', "UTF-8", FALSE, 3, 3, 0, "" },
  { "exact-before-folded", "g,G,Q\nx,A,Agree\n", -1, "G", FIVE, "g", "Q/A/4=1", ',', "UTF-8", FALSE, 1,
    1, 0, "" },
  { "numbers", "G,Q\nA,1\nA,5\nA,6\nA,0\nA,1.5\n", -1, "G", FIVE, NULL, "Q/A/1=1 Q/A/5=1", ',',
    "UTF-8", FALSE, 5, 2, 0,
    "“6” in “Q” is no answer of the scale: 1 cell, in line 4.\n"
    "“0” in “Q” is no answer of the scale: 1 cell, in line 5.\n"
    "“1.5” in “Q” is no answer of the scale: 1 cell, in line 6.\n" },
  { "seven", "G,Q\nA,7\nA,7th\nA,1ST\n", -1, "G", SEVEN, NULL, "Q/A/1=1 Q/A/7=2", ',', "UTF-8", FALSE,
    3, 3, 0, "" },
  { "yes-no", "G,Q\nA,Yes\nA,no\nA,YES\nA,1\nA,\n", -1, "G", "No|Yes", NULL, "Q/A/no=1 Q/A/yes=2",
    ',', "UTF-8", FALSE, 5, 3, 1, "“1” in “Q” is no answer of the scale: 1 cell, in line 5.\n" },
  { "one-group", "Q,R\nAgree,\nAgree,Neutral\n", -1, NULL, FIVE, NULL,
    "Q/All respondents/4=2 R/All respondents/3=1", ',', "UTF-8", FALSE, 2, 3, 1, "" },
  { "one-column", "Q\nAgree\n\nAgree\n", -1, NULL, FIVE, NULL, "Q/All respondents/4=2", ',', "UTF-8",
    FALSE, 2, 2, 0, "" },
  { "skip", "G,Date,Q\nA,1 May,Agree\n", -1, "G", FIVE, "date", "Q/A/4=1", ',', "UTF-8", FALSE, 1, 1,
    0, "" },
  { "unclear", "G,Q\nA,Don't know\nA,Agree\nB,Don't know\nA,maybe\n", -1, "G", FIVE, NULL, "Q/A/4=1",
    ',', "UTF-8", FALSE, 4, 1, 0,
    "“Don't know” in “Q” is no answer of the scale: 2 cells, the first in line 2.\n"
    "“maybe” in “Q” is no answer of the scale: 1 cell, in line 5.\n" },
  { "no-group", "G,Q\n,Agree\nA,Agree\n ,Neutral\n", -1, "G", FIVE, NULL, "Q/A/4=1", ',', "UTF-8",
    FALSE, 3, 1, 0, "2 rows name no group and are not counted; the first is line 2.\n" },
  { "blank-rows", "\n\nG,Q\n\nA,Agree\n,\n  \nB,Agree\n,\n", -1, "G", FIVE, NULL, "Q/A/4=1 Q/B/4=1",
    ',', "UTF-8", FALSE, 2, 2, 0, "" },
  { "line-numbers", "G,Q,C\nA,Agree,\"one\ntwo\nthree\"\nA,what,\n", -1, "G", FIVE, "C", "Q/A/4=1",
    ',', "UTF-8", FALSE, 2, 1, 0, "“what” in “Q” is no answer of the scale: 1 cell, in line 5.\n" },
};

static void
test_good (gconstpointer data)
{
  const Good *row = data;
  Scene scene;
  ConcordSurveyReport *report;
  g_autofree char *counts = NULL;
  g_autoptr (GString) unclear = g_string_new (NULL);

  scene_set_up (&scene, NULL);
  report = import (&scene, row->csv, row->length, row->group, row->scale, row->skip);
  counts = dup_counts (&scene);
  g_assert_cmpstr (counts, ==, row->counts);
  g_assert_cmpint (report->delimiter, ==, row->delimiter);
  g_assert_cmpstr (report->encoding, ==, row->encoding);
  g_assert_cmpint (report->byte_order_mark, ==, row->mark);
  g_assert_cmpuint (report->n_rows, ==, row->rows);
  g_assert_cmpuint (report->n_answers, ==, row->answers);
  g_assert_cmpuint (report->n_blank, ==, row->blank);
  for (guint i = 0; i < report->not_understood->len; i++)
    g_string_append_printf (unclear, "%s\n", (char *) report->not_understood->pdata[i]);
  g_assert_cmpstr (unclear->str, ==, row->unclear);
  concord_survey_report_free (report);
  scene_tear_down (&scene, NULL);
}

/* --- what is refused ------------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *csv;
  gssize length;
  const char *group;
  const char *scale;
  const char *skip;
  const char *sentence;
} Bad;

static const Bad bad[] = {
  { "empty", "", -1, "G", FIVE, NULL, "The file is empty." },
  { "blank", "\r\n\r\n , \n", -1, "G", FIVE, NULL, "The file is empty." },
  { "headings-only", "G,Q\n", -1, "G", FIVE, NULL,
    "The file has headings but no answers below them." },
  { "binary", "G,Q\nA,\0\n", 9, "G", FIVE, NULL,
    "This is not a file of text. Save the sheet as CSV in UTF-8 and try again." },
  { "undefined-byte", "G,Q\nA,\x81\n", -1, "G", FIVE, NULL,
    "This is not a file of text. Save the sheet as CSV in UTF-8 and try again." },
  { "ragged-short", "G,Q,R\nA,Agree,Agree\nA,Agree\n", -1, "G", FIVE, NULL,
    "Line 3 has 2 cells, but the headings name 3 columns." },
  { "ragged-long", "G,Q\nA,\"Agree\n\"\nA,Agree,Agree\n", -1, "G", FIVE, NULL,
    "Line 4 has 3 cells, but the headings name 2 columns." },
  { "open-quote", "G,Q\nA,Agree\nA,\"Agree\nB,Agree\n", -1, "G", FIVE, NULL,
    "Line 3: a quotation mark is opened and never closed. Close it, or take it out." },
  { "stray-quote", "G,Q\nA,Agree\nA,\"Ag\"ree\n", -1, "G", FIVE, NULL,
    "Line 3: a quotation mark stands in the middle of a cell. Put the whole cell in quotation marks "
    "and double those inside it." },
  { "no-group-column", "Sex,Q\nA,Agree\n", -1, "Gender", FIVE, NULL,
    "There is no column called “Gender”. The columns are “Sex”, “Q”." },
  { "no-skip-column", "G,Q\nA,Agree\n", -1, "G", FIVE, "Date",
    "There is no column called “Date”. The columns are “G”, “Q”." },
  { "no-heading", "G,Q,\nA,Agree,\n", -1, "G", FIVE, NULL,
    "Line 1: column 3 has no heading. The first line must name every column." },
  { "no-header-row", "G,Agree\nA,Neutral\n", -1, "G", FIVE, NULL,
    "Line 1: column 2 begins with the answer “Agree” where its heading should be. The first line "
    "must name every column." },
  { "same-headings", "G,Q,Q \nA,Agree,Agree\n", -1, "G", FIVE, NULL,
    "Line 1: two columns are called “Q”. Give each its own heading, or leave one out." },
  { "no-question", "G,Q\nA,Agree\n", -1, "G", FIVE, "Q",
    "Line 1: there is no column with a question." },
  { "scale-length", "G,Q\nA,Agree\n", -1, "G", "No|Maybe|Yes", NULL,
    "The scale has 3 answers; it must have 2, 5 or 7, from the lowest agreement to the highest." },
  { "scale-twice", "G,Q\nA,Agree\n", -1, "G", "Yes| yes", NULL,
    "Answer 2 of the scale (“ yes”) is blank or there twice." },
};

static void
test_bad (gconstpointer data)
{
  const Bad *row = data;
  Scene scene;
  g_autoptr (GBytes) bytes
      = g_bytes_new (row->csv, row->length < 0 ? strlen (row->csv) : (gsize) row->length);
  g_autoptr (GError) error = NULL;
  ConcordSurveyReport *report = (gpointer) 1;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  scene_set_up (&scene, NULL);
  before = concord_canonical_dup_text (scene.document);
  g_assert_null (plan (&scene, bytes, row->group, row->scale, row->skip, &report, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
  g_assert_cmpstr (error->message, ==, row->sentence);
  g_assert_null (report);
  after = concord_canonical_dup_text (scene.document);
  g_assert_cmpstr (before, ==, after);
  scene_tear_down (&scene, NULL);
}

/* --- what is there already ------------------------------------------------------------------ */

static void
test_again (Scene *scene, gconstpointer data)
{
  ConcordSurveyReport *report;
  ConcordRecord *group;
  const ConcordStep *last;
  g_autofree char *counts = NULL;

  report = import (scene, "G,Q\nA,Agree\nA,Agree\nB,Neutral\n", -1, "G", FIVE, NULL);
  concord_survey_report_free (report);
  group = find (scene, "group", "A");
  g_assert_cmpfloat (CONCORD_GROUP (group)->responded, ==, 2);
  assert_set (scene->document, group, "responded", "20");
  report = import (scene, "G,Q,R\na,Disagree,Agree\nC,Agree,Neutral\n", -1, "G", FIVE, NULL);
  concord_survey_report_free (report);
  counts = dup_counts (scene);
  /* A is counted anew, B is not in the file and stays, C and R are new. */
  g_assert_cmpstr (counts, ==, "Q/A/2=1 Q/A/4=0 Q/B/3=1 Q/C/4=1 R/A/4=1 R/C/3=1");
  g_assert_cmpfloat (CONCORD_GROUP (group)->responded, ==, 20);
  last = g_ptr_array_index (concord_document_get_unsaved (scene->document),
                            concord_document_get_unsaved (scene->document)->len - 1);
  g_assert_cmpstr (concord_step_get_label (last), ==, "Survey answers of 2 rows");
  g_assert_nonnull (strstr (concord_step_get_reason (last), "1 that was there is replaced"));
  /* The same again changes nothing: no step. */
  {
    guint n = concord_document_get_unsaved (scene->document)->len;

    report = import (scene, "G,Q,R\na,Disagree,Agree\nC,Agree,Neutral\n", -1, "G", FIVE, NULL);
    concord_survey_report_free (report);
    g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, n);
  }
}

static void
test_other_scale (Scene *scene, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("G,Q\nA,Yes\n", 10);
  g_autoptr (GError) error = NULL;
  ConcordSurveyReport *report = import (scene, "G,Q\nA,Agree\n", -1, "G", FIVE, NULL);

  concord_survey_report_free (report);
  g_assert_null (plan (scene, bytes, "G", "No|Yes", NULL, NULL, &error));
  g_assert_error (error, CONCORD_STORE_ERROR, CONCORD_STORE_ERROR_BROKEN);
  g_assert_nonnull (strstr (error->message, "“Q” is there already as “Agreement, 5 points”"));
}

/* One step: undo takes all of it back, and an exercise that goes comes back whole, counts too whose
 * groups come after them. */
static void
test_undo (Scene *scene, gconstpointer data)
{
  ConcordRecord *question
      = concord_document_add (scene->document, scene->exercise, "questions", NULL);
  g_autofree char *before = concord_canonical_dup_text (scene->document);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *back = NULL;
  ConcordSurveyReport *report;

  g_assert_nonnull (question);
  assert_set (scene->document, question, "text", "Q");
  report = import (scene, "G,Q,R\nA,Agree,Neutral\nB,Agree,Agree\n", -1, "G", FIVE, NULL);
  concord_survey_report_free (report);
  g_assert_cmpint (get_count (scene, "R", "B", "4"), ==, 1);
  after = concord_canonical_dup_text (scene->document);
  concord_document_undo (scene->document);
  concord_document_undo (scene->document);
  undone = concord_canonical_dup_text (scene->document);
  g_assert_cmpstr (before, ==, undone);
  concord_document_redo (scene->document);
  concord_document_redo (scene->document);
  g_assert_true (concord_document_remove (scene->document, scene->exercise, NULL));
  concord_document_undo (scene->document);
  back = concord_canonical_dup_text (scene->document);
  g_assert_cmpstr (after, ==, back);
}

/* Whoever takes the number of the form for a group hears so, and the memory stays bounded. */
static void
test_many (Scene *scene, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("Form,Q,Comment\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  ConcordSurveyReport *report;
  guint total = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (csv, "F%u,Agree,Words of person %u\n", i, i);
  bytes = g_bytes_new (csv->str, csv->len);
  g_assert_null (plan (scene, bytes, "Form", FIVE, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Line 502: the column “Form” holds more than 500"));
  report = import (scene, csv->str, -1, NULL, FIVE, "Form");
  g_assert_cmpint (get_count (scene, "Q", "All respondents", "4"), ==, 1000);
  g_assert_cmpuint (report->not_understood->len, ==, 21);
  total = 20;
  g_assert_cmpstr (report->not_understood->pdata[20], ==,
                   "“Comment”: 980 cells with other texts than these are no answers either; the "
                   "first is in line 22.");
  g_assert_cmpuint (total + 980 + report->n_answers + report->n_blank, ==, 2000);
  concord_survey_report_free (report);
}

/* --- dimensions ----------------------------------------------------------------------------- */

static ConcordStep *
plan_cells (Scene *scene, const char *csv, const char *dimensions, ConcordSurveyReport **report,
            GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_auto (GStrv) answers = g_strsplit (FIVE, "|", 0);
  g_auto (GStrv) names = g_strsplit (dimensions, "|", 0);
  const ConcordSurveyOptions options = { .group_column = "G",
                                         .dimensions = (const char *const *) names,
                                         .scale = (const char *const *) answers };

  return concord_survey_plan (scene->document, scene->exercise, bytes, &options, report, error);
}

static ConcordSurveyReport *
import_cells (Scene *scene, const char *csv, const char *dimensions)
{
  g_autoptr (GError) error = NULL;
  ConcordSurveyReport *report = NULL;
  g_autoptr (ConcordStep) step = plan_cells (scene, csv, dimensions, &report, &error);

  g_assert_no_error (error);
  concord_document_perform (scene->document, step, &error);
  g_assert_no_error (error);
  return report;
}

/* All counts as "group/cell/answer=number", sorted, with bars between. */
static char *
dup_cells (const Scene *scene)
{
  g_autoptr (GPtrArray) counts = concord_document_list (scene->document, "count");
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < counts->len; i++)
    {
      const ConcordCount *count = counts->pdata[i];
      ConcordRecord *group = concord_document_find (scene->document, count->group);

      g_ptr_array_add (texts, g_strdup_printf ("%s/%s/%s=%g", CONCORD_GROUP (group)->name,
                                               count->cell == NULL ? "" : count->cell,
                                               count->answer, count->number));
    }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" | ", (char **) texts->pdata);
}

static char *
dup_levels (const Scene *scene)
{
  g_autoptr (GPtrArray) levels = concord_document_list (scene->document, "level");
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < levels->len; i++)
    {
      g_autofree char *name = concord_record_dup_name (levels->pdata[i]);
      g_autofree char *of = concord_record_dup_name (concord_record_get_parent (levels->pdata[i]));

      g_string_append_printf (all, "%s%s:%s", i == 0 ? "" : " ", of, name);
    }
  return g_string_free (all, FALSE);
}

/* Cells are made of the project's own names, in the project's own order. */
static void
test_cells (Scene *scene, gconstpointer data)
{
  ConcordRecord *area = concord_document_add (scene->document, scene->exercise, "dimensions", NULL);
  ConcordSurveyReport *report;
  g_autofree char *cells = NULL;
  g_autofree char *levels = NULL;
  g_autofree char *again = NULL;

  assert_set (scene->document, area, "name", "Area");
  report = import_cells (scene,
                         "G,age,AREA,Q\nA,65+,North;East,Agree\nA, 65+ ,north;east,Agree\n"
                         "A,,South,Neutral\nB,,,Agree\nA,under  65,,Agree\n",
                         "age|area");
  g_assert_cmpuint (report->n_groups, ==, 2);
  g_assert_cmpuint (report->n_questions, ==, 1);
  g_assert_cmpuint (report->n_cells, ==, 4);
  g_assert_cmpuint (report->n_counts, ==, 4);
  g_assert_cmpuint (report->n_small, ==, 4);
  g_assert_cmpuint (report->not_understood->len, ==, 2);
  g_assert_cmpstr (report->not_understood->pdata[0], ==,
                   "2 rows are blank under “age” and are counted in their group alone; the first is "
                   "line 4.");
  concord_survey_report_free (report);
  cells = dup_cells (scene);
  g_assert_cmpstr (cells, ==,
                   "A/Area=North\\;East; age=65+/4=2 | A/Area=South/3=1 | A/age=under 65/4=1 | "
                   "B//4=1");
  levels = dup_levels (scene);
  g_assert_cmpstr (levels, ==, "Area:North;East Area:South age:65+ age:under 65");
  /* Counted anew without a dimension: nothing is counted twice. B is not in the file. */
  report = import (scene, "G,Q\nA,Agree\nA,Agree\n", -1, "G", FIVE, NULL);
  concord_survey_report_free (report);
  again = dup_cells (scene);
  g_assert_cmpstr (again, ==,
                   "A//4=2 | A/Area=North\\;East; age=65+/4=0 | A/Area=South/3=0 | "
                   "A/age=under 65/4=0 | B//4=1");
}

/* Five persons are no longer a few, and organisations are no persons. */
static void
test_small (Scene *scene, gconstpointer data)
{
  ConcordRecord *firms = concord_document_add (scene->document, scene->exercise, "groups", NULL);
  ConcordSurveyReport *report;

  assert_set (scene->document, firms, "name", "Firms");
  assert_set (scene->document, firms, "unit", "organisations");
  report = import_cells (scene,
                         "G,Age,Q\nA,1,Agree\nA,1,Agree\nA,1,Agree\nA,1,Agree\nA,1,Agree\n"
                         "A,2,Agree\nFirms,2,Agree\n",
                         "Age");
  g_assert_cmpuint (report->n_counts, ==, 3);
  g_assert_cmpuint (report->n_small, ==, 1);
  concord_survey_report_free (report);
}

static void
test_bad_dimensions (Scene *scene, gconstpointer data)
{
  static const char *const rows[][3] = {
    { "G,A,Q\nx,y,Agree\n", "Age", "There is no column called “Age”." },
    { "G,A,Q\nx,y,Agree\n", "G", "The column “G” names the groups" },
    { "G,A,Q\nx,y,Agree\n", "A|a", "“A” is named twice" },
    { "G,A,B,C,D,E,Q\nx,y,y,y,y,y,Agree\n", "A|B|C|D|E", "At most 4 columns" },
    { "G,A\nx,Agree\n", "A", "there is no column with a question" },
  };
  g_autoptr (GString) csv = g_string_new ("G,Age,Q\n");
  g_autoptr (GError) many = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (plan_cells (scene, rows[i][0], rows[i][1], NULL, &error));
      g_assert_nonnull (strstr (error->message, rows[i][2]));
    }
  for (guint i = 0; i < 101; i++)
    g_string_append_printf (csv, "A,%u,Agree\n", i);
  g_assert_null (plan_cells (scene, csv->str, "Age", NULL, &many));
  g_assert_nonnull (strstr (many->message, "Line 102: the column “Age” holds more than 100"));
}

static void
test_cancelled (Scene *scene, gconstpointer data)
{
  static const char *const scale[] = { "no", "yes", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Q\nyes\nno\nno\n", 12);
  g_autoptr (ConcordCsv) csv = concord_csv_open (bytes, NULL);
  g_autoptr (ConcordSurveyReport) report = concord_survey_report_new ();
  g_autoptr (ConcordSurveyReport) first = concord_survey_report_new ();
  g_autoptr (GError) error = NULL;
  ConcordSurveyOptions options = { .scale = scale, .cancellable = cancellable };
  g_autoptr (ConcordTally) tally = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (concord_tally_new (csv, &options, report, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  options.cancellable = NULL;
  options.max_rows = 2;
  tally = concord_tally_new (csv, &options, first, NULL);
  g_assert_nonnull (tally);
  g_assert_cmpuint (first->n_answers, ==, 2);
}

/* --- a real one ----------------------------------------------------------------------------- */

/* Counted by awk, which knows nothing of us: "column group answer number" a line. */
static char *
dup_awk_tally (const char *path)
{
  const char *program
      = "{ gsub (/\\r/, \"\"); gsub (/^\"|\"$/, \"\"); n = split ($0, cells, \"\\\",\\\"\");"
        "  if (NR > 1) for (i = 2; i <= n; i++) count[i - 1 \"|\" cells[1] \"|\" cells[i]]++ }"
        "END { for (k in count) print k \"|\" count[k] }";
  const char *argv[] = { "awk", program, path, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static const char *
get_level (const char *answer)
{
  const char *const levels[] = { "1", "2", "3", "4", "5" };
  g_auto (GStrv) scale = g_strsplit (FIVE, "|", 0);

  for (guint i = 0; i < 5; i++)
    if (strcmp (scale[i], answer) == 0)
      return levels[i];
  return "";
}

static void
test_anxiety (Scene *scene, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("CONCORD_SHARED_DATA") == NULL
                                                ? "."
                                                : g_getenv ("CONCORD_SHARED_DATA"),
                                            "likert", "math-anxiety-raw.csv", NULL);
  g_autofree char *csv = get (path);
  g_autofree char *tally = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GPtrArray) counts = NULL;
  ConcordSurveyReport *report;
  guint n = 0, sum = 0;

  if (csv == NULL)
    {
      g_test_skip ("the folder of shared data is not here");
      return;
    }
  report = import (scene, csv, -1, "Gender", FIVE, NULL);
  g_assert_cmpuint (report->n_rows, ==, 20);
  g_assert_cmpuint (report->n_questions, ==, 14);
  g_assert_cmpuint (report->n_groups, ==, 2);
  g_assert_cmpuint (report->n_answers, ==, 280);
  g_assert_cmpuint (report->n_blank, ==, 0);
  g_assert_cmpuint (report->not_understood->len, ==, 0);
  concord_survey_report_free (report);
  questions = concord_document_list (scene->document, "question");
  tally = dup_awk_tally (path);
  lines = g_strsplit (g_strchomp (tally), "\n", 0);
  for (; lines[n] != NULL; n++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[n], "|", 0);
      ConcordRecord *question = questions->pdata[atoi (parts[0]) - 1];

      g_assert_cmpint (get_count (scene, CONCORD_QUESTION (question)->text, parts[1],
                                  get_level (parts[2])),
                       ==, atoi (parts[3]));
      sum += (guint) atoi (parts[3]);
    }
  counts = concord_document_list (scene->document, "count");
  g_assert_cmpuint (counts->len, ==, n);
  g_assert_cmpuint (sum, ==, 280);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/survey/" name, Scene, NULL, scene_set_up, function, scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strconcat ("/store/survey/good/", good[i].name, NULL);

      g_test_add_data_func (path, &good[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/store/survey/bad/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  ADD ("again", test_again);
  ADD ("other-scale", test_other_scale);
  ADD ("undo", test_undo);
  ADD ("many", test_many);
  ADD ("cells", test_cells);
  ADD ("small", test_small);
  ADD ("bad-dimensions", test_bad_dimensions);
  ADD ("cancelled", test_cancelled);
  ADD ("anxiety", test_anxiety);
  return g_test_run ();
}
