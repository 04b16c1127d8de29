#include "app/chart-view.h"
#include "app/choice-popover.h"
#include "app/dialogs.h"
#include "app/explain.h"
#include "app/file-name.h"
#include "app/later.h"
#include "app/page.h"
#include "app/picture.h"
#include "app/tip.h"
#include "app/widgets.h"
#include "findings/heavy.h"

#include "concord-words.h"

/* Milliseconds in which the frame is drawn that shows what was typed. */
#define REST 20

/* Pixels of what is seen under the pointer while the chart is dragged. */
#define ICON_WIDTH 240.0
#define ICON_HEIGHT 180.0

struct _ConcordChartView
{
  GtkWidget parent_instance;

  ConcordDocument *document;
  ConcordRecord *subject;
  char *stage;
  char *kind;
  ConcordFigure *figure;
  guint64 stamp;
  guint idle;
  gboolean stale; /* not brought up to date while out of sight */

  GPtrArray *kinds;      /* of const ConcordFigureKind, as the list shows them */
  GtkDropDown *chooser;
  gboolean filling;      /* the list changes by us */

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *caption;
  GtkStack *stack;
  ConcordChartArea *area;
  GtkWidget *grid;
  GtkWidget *menu_button;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (ConcordChartView, concord_chart_view, GTK_TYPE_WIDGET)

enum
{
  PROP_STAGE = 1,
  PROP_FIGURE,
  PROP_DOCUMENT,
  PROP_SUBJECT,
  PROP_SHOW_TABLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

/* --- showing the figure ---------------------------------------------------------------------- */

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

static void
attach_cell (ConcordChartView *self, const char *text, guint column, int row, gboolean numeric)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), numeric ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? 16 : -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : numeric ? "numeric" : "cell-text");
  gtk_grid_attach (GTK_GRID (self->grid), label, (int) column, row, 1, 1);
}

static void
fill_grid (ConcordChartView *self)
{
  GtkWidget *child;
  guint n_columns, n_rows;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (self->figure == NULL)
    return;
  n_columns = concord_figure_get_n_columns (self->figure);
  n_rows = concord_figure_get_n_rows (self->figure);
  for (guint column = 0; column < n_columns; column++)
    {
      gboolean numeric = concord_figure_is_numeric (self->figure, column);

      attach_cell (self, concord_figure_get_header (self->figure, column), column, 0, numeric);
      for (guint row = 0; row < n_rows; row++)
        attach_cell (self, concord_figure_get_cell (self->figure, row, column), column,
                     (int) row + 1, numeric);
    }
}

static gboolean
shows_table (ConcordChartView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0;
}

static void
show_figure (ConcordChartView *self)
{
  gboolean full = self->figure != NULL && !concord_figure_is_empty (self->figure);

  gtk_widget_set_visible (GTK_WIDGET (self), self->figure != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy", full);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", full);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.explain", full);
  if (self->figure == NULL)
    {
      concord_chart_area_set_chart (self->area, NULL, NULL);
      fill_grid (self);
      return;
    }
  set_words (self->title, concord_figure_get_title (self->figure));
  set_words (self->subtitle, concord_figure_get_subtitle (self->figure));
  set_words (self->caption, concord_figure_get_caption (self->figure));
  concord_chart_area_set_chart (self->area, concord_figure_get_chart (self->figure),
                                concord_figure_get_words (self->figure));
  if (shows_table (self))
    fill_grid (self);
}

static void
recompute (ConcordChartView *self)
{
  g_clear_object (&self->figure);
  self->stale = FALSE;
  if (self->document != NULL && self->kind != NULL)
    {
      self->stamp = concord_figure_get_stamp (self->document, self->kind);
      self->figure = concord_figure_new (self->document, self->kind,
                                         self->subject == NULL
                                             ? NULL
                                             : concord_record_get_id (self->subject));
    }
  show_figure (self);
}

static gboolean
recompute_idle (gpointer data)
{
  ConcordChartView *self = data;

  self->idle = 0;
  recompute (self);
  return G_SOURCE_REMOVE;
}

/* Once for however many changes there were, and after the frame that shows what was typed: the key
 * is answered first. What nobody looks at is not worked out; a view without a figure is hidden, and
 * shows itself when there is one. */
