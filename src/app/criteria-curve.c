#include "app/criteria-curve.h"
#include "app/beside.h"
#include "app/chart-area.h"
#include "charts/palette.h"

#include "concord-words.h"

#define HANDLE 18 /* pixels across */
#define REACH 22  /* how near a press must be */
#define LEAST_WIDTH 220
#define LEAST_HEIGHT 170

struct _ConcordCriteriaCurve
{
  GtkWidget parent_instance;

  ConcordCriterion *criterion;
  GArray *points;
  GPtrArray *handles; /* of GtkWidget, children of this one */
  int dragged;        /* point, or -1 */
  double drag_x, drag_y;
};

G_DEFINE_FINAL_TYPE (ConcordCriteriaCurve, concord_criteria_curve, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  RELEASED,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- the handle ------------------------------------------------------------------------------ */

#define CONCORD_TYPE_CURVE_HANDLE (concord_curve_handle_get_type ())
G_DECLARE_FINAL_TYPE (ConcordCurveHandle, concord_curve_handle, CONCORD, CURVE_HANDLE, GtkWidget)

struct _ConcordCurveHandle
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ConcordCurveHandle, concord_curve_handle, GTK_TYPE_WIDGET)

static void
concord_curve_handle_class_init (ConcordCurveHandleClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "curve-handle");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
concord_curve_handle_init (ConcordCurveHandle *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* --- from numbers to places ------------------------------------------------------------------ */

static ConcordValuePoint *
get_point (ConcordCriteriaCurve *self, guint index)
{
  return &g_array_index (self->points, ConcordValuePoint, index);
}

/* What the picture spans: the scale and all points. */
static void
get_span (ConcordCriteriaCurve *self, double *from, double *to)
{
  *from = concord_criterion_get_low (self->criterion);
  *to = concord_criterion_get_high (self->criterion);
  if (self->points->len > 0)
    {
      *from = MIN (*from, get_point (self, 0)->x);
      *to = MAX (*to, get_point (self, self->points->len - 1)->x);
    }
  if (!(*to > *from))
    *to = *from + 1;
}

static void
get_frame (ConcordCriteriaCurve *self, GdkRectangle *frame)
{
  double scale = concord_text_scale (GTK_WIDGET (self));
  int left = (int) (34 * scale), below = (int) (24 * scale), around = HANDLE / 2 + 3;

  frame->x = left + around;
  frame->y = around;
  frame->width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - left - 2 * around, 1);
  frame->height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - below - 2 * around, 1);
}

static void
find_place (ConcordCriteriaCurve *self, ConcordValuePoint point, double *x, double *y)
{
  GdkRectangle frame;
  double from, to;

  get_frame (self, &frame);
  get_span (self, &from, &to);
  *x = frame.x + (point.x - from) / (to - from) * frame.width;
  *y = frame.y + (1 - point.value / 100) * frame.height;
}

/* The step of one key press: about a hundredth of the span, 1, 2 or 5 times a power of ten. */
static double
get_step (ConcordCriteriaCurve *self)
{
  double from, to, power, part;

  get_span (self, &from, &to);
  power = pow (10, floor (log10 ((to - from) / 100)));
  part = (to - from) / 100 / power;
  return power * (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10);
}

static double
round_to (double x, double step)
{
  /* By the number of steps to one, so that 0.1 stays 0.1. */
  return step < 1 ? round (x / step) / round (1 / step) : round (x / step) * step;
}

/* Between its neighbours; the ends stay where they are on the scale. */
static void
move_point (ConcordCriteriaCurve *self, guint index, double x, double value)
{
  double step = get_step (self);
  gboolean end = index == 0 || index + 1 == self->points->len;

  if (end)
    x = get_point (self, index)->x;
  else
    {
      double least = get_point (self, index - 1)->x, most = get_point (self, index + 1)->x;

      x = round_to (x, step);
      if (x <= least || x >= most)
        x = get_point (self, index)->x;
    }
  g_signal_emit (self, signals[MOVED], 0, index, x, CLAMP (round (value), 0, 100));
}

/* --- keys ------------------------------------------------------------------------------------ */

