#include "app/paper-view.h"
#include "app/paper-sheets.h"
#include "app/tip.h"
#include "app/widgets.h"
#include "app/wrap-layout.h"

#include "concord-words.h"

struct _ConcordPaperView
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkWidget *back;
  GtkWidget *on;
  GtkLabel *place;
  GtkWidget *smaller;
  GtkWidget *larger;
  GtkWidget *fit;
  GtkLabel *scale;
  GtkWidget *scroller;
  ConcordPaperSheets *sheets;
};

G_DEFINE_FINAL_TYPE (ConcordPaperView, concord_paper_view, GTK_TYPE_WIDGET)

/* Shares of the size on paper. */
static const double steps[] = { 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3 };

/* --- what the bar says ----------------------------------------------------------------------- */

static void
show_place (ConcordPaperView *self)
{
  guint n = concord_paper_sheets_get_n_pages (self->sheets);
  guint page = concord_paper_sheets_get_page (self->sheets);
  /* Translators: page number and number of pages. */
  g_autofree char *words = g_strdup_printf (_ ("Page %u of %u"), n == 0 ? 0 : page + 1, n);

  gtk_label_set_text (self->place, words);
  gtk_widget_set_sensitive (self->back, page > 0);
  gtk_widget_set_sensitive (self->on, page + 1 < n);
  gtk_widget_set_visible (self->bar, n > 0);
}

static void
show_scale (ConcordPaperView *self)
{
  double scale = concord_paper_sheets_get_scale (self->sheets);
  /* Translators: how large a page is shown, of its size on paper. */
  g_autofree char *words = g_strdup_printf (_ ("%.0f%%"), 100 * scale);

  gtk_label_set_text (self->scale, words);
  gtk_widget_set_sensitive (self->smaller, scale > steps[0] + 0.005);
  gtk_widget_set_sensitive (self->larger, scale < steps[G_N_ELEMENTS (steps) - 1] - 0.005);
}

/* The size is known in the middle of a layout, where no label may change. */
static gboolean
show_scale_late (gpointer data)
{
  show_scale (data);
  return G_SOURCE_REMOVE;
}

static void
scale_changed (ConcordPaperView *self)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, show_scale_late, g_object_ref (self), g_object_unref);
}

/* --- what can be done ------------------------------------------------------------------------ */

guint
concord_paper_view_get_n_pages (ConcordPaperView *view)
{
  return concord_paper_sheets_get_n_pages (view->sheets);
}

guint
concord_paper_view_get_page (ConcordPaperView *view)
{
  return concord_paper_sheets_get_page (view->sheets);
}

void
concord_paper_view_go (ConcordPaperView *view, guint page)
{
  concord_paper_sheets_go (view->sheets, page);
}

double
concord_paper_view_get_scale (ConcordPaperView *view)
{
  return concord_paper_sheets_get_scale (view->sheets);
}

void
concord_paper_view_zoom (ConcordPaperView *view, int direction)
{
  double scale = concord_paper_sheets_get_scale (view->sheets), zoom = 0;

  if (direction > 0)
    for (guint i = G_N_ELEMENTS (steps); i > 0 && steps[i - 1] > scale + 0.005; i--)
      zoom = steps[i - 1];
  else if (direction < 0)
    for (guint i = 0; i < G_N_ELEMENTS (steps) && steps[i] < scale - 0.005; i++)
      zoom = steps[i];
  if (direction == 0 || zoom > 0)
    concord_paper_sheets_set_zoom (view->sheets, zoom);
}

void
concord_paper_view_set_paper (ConcordPaperView *view, ConcordPaper *paper, double width,
                              double height)
{
  guint n_pages = 0;

  if (paper != NULL)
    {
      concord_paper_set_page_size (paper, width, height);
      n_pages = concord_paper_paginate (paper);
    }
  concord_paper_sheets_set_paper (view->sheets, paper, n_pages, width, height);
}

