#include "app/chart-area.h"
#include "app/beside.h"
#include "charts/paint.h"

#include <math.h>
#include <string.h>

/* Points are 1/72 inch, and a screen at 100 % has 96 pixels to the inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define LEAST_WIDTH 260
#define BOTTOM 6.0

/* A frame asks how high the chart is at several widths, its own among them. */
#define N_KEPT 4

typedef struct
{
  ConcordLayout *layout; /* or NULL */
  double width;          /* points it was made for */
  double bottom;         /* points down to its last shape */
} Kept;

struct _ConcordChartArea
{
  GtkWidget parent_instance;

  ConcordChart *chart;
  Kept kept[N_KEPT];     /* of this chart, the newest first */
  ConcordLayout *layout; /* of kept[0], or NULL */
  double bottom;         /* of kept[0] */
  char *words;
  int mark;
  GtkWidget *voice; /* focusable, named: stands for the current mark */
};

G_DEFINE_FINAL_TYPE (ConcordChartArea, concord_chart_area, GTK_TYPE_WIDGET)

/* The foreground says more than a setting does: it is what the text beside the chart has. */
ConcordTheme
concord_chart_find_theme (GtkWidget *widget)
{
  g_autofree char *name = NULL;
  const char *forced = g_getenv ("GTK_THEME");
  GdkRGBA colour;
  gboolean is_strong = FALSE, is_dark;

  g_object_get (gtk_widget_get_settings (widget), "gtk-theme-name", &name, NULL);
  for (int i = 0; i < 2; i++)
    {
      const char *theme = i == 0 ? forced : name;

      is_strong |= theme != NULL
                   && (g_str_has_prefix (theme, "HighContrast")
                       || g_str_has_prefix (theme, "Default-hc"));
    }
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  is_dark = 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue > 0.5;
  if (is_strong)
    return is_dark ? CONCORD_THEME_HIGH_CONTRAST_DARK : CONCORD_THEME_HIGH_CONTRAST;
  return is_dark ? CONCORD_THEME_DARK : CONCORD_THEME_LIGHT;
}

static double
get_scale (ConcordChartArea *self)
{
  return PIXELS_PER_POINT * concord_text_scale (GTK_WIDGET (self));
}

static Kept
lay_out (ConcordChart *chart, double width)
{
  Kept made = { concord_chart_layout (chart, width, concord_chart_natural_height (chart, width),
                                      CONCORD_CHART_PLAIN),
                width, 0 };

  for (guint i = 0; i < made.layout->shapes->len; i++)
    {
      const ConcordShape *shape = made.layout->shapes->pdata[i];

      made.bottom = MAX (made.bottom, shape->box.y + shape->box.height);
    }
  made.bottom += BOTTOM;
  return made;
}

static void
forget_layouts (ConcordChartArea *self)
{
  for (guint i = 0; i < N_KEPT; i++)
    g_clear_pointer (&self->kept[i].layout, concord_layout_free);
  self->layout = NULL;
}

/* Lays out for a width in pixels; the height is what the chart wants. */
static void
ensure_layout (ConcordChartArea *self, int width)
{
  double points = MAX (width / get_scale (self), 100);
  Kept wanted = { NULL, 0, 0 };
  guint place = 0;

  if (self->chart == NULL)
    return;
  while (place < N_KEPT - 1
         && (self->kept[place].layout == NULL || self->kept[place].width != points))
    place++;
  wanted = self->kept[place];
  if (wanted.layout == NULL || wanted.width != points)
    {
      g_clear_pointer (&self->kept[place].layout, concord_layout_free);
      wanted = lay_out (self->chart, points);
    }
  memmove (self->kept + 1, self->kept, place * sizeof *self->kept);
  self->kept[0] = wanted;
  self->layout = wanted.layout;
  self->bottom = wanted.bottom;
  if (self->mark >= (int) self->layout->marks->len)
    self->mark = -1;
}

/* --- the current mark ------------------------------------------------------------------------ */

const char *
concord_chart_area_get_spoken (ConcordChartArea *area)
{
  const ConcordMark *mark = area->layout == NULL || area->mark < 0
                                ? NULL
                                : concord_layout_get_mark (area->layout, area->mark);

  return mark != NULL ? mark->words : area->words != NULL ? area->words : "";
}

static void
speak (ConcordChartArea *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->voice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  concord_chart_area_get_spoken (self), -1);
}

int
concord_chart_area_get_mark (ConcordChartArea *area)
{
  return area->mark;
}

