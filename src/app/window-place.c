/* Which part of a page shows. */
#include "app/section.h"
#include "app/window-private.h"

static GtkWidget *
find_sections (GtkWidget *widget)
{
  if (widget == NULL || CONCORD_IS_SECTIONS (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_sections (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkStack *
get_parts (ConcordWindow *window)
{
  GtkWidget *sections = find_sections (gtk_stack_get_visible_child (window->pages));
  g_autoptr (GtkStack) stack = NULL;

  if (sections != NULL)
    g_object_get (sections, "stack", &stack, NULL);
  /* The page holds it. */
  return stack;
}

char *
concord_window_dup_section (ConcordWindow *window)
{
  GtkStack *parts = get_parts (window);

  return parts == NULL ? NULL : g_strdup (gtk_stack_get_visible_child_name (parts));
}

void
concord_window_go_section (ConcordWindow *window, const char *section)
{
  GtkStack *parts = get_parts (window);

  if (parts != NULL && section != NULL && gtk_stack_get_child_by_name (parts, section) != NULL)
    gtk_stack_set_visible_child_name (parts, section);
}
