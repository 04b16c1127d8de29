/* The Consultation screen: groups, themes and replies entered, answers imported from a file. */
#include "app-test.h"
#include "app/consultation-page.h"
#include "app/raking-pane.h"
#include "app/survey-import.h"
#include "model/count.h"
#include "model/group.h"
#include "rich.h"
#include "screen-journey.h"
#include "store/project-file.h"

#include <string.h>

/* Two groups, two questions, seven answers; one cell blank, two that fit no answer, one row without
 * a group, and a column that is no question. */
#define ANSWERS                                                                                    \
  "Stakeholder group;Run them together;I was told enough;Sent\r\n"                                 \
  "Residents;Agree;Strongly agree;10:00\r\n"                                                       \
  "Residents;Disagree;agree;10:05\r\n"                                                             \
  "residents;dunno;;11:00\r\n"                                                                     \
  "Staff;5;3;09:00\r\n"                                                                            \
  "Staff;Strongly disagree;Perhaps;09:30\r\n"                                                      \
  ";Agree;Agree;10:30\r\n"

typedef struct
{
  ConcordDocument *document;
  GBytes *before;
  GtkWidget *page;
  GtkWidget *window;
  char *message;
} Scene;

static void
keep_message (ConcordPage *page, const char *message, Scene *scene)
{
  g_free (scene->message);
  scene->message = g_strdup (message);
}

static void
open_scene (Scene *scene, gconstpointer data)
{
  scene->document = rich_document_new ();
  scene->before = concord_project_write (scene->document, NULL);
  scene->page = g_object_new (CONCORD_TYPE_CONSULTATION_PAGE, "document", scene->document, NULL);
  g_signal_connect (scene->page, "message", G_CALLBACK (keep_message), scene);
  scene->window = app_test_show (scene->page, 1200, 850);
}

static void
close_scene (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  app_test_settle (30);
  g_bytes_unref (scene->before);
  g_free (scene->message);
  g_assert_finalize_object (scene->document);
}

/* --- entering -------------------------------------------------------------------------------- */

static char *
dup_cell (ConcordRecordTable *table, guint row, guint column)
{
  concord_record_table_focus_cell (table, row, column);
  return concord_record_table_dup_copy (table);
}

/* 512 of 1500 are 34.1%, 13 of 14 are 92.9%. */
static void
test_groups (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *groups = screen_table (scene->page, "Groups");
  g_autofree char *users = dup_cell (groups, 0, 5);
  g_autofree char *unions = dup_cell (groups, 2, 5);
  g_autofree char *silent = NULL;

  g_assert_cmpstr (users, ==, "34%");
  g_assert_cmpstr (unions, ==, "93%");
  g_assert_null (screen_label (scene->page, "Asked, and silent so far"));
  screen_type (groups, 4, 0, "Traders");
  screen_type (groups, 4, 3, "40");
  screen_type (groups, 4, 4, "0");
  silent = dup_cell (groups, 4, 5);
  g_assert_cmpstr (silent, ==, "Silent");
  g_assert_nonnull (screen_label (scene->page, "Asked, and silent so far: Traders."));
  screen_type (groups, 0, 4, "1600");
  g_assert_nonnull (screen_label (
      scene->page, "Asked, and silent so far: Traders. Say so with the result, or ask again another "
                   "way.\nMore answered than were asked: Service users. Check the numbers."));
  screen_undo_save_reopen (scene->document, scene->before);
}

static void
test_counts_change_the_chart (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *counts;
  g_autofree char *before = screen_dup_title (scene->page);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;

  screen_table (scene->page, "Questions");
  counts = screen_table (scene->page, "Counts of answers by group");
  screen_type (counts, 0, 1, "2000");
  after = screen_dup_title (scene->page);
  g_assert_cmpstr (after, !=, before);
  concord_document_undo (scene->document);
  app_test_settle (60);
  back = screen_dup_title (scene->page);
  g_assert_cmpstr (back, ==, before);
}

