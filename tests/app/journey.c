/* One afternoon with Concord: open the sample, work on every screen, take it all back, do it again,
 * save, open it anew, print it, mail it. */
#include "harness.h"
#include "fake-portal.h"
#include "app/chart-view.h"
#include "app/page-kinds.h"
#include "app/print-dialog.h"
#include "app/starters.h"
#include "store/project-file.h"

#include <string.h>

/* What is changed on each screen, so that its first chart must change. */
static const struct
{
  const char *stage;
  const char *type;
  const char *field;
  const char *value;
} edits[] = {
  { "package", "service", "need", "3" },
  { "consultation", "count", "number", "987" },
  { "options", "score", "score-likely", "1" },
  { "bidders", "past-contract", "troubled", "yes" },
};

static gboolean
is_idle (gpointer window)
{
  return !concord_session_is_saving (concord_window_get_session (window));
}

static GBytes *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

static ConcordWindow *
open_sample (GFile **file)
{
  g_autoptr (GPtrArray) samples = concord_starters_find ("samples");
  g_autofree char *folder = harness_folder ();
  g_autoptr (ConcordSession) session = NULL;
  g_autoptr (GError) error = NULL;
  ConcordWindow *window = concord_window_new (harness_application ());

  g_assert_cmpuint (samples->len, >=, 1);
  session = concord_session_new_from_template (((ConcordStarter *) samples->pdata[0])->file, &error);
  g_assert_no_error (error);
  concord_window_adopt (window, session);
  *file = g_file_new_build_filename (folder, "journey.concord", NULL);
  concord_window_save_as (window, *file);
  harness_wait (is_idle, window);
  g_assert_null (concord_window_get_message (window));
  return window;
}

/* The picture on the screen's first chart, as SVG text. */
static char *
draw_chart (ConcordWindow *window)
{
  GtkWidget *view;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text;

  harness_settle (150);
  view = harness_find_mapped (gtk_window_get_child (GTK_WINDOW (window)), CONCORD_TYPE_CHART_VIEW);
  g_assert_nonnull (view);
  svg = concord_chart_render (
      concord_figure_get_chart (concord_chart_view_get_figure (CONCORD_CHART_VIEW (view))), "svg",
      480, 360, CONCORD_THEME_LIGHT, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (svg, &length);
  return g_strndup (text, length);
}

static ConcordRecord *
pick (ConcordDocument *document, const char *type, const char *field, const char *value)
{
  g_autoptr (GPtrArray) records = concord_document_list (document, type);

  for (guint i = 0; i < records->len; i++)
    {
      ConcordRecord *record = records->pdata[i];
      const ConcordField *row = concord_record_find_field (record, field);
      g_autofree char *held = row == NULL ? NULL : concord_record_dup_canonical (record, row);

      if (row != NULL && held != NULL && strcmp (held, value) != 0)
        return record;
    }
  g_assert_not_reached ();
}

static void
edit_every_screen (ConcordWindow *window)
{
  ConcordDocument *document = harness_document (window);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_assert_true (concord_window_go (window, edits[i].stage));
      before = draw_chart (window);
      concord_document_set (document,
                            pick (document, edits[i].type, edits[i].field, edits[i].value),
                            edits[i].field, edits[i].value, NULL, &error);
      g_assert_no_error (error);
      after = draw_chart (window);
      g_test_message ("%s", edits[i].stage);
      g_assert_cmpstr (before, !=, after);
    }
}

static void
undo_everything (ConcordWindow *window)
{
  while (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "undo"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_false (concord_session_is_dirty (concord_window_get_session (window)));
}

static void
redo_everything (ConcordWindow *window)
{
  while (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "redo"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_cmpuint (concord_document_get_unsaved (harness_document (window))->len, ==,
                    G_N_ELEMENTS (edits));
}

static void
save (ConcordWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  harness_wait (is_idle, window);
  g_assert_null (concord_window_get_message (window));
  g_assert_false (concord_session_is_dirty (concord_window_get_session (window)));
}

/* White space as one, because a page breaks lines where it likes. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f\t", -1);
  GString *line = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (line, "%s ", *word);
  return g_string_free (line, FALSE);
}

static void
check_pdf (const char *path, ConcordDocument *document)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  guint n, printed = 0;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                     NULL))
    {
      g_test_message ("pdftotext is not installed: the PDF's text is not checked");
      return;
    }
  line = squeeze (text);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ConcordFigure) working = concord_figure_new (document, kinds[i].kind, NULL);
      g_autoptr (ConcordFigure) figure = concord_figure_new_public (document, kinds[i].kind, NULL);
      g_autofree char *title = squeeze (concord_figure_get_title (figure));

      /* The sample has something to say in each; what is exempt is not printed. */
      g_assert_false (concord_figure_is_empty (working));
      if (concord_figure_is_empty (figure))
        continue;
      g_assert_nonnull (strstr (line, title));
      printed++;
    }
  g_assert_cmpuint (printed, >=, 4);
}

static void
print (ConcordWindow *window)
{
  ConcordPrintDialog *dialog = concord_print_dialog_new (
      GTK_WINDOW (window), harness_document (window), "Riverdale");
  g_autoptr (ConcordPaper) paper = concord_print_choice_make_paper (
      concord_print_dialog_get_choice (dialog), harness_document (window));
  g_autoptr (GtkPrintOperation) operation = concord_print_operation_new (paper, "Riverdale");
  g_autofree char *folder = harness_folder ();
  g_autofree char *path = g_build_filename (folder, "paper.pdf", NULL);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  check_pdf (path, harness_document (window));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
has_message (gpointer window)
{
  return concord_window_get_message (window) != NULL;
}

static void
mail (ConcordWindow *window, GBytes *saved)
{
  FakePortal *portal = fake_portal_new (FAKE_PORTAL_OK);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.mail", NULL);
  harness_press (harness_find_window (g_type_from_name ("ConcordMailDialog")),
                 "Open in mail program");
  harness_wait (has_message, window);
  g_assert_cmpstr (fake_portal_get_attachment_name (portal, 0), ==, "journey.concord");
  g_assert_true (g_bytes_equal (fake_portal_get_attachment (portal, 0), saved));
  g_assert_true (strstr (concord_window_get_message (window), "Concord has sent nothing") != NULL);
  fake_portal_free (portal);
}

static void
test_journey (void)
{
  g_autoptr (GFile) file = NULL;
  ConcordWindow *window = open_sample (&file);
  g_autoptr (GBytes) first = read_file (file);
  g_autoptr (GBytes) clean = NULL;
  g_autoptr (GBytes) edited = NULL;
  g_autoptr (GBytes) written = NULL;

  edit_every_screen (window);
  undo_everything (window);
  save (window);
  clean = read_file (file);
  g_assert_true (g_bytes_equal (first, clean));
  redo_everything (window);
  save (window);
  edited = read_file (file);
  g_assert_false (g_bytes_equal (first, edited));
  harness_discard (window);

  window = harness_open (file);
  g_assert_cmpuint (concord_document_get_warnings (harness_document (window))->len, ==, 0);
  written = concord_project_write (harness_document (window), NULL);
  g_assert_true (g_bytes_equal (written, edited));
  save (window);
  g_bytes_unref (clean);
  clean = read_file (file);
  g_assert_true (g_bytes_equal (clean, edited));
  print (window);
  mail (window, edited);
  harness_discard (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *data = g_build_filename (g_getenv ("CONCORD_SOURCE_DIR"), "data", NULL);

  g_setenv ("CONCORD_DATA_PATH", data, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/afternoon", test_journey);
  return g_test_run ();
}
