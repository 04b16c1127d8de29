#include "app/section.h"
#include "app/wrap-layout.h"

struct _ConcordSections
{
  GtkWidget parent_instance;

  GtkStack *stack;             /* not owned: it stands on the same page */
  GtkSelectionModel *pages;    /* lives only as long as somebody holds it */
};

G_DEFINE_FINAL_TYPE (ConcordSections, concord_sections, GTK_TYPE_WIDGET)

enum
{
  PROP_STACK = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static void
toggled (GtkToggleButton *button, ConcordSections *self)
{
  GtkWidget *child = g_object_get_data (G_OBJECT (button), "child");

  if (gtk_toggle_button_get_active (button))
    gtk_stack_set_visible_child (self->stack, child);
}

static void
stack_switched (ConcordSections *self)
{
  GtkWidget *visible = gtk_stack_get_visible_child (self->stack);

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (g_object_get_data (G_OBJECT (button), "child") == visible)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
clear (ConcordSections *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The stack's pages are there before this is: a .ui sets properties in its own order. */
static void
fill (ConcordSections *self)
{
  GtkToggleButton *first = NULL;

  clear (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStackPage *page = gtk_stack_get_page (self->stack, child);
      GtkWidget *button = gtk_toggle_button_new_with_label (gtk_stack_page_get_title (page));

      g_object_set_data (G_OBJECT (button), "child", child);
      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      gtk_widget_add_css_class (button, "section-button");
      g_signal_connect (button, "toggled", G_CALLBACK (toggled), self);
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  stack_switched (self);
}

static void
set_stack (ConcordSections *self, GtkStack *stack)
{
  self->stack = stack;
  g_clear_object (&self->pages);
  if (stack == NULL)
    return;
  self->pages = gtk_stack_get_pages (stack);
  g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (stack_switched), self,
                           G_CONNECT_SWAPPED);
  fill (self);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    set_stack (CONCORD_SECTIONS (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_STACK)
    g_value_set_object (value, CONCORD_SECTIONS (object)->stack);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dispose (GObject *object)
{
  clear (CONCORD_SECTIONS (object));
  g_clear_object (&CONCORD_SECTIONS (object)->pages);
  G_OBJECT_CLASS (concord_sections_parent_class)->dispose (object);
}

static void
concord_sections_class_init (ConcordSectionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->dispose = dispose;
  props[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK,
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "sections");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
concord_sections_init (ConcordSections *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), concord_wrap_layout_new (0, 6));
}
