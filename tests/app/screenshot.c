/* Draws what there is to see into PNGs. A tool for looking at screens, not a test.
 *
 * screenshot STAGE SECTION WIDTH HEIGHT FILE
 *   one page with a rich project, or that of CONCORD_TEST_PROJECT
 * screenshot dialogs FOLDER [NAME…]
 *   every dialogue and popover over a window with the sample, and the screens and the welcome, or
 *   those named: the whole display each time
 *
 * Text size from CONCORD_TEST_DPI (96 is 100 %); screen and theme as tests/app/run-in-display.sh
 * says. */
#include "app/chart-view.h"
#include "app/page-kinds.h"
#include "app/paper-outline.h"
#include "every-dialog.h"
#include "harness.h"
#include "rich.h"
#include "store/project-file.h"
#include "concord-words.h"

#include <stdlib.h>

static gboolean
stop (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, stop, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
load_style (const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/concord/Concord/", name, NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
save (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_render_node_unref (node);
  gdk_texture_save_to_png (texture, path);
}

static ConcordDocument *
new_document (void)
{
  const char *path = g_getenv ("CONCORD_TEST_PROJECT");
  g_autoptr (GFile) file = path == NULL ? NULL : g_file_new_for_path (path);

  if (file != NULL)
    return concord_project_load (file, NULL, NULL, NULL);
  return g_getenv ("CONCORD_TEST_EMPTY") != NULL ? concord_document_new () : rich_document_new ();
}

/* --- dialogues ------------------------------------------------------------------------------- */

/* The display as it is, with what lies over what. */
static void
shoot (const char *folder, const char *name)
{
  g_autofree char *command = g_strdup_printf ("import -window root %s/%s.png", folder, name);
  g_autoptr (GError) error = NULL;

  harness_settle (400);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static gboolean
is_wanted (const char *name, char **names)
{
  return names[0] == NULL || g_strv_contains ((const char *const *) names, name);
}

static ConcordWindow *
fill_screen (ConcordWindow *window)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle all = { 0, 0, 1280, 900 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &all);
  gtk_window_set_default_size (GTK_WINDOW (window), all.width, all.height);
  harness_settle (200);
  return window;
}

static void
shoot_dialog (const EveryDialog *dialog, const char *folder)
{
  ConcordWindow *window = fill_screen (every_dialog_new_window ());
  GtkWidget *opened;

  dialog->open (window);
  shoot (folder, dialog->name);
  opened = every_dialog_find_open (window);
  if (GTK_IS_WINDOW (opened))
    gtk_window_destroy (GTK_WINDOW (opened));
  harness_discard (window);
}

static void
shoot_screens (const char *folder, char **names)
{
  ConcordWindow *window = fill_screen (every_dialog_new_window ());
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    if (is_wanted (kinds[i].stage, names) && concord_window_go (window, kinds[i].stage))
      shoot (folder, kinds[i].stage);
  harness_discard (window);
  if (is_wanted ("welcome", names))
    {
      window = fill_screen (every_dialog_new_welcome ());
      shoot (folder, "welcome");
      harness_discard (window);
    }
}

static int
shoot_all (const char *folder, char **names)
{
  guint n;
  const EveryDialog *dialogs = every_dialog_get (&n);

  g_mkdir_with_parents (folder, 0755);
  for (guint i = 0; i < n; i++)
    if (is_wanted (dialogs[i].name, names))
      shoot_dialog (&dialogs[i], folder);
  shoot_screens (folder, names);
  return EXIT_SUCCESS;
}

/* A row of a paper's outline, where CONCORD_TEST_ROW says which. */
static void
choose_row (GtkWidget *page)
{
  const char *row = g_getenv ("CONCORD_TEST_ROW");
  GtkWidget *outline = find_widget (page, CONCORD_TYPE_PAPER_OUTLINE);
  GtkListBox *list;

  settle (1000);
  if (row == NULL || outline == NULL)
    return;
  list = GTK_LIST_BOX (find_widget (outline, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, atoi (row)));
  settle (300);
}

int
main (int argc, char **argv)
{
  const char *dpi = g_getenv ("CONCORD_TEST_DPI");
  g_autoptr (ConcordDocument) document = NULL;
  GtkWidget *window, *page = NULL, *stack;
  guint n;
  const ConcordPageKind *kinds;

  concord_words_start ();
  gtk_init ();
  if (dpi != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", atoi (dpi) * 1024, NULL);
  if (argc >= 3 && g_str_equal (argv[1], "dialogs"))
    return shoot_all (argv[2], argv + 3);
  if (argc != 6)
    return EXIT_FAILURE;
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/concord/Concord/icons");
  load_style ("style.css");
  load_style ("widgets.css");
  document = new_document ();
  kinds = concord_page_kinds_get (&n);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (kinds[i].stage, argv[1]))
      page = g_object_new (kinds[i].get_type (), "document", document, NULL);
  if (page == NULL)
    return EXIT_FAILURE;
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), atoi (argv[3]), atoi (argv[4]));
  gtk_window_set_child (GTK_WINDOW (window), page);
  stack = harness_find_parts (page);
  if (gtk_stack_get_child_by_name (GTK_STACK (stack), argv[2]) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (stack), argv[2]);
  if (g_getenv ("CONCORD_TEST_ANALYST") != NULL)
    g_object_set (page, "analyst", TRUE, NULL);
  if (g_getenv ("CONCORD_TEST_TABLE") != NULL)
    concord_chart_view_show_table (
        CONCORD_CHART_VIEW (find_widget (page, CONCORD_TYPE_CHART_VIEW)), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  settle (500);
  choose_row (page);
  save (window, argv[5]);
  gtk_window_destroy (GTK_WINDOW (window));
  return EXIT_SUCCESS;
}
