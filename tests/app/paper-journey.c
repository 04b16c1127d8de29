/* The Paper screen from its first button to a printed file. Numbers of pages are compared with those
 * of the PDF, as pdfinfo counts them. */
#include "app-test.h"
#include "app/page-kinds.h"
#include "app/paper-editor.h"
#include "app/paper-edits.h"
#include "app/paper-export.h"
#include "app/paper-outline.h"
#include "app/paper-page.h"
#include "app/paper-preview.h"
#include "app/paper-sheets.h"
#include "app/print.h"
#include "app/record-chooser.h"
#include "model/report-item.h"
#include "model/report-section.h"
#include "model/report.h"
#include "real-keys.h"
#include "rich.h"
#include "screen-journey.h"
#include "store/project-file.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  ConcordDocument *document;
  GBytes *before;
  GtkWidget *page;
  GtkWidget *window;
  ConcordPaperOutline *outline;
  ConcordPaperEditor *editor;
  ConcordPaperPreview *preview;
} Scene;

static void
open_scene (Scene *scene, gconstpointer data)
{
  scene->document = rich_document_new ();
  concord_document_remove (scene->document,
                           rich_find (scene->document, "report",
                                      "Cabinet report on the partnership"),
                           NULL);
  concord_document_rebase (scene->document);
  scene->before = concord_project_write (scene->document, NULL);
  scene->page = g_object_new (CONCORD_TYPE_PAPER_PAGE, "document", scene->document, NULL);
  scene->window = app_test_show (scene->page, 1200, 850);
  scene->outline
      = CONCORD_PAPER_OUTLINE (app_test_find (scene->page, CONCORD_TYPE_PAPER_OUTLINE, 0));
  scene->editor = CONCORD_PAPER_EDITOR (app_test_find (scene->page, CONCORD_TYPE_PAPER_EDITOR, 0));
  scene->preview
      = CONCORD_PAPER_PREVIEW (app_test_find (scene->page, CONCORD_TYPE_PAPER_PREVIEW, 0));
}

static void
close_scene (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  app_test_settle (10);
  g_bytes_unref (scene->before);
  g_assert_finalize_object (scene->document);
}

/* The pages follow once the keys rest. */
static guint
settle_pages (Scene *scene)
{
  app_test_settle (30);
  for (guint i = 0; i < 400 && concord_paper_preview_is_stale (scene->preview); i++)
    app_test_settle (50);
  g_assert_false (concord_paper_preview_is_stale (scene->preview));
  app_test_settle (30);
  return concord_paper_view_get_n_pages (concord_paper_preview_get_view (scene->preview));
}

static void
act (Scene *scene, const char *action, const char *target)
{
  gboolean done = target == NULL
                      ? gtk_widget_activate_action (scene->page, action, NULL)
                      : gtk_widget_activate_action (scene->page, action, "s", target);

  g_assert_true (done);
  app_test_settle (60);
}

static ConcordReport *
get_report (Scene *scene)
{
  g_autoptr (GPtrArray) reports = concord_document_list (scene->document, "report");

  g_assert_cmpuint (reports->len, >, 0);
  return CONCORD_REPORT (reports->pdata[reports->len - 1]);
}

/* A paper with a single section, so that a test says itself what stands in it. */
static void
begin_blank (Scene *scene)
{
  act (scene, "paper.new", "");
  g_assert_cmpuint (concord_paper_outline_get_n_rows (scene->outline), ==, 1);
  g_assert_cmpstr (concord_paper_outline_get_text (scene->outline, 0), ==, "Summary");
}

/* Adds words with the button and types them where the focus is then. */
static void
write_words (Scene *scene, const char *text)
{
  GtkWidget *focus;

  act (scene, "paper.add", "words");
  focus = gtk_root_get_focus (GTK_ROOT (scene->window));
  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
  app_test_settle (60);
}

static void
assert_rows (Scene *scene, const char *const *rows)
{
  guint n = g_strv_length ((char **) rows);

  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (concord_paper_outline_get_text (scene->outline, i), ==, rows[i]);
  g_assert_cmpuint (concord_paper_outline_get_n_rows (scene->outline), ==, n);
}

static guint
count_pdf_pages (const char *path)
{
  const char *argv[] = { "pdfinfo", path, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                &error);
  g_assert_no_error (error);
  line = strstr (text, "Pages:");
  g_assert_nonnull (line);
  return (guint) atoi (line + strlen ("Pages:"));
}