static gboolean
on_turn (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ConcordPaperView *self = CONCORD_PAPER_VIEW (widget);
  int page = (int) concord_paper_view_get_page (self) + g_variant_get_int32 (arguments);

  concord_paper_view_go (self, (guint) MAX (page, 0));
  return TRUE;
}

static gboolean
on_zoom (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  concord_paper_view_zoom (CONCORD_PAPER_VIEW (widget), g_variant_get_int32 (arguments));
  return TRUE;
}

static void
turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_turn (widget, parameter, NULL);
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_zoom (widget, parameter, NULL);
}

/* --- the widget ------------------------------------------------------------------------------ */

static void
dispose (GObject *object)
{
  concord_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (concord_paper_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    GtkShortcutFunc deed;
    int by;
  } keys[] = {
    /* On the buttons; the pages have theirs. */
    { GDK_KEY_Page_Up, 0, on_turn, -1 },
    { GDK_KEY_Page_Down, 0, on_turn, 1 },
    { GDK_KEY_plus, GDK_CONTROL_MASK, on_zoom, 1 },
    { GDK_KEY_equal, GDK_CONTROL_MASK, on_zoom, 1 },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, on_zoom, 1 },
    { GDK_KEY_minus, GDK_CONTROL_MASK, on_zoom, -1 },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, on_zoom, -1 },
    { GDK_KEY_0, GDK_CONTROL_MASK, on_zoom, 0 },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, on_zoom, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, keys[i].deed, "i",
                                  keys[i].by);
}

static void
concord_paper_view_class_init (ConcordPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  add_keys (widget_class);
  gtk_widget_class_install_action (widget_class, "view.turn", "i", turn);
  gtk_widget_class_install_action (widget_class, "view.zoom", "i", zoom);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "paper");
}

static GtkWidget *
new_button (const char *icon, const char *words, const char *action, int target)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  concord_set_tip (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
new_group (GtkWidget *first, GtkLabel *label, GtkWidget *second, GtkWidget *third)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (GTK_WIDGET (label), "numeric");
  gtk_box_append (GTK_BOX (group), first);
  gtk_box_append (GTK_BOX (group), GTK_WIDGET (label));
  gtk_box_append (GTK_BOX (group), second);
  if (third != NULL)
    gtk_box_append (GTK_BOX (group), third);
  return group;
}

static void
build_bar (ConcordPaperView *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->bar, concord_wrap_layout_new (0, 12));
  self->place = GTK_LABEL (gtk_label_new (NULL));
  self->scale = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->scale, 5);
  self->back = new_button ("concord-previous-symbolic", _ ("Previous page (Page Up)"), "view.turn", -1);
  self->on = new_button ("concord-next-symbolic", _ ("Next page (Page Down)"), "view.turn", 1);
  self->smaller = new_button ("concord-zoom-out-symbolic", _ ("Smaller (Ctrl+minus)"), "view.zoom", -1);
  self->larger = new_button ("concord-zoom-in-symbolic", _ ("Larger (Ctrl+plus)"), "view.zoom", 1);
  self->fit = new_button ("concord-zoom-fit-symbolic", _ ("Fit the width (Ctrl+0)"), "view.zoom", 0);
  gtk_widget_set_parent (new_group (self->back, self->place, self->on, NULL), self->bar);
  gtk_widget_set_parent (new_group (self->smaller, self->scale, self->larger, self->fit), self->bar);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
concord_paper_view_init (ConcordPaperView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  build_bar (self);
  self->sheets = g_object_new (CONCORD_TYPE_PAPER_SHEETS, NULL);
  self->scroller = gtk_scrolled_window_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_widget_add_css_class (self->scroller, "pages");
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->sheets));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (self->sheets, "notify::page", G_CALLBACK (show_place), self);
  g_signal_connect_swapped (self->sheets, "notify::n-pages", G_CALLBACK (show_place), self);
  g_signal_connect_swapped (self->sheets, "notify::scale", G_CALLBACK (scale_changed), self);
  show_place (self);
}
