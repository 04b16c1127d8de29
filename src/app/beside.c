#include "app/beside.h"
#include "app/widgets.h"

#include <math.h>

/* From this width on, at text of the usual size, the second child stands beside the first. */
#define BESIDE_WIDTH 900
#define GAP 18
#define MARGIN 18
#define SIDE_SHARE 0.38

struct _ConcordBeside
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ConcordBeside, concord_beside, GTK_TYPE_WIDGET)

double
concord_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 4.0) : 1.0;
}

static GtkWidget *
get_side (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *side = first == NULL ? NULL : gtk_widget_get_next_sibling (first);

  return side != NULL && gtk_widget_should_layout (side) ? side : NULL;
}

static gboolean
is_wide (GtkWidget *widget, int width)
{
  return get_side (widget) != NULL && width >= BESIDE_WIDTH * concord_text_scale (widget);
}

/* Widths of the two children in a wide body. */
static void
share (GtkWidget *widget, int width, int *main_width, int *side_width)
{
  int least, room = width - 2 * MARGIN - GAP;

  gtk_widget_measure (get_side (widget), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  *side_width = MAX (least, (int) floor (room * SIDE_SHARE));
  *main_width = room - *side_width;
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *side = get_side (widget);
  int least[2] = { 0, 0 }, wanted[2] = { 0, 0 }, for_main = -1, for_side = -1;
  gboolean wide = for_size >= 0 && orientation == GTK_ORIENTATION_VERTICAL
                  && is_wide (widget, for_size);

  *minimum = *natural = 2 * MARGIN;
  if (first == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      if (wide)
        share (widget, for_size, &for_main, &for_side);
      else
        for_main = for_side = for_size - 2 * MARGIN;
    }
  gtk_widget_measure (first, orientation, for_main, &least[0], &wanted[0], NULL, NULL);
  if (side != NULL)
    gtk_widget_measure (side, orientation, for_side, &least[1], &wanted[1], NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += MAX (least[0], least[1]);
      *natural += MAX (least[0], wanted[0]) + (side == NULL ? 0 : GAP + wanted[1]);
    }
  else if (wide)
    {
      *minimum += MAX (least[0], least[1]);
      *natural += MAX (wanted[0], wanted[1]);
    }
  else
    {
      int gap = side == NULL ? 0 : GAP;

      /* Stacked, both have what they ask for and the page scrolls. */
      *minimum += wanted[0] + gap + wanted[1];
      *natural = *minimum;
    }
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *side = get_side (widget);
  GtkAllocation main_box = { MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN };
  GtkAllocation side_box = main_box;

  if (first == NULL)
    return;
  if (is_wide (widget, width))
    {
      share (widget, width, &main_box.width, &side_box.width);
      side_box.x += main_box.width + GAP;
    }
  else if (side != NULL)
    {
      gtk_widget_measure (side, GTK_ORIENTATION_VERTICAL, side_box.width, NULL, &side_box.height,
                          NULL, NULL);
      main_box.height -= side_box.height + GAP;
      side_box.y += main_box.height + GAP;
    }
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      main_box.x = width - main_box.x - main_box.width;
      side_box.x = width - side_box.x - side_box.width;
    }
  gtk_widget_size_allocate (first, &main_box, -1);
  if (side != NULL)
    gtk_widget_size_allocate (side, &side_box, -1);
}

/* The children are taken out by the page that put them in. */
static void
dispose (GObject *object)
{
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_beside_parent_class)->dispose (object);
}

static void
concord_beside_class_init (ConcordBesideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}

static void
concord_beside_init (ConcordBeside *self)
{
}
