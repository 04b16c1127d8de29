/* The screens: live charts, names for who can't see them, reachable at small sizes. */
#include "app-test.h"
#include "app/chart-view.h"
#include "app/page-kinds.h"
#include "app/record-table.h"
#include "reach.h"
#include "rich.h"

#include <string.h>

static GtkWidget *
new_page (const char *stage, ConcordDocument *document)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (kinds[i].stage, stage) == 0)
      return g_object_new (kinds[i].get_type (), "document", document, NULL);
  g_assert_not_reached ();
}

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle (10);
}

/* --- the chart ------------------------------------------------------------------------------- */

static void
test_chart_follows (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  GtkWidget *page = new_page ("package", document);
  GtkWidget *window = app_test_show (page, 1000, 700);
  ConcordChartView *view = CONCORD_CHART_VIEW (app_test_find (page, CONCORD_TYPE_CHART_VIEW, 0));
  ConcordRecord *it = rich_find (document, "service", "Information technology");
  g_autofree char *before = NULL;

  g_assert_nonnull (concord_chart_view_get_figure (view));
  before = g_strdup (concord_figure_get_words (concord_chart_view_get_figure (view)));
  concord_document_set (document, it, "inclusion", "in", NULL, NULL);
  app_test_settle (200);
  g_assert_cmpstr (concord_figure_get_words (concord_chart_view_get_figure (view)), !=, before);
  concord_document_undo (document);
  app_test_settle (200);
  g_assert_cmpstr (concord_figure_get_words (concord_chart_view_get_figure (view)), ==, before);
  close_window (window);
}

static void
test_chart_marks (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  GtkWidget *page = new_page ("package", document);
  GtkWidget *window = app_test_show (page, 1000, 700);
  ConcordChartView *view = CONCORD_CHART_VIEW (app_test_find (page, CONCORD_TYPE_CHART_VIEW, 0));
  ConcordChartArea *area = concord_chart_view_get_area (view);
  GtkWidget *voice = gtk_widget_get_first_child (GTK_WIDGET (area));
  g_autofree char *first = NULL;

  g_assert_cmpint (concord_chart_area_get_mark (area), ==, -1);
  g_assert_cmpstr (concord_chart_area_get_spoken (area), ==,
                   concord_figure_get_words (concord_chart_view_get_figure (view)));
  concord_chart_area_step (area, 1);
  g_assert_cmpint (concord_chart_area_get_mark (area), ==, 0);
  first = g_strdup (concord_chart_area_get_spoken (area));
  gtk_test_accessible_assert_property (voice, GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  concord_chart_area_step (area, 1);
  g_assert_cmpstr (concord_chart_area_get_spoken (area), !=, first);
  concord_chart_area_step (area, -1);
  g_assert_cmpstr (concord_chart_area_get_spoken (area), ==, first);
  close_window (window);
}

static void
test_chart_copies (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  GtkWidget *page = new_page ("options", document);
  GtkWidget *window = app_test_show (page, 1000, 700);
  ConcordChartView *view = CONCORD_CHART_VIEW (app_test_find (page, CONCORD_TYPE_CHART_VIEW, 0));
  g_autoptr (GdkContentProvider) content = concord_chart_view_new_content (view);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);
  GtkWidget *grid;

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/svg+xml"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "image/png"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
  concord_chart_view_show_table (view, TRUE);
  app_test_settle (60);
  grid = app_test_find (GTK_WIDGET (view), GTK_TYPE_GRID, 0);
  g_assert_nonnull (gtk_grid_get_child_at (GTK_GRID (grid), 0, 4));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 0, 1))),
                   ==, concord_figure_get_cell (concord_chart_view_get_figure (view), 0, 0));
  close_window (window);
}

/* --- names ----------------------------------------------------------------------------------- */

static void
walk_sections (ConcordDocument *document, guint least)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  g_assert_cmpuint (n, >=, 5);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = new_page (kinds[i].stage, document);
      GtkWidget *window = app_test_show (page, 1100, 800);
      GtkStack *stack = app_test_find_parts (page);
      guint named = 0;

      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          gtk_stack_set_visible_child (stack, child);
          app_test_settle (60);
          named += reach_check_names (page, kinds[i].stage);
          reach_check_mnemonics (page, kinds[i].stage);
        }
      g_assert_cmpuint (named, >, least);
      close_window (window);
    }
}

static void
test_names (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();

  walk_sections (document, 40);
}

static void
test_names_when_empty (void)
{
  g_autoptr (ConcordDocument) document = concord_document_new ();

  walk_sections (document, 5);
}

static void
test_cell_name (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();
  GtkWidget *page = new_page ("package", document);
  GtkWidget *window = app_test_show (page, 1100, 800);
  ConcordRecordTable *table
      = CONCORD_RECORD_TABLE (app_test_find (page, CONCORD_TYPE_RECORD_TABLE, 0));

  concord_record_table_focus_cell (table, 0, 3);
  app_test_settle (60);
  gtk_test_accessible_assert_property (gtk_root_get_focus (GTK_ROOT (window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Need, Revenues and council tax: 72");
  close_window (window);
}

/* --- sizes ----------------------------------------------------------------------------------- */

/* No screen asks for more width than the smallest window leaves it. */
static void
check_width (ConcordDocument *document, int dpi)
{
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi * 1024, NULL);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = new_page (kinds[i].stage, document);
      GtkWidget *window = app_test_show (page, 740, 540);
      GtkStack *stack = app_test_find_parts (page);
      GtkWidget *viewport = app_test_find (page, GTK_TYPE_VIEWPORT, 0);

      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          int least;

          gtk_stack_set_visible_child (stack, child);
          app_test_settle (30);
          gtk_widget_measure (gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                              GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          g_test_message ("%s at %d dpi: %d", kinds[i].stage, dpi, least);
          g_assert_cmpint (least, <=, 740);
        }
      close_window (window);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static void
test_small_window (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();

  check_width (document, 96);
}

static void
test_large_text (void)
{
  g_autoptr (ConcordDocument) document = rich_document_new ();

  check_width (document, 192);
}

/* A page lets go of everything when its document goes. */
static void
test_document_leaves (void)
{
  ConcordDocument *document = rich_document_new ();
  GtkWidget *pages[] = { new_page ("package", document), new_page ("consultation", document),
                         new_page ("options", document), new_page ("bidders", document),
                         new_page ("money", document), new_page ("decision", document) };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *window = app_test_show (pages[i], 1000, 700);

      concord_page_set_document (CONCORD_PAGE (pages[i]), NULL);
      app_test_settle (30);
      close_window (window);
    }
  g_assert_finalize_object (document);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/chart/follows", test_chart_follows);
  g_test_add_func ("/chart/marks", test_chart_marks);
  g_test_add_func ("/chart/copies", test_chart_copies);
  g_test_add_func ("/names/rich", test_names);
  g_test_add_func ("/names/empty", test_names_when_empty);
  g_test_add_func ("/names/cell", test_cell_name);
  g_test_add_func ("/sizes/small-window", test_small_window);
  g_test_add_func ("/sizes/large-text", test_large_text);
  g_test_add_func ("/document/leaves", test_document_leaves);
  return g_test_run ();
}
