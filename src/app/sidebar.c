#include "app/sidebar.h"
#include "app/page-kinds.h"
#include "app/tip.h"
#include "app/widgets.h"

#include "concord-words.h"

struct _ConcordSidebar
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListBox *list;
  gboolean compact;
  gboolean marking; /* the selection follows the window, not the person */
};

G_DEFINE_FINAL_TYPE (ConcordSidebar, concord_sidebar, GTK_TYPE_WIDGET)

enum
{
  PROP_COMPACT = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

const char *
concord_sidebar_get_accelerator (guint number)
{
  static const char *const keys[]
      = { "<Alt>1", "<Alt>2", "<Alt>3", "<Alt>4", "<Alt>5",    "<Alt>6",
          "<Alt>7", "<Alt>8", "<Alt>9", "<Alt>0", "<Alt>minus" };

  return number >= 1 && number <= G_N_ELEMENTS (keys) ? keys[number - 1] : NULL;
}

static char *
dup_keys_label (guint number)
{
  const char *accelerator = concord_sidebar_get_accelerator (number);
  guint key;
  GdkModifierType modifiers;

  if (accelerator == NULL || !gtk_accelerator_parse (accelerator, &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
new_row (ConcordSidebar *self, const ConcordPageKind *kind)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *number = g_strdup_printf ("%u", kind->number);
  g_autofree char *keys = dup_keys_label (kind->number);
  /* Translators: a stage and the keys that go there: "Package (Alt+2)". */
  g_autofree char *tip = g_strdup_printf (_ ("%s (%s)"), _ (kind->title), keys == NULL ? number : keys);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "stage-number");
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_box_append (GTK_BOX (line), label);
  if (self->compact)
    {
      GtkWidget *image = gtk_image_new ();

      g_object_set_data (G_OBJECT (image), "icon", (gpointer) kind->icon);
      gtk_box_append (GTK_BOX (line), image);
    }
  else
    {
      label = gtk_label_new (_ (kind->title));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_box_append (GTK_BOX (line), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  concord_set_tip (row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kind->title), -1);
  g_object_set_data (G_OBJECT (row), "stage", (gpointer) kind->stage);
  return row;
}

static void
on_selected (GtkListBox *list, GtkListBoxRow *row, ConcordSidebar *self)
{
  if (row != NULL && !self->marking)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.stage", "s",
                                (const char *) g_object_get_data (G_OBJECT (row), "stage"));
}

static void
constructed (GObject *object)
{
  ConcordSidebar *self = CONCORD_SIDEBAR (object);
  guint n;
  const ConcordPageKind *kinds = concord_page_kinds_get (&n);

  G_OBJECT_CLASS (concord_sidebar_parent_class)->constructed (object);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, new_row (self, &kinds[i]));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_selected), self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, CONCORD_SIDEBAR (object)->compact);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CONCORD_SIDEBAR (object)->compact = g_value_get_boolean (value);
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&CONCORD_SIDEBAR (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (concord_sidebar_parent_class)->dispose (object);
}

/* Tab goes to the current stage and then on: GTK's own way would go through all of them and, as a
 * row that has the focus is selected, show each. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  ConcordSidebar *self = CONCORD_SIDEBAR (widget);

  return concord_focus_current_row (widget, self->scroller, self->list, direction);
}

/* Pictures of a sidebar that most windows never show are read when it is shown; empty, they take as
 * much room. */
static void
map (GtkWidget *widget)
{
  ConcordSidebar *self = CONCORD_SIDEBAR (widget);
  GtkListBoxRow *row;

  for (int i = 0; self->compact && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    {
      GtkWidget *image = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));

      if (gtk_image_get_storage_type (GTK_IMAGE (image)) == GTK_IMAGE_EMPTY)
        gtk_image_set_from_icon_name (GTK_IMAGE (image),
                                      g_object_get_data (G_OBJECT (image), "icon"));
    }
  GTK_WIDGET_CLASS (concord_sidebar_parent_class)->map (widget);
}

static void
concord_sidebar_class_init (ConcordSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = constructed;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  widget_class->map = map;
  widget_class->focus = focus;
  props[PROP_COMPACT]
      = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidebar");
}

static void
concord_sidebar_init (ConcordSidebar *self)
{
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stages of the work"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stages of the work"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
concord_sidebar_select (ConcordSidebar *sidebar, const char *stage)
{
  GtkListBoxRow *row;

  sidebar->marking = TRUE;
  gtk_list_box_select_row (sidebar->list, NULL);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (sidebar->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "stage"), stage) == 0)
      {
        gtk_list_box_select_row (sidebar->list, row);
        /* The keyboard goes on from the stage that shows. */
        if (gtk_widget_get_focus_child (GTK_WIDGET (sidebar->list)) != NULL)
          gtk_widget_grab_focus (GTK_WIDGET (row));
      }
  sidebar->marking = FALSE;
}
