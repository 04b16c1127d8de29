#include "app-test.h"
#include "app/section.h"
#include "settle.h"

void
app_test_settle (guint milliseconds)
{
  settle (milliseconds);
}

void
app_test_init (int *argc, char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (argc, argv, NULL);
}

GtkWidget *
app_test_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  app_test_settle (60);
  return window;
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
app_test_find (GtkWidget *widget, GType type, guint nth)
{
  return find (widget, type, &nth);
}

GtkStack *
app_test_find_parts (GtkWidget *page)
{
  GtkWidget *sections = app_test_find (page, CONCORD_TYPE_SECTIONS, 0);
  g_autoptr (GtkStack) stack = NULL;

  if (sections == NULL)
    return GTK_STACK (app_test_find (page, GTK_TYPE_STACK, 0));
  g_object_get (sections, "stack", &stack, NULL);
  /* The page holds it. */
  return stack;
}