static void
go_to (ConcordChartArea *self, int mark)
{
  self->mark = mark;
  speak (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
concord_chart_area_step (ConcordChartArea *area, int direction)
{
  ensure_layout (area, MAX (gtk_widget_get_width (GTK_WIDGET (area)), LEAST_WIDTH));
  if (area->layout != NULL)
    go_to (area, concord_layout_next_mark (area->layout, area->mark, direction));
}

/* Before the first mark there is none: from there on is the first, and back the last. */
static void
step_to_end (ConcordChartArea *self, int direction)
{
  self->mark = -1;
  concord_chart_area_step (self, direction);
}

static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             ConcordChartArea *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    concord_chart_area_step (self, key == GDK_KEY_Left ? -1 : 1);
  else if (key == GDK_KEY_Home || key == GDK_KEY_End)
    step_to_end (self, key == GDK_KEY_Home ? 1 : -1);
  else if (key == GDK_KEY_Escape && self->mark >= 0)
    go_to (self, -1);
  else
    return FALSE;
  return TRUE;
}

static void
focus_left (GtkEventControllerFocus *controller, ConcordChartArea *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ConcordChartArea *self = CONCORD_CHART_AREA (widget);
  double scale = get_scale (self);
  int mark;

  if (self->layout == NULL)
    return FALSE;
  mark = keyboard ? self->mark : concord_layout_hit (self->layout, x / scale, y / scale);
  if (mark < 0)
    return FALSE;
  gtk_tooltip_set_text (tooltip, concord_layout_get_mark (self->layout, mark)->words);
  return TRUE;
}

/* --- the widget ------------------------------------------------------------------------------ */

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  ConcordChartArea *self = CONCORD_CHART_AREA (widget);
  int least = (int) (LEAST_WIDTH * MIN (concord_text_scale (widget), 1.5));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = (int) (400 * concord_text_scale (widget));
      return;
    }
  *minimum = *natural = 60;
  ensure_layout (self, for_size < 0 ? least : for_size);
  if (self->layout != NULL)
    *minimum = *natural = (int) ceil (self->bottom * get_scale (self));
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ConcordChartArea *self = CONCORD_CHART_AREA (widget);
  GtkAllocation box = { 0, 0, width, height };
  double scale = get_scale (self);

  ensure_layout (self, width);
  if (self->layout != NULL && self->mark >= 0)
    {
      ConcordBox bounds = concord_layout_get_mark (self->layout, self->mark)->bounds;

      box = (GtkAllocation){ (int) (bounds.x * scale), (int) (bounds.y * scale),
                             MAX ((int) (bounds.width * scale), 1),
                             MAX ((int) (bounds.height * scale), 1) };
    }
  gtk_widget_size_allocate (self->voice, &box, -1);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *shot)
{
  ConcordChartArea *self = CONCORD_CHART_AREA (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scale = get_scale (self);
  gboolean focused = gtk_widget_has_focus (self->voice);
  cairo_t *cr;

  ensure_layout (self, width);
  if (self->layout != NULL && width > 0 && height > 0)
    {
      cr = gtk_snapshot_append_cairo (shot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      cairo_scale (cr, scale, scale);
      concord_layout_paint (self->layout, cr, concord_chart_find_theme (widget),
                            focused ? self->mark : -1);
      cairo_destroy (cr);
    }
  if (focused && self->mark < 0)
    gtk_snapshot_render_focus (shot, gtk_widget_get_style_context (self->voice), 0, 0, width,
                               height);
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (concord_chart_area_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
dispose (GObject *object)
{
  ConcordChartArea *self = CONCORD_CHART_AREA (object);

  g_clear_pointer (&self->voice, gtk_widget_unparent);
  forget_layouts (self);
  g_clear_object (&self->chart);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (concord_chart_area_parent_class)->dispose (object);
}

static void
concord_chart_area_class_init (ConcordChartAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  widget_class->css_changed = css_changed;
  widget_class->query_tooltip = query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "chart-area");
}

static void
concord_chart_area_init (ConcordChartArea *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->mark = -1;
  /* Not a box: that would pass the Tab key on to the children that it has not. */
  self->voice = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                              "focusable", TRUE, NULL);
  gtk_widget_set_parent (self->voice, GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (self->voice, keys);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_left), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left), self);
  gtk_widget_add_controller (self->voice, focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
concord_chart_area_new (void)
{
  return g_object_new (CONCORD_TYPE_CHART_AREA, NULL);
}

void
concord_chart_area_set_chart (ConcordChartArea *area, ConcordChart *chart, const char *words)
{
  g_set_object (&area->chart, chart);
  g_free (area->words);
  area->words = g_strdup (words);
  forget_layouts (area);
  ensure_layout (area, MAX (gtk_widget_get_width (GTK_WIDGET (area)), LEAST_WIDTH));
  speak (area);
  gtk_widget_queue_resize (GTK_WIDGET (area));
}