/* Themes stand under the question with comments, and only while there is one. */
static void
test_themes_and_replies (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *themes = screen_table (scene->page, "Themes of the comments");
  ConcordRecordTable *questions;
  ConcordRecordTable *replies;
  ConcordRecord *theme;
  g_autofree char *asked = NULL;

  screen_type (themes, 0, 0, "Keep the opening hours");
  screen_type (themes, 0, 1, "61");
  theme = rich_find (scene->document, "theme", "Keep the opening hours");
  asked = concord_record_dup_name (concord_record_get_parent (theme));
  g_assert_cmpstr (asked, ==, "What should stay as it is?");
  replies = screen_table (scene->page, "You said, we did");
  screen_type (replies, 0, 0, "Keep the opening hours.");
  screen_type (replies, 0, 1, "They are a term of the contract.");
  screen_type (replies, 0, 2, "Keep the opening hours");
  screen_type (replies, 0, 3, "2026-06-01");
  questions = screen_table (scene->page, "Questions");
  screen_type (questions, 2, 1, "Number");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (themes)));
  screen_table (scene->page, "Themes of the comments");
  g_assert_nonnull (screen_label (scene->page, "Themes belong to a question that people answered"));
  concord_document_undo (scene->document);
  app_test_settle (60);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (themes)));
  g_assert_cmpuint (concord_record_table_get_n_records (themes), ==, 1);
  screen_undo_save_reopen (scene->document, scene->before);
}

/* --- importing ------------------------------------------------------------------------------- */

static GtkWidget *
open_dialog (Scene *scene)
{
  g_autoptr (GList) windows = NULL;

  screen_table (scene->page, "Questions");
  screen_press (scene->page, "Import answers…");
  windows = gtk_window_list_toplevels ();
  for (GList *at = windows; at != NULL; at = at->next)
    if (CONCORD_IS_SURVEY_IMPORT (at->data))
      {
        app_test_settle (60);
        return at->data;
      }
  g_assert_not_reached ();
}

static void wait_for (GtkWidget *dialog);

static void
load (GtkWidget *dialog, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("concord-answers-XXXXXX.csv", &stream, &error);

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), text, length,
                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_io_stream_close (G_IO_STREAM (stream), NULL, NULL);
  concord_survey_import_load (CONCORD_SURVEY_IMPORT (dialog), file);
  app_test_settle (200);
  wait_for (dialog);
  g_file_delete (file, NULL, NULL);
}

/* Counting happens in a thread. */
static void
wait_for (GtkWidget *dialog)
{
  for (guint i = 0; i < 500 && concord_survey_import_is_busy (CONCORD_SURVEY_IMPORT (dialog)); i++)
    app_test_settle (10);
  g_assert_false (concord_survey_import_is_busy (CONCORD_SURVEY_IMPORT (dialog)));
}

/* The value beside the fact called @name. */
static const char *
get_fact (GtkWidget *dialog, const char *name)
{
  GtkWidget *grid = app_test_find (dialog, GTK_TYPE_GRID, 1);

  for (int row = 0; gtk_grid_get_child_at (GTK_GRID (grid), 0, row) != NULL; row++)
    if (strcmp (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 0, row))),
                name)
        == 0)
      return gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 1, row)));
  g_error ("The preview has no %s.", name);
}