static gboolean
handle_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
            ConcordCriteriaCurve *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  double times = (state & GDK_SHIFT_MASK) != 0 ? 10 : 1;
  double step = get_step (self) * times;
  ConcordValuePoint point;
  guint index;

  if (!g_ptr_array_find (self->handles, handle, &index)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  point = *get_point (self, index);
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      move_point (self, index, point.x, point.value + (key == GDK_KEY_Up ? times : -times));
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      move_point (self, index, point.x + (key == GDK_KEY_Right ? step : -step), point.value);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      g_signal_emit (self, signals[REMOVE], 0, index);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
handle_left (GtkEventControllerFocus *focus, ConcordCriteriaCurve *self)
{
  g_signal_emit (self, signals[RELEASED], 0);
}

/* --- handles --------------------------------------------------------------------------------- */

static void
add_handle (ConcordCriteriaCurve *self)
{
  GtkWidget *handle = g_object_new (CONCORD_TYPE_CURVE_HANDLE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (handle_key), self);
  gtk_widget_add_controller (handle, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (handle_left), self);
  gtk_widget_add_controller (handle, focus);
  gtk_widget_set_parent (handle, GTK_WIDGET (self));
  g_ptr_array_add (self->handles, handle);
}

static void
drop_handles (ConcordCriteriaCurve *self, guint keep)
{
  while (self->handles->len > keep)
    {
      GtkWidget *handle = self->handles->pdata[self->handles->len - 1];

      g_ptr_array_set_size (self->handles, (int) self->handles->len - 1);
      gtk_widget_unparent (handle);
    }
}

static void
name_handles (ConcordCriteriaCurve *self)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      ConcordValuePoint point = *get_point (self, i);
      g_autofree char *value = concord_number_dup_display (point.value);
      g_autofree char *x = concord_criterion_dup_at (self->criterion, point.x);
      /* Translators: a value from 0 to 100 and the score that has it: "Point 2 of 3: 70 at 180 jobs". */
      g_autofree char *words = g_strdup_printf (_ ("Point %u of %u: %s at %s"), i + 1,
                                                self->handles->len, value, x);
      GtkAccessible *handle = GTK_ACCESSIBLE (self->handles->pdata[i]);

      gtk_accessible_update_property (handle, GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                      GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, point.value, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (handle), words);
    }
}

void
concord_criteria_curve_set_points (ConcordCriteriaCurve *curve, ConcordCriterion *criterion,
                                   const GArray *points)
{
  g_set_object (&curve->criterion, criterion);
  g_array_set_size (curve->points, 0);
  if (criterion != NULL)
    g_array_append_vals (curve->points, points->data, points->len);
  drop_handles (curve, curve->points->len);
  while (curve->handles->len < curve->points->len)
    add_handle (curve);
  if (curve->dragged >= (int) curve->points->len)
    curve->dragged = -1;
  name_handles (curve);
  gtk_widget_queue_allocate (GTK_WIDGET (curve));
  gtk_widget_queue_draw (GTK_WIDGET (curve));
}

GtkWidget *
concord_criteria_curve_get_handle (ConcordCriteriaCurve *curve, guint point)
{
  return point < curve->handles->len ? curve->handles->pdata[point] : NULL;
}

void
concord_criteria_curve_get_place (ConcordCriteriaCurve *curve, guint point, double *x, double *y)
{
  find_place (curve, *get_point (curve, point), x, y);
}

/* --- dragging -------------------------------------------------------------------------------- */