static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  if (path == NULL)
    g_test_skip ("a program that reads PDF is not installed");
  return path != NULL;
}

static char *
new_path (const char *ending)
{
  g_autofree char *name = g_strconcat ("concord-paper-XXXXXX", ending, NULL);
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int handle = g_file_open_tmp (name, &path, &error);

  g_assert_no_error (error);
  g_close (handle, NULL);
  return path;
}

/* --- from the template to the pages ---------------------------------------------------------- */

static void
test_empty_offers_templates (Scene *scene, gconstpointer data)
{
  GtkWidget *button;

  g_assert_nonnull (screen_label (scene->page, "No paper yet."));
  g_assert_null (app_test_find_parts (scene->page) == NULL ? scene->page : NULL);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (scene->preview)));
  button = gtk_widget_get_ancestor (
      GTK_WIDGET (screen_label (scene->page, "Cabinet report: award of a contract")),
      GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_test_settle (60);
  g_assert_null (screen_label (scene->page, "No paper yet."));
  g_assert_cmpstr (get_report (scene)->title, ==, "Cabinet report: award of a contract");
  g_assert_cmpstr (get_report (scene)->meeting, ==, "Cabinet");
  g_assert_cmpuint (concord_paper_outline_get_n_rows (scene->outline), >=, 10);
  g_assert_cmpuint (settle_pages (scene), >, 1);
  screen_undo_save_reopen (scene->document, scene->before);
}

/* A project may have two papers of the same kind: whether to award, and again after a challenge. */
static void
test_template_taken_twice (Scene *scene, gconstpointer data)
{
  g_autoptr (GPtrArray) reports = NULL, sections = NULL;

  for (guint i = 0; i < 2; i++)
    act (scene, "paper.new", "a3de9cf819184742");
  reports = concord_document_list (scene->document, "report");
  sections = concord_document_list (scene->document, "report-section");
  g_assert_cmpuint (reports->len, ==, 2);
  g_assert_cmpuint (sections->len % 2, ==, 0);
  g_assert_cmpuint (sections->len, >=, 10);
  g_assert_cmpstr (concord_record_get_id (reports->pdata[0]), !=,
                   concord_record_get_id (reports->pdata[1]));
  settle_pages (scene);
  screen_undo_save_reopen (scene->document, scene->before);
}

static void
test_words_reach_the_page (Scene *scene, gconstpointer data)
{
  GString *long_words = g_string_new (NULL);
  guint short_pages, long_pages;

  begin_blank (scene);
  write_words (scene, "The meeting is asked to decide.");
  assert_rows (scene, (const char *[]){ "Summary", "The meeting is asked to decide.", NULL });
  short_pages = settle_pages (scene);
  g_assert_cmpuint (short_pages, >=, 1);
  /* About 400 words go on a page: 3,000 are several. */
  for (guint i = 0; i < 300; i++)
    g_string_append (long_words, "\nTen words stand in this line for every page needs them.");
  write_words (scene, long_words->str);
  long_pages = settle_pages (scene);
  g_assert_cmpuint (long_pages, >=, short_pages + 4);
  concord_document_end_typing (scene->document);
  concord_document_undo (scene->document);
  g_assert_cmpuint (settle_pages (scene), ==, short_pages);
  concord_document_redo (scene->document);
  g_assert_cmpuint (settle_pages (scene), ==, long_pages);
  g_string_free (long_words, TRUE);
  screen_undo_save_reopen (scene->document, scene->before);
}

/* However many keys: one step, as for any long text. */
static void
test_typing_is_one_step (Scene *scene, gconstpointer data)
{
  GtkTextBuffer *buffer;
  guint n;

  begin_blank (scene);
  write_words (scene, "A");
  n = concord_document_get_unsaved (scene->document)->len;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (scene->window))));
  for (const char *key = "bcdefgh"; *key != '\0'; key++)
    gtk_text_buffer_insert_at_cursor (buffer, key, 1);
  g_assert_cmpuint (concord_document_get_unsaved (scene->document)->len, ==, n);
  g_assert_cmpstr (concord_paper_outline_get_text (scene->outline, 1), ==, "Abcdefgh");
  settle_pages (scene);
}

/* --- figures --------------------------------------------------------------------------------- */

