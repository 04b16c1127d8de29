#include "app/paper-sheets.h"
#include "app/beside.h"

#include "concord-words.h"
#include <math.h>

/* Pixels of the screen in a point of paper, where a page is as large as on paper. */
#define FULL_SIZE (96.0 / 72.0)
/* Pixels between pages and around them, and of the narrowest page. */
#define GAP 12
#define LEAST_WIDTH 160

struct _ConcordPaperSheets
{
  GtkWidget parent_instance;

  ConcordPaper *paper;
  guint n_pages;
  double page_width, page_height; /* points */
  double zoom;                    /* 0 fits the width */
  double scale;                   /* as shown */
  guint page;
  GskRenderNode **nodes; /* drawn pages, by number; NULL for those that are not */
  GtkAdjustment *adjustment;
};

G_DEFINE_FINAL_TYPE (ConcordPaperSheets, concord_paper_sheets, GTK_TYPE_WIDGET)

enum
{
  PROP_N_PAGES = 1,
  PROP_PAGE,
  PROP_SCALE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
forget_nodes (ConcordPaperSheets *self)
{
  for (guint i = 0; self->nodes != NULL && i < self->n_pages; i++)
    g_clear_pointer (&self->nodes[i], gsk_render_node_unref);
}

/* --- sizes ----------------------------------------------------------------------------------- */

/* Whoever needs larger text needs larger pages. */
static double
get_full_size (ConcordPaperSheets *self)
{
  return FULL_SIZE * concord_text_scale (GTK_WIDGET (self));
}

/* Pixels in a point where the pages have @width pixels. */
static double
get_ratio (ConcordPaperSheets *self, int width)
{
  if (self->zoom > 0)
    return self->zoom * get_full_size (self);
  return CLAMP ((width - 2 * GAP) / self->page_width, LEAST_WIDTH / self->page_width,
                get_full_size (self));
}

static double
get_step (ConcordPaperSheets *self)
{
  return ceil (self->page_height * get_ratio (self, gtk_widget_get_width (GTK_WIDGET (self))))
         + GAP;
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
  ConcordPaperSheets *self = CONCORD_PAPER_SHEETS (widget);
  int full = (int) ceil (self->page_width * get_full_size (self));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 2 * GAP + (self->zoom > 0 ? (int) ceil (full * self->zoom) : LEAST_WIDTH);
      *natural = MAX (*minimum, 2 * GAP + (int) (0.6 * full));
      return;
    }
  /* At no particular width, such as in a page that asks for its least height. */
  *minimum = *natural
      = GAP
        + (int) (self->n_pages
                 * (ceil (self->page_height * get_ratio (self, for_size < 0 ? LEAST_WIDTH : for_size))
                    + GAP));
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ConcordPaperSheets *self = CONCORD_PAPER_SHEETS (widget);
  double scale = get_ratio (self, width) / get_full_size (self);

  if (scale == self->scale)
    return;
  self->scale = scale;
  forget_nodes (self);
  gtk_widget_queue_draw (widget);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCALE]);
}

/* --- drawing --------------------------------------------------------------------------------- */

static gboolean
is_in_sight (ConcordPaperSheets *self, guint page)
{
  double step = get_step (self), top = GAP + page * step;
  double from, to;

  if (self->adjustment == NULL)
    return TRUE;
  from = gtk_adjustment_get_value (self->adjustment);
  to = from + gtk_adjustment_get_page_size (self->adjustment);
  return top < to && top + step > from;
}

static GskRenderNode *
draw (ConcordPaperSheets *self, guint page, int width, int height, double ratio)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t sheet = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &sheet);

  /* Paper is white under every theme. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, ratio, ratio);
  concord_paper_draw_page (self->paper, cr, page);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
snapshot_page (ConcordPaperSheets *self, GtkSnapshot *snapshot, guint page, double ratio)
{
  int width = (int) ceil (self->page_width * ratio), height = (int) ceil (self->page_height * ratio);
  GskRoundedRect edge;
  const float line[4] = { 1, 1, 1, 1 };
  const GdkRGBA grey = { 0.5f, 0.5f, 0.5f, 1.0f };
  const GdkRGBA edges[4] = { grey, grey, grey, grey };

  if (self->nodes[page] == NULL)
    self->nodes[page] = draw (self, page, width, height, ratio);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    (float) MAX (GAP, (gtk_widget_get_width (GTK_WIDGET (self)) - width) / 2),
                    (float) (GAP + page * get_step (self))));
  gtk_snapshot_append_node (snapshot, self->nodes[page]);
  gsk_rounded_rect_init_from_rect (&edge, &GRAPHENE_RECT_INIT (-1, -1, width + 2, height + 2), 0);
  gtk_snapshot_append_border (snapshot, &edge, line, edges);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ConcordPaperSheets *self = CONCORD_PAPER_SHEETS (widget);
  double ratio = get_ratio (self, gtk_widget_get_width (widget));

  for (guint i = 0; self->paper != NULL && i < self->n_pages; i++)
    if (is_in_sight (self, i))
      snapshot_page (self, snapshot, i, ratio);
}

/* --- scrolling ------------------------------------------------------------------------------- */