static char *
dup_missed (GtkWidget *dialog)
{
  GtkTextBuffer *buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (app_test_find (dialog, GTK_TYPE_TEXT_VIEW, 0)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Lists: the scale, then what each column is. */
#define SCALE 0
#define COLUMN(nth) (1 + (nth))
enum
{
  QUESTION,
  GROUP,
  DIMENSION,
  LEFT_OUT
};

static GtkDropDown *
get_list (GtkWidget *dialog, guint nth)
{
  return GTK_DROP_DOWN (app_test_find (dialog, GTK_TYPE_DROP_DOWN, nth));
}

static void
choose (GtkWidget *dialog, guint nth, guint position)
{
  gtk_drop_down_set_selected (get_list (dialog, nth), position);
  wait_for (dialog);
}

static void
test_preview (Scene *scene, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (scene);
  ConcordSurveyImport *import = CONCORD_SURVEY_IMPORT (dialog);
  g_autofree char *missed = NULL;
  g_autofree char *fewer = NULL;

  g_assert_false (concord_survey_import_is_ready (import));
  load (dialog, ANSWERS, strlen (ANSWERS));
  g_assert_cmpstr (concord_survey_import_get_problem (import), ==, "");
  g_assert_cmpstr (get_fact (dialog, "Separator"), ==, "Semicolon");
  g_assert_cmpstr (get_fact (dialog, "Text encoding"), ==, "UTF-8");
  g_assert_cmpstr (get_fact (dialog, "Rows"), ==, "6");
  g_assert_cmpstr (get_fact (dialog, "Groups"), ==, "2");
  g_assert_cmpstr (get_fact (dialog, "Questions"), ==, "3");
  g_assert_cmpstr (get_fact (dialog, "Answers counted"), ==, "7");
  g_assert_cmpstr (get_fact (dialog, "Cells left blank"), ==, "1");
  /* Five times of day besides. */
  g_assert_nonnull (screen_label (dialog, "Not understood, and not counted (8)"));
  missed = dup_missed (dialog);
  g_assert_nonnull (strstr (missed, "1 row names no group"));
  g_assert_nonnull (strstr (missed, "“dunno” in “Run them together”"));
  g_assert_nonnull (strstr (missed, "“Perhaps” in “I was told enough”"));
  g_assert_nonnull (strstr (missed, "“10:00” in “Sent”"));
  choose (dialog, COLUMN (3), LEFT_OUT);
  g_assert_cmpstr (get_fact (dialog, "Questions"), ==, "2");
  g_assert_nonnull (screen_label (dialog, "Not understood, and not counted (3)"));
  fewer = dup_missed (dialog);
  g_assert_null (strstr (fewer, "10:00"));
  /* Two buttons, the file's button, five lists, the entry and what was missed. */
  g_assert_cmpuint (screen_check_names (dialog), >=, 10);
  /* Nobody took anything. */
  g_assert_false (concord_document_can_undo (scene->document));
  screen_press (dialog, "Cancel");
  g_assert_false (concord_document_can_undo (scene->document));
}

static void
test_choices (Scene *scene, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (scene);
  ConcordSurveyImport *import = CONCORD_SURVEY_IMPORT (dialog);
  GtkEditable *answers;

  load (dialog, ANSWERS, strlen (ANSWERS));
  answers = GTK_EDITABLE (app_test_find (dialog, GTK_TYPE_ENTRY, 0));
  /* Without groups the column of groups is a question, and the row without one counts. */
  choose (dialog, COLUMN (0), QUESTION);
  g_assert_cmpstr (get_fact (dialog, "Groups"), ==, "1");
  g_assert_cmpstr (get_fact (dialog, "Questions"), ==, "4");
  g_assert_cmpstr (get_fact (dialog, "Answers counted"), ==, "9");
  /* Only one column names the groups: the other one is left out. */
  choose (dialog, COLUMN (3), GROUP);
  g_assert_cmpstr (get_fact (dialog, "Groups"), ==, "6");
  choose (dialog, COLUMN (0), GROUP);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_list (dialog, COLUMN (3))), ==, LEFT_OUT);
  choose (dialog, SCALE, 2);
  g_assert_cmpstr (gtk_editable_get_text (answers), ==, "No; Yes");
  g_assert_cmpstr (get_fact (dialog, "Answers counted"), ==, "0");
  g_assert_false (concord_survey_import_is_ready (import));
  /* “Disagree” once, “Agree” twice; the row without a group does not count. */
  gtk_editable_set_text (answers, "disagree; agree");
  wait_for (dialog);
  g_assert_cmpuint (gtk_drop_down_get_selected (get_list (dialog, SCALE)), ==, 3);
  g_assert_cmpstr (get_fact (dialog, "Answers counted"), ==, "3");
  g_assert_true (concord_survey_import_is_ready (import));
  gtk_editable_set_text (answers, "low; middle; high");
  wait_for (dialog);
  g_assert_nonnull (strstr (concord_survey_import_get_problem (import), "it must have 2, 5 or 7"));
  g_assert_false (concord_survey_import_is_ready (import));
  choose (dialog, SCALE, 0);
  g_assert_cmpstr (concord_survey_import_get_problem (import), ==, "");
  g_assert_cmpstr (get_fact (dialog, "Answers counted"), ==, "7");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
check_number (Scene *scene, const char *question, const char *group, const char *answer,
              double expected)
{
  const char *keys[] = { concord_record_get_id (rich_find (scene->document, "group", group)), answer,
                         "", NULL };
  ConcordRecord *count
      = concord_document_find_link (scene->document, "count",
                                    rich_find (scene->document, "question", question), keys);

  g_assert_nonnull (count);
  g_assert_cmpfloat (CONCORD_COUNT (count)->number, ==, expected);
}

static void
test_take (Scene *scene, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (scene);
  g_autofree char *before = screen_dup_title (scene->page);
  g_autofree char *after = NULL;

  load (dialog, ANSWERS, strlen (ANSWERS));
  choose (dialog, COLUMN (3), LEFT_OUT);
  screen_press (dialog, "Take these counts");
  g_assert_cmpstr (scene->message, ==, "Counted 7 answers in 6 rows. Undo?");
  g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, 1);
  check_number (scene, "Run them together", "Residents", "4", 1);
  check_number (scene, "Run them together", "Residents", "2", 1);
  check_number (scene, "Run them together", "Staff", "5", 1);
  check_number (scene, "Run them together", "Staff", "1", 1);
  check_number (scene, "I was told enough", "Residents", "5", 1);
  check_number (scene, "I was told enough", "Residents", "4", 1);
  check_number (scene, "I was told enough", "Staff", "3", 1);
  after = screen_dup_title (scene->page);
  g_assert_cmpstr (after, !=, before);
  screen_undo_save_reopen (scene->document, scene->before);
}