static void
test_figure_is_chosen_and_live (Scene *scene, gconstpointer data)
{
  ConcordRecord *service = rich_find (scene->document, "service", "Information technology");
  GtkDropDown *shows = concord_paper_editor_get_shows (scene->editor);
  g_autofree char *before = NULL;
  g_autoptr (ConcordFigure) figure = NULL;
  ConcordReportItem *item;

  begin_blank (scene);
  act (scene, "paper.add", "figure");
  item = CONCORD_REPORT_ITEM (concord_paper_outline_get_selected (scene->outline));
  g_assert_cmpint (item->kind, ==, CONCORD_REPORT_FIGURE);
  g_assert_cmpstr (item->shows, ==, "weighted-scores");
  /* Behind the dash for none, in the order of the list of figures. */
  gtk_drop_down_set_selected (shows, 5);
  app_test_settle (600);
  g_assert_cmpstr (item->shows, ==, "need-capacity");
  figure = concord_figure_new (scene->document, "need-capacity", NULL);
  g_assert_cmpstr (concord_paper_outline_get_text (scene->outline, 1), ==,
                   concord_figure_get_title (figure));
  before = g_strdup (concord_paper_outline_get_text (scene->outline, 1));
  concord_document_set (scene->document, service, "inclusion", "in", NULL, NULL);
  app_test_settle (600);
  g_clear_object (&figure);
  figure = concord_figure_new (scene->document, "need-capacity", NULL);
  g_assert_cmpstr (concord_paper_outline_get_text (scene->outline, 1), ==,
                   concord_figure_get_title (figure));
  settle_pages (scene);
}

/* A second figure is another one, so that adding twice shows two things. */
static void
test_next_figure_is_another (Scene *scene, gconstpointer data)
{
  ConcordReportItem *first, *second;

  begin_blank (scene);
  act (scene, "paper.add", "figure");
  first = CONCORD_REPORT_ITEM (concord_paper_outline_get_selected (scene->outline));
  act (scene, "paper.add", "figure");
  second = CONCORD_REPORT_ITEM (concord_paper_outline_get_selected (scene->outline));
  g_assert_true (first != second);
  g_assert_cmpstr (first->shows, !=, second->shows);
  act (scene, "paper.add", "finding");
  act (scene, "paper.add", "list");
  g_assert_cmpuint (concord_paper_outline_get_n_rows (scene->outline), ==, 5);
  g_assert_cmpuint (settle_pages (scene), >=, 2);
  screen_undo_save_reopen (scene->document, scene->before);
}

/* --- moving ---------------------------------------------------------------------------------- */

static void
name_section (Scene *scene, const char *heading)
{
  act (scene, "paper.add-section", NULL);
  concord_document_set (scene->document, concord_paper_outline_get_selected (scene->outline),
                        "heading", heading, NULL, NULL);
  app_test_settle (60);
}

static void
test_rows_move (Scene *scene, gconstpointer data)
{
  begin_blank (scene);
  write_words (scene, "One");
  write_words (scene, "Two");
  name_section (scene, "Background");
  assert_rows (scene, (const char *[]){ "Summary", "One", "Two", "Background", NULL });
  write_words (scene, "Three");
  /* Up, out of its section, to the end of the one above; and back, to the start. */
  concord_paper_outline_move (scene->outline, -1);
  assert_rows (scene, (const char *[]){ "Summary", "One", "Two", "Three", "Background", NULL });
  concord_paper_outline_move (scene->outline, -1);
  assert_rows (scene, (const char *[]){ "Summary", "One", "Three", "Two", "Background", NULL });
  concord_paper_outline_move (scene->outline, 1);
  concord_paper_outline_move (scene->outline, 1);
  assert_rows (scene, (const char *[]){ "Summary", "One", "Two", "Background", "Three", NULL });
  /* Below the last of all there is nothing. */
  concord_paper_outline_move (scene->outline, 1);
  assert_rows (scene, (const char *[]){ "Summary", "One", "Two", "Background", "Three", NULL });
  /* A section takes what stands in it along. */
  g_assert_true (concord_paper_outline_select (
      scene->outline,
      concord_record_get_id (rich_find (scene->document, "report-section", "Background"))));
  concord_paper_outline_move (scene->outline, -1);
  assert_rows (scene, (const char *[]){ "Background", "Three", "Summary", "One", "Two", NULL });
  settle_pages (scene);
  screen_undo_save_reopen (scene->document, scene->before);
}

