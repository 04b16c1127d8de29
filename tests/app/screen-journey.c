#include "screen-journey.h"
#include "app-test.h"
#include "app/chart-view.h"
#include "store/project-file.h"
#include "store/save.h"

#include <string.h>

static GtkWidget *
find_table (GtkWidget *widget, const char *label)
{
  if (CONCORD_IS_RECORD_TABLE (widget))
    {
      g_autofree char *own = NULL;

      g_object_get (widget, "label", &own, NULL);
      return g_strcmp0 (own, label) == 0 ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_table (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

ConcordRecordTable *
screen_table (GtkWidget *page, const char *label)
{
  GtkStack *stack = app_test_find_parts (page);
  GtkWidget *table = find_table (page, label);

  /* Sections are built when they are first opened. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack));
       child != NULL && table == NULL; child = gtk_widget_get_next_sibling (child))
    {
      gtk_stack_set_visible_child (stack, child);
      table = find_table (page, label);
    }
  if (table == NULL)
    g_error ("There is no table called %s.", label);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_is_ancestor (table, child))
      gtk_stack_set_visible_child (stack, child);
  app_test_settle (60);
  return CONCORD_RECORD_TABLE (table);
}

void
screen_type (ConcordRecordTable *table, guint row, guint column, const char *typed)
{
  g_assert_true (concord_record_table_focus_cell (table, row, column));
  app_test_settle (30);
  if (!concord_record_table_enter (table, typed))
    g_error ("“%s” was refused: %s", typed, concord_record_table_get_status (table));
  app_test_settle (60);
}

GtkLabel *
screen_label (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = screen_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *text)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
screen_press (GtkWidget *widget, const char *text)
{
  GtkWidget *button = find_button (widget, text);

  if (button == NULL)
    g_error ("There is no button that says “%s”.", text);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  app_test_settle (60);
}

char *
screen_dup_title (GtkWidget *page)
{
  ConcordChartView *view = CONCORD_CHART_VIEW (app_test_find (page, CONCORD_TYPE_CHART_VIEW, 0));
  const char *title = concord_figure_get_title (concord_chart_view_get_figure (view));

  /* It is what the person sees. */
  g_assert_nonnull (screen_label (GTK_WIDGET (view), title));
  return g_strdup (title);
}

static gboolean
holds_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (holds_text (child))
      return TRUE;
  return FALSE;
}

/* A name of its own, its text, or that of the widget it is the inside of. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *outer = gtk_widget_get_parent (widget);

  while (outer != NULL && !GTK_IS_ENTRY (outer) && !GTK_IS_DROP_DOWN (outer))
    outer = gtk_widget_get_parent (outer);
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_LABEL (widget))
    return holds_text (widget);
  return outer != NULL && has_name (outer);
}

guint
screen_check_names (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (gtk_widget_get_focusable (widget) && gtk_widget_get_sensitive (widget))
    {
      n = 1;
      if (!has_name (widget))
        g_error ("A %s that can have the focus has no name.", G_OBJECT_TYPE_NAME (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += screen_check_names (child);
  return n;
}

void
screen_undo_save_reopen (ConcordDocument *document, GBytes *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("concord-screen-XXXXXX.concord", &stream, &error);
  g_autoptr (GBytes) undone = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (ConcordDocument) reopened = NULL;

  g_assert_no_error (error);
  g_assert_true (concord_document_is_dirty (document));
  while (concord_document_can_undo (document))
    concord_document_undo (document);
  app_test_settle (60);
  g_assert_false (concord_document_is_dirty (document));
  undone = concord_project_write (document, NULL);
  g_assert_true (g_bytes_equal (undone, before));
  while (concord_document_can_redo (document))
    concord_document_redo (document);
  app_test_settle (60);
  concord_project_save (document, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  saved = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  reopened = concord_project_read (saved, "saved", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (concord_document_get_warnings (reopened)->len, ==, 0);
  again = concord_project_write (reopened, NULL);
  g_assert_true (g_bytes_equal (again, saved));
  g_file_delete (file, NULL, NULL);
}
