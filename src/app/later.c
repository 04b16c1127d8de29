#include "app/later.h"
#include "app/widgets.h"

struct _ConcordLater
{
  GtkWidget parent_instance;

  GType type;
  char *resource;
  ConcordDocument *document;
};

G_DEFINE_FINAL_TYPE (ConcordLater, concord_later, GTK_TYPE_WIDGET)

enum
{
  PROP_TYPE = 1,
  PROP_RESOURCE,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint built_signal;

/* --- parts that nobody has opened ------------------------------------------------------------ */

static GtkWidget *
new_from_resource (ConcordLater *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;

  gtk_builder_expose_object (builder, "later", G_OBJECT (self));
  if (!gtk_builder_add_from_resource (builder, self->resource, &error))
    g_error ("%s", error->message);
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "part")));
}

static void
build (ConcordLater *self)
{
  g_autoptr (GtkWidget) part = NULL;

  if (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    return;
  part = self->resource != NULL ? new_from_resource (self)
                                : g_object_ref_sink (g_object_new (self->type, NULL));
  if (self->resource == NULL)
    g_object_bind_property (self, "document", part, "document", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  g_signal_emit (self, built_signal, 0);
}

static void
map (GtkWidget *widget)
{
  build (CONCORD_LATER (widget));
  GTK_WIDGET_CLASS (concord_later_parent_class)->map (widget);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ConcordLater *self = CONCORD_LATER (object);

  if (id == PROP_TYPE)
    g_value_set_gtype (value, self->type);
  else if (id == PROP_RESOURCE)
    g_value_set_string (value, self->resource);
  else
    g_value_set_object (value, self->document);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ConcordLater *self = CONCORD_LATER (object);

  if (id == PROP_TYPE)
    self->type = g_value_get_gtype (value);
  else if (id == PROP_RESOURCE)
    {
      g_free (self->resource);
      self->resource = g_value_dup_string (value);
    }
  else if (g_set_object (&self->document, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
dispose (GObject *object)
{
  ConcordLater *self = CONCORD_LATER (object);

  concord_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->document);
  G_OBJECT_CLASS (concord_later_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  g_free (CONCORD_LATER (object)->resource);
  G_OBJECT_CLASS (concord_later_parent_class)->finalize (object);
}

static void
concord_later_class_init (ConcordLaterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = dispose;
  object_class->finalize = finalize;
  widget_class->map = map;
  props[PROP_TYPE] = g_param_spec_gtype ("type", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_RESOURCE] = g_param_spec_string ("resource", NULL, NULL, NULL, flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, CONCORD_TYPE_DOCUMENT,
                                              flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  built_signal = g_signal_new ("built", CONCORD_TYPE_LATER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
concord_later_init (ConcordLater *self)
{
}

static GtkWidget *
find (GtkWidget *widget, const char *id)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, id);
  return found;
}

gpointer
concord_later_get_object (ConcordLater *later, const char *id)
{
  GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (later));

  return part == NULL ? NULL : find (part, id);
}

/* --- menus ----------------------------------------------------------------------------------- */

static void
build_menu (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

void
concord_menu_later (GtkMenuButton *button, GMenuModel *model)
{
  gtk_menu_button_set_create_popup_func (button, build_menu, g_object_ref (model), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

/* --- after the frame ------------------------------------------------------------------------- */

#define DEED "concord-after-frame"

static gboolean
do_deed (gpointer data)
{
  GtkWidget *widget = data;
  ConcordLaterDeed deed = (ConcordLaterDeed) g_object_steal_data (G_OBJECT (widget), DEED);

  if (deed != NULL)
    deed (widget);
  return G_SOURCE_REMOVE;
}

static void
after_paint (GdkFrameClock *clock, GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint, widget);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, do_deed, g_object_ref (widget), g_object_unref);
}

void
concord_after_frame (GtkWidget *widget, ConcordLaterDeed deed)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_return_if_fail (clock != NULL);
  g_object_set_data (G_OBJECT (widget), DEED, (gpointer) deed);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (after_paint), widget, 0);
}
