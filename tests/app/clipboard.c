/* A chart that is copied or dragged, read back as another program does: over a connection of its own
 * to the display, in every format, each parsed. */
#include "app-test.h"
#include "app/chart-view.h"
#include "app/package-page.h"
#include "rich.h"

#include <string.h>

typedef struct
{
  ConcordDocument *document;
  GtkWidget *view;
  GtkWidget *window;
  GdkDisplay *other; /* the other program's */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->document = rich_document_new ();
  fixture->view = g_object_new (CONCORD_TYPE_CHART_VIEW, "figure", "need-capacity", "document",
                                fixture->document, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), fixture->view);
  fixture->window = app_test_show (scroller, 700, 600);
  fixture->other = gdk_display_open (g_getenv ("DISPLAY"));
  g_assert_nonnull (fixture->other);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gdk_display_close (fixture->other);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  app_test_settle (50);
}

/* --- reading --------------------------------------------------------------------------------- */

typedef struct
{
  GInputStream *stream;
  GError *error;
  gboolean done;
} Reading;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  reading->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &reading->error);
  reading->done = TRUE;
}

static void
on_spliced (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &reading->error);
  reading->done = TRUE;
}

static void
wait_for (Reading *reading)
{
  while (!reading->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (reading->error);
  reading->done = FALSE;
}

static GBytes *
read_clipboard (GdkDisplay *display, const char *type)
{
  const char *types[] = { type, NULL };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  Reading reading = { NULL, NULL, FALSE };

  gdk_clipboard_read_async (gdk_display_get_clipboard (display), types, G_PRIORITY_DEFAULT, NULL,
                            on_read, &reading);
  wait_for (&reading);
  g_output_stream_splice_async (memory, reading.stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE
                                    | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced, &reading);
  wait_for (&reading);
  g_object_unref (reading.stream);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
copy_and_read (Fixture *fixture, const char *type)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (fixture->other);
  gint64 late = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.copy", NULL));
  /* The other program hears of it in its own time. */
  while (!gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), type))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, late);
      app_test_settle (20);
    }
  return read_clipboard (fixture->other, type);
}

static ConcordFigure *
new_public (Fixture *fixture)
{
  return concord_figure_new_public (fixture->document, "need-capacity", NULL);
}

/* --- each format ----------------------------------------------------------------------------- */

static guint32
read_number (const guint8 *at)
{
  return ((guint32) at[0] << 24) | ((guint32) at[1] << 16) | ((guint32) at[2] << 8) | at[3];
}

/* By hand from the PNG specification: signature, IHDR, and pHYs in pixels a metre. */
static void
test_png (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = copy_and_read (fixture, "image/png");
  gsize size;
  const guint8 *png = g_bytes_get_data (bytes, &size);
  const guint8 *physical;

  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpmem (png + 12, 4, "IHDR", 4);
  /* 454 points at three pixels each; as high as the chart wants. */
  g_assert_cmpuint (read_number (png + 16), ==, 1362);
  g_assert_cmpuint (read_number (png + 20), >, 300);
  physical = memmem (png, 200, "pHYs", 4);
  g_assert_nonnull (physical);
  /* 216 pixels an inch are 8503.9 a metre: the picture is 160 mm wide on paper. */
  g_assert_cmpuint (read_number (physical + 4), >=, 8503);
  g_assert_cmpuint (read_number (physical + 4), <=, 8504);
  g_assert_cmpuint (physical[12], ==, 1);
}

/* What a reader of SVG finds. */
typedef struct
{
  GString *title, *description, *text;
  const char *inside;
} Svg;

static void
start_element (GMarkupParseContext *context, const char *element, const char **names,
               const char **values, gpointer data, GError **error)
{
  ((Svg *) data)->inside = g_intern_string (element);
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  ((Svg *) data)->inside = "";
}

static void
characters (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
            GError **error)
{
  Svg *svg = data;
  GString *into = strcmp (svg->inside, "title") == 0  ? svg->title
                  : strcmp (svg->inside, "desc") == 0 ? svg->description
                  : strcmp (svg->inside, "text") == 0 ? svg->text
                                                      : NULL;

  if (into == NULL)
    return;
  g_string_append_len (into, text, (gssize) length);
  g_string_append_c (into, ' ');
}