static void
test_rows_are_dragged (Scene *scene, gconstpointer data)
{
  ConcordRecord *summary, *background, *one, *two;

  begin_blank (scene);
  write_words (scene, "One");
  one = concord_paper_outline_get_selected (scene->outline);
  write_words (scene, "Two");
  two = concord_paper_outline_get_selected (scene->outline);
  name_section (scene, "Background");
  background = concord_paper_outline_get_selected (scene->outline);
  summary = rich_find (scene->document, "report-section", "Summary");
  g_assert_true (concord_paper_outline_place (scene->outline, one, background, TRUE));
  assert_rows (scene, (const char *[]){ "Summary", "Two", "Background", "One", NULL });
  g_assert_true (concord_paper_outline_place (scene->outline, two, one, TRUE));
  assert_rows (scene, (const char *[]){ "Summary", "Background", "One", "Two", NULL });
  g_assert_true (concord_paper_outline_place (scene->outline, two, background, FALSE));
  assert_rows (scene, (const char *[]){ "Summary", "Two", "Background", "One", NULL });
  g_assert_true (concord_paper_outline_place (scene->outline, summary, one, TRUE));
  assert_rows (scene, (const char *[]){ "Background", "One", "Summary", "Two", NULL });
  g_assert_false (concord_paper_outline_place (scene->outline, summary, summary, TRUE));
  settle_pages (scene);
}

static void
test_removed_row_comes_back (Scene *scene, gconstpointer data)
{
  begin_blank (scene);
  write_words (scene, "One");
  write_words (scene, "Two");
  act (scene, "paper.remove", NULL);
  assert_rows (scene, (const char *[]){ "Summary", "One", NULL });
  /* The row above is the current one then. */
  g_assert_cmpstr (CONCORD_REPORT_ITEM (concord_paper_outline_get_selected (scene->outline))->words,
                   ==, "One");
  concord_document_undo (scene->document);
  app_test_settle (60);
  assert_rows (scene, (const char *[]){ "Summary", "One", "Two", NULL });
  settle_pages (scene);
}

/* --- Part B and checks ----------------------------------------------------------------------- */

static void
test_part_b (Scene *scene, gconstpointer data)
{
  ConcordRecord *report;

  begin_blank (scene);
  report = CONCORD_RECORD (get_report (scene));
  write_words (scene, "For everybody.");
  settle_pages (scene);
  g_assert_false (concord_paper_preview_set_part (scene->preview, CONCORD_PAPER_PART_B));
  g_assert_nonnull (screen_label (scene->page, "All of it stands in Part A"));
  write_words (scene, "The price of the second bidder.");
  concord_document_set (scene->document, concord_paper_outline_get_selected (scene->outline),
                        "exempt", "yes", NULL, NULL);
  settle_pages (scene);
  g_assert_nonnull (screen_label (scene->page, "1 part stands only in Part B."));
  g_assert_true (concord_paper_preview_set_part (scene->preview, CONCORD_PAPER_PART_B));
  g_assert_cmpuint (settle_pages (scene), >=, 1);
  /* Date, law and reason are missing. */
  g_assert_nonnull (screen_label (scene->page, "Checks (3)"));
  gtk_stack_set_visible_child_name (app_test_find_parts (scene->page), "checks");
  app_test_settle (60);
  g_assert_nonnull (screen_label (scene->page, "The date of the meeting is missing."));
  g_assert_nonnull (screen_label (scene->page, "There is a Part B, and no paragraph of law"));
  concord_document_set (scene->document, report, "meeting-date", "2027-03-04", NULL, NULL);
  concord_document_set (scene->document, report, "exempt-law", "paragraph 3", NULL, NULL);
  concord_document_set (scene->document, report, "exempt-reason", "Bids are open.", NULL, NULL);
  settle_pages (scene);
  g_assert_null (screen_label (scene->page, "Checks ("));
  g_assert_nonnull (screen_label (scene->page, "Nothing is missing"));
  screen_undo_save_reopen (scene->document, scene->before);
}