static void
recompute_soon (ConcordChartView *self)
{
  if ((self->figure != NULL || self->stale) && !gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
  else if (self->idle == 0)
    self->idle = g_timeout_add_full (GDK_PRIORITY_REDRAW + 10, REST, recompute_idle, self, NULL);
}

static void
ensure_current (ConcordChartView *self)
{
  if (!self->stale && self->idle == 0)
    return;
  g_clear_handle_id (&self->idle, g_source_remove);
  recompute (self);
}

static void
fill (GtkWidget *widget)
{
  ensure_current (CONCORD_CHART_VIEW (widget));
}

/* At first sight the page comes first, with room for the chart. */
static void
map (GtkWidget *widget)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (widget);

  if (self->figure != NULL)
    ensure_current (self);
  GTK_WIDGET_CLASS (concord_chart_view_parent_class)->map (widget);
  if (self->figure == NULL && self->stale)
    concord_after_frame (widget, fill);
}

/* Another document or another figure: now, or at first sight. */
static void
show_other (ConcordChartView *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->figure != NULL || self->document == NULL || self->kind == NULL
      || gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      recompute (self);
      return;
    }
  self->stamp = concord_figure_get_stamp (self->document, self->kind);
  self->stale = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
document_changed (ConcordChartView *self)
{
  if (self->kind != NULL
      && concord_figure_get_stamp (self->document, self->kind) != self->stamp)
    recompute_soon (self);
}

static void
unfollow (ConcordChartView *self)
{
  if (self->document == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->document, document_changed, self);
  g_signal_handlers_disconnect_by_func (concord_heavy_get_for (self->document), recompute_soon,
                                        self);
}

static void
set_document (ConcordChartView *self, ConcordDocument *document)
{
  if (document == self->document)
    return;
  unfollow (self);
  g_set_object (&self->document, document);
  if (document == NULL)
    g_clear_object (&self->subject);
  else
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (document_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (concord_heavy_get_for (document), "finished",
                               G_CALLBACK (recompute_soon), self, G_CONNECT_SWAPPED);
    }
  show_other (self);
}

/* --- which figure ---------------------------------------------------------------------------- */

static void
select_kind (ConcordChartView *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->kinds->len; i++)
    {
      const ConcordFigureKind *kind = self->kinds->pdata[i];

      if (g_strcmp0 (kind->kind, self->kind) == 0)
        gtk_drop_down_set_selected (self->chooser, i);
    }
  self->filling = FALSE;
}

/* The figures of the stage; where there is no choice, no list to choose from. */
static void
fill_kinds (ConcordChartView *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const ConcordFigureKind *kinds = concord_figure_kinds_get (&n);

  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kinds[i].stage, self->stage) == 0)
      {
        g_ptr_array_add (self->kinds, (gpointer) &kinds[i]);
        gtk_string_list_append (labels, _ (kinds[i].label));
      }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (labels));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), self->kinds->len > 1);
  select_kind (self);
}

static void
set_kind (ConcordChartView *self, const char *kind)
{
  if (g_strcmp0 (kind, self->kind) == 0)
    return;
  g_free (self->kind);
  self->kind = g_strdup (kind);
  select_kind (self);
  show_other (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIGURE]);
}

static void
kind_chosen (ConcordChartView *self)
{
  guint position = gtk_drop_down_get_selected (self->chooser);

  if (!self->filling && position < self->kinds->len)
    set_kind (self, ((const ConcordFigureKind *) self->kinds->pdata[position])->kind);
}

/* --- what can be done with it ---------------------------------------------------------------- */

/* What leaves the program: without confidential figures, small cells withheld. */
static ConcordFigure *
make_public (ConcordChartView *self)
{
  return concord_figure_new_public (self->document, self->kind,
                                    self->subject == NULL
                                             ? NULL
                                             : concord_record_get_id (self->subject));
}

static gboolean
has_picture (ConcordChartView *self)
{
  ensure_current (self);
  return self->figure != NULL && !concord_figure_is_empty (self->figure);
}

GdkContentProvider *
concord_chart_view_new_content (ConcordChartView *view)
{
  g_autoptr (ConcordFigure) figure = NULL;

  if (!has_picture (view))
    return NULL;
  figure = make_public (view);
  return concord_picture_new_content (figure);
}

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (widget);
  g_autoptr (GdkContentProvider) content = concord_chart_view_new_content (self);
  g_autofree char *sentence = NULL;

  if (content == NULL)
    return;
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
  /* Translators: %s is the title of a chart. */
  sentence = g_strdup_printf (_ ("Copied the chart “%s” as a picture and as text. Paste it into a "
                                 "paper or a message."),
                              concord_figure_get_title (self->figure));
  concord_page_note (widget, sentence);
}