static void
name_page (ConcordPaperSheets *self)
{
  /* Translators: page number and number of pages. */
  g_autofree char *name
      = g_strdup_printf (_ ("Page %u of %u"), self->n_pages == 0 ? 0 : self->page + 1, self->n_pages);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
scrolled (ConcordPaperSheets *self)
{
  double value = gtk_adjustment_get_value (self->adjustment);
  double end = value + gtk_adjustment_get_page_size (self->adjustment);
  double third = gtk_adjustment_get_page_size (self->adjustment) / 3;
  guint page = self->n_pages == 0 ? 0 : (guint) MAX (0, (value + third) / get_step (self));

  if (self->n_pages > 0 && value > 0 && end >= gtk_adjustment_get_upper (self->adjustment) - 1)
    page = self->n_pages - 1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  page = self->n_pages == 0 ? 0 : MIN (page, self->n_pages - 1);
  if (page == self->page)
    return;
  self->page = page;
  name_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

static void
set_adjustment (ConcordPaperSheets *self, GtkAdjustment *adjustment)
{
  if (adjustment == self->adjustment)
    return;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled), self,
                             G_CONNECT_SWAPPED);
}

static void
root (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);

  GTK_WIDGET_CLASS (concord_paper_sheets_parent_class)->root (widget);
  if (viewport != NULL)
    set_adjustment (CONCORD_PAPER_SHEETS (widget),
                    gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)));
}

void
concord_paper_sheets_go (ConcordPaperSheets *sheets, guint page)
{
  if (sheets->adjustment == NULL || sheets->n_pages == 0)
    return;
  page = MIN (page, sheets->n_pages - 1);
  gtk_adjustment_set_value (sheets->adjustment, page * get_step (sheets));
  /* The last pages may all be in sight at once; the one that was asked for counts. */
  if (sheets->page != page)
    {
      sheets->page = page;
      name_page (sheets);
      g_object_notify_by_pspec (G_OBJECT (sheets), props[PROP_PAGE]);
    }
}

/* --- the widget ------------------------------------------------------------------------------ */

void
concord_paper_sheets_set_paper (ConcordPaperSheets *sheets, ConcordPaper *paper, guint n_pages,
                                double width, double height)
{
  forget_nodes (sheets);
  g_clear_pointer (&sheets->nodes, g_free);
  g_set_object (&sheets->paper, paper);
  sheets->n_pages = paper == NULL ? 0 : n_pages;
  sheets->nodes = g_new0 (GskRenderNode *, sheets->n_pages + 1);
  sheets->page_width = width;
  sheets->page_height = height;
  sheets->page = MIN (sheets->page, sheets->n_pages == 0 ? 0 : sheets->n_pages - 1);
  name_page (sheets);
  gtk_widget_queue_resize (GTK_WIDGET (sheets));
  gtk_widget_queue_draw (GTK_WIDGET (sheets));
  g_object_notify_by_pspec (G_OBJECT (sheets), props[PROP_N_PAGES]);
}

void
concord_paper_sheets_set_zoom (ConcordPaperSheets *sheets, double zoom)
{
  if (zoom == sheets->zoom)
    return;
  sheets->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (sheets));
}

double
concord_paper_sheets_get_zoom (ConcordPaperSheets *sheets)
{
  return sheets->zoom;
}

double
concord_paper_sheets_get_scale (ConcordPaperSheets *sheets)
{
  return sheets->scale;
}

guint
concord_paper_sheets_get_n_pages (ConcordPaperSheets *sheets)
{
  return sheets->n_pages;
}

guint
concord_paper_sheets_get_page (ConcordPaperSheets *sheets)
{
  return sheets->page;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordPaperSheets *self = CONCORD_PAPER_SHEETS (object);

  if (id == PROP_SCALE)
    g_value_set_double (value, self->scale);
  else
    g_value_set_uint (value, id == PROP_PAGE ? self->page : self->n_pages);
}

static void
dispose (GObject *object)
{
  ConcordPaperSheets *self = CONCORD_PAPER_SHEETS (object);

  forget_nodes (self);
  g_clear_pointer (&self->nodes, g_free);
  set_adjustment (self, NULL);
  g_clear_object (&self->paper);
  G_OBJECT_CLASS (concord_paper_sheets_parent_class)->dispose (object);
}

static gboolean
on_turn (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ConcordPaperSheets *self = CONCORD_PAPER_SHEETS (widget);
  int page = (int) self->page + g_variant_get_int32 (arguments);

  concord_paper_sheets_go (self, (guint) MAX (page, 0));
  return TRUE;
}

/* Here rather than in the view: what scrolls would take them first. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int by;
  } keys[] = {
    { GDK_KEY_Page_Up, -1 },    { GDK_KEY_KP_Page_Up, -1 }, { GDK_KEY_Page_Down, 1 },
    { GDK_KEY_KP_Page_Down, 1 }, { GDK_KEY_Home, -100000 },  { GDK_KEY_KP_Home, -100000 },
    { GDK_KEY_End, 100000 },    { GDK_KEY_KP_End, 100000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, on_turn, "i", keys[i].by);
}

static void
concord_paper_sheets_class_init (ConcordPaperSheetsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = get_property;
  object_class->dispose = dispose;
  widget_class->get_request_mode = get_request_mode;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->snapshot = snapshot;
  widget_class->root = root;
  props[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, 100, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "paper-sheets");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
pressed (GtkWidget *self)
{
  gtk_widget_grab_focus (self);
}

static void
concord_paper_sheets_init (ConcordPaperSheets *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  self->page_width = 595.276;
  self->page_height = 841.89;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  name_page (self);
}