/* A column as a dimension: the preview says how many cells there would be and how small they are. */
static void
test_dimension (Scene *scene, gconstpointer data)
{
  static const char csv[] = "Group,Age,Run them together\n"
                            "Residents,65+,Agree\nResidents,65+,Agree\nResidents,65+,Agree\n"
                            "Residents,65+,Agree\nResidents,65+,Agree\nResidents,16-64,Agree\n"
                            "Staff,16-64,Disagree\n";
  GtkWidget *dialog = open_dialog (scene);
  const char *keys[] = { NULL, "4", "Age=65+", NULL };
  ConcordRecord *count;

  load (dialog, csv, strlen (csv));
  choose (dialog, COLUMN (1), DIMENSION);
  g_assert_cmpstr (get_fact (dialog, "Questions"), ==, "1");
  g_assert_cmpstr (get_fact (dialog, "Groups by values of the dimensions"), ==, "3");
  g_assert_cmpstr (get_fact (dialog, "Counts to keep"), ==, "3");
  g_assert_cmpstr (get_fact (dialog, "of these, counts of 1 to 4 persons"), ==, "2");
  g_assert_nonnull (screen_label (dialog, "2 counts would be of 1 to 4 persons"));
  screen_press (dialog, "Take these counts");
  keys[0] = concord_record_get_id (rich_find (scene->document, "group", "Residents"));
  count = concord_document_find_link (scene->document, "count",
                                      rich_find (scene->document, "question", "Run them together"),
                                      keys);
  g_assert_nonnull (count);
  g_assert_cmpfloat (CONCORD_COUNT (count)->number, ==, 5);
  g_assert_nonnull (rich_find (scene->document, "level", "65+"));
  screen_undo_save_reopen (scene->document, scene->before);
}

/* Choices that follow each other while a large file is counted: the last one is shown; and the dialog
 * goes away in the middle of a count. */