static void
save_chosen (GFile *file, gpointer data)
{
  g_autoptr (ConcordChartView) self = data;
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (ConcordFigure) figure = NULL;

  if (file == NULL || self->figure == NULL)
    return;
  if (path == NULL)
    {
      concord_page_note (GTK_WIDGET (self),
                         _ ("Pictures can be saved in folders of this computer only. Choose one."));
      return;
    }
  figure = make_public (self);
  if (!concord_picture_write (figure, path, CONCORD_THEME_LIGHT, &error))
    concord_page_note (GTK_WIDGET (self), error->message);
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *base = concord_file_name_dup_clean (concord_figure_get_title (self->figure));
  g_autofree char *suggested = g_strconcat (base, ".svg", NULL);

  gtk_file_filter_set_name (filter, _ ("Pictures: SVG, PNG, PDF"));
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_filter_add_suffix (filter, "pdf");
  concord_choose_target (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save picture"),
                         suggested, NULL, filter, ".svg", save_chosen, g_object_ref (self));
}

void
concord_chart_view_show_table (ConcordChartView *view, gboolean shown)
{
  if (shown == shows_table (view))
    return;
  if (shown)
    fill_grid (view);
  gtk_stack_set_visible_child_name (view->stack, shown ? "table" : "chart");
  g_object_notify_by_pspec (G_OBJECT (view), props[PROP_SHOW_TABLE]);
}

static void
explain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (widget);

  if (self->figure == NULL)
    return;
  gtk_popover_set_child (GTK_POPOVER (self->popover),
                         concord_explanation_new (concord_figure_get_explanation (self->figure)));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* --- dragging the picture -------------------------------------------------------------------- */

/* The chart as it is on the screen, small enough to see where it goes. */
static GdkPaintable *
new_icon (ConcordChartView *self)
{
  GtkWidget *area = GTK_WIDGET (self->area);
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (area);
  int width = MAX (gtk_widget_get_width (area), 1), height = MAX (gtk_widget_get_height (area), 1);
  double scale = MIN (1.0, MIN (ICON_WIDTH / width, ICON_HEIGHT / height));
  GtkSnapshot *shot = gtk_snapshot_new ();

  gtk_snapshot_append_color (shot, &(GdkRGBA){ 1, 1, 1, 0.8f },
                             &GRAPHENE_RECT_INIT (0, 0, (float) (width * scale),
                                                  (float) (height * scale)));
  gdk_paintable_snapshot (live, shot, width * scale, height * scale);
  return gtk_snapshot_free_to_paintable (shot, NULL);
}

static GdkContentProvider *
prepare_drag (GtkDragSource *source, double x, double y, ConcordChartView *self)
{
  g_autoptr (ConcordFigure) figure = NULL;

  if (!has_picture (self))
    return NULL;
  figure = make_public (self);
  return concord_picture_new_dragged (figure);
}

static void
begin_drag (GtkDragSource *source, GdkDrag *drag, ConcordChartView *self)
{
  g_autoptr (GdkPaintable) icon = new_icon (self);

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

static void
open_menu (ConcordChartView *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

/* The picture can be taken hold of, and has its menu where menus are looked for. */
static void
add_controllers (ConcordChartView *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_drag), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self->area), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (open_menu), self);
  gtk_widget_add_controller (GTK_WIDGET (self->area), GTK_EVENT_CONTROLLER (press));
}

static void
menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_menu (CONCORD_CHART_VIEW (widget));
}

/* --- the widget ------------------------------------------------------------------------------ */

ConcordFigure *
concord_chart_view_get_figure (ConcordChartView *view)
{
  ensure_current (view);
  return view->figure;
}

