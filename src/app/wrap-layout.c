#include "app/wrap-layout.h"
#include "app/beside.h"

struct _ConcordWrapLayout
{
  GtkLayoutManager parent_instance;

  int column_width;
  int spacing;
};

G_DEFINE_FINAL_TYPE (ConcordWrapLayout, concord_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* How wide @child is in a line of @width; 0 columns mean natural widths. */
static int
get_child_width (ConcordWrapLayout *self, GtkWidget *widget, GtkWidget *child, int width)
{
  int natural, least, columns;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  if (self->column_width == 0)
    return MAX (least, MIN (natural, width));
  columns = (int) ((width + self->spacing)
                   / (self->column_width * concord_text_scale (widget) + self->spacing));
  columns = CLAMP (columns, 1, MAX (count_children (widget), 1));
  return MAX ((width - (columns - 1) * self->spacing) / columns, MIN (least, width));
}

/* Places the children of one line, all as high as the line. */
static void
place_line (ConcordWrapLayout *self, GtkWidget *widget, GtkWidget *first, GtkWidget *end, int y,
            int width, int height)
{
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = get_child_width (self, widget, child, width);
      gtk_widget_size_allocate (
          child,
          &(GtkAllocation){ right_to_left ? width - x - child_width : x, y, child_width, height },
          -1);
      x += child_width + self->spacing;
    }
}

/* Goes through the lines and places the children where @place; returns the height of all. */
static int
flow (ConcordWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = get_child_width (self, widget, child, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &height, NULL, NULL);
      if (x > 0 && x + child_width > width)
        {
          if (place)
            place_line (self, widget, first, child, y, width, line);
          first = child;
          x = 0;
          y += line + self->spacing;
          line = 0;
        }
      x += child_width + self->spacing;
      line = MAX (line, height);
    }
  if (place)
    place_line (self, widget, first, NULL, y, width, line);
  return y + line;
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  ConcordWrapLayout *self = CONCORD_WRAP_LAYOUT (manager);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          int least, wanted;

          if (!gtk_widget_should_layout (child))
            continue;
          gtk_widget_measure (child, orientation, -1, &least, &wanted, NULL, NULL);
          *minimum = MAX (*minimum, least);
          *natural += wanted + (*natural > 0 ? self->spacing : 0);
        }
      return;
    }
  if (for_size < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  *minimum = *natural = flow (self, widget, for_size, FALSE);
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  flow (CONCORD_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
concord_wrap_layout_class_init (ConcordWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
concord_wrap_layout_init (ConcordWrapLayout *self)
{
}

GtkLayoutManager *
concord_wrap_layout_new (int column_width, int spacing)
{
  ConcordWrapLayout *self = g_object_new (CONCORD_TYPE_WRAP_LAYOUT, NULL);

  self->column_width = column_width;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