static void
test_svg (Fixture *fixture, gconstpointer data)
{
  static const GMarkupParser parser = { start_element, end_element, characters, NULL, NULL };
  g_autoptr (GBytes) bytes = copy_and_read (fixture, "image/svg+xml");
  g_autoptr (ConcordFigure) figure = new_public (fixture);
  Svg svg = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL), "" };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &svg, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_strstrip (svg.title->str), ==, concord_figure_get_title (figure));
  for (guint row = 0; row < concord_figure_get_n_rows (figure); row++)
    {
      const char *name = concord_figure_get_cell (figure, row, 0);

      /* As text that can be found and read out, and in the sentence of its mark. */
      g_assert_nonnull (strstr (svg.text->str, name));
      g_assert_nonnull (strstr (svg.description->str, name));
    }
  g_string_free (svg.title, TRUE);
  g_string_free (svg.description, TRUE);
  g_string_free (svg.text, TRUE);
}

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *text;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static void
test_pdf (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = copy_and_read (fixture, "application/pdf");
  g_autoptr (ConcordFigure) figure = new_public (fixture);
  gsize size;
  const char *pdf = g_bytes_get_data (bytes, &size);
  g_autofree char *path = g_build_filename (g_get_home_dir (), "copied.pdf", NULL);
  const char *const to_text[] = { "pdftotext", path, "-", NULL };
  const char *const to_info[] = { "pdfinfo", path, NULL };
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autofree char *title = NULL;
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
  g_assert_nonnull (memmem (pdf, size, "/Lang (en-GB)", 13));
  g_assert_nonnull (memmem (pdf, size, "/Alt ", 5));
  g_assert_true (g_file_set_contents (path, pdf, (gssize) size, NULL));
  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  /* Long names stand on two lines. */
  text = g_strdelimit (run (to_text), "\n", ' ');
  for (guint row = 0; row < concord_figure_get_n_rows (figure); row++)
    g_assert_nonnull (strstr (text, concord_figure_get_cell (figure, row, 0)));
  info = run (to_info);
  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, "Tagged:          yes\n"));
  title = g_strdup_printf ("Title:           %s\n", concord_figure_get_title (figure));
  g_assert_nonnull (strstr (info, title));
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = copy_and_read (fixture, "text/plain;charset=utf-8");
  g_autoptr (ConcordFigure) figure = new_public (fixture);
  const char *words = concord_figure_get_words (figure);

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), words, strlen (words));
}

/* --- dragging -------------------------------------------------------------------------------- */

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  return NULL;
}

static void
test_drag (Fixture *fixture, gconstpointer data)
{
  ConcordChartArea *area = concord_chart_view_get_area (CONCORD_CHART_VIEW (fixture->view));
  GtkEventController *source = find_controller (GTK_WIDGET (area), GTK_TYPE_DRAG_SOURCE);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GValue value = G_VALUE_INIT;
  GSList *files;

  g_assert_nonnull (source);
  g_signal_emit_by_name (source, "prepare", 10.0, 10.0, &content);
  g_assert_nonnull (content);
  formats = gdk_content_provider_ref_formats (content);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "application/pdf"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  gdk_content_provider_get_value (content, &value, &error);
  g_assert_no_error (error);
  files = gdk_file_list_get_files (g_value_get_boxed (&value));
  g_assert_cmpuint (g_slist_length (files), ==, 1);
  name = g_file_get_basename (files->data);
  g_assert_true (g_str_has_suffix (name, ".png"));
  texture = gdk_texture_new_from_file (files->data, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1362);
  g_slist_free (files);
  g_value_unset (&value);
}

/* --- what is said ---------------------------------------------------------------------------- */

static void
on_message (ConcordPage *page, const char *sentence, char **said)
{
  GSignalInvocationHint *hint = g_signal_get_invocation_hint (page);

  /* Undo would take back something else. */
  g_assert_cmpstr (g_quark_to_string (hint->detail), ==, "note");
  g_free (*said);
  *said = g_strdup (sentence);
}

static void
test_says_what (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (CONCORD_TYPE_PACKAGE_PAGE, NULL);
  g_autoptr (ConcordFigure) figure = new_public (fixture);
  GtkBuildable *buildable = GTK_BUILDABLE (page);
  g_autofree char *said = NULL;
  GtkWidget *view = g_object_new (CONCORD_TYPE_CHART_VIEW, "figure", "need-capacity", "document",
                                  fixture->document, NULL);

  GTK_BUILDABLE_GET_IFACE (buildable)->add_child (buildable, NULL, G_OBJECT (view), NULL);
  g_signal_connect (page, "message", G_CALLBACK (on_message), &said);
  gtk_window_set_child (GTK_WINDOW (fixture->window), page);
  app_test_settle (60);
  fixture->view = view;
  g_assert_true (gtk_widget_activate_action (view, "chart.copy", NULL));
  g_assert_nonnull (said);
  g_assert_nonnull (strstr (said, concord_figure_get_title (figure)));
  g_assert_nonnull (strstr (said, "as a picture and as text"));
}

/* Nothing to see, nothing to copy: the commands are off. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ConcordDocument) empty = concord_document_new ();
  ConcordChartArea *area = concord_chart_view_get_area (CONCORD_CHART_VIEW (fixture->view));
  GtkEventController *source = find_controller (GTK_WIDGET (area), GTK_TYPE_DRAG_SOURCE);
  GdkContentProvider *content = NULL;

  g_object_set (fixture->view, "document", empty, NULL);
  g_assert_null (concord_chart_view_new_content (CONCORD_CHART_VIEW (fixture->view)));
  g_signal_emit_by_name (source, "prepare", 10.0, 10.0, &content);
  g_assert_null (content);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/clipboard/png", Fixture, NULL, set_up, test_png, tear_down);
  g_test_add ("/clipboard/svg", Fixture, NULL, set_up, test_svg, tear_down);
  g_test_add ("/clipboard/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/clipboard/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/clipboard/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/clipboard/says-what", Fixture, NULL, set_up, test_says_what, tear_down);
  g_test_add ("/clipboard/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}