static void
test_large (Scene *scene, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (scene);
  g_autoptr (GString) csv = g_string_new ("Group,Age,Run them together\n");

  for (guint i = 0; i < 200000; i++)
    g_string_append (csv, i % 2 == 0 ? "Residents,65+,Agree\n" : "Staff,16-64,Disagree\n");
  load (dialog, csv->str, csv->len);
  gtk_drop_down_set_selected (get_list (dialog, COLUMN (1)), DIMENSION);
  g_assert_true (concord_survey_import_is_busy (CONCORD_SURVEY_IMPORT (dialog)));
  g_assert_false (concord_survey_import_is_ready (CONCORD_SURVEY_IMPORT (dialog)));
  gtk_drop_down_set_selected (get_list (dialog, COLUMN (1)), LEFT_OUT);
  gtk_drop_down_set_selected (get_list (dialog, COLUMN (1)), DIMENSION);
  wait_for (dialog);
  g_assert_cmpstr (get_fact (dialog, "Answers counted"), ==, "200,000");
  g_assert_cmpstr (get_fact (dialog, "Groups by values of the dimensions"), ==, "2");
  gtk_drop_down_set_selected (get_list (dialog, COLUMN (1)), LEFT_OUT);
  g_assert_true (concord_survey_import_is_busy (CONCORD_SURVEY_IMPORT (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_settle (200);
  g_assert_false (concord_document_can_undo (scene->document));
}

/* Dimensions and levels are entered as anything else; raking is what specialists ask for. */
static void
test_raking (Scene *scene, gconstpointer data)
{
  ConcordRecordTable *dimensions = screen_table (scene->page, "Dimensions");
  ConcordRecordTable *levels;
  GtkWidget *pane;

  screen_type (dimensions, 0, 0, "Age");
  /* Its levels are those of the row that the person stands in. */
  g_assert_true (concord_record_table_focus_cell (dimensions, 0, 0));
  app_test_settle (50);
  levels = screen_table (scene->page, "Levels of the dimension");
  screen_type (levels, 0, 0, "65+");
  screen_type (levels, 0, 1, "12000");
  g_assert_nonnull (rich_find (scene->document, "level", "65+"));
  g_assert_null (screen_label (scene->page, "Answers weighted to the population"));
  g_object_set (scene->page, "analyst", TRUE, NULL);
  app_test_settle (100);
  pane = app_test_find (scene->page, CONCORD_TYPE_RAKING_PANE, 0);
  g_assert_nonnull (screen_label (scene->page, "Answers weighted to the population"));
  g_assert_nonnull (screen_label (scene->page, "Farthest from the population is"));
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (screen_check_names (app_test_find (pane, GTK_TYPE_DROP_DOWN, i)), >=, 1);
  screen_undo_save_reopen (scene->document, scene->before);
}

/* A file that can't be read, or is no table, leaves one sentence and nothing to take. */
static void
test_refusals (Scene *scene, gconstpointer data)
{
  static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10";
  GtkWidget *dialog = open_dialog (scene);
  ConcordSurveyImport *import = CONCORD_SURVEY_IMPORT (dialog);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/answers.csv");

  load (dialog, ANSWERS, strlen (ANSWERS));
  g_assert_true (concord_survey_import_is_ready (import));
  load (dialog, picture, sizeof picture - 1);
  g_assert_cmpstr (concord_survey_import_get_problem (import), !=, "");
  g_assert_false (concord_survey_import_is_ready (import));
  load (dialog, "", 0);
  g_assert_cmpstr (concord_survey_import_get_problem (import), !=, "");
  load (dialog, "A,B\n1\n", 6);
  g_assert_nonnull (strstr (concord_survey_import_get_problem (import), "Line 2"));
  concord_survey_import_load (import, nowhere);
  app_test_settle (200);
  g_assert_cmpstr (concord_survey_import_get_problem (import), !=, "");
  g_assert_false (concord_survey_import_is_ready (import));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_false (concord_document_can_undo (scene->document));
}

/* The dialog goes away while a file is still being read. */
static void
test_closed_while_reading (Scene *scene, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (scene);
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/null");

  concord_survey_import_load (CONCORD_SURVEY_IMPORT (dialog), file);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_settle (100);
  g_assert_false (concord_document_can_undo (scene->document));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
#define ADD(path, test) g_test_add (path, Scene, NULL, open_scene, test, close_scene)
  ADD ("/consultation/groups", test_groups);
  ADD ("/consultation/counts-change-the-chart", test_counts_change_the_chart);
  ADD ("/consultation/raking", test_raking);
  ADD ("/consultation/themes-and-replies", test_themes_and_replies);
  ADD ("/consultation/import/preview", test_preview);
  ADD ("/consultation/import/choices", test_choices);
  ADD ("/consultation/import/take", test_take);
  ADD ("/consultation/import/dimension", test_dimension);
  ADD ("/consultation/import/large", test_large);
  ADD ("/consultation/import/refusals", test_refusals);
  ADD ("/consultation/import/closed-while-reading", test_closed_while_reading);
  return g_test_run ();
}