static void
drag_begin (GtkGestureDrag *gesture, double x, double y, ConcordCriteriaCurve *self)
{
  double nearest = REACH;

  self->dragged = -1;
  for (guint i = 0; i < self->points->len; i++)
    {
      double at_x, at_y;

      find_place (self, *get_point (self, i), &at_x, &at_y);
      if (hypot (at_x - x, at_y - y) < nearest)
        {
          nearest = hypot (at_x - x, at_y - y);
          self->dragged = (int) i;
          self->drag_x = at_x;
          self->drag_y = at_y;
        }
    }
  if (self->dragged < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (self->handles->pdata[self->dragged]);
}

static void
drag_update (GtkGestureDrag *gesture, double dx, double dy, ConcordCriteriaCurve *self)
{
  GdkRectangle frame;
  double from, to;

  if (self->dragged < 0)
    return;
  get_frame (self, &frame);
  get_span (self, &from, &to);
  move_point (self, (guint) self->dragged,
              from + (self->drag_x + dx - frame.x) / frame.width * (to - from),
              100 * (1 - (self->drag_y + dy - frame.y) / frame.height));
}

static void
drag_end (GtkGestureDrag *gesture, double dx, double dy, ConcordCriteriaCurve *self)
{
  if (self->dragged >= 0)
    g_signal_emit (self, signals[RELEASED], 0);
  self->dragged = -1;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void
set_colour (cairo_t *cr, ConcordTheme theme, ConcordRole role)
{
  ConcordColour colour = concord_theme_colour (theme, role);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

/* @along: 0 sets the text's left edge at x, 0.5 its middle, 1 its right edge. */
static void
draw_text (ConcordCriteriaCurve *self, cairo_t *cr, const char *text, double x, double y,
           double along, double up)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height, all = gtk_widget_get_width (GTK_WIDGET (self));

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, CLAMP (x - along * width, 0, MAX (all - width, 0)), y - up * height);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_grid (ConcordCriteriaCurve *self, cairo_t *cr, ConcordTheme theme, const GdkRectangle *frame)
{
  double from, to;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  get_span (self, &from, &to);
  cairo_set_line_width (cr, 1);
  for (int value = 0; value <= 100; value += 50)
    {
      double y = floor (frame->y + (1 - value / 100.0) * frame->height) + 0.5;
      g_autofree char *text = g_strdup_printf ("%d", value);

      set_colour (cr, theme, value == 0 ? CONCORD_ROLE_AXIS : CONCORD_ROLE_GRID);
      cairo_move_to (cr, frame->x, y);
      cairo_line_to (cr, frame->x + frame->width, y);
      cairo_stroke (cr);
      set_colour (cr, theme, CONCORD_ROLE_TEXT);
      draw_text (self, cr, text, frame->x - HANDLE / 2 - 6, y, 1, 0.5);
    }
  left = concord_criterion_dup_at (self->criterion, from);
  right = concord_criterion_dup_at (self->criterion, to);
  draw_text (self, cr, left, frame->x, frame->y + frame->height + HANDLE / 2 + 3, 0.5, 0);
  draw_text (self, cr, right, frame->x + frame->width, frame->y + frame->height + HANDLE / 2 + 3,
             0.5, 0);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ConcordCriteriaCurve *self = CONCORD_CRITERIA_CURVE (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  ConcordTheme theme = concord_chart_find_theme (widget);
  GdkRectangle frame;
  cairo_t *cr;

  if (self->criterion == NULL || self->points->len == 0)
    return;
  get_frame (self, &frame);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  draw_grid (self, cr, theme, &frame);
  set_colour (cr, theme, CONCORD_ROLE_SERIES_0);
  cairo_set_line_width (cr, 2.5);
  cairo_new_path (cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      double x, y;

      find_place (self, *get_point (self, i), &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  GTK_WIDGET_CLASS (concord_criteria_curve_parent_class)->snapshot (widget, snapshot);
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  double scale = concord_text_scale (widget);

  *minimum = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT)
                    * (orientation == GTK_ORIENTATION_HORIZONTAL ? 1 : 0.7 + 0.3 * scale));
  *natural = *minimum;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ConcordCriteriaCurve *self = CONCORD_CRITERIA_CURVE (widget);

  for (guint i = 0; i < self->handles->len; i++)
    {
      int least;
      double x, y;

      find_place (self, *get_point (self, i), &x, &y);
      gtk_widget_measure (self->handles->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                          NULL, NULL);
      least = MAX (least, HANDLE);
      gtk_widget_size_allocate (
          self->handles->pdata[i],
          &(GtkAllocation){ (int) x - least / 2, (int) y - least / 2, least, least }, -1);
    }
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
dispose (GObject *object)
{
  ConcordCriteriaCurve *self = CONCORD_CRITERIA_CURVE (object);

  drop_handles (self, 0);
  g_clear_object (&self->criterion);
  G_OBJECT_CLASS (concord_criteria_curve_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordCriteriaCurve *self = CONCORD_CRITERIA_CURVE (object);

  g_array_unref (self->points);
  g_ptr_array_unref (self->handles);
  G_OBJECT_CLASS (concord_criteria_curve_parent_class)->finalize (object);
}

static void
concord_criteria_curve_class_init (ConcordCriteriaCurveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  widget_class->snapshot = snapshot;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[RELEASED] = g_signal_new ("released", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "criteria-curve");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
concord_criteria_curve_init (ConcordCriteriaCurve *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->points = g_array_new (FALSE, FALSE, sizeof (ConcordValuePoint));
  self->handles = g_ptr_array_new ();
  self->dragged = -1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Value function"), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