static void
test_checks_lead_there (Scene *scene, gconstpointer data)
{
  GtkStack *parts = app_test_find_parts (scene->page);
  ConcordRecord *report;

  begin_blank (scene);
  name_section (scene, "Legal implications");
  report = CONCORD_RECORD (get_report (scene));
  concord_document_set (scene->document, report, "language", "welsh", NULL, NULL);
  g_assert_true (concord_paper_outline_select (
      scene->outline,
      concord_record_get_id (rich_find (scene->document, "report-section", "Summary"))));
  write_words (scene, "In English only.");
  settle_pages (scene);
  gtk_stack_set_visible_child_name (parts, "checks");
  app_test_settle (60);
  g_assert_nonnull (screen_label (scene->page, "Nothing stands in Legal implications yet"));
  /* The title, the heading of Summary, and the words. */
  g_assert_nonnull (screen_label (scene->page, "3 parts have no Welsh yet"));
  gtk_widget_activate_action (scene->page, "paper.go-there", "(ss)",
                              concord_record_get_id (report), "meeting-date");
  app_test_settle (60);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (parts), ==, "head");
  g_assert_true (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (scene->window))));
  gtk_widget_activate_action (
      scene->page, "paper.go-there", "(ss)",
      concord_record_get_id (rich_find (scene->document, "report-section", "Legal implications")),
      "heading");
  app_test_settle (60);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (parts), ==, "contents");
  g_assert_cmpstr (CONCORD_REPORT_SECTION (concord_paper_outline_get_selected (scene->outline))
                       ->heading,
                   ==, "Legal implications");
}

/* --- what leaves the program ----------------------------------------------------------------- */

static void
test_print_and_pdf_have_the_same_pages (Scene *scene, gconstpointer data)
{
  g_autoptr (ConcordPrintChoice) choice = concord_print_choice_new ();
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *printed = new_path (".pdf"), *written = new_path (".pdf");
  g_autoptr (GError) error = NULL;
  guint n;

  if (!has_program ("pdfinfo"))
    return;
  act (scene, "paper.new", "a3de9cf819184742");
  n = settle_pages (scene);
  choice->what = CONCORD_PRINT_PART_A;
  choice->report = g_strdup (concord_record_get_id (CONCORD_RECORD (get_report (scene))));
  operation = concord_print_choice_new_operation (choice, scene->document, "Paper");
  gtk_print_operation_set_export_filename (operation, printed);
  g_assert_cmpint (
      gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
      GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pdf_pages (printed), ==, n);
  concord_paper_export_to (scene->document, CONCORD_RECORD (get_report (scene)),
                           CONCORD_PAPER_PART_A, CONCORD_PAPER_PDF, written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pdf_pages (written), ==, n);
  g_remove (printed);
  g_remove (written);
}

/* A text document is a ZIP whose first entry says what it is. */
static void
test_text_document (Scene *scene, gconstpointer data)
{
  const char *type = "mimetypeapplication/vnd.oasis.opendocument.text";
  g_autofree char *path = new_path (".odt"), *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  begin_blank (scene);
  write_words (scene, "The meeting is asked to decide.");
  concord_paper_export_to (scene->document, CONCORD_RECORD (get_report (scene)),
                           CONCORD_PAPER_PART_A, CONCORD_PAPER_ODT, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, 2, "PK", 2);
  g_assert_cmpuint (size, >, 30 + strlen (type));
  g_assert_cmpmem (bytes + 30, strlen (type), type, strlen (type));
  g_remove (path);
  settle_pages (scene);
}

/* --- keys ------------------------------------------------------------------------------------ */

static void
test_by_keys (Scene *scene, gconstpointer data)
{
  ConcordPaperView *view = concord_paper_preview_get_view (scene->preview);

  if (!real_keys_are_there ())
    {
      g_test_skip ("the tool that presses keys is not installed");
      return;
    }
  begin_blank (scene);
  real_keys_focus (GTK_WINDOW (scene->window));
  gtk_widget_child_focus (GTK_WIDGET (scene->outline), GTK_DIR_TAB_FORWARD);
  app_test_settle (60);
  real_keys_press ("ctrl+Return");
  assert_rows (scene, (const char *[]){ "Summary", "Nothing written yet", NULL });
  real_keys_press ("Return");
  g_assert_true (GTK_IS_TEXT_VIEW (gtk_root_get_focus (GTK_ROOT (scene->window))));
  real_keys_press ("a b");
  assert_rows (scene, (const char *[]){ "Summary", "ab", NULL });
  gtk_widget_child_focus (GTK_WIDGET (scene->outline), GTK_DIR_TAB_FORWARD);
  real_keys_press ("ctrl+Return Return c");
  assert_rows (scene, (const char *[]){ "Summary", "ab", "c", NULL });
  gtk_widget_child_focus (GTK_WIDGET (scene->outline), GTK_DIR_TAB_FORWARD);
  real_keys_press ("alt+Up");
  assert_rows (scene, (const char *[]){ "Summary", "c", "ab", NULL });
  real_keys_press ("alt+Down");
  assert_rows (scene, (const char *[]){ "Summary", "ab", "c", NULL });
  real_keys_press ("Up Delete");
  assert_rows (scene, (const char *[]){ "Summary", "c", NULL });
  act (scene, "paper.new", "a3de9cf819184742");
  g_assert_cmpuint (settle_pages (scene), >, 2);
  gtk_widget_grab_focus (app_test_find (GTK_WIDGET (view), CONCORD_TYPE_PAPER_SHEETS, 0));
  real_keys_press ("Page_Down");
  g_assert_cmpuint (concord_paper_view_get_page (view), ==, 1);
  real_keys_press ("End");
  g_assert_cmpuint (concord_paper_view_get_page (view), ==,
                    concord_paper_view_get_n_pages (view) - 1);
  real_keys_press ("Home");
  g_assert_cmpuint (concord_paper_view_get_page (view), ==, 0);
  real_keys_press ("ctrl+equal ctrl+equal");
  g_assert_cmpfloat (concord_paper_view_get_scale (view), >=, 0.6);
}