ConcordChartArea *
concord_chart_view_get_area (ConcordChartView *view)
{
  ensure_current (view);
  return view->area;
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (object);

  switch (id)
    {
    case PROP_STAGE:
      g_value_set_string (value, self->stage);
      break;
    case PROP_FIGURE:
      g_value_set_string (value, self->kind);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SUBJECT:
      g_value_set_object (value, self->subject);
      break;
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, shows_table (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (object);

  switch (id)
    {
    case PROP_STAGE:
      g_free (self->stage);
      self->stage = g_value_dup_string (value);
      fill_kinds (self);
      break;
    case PROP_FIGURE:
      set_kind (self, g_value_get_string (value));
      break;
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_SUBJECT:
      if (g_set_object (&self->subject, g_value_get_object (value)) && self->document != NULL)
        recompute_soon (self);
      break;
    case PROP_SHOW_TABLE:
      concord_chart_view_show_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dispose (GObject *object)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  unfollow (self);
  g_clear_object (&self->document);
  g_clear_object (&self->subject);
  g_clear_object (&self->figure);
  self->filling = TRUE;
  concord_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (concord_chart_view_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ConcordChartView *self = CONCORD_CHART_VIEW (object);

  g_ptr_array_unref (self->kinds);
  g_free (self->stage);
  g_free (self->kind);
  G_OBJECT_CLASS (concord_chart_view_parent_class)->finalize (object);
}

static void
concord_chart_view_class_init (ConcordChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  widget_class->map = map;
  props[PROP_STAGE] = g_param_spec_string ("stage", NULL, NULL, NULL, flags);
  props[PROP_FIGURE]
      = g_param_spec_string ("figure", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT, flags);
  props[PROP_SUBJECT] = g_param_spec_object ("subject", NULL, NULL, CONCORD_TYPE_RECORD, flags);
  props[PROP_SHOW_TABLE]
      = g_param_spec_boolean ("show-table", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save);
  gtk_widget_class_install_property_action (widget_class, "chart.table", "show-table");
  gtk_widget_class_install_action (widget_class, "chart.explain", NULL, explain);
  gtk_widget_class_install_action (widget_class, "chart.menu", NULL, menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "chart.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chart-view");
}

static GtkLabel *
new_words (const char *css_class)
{
  gboolean heading = g_str_equal (css_class, "figure-title");
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                  heading ? GTK_ACCESSIBLE_ROLE_HEADING : GTK_ACCESSIBLE_ROLE_LABEL,
                                  NULL);

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_selectable (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static GtkWidget *
new_menu_button (ConcordChartView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Copy picture"), "chart.copy");
  g_menu_append (menu, _ ("Save picture…"), "chart.save");
  g_menu_append (menu, _ ("Show as a table"), "chart.table");
  g_menu_append (menu, _ ("How this was worked out"), "chart.explain");
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "concord-more-symbolic");
  concord_menu_later (GTK_MENU_BUTTON (self->menu_button), G_MENU_MODEL (menu));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->menu_button), FALSE);
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_START);
  concord_set_tip (self->menu_button, _ ("Copy, save, table, explanation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart menu"), -1);
  self->popover = gtk_popover_new ();
  return self->menu_button;
}

static GtkWidget *
new_chooser (ConcordChartView *self)
{
  GtkWidget *list = concord_choice_drop_down_new ();
  GtkWidget *button = gtk_widget_get_first_child (list);

  self->chooser = GTK_DROP_DOWN (list);
  gtk_widget_set_visible (list, FALSE);
  concord_set_tip (list, _ ("Which chart is shown"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Chart"), -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Chart"), -1);
  g_signal_connect_swapped (list, "notify::selected", G_CALLBACK (kind_chosen), self);
  return list;
}

static void
concord_chart_view_init (ConcordChartView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *end;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->kinds = g_ptr_array_new ();
  gtk_widget_set_parent (new_chooser (self), GTK_WIDGET (self));
  self->title = new_words ("figure-title");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  /* As high as the title: Tab goes by the middle of what stands in a line. */
  end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (end), new_menu_button (self));
  gtk_box_append (GTK_BOX (head), end);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->popover, head);
  self->subtitle = new_words ("figure-subtitle");
  gtk_widget_set_parent (GTK_WIDGET (self->subtitle), GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  self->area = CONCORD_CHART_AREA (concord_chart_area_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->area), "chart");
  add_controllers (self);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_add_css_class (self->grid, "figure-table");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table of the chart"), -1);
  gtk_stack_add_named (self->stack, scroller, "table");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->caption = new_words ("figure-caption");
  gtk_widget_set_parent (GTK_WIDGET (self->caption), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