/* --- the view -------------------------------------------------------------------------------- */

static void
test_view_turns_and_zooms (Scene *scene, gconstpointer data)
{
  ConcordPaperView *view = concord_paper_preview_get_view (scene->preview);
  double fit;
  guint n;

  act (scene, "paper.new", "a3de9cf819184742");
  n = settle_pages (scene);
  g_assert_cmpuint (n, >, 2);
  g_assert_cmpuint (concord_paper_view_get_page (view), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (view), "view.turn", "i", 1);
  app_test_settle (60);
  g_assert_cmpuint (concord_paper_view_get_page (view), ==, 1);
  concord_paper_view_go (view, n + 5);
  app_test_settle (60);
  g_assert_cmpuint (concord_paper_view_get_page (view), ==, n - 1);
  fit = concord_paper_view_get_scale (view);
  g_assert_cmpfloat (fit, >, 0.2);
  g_assert_cmpfloat (fit, <=, 1);
  concord_paper_view_zoom (view, 1);
  app_test_settle (60);
  g_assert_cmpfloat (concord_paper_view_get_scale (view), >, fit);
  concord_paper_view_zoom (view, -1);
  concord_paper_view_zoom (view, 0);
  app_test_settle (60);
  g_assert_cmpfloat_with_epsilon (concord_paper_view_get_scale (view), fit, 0.001);
}

/* Out of sight nothing is laid out; coming back, it is. */
static void
test_hidden_pages_wait (Scene *scene, gconstpointer data)
{
  begin_blank (scene);
  write_words (scene, "One");
  settle_pages (scene);
  gtk_widget_set_visible (scene->page, FALSE);
  concord_document_set (scene->document, CONCORD_RECORD (get_report (scene)), "meeting", "Executive",
                        NULL, NULL);
  app_test_settle (700);
  g_assert_true (concord_paper_preview_is_stale (scene->preview));
  gtk_widget_set_visible (scene->page, TRUE);
  g_assert_cmpuint (settle_pages (scene), >=, 1);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Scene, NULL, open_scene, function, close_scene)

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  ADD ("/paper/empty-offers-templates", test_empty_offers_templates);
  ADD ("/paper/template-taken-twice", test_template_taken_twice);
  ADD ("/paper/words-reach-the-page", test_words_reach_the_page);
  ADD ("/paper/typing-is-one-step", test_typing_is_one_step);
  ADD ("/paper/figure-is-chosen-and-live", test_figure_is_chosen_and_live);
  ADD ("/paper/next-figure-is-another", test_next_figure_is_another);
  ADD ("/paper/rows-move", test_rows_move);
  ADD ("/paper/rows-are-dragged", test_rows_are_dragged);
  ADD ("/paper/removed-row-comes-back", test_removed_row_comes_back);
  ADD ("/paper/part-b", test_part_b);
  ADD ("/paper/checks-lead-there", test_checks_lead_there);
  ADD ("/paper/print-and-pdf-have-the-same-pages", test_print_and_pdf_have_the_same_pages);
  ADD ("/paper/text-document", test_text_document);
  ADD ("/paper/by-keys", test_by_keys);
  ADD ("/paper/view-turns-and-zooms", test_view_turns_and_zooms);
  ADD ("/paper/hidden-pages-wait", test_hidden_pages_wait);
  return g_test_run ();
}
